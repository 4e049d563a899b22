"""What of all that is missing is looked at: by when it is due, whose it is."""

from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from app.domain.duties.duty import Duty
from app.domain.periods import last_of_month
from app.domain.permissions import Action, Actor, may


class DueBy(Enum):
    """By when a thing is due, to be looked at."""

    ANY_DAY = auto()
    THIS_MONTH = auto()
    """What is due by the end of the month of today, with what is late."""

    @property
    def italian(self) -> str:
        return {DueBy.ANY_DAY: "Ogni scadenza", DueBy.THIS_MONTH: "Entro il mese"}[self]


class Whose(Enum):
    """Whose things are looked at."""

    EVERYBODY = auto()
    MINE = auto()

    @property
    def italian(self) -> str:
        return {Whose.EVERYBODY: "Di tutti", Whose.MINE: "Miei"}[self]


def in_sight(duties: Iterable[Duty], within: DueBy, whose: Whose, today: date) -> list[Duty]:
    """Return the things that are looked at, in the order in which they come."""
    last = last_of_month(today)
    return [
        one
        for one in duties
        if (whose is Whose.EVERYBODY or one.doer.is_user)
        and (within is DueBy.ANY_DAY or (one.due is not None and one.due <= last))
    ]


def told_to(actor: Actor, duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return what somebody is told of: all of it who keeps the archive, the own alone whoever else logs in."""
    is_everything = may(actor, Action.EDIT_ARCHIVE)
    return tuple(one for one in duties if is_everything or one.doer.is_user)

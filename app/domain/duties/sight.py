"""What of all that is missing is looked at: by when it is due, whose it is."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import Enum, auto

from app.domain.duties.duty import Duty
from app.domain.periods import last_of_month
from app.domain.permissions import Action, Actor, may


class DutyFilter(Enum):
    """Which things are looked at: several filters leave what passes all of them."""

    THIS_MONTH = auto()
    """What is due by the end of the month of today, with what is late."""
    MINE = auto()

    @property
    def italian(self) -> str:
        return {DutyFilter.THIS_MONTH: "Entro il mese", DutyFilter.MINE: "Miei"}[self]


def in_sight(duties: Iterable[Duty], chosen: Collection[DutyFilter], today: date) -> list[Duty]:
    """Return the things that pass the filters chosen, in the order in which they come."""
    last = last_of_month(today)
    return [
        one
        for one in duties
        if (DutyFilter.MINE not in chosen or one.doer.is_user)
        and (DutyFilter.THIS_MONTH not in chosen or (one.due is not None and one.due <= last))
    ]


def told_to(actor: Actor, duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return what somebody is told of: all of it who keeps the archive, the own alone whoever else logs in."""
    is_everything = may(actor, Action.EDIT_ARCHIVE)
    return tuple(one for one in duties if is_everything or one.doer.is_user)

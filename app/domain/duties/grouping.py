"""What is missing, put together by who must act, by subject or by day."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import TypeVar

from app.domain.duties.duty import Doer, Duty, late_count
from app.domain.issues import Severity
from app.domain.italian import format_date

Key = TypeVar("Key", bound=Hashable)

MANY = 4
"""How many things alike are told together rather than one by one."""

LATE, UNDATED = "In ritardo", "Senza scadenza"
_WEIGHT = {Severity.ERROR: 0, None: 1, Severity.WARNING: 2, Severity.NOTE: 3}


class Grouping(Enum):
    """By what the things that are missing are put together."""

    DOER = auto()
    SUBJECT = auto()
    DUE = auto()

    @property
    def italian(self) -> str:
        return {Grouping.DOER: "chi deve agire", Grouping.SUBJECT: "argomento", Grouping.DUE: "scadenza"}[self]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One line of a group: a thing alone, or many alike under the words that count them."""

    title: str
    duties: tuple[Duty, ...]

    @property
    def is_single(self) -> bool:
        return len(self.duties) == 1


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Things that belong together: `note` says more of the title (a role), `is_user` that they are the user's own."""

    key: Hashable
    title: str
    lines: tuple[DutyLine, ...]
    note: str = ""
    is_user: bool = False

    @property
    def duties(self) -> tuple[Duty, ...]:
        return tuple(duty for line in self.lines for duty in line.duties)


def grouped(duties: Iterable[Duty], grouping: Grouping, today: date) -> list[DutyGroup]:
    """Put the things that are missing in groups, each once, what is most urgent first in each."""
    once = sorted(dict.fromkeys(duties), key=lambda one: _urgency(one, today))
    groups = _GROUPINGS[grouping](once, today)
    return sorted(groups, key=lambda group: not group.is_user) if grouping is Grouping.DOER else groups


def _urgency(duty: Duty, today: date) -> tuple[bool, int, date]:
    return not duty.is_late(today), _WEIGHT[duty.severity], duty.due or date.max


def _by_doer(duties: Sequence[Duty], today: date) -> list[DutyGroup]:
    found = _apart(duties, lambda one: one.doer.party)
    groups = [
        DutyGroup(party, own[0].doer.name, _lines(own), _note(own[0].doer), own[0].doer.is_user)
        for party, own in found.items()
    ]
    return sorted(groups, key=lambda group: (-late_count(group.duties, today), group.title.casefold()))


def _note(doer: Doer) -> str:
    """Say in which capacity somebody acts, and when a letter was last written to them."""
    reminded = f"promemoria del {format_date(doer.reminded_on)}" if doer.reminded_on else ""
    return ", ".join(filter(None, (doer.role, reminded)))


def _by_subject(duties: Sequence[Duty], _today: date) -> list[DutyGroup]:
    found = _apart(duties, lambda one: one.alike or one.place.subject)
    return [DutyGroup(words, words[:1].upper() + words[1:], _told_apart(own)) for words, own in found.items()]


def _by_due(duties: Sequence[Duty], today: date) -> list[DutyGroup]:
    ordered = sorted(duties, key=lambda one: one.due or date.max)
    found = _apart(ordered, lambda one: LATE if one.is_late(today) else one.due)
    lines = {due: _with_doers(_lines(own)) for due, own in found.items()}
    return [DutyGroup(due, due if isinstance(due, str) else _by_day(due), own) for due, own in lines.items()]


def _by_day(due: object) -> str:
    return f"Entro il {format_date(due)}" if isinstance(due, date) else UNDATED


_GROUPINGS: dict[Grouping, Callable[[Sequence[Duty], date], list[DutyGroup]]] = {
    Grouping.DOER: _by_doer,
    Grouping.SUBJECT: _by_subject,
    Grouping.DUE: _by_due,
}


def _apart(duties: Iterable[Duty], key: Callable[[Duty], Key]) -> dict[Key, list[Duty]]:
    found: dict[Key, list[Duty]] = {}
    for one in duties:
        found.setdefault(key(one), []).append(one)
    return found


def _lines(duties: Sequence[Duty]) -> tuple[DutyLine, ...]:
    """Tell together the things that are alike and `MANY`."""
    found = _apart(duties, lambda one: (one.alike, one.severity, one.due) if one.alike else one)
    return tuple(line for alike in found.values() for line in _folded(alike))


def _folded(alike: Sequence[Duty]) -> tuple[DutyLine, ...]:
    if len(alike) < MANY:
        return _one_by_one(alike)
    return (DutyLine(f"{len(alike)} {alike[0].alike}", tuple(alike)),)


def _told_apart(duties: Sequence[Duty]) -> tuple[DutyLine, ...]:
    return _with_doers(_one_by_one(duties))


def _with_doers(lines: Sequence[DutyLine]) -> tuple[DutyLine, ...]:
    """Name who must act on the lines of a place where two say the same: by day and by subject it is not told yet."""
    many = Counter(one.title for one in lines)
    alike = {one.duties[0].place for one in lines if many[one.title] > 1}
    return tuple(
        replace(one, title=f"{one.title} (tocca a {one.duties[0].doer.name})")
        if one.is_single and one.duties[0].place in alike and not one.duties[0].alike
        else one
        for one in lines
    )


def _one_by_one(duties: Iterable[Duty]) -> tuple[DutyLine, ...]:
    return tuple(DutyLine(one.sentence, (one,)) for one in duties)

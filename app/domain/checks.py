"""A check: one declared row and one pure function over facts, whoever reads what it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from app.domain.acting import Acting
from app.domain.issues import Issue, Link, Severity
from app.domain.law.norms import Law
from app.domain.year_windows import StepKey

Facts = TypeVar("Facts")

BY_METHOD = "secondo la metodologia"
"""The source of what no law asks: the method of the ente does."""
OF_THE_ENTE = "impostazione dell'ente"
"""The source of what is looked for only where the ente has chosen so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: in words, where it is mended, the day it arose where that is within the year."""

    sentence: str
    link: Link | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Check(Generic[Facts]):
    """A check of the list (`W1`, `coverage`): what it is called, how much it weighs, who asks for it.

    `alike` is what several findings are called after their count, empty when it can speak only once a year; `norm` is
    the code of the texts of law or contract that ask for it, `source` what is cited: those texts as they are in force
    (`in_force`), `BY_METHOD`, or nothing for what any archive must be; `field` is the key of the draft that is wrong.
    After a finding of a check that `stops` nothing else is looked at: what the archive holds cannot be trusted.
    `acting` is in which capacity somebody must act on what it finds, `step` the step of the year that waits for it;
    where not even that is asked (`asks` is false) what it finds is only to be known.
    """

    code: str
    find: Callable[[Facts], Iterable[Finding]]
    alike: str = ""
    severity: Severity = Severity.ERROR
    source: str = ""
    field: str = ""
    stops: bool = False
    acting: Acting = Acting.SECRETARY
    step: StepKey | None = None
    norm: str = ""
    asks: bool = True

    def issues(self, facts: Facts) -> Iterator[Issue]:
        for one in self.find(facts):
            yield Issue(
                self.code, one.sentence, self.field, self.severity, self.source, one.link, self.alike, one.since
            )


def in_force(check: Check[Facts], law: Law, day: date) -> Check[Facts] | None:
    """Return a check with the source of its texts; None when none of them is in force on `day`."""
    if not check.norm:
        return check
    source = law.source_on(check.norm, day)
    return replace(check, source=source) if source else None

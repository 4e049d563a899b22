"""A check: one declared row and one pure function over facts, whoever reads what it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.acting import Acting
from app.domain.issues import Issue, Link, Severity
from app.domain.year_windows import StepKey

Facts = TypeVar("Facts")

BY_METHOD = "secondo la metodologia"
"""The source of what no law asks: the method of the ente does."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: in words, where it is mended, its source when it is not that of the check."""

    sentence: str
    link: Link | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Check(Generic[Facts]):
    """A check of the list (`W1`, `coverage`): what it is called, how much it weighs, who asks for it.

    `alike` is what several findings are called after their count, empty when it can speak only once a year; `source`
    is an article or `BY_METHOD`, empty for what any archive must be; `field` is the key of the draft that is wrong.
    After a finding of a check that `stops` nothing else is looked at: what the archive holds cannot be trusted.
    `acting` is in which capacity somebody must act on what it finds, `step` the step of the year that waits for it.
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

    def issues(self, facts: Facts) -> Iterator[Issue]:
        for one in self.find(facts):
            source = self.source if one.source is None else one.source
            yield Issue(self.code, one.sentence, self.field, self.severity, source, one.link, self.alike)


def issues_of(checks: Iterable[Check[Facts]], facts: Facts) -> list[Issue]:
    """Return what these checks find in the same facts, in their order."""
    return [issue for check in checks for issue in check.issues(facts)]

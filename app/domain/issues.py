"""Findings as values: what `validate(draft)` and the checks return."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.italian_enum import ItalianEnum


class Severity(ItalianEnum):
    """How much a finding weighs: an error stops, a warning and a note do not."""

    ERROR = "error", "Errore"
    WARNING = "warning", "Avviso"
    NOTE = "note", "Nota"


class Link(NamedTuple):
    """A place in the program: a kind of thing (`employee`, `sheet`, ...) and its id.

    `field` is the key of what is to be filled there, and `part` the id of the row that has it (an indicator of an
    objective), where there are several: whoever shows the place gives that field the keyboard.
    """

    kind: str
    id: int
    field: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: a sentence in Italian, the field it is about, where to mend it and its source.

    `code` is stable (`W1`, `matricola_twice`); `field` is a key of the draft, or empty when the finding
    is about the whole; `article` cites the law, the contract or the method, when there is one; `alike` is what
    several such findings are called after their count; `since` is the day it arose where its time runs
    from there.
    """

    code: str
    sentence: str
    field: str = ""
    severity: Severity = Severity.ERROR
    article: str = ""
    link: Link | None = None
    alike: str = ""
    since: date | None = None


def errors_of(issues: Iterable[Issue]) -> list[Issue]:
    return [issue for issue in issues if issue.severity is Severity.ERROR]

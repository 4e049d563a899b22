"""What some checks found, as the page that they are about lists it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.issues import Issue, Link, Severity


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the number of its rule of the list (`W10`, or empty), its weight, in words, whence."""

    id: int
    code: str
    severity: Severity
    sentence: str
    source: str
    link: Link | None


FINDING_ROW_COLUMNS: tuple[Column, ...] = (
    Column("code", "Regola", Format.CODE, 8),
    Column("severity", "Peso", Format.CHOICE, 10),
    Column("sentence", "Rilievo", width=90),
    Column("source", "Fonte", width=34),
)


_OF_THE_LIST = re.compile(r"W\d+[a-z]?")
"""The rules that have a number that people know; other codes are words of the program."""


def finding_rows(issues: Iterable[Issue]) -> tuple[FindingRow, ...]:
    return tuple(
        FindingRow(
            number,
            one.code if _OF_THE_LIST.fullmatch(one.code) else "",
            one.severity,
            one.sentence,
            one.article,
            one.link,
        )
        for number, one in enumerate(issues, 1)
    )

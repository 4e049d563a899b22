"""What some checks found, as the page that they are about lists it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.issues import Issue, Link, Severity


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the code of its check, how much it weighs, in words, who asks for it, where it is mended."""

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


def finding_rows(issues: Iterable[Issue]) -> tuple[FindingRow, ...]:
    return tuple(
        FindingRow(number, one.code, one.severity, one.sentence, one.article, one.link)
        for number, one in enumerate(issues, 1)
    )

"""Linee di mandato: what the objectives serve, for the years of a mandate."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import MandateLineId
from app.domain.issues import Issue
from app.domain.objectives.rules import text_issues

FIRST_YEAR, LAST_YEAR = 1990, 2200
LENGTH = 5
"""Years of the mandate of a Sindaco (art. 51 TUEL)."""


@dataclass(frozen=True, slots=True)
class MandateLineDraft:
    """A line as a form or a row of the table edits it; the mandate goes from year to year, both included.

    A table, which must not write years with a thousands separator, gives them as decimals.
    """

    id: MandateLineId | None = None
    version: int | None = None
    code: str = ""
    title: str = ""
    description: str = ""
    mandate_from: int | Decimal | None = None
    mandate_to: int | Decimal | None = None


@dataclass(frozen=True, slots=True)
class MandateLineRow:
    """A line in the list; `objectives` are those of every year that serve it."""

    id: MandateLineId
    version: int
    code: str
    title: str
    description: str
    mandate_from: int
    mandate_to: int
    objectives: int


MANDATE_LINE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 10, editable=True, required=True),
    Column("title", "Titolo", Format.TEXT, 40, editable=True, required=True),
    Column("mandate_from", "Dal", Format.DECIMAL, 7, editable=True, required=True, digits=0),
    Column("mandate_to", "Al", Format.DECIMAL, 7, editable=True, required=True, digits=0),
    Column("objectives", "Obiettivi", Format.INTEGER, 9),
    Column("description", "Descrizione", Format.TEXT, 30, editable=True),
)


def validate(draft: MandateLineDraft) -> list[Issue]:
    return [
        *text_issues(draft.code, "code", "il codice", longest=20, required=True),
        *text_issues(draft.title, "title", "il titolo", longest=300, required=True),
        *text_issues(draft.description, "description", "la descrizione", longest=10_000),
        *_year_issues(draft.mandate_from, "mandate_from", "Il primo anno del mandato"),
        *_year_issues(draft.mandate_to, "mandate_to", "L'ultimo anno del mandato"),
        *_order_issues(draft),
    ]


def next_line(rows: list[MandateLineRow], year: int) -> MandateLineDraft:
    """Return what a new line begins with: the mandate of the last one, else the one that starts in `year`."""
    if rows:
        return MandateLineDraft(mandate_from=rows[-1].mandate_from, mandate_to=rows[-1].mandate_to)
    return MandateLineDraft(mandate_from=year, mandate_to=year + LENGTH - 1)


def _year_issues(year: int | Decimal | None, field: str, what: str) -> Iterator[Issue]:
    if year is None:
        yield Issue("year_missing", f"{what} manca.", field)
    elif not FIRST_YEAR <= year <= LAST_YEAR or year != int(year):
        yield Issue("year_out_of_range", f"{what} è un anno dal {FIRST_YEAR} al {LAST_YEAR}.", field)


def _order_issues(draft: MandateLineDraft) -> Iterator[Issue]:
    if draft.mandate_from and draft.mandate_to and draft.mandate_to < draft.mandate_from:
        yield Issue("years_upside_down", "L'ultimo anno del mandato viene prima del primo.", "mandate_to")

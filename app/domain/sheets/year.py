"""The year of one person: the sheets that make its result, and how the result came to be."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.columns import Column, Format
from app.domain.ids import SheetId
from app.domain.italian import format_date
from app.domain.roles import SheetRole
from app.domain.scoring.steps import Step
from app.domain.sheets.rows import YearResultRow
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState, SignatureOutcome, standing_words


@dataclass(frozen=True, slots=True)
class YearSheetRow:
    """One sheet of the year; its figures are None before the first score and where the sheet is not evaluated."""

    id: SheetId
    valid_from: date
    valid_to: date
    days: int
    total: Decimal | None
    individual: Decimal | None
    state: SheetState
    is_provisional: bool
    evaluator: str
    unit: str
    answer: SignatureOutcome | None = None

    @property
    def standing(self) -> str:
        return standing_words(self.state, self.answer)

    @property
    def label(self) -> str:
        return f"Scheda dal {format_date(self.valid_from)} al {format_date(self.valid_to)}"


YEAR_SHEET_COLUMNS = (
    Column("valid_from", "Dal", Format.DATE, width=13),
    Column("valid_to", "Al", Format.DATE, width=13),
    Column("days", "Giorni", Format.INTEGER, width=7),
    Column("total", "Totale", Format.DECIMAL, width=7),
    Column("individual", "Performance individuale", Format.DECIMAL, width=12),
    Column("state", "Stato", Format.CHOICE, width=19, told_by="standing"),
    Column("is_provisional", "Provvisorio", Format.BOOLEAN, width=10),
    Column("evaluator", "Valutatore", width=22),
    Column("unit", "Unità", width=30),
)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The figures of the year of one person in one role, as printed: what awards and rankings read.

    `sections` are the means of the degrees by code, `share` that of the shares of the award of the sheets, 0..100.
    None where something is missing, or does not apply. `is_evaluated`: some sheet counts; `is_settled`: all are final.
    """

    person: Party
    role: SheetRole
    total: Decimal | None
    individual: Decimal | None
    sections: tuple[tuple[str, Fraction], ...]
    share: Fraction | None
    is_negative: bool
    is_evaluated: bool
    is_settled: bool


@dataclass(frozen=True, slots=True)
class YearDetail:
    """The year of one person; `explanation` is the result's tree, then that of individual performance, if any."""

    row: YearResultRow
    sheets: tuple[YearSheetRow, ...]
    explanation: tuple[Step, ...]

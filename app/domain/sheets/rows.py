"""Sheets and results as tables show them and exports write them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId, SheetId
from app.domain.italian import format_decimal
from app.domain.objectives.objective import UnitRef
from app.domain.roles import SheetRole
from app.domain.scoring.numbers import written
from app.domain.scoring.steps import Step
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState, SignatureOutcome, standing_words

NOBODY = Party()
"""The evaluator of a sheet that has none."""


@dataclass(frozen=True, slots=True)
class SectionDegree:
    """The degree of one section, 0..100; None while nothing is known or when it does not apply."""

    code: str
    title: str
    degree: Decimal | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet in the list of its round.

    `total` and `band` are None before the first score and where whoever looks may not see scores; while `missing`
    is not 0 they are provisional, and `band` says so.
    """

    id: SheetId
    version: int
    person: str
    matricola: str
    unit: str
    valid_from: date
    valid_to: date
    role: SheetRole
    evaluator: str
    state: SheetState
    total: Decimal | None
    band: str | None
    missing: int
    is_top: bool = False
    employee_id: EmployeeId | None = None
    surname: str = ""
    evaluator_party: Party = NOBODY
    unit_ref: UnitRef | None = None
    answer: SignatureOutcome | None = None

    @property
    def standing(self) -> str:
        """Where the sheet stands, in words: `firma rifiutata` where nobody signed it."""
        return standing_words(self.state, self.answer)

    @property
    def days(self) -> int:
        return (self.valid_to - self.valid_from).days + 1


_FROM = Column("valid_from", "Dal", Format.DATE, width=13)
_TO = Column("valid_to", "Al", Format.DATE, width=13)

SHEET_COLUMNS = (
    Column("person", "Persona", width=16),
    Column("state", "Stato", Format.CHOICE, width=17, told_by="standing"),
    Column("missing", "Manca", Format.INTEGER, width=6, help="Quante cose mancano per completare la scheda"),
    Column("total", "Totale", Format.DECIMAL, width=7),
    Column("band", "Fascia", width=12),
    Column("evaluator", "Valutatore", width=22),
    Column("unit", "Unità", width=30),
    Column("role", "Ruolo", Format.CHOICE, width=14),
    _FROM,
    _TO,
    Column("matricola", "Matricola", Format.CODE, width=10),
)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The result of one sheet: what *Risultati* and the command line give out.

    `share` is the percentage of the award after blocking rules and payment times.
    """

    id: SheetId
    person: str
    matricola: str
    valid_from: date
    valid_to: date
    state: SheetState
    sections: tuple[SectionDegree, ...]
    individual: Decimal | None
    exact_total: Fraction | None
    total: Decimal | None
    band: str
    share: Decimal | None
    is_provisional: bool
    explanation: Step | None = None
    answer: SignatureOutcome | None = None

    @property
    def standing(self) -> str:
        """Where the sheet stands, in words: `firma rifiutata` where nobody signed it."""
        return standing_words(self.state, self.answer)

    @property
    def section_degrees(self) -> str:
        """Write the degrees of the sections in one cell: `Obiettivi 87,00; Comportamenti 83,33`."""
        return "; ".join(f"{one.title} {format_decimal(one.degree)}" for one in self.sections)

    @property
    def exact(self) -> str:
        """Write the total before its rounding: `85,533333…`."""
        return "" if self.exact_total is None else written(self.exact_total)


RESULT_COLUMNS = (
    Column("person", "Persona", width=28),
    Column("matricola", "Matricola", Format.CODE, width=10),
    _FROM,
    _TO,
    Column("state", "Stato", Format.CHOICE, width=16, told_by="standing"),
    Column("section_degrees", "Gradi delle sezioni", width=60),
    Column("individual", "Performance individuale", Format.DECIMAL, width=12),
    Column("exact", "Totale esatto", width=16),
    Column("total", "Totale", Format.DECIMAL, width=9),
    Column("band", "Fascia", width=16),
    Column("share", "Quota del premio", Format.PERCENT, width=10, digits=2),
    Column("is_provisional", "Provvisorio", Format.BOOLEAN, width=10),
)


@dataclass(frozen=True, slots=True)
class YearResultRow:
    """The result of a person in the year: the mean of the totals of the sheets, weighted by their days.

    `sheets` and `days` count the sheets that are evaluated and may be seen, `begun` those somebody has begun to fill;
    where the mean cannot be told there is no figure, and `note` says why.
    """

    id: Party
    person: str
    matricola: str
    sheets: int
    days: int
    total: Decimal | None
    individual: Decimal | None
    is_provisional: bool
    note: str = ""
    begun: int = 0


YEAR_RESULT_COLUMNS = (
    Column("person", "Persona", width=24),
    Column("matricola", "Matricola", Format.CODE, width=10),
    Column("sheets", "Schede", Format.INTEGER, width=7),
    Column("days", "Giorni", Format.INTEGER, width=7),
    Column("total", "Risultato dell'anno", Format.DECIMAL, width=10),
    Column("individual", "Performance individuale", Format.DECIMAL, width=12),
    Column("is_provisional", "Provvisorio", Format.BOOLEAN, width=10),
    Column("note", "Annotazioni", width=40),
)

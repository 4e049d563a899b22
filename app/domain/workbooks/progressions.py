"""The *Progressioni* workbook of a year: facts of the candidates, years of before, titles, each with its source."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.italian import format_date
from app.domain.progressions.editing import FACT_FIELDS, HeldItemDraft, PastYearDraft, ProgressionFactDraft
from app.domain.structure.employees import EMPLOYEE_COLUMNS, FULL_NAME
from app.domain.workbooks.kinds import PROGRESSIONS
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.reading import RawWorkbook
from app.domain.workbooks.references import resolve_person
from app.domain.workbooks.resolved import Resolved
from app.domain.workbooks.rules import SheetRules, filled_draft
from app.domain.workbooks.year_rows import StaffYearRows, own_headings

_MATRICOLA = next(replace(column, required=True) for column in EMPLOYEE_COLUMNS if column.key == "matricola")
_SOURCE = Column("source", "Fonte", width=34)

FACTS_SHEET = SheetLayout(
    "Dati dei candidati",
    (_MATRICOLA, FULL_NAME, *(replace(column, required=False) for column in FACT_FIELDS)),
    ("matricola",),
    ("matricola", "full_name"),
    ("Candidati", "Progressioni"),
    informative=("full_name",),
    known_by=("last_on", "sanction_on"),
)
YEARS_SHEET = SheetLayout(
    "Anni di performance",
    (
        _MATRICOLA,
        FULL_NAME,
        Column("year", "Anno di performance", Format.INTEGER, 10, required=True, synonyms=("Anno",)),
        Column(
            "value", "Performance individuale", Format.DECIMAL, 12, required=True,
            synonyms=("Punteggio", "Valutazione", "Performance"),
        ),
        _SOURCE,
    ),
    ("matricola", "year"),
    ("matricola", "full_name", "year"),
    ("Anni", "Valutazioni degli anni prima"),
    informative=("full_name",),
    known_by=("year", "value"),
)  # fmt: skip
ITEMS_SHEET = SheetLayout(
    "Titoli dei candidati",
    (
        _MATRICOLA,
        FULL_NAME,
        Column("criterion", "Criterio", width=18, required=True, help="Il codice che ha nelle regole"),
        Column("item", "Voce", width=18, help="Il codice della voce; vuota per un criterio lineare"),
        Column("quantity", "Quantità", Format.QUANTITY, 10, required=True, digits=None),
        _SOURCE,
    ),
    ("matricola", "criterion", "item"),
    ("matricola", "full_name", "criterion", "item"),
    ("Titoli",),
    informative=("full_name",),
    known_by=("criterion", "quantity"),
    may_lack=("item",),
)  # fmt: skip
_INSTRUCTIONS = (
    "1. «Dati dei candidati»: una riga per persona. L'ultima progressione, o che non ce n'è mai stata; le sanzioni.",
    "   Poi i giorni di servizio altrove, il motivo per cui non partecipa, e la fonte di questi dati.",
    "2. «Anni di performance»: gli anni che l'archivio non ha, su 100, con la fonte; gli altri si leggono da lì.",
    "3. «Titoli dei candidati»: il codice del criterio e della voce come nelle regole, la quantità e la fonte.",
    "4. La persona si riconosce dalla matricola. Importare due volte lo stesso file non cambia niente.",
    "5. Il file contiene dati personali: va conservato con le cautele dovute ai documenti del personale.",
)
PROGRESSIONS_LAYOUT = WorkbookLayout(
    PROGRESSIONS, 1, (FACTS_SHEET, YEARS_SHEET, ITEMS_SHEET), _INSTRUCTIONS, main=FACTS_SHEET.name
)


@dataclass(frozen=True, slots=True)
class CandidateFactLine:
    """The facts of a person as the workbook has them; a candidate without facts has an empty line to fill.

    `known_last` is the last progression that the archive knows, entered or given by a ranking of an earlier year.
    """

    matricola: str
    full_name: str
    employee_id: EmployeeId
    last_on: date | None = None
    has_none: bool | None = None
    sanction_on: date | None = None
    earlier_days: int | None = None
    draw: int | None = None
    left_out: str = ""
    source: str = ""
    version: int | None = None
    known_last: date | None = None


@dataclass(frozen=True, slots=True)
class PastYearLine:
    """A year of a person as the workbook has it."""

    matricola: str
    full_name: str
    employee_id: EmployeeId
    year: int
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class HeldItemLine:
    """A title of a person as the workbook has it."""

    matricola: str
    full_name: str
    employee_id: EmployeeId
    criterion: str
    item: str
    quantity: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class ProgressionEntry:
    """Something of a candidate on its way to the archive: a fact, a year or a title of the procedure of a year."""

    of_year: int
    draft: ProgressionFactDraft | PastYearDraft | HeldItemDraft


def _entry(
    kind: type[ProgressionFactDraft] | type[PastYearDraft] | type[HeldItemDraft],
    current: Any,
    resolved: Resolved,
    rows: StaffYearRows,
) -> ProgressionEntry:
    person = resolve_person(resolved, rows.personnel)
    draft = filled_draft(kind, current, resolved, employee_id=person.id if person else EmployeeId(0))
    return ProgressionEntry(rows.year, draft)


def _fact(current: Any, resolved: Resolved, rows: StaffYearRows) -> ProgressionEntry:
    entry = _entry(ProgressionFactDraft, current, resolved, rows)
    if isinstance(entry.draft, ProgressionFactDraft):  # an empty cell is no answer: it stands for «no»
        return replace(entry, draft=replace(entry.draft, has_none=bool(entry.draft.has_none)))
    return entry


def _contradicted(current: Any, resolved: Resolved, _rows: StaffYearRows) -> list[str]:
    """Say where a file tells another last progression than the archive knows: one of the two is wrong."""
    known = getattr(current, "known_last", None)
    told = resolved.values.get("last_on")
    if known is None:
        return []
    if resolved.values.get("has_none") is True:
        said = "che non ne ha mai avute"
    elif isinstance(told, date) and told != known:
        said = f"il {format_date(told)}"
    else:
        return []
    archived = f"per l'archivio l'ultima progressione ha effetto dal {format_date(known)}"
    return [f"{current.full_name}: {archived}, il file dice {said}. Controllare quale è giusta prima di importare."]


def _year(current: Any, resolved: Resolved, rows: StaffYearRows) -> ProgressionEntry:
    return _entry(PastYearDraft, current, resolved, rows)


def _held(current: Any, resolved: Resolved, rows: StaffYearRows) -> ProgressionEntry:
    return _entry(HeldItemDraft, current, resolved, rows)


_OWN_HEADINGS = (
    (FACTS_SHEET, {"last_on", "sanction_on"}),
    (YEARS_SHEET, {"matricola", "year", "value"}),
    (ITEMS_SHEET, {"matricola", "criterion", "quantity"}),
)


def progression_headings(raw: RawWorkbook) -> int:
    """Return how many headings of ours a file has, on the tables that tell of progressions."""
    return own_headings(raw, _OWN_HEADINGS)


PROGRESSION_SHEET_RULES = (
    SheetRules(FACTS_SHEET, _fact, {"employee_id": "matricola"}, proposals=_contradicted),
    SheetRules(YEARS_SHEET, _year, {"employee_id": "matricola"}),
    SheetRules(ITEMS_SHEET, _held, {"employee_id": "matricola"}),
)

"""The *Dati per i premi* workbook of a year: what the awards read of each person and nothing else says."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.awards.facts import FACT_DAY, FACT_SOURCE, FACT_TEXT, FACT_VALUE, AwardFactDraft, AwardFactKind
from app.domain.awards.vocabulary import Sanction
from app.domain.columns import Column, Format
from app.domain.ids import AwardFactId, EmployeeId
from app.domain.structure.employees import EMPLOYEE_COLUMNS, FULL_NAME
from app.domain.workbooks.kinds import AWARD_FACTS
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.reading import RawWorkbook
from app.domain.workbooks.references import resolve_person
from app.domain.workbooks.resolved import Resolved
from app.domain.workbooks.rules import SheetRules, filled_draft, word_of
from app.domain.workbooks.year_rows import StaffYearRows, own_headings

_MATRICOLA = next(replace(column, required=True) for column in EMPLOYEE_COLUMNS if column.key == "matricola")
_OF_PERSON = tuple(one.italian for one in AwardFactKind if not one.is_of_ente)

AWARD_FACTS_SHEET = SheetLayout(
    "Dati per i premi",
    (
        _MATRICOLA,
        FULL_NAME,
        Column("kind", "Dato", Format.CHOICE, 28, required=True, choices=_OF_PERSON, synonyms=("Che cosa",)),
        replace(FACT_VALUE, synonyms=("Importo", "Valore", "Cifra")),
        Column("sanction", "Sanzione", Format.CHOICE, 24, choices=tuple(one.italian for one in Sanction)),
        FACT_TEXT,
        FACT_DAY,
        FACT_SOURCE,
    ),
    ("matricola", "kind", "text", "on_date"),
    ("matricola", "full_name", "kind", "text"),
    ("Premi", "Dati dei premi"),
    informative=("full_name",),
    known_by=("kind", "sanction"),
    may_lack=("text", "on_date"),
)
_INSTRUCTIONS = (
    "1. Una riga per ogni dato di ogni persona: la matricola, quale dato (dall'elenco), quanto e la fonte.",
    "2. «Quanto» è in euro, in percentuale o un numero di volte, come chiede il dato; un rapporto a termine non ne ha.",
    "3. Una sanzione ha il nome (dall'elenco) e il giorno; un dato per l'ordine ha il suo nome in «In particolare».",
    "4. I dati dell'ente e quelli del Segretario si scrivono nella pagina Premi.",
    "5. Importare due volte lo stesso file non cambia niente; una riga tolta dal foglio non si elimina dall'archivio.",
    "6. Il file contiene dati personali: va conservato con le cautele dovute ai documenti del personale.",
)
AWARD_FACTS_LAYOUT = WorkbookLayout(AWARD_FACTS, 1, (AWARD_FACTS_SHEET,), _INSTRUCTIONS, main=AWARD_FACTS_SHEET.name)


@dataclass(frozen=True, slots=True)
class AwardFactLine:
    """A fact of a person as the workbook has it."""

    id: AwardFactId
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    kind: AwardFactKind
    value: Decimal | None
    sanction: Sanction | None
    text: str
    on_date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class AwardFactEntry:
    """A fact of a year on its way to the archive."""

    of_year: int
    draft: AwardFactDraft


def _entry(current: Any, resolved: Resolved, rows: StaffYearRows) -> AwardFactEntry:
    person = resolve_person(resolved, rows.personnel)
    kind, sanction = word_of(resolved, "kind", AwardFactKind, current), word_of(resolved, "sanction", Sanction, current)
    own = {"employee_id": person.id if person else None, "kind": kind, "sanction": sanction}
    return AwardFactEntry(rows.year, filled_draft(AwardFactDraft, current, resolved, **own))


def award_fact_headings(raw: RawWorkbook) -> int:
    """Return how many headings of ours a file has, on the tables that tell of facts of the awards."""
    return own_headings(raw, ((AWARD_FACTS_SHEET, {"matricola", "kind", "value", "source"}),))


AWARD_FACT_RULES = (SheetRules(AWARD_FACTS_SHEET, _entry, {"employee_id": "matricola", "person": "matricola"}),)

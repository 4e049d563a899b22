"""The *Formazione* workbook of a year: hours planned for each person, and what each did."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId, TrainingActivityId
from app.domain.italian import format_date
from app.domain.structure.employees import EMPLOYEE_COLUMNS, FULL_NAME, EmployeeRow
from app.domain.training.editing import TrainingActivityDraft
from app.domain.training.hours import TrainingActivityRow
from app.domain.workbooks.cells import Value
from app.domain.workbooks.kinds import TRAINING
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.reading import RawWorkbook, ReadSheet
from app.domain.workbooks.references import resolve_person
from app.domain.workbooks.resolved import Resolved
from app.domain.workbooks.rules import SheetRules, filled_draft
from app.domain.workbooks.year_rows import StaffYearRows, own_headings

_OF_PERSON = {column.key: replace(column, required=False) for column in EMPLOYEE_COLUMNS}
_MATRICOLA, _BORN = _OF_PERSON["matricola"], _OF_PERSON["birth_date"]
_IN_TWO = (_OF_PERSON["last_name"], _OF_PERSON["first_name"])


def _joined_name(values: dict[str, Value]) -> str:
    """Make one name of surname and first name, as people's lists have them."""
    parts = [one for key in ("last_name", "first_name") if isinstance(one := values.pop(key, None), str)]
    if parts and "full_name" not in values:
        values["full_name"] = " ".join(parts)
    return ""


PLANNED_SHEET = SheetLayout(
    "Ore previste",
    (
        _MATRICOLA,
        FULL_NAME,
        _BORN,
        Column(
            "hours", "Ore previste", Format.QUANTITY, 13, digits=None, is_bare=True,
            synonyms=("Ore pianificate", "Ore programmate", "Ore da fare"),
        ),
    ),
    ("matricola",),
    ("matricola", "full_name"),
    ("Piano della formazione", "Pianificate"),
    informative=("full_name", "birth_date"),
    also_read=_IN_TWO,
    mend=_joined_name,
    known_by=("hours", "full_name"),
)  # fmt: skip
ACTIVITIES_SHEET = SheetLayout(
    "Attività svolte",
    (
        _MATRICOLA,
        FULL_NAME,
        _BORN,
        Column(
            "title", "Attività", width=40, required=True, synonyms=("Corso", "Titolo del corso", "Titolo", "Evento")
        ),
        Column(
            "on_date", "Data", Format.DATE, 12, required=True,
            synonyms=("Il", "Data fine", "Data di conclusione", "Giorno", "Data del corso", "Concluso il"),
        ),
        Column(
            "done", "Ore fatte", Format.QUANTITY, 10, required=True, digits=None, is_bare=True,
            synonyms=("Ore", "Durata", "Ore frequentate", "Ore di formazione", "Durata in ore"),
        ),
        Column("provider", "Chi la tiene", width=28, synonyms=("Ente erogatore", "Erogatore", "Ente formatore")),
    ),
    ("matricola", "on_date", "title"),
    ("matricola", "full_name", "title"),
    ("Attività", "Corsi", "Formazione svolta"),
    informative=("full_name", "birth_date"),
    also_read=_IN_TWO,
    mend=_joined_name,
    known_by=("title", "done"),
)  # fmt: skip
_INSTRUCTIONS = (
    "1. «Ore previste»: una riga per persona, con le ore di formazione pianificate per l'anno.",
    "2. «Attività svolte»: una riga per ogni persona e ogni attività, con il giorno in cui è finita e le ore.",
    "3. La persona si riconosce dalla matricola; dove manca, da cognome e nome con la data di nascita.",
    "4. Un'attività si riconosce da persona, giorno e nome: importare due volte lo stesso file non cambia niente.",
    "5. Una riga tolta dal foglio non si elimina dall'archivio: si elimina nella finestra Formazione.",
    "6. Il file contiene dati personali: va conservato con le cautele dovute ai documenti del personale.",
)
TRAINING_LAYOUT = WorkbookLayout(
    TRAINING, 1, (ACTIVITIES_SHEET, PLANNED_SHEET), _INSTRUCTIONS, main=ACTIVITIES_SHEET.name
)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """The hours planned for a person as the workbook has them."""

    matricola: str
    full_name: str
    birth_date: date | None
    hours: Decimal | None
    employee_id: EmployeeId


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """What a person did as the workbook has it."""

    id: TrainingActivityId
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    birth_date: date | None
    title: str
    on_date: date
    done: Decimal
    provider: str

    @classmethod
    def of(cls, row: TrainingActivityRow) -> "ActivityLine":
        return cls(
            row.id, row.version, row.employee_id, row.matricola, row.full_name, row.birth_date, row.title, row.on_date,
            row.hours, row.provider,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """Hours to plan for a person in a year, on their way to the archive."""

    year: int
    employee_id: EmployeeId | None
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """Something done in a year, on its way to the archive."""

    year: int
    draft: TrainingActivityDraft


def _with_matricola(resolved: Resolved, rows: StaffYearRows, _sheet: ReadSheet) -> str:
    """Give a row without matricola that of the only person with its name who was born on its day."""
    name, born = resolved.text("full_name"), resolved.values.get("birth_date")
    if resolved.text("matricola") is None and name and isinstance(born, date):
        same = [person for person in rows.personnel.people_named(name) if person.birth_date == born]
        if len(same) == 1:
            resolved.values["matricola"] = same[0].matricola
    return ""


def _person(resolved: Resolved, rows: StaffYearRows) -> EmployeeRow | None:
    person = resolve_person(resolved, rows.personnel)
    born = resolved.values.get("birth_date")
    if person is not None and isinstance(born, date) and person.birth_date not in {born, None}:
        known = format_date(person.birth_date)
        resolved.notes.append(f"{person.full_name} è nata o nato il {known}, non il {format_date(born)}.")
    return person


def _planned(current: Any, resolved: Resolved, rows: StaffYearRows) -> PlannedEntry:
    person = _person(resolved, rows)
    hours = resolved.values.get("hours", current.hours if current else None)
    return PlannedEntry(rows.year, person.id if person else None, hours if isinstance(hours, Decimal) else None)


def _activity(current: Any, resolved: Resolved, rows: StaffYearRows) -> ActivityEntry:
    person = _person(resolved, rows)
    hours = resolved.values.get("done", current.done if current else None)
    draft = filled_draft(
        TrainingActivityDraft, current, resolved, employee_ids=(person.id,) if person else (),
        hours=hours if isinstance(hours, Decimal) else None,
    )  # fmt: skip
    return ActivityEntry(rows.year, draft)


_OWN_HEADINGS = ((ACTIVITIES_SHEET, {"title", "done"}), (PLANNED_SHEET, {"hours"}))


def training_headings(raw: RawWorkbook) -> int:
    """Return how many headings of ours a file has, on the tables that tell of hours: names alone are of the staff."""
    return own_headings(raw, _OWN_HEADINGS)


TRAINING_RULES = (
    SheetRules(ACTIVITIES_SHEET, _activity, {"employee_ids": "matricola", "hours": "done"}, complete=_with_matricola),
    SheetRules(PLANNED_SHEET, _planned, {"employee_ids": "matricola"}, complete=_with_matricola),
)

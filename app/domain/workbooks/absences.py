"""The *Lunghe assenze* workbook: the absences of the staff, with what each takes from the service that counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.italian import format_date, plural
from app.domain.method.definition import ServiceRules
from app.domain.periods import Period, year_period
from app.domain.scoring.service import AbsenceSpell, counted_days, is_neutral, too_short_service
from app.domain.structure.absences import AbsenceDraft, is_neutral_kind, validate_absence
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.limits import within_service
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.difference import Values
from app.domain.workbooks.kinds import ABSENCES
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.reading import ReadSheet
from app.domain.workbooks.references import resolve_person
from app.domain.workbooks.resolved import Resolved
from app.domain.workbooks.rules import SheetRules, filled_draft

SPELLS = SheetLayout(
    "Assenze",
    (
        Column("matricola", "Matricola", Format.CODE, 12, required=True),
        Column("full_name", "Cognome e nome", width=28),
        Column("kind", "Motivo", width=30, required=True),
        Column("valid_from", "Dal", Format.DATE, 14, required=True),
        Column("valid_to", "Al", Format.DATE, 14, required=True),
        Column("is_neutral", "Non pesa", Format.BOOLEAN, 12),
    ),
    ("matricola", "valid_from"),
    ("matricola", "full_name", "valid_from"),
    ("Lunghe assenze", "Congedi"),
    informative=("full_name",),
    known_by=("kind", "is_neutral"),
)
_INSTRUCTIONS = (
    "1. Una riga per ogni assenza lunga: la persona si riconosce dalla matricola, l'assenza dal primo giorno.",
    "2. «Non pesa»: sì per le assenze che non tolgono giorni alla valutazione (D.Lgs. 150/2009, art. 9, c. 3).",
    "3. Se «Non pesa» è vuota, i congedi di maternità, di paternità e parentale non pesano e gli altri sì.",
    "4. Prima di importare Merito dice quanti giorni di servizio restano a ciascuno e quali schede riguarda.",
    "5. Una riga tolta dal foglio non si elimina dall'archivio: le eliminazioni si fanno in Struttura.",
    "6. Il file contiene dati personali: va conservato con le cautele dovute ai documenti del personale.",
)
ABSENCES_LAYOUT = WorkbookLayout(ABSENCES, 1, (SPELLS,), _INSTRUCTIONS)


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """An absence as the workbook has it."""

    id: int
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    kind: str
    valid_from: date
    valid_to: date
    is_neutral: bool

    @property
    def spell(self) -> AbsenceSpell:
        return AbsenceSpell(self.kind, Period(self.valid_from, self.valid_to), self.is_neutral)


class YearOfService(NamedTuple):
    """A year that is open, with the rules of its method and the days of each sheet of its final session by person."""

    year: int
    rules: ServiceRules
    sheets: Mapping[EmployeeId, Sequence[Period]]


@dataclass(frozen=True, slots=True)
class AbsenceRows:
    """What the archive holds: the absences, who the people are and the years that they touch."""

    personnel: PersonnelRows
    lines: Sequence[AbsenceLine]
    years: Sequence[YearOfService] = field(default_factory=tuple)

    def of(self, _layout: SheetLayout) -> Sequence[object]:
        return self.lines

    def within(self, _sheet: ReadSheet) -> "AbsenceRows | Refusal":
        return self

    def after(self, _before: "AbsenceRows") -> "AbsenceRows":
        return self

    def without(self, _layout: SheetLayout, _wrong: Sequence[Values]) -> "AbsenceRows":
        return self


def _draft(current: Any, resolved: Resolved, rows: AbsenceRows) -> AbsenceDraft:
    person = resolve_person(resolved, rows.personnel)
    if current is None and "is_neutral" not in resolved.values:
        resolved.values["is_neutral"] = is_neutral_kind(resolved.text("kind") or "")
    return filled_draft(AbsenceDraft, current, resolved, employee_id=person.id if person else None)


def _effects(current: AbsenceLine | None, resolved: Resolved, rows: AbsenceRows) -> list[str]:
    """Say what a new absence, or one that changes, takes from the service that counts, before anything is kept."""
    person = rows.personnel.employee(resolved.text("matricola") or "")
    spell = _spell(current, resolved)
    if person is None or spell is None or (current is not None and spell == current.spell):
        return []
    draft = AbsenceDraft(person.id, spell.kind, spell.is_neutral, spell.period.start, spell.period.end)
    wrong = within_service(spell.period.start, spell.period.end, person.service, "L'assenza")
    if resolved.troubles or wrong or validate_absence(draft):
        return []  # the row is refused: nothing comes of it
    others = [one.spell for one in rows.lines if one.employee_id == person.id and one is not current]
    before = [*others, current.spell] if current else others
    return list(_told(person, spell, before, [*others, spell], rows.years))


def _spell(current: AbsenceLine | None, resolved: Resolved) -> AbsenceSpell | None:
    start = resolved.values.get("valid_from", current.valid_from if current else None)
    end = resolved.values.get("valid_to", current.valid_to if current else None)
    neutral = resolved.values.get("is_neutral", current.is_neutral if current else False)
    if not isinstance(start, date) or not isinstance(end, date) or end < start:
        return None
    return AbsenceSpell(resolved.text("kind") or (current.kind if current else ""), Period(start, end), bool(neutral))


def _told(
    person: EmployeeRow,
    spell: AbsenceSpell,
    before: Sequence[AbsenceSpell],
    after: Sequence[AbsenceSpell],
    years: Sequence[YearOfService],
) -> Iterator[str]:
    days = f"dal {format_date(spell.period.start)} al {format_date(spell.period.end)}"
    who = f"{person.full_name}, {spell.kind.lower()} {days}"
    touched = [one for one in years if spell.period.overlaps(year_period(one.year))]
    if not touched:
        yield f"{who}: nessuna sessione aperta riguarda questi giorni."
    for one in touched:
        served = person.service.intersection(year_period(one.year))
        if served is None:
            continue
        was, now = (counted_days(one.rules, [served], spells) for spells in (before, after))
        weighs = "non pesa, i suoi giorni sono fuori dalla media" if is_neutral(one.rules, spell) else "pesa"
        sheets = sum(period.overlaps(spell.period) for period in one.sheets.get(person.id, ()))
        counted = f"restano {now}" if was == now else f"passano da {was} a {now}"
        yield (
            f"{who}: {weighs}; nel {one.year} i giorni di servizio che contano {counted},"
            f" e riguarda {plural(sheets, 'scheda', 'schede')}."
        )
        if short := too_short_service(one.rules, now, person.full_name):
            yield f"{short} Andrà indicata come non valutabile."


ABSENCE_RULES = (SheetRules(SPELLS, _draft, {"employee_id": "matricola"}, proposals=_effects),)

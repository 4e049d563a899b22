"""The *Progressioni* of a year as a workbook: its rows, and who keeps each of them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.progressions.editing import HeldItemDraft, PastYearDraft, ProgressionFactDraft
from app.domain.workbooks.progressions import (
    FACTS_SHEET,
    ITEMS_SHEET,
    PROGRESSION_SHEET_RULES,
    PROGRESSIONS_LAYOUT,
    YEARS_SHEET,
    CandidateFactLine,
    HeldItemLine,
    PastYearLine,
    ProgressionEntry,
    progression_headings,
)
from app.domain.workbooks.year_rows import StaffYearRows
from app.models.people import Employee
from app.models.progressions import ProgressionFact, ProgressionItem, ProgressionYear
from app.services.cycles import required_cycle
from app.services.progressions.facts import put_fact, put_item, put_year
from app.services.progressions.gathering import candidates_of, terms_of
from app.services.progressions.procedures import open_procedure, procedure_of
from app.services.transaction import Unit
from app.services.workbooks.parts import Intake, WorkbookParts, of_its_year, rows_to_export
from app.services.workbooks.personnel import load_rows as load_personnel


def load_rows(session: Session, year: int) -> StaffYearRows:
    """Return a line for each candidate, with the facts entered, the years and the titles that there are."""
    cycle = required_cycle(session, year)
    procedure = procedure_of(session, cycle)
    candidates = candidates_of(session, cycle, terms_of(procedure)) if procedure is not None else ()
    facts = {one.employee_id: one for one in session.scalars(_of(ProgressionFact, cycle.id))}
    people = {one.id: one for one in session.scalars(select(Employee))}
    lines = tuple(
        replace(_fact_line(people[EmployeeId(one.id)], facts.get(EmployeeId(one.id))), known_last=one.last_on)
        for one in sorted(candidates, key=lambda one: (one.name, one.matricola))
    )
    years = tuple(
        PastYearLine(people[one.employee_id].matricola, people[one.employee_id].full_name, one.employee_id, one.year,
                     one.value, one.source)
        for one in session.scalars(_of(ProgressionYear, cycle.id))
    )  # fmt: skip
    items = tuple(
        HeldItemLine(people[one.employee_id].matricola, people[one.employee_id].full_name, one.employee_id,
                     one.criterion, one.item, one.quantity, one.source)
        for one in session.scalars(_of(ProgressionItem, cycle.id))
    )  # fmt: skip
    by_sheet = {FACTS_SHEET.name: lines, YEARS_SHEET.name: years, ITEMS_SHEET.name: items}
    return StaffYearRows(year, load_personnel(session), by_sheet)


def _fact_line(person: Employee, row: ProgressionFact | None) -> CandidateFactLine:
    if row is None:
        return CandidateFactLine(person.matricola, person.full_name, person.id)
    return CandidateFactLine(
        person.matricola, person.full_name, person.id, row.last_on, row.has_none or None, row.sanction_on,
        row.earlier_days or None, row.draw, row.left_out, row.source, row.version,
    )  # fmt: skip


def _of(kind: type[Any], cycle_id: int) -> Any:
    return select(kind).where(kind.cycle_id == cycle_id).order_by(kind.employee_id, kind.id)


def _put(unit: Unit, entry: ProgressionEntry) -> Any:
    procedure = open_procedure(unit, entry.of_year, is_provisional_open=True)
    match entry.draft:
        case ProgressionFactDraft():
            return put_fact(unit, procedure, entry.draft)
        case PastYearDraft():
            return put_year(unit, procedure, entry.draft)
        case HeldItemDraft():
            return put_item(unit, procedure, entry.draft)


PARTS = WorkbookParts(
    PROGRESSIONS_LAYOUT,
    rows_to_export(load_rows),
    Intake(
        PROGRESSION_SHEET_RULES,
        lambda unit, read: load_rows(unit.session, of_its_year(read, "sono le progressioni")),
        dict.fromkeys((FACTS_SHEET.name, YEARS_SHEET.name, ITEMS_SHEET.name), _put),
        (Topic.AWARDS,),
        held=(Employee, ProgressionFact, ProgressionYear, ProgressionItem),
        is_like=progression_headings,
    ),
)

"""What is entered of the candidates, with its source: by hand, or row by row from a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.permissions import Action
from app.domain.progressions.editing import (
    HeldItemDraft,
    PastYearDraft,
    ProgressionFactDraft,
    validate_fact,
    validate_item,
    validate_past_year,
)
from app.domain.validation import present, refuse
from app.models.people import Employee
from app.models.progressions import ProgressionFact, ProgressionItem, ProgressionProcedure, ProgressionYear
from app.services.progressions.gathering import closed_years
from app.services.progressions.procedures import open_procedure, read_stored_rules
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """All that is entered of one person at once."""

    fact: ProgressionFactDraft
    years: tuple[PastYearDraft, ...] = ()
    items: tuple[HeldItemDraft, ...] = ()


def save_person_facts(workspace: Workspace, year: int, facts: CandidateFacts) -> Changes:
    """Write what is known of a candidate, all of it or nothing; `NotValid` says what is wrong."""
    label = f"Dati per le progressioni {year}"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        procedure = open_procedure(unit, year, is_provisional_open=True)
        person = unit.get(Employee, facts.fact.employee_id)
        unit.label = f"Dati per le progressioni {year} di {person.full_name}"
        put_fact(unit, procedure, facts.fact)
        put_years(unit, procedure, facts.years)
        put_items(unit, procedure, facts.items)
    return unit.changes


def put_fact(unit: Unit, procedure: ProgressionProcedure, draft: ProgressionFactDraft) -> ProgressionFact:
    """Keep the facts of one person, inside a larger operation."""
    refuse(validate_fact(draft, unit.workspace.today))
    query = select(ProgressionFact).where(
        ProgressionFact.cycle_id == procedure.cycle_id, ProgressionFact.employee_id == draft.employee_id
    )
    row = unit.session.scalar(query)
    if row is not None and draft.version is not None:
        unit.get(ProgressionFact, row.id, version=draft.version)
    row = row or ProgressionFact(cycle_id=procedure.cycle_id, employee_id=draft.employee_id)
    row.last_on, row.has_none, row.sanction_on = draft.last_on, draft.has_none, draft.sanction_on
    row.earlier_days, row.draw = draft.earlier_days or 0, draft.draw
    row.left_out, row.source = draft.left_out.strip(), draft.source.strip()
    unit.touched(unit.add(row).id)
    return row


def put_years(unit: Unit, procedure: ProgressionProcedure, drafts: Sequence[PastYearDraft]) -> None:
    """Keep the years of one person; a year whose sheets are closed here is not entered: it is read from them."""
    for draft in drafts:
        put_year(unit, procedure, draft)


def put_year(unit: Unit, procedure: ProgressionProcedure, draft: PastYearDraft) -> ProgressionYear | None:
    refuse(validate_past_year(draft, procedure.last_year))
    year = present(draft.year)
    query = select(ProgressionYear).where(
        ProgressionYear.cycle_id == procedure.cycle_id,
        ProgressionYear.employee_id == draft.employee_id,
        ProgressionYear.year == year,
    )
    row = unit.session.scalar(query)
    if draft.value is None:
        if row is not None:
            unit.session.delete(row)
        return None
    if row is None or row.value != draft.value:
        _refuse_closed_sheets(unit, draft.employee_id, year)
    row = row or ProgressionYear(cycle_id=procedure.cycle_id, employee_id=draft.employee_id, year=year)
    row.value, row.source = draft.value, draft.source.strip()
    return unit.add(row)


def _refuse_closed_sheets(unit: Unit, person: EmployeeId, year: int) -> None:
    if any(one.year == year for one in closed_years(unit.session, year).get(person, ())):
        raise UserError(
            f"La performance individuale del {year} è nelle schede chiuse dell'archivio: non si scrive a mano.",
            "Togliere quest'anno, che è letto da lì.",
        )


def put_items(unit: Unit, procedure: ProgressionProcedure, drafts: Sequence[HeldItemDraft]) -> None:
    """Keep what one person has of the criteria."""
    for draft in drafts:
        put_item(unit, procedure, draft)


def put_item(unit: Unit, procedure: ProgressionProcedure, draft: HeldItemDraft) -> ProgressionItem | None:
    refuse(validate_item(draft, read_stored_rules(procedure.rules)))
    query = select(ProgressionItem).where(
        ProgressionItem.cycle_id == procedure.cycle_id,
        ProgressionItem.employee_id == draft.employee_id,
        ProgressionItem.criterion == draft.criterion,
        ProgressionItem.item == draft.item,
    )
    row = unit.session.scalar(query)
    if not draft.quantity:
        if row is not None:
            unit.session.delete(row)
        return None
    row = row or ProgressionItem(
        cycle_id=procedure.cycle_id, employee_id=draft.employee_id, criterion=draft.criterion, item=draft.item
    )
    row.quantity, row.source = draft.quantity, draft.source.strip()
    return unit.add(row)

"""The facts that the awards of a year read: kept with where they come from."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.facts import AwardFactDraft, AwardFactRow, once_each, validate_fact
from app.domain.changes import Changes, Topic
from app.domain.ids import AwardFactId, CycleId
from app.domain.italian import plural
from app.domain.permissions import Action
from app.domain.validation import present, refuse
from app.models.awards import AwardFact
from app.models.municipality import Official
from app.models.people import Employee
from app.services.cycles import open_cycle, refuse_closed, required_cycle
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_fact(workspace: Workspace, year: int, draft: AwardFactDraft) -> Changes:
    """Keep a fact of the year, new or changed; `NotValid` says what is wrong."""
    with unit_of_work(workspace, "Dato per i premi", Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        row = put_fact(unit, year, draft)
        unit.touched(row.id)
        unit.label = f"{row.kind.italian}: {_whose(unit, row)}"[:300]
    return unit.changes


def put_fact(unit: Unit, year: int, draft: AwardFactDraft) -> AwardFact:
    """Keep a fact of the year inside a larger operation."""
    cycle = open_cycle(unit.session, year)
    refuse([*validate_fact(draft, year), *once_each(draft, fact_rows(unit.session, cycle.id))])
    row = unit.row_of(AwardFact, draft)
    row.cycle_id, row.kind = cycle.id, present(draft.kind)
    row.employee_id, row.official_id = draft.employee_id, draft.official_id
    row.value, row.sanction, row.on_date = draft.value, draft.sanction, draft.on_date
    row.text, row.source = draft.text.strip(), draft.source.strip()
    return unit.add(row)


def delete_facts(workspace: Workspace, year: int, ids: Sequence[AwardFactId]) -> Changes:
    """Take away facts entered by mistake."""
    label = f"Elimina {plural(len(ids), 'dato', 'dati')} per i premi"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        refuse_closed(required_cycle(unit.session, year))
        for row in [unit.get(AwardFact, one) for one in ids]:
            unit.session.delete(row)
    return unit.changes


def fact_rows(session: Session, cycle_id: CycleId) -> tuple[AwardFactRow, ...]:
    """Return the facts of a year, those of the ente first, then person by person."""
    query = (
        select(AwardFact, Employee, Official)
        .outerjoin(Employee, Employee.id == AwardFact.employee_id)
        .outerjoin(Official, Official.id == AwardFact.official_id)
        .where(AwardFact.cycle_id == cycle_id)
        .order_by(Employee.last_name, Employee.first_name, Official.full_name, AwardFact.id)
    )
    return tuple(_row(one, person, official) for one, person, official in session.execute(query))


def _row(one: AwardFact, person: Employee | None, official: Official | None) -> AwardFactRow:
    name = person.full_name if person else official.full_name if official else ""
    return AwardFactRow(
        one.id, one.version, one.kind, name, one.employee_id, one.official_id, one.value, one.sanction, one.text,
        one.on_date, one.source,
    )  # fmt: skip


def _whose(unit: Unit, row: AwardFact) -> str:
    if row.employee_id is not None:
        return unit.get(Employee, row.employee_id).full_name
    return unit.get(Official, row.official_id).full_name if row.official_id is not None else "ente"

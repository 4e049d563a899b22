"""The *Dati per i premi* of a year as a workbook: its rows, and who keeps each of them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.permissions import Action
from app.domain.workbooks.award_facts import (
    AWARD_FACT_RULES,
    AWARD_FACTS_LAYOUT,
    AWARD_FACTS_SHEET,
    AwardFactEntry,
    AwardFactLine,
    award_fact_headings,
)
from app.domain.workbooks.year_rows import StaffYearRows
from app.models.awards import AwardFact
from app.models.people import Employee
from app.services.access import ask
from app.services.awards.facts import put_fact
from app.services.cycles import required_cycle
from app.services.transaction import Unit
from app.services.workbooks.parts import Intake, WorkbookParts, of_its_year, rows_to_export
from app.services.workbooks.personnel import load_rows as load_personnel


def load_rows(session: Session, year: int) -> StaffYearRows:
    """Return the facts of the staff in a year, person by person; those of the ente and of officials are not here."""
    cycle = required_cycle(session, year)
    query = select(AwardFact, Employee).join(Employee, Employee.id == AwardFact.employee_id)
    found = session.execute(
        query.where(AwardFact.cycle_id == cycle.id).order_by(Employee.last_name, Employee.first_name, AwardFact.id)
    )
    lines = tuple(
        AwardFactLine(
            one.id, one.version, person.id, person.matricola, person.full_name, one.kind, one.value,
            one.sanction, one.text, one.on_date, one.source,
        )
        for one, person in found
    )  # fmt: skip
    return StaffYearRows(year, load_personnel(session), {AWARD_FACTS_SHEET.name: lines})


def _put(unit: Unit, entry: AwardFactEntry) -> Any:
    ask(unit.workspace.actor, Action.EDIT_AWARDS)
    return put_fact(unit, entry.of_year, entry.draft)


PARTS = WorkbookParts(
    AWARD_FACTS_LAYOUT,
    rows_to_export(load_rows),
    Intake(
        AWARD_FACT_RULES,
        lambda unit, read: load_rows(unit.session, of_its_year(read, "sono i dati")),
        {AWARD_FACTS_SHEET.name: _put},
        (Topic.AWARDS,),
        held=(Employee, AwardFact),
        is_like=award_fact_headings,
    ),
)

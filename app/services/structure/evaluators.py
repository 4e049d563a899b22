"""Evaluators chosen by hand with their reason, and the officials of the ente."""

from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.ids import OfficialId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import DAY, Period, period_between
from app.domain.permissions import Action, InScope
from app.domain.roles import OfficialRole
from app.domain.structure.evaluators import (
    EvaluatorOverrideDraft,
    OfficialDraft,
    OfficialRow,
    validate_official,
    validate_override,
)
from app.domain.structure.hierarchy import Party
from app.domain.validation import present, refuse
from app.models.municipality import Official
from app.models.people import Employee, EvaluatorOverride
from app.services.access import reading
from app.services.structure.area_charges import end_with_office
from app.services.structure.dated_facts import delete_fact, save_fact
from app.services.structure.loading import official_row
from app.services.structure.references import refuse_if_used
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

ONE_AT_A_TIME = {OfficialRole.MAYOR, OfficialRole.SECRETARY}


def save_override(workspace: Workspace, draft: EvaluatorOverrideDraft) -> Changes:
    """Choose the evaluator of somebody from a day to a day, with the reason."""
    return save_fact(workspace, "Valutatore", put_override, draft)


def delete_override(workspace: Workspace, identity: int) -> Changes:
    """Go back to the evaluator that the structure gives."""
    return delete_fact(workspace, "Elimina valutatore indicato", EvaluatorOverride, identity)


def put_override(unit: Unit, draft: EvaluatorOverrideDraft) -> EvaluatorOverride:
    """Keep a chosen evaluator inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_override(draft))
    employee = unit.get(Employee, present(draft.employee_id))
    refuse([*_outside(draft, employee), *_evaluator_absent(unit, draft), *_already_chosen(unit, draft)])
    row = unit.row_of(EvaluatorOverride, draft)
    key = present(draft.evaluator)
    row.employee_id, row.reason = employee.id, draft.reason.strip()
    row.evaluator_id, row.official_id = key.employee_id, key.official_id
    row.valid_from, row.valid_to = present(draft.valid_from), draft.valid_to
    return unit.add(row)


def list_officials(workspace: Workspace) -> list[OfficialRow]:
    """Return Sindaco, Segretario and members of the evaluation body, by role and date."""
    with reading(workspace, InScope(Action.READ)) as session:
        rows = session.scalars(select(Official).order_by(Official.role, Official.valid_from, Official.id))
        return [official_row(row) for row in rows]


def save_official(workspace: Workspace, draft: OfficialDraft) -> Changes:
    """Enter somebody who acts for the ente; a new Sindaco or Segretario ends the one before, and it is said."""
    verb = "Nuova carica" if draft.id is None else "Modifica carica"
    label = f"{verb}: {draft.full_name.strip()}"
    with unit_of_work(workspace, label, Topic.STRUCTURE, Topic.MUNICIPALITY) as unit:
        row, ended = _put(unit, draft)
        unit.label = "; ".join([label, *(f"{one.full_name} finisce il {format_date(one.valid_to)}" for one in ended)])
        unit.touched(row.id)
    return unit.changes


def delete_official(workspace: Workspace, identity: OfficialId) -> Changes:
    """Delete an official entered by mistake; refused while a sheet or a chosen evaluator refers to them.

    Whoever it had ended the day before, a Sindaco or a Segretario, is in office again.
    """
    with unit_of_work(workspace, "Elimina carica", Topic.STRUCTURE, Topic.MUNICIPALITY) as unit:
        row = unit.get(Official, identity)
        unit.label = f"Elimina carica: {row.full_name}"
        refuse_if_used(
            unit.session, Official.__tablename__, identity, row.full_name, "Indicare la data di fine della carica."
        )
        ended, until = _ended_by(unit, row), row.valid_to
        unit.session.delete(row)
        unit.session.flush()
        if ended is not None:
            ended.valid_to = until
            unit.label = f"{unit.label}; {ended.full_name} torna in carica"
    return unit.changes


def _ended_by(unit: Unit, row: Official) -> Official | None:
    """Return who held the same office until the day before, where one holds it at a time."""
    if row.role not in ONE_AT_A_TIME:
        return None
    before = select(Official).where(Official.role == row.role, Official.valid_to == row.valid_from - DAY)
    return unit.session.scalars(before).first()


def put_official(unit: Unit, draft: OfficialDraft) -> Official:
    """Keep an official inside a larger operation; `NotValid` says what is wrong."""
    return _put(unit, draft)[0]


def _put(unit: Unit, draft: OfficialDraft) -> tuple[Official, list[Official]]:
    """Keep an official; return also whom it ends."""
    refuse(validate_official(draft))
    ended = _make_room(unit, draft) if draft.role in ONE_AT_A_TIME else []
    row = unit.row_of(Official, draft)
    row.role, row.full_name = present(draft.role), draft.full_name.strip()
    row.valid_from, row.valid_to = present(draft.valid_from), draft.valid_to
    unit.add(row)
    for one in (row, *ended):
        end_with_office(unit, one)
    return row, ended


def _make_room(unit: Unit, draft: OfficialDraft) -> list[Official]:
    """End the day before, and return, whoever held the office without an end; refuse any other overlap."""
    start, ended = present(draft.valid_from), []
    same = select(Official).where(Official.role == draft.role, Official.id != (draft.id or 0))
    for other in unit.session.scalars(same):
        if draft.id is None and other.valid_to is None and other.valid_from < start:
            other.valid_to = start - DAY
            ended.append(other)
        elif _period(other).overlaps(period_between(start, draft.valid_to)):
            sentence = f"{other.full_name} è in carica dal {format_date(other.valid_from)}: le date si sovrappongono."
            refuse([Issue("official_overlap", sentence, "valid_from")])
    return ended


def _period(row: Official | EvaluatorOverride) -> Period:
    return period_between(row.valid_from, row.valid_to)


def _outside(draft: EvaluatorOverrideDraft, employee: Employee) -> list[Issue]:
    service = employee.service
    if present(draft.valid_from) in service and (draft.valid_to is None or draft.valid_to in service):
        return []
    return [Issue("outside_service", "Le date escono dal periodo in cui la persona è in servizio.", "valid_from")]


def _evaluator_absent(unit: Unit, draft: EvaluatorOverrideDraft) -> list[Issue]:
    """Refuse an evaluator who is not in office on the first day (W6)."""
    name, office = _office(unit, present(draft.evaluator))
    if present(draft.valid_from) in office:
        return []
    return [Issue("W6", f"{name} non è in carica il {format_date(draft.valid_from)}.", "evaluator")]


def _office(unit: Unit, key: Party) -> tuple[str, Period]:
    if key.employee_id is not None:
        employee = unit.get(Employee, key.employee_id)
        return employee.full_name, employee.service
    official = unit.get(Official, present(key.official_id))
    return official.full_name, _period(official)


def _already_chosen(unit: Unit, draft: EvaluatorOverrideDraft) -> list[Issue]:
    period = period_between(present(draft.valid_from), draft.valid_to)
    own = select(EvaluatorOverride).where(
        EvaluatorOverride.employee_id == draft.employee_id, EvaluatorOverride.id != (draft.id or 0)
    )
    return [
        Issue(
            "override_overlap",
            f"Dal {format_date(other.valid_from)} c'è già un valutatore indicato: chiudere prima quel periodo.",
            "valid_from",
        )
        for other in unit.session.scalars(own)
        if _period(other).overlaps(period)
    ]

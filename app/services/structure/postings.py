"""Assegnazioni: a new one from a day ends the one before; correct; delete."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.ids import PostingId
from app.domain.issues import Issue
from app.domain.structure.limits import within_service, within_unit
from app.domain.structure.postings import (
    PostingDraft,
    PostingSpan,
    last_day_before,
    overlapping,
    posting_to_close,
    validate_posting,
)
from app.domain.structure.units import UnitKind
from app.domain.validation import present, refuse
from app.models.people import Employee, Posting
from app.models.structure import Area, ContractArea, Office, Sector
from app.services.structure.dated_facts import delete_fact, save_fact
from app.services.structure.unit_loading import ARROW
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_posting(workspace: Workspace, draft: PostingDraft) -> Changes:
    """Give somebody a place from a day on (the posting of that day ends the day before), or correct a posting."""
    verb = "Nuova" if draft.id is None else "Correzione"
    return save_fact(workspace, f"{verb} assegnazione", put_posting, draft)


def delete_posting(workspace: Workspace, identity: PostingId) -> Changes:
    """Delete a posting entered by mistake; the days it covered become a hole that the checks name."""
    return delete_fact(workspace, "Elimina assegnazione", Posting, identity)


def move_border(workspace: Workspace, first: PostingDraft, second: PostingDraft, day: date) -> Changes:
    """Let `second` begin on `day` and `first`, which it follows without a day between, end the day before."""
    with unit_of_work(workspace, "Spostamento tra due assegnazioni", Topic.STRUCTURE) as unit:
        employee = unit.get(Employee, present(first.employee_id))
        unit.label = f"{unit.label} di {employee.full_name}"
        moved = [replace(first, valid_to=last_day_before(day)), replace(second, valid_from=day)]
        if present(second.valid_from) < day:
            moved.reverse()
        unit.touched(*(put_posting(unit, draft).id for draft in moved))
    return unit.changes


def put_posting(unit: Unit, draft: PostingDraft) -> Posting:
    """Keep a posting inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_posting(draft))
    employee = unit.get(Employee, present(draft.employee_id))
    stays = within_service(draft.valid_from, draft.valid_to, employee.service, "L'assegnazione")
    refuse([*stays, *_outside_unit(unit, draft)])
    others = _spans_of(unit.session, employee)
    if draft.id is None:
        others = _end_the_one_before(unit, draft, others)
    refuse(overlapping(draft, others))
    posting = unit.row_of(Posting, draft)
    _write(posting, draft)
    return unit.add(posting)


def _write(posting: Posting, draft: PostingDraft) -> None:
    key = present(draft.unit)
    posting.employee_id = present(draft.employee_id)
    posting.area_id, posting.sector_id, posting.office_id = key.area_id, key.sector_id, key.office_id
    posting.contract_area_id = present(draft.contract_area_id)
    posting.profile, posting.part_time = draft.profile.strip(), present(draft.part_time)
    posting.valid_from, posting.valid_to = present(draft.valid_from), draft.valid_to


def _end_the_one_before(unit: Unit, draft: PostingDraft, others: list[PostingSpan]) -> list[PostingSpan]:
    """End the posting that the new one follows; return the others as they are now."""
    before = posting_to_close(draft, others)
    if before is None:
        return others
    unit.get(Posting, before.id).valid_to = last_day_before(present(draft.valid_from))
    unit.session.flush()
    return [other for other in others if other.id != before.id]


def _spans_of(session: Session, employee: Employee) -> list[PostingSpan]:
    rows = session.scalars(select(Posting).where(Posting.employee_id == employee.id).order_by(Posting.valid_from))
    return [PostingSpan(row.id, _path(row), row.valid_from, row.valid_to) for row in rows]


def _path(row: Posting) -> str:
    return ARROW.join(part.name for part in (row.area, row.sector, row.office) if part is not None)


def _outside_unit(unit: Unit, draft: PostingDraft) -> list[Issue]:
    """Refuse a unit that is gone, or that is not in force on the days of the posting."""
    key = present(draft.unit)
    unit.get(ContractArea, present(draft.contract_area_id))
    places: list[Area | Sector] = [unit.get(Area, key.area_id)]
    if key.sector_id is not None:
        places.append(unit.get(Sector, key.sector_id))
    if key.office_id is not None:
        unit.get(Office, key.office_id)
    return [
        issue
        for place in places
        for issue in within_unit(draft.valid_from, draft.valid_to, _title(place), place.valid_from, place.valid_to)
    ]


def _title(place: Area | Sector) -> str:
    kind = UnitKind.AREA if isinstance(place, Area) else UnitKind.SECTOR
    return f"{kind.italian} {place.name}"

"""Assegnazioni: a new one from a day ends the one before; correct; delete."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.ids import PostingId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import period_between
from app.domain.structure.postings import (
    PostingDraft,
    PostingSpan,
    last_day_before,
    overlapping,
    posting_to_close,
    validate_posting,
    within_service,
)
from app.domain.structure.units import UnitKind
from app.domain.validation import present, refuse
from app.models.people import Employee, Posting
from app.models.structure import Area, ContractArea, Office, Sector
from app.services.structure.unit_loading import ARROW
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_posting(workspace: Workspace, draft: PostingDraft) -> Changes:
    """Give somebody a place from a day on (the posting of that day ends the day before), or correct a posting."""
    with unit_of_work(workspace, "Assegnazione", Topic.STRUCTURE) as unit:
        posting = put_posting(unit, draft)
        verb = "Nuova" if draft.id is None else "Correzione"
        unit.label = f"{verb} assegnazione di {unit.get(Employee, posting.employee_id).full_name}"
        unit.touched(posting.employee_id)
    return unit.changes


def delete_posting(workspace: Workspace, identity: PostingId) -> Changes:
    """Delete a posting entered by mistake; the days it covered become a hole that the checks name."""
    with unit_of_work(workspace, "Elimina assegnazione", Topic.STRUCTURE) as unit:
        posting = unit.get(Posting, identity)
        unit.label = f"Elimina assegnazione di {unit.get(Employee, posting.employee_id).full_name}"
        unit.session.delete(posting)
        unit.touched(posting.employee_id)
    return unit.changes


def put_posting(unit: Unit, draft: PostingDraft) -> Posting:
    """Keep a posting inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_posting(draft))
    employee = unit.get(Employee, present(draft.employee_id))
    refuse([*within_service(draft, period_between(employee.hired_on, employee.left_on)), *_unit_issues(unit, draft)])
    others = _spans_of(unit.session, employee)
    if draft.id is None:
        others = _end_the_one_before(unit, draft, others)
    refuse(overlapping(draft, others))
    posting = Posting() if draft.id is None else unit.get(Posting, draft.id, version=draft.version)
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


def _unit_issues(unit: Unit, draft: PostingDraft) -> list[Issue]:
    """Refuse a unit that is gone, or that is not in force on the days of the posting."""
    key = present(draft.unit)
    unit.get(ContractArea, present(draft.contract_area_id))
    places: list[Area | Sector] = [unit.get(Area, key.area_id)]
    if key.sector_id is not None:
        places.append(unit.get(Sector, key.sector_id))
    if key.office_id is not None:
        unit.get(Office, key.office_id)
    return [issue for place in places for issue in _closed(place, draft)]


def _closed(place: Area | Sector, draft: PostingDraft) -> list[Issue]:
    kind = UnitKind.AREA if isinstance(place, Area) else UnitKind.SECTOR
    if place.valid_from and draft.valid_from and draft.valid_from < place.valid_from:
        sentence = f"{kind.italian} {place.name}: esiste solo dal {format_date(place.valid_from)}."
        return [Issue("unit_closed", sentence, "valid_from")]
    if place.valid_to and (draft.valid_to is None or draft.valid_to > place.valid_to):
        sentence = f"{kind.italian} {place.name}: chiude il {format_date(place.valid_to)}; indicare l'ultimo giorno."
        return [Issue("unit_closed", sentence, "valid_to")]
    return []

"""Responsibility of Aree given to Sindaco, assessori and Segretario: give, correct, end, delete."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.changes import Changes, Topic
from app.domain.ids import AreaChargeId, AreaId
from app.domain.issues import Issue, Link
from app.domain.italian import format_date
from app.domain.periods import FOREVER, period_between
from app.domain.structure.area_charges import MAY_HEAD, AreaChargeDraft, HeadSpan, head_clashes, validate_charge
from app.domain.structure.limits import within_unit
from app.domain.validation import present, refuse
from app.models.municipality import Official
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

KIND = "area_charge"


def save_charge(workspace: Workspace, draft: AreaChargeDraft) -> Changes:
    """Give an official the responsibility of one Area or more, or change the one with the id of the draft."""
    verb = "Nuova" if draft.id is None else "Modifica"
    with unit_of_work(workspace, f"{verb} responsabilità di un'area", Topic.STRUCTURE) as unit:
        row = put_charge(unit, draft)
        unit.label = f"{verb} responsabilità di un'area di {row.official.full_name}"
        unit.touched(row.id)
    return unit.changes


def delete_charge(workspace: Workspace, identity: AreaChargeId) -> Changes:
    """Delete a responsibility entered by mistake (one that is over is ended with a date, not deleted)."""
    with unit_of_work(workspace, "Elimina responsabilità di un'area", Topic.STRUCTURE) as unit:
        row = unit.get(AreaCharge, identity)
        unit.label = f"Elimina responsabilità di un'area di {row.official.full_name}"
        unit.touched(identity)
        unit.session.delete(row)
    return unit.changes


def put_charge(unit: Unit, draft: AreaChargeDraft) -> AreaCharge:
    """Keep the responsibility of some Aree inside a larger operation, a row for each; return the last of them.

    `NotValid` says what is wrong. Of what is kept already a draft changes the one Area that it has.
    """
    refuse(validate_charge(draft))
    official = unit.get(Official, present(draft.official_id))
    refuse([*_may_not(official), *_outside_office(draft, official), *_of_several(draft)])
    own = Link(KIND, draft.id) if draft.id is not None else None
    refuse(
        [
            *_outside_areas(unit, draft),
            *head_clashes(draft.area_ids, draft.valid_from, draft.valid_to, head_spans(unit.session), own),
        ]
    )
    return [_put(unit, draft, area_id) for area_id in dict.fromkeys(draft.area_ids)][-1]


def _put(unit: Unit, draft: AreaChargeDraft, area_id: AreaId) -> AreaCharge:
    row = unit.row_of(AreaCharge, draft)
    row.official_id, row.area_id, row.act = present(draft.official_id), unit.get(Area, area_id).id, draft.act.strip()
    row.valid_from, row.valid_to = present(draft.valid_from), draft.valid_to
    return unit.add(row)


def end_with_office(unit: Unit, official: Official) -> list[str]:
    """End with the office of `official` what they head beyond its days, and name those Aree.

    `NotValid` where one begins after the last day, or before the first.
    """
    ended = []
    last = official.valid_to
    for row in unit.session.scalars(select(AreaCharge).where(AreaCharge.official_id == official.id)):
        if row.valid_from < official.valid_from or (last is not None and row.valid_from > last):
            sentence = (
                f"{official.full_name} ha la responsabilità di {row.area.name} dal {format_date(row.valid_from)}, fuori"
                " dai giorni della carica: correggere o eliminare prima quella."
            )
            refuse([Issue("charge_outside_office", sentence, "valid_from", link=Link("area", row.area_id))])
        if last is not None and (row.valid_to or FOREVER) > last:
            row.valid_to = last
            ended.append(row.area.name)
    return ended


def head_spans(session: Session, *, are_charges_alone: bool = False) -> Iterator[HeadSpan]:
    """Yield the days on which somebody heads an Area: those of the officials, and of the EQ unless told otherwise."""
    loaded = select(AreaCharge).options(joinedload(AreaCharge.official), joinedload(AreaCharge.area))
    for row in session.scalars(loaded):
        yield HeadSpan(
            row.official.full_name, "la responsabilità di", row.area_id, row.area.name, row.valid_from, row.valid_to,
            Link(KIND, row.id),
        )  # fmt: skip
    if are_charges_alone:
        return
    held = select(EqAppointment).options(
        selectinload(EqAppointment.areas).joinedload(EqAppointmentArea.area), joinedload(EqAppointment.employee)
    )
    for one in session.scalars(held):
        for place in one.areas:
            yield HeadSpan(
                one.employee.full_name, "l'incarico di EQ su", place.area_id, place.area.name, one.valid_from,
                one.valid_to, Link("eq_appointment", one.id),
            )  # fmt: skip


def _may_not(official: Official) -> list[Issue]:
    if official.role in MAY_HEAD:
        return []
    sentence = f"{official.full_name} è {official.role.italian.lower()}: non può avere un'area."
    return [Issue("may_not_head", sentence, "official_id")]


def _outside_office(draft: AreaChargeDraft, official: Official) -> list[Issue]:
    """Refuse days on which who would head the Area is not in office."""
    wanted = period_between(present(draft.valid_from), draft.valid_to)
    if wanted.start < official.valid_from:
        sentence = f"{official.full_name} è in carica dal {format_date(official.valid_from)}."
        return [Issue("charge_outside_office", sentence, "valid_from")]
    if official.valid_to is not None and wanted.end > official.valid_to:
        sentence = (
            f"{official.full_name} è in carica fino al {format_date(official.valid_to)}: indicare l'ultimo giorno."
        )
        return [Issue("charge_outside_office", sentence, "valid_to")]
    return []


def _of_several(draft: AreaChargeDraft) -> list[Issue]:
    if draft.id is None or len(draft.area_ids) == 1:
        return []
    return [Issue("one_area", "Per un'altra area aggiungerne una nuova: ciascuna ha le sue date.", "area_ids")]


def _outside_areas(unit: Unit, draft: AreaChargeDraft) -> list[Issue]:
    """Refuse an Area that is gone, or not in force on those days."""
    areas = [unit.get(Area, area_id) for area_id in draft.area_ids]
    return [
        issue
        for area in areas
        for issue in within_unit(draft.valid_from, draft.valid_to, area.name, area.valid_from, area.valid_to)
    ]

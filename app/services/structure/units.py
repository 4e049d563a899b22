"""Aree, settori and uffici: create, change, close on a date, delete."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.italian import format_date, plural
from app.domain.structure.units import (
    AreaDraft,
    OfficeDraft,
    SectorDraft,
    UnitKey,
    UnitKind,
    validate_area,
    validate_office,
    validate_sector,
)
from app.domain.validation import refuse
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea, Posting
from app.models.structure import Area, Office, Sector
from app.services.structure.coded import code_taken, write_code
from app.services.structure.references import refuse_if_used
from app.services.transaction import Unit, save, unit_of_work
from app.services.workspace import Workspace

AnyUnit = Area | Sector | Office
_CLOSE_INSTEAD = "Spostarli, oppure indicare la data di chiusura («Al») invece di eliminare."


def save_area(workspace: Workspace, draft: AreaDraft) -> Changes:
    """Create the Area, or change the one with the id of the draft."""
    return save(workspace, _label(UnitKind.AREA, draft.id, draft.name), put_area, draft)


def save_sector(workspace: Workspace, draft: SectorDraft) -> Changes:
    """Create the Settore, or change the one with the id of the draft."""
    return save(workspace, _label(UnitKind.SECTOR, draft.id, draft.name), put_sector, draft)


def save_office(workspace: Workspace, draft: OfficeDraft) -> Changes:
    """Create the Ufficio, or change the one with the id of the draft."""
    return save(workspace, _label(UnitKind.OFFICE, draft.id, draft.name), put_office, draft)


def delete_unit(workspace: Workspace, key: UnitKey) -> Changes:
    """Delete a unit; refused in words while something refers to it."""
    with unit_of_work(workspace, f"Elimina {key.kind.italian.lower()}", Topic.STRUCTURE) as unit:
        row = _unit_row(unit, key)
        unit.label = f"Elimina {key.kind.italian.lower()} {row.name}"
        refuse_if_used(unit.session, row.__tablename__, row.id, f"«{row.name}»", _CLOSE_INSTEAD)
        unit.session.delete(row)
        unit.touched(row.id)
    return unit.changes


def put_area(unit: Unit, draft: AreaDraft) -> Area:
    """Keep an Area inside a larger operation; `NotValid` says what is wrong."""
    refuse([*validate_area(draft), *code_taken(unit.session, Area, draft.code, draft.id)])
    area = unit.row_of(Area, draft)
    write_code(unit.session, area, draft)
    if draft.id is not None and draft.valid_to:
        _refuse_unfinished(unit.session, UnitKind.AREA, area.id, draft.valid_to)
    area.valid_from, area.valid_to = draft.valid_from, draft.valid_to
    return unit.add(area)


def put_sector(unit: Unit, draft: SectorDraft) -> Sector:
    """Keep a Settore inside a larger operation; another Area takes along all its postings, past ones too."""
    refuse([*validate_sector(draft), *code_taken(unit.session, Sector, draft.code, draft.id)])
    sector = unit.row_of(Sector, draft)
    write_code(unit.session, sector, draft)
    if draft.id is not None and draft.valid_to:
        _refuse_unfinished(unit.session, UnitKind.SECTOR, sector.id, draft.valid_to)
    if draft.area_id is not None:
        sector.area_id = unit.get(Area, draft.area_id).id
    sector.valid_from, sector.valid_to = draft.valid_from, draft.valid_to
    return unit.add(sector)


def put_office(unit: Unit, draft: OfficeDraft) -> Office:
    """Keep an Ufficio inside a larger operation."""
    refuse([*validate_office(draft), *code_taken(unit.session, Office, draft.code, draft.id)])
    office = unit.row_of(Office, draft)
    write_code(unit.session, office, draft)
    if draft.sector_id is not None:
        office.sector_id = unit.get(Sector, draft.sector_id).id
    return unit.add(office)


def _unit_row(unit: Unit, key: UnitKey) -> AnyUnit:
    match key.kind:
        case UnitKind.AREA:
            return unit.get(Area, key.id)
        case UnitKind.SECTOR:
            return unit.get(Sector, key.id)
        case UnitKind.OFFICE:
            return unit.get(Office, key.id)


def _label(kind: UnitKind, identity: int | None, name: str) -> str:
    verb = ("Nuova" if kind is UnitKind.AREA else "Nuovo") if identity is None else "Modifica"
    return f"{verb} {kind.italian.lower()} {name.strip()}".strip()


def _refuse_unfinished(session: Session, kind: UnitKind, identity: int, last_day: date) -> None:
    """Refuse to close a unit while somebody works in it, or heads it, after its last day."""
    own = Posting.area_id if kind is UnitKind.AREA else Posting.sector_id
    later = or_(Posting.valid_to.is_(None), Posting.valid_to > last_day)
    people = session.scalar(select(func.count()).select_from(Posting).where(own == identity, later)) or 0
    counted = [(people, ("assegnazione", "assegnazioni"))]
    if kind is UnitKind.AREA:
        counted.append((_heads_after(session, identity, last_day), ("incarico di EQ", "incarichi di EQ")))
        counted.append((_charges_after(session, identity, last_day), ("responsabilità", "responsabilità")))
    _refuse_counted(counted, last_day)


def _heads_after(session: Session, area_id: int, last_day: date) -> int:
    later = or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to > last_day)
    heads = select(func.count()).select_from(EqAppointmentArea).join(EqAppointmentArea.appointment)
    return session.scalar(heads.where(EqAppointmentArea.area_id == area_id, later)) or 0


def _charges_after(session: Session, area_id: int, last_day: date) -> int:
    later = or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to > last_day)
    return session.scalar(select(func.count()).select_from(AreaCharge).where(AreaCharge.area_id == area_id, later)) or 0


def _refuse_counted(counted: Iterable[tuple[int, tuple[str, str]]], last_day: date) -> None:
    for count, words in counted:
        if count:
            raise UserError(
                f"Non si può chiudere il {format_date(last_day)}. Dopo quel giorno: {plural(count, *words)}.",
                "Spostarli o chiuderli prima.",
            )

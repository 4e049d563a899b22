"""What is written of certified data: a figure for one or many, figures pasted together, events."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.certified_data.events import EventDraft, validate_event
from app.domain.certified_data.figures import FigureDraft, FigureOwner, PastedFigures, validate_figure
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CertifiedFigureId, EmployeeId, OfficialId, PenaltyEventId
from app.domain.issues import Issue
from app.domain.italian import format_date, plural
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind, DatumOwner
from app.domain.validation import present, refuse
from app.models.certified_data import CertifiedFigure, PenaltyEvent
from app.models.cycles import Cycle
from app.models.municipality import Official
from app.models.people import Employee
from app.services.cycles import open_cycle
from app.services.objectives.measures import method_of_year
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPIC = Topic.SHEETS


def save_figure(workspace: Workspace, year: int, draft: FigureDraft) -> Changes:
    """Write the same figure for each of the owners of the draft; what was certified of them before is replaced."""
    with unit_of_work(workspace, "Dato certificato", _TOPIC) as unit:
        cycle, datum = _of_year(unit, year, draft.code)
        refuse(validate_figure(draft, datum, year, workspace.today))
        for owner in draft.owners:
            _put(unit, cycle, present(datum), owner, draft)
        unit.label = _label(present(datum), len(draft.owners))
    return unit.changes


def save_pasted(workspace: Workspace, year: int, pasted: PastedFigures) -> Changes:
    """Write the figures of many, each its own: all of them or none."""
    with unit_of_work(workspace, "Dati certificati", _TOPIC) as unit:
        cycle, datum = _of_year(unit, year, pasted.code)
        for owner, value in pasted.values:
            draft = FigureDraft(pasted.code, (owner,), value, pasted.on_date, pasted.certified_by, pasted.source)
            refuse(validate_figure(draft, datum, year, workspace.today))
            _put(unit, cycle, present(datum), owner, draft)
        if not pasted.values:
            raise UserError("Non c'è nessun valore da scrivere.", "Incollare una riga per persona: nome e valore.")
        unit.label = _label(present(datum), len(pasted.values))
    return unit.changes


def delete_figures(workspace: Workspace, year: int, ids: Collection[CertifiedFigureId]) -> Changes:
    """Take away what was written by mistake: the figure is missing again."""
    with unit_of_work(workspace, "Elimina dati certificati", _TOPIC) as unit:
        open_cycle(unit.session, year)
        for one in ids:
            row = unit.get(CertifiedFigure, one)
            _refuse_oneself(workspace, row.employee_id, row.official_id)
            unit.session.delete(row)
        unit.label = f"Elimina {plural(len(ids), 'dato certificato', 'dati certificati')}"
    return unit.changes


def save_event(workspace: Workspace, year: int, draft: EventDraft) -> Changes:
    """Write an event of one person, the same for several, or change one that is there."""
    with unit_of_work(workspace, "Evento certificato", _TOPIC) as unit:
        cycle = open_cycle(unit.session, year)
        refuse(validate_event(draft, year, workspace.today))
        datum = _event_datum(unit.session, cycle, draft.code)
        rows = [_event(unit, draft, employee) for employee in draft.employee_ids]
        rows += [_event(unit, draft, None, official) for official in draft.official_ids]
        for row in rows:
            row.cycle_id, row.code = cycle.id, draft.code
            row.on_date, row.description = present(draft.on_date), draft.description.strip()
            row.source = draft.source.strip()
            unit.touched(unit.add(row).id)
        unit.label = f"{datum.title}: {_named(unit, draft)}"[:300]
    return unit.changes


def delete_events(workspace: Workspace, year: int, ids: Collection[PenaltyEventId]) -> Changes:
    with unit_of_work(workspace, "Elimina eventi", _TOPIC) as unit:
        open_cycle(unit.session, year)
        for one in ids:
            row = unit.get(PenaltyEvent, one)
            _refuse_oneself(workspace, row.employee_id, row.official_id)
            unit.session.delete(row)
        unit.label = f"Elimina {plural(len(ids), 'evento', 'eventi')}"
    return unit.changes


def _of_year(unit: Unit, year: int, code: str) -> tuple[Cycle, CertifiedDatum | None]:
    cycle = open_cycle(unit.session, year)
    return cycle, method_of_year(unit.session, cycle).datum(code)


def _put(unit: Unit, cycle: Cycle, datum: CertifiedDatum, owner: FigureOwner, draft: FigureDraft) -> None:
    _refuse_other_owner(datum, owner)
    _refuse_oneself(unit.workspace, owner.employee_id, owner.official_id)
    row = _kept(unit.session, cycle, datum.code, owner)
    if row is None:
        row = CertifiedFigure(
            cycle_id=cycle.id, code=datum.code, area_id=owner.area_id, sector_id=owner.sector_id,
            employee_id=owner.employee_id, official_id=owner.official_id,
        )  # fmt: skip
    elif draft.version is not None:
        unit.get(CertifiedFigure, row.id, version=draft.version)
    row.value, row.on_date = present(draft.value), present(draft.on_date)
    row.certified_by, row.source = draft.certified_by.strip(), draft.source.strip()
    unit.touched(unit.add(row).id)


def _refuse_other_owner(datum: CertifiedDatum, owner: FigureOwner) -> None:
    is_person = owner.employee_id is not None or owner.official_id is not None
    found = DatumOwner.PERSON if is_person else DatumOwner.UNIT if owner.area_id is not None else DatumOwner.ENTITY
    if found is not datum.owner:
        raise UserError(
            f"Il dato «{datum.title}» non è da scrivere qui: la metodologia lo chiede di {_of_whom(datum.owner)}.",
            "Ripartire da ciò che la pagina mostra ora.",
        )


def _refuse_oneself(workspace: Workspace, employee: EmployeeId | None, official: OfficialId | None) -> None:
    if workspace.actor.is_oneself(employee, official):
        raise UserError(
            "Nessuno scrive i dati certificati che contano nella propria scheda.",
            "Li scrive un altro che tiene l'archivio: il Segretario o il Vicesegretario.",
        )


def _of_whom(owner: DatumOwner) -> str:
    return {DatumOwner.ENTITY: "tutto l'ente", DatumOwner.UNIT: "ogni area"}.get(owner, "ogni persona")


def _kept(session: Session, cycle: Cycle, code: str, owner: FigureOwner) -> CertifiedFigure | None:
    return session.scalar(
        select(CertifiedFigure).where(
            CertifiedFigure.cycle_id == cycle.id,
            CertifiedFigure.code == code,
            CertifiedFigure.area_id.is_not_distinct_from(owner.area_id),
            CertifiedFigure.sector_id.is_not_distinct_from(owner.sector_id),
            CertifiedFigure.employee_id.is_not_distinct_from(owner.employee_id),
            CertifiedFigure.official_id.is_not_distinct_from(owner.official_id),
        )
    )


def _event_datum(session: Session, cycle: Cycle, code: str) -> CertifiedDatum:
    datum = method_of_year(session, cycle).datum(code)
    if datum is None or datum.kind is not DatumKind.EVENT:
        raise UserError(
            "La metodologia dell'anno non ha più questo evento.", "Ripartire da ciò che la pagina mostra ora."
        )
    return datum


def _event(
    unit: Unit, draft: EventDraft, employee: EmployeeId | None, official: OfficialId | None = None
) -> PenaltyEvent:
    _refuse_oneself(unit.workspace, employee, official)
    if employee is not None:
        _refuse_outside(unit.get(Employee, employee), present(draft.on_date))
    row = unit.row_of(PenaltyEvent, draft)
    _refuse_oneself(unit.workspace, row.employee_id, row.official_id)
    row.employee_id, row.official_id = employee, official
    return row


def _refuse_outside(person: Employee, day: date) -> None:
    if day not in person.service:
        sentence = f"{person.full_name} non è in servizio il {format_date(day)}."
        refuse([Issue("outside_service", sentence, "on_date")])


def _named(unit: Unit, draft: EventDraft) -> str:
    names = [unit.get(Employee, one).full_name for one in draft.employee_ids]
    names += [unit.get(Official, one).full_name for one in draft.official_ids]
    return names[0] if len(names) == 1 else f"{len(names)} persone"


def _label(datum: CertifiedDatum, count: int) -> str:
    of_many = f" ({count})" if count > 1 else ""
    return f"Dato certificato: {datum.title}{of_many}"[:300]

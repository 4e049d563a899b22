"""Making, changing, copying and deleting objectives."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CycleId, ObjectiveId
from app.domain.objectives.codes import next_code, prefix_of
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare, validate
from app.domain.validation import refuse
from app.models.objectives import Objective, ObjectiveUnit
from app.models.sheet_parts import SheetScore
from app.models.structure import Area, Sector
from app.services.objectives.common import open_cycle, open_objective
from app.services.objectives.copying import copied
from app.services.objectives.parts import fill
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

PLAIN_FIELDS = (
    "title", "description", "kind", "scope", "is_payment_times", "combination", "parent_id", "owner_id",
    "mandate_line_id", "dup_mission", "dup_programme",
)  # fmt: skip


def create_objective(workspace: Workspace, year: int, draft: ObjectiveDraft) -> Changes:
    """Add an objective to `year`; without a code it takes the next free one of its unit."""
    refuse(validate(draft))
    with unit_of_work(workspace, f"Nuovo obiettivo: {draft.title}", Topic.OBJECTIVES) as unit:
        add_objective(unit, year, draft)
    return unit.changes


def add_objective(unit: Unit, year: int, draft: ObjectiveDraft) -> None:
    """Add an objective as part of an operation."""
    refuse(validate(draft))
    cycle = open_cycle(unit.session, year)
    code = _code_for(unit.session, cycle.id, draft)
    objective = Objective(cycle_id=cycle.id, code=code, position=_next_position(unit.session, cycle.id))
    _write(objective, draft)
    unit.touched(unit.add(objective).id)
    unit.session.flush()


def write_objective(unit: Unit, draft: ObjectiveDraft) -> None:
    """Change an objective as part of an operation."""
    refuse(validate(draft))
    if draft.id is None:
        raise UserError("L'obiettivo da modificare non è indicato.", "Sceglierlo dall'elenco.")
    objective = open_objective(unit, draft.id, draft.version)
    unit.label = f"Modifica obiettivo {objective.code}"
    code = draft.code.strip() or objective.code
    if code != objective.code:
        _refuse_taken(unit.session, objective.cycle_id, code)
        objective.code = code
    _write(objective, draft)
    unit.touched(objective.id)
    unit.session.flush()


def delete_objectives(workspace: Workspace, identities: Collection[ObjectiveId]) -> Changes:
    """Delete objectives with all they carry: all of them, or none when a sheet already scores one."""
    with unit_of_work(workspace, "Eliminazione obiettivi", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for identity in identities:
            objective = open_objective(unit, identity)
            unit.label = _label("Eliminazione", objective, len(identities))
            _refuse_scored(unit.session, objective)
            _free_children(unit, identity)
            unit.session.delete(objective)
            unit.touched(identity)
    return unit.changes


def duplicate_objectives(workspace: Workspace, identities: Collection[ObjectiveId]) -> Changes:
    """Copy objectives with units, indicators, phases and resources, without people, values and progress."""
    with unit_of_work(workspace, "Copia obiettivi", Topic.OBJECTIVES) as unit:
        for identity in identities:
            original = open_objective(unit, identity)
            unit.label = _label("Copia", original, len(identities))
            unit.touched(unit.add(_twin(unit.session, original)).id)
            unit.session.flush()
    return unit.changes


def _label(what: str, objective: Objective, count: int) -> str:
    """Name an operation by its objective, or by how many there are."""
    return f"{what} obiettivo {objective.code}" if count == 1 else f"{what} di {count} obiettivi"


def _twin(session: Session, original: Objective) -> Objective:
    prefix = prefix_of(original.kind, _unit_codes(session, refs_of(original)))
    twin = copied(original)
    twin.code = next_code(prefix, _codes(session, original.cycle_id))
    twin.title = f"Copia di {original.title}"[:300]
    twin.position = original.position
    return twin


def refs_of(objective: Objective) -> list[UnitRef]:
    return [UnitRef(link.area_id, link.sector_id) for link in objective.units]


def _write(objective: Objective, draft: ObjectiveDraft) -> None:
    fill(objective, draft, PLAIN_FIELDS)
    objective.title = draft.title.strip()
    objective.is_cross = draft.is_cross
    _write_units(objective, draft.units)


def _write_units(objective: Objective, shares: tuple[UnitShare, ...]) -> None:
    """Keep the links that stay (with their new weight), drop those that go, add the new ones."""
    wanted = {share.unit: share.weight for share in shares}
    kept = [link for link in objective.units if UnitRef(link.area_id, link.sector_id) in wanted]
    for link in kept:
        link.weight = wanted.pop(UnitRef(link.area_id, link.sector_id))
    new = [
        ObjectiveUnit(area_id=unit.area_id, sector_id=unit.sector_id, weight=weight) for unit, weight in wanted.items()
    ]
    objective.units = kept + new


def _code_for(session: Session, cycle_id: CycleId, draft: ObjectiveDraft) -> str:
    if code := draft.code.strip():
        _refuse_taken(session, cycle_id, code)
        return code
    unit_codes = _unit_codes(session, [share.unit for share in draft.units])
    return next_code(prefix_of(draft.kind, unit_codes), _codes(session, cycle_id))


def _unit_codes(session: Session, units: list[UnitRef]) -> list[str]:
    found = []
    for unit in units:
        place = session.get(Sector, unit.sector_id) if unit.sector_id else session.get(Area, unit.area_id)
        if place is None:
            raise UserError("Un'unità dell'obiettivo non c'è più.", "Aggiornare la pagina e sceglierne un'altra.")
        found.append(place.code)
    return found


def _codes(session: Session, cycle_id: CycleId) -> list[str]:
    return list(session.scalars(select(Objective.code).where(Objective.cycle_id == cycle_id)))


def _next_position(session: Session, cycle_id: CycleId) -> int:
    last = select(Objective.position).where(Objective.cycle_id == cycle_id).order_by(Objective.position.desc())
    return (session.scalar(last.limit(1)) or 0) + 1


def _refuse_taken(session: Session, cycle_id: CycleId, code: str) -> None:
    same = select(Objective.title).where(Objective.cycle_id == cycle_id, Objective.code == code)
    if title := session.scalar(same):
        raise UserError(f"Il codice {code} è già dell'obiettivo «{title}».", "Scegliere un altro codice.")


def _refuse_scored(session: Session, objective: Objective) -> None:
    scored = select(SheetScore.id).where(SheetScore.item == f"objective:{objective.id}", SheetScore.value.is_not(None))
    if session.scalar(scored.limit(1)) is not None:
        raise UserError(
            f"L'obiettivo {objective.code} ha già un punteggio in una scheda di valutazione.",
            "Non si può eliminare: si può stralciare con una variazione motivata.",
        )


def _free_children(unit: Unit, identity: ObjectiveId) -> None:
    for child in unit.session.scalars(select(Objective).where(Objective.parent_id == identity)):
        child.parent_id = None
    unit.session.flush()

"""Making, changing, copying and deleting objectives."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CycleId, ObjectiveId
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare, validate
from app.domain.payment_times.year import payment_measure_issues
from app.domain.validation import refuse
from app.models.certifications import CertifiedObjective
from app.models.cycles import Cycle
from app.models.evidences import Evidence, PaymentCertificate
from app.models.objectives import Objective, ObjectiveAmbit, ObjectiveMeasure, ObjectiveUnit
from app.models.sheet_parts import SheetScore
from app.services.cycles import open_cycle
from app.services.objectives.codes import YearCodes, codes_of, refs_of
from app.services.objectives.common import open_objective, seen_objective
from app.services.objectives.copying import copied
from app.services.objectives.parts import fill
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

PLAIN_FIELDS = (
    "title", "description", "kind", "scope", "is_payment_times", "combination", "parent_id", "owner_id",
    "mandate_line_id", "dup_mission", "dup_programme", "difficulty", "degree_table",
)  # fmt: skip


def create_objective(workspace: Workspace, year: int, draft: ObjectiveDraft) -> Changes:
    """Add an objective to `year`; without a code it takes the next free one of its unit."""
    refuse(validate(draft))
    with unit_of_work(workspace, f"Nuovo obiettivo: {draft.title}", Topic.OBJECTIVES) as unit:
        add_objective(unit, year, draft)
    return unit.changes


def add_objective(unit: Unit, year: int, draft: ObjectiveDraft) -> Objective:
    """Add an objective as part of an operation, and return it."""
    objective = NewObjectives(unit.session, open_cycle(unit.session, year)).add(draft)
    unit.session.flush()
    unit.touched(objective.id)
    return objective


class NewObjectives:
    """The objectives that one operation adds to a year: codes and places taken are read once."""

    def __init__(self, session: Session, cycle: Cycle) -> None:
        self._session, self._cycle = session, cycle
        self._titles: dict[str, str] | None = None
        self._codes = YearCodes(session, cycle.year)
        self._position = 0

    def add(self, draft: ObjectiveDraft) -> Objective:
        """Add an objective; without a code it takes the next free one of its unit. It has no id before the flush."""
        refuse(validate(draft))
        self._read()
        code = draft.code.strip() or self._codes.next(draft.kind, [share.unit for share in draft.units])
        self._take(code, draft.title)
        self._position += 1
        objective = Objective(cycle_id=self._cycle.id, code=code, position=self._position)
        fill_objective(objective, draft)
        self._session.add(objective)
        return objective

    def recode(self, objective: Objective, code: str) -> None:
        """Give another code to an objective; raise `UserError` when it is taken."""
        code = code.strip() or objective.code
        if code != objective.code:
            self._read()
            self._take(code, objective.title)
            (self._titles or {}).pop(objective.code, None)
            objective.code = code

    def _take(self, code: str, title: str) -> None:
        titles = self._titles or {}
        if code in titles:
            raise UserError(f"Il codice {code} è già dell'obiettivo «{titles[code]}».", "Scegliere un altro codice.")
        titles[code] = title
        self._codes.keep(code)

    def _read(self) -> None:
        if self._titles is None:
            known = select(Objective.code, Objective.title).where(Objective.cycle_id == self._cycle.id)
            self._titles = dict(self._session.execute(known).all())
            self._codes.keep(*self._titles)
            self._position = _last_position(self._session, self._cycle.id)


def write_objective(unit: Unit, draft: ObjectiveDraft) -> None:
    """Change an objective as part of an operation."""
    refuse(validate(draft))
    if draft.id is None:
        raise UserError("L'obiettivo da modificare non è indicato.", "Sceglierlo dall'elenco.")
    objective = open_objective(unit, draft.id, draft.version)
    unit.label = f"Modifica obiettivo {objective.code}"
    NewObjectives(unit.session, unit.get(Cycle, objective.cycle_id)).recode(objective, draft.code)
    becomes_one = draft.is_payment_times and not objective.is_payment_times
    fill_objective(objective, draft)
    names = [one.name for one in objective.indicators]
    refuse([one for name in names for one in payment_measure_issues(name, is_payment_times=becomes_one)])
    unit.touched(objective.id)
    unit.session.flush()


def delete_objectives(workspace: Workspace, identities: Collection[ObjectiveId]) -> Changes:
    """Delete objectives with all they carry: all of them, or none when a sheet already scores one."""
    with unit_of_work(workspace, "Eliminazione obiettivi", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        remove_objectives(unit, identities)
    return unit.changes


def remove_objectives(unit: Unit, identities: Collection[ObjectiveId]) -> None:
    """Delete objectives as part of an operation."""
    for identity in identities:
        objective = seen_objective(unit, identity)
        unit.label = _label("Eliminazione", objective, len(identities))
        _refuse_scored(unit.session, objective)
        _refuse_certified_once(unit.session, objective)
        _refuse_certificate(unit.session, objective)
        _free_children(unit, identity)
        unit.session.delete(objective)
        unit.touched(identity)


def duplicate_objectives(workspace: Workspace, identities: Collection[ObjectiveId]) -> Changes:
    """Copy objectives with units, indicators, phases and resources, without people, values and progress."""
    with unit_of_work(workspace, "Copia obiettivi", Topic.OBJECTIVES) as unit:
        for identity in identities:
            original = seen_objective(unit, identity)
            unit.label = _label("Copia", original, len(identities))
            unit.touched(unit.add(_twin(unit.session, original)).id)
            unit.session.flush()
    return unit.changes


def mark_reviewed(workspace: Workspace, identities: Collection[ObjectiveId]) -> Changes:
    """Say of objectives copied from another year, and of their indicators, that they were looked at again."""
    with unit_of_work(workspace, "Revisione obiettivi", Topic.OBJECTIVES) as unit:
        for identity in identities:
            objective = open_objective(unit, identity)
            unit.label = _label("Revisione", objective, len(identities))
            for one in objective.indicators:
                one.is_untouched = False
            unit.touched(identity)
    return unit.changes


def _label(what: str, objective: Objective, count: int) -> str:
    """Name an operation by its objective, or by how many there are."""
    return f"{what} obiettivo {objective.code}" if count == 1 else f"{what} di {count} obiettivi"


def _twin(session: Session, original: Objective) -> Objective:
    cycle = session.get_one(Cycle, original.cycle_id)
    codes = YearCodes(session, cycle.year, codes_of(session, cycle.id))
    twin = copied(original)
    twin.code = codes.next(original.kind, refs_of(original.units))
    twin.title = f"Copia di {original.title}"[:300]
    twin.position = original.position
    return twin


def fill_objective(objective: Objective, draft: ObjectiveDraft) -> None:
    """Give an objective all that a draft says, but its code; from now on it is not untouched."""
    refuse(validate(draft))
    objective.is_untouched = False
    fill(objective, draft, PLAIN_FIELDS)
    objective.title = draft.title.strip()
    objective.is_cross = draft.is_cross
    _write_units(objective, draft.units)
    _write_links(objective, draft)


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


def _write_links(objective: Objective, draft: ObjectiveDraft) -> None:
    """Keep the ambits and the measures that stay, drop those that go, add the new ones."""
    ambits = {one.ambit: one for one in objective.ambits}
    if set(ambits) != set(draft.ambits):
        objective.ambits = [ambits.get(one) or ObjectiveAmbit(ambit=one) for one in dict.fromkeys(draft.ambits)]
    measures = {one.measure_id: one for one in objective.measures}
    if set(measures) != set(draft.measures):
        wanted = dict.fromkeys(draft.measures)
        objective.measures = [measures.get(one) or ObjectiveMeasure(measure_id=one) for one in wanted]


def _last_position(session: Session, cycle_id: CycleId) -> int:
    return session.scalar(select(func.max(Objective.position)).where(Objective.cycle_id == cycle_id)) or 0


def _refuse_scored(session: Session, objective: Objective) -> None:
    scored = select(SheetScore.id).where(SheetScore.item == f"objective:{objective.id}", SheetScore.value.is_not(None))
    if session.scalar(scored.limit(1)) is not None:
        raise UserError(
            f"L'obiettivo {objective.code} ha già un punteggio in una scheda di valutazione.",
            "Non si può eliminare: si può stralciare con una variazione motivata.",
        )


def _refuse_certified_once(session: Session, objective: Objective) -> None:
    """Refuse to delete what was certified and opened again: its history stays. What stands is refused by itself."""
    query = select(func.count(), func.count(CertifiedObjective.reopened_on))
    every, reopened = session.execute(query.where(CertifiedObjective.objective_id == objective.id)).one()
    if every and every == reopened:
        raise UserError(
            f"L'obiettivo {objective.code} fu certificato dal Nucleo, poi riaperto.",
            "Non si può eliminare: si può stralciare con una variazione motivata.",
        )


def _refuse_certificate(session: Session, objective: Objective) -> None:
    """Refuse to delete the paper on which the annual delay of the payments is certified."""
    query = select(Evidence.name).join(PaymentCertificate, PaymentCertificate.evidence_id == Evidence.id)
    if (name := session.scalar(query.where(Evidence.objective_id == objective.id))) is not None:
        raise UserError(
            f"L'evidenza «{name}» dell'obiettivo {objective.code} è il certificato dei tempi di pagamento.",
            "Toglierla prima da lì: Strumenti › Tempi di pagamento.",
        )


def _free_children(unit: Unit, identity: ObjectiveId) -> None:
    for child in unit.session.scalars(select(Objective).where(Objective.parent_id == identity)):
        child.parent_id = None
    unit.session.flush()

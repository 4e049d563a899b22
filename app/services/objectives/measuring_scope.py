"""Of which objectives somebody may write what was measured: who heads Aree, of those of the Aree headed in the year."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import CycleId, ObjectiveId
from app.domain.italian import format_date
from app.domain.periods import year_period
from app.domain.permissions import Action, Actor, AreaInQuestion, may, refusal
from app.models.certified_lock import certified_error
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveUnit
from app.services.certification.standing import standing_certifications
from app.services.structure.headed import areas_headed
from app.services.transaction import Unit


def measurable_objectives(session: Session, actor: Actor, cycle: Cycle, today: date) -> frozenset[ObjectiveId] | None:
    """Return the objectives of a year of which `actor` may write values; None when of all."""
    if may(actor, Action.MEASURE):
        return None
    if not may(actor, Action.MEASURE, AreaInQuestion(is_own=True)):
        return frozenset()
    return _of_areas_headed(session, actor, cycle, today)


def ask_to_measure(unit: Unit, objectives: Iterable[Objective]) -> None:
    """Ask the policy of each objective that is about to be measured; raise `UserError` when it says no."""
    actor = unit.workspace.actor
    by_year: dict[int, list[Objective]] = {}
    for one in objectives:
        by_year.setdefault(one.cycle_id, []).append(one)
    for cycle_id, own in by_year.items():
        allowed = measurable_objectives(unit.session, actor, unit.get(Cycle, cycle_id), unit.workspace.today)
        if allowed is not None:
            _refuse_others(actor, own, allowed)
    unit.asked.add(Action.MEASURE)


def refuse_readings_of_certified(session: Session, cycle_id: CycleId, objectives: Iterable[Objective]) -> None:
    """Raise `UserError` when the result of one of the objectives is certified: nothing more is read of it."""
    standing = standing_certifications(session, cycle_id)
    for one in objectives:
        if (certified := standing.get(one.id)) is not None:
            raise certified_error(one.code, format_date(certified.on_date))


def _refuse_others(actor: Actor, objectives: Iterable[Objective], allowed: Collection[ObjectiveId]) -> None:
    for one in objectives:
        if one.id not in allowed:
            raise UserError(
                f"{refusal(actor).problem} L'obiettivo {one.code} non è di un'area che guida.",
                "Rivolgersi al Segretario comunale.",
            )


def _of_areas_headed(session: Session, actor: Actor, cycle: Cycle, today: date) -> frozenset[ObjectiveId]:
    headed = areas_headed(actor, year_period(cycle.year), today)
    found = (
        select(Objective.id)
        .join(ObjectiveUnit, ObjectiveUnit.objective_id == Objective.id)
        .where(Objective.cycle_id == cycle.id, ObjectiveUnit.area_id.in_(headed))
    )
    return frozenset(session.scalars(found))

"""What the objectives of a year continue: those of the years before they were copied from, or say the same as."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import ObjectiveId
from app.domain.matching import text_key
from app.domain.objectives import ObjectiveState
from app.domain.objectives.comparing import YEARS_COMPARED, PastIndicator, PastObjective
from app.models.cycles import Cycle
from app.models.objectives import Objective


def past_objectives(
    session: Session, objectives: Sequence[Objective], year: int
) -> dict[ObjectiveId, tuple[PastObjective, ...]]:
    """Return what each objective continues in the years before, the last year first; in one query for them all."""
    query = (
        select(Objective, Cycle.year)
        .join(Cycle, Cycle.id == Objective.cycle_id)
        .where(Cycle.year.between(year - YEARS_COMPARED, year - 1), Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Cycle.year.desc(), Objective.position, Objective.code)
        .options(selectinload(Objective.indicators))
    )
    found = [(one, then) for one, then in session.execute(query)]
    by_id = {one.id: one for one, _ in found}
    by_text: dict[str, list[ObjectiveId]] = defaultdict(list)
    for one, _ in found:
        by_text[_words(one)].append(one.id)
    years = {one.id: then for one, then in found}
    continued = {one.id: _continued(one, by_id, by_text.get(_words(one), [])) for one in objectives}
    return {
        identity: tuple(_past(by_id[one], years[one]) for one in sorted(before, key=lambda it: -years[it]))
        for identity, before in continued.items()
        if before
    }


def _continued(one: Objective, by_id: dict[ObjectiveId, Objective], alike: Sequence[ObjectiveId]) -> set[ObjectiveId]:
    """Follow an objective back through what it was copied from, and add those with the same words."""
    before = set(alike)
    origin = one.origin_id
    for _ in range(YEARS_COMPARED):
        if origin in by_id:
            before.add(origin)
            origin = by_id[origin].origin_id
    return before


def _words(one: Objective) -> str:
    return text_key(one.description or one.title)


def _past(one: Objective, year: int) -> PastObjective:
    indicators = tuple(PastIndicator(row.name, row.unit, row.rule) for row in one.indicators)
    return PastObjective(year, one.code, indicators)

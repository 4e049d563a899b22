"""The readings of an objective as a table shows them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.domain.italian import format_percent
from app.domain.objectives import IndicatorRule
from app.domain.objectives.readings import ReadingRow
from app.domain.objectives.rules import tidy
from app.domain.objectives.value import value_text
from app.models.objectives import Indicator, Phase
from app.models.readings import IndicatorReading, PhaseReading


def readings_of(session: Session, objective: ObjectiveId) -> tuple[ReadingRow, ...]:
    """Return the readings of an objective, the last one first."""
    found = [*_of_indicators(session, objective), *_of_phases(session, objective)]
    return tuple(sorted(found, key=lambda row: (row.on_date, not row.is_phase, -row.part), reverse=True))


def _of_indicators(session: Session, objective: ObjectiveId) -> Iterator[ReadingRow]:
    query = select(IndicatorReading, Indicator.name, Indicator.rule).join(
        Indicator, Indicator.id == IndicatorReading.indicator_id
    )
    for one, name, rule in session.execute(query.where(Indicator.objective_id == objective)):
        shown = _shown(one, rule)
        yield ReadingRow(
            f"i{one.id}", one.id, one.version, one.indicator_id, False, one.on_date, name, shown, one.note,
            one.critical_points, one.author,
        )  # fmt: skip


def _of_phases(session: Session, objective: ObjectiveId) -> Iterator[ReadingRow]:
    query = select(PhaseReading, Phase.title).join(Phase, Phase.id == PhaseReading.phase_id)
    for one, title in session.execute(query.where(Phase.objective_id == objective)):
        shown = format_percent(one.progress, None)
        yield ReadingRow(
            f"p{one.id}", one.id, one.version, one.phase_id, True, one.on_date, f"Fase: {title}", shown, one.note,
            one.critical_points, one.author,
        )  # fmt: skip


def _shown(one: IndicatorReading, rule: IndicatorRule) -> str:
    return value_text(rule, tidy(one.value), one.done_on, one.choice)

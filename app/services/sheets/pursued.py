"""The objectives that people pursue in a round, with what was measured of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.italian import format_date
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveState, ValueKind
from app.domain.objectives.target_words import target_words
from app.domain.objectives.weight_periods import Assigned, counting_in
from app.domain.periods import Period
from app.domain.scoring.inputs import IndicatorInput, ObjectiveInput
from app.domain.sheets.content import IndicatorWords, ObjectiveWords, in_words, whole_title
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound
from app.models.objectives import Indicator, Objective, ObjectiveAssignment
from app.services.objectives.assigned import assigned_of
from app.services.objectives.measures import WITH_VALUES, load_phases, measurable, objective_input

AVERAGED = "Peso medio secondo i giorni: gli obiettivi sono cambiati nel periodo della scheda"
_LARGEST = 400
"""More people or objectives than this are not named one by one in a query."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An objective with its values in a round, as the engine and as people read it; nobody's weight yet."""

    objective: Objective
    given: ObjectiveInput
    words: ObjectiveWords


@dataclass(frozen=True, slots=True)
class Pursued:
    """One objective of one person, with its weight in some days, as the engine and as people read it."""

    objective: Objective
    assigned: Assigned
    given: ObjectiveInput
    words: ObjectiveWords

    @property
    def key(self) -> str:
        return self.given.key


def counting(pursued: Iterable[Pursued], period: Period, set_of: Callable[[ObjectiveKind], Hashable]) -> list[Pursued]:
    """Keep the objectives that count in the days of a sheet, each with the weight it has there."""
    known = {one.assigned.id: one for one in pursued}
    found = counting_in([one.assigned for one in known.values()], period, set_of)
    kept = [_weighed(known[one.id], one) for one in found]
    return sorted(kept, key=lambda one: (one.objective.position, one.objective.code))


def _weighed(pursued: Pursued, counted: Assigned) -> Pursued:
    """Put the weight of these days, and say on the sheet why it is not the one that was assigned."""
    if counted.weight == pursued.assigned.weight:
        return pursued
    note = "; ".join(said for said in (pursued.words.note, AVERAGED) if said)
    return replace(pursued, assigned=counted, words=replace(pursued.words, note=note))


def load_pursued(
    session: Session, evaluation_round: EvaluationRound, people: Collection[EmployeeId]
) -> Mapping[EmployeeId, Sequence[Pursued]]:
    """Return the objectives of each person in the year of the round, earliest assignment first."""
    if len(people) == 1:
        assignments, measured = _of_one(session, evaluation_round, next(iter(people)))
    else:
        assignments = _assignments(session, evaluation_round, people)
        measured = load_measured(session, evaluation_round, {one.objective_id for one in assignments})
    found: dict[EmployeeId, list[Pursued]] = defaultdict(list)
    for row in assignments:
        if one := measured.get(row.objective_id):
            assigned = assigned_of(row, one.objective, evaluation_round.cycle.year)
            found[row.employee_id].append(Pursued(one.objective, assigned, one.given, one.words))
    return found


def _of_one(
    session: Session, evaluation_round: EvaluationRound, person: EmployeeId
) -> tuple[Sequence[ObjectiveAssignment], Mapping[ObjectiveId, Measured]]:
    """Ask for assignments and objectives of one person at once: a score given is shown again at each key.

    Of many people an objective that they share would come once for each of them.
    """
    query = (
        select(ObjectiveAssignment, Objective)
        .join(Objective, Objective.id == ObjectiveAssignment.objective_id)
        .where(Objective.cycle_id == evaluation_round.cycle_id, ObjectiveAssignment.employee_id == person)
        .order_by(ObjectiveAssignment.valid_from, ObjectiveAssignment.id)
    )
    rows = session.execute(query.options(WITH_VALUES)).unique().all()
    objectives = {one.id: one for _, one in rows if one.state is not ObjectiveState.WITHDRAWN}
    load_phases(session, objectives.values())
    kind = _kind_of_values(evaluation_round)
    return [row for row, _ in rows], {identity: _measured(one, kind) for identity, one in objectives.items()}


def load_measured(
    session: Session, evaluation_round: EvaluationRound, wanted: Collection[ObjectiveId]
) -> Mapping[ObjectiveId, Measured]:
    """Return the objectives of the round that are among `wanted` and not withdrawn, with the values of its kind."""
    kind = _kind_of_values(evaluation_round)
    return {one.id: _measured(one, kind) for one in _objectives(session, evaluation_round, wanted)}


def _kind_of_values(evaluation_round: EvaluationRound) -> ValueKind:
    return ValueKind.INTERIM if evaluation_round.kind is RoundKind.INTERIM else ValueKind.FINAL


def _measured(objective: Objective, kind: ValueKind) -> Measured:
    given = objective_input(objective, kind)
    words = ObjectiveWords(
        given.key,
        objective.code,
        whole_title(objective.title, objective.description),
        f"Obiettivo neutralizzato: {given.neutralised}" if given.neutralised else "",
        tuple(_indicator_words(row, one) for row, one in zip(objective.indicators, given.indicators, strict=True)),
    )
    return Measured(objective, given, words)


def _objectives(
    session: Session, evaluation_round: EvaluationRound, wanted: Collection[ObjectiveId]
) -> Sequence[Objective]:
    query = select(Objective).where(
        Objective.cycle_id == evaluation_round.cycle_id, Objective.state != ObjectiveState.WITHDRAWN
    )
    if len(wanted) <= _LARGEST:
        query = query.where(Objective.id.in_(wanted))
    return measurable(session, query)


def _assignments(
    session: Session, evaluation_round: EvaluationRound, people: Collection[EmployeeId]
) -> Sequence[ObjectiveAssignment]:
    query = select(ObjectiveAssignment).join(Objective).where(Objective.cycle_id == evaluation_round.cycle_id)
    if len(people) <= _LARGEST:
        query = query.where(ObjectiveAssignment.employee_id.in_(people))
    return session.scalars(query.order_by(ObjectiveAssignment.valid_from, ObjectiveAssignment.id)).all()


def _indicator_words(row: Indicator, given: IndicatorInput) -> IndicatorWords:
    target = target_words(
        row.rule, row.direction, row.target, row.target_on, unit=row.unit, parameters=given.parameters
    )
    source = next((value.source for value in row.values if value.source), row.source)
    return IndicatorWords(given.key, row.name, target, _result_words(given), source)


def _result_words(given: IndicatorInput) -> str:
    if given.choice:
        return given.choice
    if given.actual_date:
        return format_date(given.actual_date)
    if given.actual is not None and given.rule is IndicatorRule.YES_NO:
        return "sì" if given.actual else "no"
    return in_words(given.actual, given.unit)

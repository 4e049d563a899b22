"""The rows of the list of objectives: grouped queries, so that a thousand objectives take as many as ten."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, load_only

from app.domain.certification.standing import StandingCertification
from app.domain.evidence import EvidenceKind
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.domain.objectives.progress import shown_progress
from app.models.cycles import Cycle
from app.models.evidences import Evidence
from app.models.objectives import (
    Monitoring,
    Objective,
    ObjectiveAmbit,
    ObjectiveAssignment,
    ObjectiveMeasure,
    ObjectiveUnit,
    Phase,
)
from app.models.people import Employee
from app.models.plans import PreventionMeasure
from app.models.proposals import DecisionProposal
from app.models.sessions import whole_session
from app.models.structure import Area, Sector
from app.services.certification.standing import standing_certifications
from app.services.objectives.choices import offered_difficulties
from app.services.objectives.lacks import ObjectiveIndicators, lacks_of_objective, measures_of_year, phase_weights
from app.services.objectives.measures import measured_objectives, method_of_year
from app.services.objectives.official_heads import OfficialHeads, official_heads

EVERYBODY = "Tutto l'ente"

Links = dict[ObjectiveId, list[tuple[UnitRef, Decimal | None]]]


@dataclass(frozen=True, slots=True)
class YearRows:
    """The objectives of a year, and the weight each has in each of its units."""

    rows: tuple[ObjectiveRow, ...]
    links: Links


def rows_of(session: Session, year: int, today: date) -> YearRows:
    """Return every objective of the year once; without units in common the weight is empty.

    Who answers for them is who does today, or did on the last day of the year.
    """
    cycle = session.scalar(select(Cycle).where(Cycle.year == year))
    if cycle is None:
        return YearRows((), {})
    objectives = _objectives(session, cycle)
    ids = [one.id for one in objectives]
    links, method = _links(session, cycle), method_of_year(session, cycle)
    facts = _Facts(
        names=unit_names(session),
        owners=_names(session, {one.owner_id for one in objectives if one.owner_id}),
        heads=official_heads(session, year, today),
        people=_people(session, cycle),
        pursued=_pursued(whole_session(session), cycle),
        measures=measures_of_year(session, cycle),
        phases=phase_weights(session, cycle),
        progress=_progress(session, cycle, ids),
        ambits=_ambits(session, cycle),
        prevention=_prevention(session, cycle),
        certified=standing_certifications(session, cycle.id),
        proposals=_proposals(session, cycle),
        files=_files(session, cycle),
        difficulties=dict(offered_difficulties(method)),
        leaves_payment_apart=any(template.payment_share is not None for template in method.templates),
    )
    return YearRows(tuple(_row(one, links.get(one.id, []), facts) for one in objectives), links)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows need beside the objectives themselves."""

    names: dict[UnitRef, str]
    owners: dict[EmployeeId, str]
    heads: OfficialHeads
    people: dict[ObjectiveId, int]
    pursued: frozenset[ObjectiveId]
    """Those that somebody has, also people whom the person who asks does not see."""
    measures: Mapping[ObjectiveId, ObjectiveIndicators]
    phases: Mapping[ObjectiveId, list[Decimal]]
    progress: dict[ObjectiveId, Decimal]
    ambits: dict[ObjectiveId, list[str]]
    prevention: dict[ObjectiveId, list[str]]
    certified: Mapping[ObjectiveId, StandingCertification]
    proposals: dict[ObjectiveId, int]
    files: dict[ObjectiveId, int]
    difficulties: Mapping[str, str]
    leaves_payment_apart: bool
    """Whether some sheet of the year leaves the payment-times objective out of its total."""


def unit_names(session: Session) -> dict[UnitRef, str]:
    """Return the name of every unit, an Area or a settore."""
    names = {UnitRef(one.id): one.name for one in session.scalars(select(Area))}
    return names | {UnitRef(one.area_id, one.id): one.name for one in session.scalars(select(Sector))}


def _row(one: Objective, links: list[tuple[UnitRef, Decimal | None]], facts: _Facts) -> ObjectiveRow:
    is_common = one.kind is ObjectiveKind.STRATEGIC_COMMON and not links
    head = facts.heads.of_area(links[0][0].area_id if links and one.owner_id is None else None)
    measures, people = facts.measures.get(one.id, ObjectiveIndicators()), facts.people.get(one.id, 0)
    return ObjectiveRow(
        id=one.id,
        version=one.version,
        code=one.code,
        title=one.title,
        kind=one.kind,
        state=one.state,
        is_cross=one.is_cross,
        is_payment_times=one.is_payment_times,
        is_payment_apart=one.is_payment_times and facts.leaves_payment_apart,
        units=EVERYBODY if is_common else "; ".join(facts.names.get(unit, "") for unit, _ in links),
        unit_refs=tuple(unit for unit, _ in links),
        weight=links[0][1] if len(links) == 1 else None,
        owner=facts.owners.get(one.owner_id, "") if one.owner_id else head,
        people=people,
        indicators=len(measures.weights),
        progress=facts.progress.get(one.id),
        description=one.description,
        lacks=lacks_of_objective(
            one, measures, facts.phases.get(one.id, []), is_pursued=one.id in facts.pursued, head=head
        ),
        ambits="; ".join(facts.ambits.get(one.id, ())),
        measures=", ".join(facts.prevention.get(one.id, ())),
        certified=facts.certified.get(one.id),
        proposals=facts.proposals.get(one.id, 0),
        files=facts.files.get(one.id, 0),
        difficulty=facts.difficulties.get(one.difficulty, one.difficulty),
    )


def _objectives(session: Session, cycle: Cycle) -> list[Objective]:
    wanted = load_only(
        Objective.code, Objective.title, Objective.kind, Objective.state, Objective.is_cross, Objective.version,
        Objective.is_payment_times, Objective.owner_id, Objective.position, Objective.description,
        Objective.is_untouched, Objective.difficulty,
    )  # fmt: skip
    found = select(Objective).where(Objective.cycle_id == cycle.id).order_by(Objective.position, Objective.code)
    return list(session.scalars(found.options(wanted)))


def _links(session: Session, cycle: Cycle) -> Links:
    links: Links = defaultdict(list)
    found = (
        select(ObjectiveUnit.objective_id, ObjectiveUnit.area_id, ObjectiveUnit.sector_id, ObjectiveUnit.weight)
        .join(Objective)
        .where(Objective.cycle_id == cycle.id)
        .order_by(ObjectiveUnit.id)
    )
    for objective, area, sector, weight in session.execute(found):
        links[objective].append((UnitRef(area, sector), weight))
    return links


def _ambits(session: Session, cycle: Cycle) -> dict[ObjectiveId, list[str]]:
    found: dict[ObjectiveId, list[str]] = defaultdict(list)
    of_year = select(ObjectiveAmbit.objective_id, ObjectiveAmbit.ambit).join(Objective)
    for objective, ambit in session.execute(of_year.where(Objective.cycle_id == cycle.id).order_by(ObjectiveAmbit.id)):
        found[objective].append(ambit.italian)
    return found


def _prevention(session: Session, cycle: Cycle) -> dict[ObjectiveId, list[str]]:
    """Return the codes of the measures that each objective carries out."""
    found: dict[ObjectiveId, list[str]] = defaultdict(list)
    of_year = select(ObjectiveMeasure.objective_id, PreventionMeasure.code).join(
        PreventionMeasure, PreventionMeasure.id == ObjectiveMeasure.measure_id
    )
    for objective, code in session.execute(of_year.where(PreventionMeasure.cycle_id == cycle.id)):
        found[objective].append(code)
    return found


def _names(session: Session, employees: Collection[EmployeeId]) -> dict[EmployeeId, str]:
    found = select(Employee.id, Employee.last_name, Employee.first_name).where(Employee.id.in_(list(employees)))
    return {employee: f"{last} {first}" for employee, last, first in session.execute(found)}


def _people(session: Session, cycle: Cycle) -> dict[ObjectiveId, int]:
    found = (
        select(ObjectiveAssignment.objective_id, func.count(ObjectiveAssignment.employee_id.distinct()))
        .join(Objective)
        .where(Objective.cycle_id == cycle.id)
        .group_by(ObjectiveAssignment.objective_id)
    )
    return dict(session.execute(found).all())


def _proposals(session: Session, cycle: Cycle) -> dict[ObjectiveId, int]:
    found = (
        select(DecisionProposal.objective_id, func.count())
        .where(DecisionProposal.cycle_id == cycle.id, DecisionProposal.objective_id.is_not(None))
        .group_by(DecisionProposal.objective_id)
    )
    return {ObjectiveId(one): count for one, count in session.execute(found) if one is not None}


def _files(session: Session, cycle: Cycle) -> dict[ObjectiveId, int]:
    found = (
        select(Evidence.objective_id, func.count())
        .join(Objective, Objective.id == Evidence.objective_id)
        .where(Objective.cycle_id == cycle.id, Evidence.kind == EvidenceKind.COPIED)
        .group_by(Evidence.objective_id)
    )
    return dict(session.execute(found).all())


def _pursued(session: Session, cycle: Cycle) -> frozenset[ObjectiveId]:
    of_year = select(ObjectiveAssignment.objective_id).join(Objective).where(Objective.cycle_id == cycle.id)
    return frozenset(session.scalars(of_year.distinct()))


def _progress(session: Session, cycle: Cycle, ids: list[ObjectiveId]) -> dict[ObjectiveId, Decimal]:
    degrees = measured_objectives(session, ids, method_of_year(session, cycle))
    phases: dict[ObjectiveId, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    of_year = select(Phase.objective_id, Phase.weight, Phase.progress).join(Objective)
    for objective, weight, progress in session.execute(of_year.where(Objective.cycle_id == cycle.id)):
        phases[objective].append((weight, progress))
    monitored = _monitored(session, cycle)
    known = {one: shown_progress(degrees.get(one), phases[one], monitored.get(one)) for one in ids}
    return {one: progress for one, progress in known.items() if progress is not None}


def _monitored(session: Session, cycle: Cycle) -> dict[ObjectiveId, Decimal]:
    """Return what the last monitoring of each objective says of its progress."""
    found = (
        select(Monitoring.objective_id, Monitoring.progress)
        .join(Objective)
        .where(Objective.cycle_id == cycle.id, Monitoring.progress.is_not(None))
        .order_by(Monitoring.on_date, Monitoring.id)
    )
    return {objective: progress for objective, progress in session.execute(found) if progress is not None}

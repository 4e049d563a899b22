"""What of the objectives of a year is certified, and what may be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.certification.results import (
    CertificationRecord,
    CertifiedResult,
    MinutesFileRow,
    ObjectiveResultRow,
)
from app.domain.certification.standing import StandingCertification
from app.domain.exact import round_half_up
from app.domain.ids import ObjectiveId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveState, ValueKind
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.value import value_text
from app.domain.permissions import Action, InScope
from app.domain.scoring.objectives import objective_part
from app.models.certifications import Certification, CertifiedObjective
from app.models.cycles import Cycle
from app.models.evidences import Evidence
from app.models.objectives import Indicator, Objective
from app.models.plans import Act
from app.services.access import reading
from app.services.certification.standing import minutes_words, standing_certifications
from app.services.cycles import cycle_of
from app.services.objectives.measures import measurable, method_of_year, objective_input
from app.services.objectives.rows import EVERYBODY, unit_names
from app.services.workspace import Workspace

_ALONE = Section("obiettivi", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL)


def list_results(workspace: Workspace, year: int) -> list[ObjectiveResultRow]:
    """Return the objectives of a year with their results, as far as the person may read them; none withdrawn."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        return results_of(session, cycle) if cycle else []


def results_of(session: Session, cycle: Cycle) -> list[ObjectiveResultRow]:
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.units))
    )
    method, names = method_of_year(session, cycle), unit_names(session)
    certified = standing_certifications(session, cycle.id)
    evidences = _evidences(session, cycle)
    return [
        _row(one, method, names, certified.get(one.id), evidences.get(one.id, "")) for one in measurable(session, query)
    ]


def certifications_of(session: Session, cycle: Cycle) -> list[CertificationRecord]:
    found = (
        select(Certification)
        .where(Certification.cycle_id == cycle.id)
        .order_by(Certification.on_date, Certification.id)
        .options(selectinload(Certification.objectives), selectinload(Certification.files))
    )
    names = unit_names(session)
    query = select(Objective).where(Objective.cycle_id == cycle.id).options(selectinload(Objective.units))
    objectives = {one.id: one for one in session.scalars(query)}
    return [_record(session, one, cycle.year, objectives, names) for one in session.scalars(found)]


@dataclass(frozen=True, slots=True)
class MeasuredResult:
    """The degree of an objective as its values give it, or what is missing to have one."""

    degree: Decimal | None
    lacking: str = ""


def measured_result(objective: Objective, method: MethodDefinition) -> MeasuredResult:
    """Return the result of an objective that `measurable` has loaded; one that is neutralised has no degree."""
    if objective.state is ObjectiveState.NEUTRALISED:
        return MeasuredResult(None)
    if not objective.indicators:
        return MeasuredResult(None, "non ha indicatori")
    part = objective_part(_ALONE, objective_input(objective), method)
    if part.missing:
        return MeasuredResult(None, "; ".join(_what_lacks(one.label) for one in part.missing))
    if part.degree is None:
        return MeasuredResult(None, "nessun indicatore si applica")
    return MeasuredResult(round_half_up(part.degree))


def _what_lacks(label: str) -> str:
    """Return the words of what is missing, without those that name section and objective."""
    return f"manca {label.rpartition(': manca ')[2]}"


def area_of(units: Collection[UnitRef], names: Mapping[UnitRef, str]) -> str:
    """Return the name of the Area that pursues an objective, of the first when there are more."""
    return next((names.get(UnitRef(one.area_id), "") for one in units), EVERYBODY)


def _row(
    one: Objective,
    method: MethodDefinition,
    names: Mapping[UnitRef, str],
    certified: StandingCertification | None,
    evidences: str,
) -> ObjectiveResultRow:
    measured = measured_result(one, method)
    refs = tuple(UnitRef(link.area_id, link.sector_id) for link in one.units)
    is_common = one.kind is ObjectiveKind.STRATEGIC_COMMON and not refs
    return ObjectiveResultRow(
        one.id,
        one.code,
        one.title,
        area_of(refs, names),
        EVERYBODY if is_common else "; ".join(names.get(ref, "") for ref in refs),
        refs,
        measured.degree,
        "; ".join(filter(None, (*map(_shown, one.indicators), evidences))),
        "; ".join(dict.fromkeys(filter(None, (_source(indicator) for indicator in one.indicators)))),
        measured.lacking,
        one.state is ObjectiveState.NEUTRALISED,
        certified,
    )


def _shown(one: Indicator) -> str:
    """Write the final value of an indicator with its evidence."""
    if one.rule is IndicatorRule.PHASES:
        return f"{one.name}: dalle fasi"
    value = next((value for value in one.values if value.kind is ValueKind.FINAL), None)
    if value is None:
        return ""
    evidence = f" ({value.evidence})" if value.evidence else ""
    unit = f" {one.unit}" if one.unit and value.value is not None and one.rule is not IndicatorRule.YES_NO else ""
    return f"{one.name}: {value_text(one.rule, value.value, value.done_on, value.choice)}{unit}{evidence}"


def _evidences(session: Session, cycle: Cycle) -> dict[ObjectiveId, str]:
    """Name the evidences of the objectives of a year, as they are kept."""
    names: dict[ObjectiveId, list[str]] = {}
    query = select(Evidence.objective_id, Evidence.name).join(Objective, Objective.id == Evidence.objective_id)
    for objective, name in session.execute(query.where(Objective.cycle_id == cycle.id).order_by(Evidence.id)):
        names.setdefault(objective, []).append(name)
    return {objective: f"evidenze: {', '.join(found)}" for objective, found in names.items()}


def _source(one: Indicator) -> str:
    value = next((value for value in one.values if value.kind is ValueKind.FINAL), None)
    return (value.source if value else "") or one.source


def _record(
    session: Session,
    one: Certification,
    year: int,
    objectives: Mapping[ObjectiveId, Objective],
    names: Mapping[UnitRef, str],
) -> CertificationRecord:
    act = session.get(Act, one.act_id) if one.act_id is not None else None
    return CertificationRecord(
        one.id,
        year,
        one.on_date,
        minutes_words(one, act),
        one.recorded_by,
        one.recorded_on,
        one.is_of_body,
        tuple(_result(each, objectives[each.objective_id], names) for each in one.objectives),
        tuple(MinutesFileRow(each.id, each.name, each.sha256, each.size) for each in one.files),
    )


def _result(one: CertifiedObjective, objective: Objective, names: Mapping[UnitRef, str]) -> CertifiedResult:
    refs = [UnitRef(link.area_id, link.sector_id) for link in objective.units]
    return CertifiedResult(
        one.objective_id,
        objective.code,
        objective.title,
        area_of(refs, names),
        one.degree,
        one.reopened_on,
        one.reopened_by,
        one.reopened_reason,
    )

"""An objective of one year made again for another, not kept yet: a preview counts it, a copy keeps it."""

import re
from dataclasses import dataclass, field

from app.domain.exact import ZERO
from app.domain.ids import MeasureId, ObjectiveId
from app.domain.next_year.choice import CopiedPart
from app.domain.next_year.moving import Aim, moved, next_aim
from app.domain.next_year.remarks import Remarks
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.objectives.objective import UnitRef
from app.models.objectives import (
    Indicator,
    Objective,
    ObjectiveAmbit,
    ObjectiveAssignment,
    ObjectiveMeasure,
    ObjectiveUnit,
    Phase,
)
from app.services.next_year.facts import CopiedYears, text_of
from app.services.next_year.people import is_gone, next_assignments
from app.services.objectives.copying import INDICATOR_FIELDS, PHASE_FIELDS, copied_resources, fields_of

_OBJECTIVE = (
    "title", "description", "kind", "scope", "is_cross", "is_payment_times", "combination", "dup_mission",
    "dup_programme", "difficulty", "degree_table", "position", "imported_from",
)  # fmt: skip


@dataclass(slots=True)
class CopyWork:
    """What is read and remarked on the way; `ids` are the copies there are, by what they were copied from."""

    facts: CopiedYears
    remarks: Remarks
    ids: dict[ObjectiveId, ObjectiveId] = field(default_factory=dict)
    measures: dict[MeasureId, MeasureId] = field(default_factory=dict)
    left: set[ObjectiveId | None] = field(default_factory=set)
    """Those that are not copied and that the other year has not."""


def is_to_copy(original: Objective, work: CopyWork) -> bool:
    """Tell whether an objective goes into the other year; why not is remarked."""
    if original.id in work.facts.copied:
        work.remarks.known.append(original.code)
    elif original.state is ObjectiveState.WITHDRAWN:
        work.remarks.withdrawn.append(original.code)
        work.left.add(original.id)
    elif (same := work.facts.texts.get(text_of(original))) is not None:
        work.remarks.same.append(original.code)
        work.ids[original.id] = same
    else:
        return True
    return False


def next_objective(original: Objective, code: str, work: CopyWork) -> Objective:
    """Return the objective of the year after, still of no session and no year."""
    takes, remarks = work.facts.copy.takes, work.remarks
    made = Objective(
        **fields_of(original, _OBJECTIVE),
        code=code,
        origin_id=original.id,
        is_untouched=True,
        parent_id=work.ids.get(original.parent_id) if original.parent_id else None,
        owner_id=original.owner_id,
        mandate_line_id=original.mandate_line_id,
        ambits=[ObjectiveAmbit(ambit=one.ambit) for one in original.ambits],
    )
    _leave_what_ended(original, made, work)
    made.units = _units(original, work)
    if original.parent_id in work.left:
        remarks.orphans.append(code)
    made.is_cross = len(made.units) > 1
    if takes(CopiedPart.INDICATORS):
        made.indicators = [_indicator(one, original, work) for one in original.indicators]
    if takes(CopiedPart.PHASES):
        made.phases = [_phase(one, work) for one in original.phases]
    if takes(CopiedPart.RESOURCES):
        made.resources = copied_resources(original)
    if takes(CopiedPart.PEOPLE):
        made.assignments = _people(original, work)
    made.measures = [
        ObjectiveMeasure(measure_id=found)
        for link in original.measures
        if (found := work.measures.get(link.measure_id)) is not None
    ]
    if original.state is ObjectiveState.NEUTRALISED:
        remarks.neutralised.append(original.code)
    if _names_year(original, work.facts.copy.source):
        remarks.dated.append(code)
    return made


def _leave_what_ended(original: Objective, made: Objective, work: CopyWork) -> None:
    """Take away an owner who has left, and a line whose mandate is over."""
    facts = work.facts
    if original.owner_id is not None and is_gone(original.owner_id, facts):
        made.owner_id = None
        work.remarks.owners[facts.names[original.owner_id]].append(made.code)
    if original.mandate_line_id is not None and original.mandate_line_id not in facts.mandate_lines:
        made.mandate_line_id = None
        work.remarks.lines.append(made.code)


def _units(original: Objective, work: CopyWork) -> list[ObjectiveUnit]:
    takes_weights, made = work.facts.copy.takes(CopiedPart.WEIGHTS), []
    for link in original.units:
        places = (UnitRef(link.area_id), UnitRef(link.area_id, link.sector_id))
        ended = next((name for place in places if (name := work.facts.ended.get(place))), None)
        if ended is not None:
            work.remarks.units[ended].append(original.code)
            continue
        weight = link.weight if takes_weights else None
        made.append(ObjectiveUnit(area_id=link.area_id, sector_id=link.sector_id, weight=weight))
    return made


def _indicator(one: Indicator, original: Objective, work: CopyWork) -> Indicator:
    last = next((value.value for value in one.values if value.kind is ValueKind.FINAL), None)
    aim = next_aim(one.rule, one.direction, Aim(one.baseline, one.target), last)
    if aim.is_reached:
        work.remarks.reached.append(original.code)
    if aim.is_passed:
        work.remarks.passed.append(original.code)
    if one.rule.wants_baseline and last is None:
        work.remarks.unmeasured.append(original.code)
    fields = fields_of(one, INDICATOR_FIELDS) | {"baseline": aim.baseline, "target": aim.target}
    fields["target_on"] = moved(one.target_on, work.facts.copy.years)
    return Indicator(**fields, origin_indicator_id=one.id, is_untouched=True)


def _phase(one: Phase, work: CopyWork) -> Phase:
    years = work.facts.copy.years
    days = {"starts_on": moved(one.starts_on, years), "ends_on": moved(one.ends_on, years)}
    return Phase(**(fields_of(one, PHASE_FIELDS) | days), progress=ZERO)


def _people(original: Objective, work: CopyWork) -> list[ObjectiveAssignment]:
    facts, made = work.facts, []
    takes_weights = facts.copy.takes(CopiedPart.WEIGHTS)
    for one, days in next_assignments(original, facts):
        if days is None:
            told = work.remarks.gone if is_gone(one.employee_id, facts) else work.remarks.elsewhere
            told[facts.names[one.employee_id]].append(original.code)
            continue
        weight = one.weight if takes_weights else ZERO
        made.append(
            ObjectiveAssignment(
                employee_id=one.employee_id,
                weight=weight,
                time_share=one.time_share if takes_weights else None,
                valid_from=days.start,
                valid_to=days.end,
            )
        )
    return made


def _names_year(original: Objective, year: int) -> bool:
    words = (original.title, original.description, *(one.name for one in original.indicators))
    return any(re.search(rf"(?<!\d){year}(?!\d)", text) for text in words)

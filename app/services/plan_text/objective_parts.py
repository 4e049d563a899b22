"""Writes what a plan says of an objective: indicators, phases, activities, people, resources, deadline."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.domain.exact import ZERO
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.phase import PhaseDraft, validate
from app.domain.objectives.vocabulary import PhaseKind, ResourceKind
from app.domain.objectives.weights import equal_shares
from app.domain.plan_text.measures import deadline_on, indicator_draft, months_of, resource_of
from app.domain.plan_text.people import StaffName, StaffNames
from app.domain.plan_text.shapes import IndicatorText, ObjectiveParts, StepText
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, ObjectiveResource, Phase
from app.models.people import Employee
from app.services.objectives.involved import involved
from app.services.objectives.service_periods import served
from app.services.transaction import Unit

DEADLINE, CONCLUSION = "Scadenza: {}", "Conclusione"
_LONGEST = 300


class PartsWriter:
    """Writes the parts of the objectives of one year; people are matched by name with who serves in it."""

    def __init__(self, unit: Unit, cycle: Cycle) -> None:
        self._unit = unit
        self._year = cycle.year
        self._staff: StaffNames | None = None

    def write(self, objective: Objective, parts: ObjectiveParts) -> None:
        self._write_indicators(objective, parts.indicators)
        self._write_steps(objective, parts.phases, PhaseKind.PHASE)
        self._write_steps(objective, parts.activities, PhaseKind.ACTIVITY)
        self._write_deadline(objective, parts.deadline)
        for text in parts.people:
            self._write_people(objective, text)
        for text in parts.resources:
            told = resource_of(text)
            objective.resources.append(
                ObjectiveResource(
                    kind=told.kind, description=told.description, amount=told.amount, chapter=told.chapter
                )
            )

    def _write_indicators(self, objective: Objective, told: Sequence[IndicatorText]) -> None:
        for position, (one, weight) in enumerate(zip(told, _weights(told), strict=True), start=1):
            draft = indicator_draft(one, self._year)
            objective.indicators.append(
                Indicator(
                    name=draft.name,
                    unit=draft.unit,
                    rule=draft.rule,
                    direction=draft.direction,
                    baseline=draft.baseline,
                    target=draft.target,
                    target_on=draft.target_on,
                    parameters=draft.parameters,
                    weight=weight,
                    position=position,
                )
            )

    def _write_steps(self, objective: Objective, told: Sequence[StepText], kind: PhaseKind) -> None:
        first = len(objective.phases) + 1
        for position, (one, weight) in enumerate(zip(told, _weights(told), strict=True), start=first):
            months = months_of(one.deadline)
            ends = None if months else deadline_on(one.deadline, self._year)
            unread = f" ({one.deadline})" if one.deadline and not months and ends is None else ""
            title = f"{one.text}{unread}"[:_LONGEST]
            self._add_phase(
                objective, PhaseDraft(title=title, months=months, ends_on=ends, weight=weight), position, kind
            )

    def _add_phase(self, objective: Objective, draft: PhaseDraft, position: int, kind: PhaseKind) -> None:
        refuse(validate(draft))
        objective.phases.append(
            Phase(
                title=draft.title,
                months=draft.months,
                ends_on=draft.ends_on,
                weight=draft.weight,
                position=position,
                kind=kind,
            )
        )

    def _write_deadline(self, objective: Objective, text: str) -> None:
        """A deadline ends the last phase that has no day, or is a phase of its own; in words, it is described."""
        if not text:
            return
        ends = deadline_on(text, self._year)
        if ends is None:
            objective.description = "\n".join(filter(None, [objective.description, DEADLINE.format(text)]))
        elif not self._ends_last_phase(objective, ends):
            last = len(objective.phases) + 1
            weight = ZERO if objective.phases else Decimal(100)
            self._add_phase(objective, PhaseDraft(title=CONCLUSION, ends_on=ends, weight=weight), last, PhaseKind.PHASE)

    def _ends_last_phase(self, objective: Objective, ends: date) -> bool:
        last = next((one for one in reversed(objective.phases) if one.kind is PhaseKind.PHASE), None)
        if last is None or last.months or last.ends_on not in {None, ends}:
            return False
        last.ends_on = ends
        return True

    def _write_people(self, objective: Objective, text: str) -> None:
        """Assign who is found among the staff, with weight 0 as `assign_people` does; keep the others in words.

        «Anna Melis (50%)» gives also the part of her time, «(dal 1° giugno)» the day from which it is hers;
        «tutto il personale dell'Area» are all those who serve in it.
        """
        units = [UnitRef(one.area_id, one.sector_id) for one in objective.units]
        found, rest = involved(self._unit.session, self._year, units, self._names(), text)
        for employee, told in found.items():
            if all(one.employee_id != employee for one in objective.assignments):
                start, end = told.limits
                objective.assignments.append(
                    ObjectiveAssignment(
                        employee_id=employee, weight=ZERO, time_share=told.time_share, valid_from=start, valid_to=end
                    )
                )
        if rest:
            objective.resources.append(ObjectiveResource(kind=ResourceKind.HUMAN, description=rest[:_LONGEST]))

    def _names(self) -> StaffNames:
        if self._staff is None:
            serving = served(self._unit.session, self._year)
            staff = self._unit.session.scalars(select(Employee).where(Employee.id.in_(list(serving))))
            self._staff = StaffNames(StaffName(one.id, one.last_name, one.first_name) for one in staff)
        return self._staff


def _weights(told: Sequence[IndicatorText] | Sequence[StepText]) -> list[Decimal]:
    """Keep the weights that the plan gives to all of them, else give equal ones that sum to 100."""
    written = [one.weight for one in told]
    return [weight for weight in written if weight is not None] if None not in written else equal_shares(len(written))

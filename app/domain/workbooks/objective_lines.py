"""The rows of the *Obiettivi* workbook: one shape for each of its sheets.

A row carries the fields of the draft it becomes, under the names of the draft, beside what its columns show.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.ids import EmployeeId, IndicatorId, MandateLineId, MeasureId, ObjectiveId, PhaseId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives.months import months_text
from app.domain.objectives.objective import UnitRef, UnitShare
from app.domain.objectives.rule_parameters import IndicatorParameters, Lateness
from app.domain.objectives.vocabulary import (
    Combination,
    Direction,
    IndicatorRule,
    ObjectiveScope,
    ObjectiveState,
    PerformanceAmbit,
    PhaseKind,
    ResourceKind,
    ValueKind,
)


@dataclass(frozen=True, slots=True)
class MandateLineLine:
    """A linea di mandato."""

    id: MandateLineId
    version: int
    code: str
    title: str
    description: str
    mandate_from: int
    mandate_to: int


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective; `weight` is that in its unit where it has one only, None otherwise."""

    id: ObjectiveId
    version: int
    code: str
    title: str
    description: str
    kind: ObjectiveKind
    scope: ObjectiveScope
    is_payment_times: bool
    combination: Combination
    parent_id: ObjectiveId | None
    owner_id: EmployeeId | None
    mandate_line_id: MandateLineId | None
    dup_mission: str
    dup_programme: str
    units: tuple[UnitShare, ...]
    unit_codes: str
    owner_matricola: str
    owner: str
    parent_code: str
    mandate_code: str
    state: ObjectiveState
    ambits: tuple[PerformanceAmbit, ...] = ()
    measures: tuple[MeasureId, ...] = ()
    ambit_letters: str = ""
    measure_codes: str = ""
    difficulty: str = ""
    degree_table: str = ""

    @property
    def weight(self) -> Decimal | None:
        return self.units[0].weight if len(self.units) == 1 else None


@dataclass(frozen=True, slots=True)
class UnitWeightLine:
    """The weight of an objective in one of its units."""

    objective_id: ObjectiveId
    objective_code: str
    objective: str
    unit: UnitRef
    unit_code: str
    unit_name: str
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class MeasuredIndicatorLine:
    """An indicator; `number` is its place among those of its objective."""

    id: IndicatorId
    version: int
    objective_id: ObjectiveId
    objective_code: str
    objective: str
    number: int
    name: str
    unit: str
    rule: IndicatorRule
    direction: Direction
    baseline: Decimal | None
    target: Decimal | None
    target_on: date | None
    weight: Decimal
    source: str
    parameters: str
    given: IndicatorParameters
    steps: str

    @property
    def penalty(self) -> Decimal:
        return self.given.penalty

    @property
    def lateness(self) -> Lateness:
        return self.given.lateness

    @property
    def are_steps_linear(self) -> bool | None:
        return self.given.are_steps_linear

    @property
    def scale(self) -> str:
        return self.given.scale

    @property
    def cap(self) -> Decimal | None:
        return self.given.cap

    @property
    def missing(self) -> MissingPolicy | None:
        return self.given.missing


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A measured value of an indicator."""

    id: int
    version: int
    indicator_id: IndicatorId
    objective_code: str
    number: int
    indicator: str
    kind: ValueKind
    on_date: date
    value: Decimal | None
    done_on: date | None
    choice: str
    source: str
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What was found of an indicator on a day of the year."""

    id: int
    version: int
    indicator_id: IndicatorId
    objective_code: str
    number: int
    indicator: str
    on_date: date
    value: Decimal | None
    done_on: date | None
    choice: str
    note: str
    critical_points: str


@dataclass(frozen=True, slots=True)
class PhaseReadingLine:
    """How far a phase was found on a day of the year."""

    id: int
    version: int
    phase_id: PhaseId
    objective_code: str
    number: int
    title: str
    on_date: date
    progress: Decimal
    note: str
    critical_points: str


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase or an activity."""

    id: PhaseId
    version: int
    objective_id: ObjectiveId
    objective_code: str
    objective: str
    number: int
    title: str
    kind: PhaseKind
    months: int
    starts_on: date | None
    ends_on: date | None
    weight: Decimal
    progress: Decimal
    actual_months: int = 0

    @property
    def months_text(self) -> str:
        return months_text(self.months)

    @property
    def actual_text(self) -> str:
        return months_text(self.actual_months)


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """A person of an objective."""

    id: int
    version: int
    objective_id: ObjectiveId
    employee_id: EmployeeId
    objective_code: str
    objective: str
    matricola: str
    full_name: str
    weight: Decimal
    time_share: Decimal | None
    valid_from: date | None
    valid_to: date | None
    acknowledged_on: date | None


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """What an objective needs."""

    id: int
    objective_id: ObjectiveId
    objective_code: str
    objective: str
    kind: ResourceKind
    description: str
    chapter: str
    amount: Decimal | None

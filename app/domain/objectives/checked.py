"""What the checks read of the objectives of a year and of the people who pursue them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Link
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.comparing import PastObjective
from app.domain.objectives.lacks import IndicatorFacts
from app.domain.objectives.vocabulary import Direction, ObjectiveState
from app.domain.objectives.weights import WeightTotal


@dataclass(frozen=True, slots=True)
class CheckedIndicator:
    """What the checks read of an indicator; `unsourced` says that a value was written without its source.

    `is_late_for_nothing`: its rule looks at a day, and takes nothing away from who comes after it.
    """

    name: str
    facts: IndicatorFacts
    unsourced: bool = False
    id: int = 0
    is_untouched: bool = False
    unit: str = ""
    is_late_for_nothing: bool = False
    baseline: Decimal | None = None
    target: Decimal | None = None
    direction: Direction = Direction.HIGHER

    @property
    def goes_the_other_way(self) -> bool:
        """Whether its target is on the wrong side of where it starts: whoever stays there has all of it already."""
        if not self.facts.rule.wants_target or self.baseline is None or self.target is None:
            return False
        return self.target != self.baseline and (self.target > self.baseline) is not (
            self.direction is Direction.HIGHER
        )


@dataclass(frozen=True, slots=True)
class CheckedObjective:
    """What the checks read of an objective; `before` is what it continues in the three years before, the last first."""

    id: ObjectiveId
    code: str
    title: str
    description: str
    kind: ObjectiveKind
    state: ObjectiveState
    is_linked: bool
    indicators: tuple[CheckedIndicator, ...]
    indicator_total: WeightTotal
    phase_total: WeightTotal
    is_untouched: bool = False
    before: tuple[PastObjective, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """A person in service, with the totals of the objectives and whether all of them were seen and dated.

    `late` are those that a person there from the first of January saw after the day by which they are given.
    `revised` are those seen and changed afterwards; `two_dates` says which sheet has another day than its objectives.
    `has_shared`: the sheet counts objectives of the unit or of the ente, which are not assigned one by one.
    """

    id: EmployeeId
    name: str
    objectives: int
    unseen: int
    totals: tuple[WeightTotal, ...]
    has_shared: bool = False
    late: int = 0
    revised: int = 0
    two_dates: tuple[str, ...] = ()
    answers_for: tuple[str, ...] = ()
    """The codes of the objectives that the person answers for, that the own sheet would weigh, and that are not given
    to that person."""
    revised_on: date | None = None
    """The day of the first change that was not seen yet."""
    elsewhere: tuple[str, ...] = ()
    """Which objectives of one Area count also in the days in another, in words."""


@dataclass(frozen=True, slots=True)
class ObjectiveYear:
    """The objectives of a year, the totals of their weights in each unit, the people in service.

    `last_year` gives, by key of the text, the code that an equal objective had the year before; `given_by` is
    the day by which objectives are seen, where a source or the ente sets one.
    """

    objectives: tuple[CheckedObjective, ...] = ()
    last_year: Mapping[str, str] = field(default_factory=dict)
    units: tuple[tuple[Link, WeightTotal], ...] = ()
    people: tuple[CheckedPerson, ...] = ()
    given_by: date | None = None

    @property
    def active(self) -> Iterator[CheckedObjective]:
        return (one for one in self.objectives if one.state is ObjectiveState.ACTIVE)

    @property
    def indicators(self) -> Iterator[tuple[CheckedObjective, CheckedIndicator]]:
        return ((one, indicator) for one in self.active for indicator in one.indicators)

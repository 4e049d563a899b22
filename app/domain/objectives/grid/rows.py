"""The rows of the grid: one for each indicator, one for an objective that has none, in groups."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from app.domain.cycles import Lock
from app.domain.exact import HUNDRED, total_of
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.italian import agreeing, format_percent
from app.domain.italian_enum import ItalianEnum
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.grid.cell_values import CellValue, GridValue
from app.domain.objectives.lacks import IndicatorFacts, Lack, in_short, lacks_of
from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.domain.objectives.vocabulary import Direction, IndicatorRule, ObjectiveState
from app.domain.objectives.weights import WeightTotal
from app.domain.objectives.written_value import WrittenValue

RULE_WORDS = {
    IndicatorRule.BY_DATE: "data",
    IndicatorRule.YES_NO: "sì/no",
    IndicatorRule.PHASES: "fasi",
    IndicatorRule.JUDGEMENT: "giudizio",
}
"""What stands in the place of a unit of measure, where the rule measures no quantity."""
OF_NOBODY = "Senza responsabile"
_CELLS = {Lack.BASELINE: "baseline", Lack.TARGET: "target", Lack.SOURCE: "source"}


class GridGrouping(ItalianEnum):
    """What the rows of the grid stand under."""

    UNIT = "unit", "settore"
    OWNER = "owner", "responsabile"


@dataclass(frozen=True, slots=True)
class GridIndicator:
    """An indicator as far as the grid shows it; `before` are its final values, by how many years before this one."""

    id: IndicatorId
    name: str
    unit: str
    rule: IndicatorRule
    direction: Direction
    baseline: Decimal | None
    target: Decimal | None
    target_on: date | None
    weight: Decimal
    source: str
    reading: GridValue | None = None
    interim: GridValue | None = None
    final: GridValue | None = None
    before: Mapping[int, WrittenValue] = field(default_factory=dict)

    @property
    def facts(self) -> IndicatorFacts:
        return IndicatorFacts(
            self.rule,
            self.baseline is not None,
            self.target is not None,
            self.target_on is not None,
            bool(self.source.strip()),
        )


Indicators = Mapping[ObjectiveId, Sequence[GridIndicator]]


@dataclass(frozen=True)
class GridRow:
    """One line: an indicator of an objective, the `nth` of `of`; without one, the objective that has none.

    `unit` is the one in which the objective has its weight; `is_begun`: an indicator that nobody has written yet.
    """

    group: str
    objective: ObjectiveRow
    indicator: GridIndicator | None = None
    nth: int = 1
    of: int = 0
    unit: UnitRef | None = None
    shares_sum: Decimal = HUNDRED
    is_begun: bool = False

    @property
    def id(self) -> tuple[str, int, int]:
        return self.group, self.objective.id, self.nth

    @property
    def is_first(self) -> bool:
        """Whether it is the row in which code, title and weight of its objective stand."""
        return self.nth == 1

    @property
    def code(self) -> str:
        return self.objective.code if self.is_first else ""

    @property
    def title(self) -> str:
        return self.objective.title if self.is_first else f"{self.nth}º indicatore"

    @property
    def name(self) -> str:
        return self.indicator.name if self.indicator else ""

    @property
    def share(self) -> str:
        """What the indicator weighs among those of its objective; nothing where it is alone."""
        return format_percent(self.indicator.weight, None) if self.indicator and self.of > 1 else ""

    @property
    def measure(self) -> str:
        """The unit of measure, or the word of a rule that measures no quantity."""
        if self.indicator is None:
            return ""
        return RULE_WORDS.get(self.indicator.rule, self.indicator.unit)

    @property
    def baseline(self) -> Decimal | None:
        return self.indicator.baseline if self.indicator and self.indicator.rule not in RULE_WORDS else None

    @property
    def target(self) -> Decimal | date | None:
        """What is expected: a number, or the day by which something is due."""
        if self.indicator is None:
            return None
        if self.indicator.rule.wants_due_date:
            return self.indicator.target_on
        return None if self.indicator.rule in RULE_WORDS else self.indicator.target

    @property
    def reading(self) -> CellValue:
        return self._cell(self.indicator.reading if self.indicator else None)

    @property
    def interim(self) -> CellValue:
        return self._cell(self.indicator.interim if self.indicator else None)

    @property
    def final(self) -> CellValue:
        return self._cell(self.indicator.final if self.indicator else None)

    @property
    def year_1(self) -> CellValue:
        return self._before(1)

    @property
    def year_2(self) -> CellValue:
        return self._before(2)

    @property
    def year_3(self) -> CellValue:
        return self._before(3)

    def _before(self, years: int) -> CellValue:
        return self._cell(self.indicator.before.get(years) if self.indicator else None)

    def _cell(self, value: WrittenValue | None) -> CellValue:
        return value.cell(self.indicator.rule) if value is not None and self.indicator is not None else None

    @property
    def source(self) -> str:
        return self.indicator.source if self.indicator else ""

    @property
    def weight(self) -> Decimal | None:
        return self.objective.weight if self.is_first else None

    @property
    def difficulty(self) -> str:
        return self.objective.difficulty if self.is_first else ""

    @property
    def owner(self) -> str:
        return self.objective.owner

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The keys of the cells to be filled, from left to right; nothing is asked of an objective set aside."""
        if self.objective.state is not ObjectiveState.ACTIVE:
            return ()
        return tuple(self._lacking())

    def _lacking(self) -> Iterator[str]:
        if self.indicator is None:
            yield from ("name", "target", "source")
        else:
            if self.is_first and self.shares_sum != HUNDRED:
                yield "name"
            found = {_CELLS[lack] for lack in lacks_of(self.indicator.facts)}
            yield from (key for key in _CELLS.values() if key in found)
        is_weighed = self.is_first and self.unit is not None and Lack.WEIGHTS in self.objective.lacks
        if is_weighed and self.objective.weight is None:
            yield "weight"

    @property
    def state(self) -> str:
        """How the row stands, in words: what is missing is counted."""
        if self.objective.state is not ObjectiveState.ACTIVE:
            return self.objective.state.italian
        if self.objective.certified is not None:
            return self.objective.certified.badge
        count = len(self.missing)
        if count:
            return f"{agreeing(count, 'Manca', 'Mancano')} {count}"
        return in_short(self.objective.lacks if self.is_first else frozenset())


@dataclass(frozen=True, slots=True)
class GridGroup:
    """The rows of a unit or of whoever answers for them; only the weights of a unit have a total."""

    key: str
    title: str
    rows: tuple[GridRow, ...]
    unit: UnitRef | None = None
    total: WeightTotal | None = None
    branch: ObjectiveGroup | None = None

    @property
    def count(self) -> int:
        return len({row.objective.id for row in self.rows})


@dataclass(frozen=True, slots=True)
class ObjectiveGrid:
    """The objectives of a year in their branches, and the indicators of each.

    `measuring`: why nobody at the keyboard may write values; `measurable`: the objectives of which they may, None for
    all.
    """

    tree: ObjectiveTree
    indicators: Indicators
    measuring: Lock | None = None
    measurable: frozenset[ObjectiveId] | None = None


def grid_groups(grid: ObjectiveGrid, by: GridGrouping, *, with_empty: bool = True) -> tuple[GridGroup, ...]:
    """Return the rows in their groups; a unit without objectives is there too, so that some can be pasted into it."""
    if by is GridGrouping.OWNER:
        return tuple(_by_owner(grid))
    branches = (branch for group in grid.tree.groups for branch in group.walk())
    return tuple(_of_unit(branch, grid.indicators) for branch in branches if _is_shown(branch, with_empty=with_empty))


def _is_shown(branch: ObjectiveGroup, *, with_empty: bool) -> bool:
    return bool(branch.rows) or (with_empty and branch.unit is not None and not branch.groups)


def _of_unit(branch: ObjectiveGroup, indicators: Indicators) -> GridGroup:
    rows = tuple(row for one in branch.rows for row in rows_of(branch.key, one, indicators, branch.unit))
    total = branch.total if branch.unit is not None and branch.rows else None
    return GridGroup(branch.key, branch.title, rows, branch.unit, total, branch)


def _by_owner(grid: ObjectiveGrid) -> Iterator[GridGroup]:
    """A cross objective stands once under its owner, and weighs there nothing: its weights are of its units."""
    owned: dict[str, list[GridRow]] = defaultdict(list)
    for one in grid.tree.rows.values():
        unit = one.unit_refs[0] if len(one.unit_refs) == 1 else None
        own = one if unit else replace(one, weight=None)
        owned[one.owner] += rows_of(f"owner:{one.owner}", own, grid.indicators, unit)
    for owner in sorted(owned, key=lambda name: (not name, name.casefold())):
        yield GridGroup(f"owner:{owner}", owner or OF_NOBODY, tuple(owned[owner]))


def rows_of(group: str, one: ObjectiveRow, indicators: Indicators, unit: UnitRef | None) -> Iterator[GridRow]:
    """Yield the rows of an objective in a group."""
    own = indicators.get(one.id, ())
    if not own:
        yield GridRow(group, one, unit=unit)
    total = total_of([indicator.weight for indicator in own])
    for nth, indicator in enumerate(own, 1):
        yield GridRow(group, one, indicator, nth, len(own), unit, total)


def begun_row(last: GridRow) -> GridRow:
    """Return the row of an indicator to be written, after the last one of its objective."""
    return replace(last, indicator=None, nth=last.nth + 1, is_begun=True)


def blank_row(group: str, unit: UnitRef | None, number: int) -> GridRow:
    """Return the row of an objective that is not there yet: its id is a number below zero."""
    kind = ObjectiveKind.OPERATIONAL if unit else ObjectiveKind.STRATEGIC_COMMON
    objective = ObjectiveRow(
        id=ObjectiveId(-number), version=0, code="", title="", kind=kind, state=ObjectiveState.ACTIVE, is_cross=False,
        is_payment_times=False, units="", unit_refs=(unit,) if unit else (), weight=None, owner="", people=0,
        indicators=0, progress=None,
    )  # fmt: skip
    return GridRow(group, objective, unit=unit)

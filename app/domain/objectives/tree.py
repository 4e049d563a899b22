"""The tree of objectives: the common ones, then Area → Settore → objectives."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.domain.objectives.weights import WeightTotal


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """A branch: a unit (or what belongs to nobody in particular), its objectives and the branches below.

    `key` is stable between two loads (`common`, `area:3`, `sector:7`); a cross objective stands, one and the
    same, in the branch of each of its units.
    """

    key: str
    code: str
    title: str
    rows: tuple[ObjectiveRow, ...]
    total: WeightTotal
    unit: UnitRef | None = None
    groups: tuple["ObjectiveGroup", ...] = ()

    @property
    def count(self) -> int:
        """The different objectives in this branch and below."""
        return len({row.id for group in self.walk() for row in group.rows})

    def walk(self) -> Iterator["ObjectiveGroup"]:
        yield self
        for group in self.groups:
            yield from group.walk()


@dataclass(frozen=True, slots=True)
class ObjectiveTree:
    """All the objectives of a year, in their branches."""

    year: int
    groups: tuple[ObjectiveGroup, ...]

    @property
    def rows(self) -> dict[int, ObjectiveRow]:
        """Every objective once, by id."""
        return {row.id: row for group in self.groups for branch in group.walk() for row in branch.rows}

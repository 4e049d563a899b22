"""The tree of objectives: the common ones, then Area → Settore → objectives."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.cycles import Lock
from app.domain.objectives.lacks import Lack
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

    def among(self, wanted: Collection[int]) -> "ObjectiveGroup":
        """Return the branch with only these of its objectives, and the branches that have some."""
        rows = tuple(row for row in self.rows if row.id in wanted)
        return replace(self, rows=rows, groups=_with_some(group.among(wanted) for group in self.groups))


def _with_some(groups: Iterable[ObjectiveGroup]) -> tuple[ObjectiveGroup, ...]:
    return tuple(group for group in groups if group.count)


@dataclass(frozen=True, slots=True)
class ObjectiveTree:
    """All the objectives of a year, in their branches."""

    year: int
    groups: tuple[ObjectiveGroup, ...]
    closing: Lock | None = None

    def lacking(self, lacks: frozenset[Lack], besides: Collection[int] = ()) -> "ObjectiveTree":
        """Return the tree of the objectives that lack all of these; all of it, when nothing is asked.

        `besides` are there too: what was just mended does not go away from under the hands.
        """
        if not lacks:
            return self
        return self.among({row.id for row in self.places() if lacks <= row.lacks}.union(besides))

    def among(self, wanted: Collection[int]) -> "ObjectiveTree":
        """Return the tree of these objectives alone, with the branches that have some."""
        return replace(self, groups=_with_some(group.among(wanted) for group in self.groups))

    def count_lacking(self, lack: Lack) -> int:
        """Count the different objectives that lack something, wherever they stand."""
        return len({row.id for row in self.places() if lack in row.lacks})

    def places(self) -> Iterator[ObjectiveRow]:
        """Yield each objective as it stands in each of its branches, in the order of the tree."""
        return (row for group in self.groups for branch in group.walk() for row in branch.rows)

    @property
    def rows(self) -> dict[int, ObjectiveRow]:
        """Every objective once, by id."""
        return {row.id: row for row in self.places()}

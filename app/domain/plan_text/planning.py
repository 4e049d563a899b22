"""The objectives that a plan becomes, once it is decided which repeated lines are one cross objective."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.objectives import ObjectiveKind
from app.domain.plan_text.crossing import Restated, fingerprint
from app.domain.plan_text.shapes import (
    NO_PARTS,
    NO_PLACE,
    BudgetPlace,
    Bullet,
    CrossGroup,
    ObjectiveParts,
    ReadPlan,
    UnitName,
)

_WORDINGS = 20

Place = tuple[UnitName, Bullet]


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """One objective to be created.

    `units` is empty for a common objective (it is everybody's) that the plan does not weigh, else those in which it
    weighs beside the others; one for a plain one, many for a cross one.
    `restates` is the code of the common objective that it says again, or empty. `source` identifies the text
    it comes from: kept with the objective, it recognises the line again after title and text were edited.
    `parent` is the code of the strategic objective that it descends from, or empty. `extends` is the id of a cross
    objective of the archive that only has to be assigned to `units` too. `weights` are those in each of the `units`,
    None where the plan gives none.
    """

    code: str
    kind: ObjectiveKind
    title: str
    description: str
    units: tuple[UnitName, ...]
    source: str
    line: int
    restates: str = ""
    parent: str = ""
    extends: int | None = None
    parts: ObjectiveParts = NO_PARTS
    weights: tuple[Decimal | None, ...] = ()
    place: BudgetPlace = NO_PLACE

    @property
    def is_cross(self) -> bool:
        return len(self.units) > 1 or self.extends is not None


@dataclass(frozen=True, slots=True)
class Intention:
    """An objective of the plan before it is compared with the archive and given a code.

    `wordings` are the texts that, found in the archive, mean that it is already there;
    `restates` is the number (from 1) of a common objective; `weights` are those of `units`, in order.
    """

    kind: ObjectiveKind
    bullet: Bullet
    units: tuple[UnitName, ...] = ()
    wordings: tuple[str, ...] = ()
    restates: int | None = None
    parts: ObjectiveParts = NO_PARTS
    weights: tuple[Decimal | None, ...] = ()

    def weights_in(self, units: Iterable[UnitName]) -> tuple[Decimal | None, ...]:
        known = dict(zip(self.units, self.weights, strict=False))
        return tuple(known.get(unit) for unit in units)

    @property
    def source(self) -> str:
        return fingerprint(self.bullet.text)


def intentions_of(plan: ReadPlan, accepted: Collection[str]) -> list[Intention]:
    """Return the objectives of the plan: the common ones, the cross ones, then the others in the order of the text.

    `accepted` holds the keys of the groups that become one objective each; a key that the plan does not
    have is ignored, so is a group left with one unit.
    """
    crossed = _crossed(plan.groups, accepted)
    families = _families(plan.groups)
    restated = Restated(plan.common)
    cross: dict[str, list[Place]] = {}
    single: list[Intention] = []
    for unit, bullet in plan.bullets():
        if root := crossed.get((unit, bullet.line)):
            cross.setdefault(root, []).append((unit, bullet))
        else:
            single.append(_operational([(unit, bullet)], families, restated))
    pursuing = tuple(dict.fromkeys(unit for unit, _ in plan.bullets()))
    common = [_common(bullet, pursuing) for bullet in plan.common]
    above = [_whole(ObjectiveKind.STRATEGIC, one.bullet, one.units) for one in plan.parents]
    crosses = [_operational(places, families, restated) for places in cross.values()]
    return [*common, *above, *crosses, *single]


def _common(bullet: Bullet, pursuing: tuple[UnitName, ...]) -> Intention:
    """A common objective with a weight weighs so in each unit that has objectives: there is what it is weighed with."""
    return _whole(ObjectiveKind.STRATEGIC_COMMON, bullet, pursuing if bullet.parts.weight is not None else ())


def _whole(kind: ObjectiveKind, bullet: Bullet, units: tuple[UnitName, ...]) -> Intention:
    weights = (bullet.parts.weight,) * len(units)
    return Intention(kind, bullet, units, (bullet.text,), parts=bullet.parts, weights=weights)


def _operational(places: list[Place], families: dict[tuple[UnitName, int], list[str]], restated: Restated) -> Intention:
    """Make one objective of lines that say the same; the wording is the one that most of the lines have."""
    counts = Counter(bullet.text for _, bullet in places)
    usual = max((bullet for _, bullet in places), key=lambda bullet: counts[bullet.text])
    units = tuple(dict.fromkeys(unit for unit, _ in places))
    family = families.get((places[0][0], places[0][1].line), [])
    wordings = tuple(dict.fromkeys([usual.text, *family, *counts]))[:_WORDINGS]
    kind = ObjectiveKind.STRATEGIC if usual.is_strategic else ObjectiveKind.OPERATIONAL
    told = next((bullet.parts for _, bullet in places if not bullet.parts.is_empty), usual.parts)
    weights: dict[UnitName, Decimal | None] = {}
    for unit, bullet in places:
        weights.setdefault(unit, bullet.parts.weight)
    return Intention(kind, usual, units, wordings, restated.number(usual), told, tuple(weights[one] for one in units))


def _families(groups: Iterable[CrossGroup]) -> dict[tuple[UnitName, int], list[str]]:
    """Return for each repeated line the other ways in which it is written (a few), accepted or not.

    Whoever accepted a near line once finds it in the archive with the words of its group.
    """
    texts: dict[str, list[str]] = {}
    for group in groups:
        known = texts.setdefault(group.root, [])
        known += [text for text in group.texts[:_WORDINGS] if len(known) < _WORDINGS and text not in known]
    return {(member.unit, member.line): texts[group.root] for group in groups for member in group.members}


def _crossed(groups: Iterable[CrossGroup], accepted: Collection[str]) -> dict[tuple[UnitName, int], str]:
    """Return for each accepted line the cross objective it enters; a near group has the last word."""
    chosen = [group for group in groups if group.key in accepted]
    places = dict(_places(chosen))
    sizes: dict[str, int] = {}
    for root in places.values():
        sizes[root] = sizes.get(root, 0) + 1
    return {place: root for place, root in places.items() if sizes[root] > 1}


def _places(groups: list[CrossGroup]) -> Iterator[tuple[tuple[UnitName, int], str]]:
    for group in sorted(groups, key=lambda group: not group.is_exact):
        for member in group.members:
            yield (member.unit, member.line), group.root

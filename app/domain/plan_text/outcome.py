"""What the lines of a plan become, as a tree to be looked at before it is written."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from app.domain.italian import format_decimal, shortened
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.shapes import AreaText, Bullet, ObjectiveParts, ReadPlan, SectorText, UnitName
from app.domain.plan_text.strategic import StrategicBook

WITHOUT_INDICATOR = "senza indicatore"
FROM_CATALOGUE = "dal catalogo"
DESCENDS = "strategico"
DESCRIBED, _SHOWN = "descrizione", 160
COMMON_KEY, COMMON_TITLE = "common", "Obiettivi strategici comuni"
PARENTS_KEY, PARENTS_TITLE = "parents", "Obiettivi strategici a cui tendono gli altri"

PartKey = tuple[Hashable, ...]


class OutcomeKind(Enum):
    """What is counted of what would be written."""

    AREA = auto()
    SECTOR = auto()
    STRATEGIC = auto()
    OBJECTIVE = auto()
    INDICATOR = auto()
    PHASE = auto()
    ACTIVITY = auto()
    HEAD = auto()


_KINDS = {
    LineRole.AREA: OutcomeKind.AREA,
    LineRole.SECTOR: OutcomeKind.SECTOR,
    LineRole.OBJECTIVE: OutcomeKind.OBJECTIVE,
    LineRole.COMMON_OBJECTIVE: OutcomeKind.OBJECTIVE,
    LineRole.STRATEGIC_OBJECTIVE: OutcomeKind.STRATEGIC,
    LineRole.INDICATOR: OutcomeKind.INDICATOR,
    LineRole.PHASE: OutcomeKind.PHASE,
    LineRole.ACTIVITY: OutcomeKind.ACTIVITY,
}


@dataclass(frozen=True, slots=True)
class OutcomeNode:
    """One thing that would be written, or be part of one.

    `line` is the block it comes from (0: none); `value` stands after the title (a weight, a target), `note` at the end
    of the row (who heads a unit, what is lacking); `count` are the objectives under a unit; `unit` is the name of that
    of an objective.
    """

    key: Hashable
    role: LineRole
    title: str
    line: int = 0
    value: str = ""
    note: str = ""
    head: str = ""
    count: int = 0
    is_cross: bool = False
    unit: str = ""
    children: tuple["OutcomeNode", ...] = ()

    @property
    def lacks_indicator(self) -> bool:
        return self.note == WITHOUT_INDICATOR

    def walk(self) -> Iterator["OutcomeNode"]:
        yield self
        for child in self.children:
            yield from child.walk()


def outcome_counts(nodes: Iterable[OutcomeNode]) -> Counter[OutcomeKind]:
    """Count the things of each kind; an objective that is one for many units counts once for each line of it."""
    counts: Counter[OutcomeKind] = Counter()
    for top in nodes:
        for node in top.walk():
            if node.key not in {COMMON_KEY, PARENTS_KEY} and (kind := _KINDS.get(node.role)) is not None:
                counts[kind] += 1
            counts[OutcomeKind.HEAD] += bool(node.head)
    return counts


def indicators_of_lines(
    plan: ReadPlan, accepted_cross: Collection[str], indicators: Mapping[int, IndicatorDraft]
) -> dict[int, IndicatorDraft]:
    """Return the indicators by line, also for the lines that become one objective with one that has it."""
    found = dict(indicators)
    for group in plan.groups:
        lines = [member.line for member in group.members]
        draft = next((indicators[line] for line in lines if line in indicators), None)
        if draft is not None and group.key in accepted_cross:
            found |= dict.fromkeys(lines, draft)
    return found


@dataclass(frozen=True, slots=True)
class _Taken:
    """What has been answered beside the roles: the lines of groups taken as one objective, indicators by block."""

    cross: Collection[tuple[UnitName, int]]
    indicators: Mapping[int, IndicatorDraft]
    strategic: StrategicBook


def outcome_of(
    plan: ReadPlan, accepted_cross: Collection[str], indicators: Mapping[int, IndicatorDraft]
) -> tuple[OutcomeNode, ...]:
    """Return the tree of what would be written; a line of an accepted group is marked as cross in each of its units."""
    groups = [group for group in plan.groups if group.key in accepted_cross]
    cross = {(member.unit, member.line) for group in groups for member in group.members}
    taken = _Taken(cross, indicators_of_lines(plan, accepted_cross, indicators), _strategic_of(plan))
    common = tuple(_objective(bullet, UnitName(""), taken, LineRole.COMMON_OBJECTIVE) for bullet in plan.common)
    head = OutcomeNode(COMMON_KEY, LineRole.COMMON_OBJECTIVE, COMMON_TITLE, count=len(common), children=common)
    parents = tuple(_objective(one.bullet, UnitName(""), taken, LineRole.STRATEGIC_OBJECTIVE) for one in plan.parents)
    above = OutcomeNode(PARENTS_KEY, LineRole.STRATEGIC_OBJECTIVE, PARENTS_TITLE, count=len(parents), children=parents)
    heads = (*((head,) if common else ()), *((above,) if parents else ()))
    return (*heads, *(_area(area, taken) for area in plan.areas))


def _area(area: AreaText, taken: _Taken) -> OutcomeNode:
    own = tuple(_objective(bullet, UnitName(area.name), taken) for bullet in area.bullets)
    sectors = tuple(_sector(area.name, sector, taken) for sector in area.sectors)
    return OutcomeNode(
        ("area", area.name),
        LineRole.AREA,
        area.name,
        area.line,
        note=_head(area.head),
        head=area.head,
        count=len(own) + sum(sector.count for sector in sectors),
        children=(*own, *sectors),
    )


def _sector(area: str, sector: SectorText, taken: _Taken) -> OutcomeNode:
    inside = tuple(_objective(bullet, UnitName(area, sector.name), taken) for bullet in sector.bullets)
    return OutcomeNode(
        ("sector", area, sector.name),
        LineRole.SECTOR,
        sector.name,
        sector.line,
        note=_head(sector.head),
        head=sector.head,
        count=len(inside),
        children=inside,
    )


def _objective(bullet: Bullet, unit: UnitName, taken: _Taken, role: LineRole = LineRole.OBJECTIVE) -> OutcomeNode:
    key, parts = (unit.area, unit.sector, bullet.line), bullet.parts
    draft = taken.indicators.get(bullet.line) if not parts.indicators else None
    return OutcomeNode(
        key,
        LineRole.STRATEGIC_OBJECTIVE if bullet.is_strategic else role,
        bullet.title,
        bullet.line,
        value=_joined(_own_weight(parts.weight, role), parts.deadline),
        note="" if parts.indicators or draft else WITHOUT_INDICATOR,
        is_cross=(unit, bullet.line) in taken.cross,
        unit=unit.sector or unit.area,
        children=(
            *_descent(key, taken.strategic.above(bullet)),
            *_told(key, bullet),
            *((_of_catalogue(key, draft),) if draft else ()),
            *_parts(key, parts),
        ),
    )


def _strategic_of(plan: ReadPlan) -> StrategicBook:
    """Return the strategic objectives of the plan, each known by its title."""
    book = StrategicBook()
    above = (*plan.common, *(parent.bullet for parent in plan.parents))
    for one in (*above, *(bullet for _, bullet in plan.bullets() if bullet.is_strategic)):
        book.add(one.title, one.title, [one.code] if one.code else [], one.line)
    return book


def _descent(key: PartKey, title: str) -> Iterator[OutcomeNode]:
    """Yield the strategic objective that an operational one descends from, as a row of its own."""
    if title:
        yield OutcomeNode((*key, DESCENDS), LineRole.TEXT, title, note=DESCENDS)


def _told(key: PartKey, bullet: Bullet) -> Iterator[OutcomeNode]:
    """Yield what goes in the fields of the objective itself: mission and programme, description."""
    place = bullet.place
    if words := _joined(
        place.mission and f"missione {place.mission}", place.programme and f"programma {place.programme}"
    ):
        yield OutcomeNode((*key, LineRole.PROGRAMME), LineRole.PROGRAMME, f"{words[:1].upper()}{words[1:]}")
    if bullet.description:
        first = shortened(" ".join(bullet.description.split()), _SHOWN)
        yield OutcomeNode((*key, DESCRIBED), LineRole.DESCRIPTION, first, note=DESCRIBED)


def _of_catalogue(key: PartKey, draft: IndicatorDraft) -> OutcomeNode:
    return OutcomeNode((*key, FROM_CATALOGUE), LineRole.INDICATOR, draft.name, value=draft.unit, note=FROM_CATALOGUE)


def _parts(key: PartKey, parts: ObjectiveParts) -> Iterator[OutcomeNode]:
    for place, one in enumerate(parts.indicators):
        start = f"da {one.baseline}" if one.baseline else ""
        value = _joined(start, one.target, _weight(one.weight), one.deadline)
        yield OutcomeNode((*key, LineRole.INDICATOR, place), LineRole.INDICATOR, one.text, one.line, value)
    for role, steps in ((LineRole.PHASE, parts.phases), (LineRole.ACTIVITY, parts.activities)):
        for place, step in enumerate(steps):
            value = _joined(step.deadline, _weight(step.weight))
            yield OutcomeNode((*key, role, place), role, step.text, step.line, value)
    for role, names in ((LineRole.PERSON, parts.people), (LineRole.RESOURCE, parts.resources)):
        for place, name in enumerate(names):
            yield OutcomeNode((*key, role, place), role, name)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _own_weight(weight: Decimal | None, role: LineRole) -> str:
    """Write the weight of an objective; that of a common one stands beside the others in each unit."""
    words = _weight(weight)
    return f"{words} in ogni unità" if words and role is LineRole.COMMON_OBJECTIVE else words


def _weight(weight: Decimal | None) -> str:
    return "" if weight is None else f"peso {format_decimal(weight, None)}"


def _head(name: str) -> str:
    return f"resp. {name}" if name else ""

"""Compares a plan with what the archive holds: counts, things to create, and nothing the second time."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.ids import EmployeeId
from app.domain.matching import text_key
from app.domain.objectives import ObjectiveKind
from app.domain.plan_text.acts import ActText, approval_of, is_of_older_plan
from app.domain.plan_text.codes import CodeBook
from app.domain.plan_text.declared import DeclaredText, PlacedText, declared_of, placed_texts
from app.domain.plan_text.heads import head_proposals
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.planning import Intention, PlannedObjective, intentions_of
from app.domain.plan_text.prevention import MeasureText
from app.domain.plan_text.preview import (
    OBJECTIVE_PARTS,
    PartCount,
    PlanPart,
    PlanPreview,
    PresentObjective,
    PresentPlan,
    part_of,
)
from app.domain.plan_text.shapes import Bullet, ReadPlan, UnitName
from app.domain.plan_text.strategic import StrategicBook

UnitKey = tuple[str, str]
_EVERYBODY: UnitKey = ("", "")


def plan_changes(
    plan: ReadPlan,
    present: PresentPlan,
    accepted_cross: Collection[str] | None = None,
    *,
    appoints: Callable[[EmployeeId], bool | None] = lambda _person: None,
) -> PlanPreview:
    """Compare a plan with the archive; without `accepted_cross` the groups of equal lines are accepted.

    `appoints` tells whether a head whom the archive knows gets an EQ appointment.
    """
    accepted = frozenset(plan.default_cross if accepted_cross is None else accepted_cross)
    names = _Names(present)
    areas = tuple(area.name for area in plan.areas if not names.has_area(area.name))
    sectors = tuple(names.known(unit) for unit in plan.sectors() if not names.has_sector(unit))
    intentions = intentions_of(plan, accepted)
    objectives = _to_create(intentions, present, names)
    population = tuple(row for row in plan.facts.population if row.year not in (present.population_years or ()))
    cost = plan.facts.cost if plan.facts.cost and plan.facts.cost.year not in (present.cost_years or ()) else None
    told = _told(plan, present)
    heads = head_proposals(plan, present.heads) if present.heads else ()
    appointments = tuple(one for one in heads if appoints(one.person.id))
    counts = (
        _count(PlanPart.AREA, len(plan.areas), len(areas)),
        _count(PlanPart.SECTOR, len(plan.sectors()), len(sectors)),
        *_objective_counts(intentions, objectives),
        *_figure_counts(plan, present, len(population), 1 if cost else 0),
        *told.counts,
        *((_count(PlanPart.APPOINTMENT, len(heads), len(appointments)),) if heads else ()),
    )
    kept_population = () if present.population_years is None else population
    kept_cost = None if present.cost_years is None else cost
    return PlanPreview(
        counts, areas, sectors, tuple(objectives), kept_population, kept_cost, plan.groups, accepted, plan.issues,
        told.acts, told.declared, told.texts, told.mandate, heads, appointments, told.measures,
        told.approval,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """What the plan says besides units and objectives, as far as the archive has not got it."""

    acts: tuple[ActText, ...]
    declared: tuple[DeclaredText, ...]
    texts: tuple[PlacedText, ...]
    mandate: tuple[int, int] | None
    counts: tuple[PartCount, ...]
    measures: tuple[MeasureText, ...] = ()
    approval: ActText | None = None


def _told(plan: ReadPlan, present: PresentPlan) -> _Told:
    """Leave out what the archive holds already, and everything where the caller does not take it in."""
    known = present.told
    if known is None:
        return _Told((), (), (), None, ())
    declared, texts = declared_of(plan), placed_texts(plan)
    cited = [one for one in plan.facts.acts if not is_of_older_plan(one, present.year, plan.facts.first_year)]
    acts = tuple(act for act in cited if act.key not in known.acts)
    approval = approval_of(cited, present.year)
    new_declared = tuple(one for one in declared if one.key not in known.declared)
    new_texts = tuple(text for text in texts if text.key not in known.texts)
    measures = tuple(one for one in plan.facts.measures if one.key not in known.measures)
    mandate = plan.facts.mandate if plan.facts.mandate and not known.has_mandate else None
    counts = (
        _count(PlanPart.DECLARED, len(declared), len(new_declared)),
        _count(PlanPart.ACT, len(cited), len(acts)),
        *((_count(PlanPart.APPROVAL, 1, 0 if known.has_approval else 1),) if approval else ()),
        _count(PlanPart.TEXT, len(texts), len(new_texts)),
        _count(PlanPart.MANDATE, 1 if plan.facts.mandate else 0, 1 if mandate else 0),
        *((_count(PlanPart.MEASURE, len(plan.facts.measures), len(measures)),) if plan.facts.measures else ()),
    )
    new_approval = None if known.has_approval else approval
    return _Told(acts, new_declared, new_texts, mandate, counts, measures, new_approval)


def _to_create(intentions: list[Intention], present: PresentPlan, names: "_Names") -> list[PlannedObjective]:
    stock = _Stock(present, intentions)
    codes = CodeBook([objective.code for objective in present.objectives], present.mask, present.year)
    commons = [one for one in intentions if one.kind is ObjectiveKind.STRATEGIC_COMMON]
    common_codes: list[str] = []
    created: list[tuple[Bullet, PlannedObjective]] = []
    strategic = StrategicBook()
    for intention in intentions:
        found = stock.found(intention)
        missing = _missing(intention, found)
        is_new = bool(missing) or not (intention.units or found)
        planned = _planned(intention, missing, names, codes, found) if is_new else None
        if len(common_codes) < len(commons):
            common_codes.append(planned.code if planned else found[_EVERYBODY].code)
        elif planned and intention.restates:
            planned = replace(planned, restates=common_codes[intention.restates - 1])
        created += [(intention.bullet, planned)] if planned else []
        if intention.kind is not ObjectiveKind.OPERATIONAL:
            own = intention.bullet
            code = planned.code if planned else next(iter(found.values())).code
            strategic.add(code, own.title, [own.code] if own.code else [], own.line)
    for one in present.objectives:
        if one.kind is not ObjectiveKind.OPERATIONAL:
            strategic.add(one.code, one.title, [one.code])
    return [replace(planned, parent=strategic.above(bullet)) for bullet, planned in created]


def _missing(intention: Intention, found: dict[UnitKey, PresentObjective]) -> list[UnitName]:
    """Return the units in which the archive has not got the objective; a common one is there once for all of them."""
    if intention.kind is ObjectiveKind.STRATEGIC_COMMON and found:
        return []
    return [unit for unit in intention.units if _unit_key(unit) not in found]


def _planned(
    intention: Intention,
    missing: list[UnitName],
    names: "_Names",
    codes: CodeBook,
    found: dict[UnitKey, PresentObjective],
) -> PlannedObjective:
    units = tuple(map(names.known, missing))
    wider = next((objective for objective in found.values() if len(objective.units) > 1), None)
    is_common = intention.kind is ObjectiveKind.STRATEGIC_COMMON
    code = wider.code if wider else codes.name(intention.kind, () if is_common else units)
    bullet = intention.bullet
    return PlannedObjective(
        code, intention.kind, bullet.title, bullet.description, units, intention.source, bullet.line,
        extends=wider.id if wider else None, parts=intention.parts, weights=intention.weights_in(missing),
        place=bullet.place,
    )  # fmt: skip


class _Names:
    """The spelling that the archive uses for the aree and settori it has."""

    def __init__(self, present: PresentPlan) -> None:
        self._areas = {name_key(name): name for name in present.areas}
        self._sectors = {_unit_key(unit): unit.sector for unit in present.sectors}

    def has_area(self, name: str) -> bool:
        return name_key(name) in self._areas

    def has_sector(self, unit: UnitName) -> bool:
        return _unit_key(unit) in self._sectors

    def known(self, unit: UnitName) -> UnitName:
        area = self._areas.get(name_key(unit.area), unit.area)
        return UnitName(area, self._sectors.get(_unit_key(unit), unit.sector))


class _Stock:
    """The objectives of the archive by unit and text, so that each line of a plan is looked up at once."""

    def __init__(self, present: PresentPlan, intentions: Iterable[Intention]) -> None:
        self._by_text: dict[tuple[UnitKey, str], PresentObjective] = {}
        self._titles = Counter(
            (key, text_key(one.bullet.title)) for one in intentions for key in _places(one.kind, one.units)
        )
        for objective in present.objectives:
            for key in _places(objective.kind, objective.units):
                for text in {text_key(objective.title), text_key(objective.description), objective.source} - {""}:
                    self._by_text.setdefault((key, text), objective)

    def found(self, intention: Intention) -> dict[UnitKey, PresentObjective]:
        """Return the places where the archive already has this objective, and which one it is."""
        texts = [intention.source, *map(text_key, intention.wordings)]
        title = text_key(intention.bullet.title)
        places = ((key, self._at(key, texts, title)) for key in _places(intention.kind, intention.units))
        return {key: objective for key, objective in places if objective}

    def _at(self, key: UnitKey, texts: list[str], title: str) -> PresentObjective | None:
        own_title = [title] if self._titles[key, title] == 1 else []
        return next((found for text in [*texts, *own_title] if (found := self._by_text.get((key, text)))), None)


def _places(kind: ObjectiveKind, units: tuple[UnitName, ...]) -> Iterator[UnitKey]:
    if kind is ObjectiveKind.STRATEGIC_COMMON:
        yield _EVERYBODY
    else:
        yield from map(_unit_key, units)


def _unit_key(unit: UnitName) -> UnitKey:
    return name_key(unit.area), name_key(unit.sector)


def _count(part: PlanPart, total: int, new: int, changed: int = 0) -> PartCount:
    return PartCount(part, new, changed, total - new - changed)


def _objective_counts(intentions: list[Intention], created: list[PlannedObjective]) -> Iterator[PartCount]:
    totals = Counter(part_of(one.kind, is_cross=len(one.units) > 1) for one in intentions)
    sources = {(one.kind, one.source, one.bullet.line): len(one.units) > 1 for one in intentions}
    new: Counter[PlanPart] = Counter()
    changed: Counter[PlanPart] = Counter()
    for one in created:
        part = part_of(one.kind, is_cross=sources[one.kind, one.source, one.line])
        (changed if one.extends is not None else new)[part] += 1
    for part in OBJECTIVE_PARTS:
        if totals[part] or part is not PlanPart.STRATEGIC:
            yield _count(part, totals[part], new[part], changed[part])


def _figure_counts(plan: ReadPlan, present: PresentPlan, years: int, costs: int) -> Iterator[PartCount]:
    if present.population_years is not None:
        yield _count(PlanPart.POPULATION, len(plan.facts.population), years)
    if present.cost_years is not None:
        yield _count(PlanPart.COST, 1 if plan.facts.cost else 0, costs)

"""What a sheet takes of the others of its session: means that bound it, its place in a ranking.

Settled only once nothing is missing on any sheet of the group: until then each says that it waits for the others. The
means are of totals before ceilings, so that no sheet bounds itself through another; places are of totals after them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.exact import HUNDRED, round_half_up
from app.domain.ids import SheetId
from app.domain.method.outside_words import MeanOf, RankScope
from app.domain.method.template import Bands, SheetTemplate
from app.domain.method.vocabulary import BandKind
from app.domain.periods import Period
from app.domain.scoring.inputs import MeanInput, RankInput
from app.domain.scoring.numbers import as_fraction, total_of
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.ranking import Ranked, places_of
from app.domain.sheets.content import SheetContent, lacking, scored
from app.domain.sheets.snapshot import Outcome
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.people import Employee
from app.services.sheets.closed import closed_outcomes

Contents = Mapping[SheetId, SheetContent]


def reads_others(template: SheetTemplate) -> bool:
    """Tell whether what a sheet of the template is worth depends on other sheets of the session."""
    return bool(template.ceilings) or template.bands.kind is BandKind.RANKING


@dataclass(frozen=True, slots=True)
class _Total:
    """What a sheet is worth before ceilings, or after them; `share` only where bands look at totals."""

    exact: Fraction
    rounded: Decimal
    individual: Fraction | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The evaluated sheets of a session with what they hold; those closed are as they were frozen."""

    sheets: Sequence[Sheet]
    contents: Contents
    closed: Mapping[SheetId, _Total]

    def totals(self, stripped: Callable[[SheetTemplate], SheetTemplate]) -> Mapping[SheetId, _Total | None]:
        """Return the total of each sheet, without what `stripped` takes off; None while something is missing on it."""
        memory = Memory()
        found = {key: _total(_without(content, stripped), memory) for key, content in self.contents.items()}
        return {sheet.id: self.closed.get(sheet.id) or found.get(sheet.id) for sheet in self.sheets}


def settled(session: Session, asked: Contents, sheets: Sequence[Sheet], contents: Contents) -> Contents:
    """Return `asked` with means and places; `sheets` are all those of the session, `contents` those not closed."""
    evaluated = [one for one in sheets if one.state is not SheetState.NOT_EVALUABLE]
    frozen = closed_outcomes(session, evaluated)
    closed = {key: found for key, one in frozen.items() if (found := _frozen(one.outcome)) is not None}
    by_id = {one.id: one for one in evaluated}
    group = _Group(evaluated, {key: one for key, one in contents.items() if key in by_id}, closed)
    first = group.totals(_alone)
    bounded = {key: _with_means(one, by_id[key], group, first) for key, one in group.contents.items()}
    group = replace(group, contents=bounded)
    places = _places(session, group) if _is_ranked(group) else {}
    placed = {key: _with_place(one, places.get(key)) for key, one in bounded.items()}
    return {key: replace(one, given=placed[key].given) if key in placed else one for key, one in asked.items()}


def _frozen(outcome: Outcome) -> _Total | None:
    if outcome.total is None:
        return None
    individual = None if outcome.individual is None else as_fraction(outcome.individual)
    return _Total(Fraction(outcome.exact_total), outcome.total, individual, outcome.share)


def _total(content: SheetContent, memory: Memory) -> _Total | None:
    result = scored(content, memory)
    if result.total is None or result.exact_total is None or lacking(content, result):
        return None
    return _Total(result.exact_total, result.total, result.exact_individual, result.award_share)


def _without(content: SheetContent, stripped: Callable[[SheetTemplate], SheetTemplate]) -> SheetContent:
    template = stripped(content.template)
    return replace(content, method=replace(content.method, templates=(template,)))


def _alone(template: SheetTemplate) -> SheetTemplate:
    """Return the template without what looks at other sheets."""
    return replace(_unranked(template), ceilings=())


def _unranked(template: SheetTemplate) -> SheetTemplate:
    return replace(template, bands=Bands()) if template.bands.kind is BandKind.RANKING else template


def _is_ranked(group: _Group) -> bool:
    return any(one.template.bands.kind is BandKind.RANKING for one in group.contents.values())


def _with_means(
    content: SheetContent, sheet: Sheet, group: _Group, totals: Mapping[SheetId, _Total | None]
) -> SheetContent:
    wanted = dict.fromkeys(one.mean for one in content.template.ceilings)
    if not wanted:
        return content
    no_bound = max(content.method.indicators.cap, HUNDRED)
    means = tuple(_mean(of, [totals[one.id] for one in _others(of, sheet, group.sheets)], no_bound) for of in wanted)
    return replace(content, given=replace(content.given, means=means))


def _others(of: MeanOf, sheet: Sheet, sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets of other people that a mean counts: of the settore where there is one, else of the Area."""
    others = [one for one in sheets if one.evaluated_party != sheet.evaluated_party]
    match of:
        case MeanOf.EVALUATED:
            return [one for one in others if one.evaluator_party == sheet.evaluated_party]
        case MeanOf.UNIT if sheet.sector_id is not None:
            return [one for one in others if (one.area_id, one.sector_id) == (sheet.area_id, sheet.sector_id)]
        case MeanOf.UNIT:
            return [one for one in others if sheet.area_id is not None and one.area_id == sheet.area_id]
        case MeanOf.ENTITY:
            return others


def _mean(of: MeanOf, totals: Collection[_Total | None], no_bound: Decimal) -> MeanInput:
    """Return the mean of totals and shares, to the hundredth; unknown while one of them is. Where there is nobody else
    nothing bounds the sheet."""
    known = [one for one in totals if one is not None]
    if not totals:
        return MeanInput(of, no_bound, no_bound)
    if len(known) < len(totals):
        return MeanInput(of)
    shares = [as_fraction(one.share) for one in known if one.share is not None]
    share = round_half_up(total_of(shares) / len(shares)) if len(shares) == len(known) else None
    return MeanInput(of, round_half_up(total_of(as_fraction(one.rounded) for one in known) / len(known)), share)


def _with_place(content: SheetContent, place: RankInput | None) -> SheetContent:
    return content if place is None else replace(content, given=replace(content.given, rank=place))


def _places(session: Session, group: _Group) -> Mapping[SheetId, RankInput]:
    """Return the place of each sheet among those of its template in its scope; none where one is not complete."""
    totals = group.totals(_unranked)
    people = _people(session, group.sheets)
    found: dict[SheetId, RankInput] = {}
    for (code, _), own in _ranked_together(group).items():
        bands = next(one.template.bands for one in group.contents.values() if one.template_code == code)
        ranked = [_ranked(sheet, total, people) for sheet in own if (total := totals[sheet.id]) is not None]
        if len(ranked) == len(own):
            places = places_of(bands, ranked)
            found |= {sheet.id: places[str(sheet.id)] for sheet in own}
    return found


def _ranked_together(group: _Group) -> Mapping[tuple[str, object], list[Sheet]]:
    bands = {one.template_code: one.template.bands for one in group.contents.values()}
    found: dict[tuple[str, object], list[Sheet]] = {}
    for sheet in group.sheets:
        own = bands.get(sheet.template_code)
        if own is not None and own.kind is BandKind.RANKING:
            found.setdefault((sheet.template_code, _scope(own.scope, sheet)), []).append(sheet)
    return found


def _scope(scope: RankScope, sheet: Sheet) -> object:
    match scope:
        case RankScope.AREA:
            return sheet.area_id
        case RankScope.EVALUATOR:
            return sheet.evaluator_party
        case RankScope.CONTRACT_AREA:
            return sheet.contract_area_id
        case RankScope.ENTITY:
            return None


def _people(session: Session, sheets: Iterable[Sheet]) -> Mapping[int | None, tuple[int, int]]:
    """Return, by employee, the days of hiring and of birth as ordinals: they decide between equal totals."""
    ids = {one.employee_id for one in sheets if one.employee_id is not None}
    rows = session.execute(select(Employee.id, Employee.hired_on, Employee.birth_date))
    return {
        identity: (hired.toordinal(), born.toordinal() if born else 0)
        for identity, hired, born in rows
        if identity in ids
    }


def _ranked(sheet: Sheet, total: _Total, people: Mapping[int | None, tuple[int, int]]) -> Ranked:
    hired, born = people.get(sheet.employee_id, (0, 0))
    days = Period(sheet.valid_from, sheet.valid_to).days
    return Ranked(str(sheet.id), total.exact, total.rounded, total.individual, days, hired, born)

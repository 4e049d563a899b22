"""Laws that hold for every method and every sheet."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from app.domain.method.template import Band, Bands, Rounding, SheetTemplate
from app.domain.method.vocabulary import Aggregator, BandKind, MissingPolicy, RoundingPoint, TotalRule
from app.domain.objectives import Combination, Direction, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.scoring.bands import worth_of
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.indicators import lacking, measured
from app.domain.scoring.inputs import FactorInput, IndicatorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.scoring.spread import root
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.format_1.given import GIVEN
from app.domain.serial.format_1.method import METHOD as METHOD_1
from app.domain.serial.format_1.method import TEMPLATE
from app.domain.serial.format_1.sheet import STEP
from tests.domain.scoring.sample import METHOD, behaviours, objectives, template

pytestmark = pytest.mark.slow

D = Decimal
weights = st.integers(1, 10_000).map(lambda units: D(units).scaleb(-2))
percents = st.integers(0, 10_000).map(lambda units: D(units).scaleb(-2))
measures = st.integers(-100_000, 100_000).map(lambda units: D(units).scaleb(-2))
aggregators = st.sampled_from(Aggregator)
totals = st.sampled_from(TotalRule)
roundings = st.builds(Rounding, st.sampled_from(RoundingPoint), st.integers(0, 4))
rules = st.sampled_from(
    [IndicatorRule.PERCENT_OF_TARGET, IndicatorRule.BASELINE_TO_TARGET, IndicatorRule.STEPS, IndicatorRule.DIRECT]
)


@st.composite
def bounds(draw, direction):
    found = sorted(draw(st.sets(measures, min_size=1, max_size=4)), reverse=direction is Direction.LOWER)
    degrees = sorted(draw(st.lists(percents, min_size=len(found), max_size=len(found))))
    return tuple(IndicatorStep(bound, degree) for bound, degree in zip(found, degrees, strict=True))


@st.composite
def indicators(draw, number=1):
    direction = draw(st.sampled_from(Direction))
    steps = IndicatorParameters(bounds=draw(bounds(direction)), are_steps_linear=draw(st.booleans()))
    baseline, target = sorted(draw(st.tuples(measures, measures)), reverse=direction is Direction.LOWER)
    return IndicatorInput(
        f"indicator:{number}",
        "I",
        draw(rules),
        draw(weights),
        direction,
        baseline,
        target,
        draw(measures),
        parameters=steps,
    )


@st.composite
def objective_inputs(draw, number):
    made = ObjectiveInput(
        f"objective:{number}", f"O{number}", draw(weights), combination=draw(st.sampled_from(Combination))
    )
    if draw(st.booleans()):
        return replace(made, value=D(draw(st.integers(0, 3))))
    return replace(made, indicators=tuple(draw(indicators(place)) for place in range(draw(st.integers(1, 3)))))


@st.composite
def sheets(draw, complete=True):
    own = draw(st.lists(weights, min_size=1, max_size=5))
    shapes = {"aggregator": draw(aggregators), "missing": draw(st.sampled_from(MissingPolicy))}
    behaviour = behaviours([str(weight) for weight in own], draw(st.sampled_from(["percent", "0-4"])), "40", **shapes)
    top = 100 if behaviour.scale == "percent" else 4
    value = st.integers(0, top * 10).map(lambda units: D(units).scaleb(-1))
    values = [draw(value if complete else st.none() | value) for _ in own]
    sheet = template(
        objectives("60", aggregator=draw(aggregators)),
        replace(behaviour, is_individual=True),
        total=draw(totals),
        rounding=draw(roundings),
    )
    given = SheetInput(
        (
            SectionInput("ob", objectives=tuple(draw(objective_inputs(n)) for n in range(draw(st.integers(1, 4))))),
            SectionInput("comp", factors=tuple(FactorInput(f"F{n}", one) for n, one in enumerate(values, 1))),
        )
    )
    return sheet, given


def full(sheet: SheetTemplate, given: SheetInput) -> SheetInput:
    top = METHOD.scale(sheet.section("comp").scale).top
    marks = [replace(one, indicators=(), value=None, degree=D(100)) for one in given.section("ob").objectives]
    scores = [replace(one, value=top) for one in given.section("comp").factors]
    return SheetInput((SectionInput("ob", objectives=tuple(marks)), SectionInput("comp", factors=tuple(scores))))


@hypothesis_given(sheets(complete=False))
def test_that_every_degree_and_total_stays_between_0_and_100(made):
    result = score_sheet(METHOD, *made)
    assert all(0 <= step.result <= 100 for step in result.tree.walk() if step.result is not None)


@hypothesis_given(sheets(), st.data())
def test_that_a_higher_score_never_lowers_the_total(made, data):
    sheet, given = made
    top = METHOD.scale(sheet.section("comp").scale).top
    scores = list(given.section("comp").factors)
    place = data.draw(st.integers(0, len(scores) - 1))
    scores[place] = replace(scores[place], value=(scores[place].value + top) / 2)
    better = SheetInput((given.section("ob"), replace(given.section("comp"), factors=tuple(scores))))
    assert score_sheet(METHOD, sheet, better).total >= score_sheet(METHOD, sheet, given).total


@hypothesis_given(indicators(), measures)
def test_that_a_better_value_never_lowers_the_degree(made, other):
    low, high = sorted([made.actual, other], reverse=made.direction is Direction.LOWER)
    if made.rule is IndicatorRule.DIRECT:
        low, high = sorted([low, high])
    degrees = [measured("k", replace(made, actual=value), METHOD).result for value in (low, high)]
    assert degrees[0] <= degrees[1]
    assert lacking(made, METHOD) is None


@hypothesis_given(sheets(complete=False), st.randoms(use_true_random=False))
def test_that_the_order_of_factors_and_objectives_changes_nothing(made, random):
    sheet, given = made
    section = sheet.section("comp")
    factors, owned = list(section.factors), list(given.section("ob").objectives)
    random.shuffle(factors)
    random.shuffle(owned)
    shuffled = replace(sheet, sections=(sheet.section("ob"), replace(section, factors=tuple(factors))))
    mixed = SheetInput((replace(given.section("ob"), objectives=tuple(owned)), given.section("comp")))
    assert score_sheet(METHOD, shuffled, mixed).exact_total == score_sheet(METHOD, sheet, given).exact_total


@hypothesis_given(sheets())
def test_that_parts_sum_to_the_total(made):
    result = score_sheet(METHOD, *made)
    assert sum(section.points for section in result.sections) == result.exact_total
    for section in result.sections:
        points = [item.points for item in section.items]
        assert None in points or made[0].rounding.point is RoundingPoint.SECTION or sum(points) == section.degree


@hypothesis_given(sheets())
def test_that_all_full_marks_are_exactly_100(made):
    sheet, given = made
    result = score_sheet(METHOD, sheet, full(sheet, given))
    assert result.exact_total == 100
    assert result.total == 100
    assert result.share == 100


@hypothesis_given(sheets(), st.data())
def test_that_excluding_a_part_never_lowers_a_perfect_score(made, data):
    sheet, given = made
    perfect = full(sheet, given)
    scores = tuple(
        replace(one, excluded="non si applica") if data.draw(st.booleans()) else one
        for one in perfect.section("comp").factors
    )
    fewer = SheetInput((perfect.section("ob"), replace(perfect.section("comp"), factors=scores)))
    assert score_sheet(METHOD, sheet, fewer).exact_total == 100


@hypothesis_given(sheets(complete=False))
def test_that_a_sheet_is_provisional_exactly_while_something_is_missing(made):
    sheet, given = made
    is_open = sheet.section("comp").missing is MissingPolicy.BLOCK
    lacks = any(score.value is None for score in given.section("comp").factors)
    assert score_sheet(METHOD, sheet, given).is_provisional is (is_open and lacks)


@hypothesis_given(sheets(complete=False))
def test_that_the_same_sheet_gives_the_same_tree_through_json_too(made):
    sheet, given = made
    tree = score_sheet(METHOD, sheet, given).tree
    method = from_json(METHOD_1, to_json(METHOD_1, METHOD))
    again = from_json(GIVEN, to_json(GIVEN, given))
    assert score_sheet(method, from_json(TEMPLATE, to_json(TEMPLATE, sheet)), again).tree == tree
    assert from_json(STEP, to_json(STEP, tree)) == tree
    assert to_json(STEP, from_json(STEP, to_json(STEP, tree))) == to_json(STEP, tree)


@hypothesis_given(sheets(complete=False))
def test_that_every_step_has_a_key_of_its_own(made):
    keys = [step.key for step in score_sheet(METHOD, *made).tree.walk()]
    assert len(set(keys)) == len(keys)


@hypothesis_given(
    st.sets(percents, min_size=1, max_size=5),
    st.sampled_from([kind for kind in BandKind if kind is not BandKind.RANKING]),
    percents,
    percents,
)
def test_that_a_higher_total_is_never_worth_less(floors, kind, one, other):
    ordered = sorted(floors)
    bands = Bands(kind, steps=tuple(Band(floor, floor) for floor in ordered), threshold=ordered[0], per_point=D(2))
    low, high = sorted([Fraction(one), Fraction(other)])
    assert 0 <= worth_of(bands, low).share <= worth_of(bands, high).share <= 100


@hypothesis_given(st.fractions(min_value=0, max_value=10_000))
def test_that_a_root_is_the_nearest_number_of_six_decimals(value):
    half = Fraction(1, 2 * 10**6)
    found = root(value)
    assert max(found - half, Fraction(0)) ** 2 <= value < (found + half) ** 2

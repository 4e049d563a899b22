"""Laws of the words that real systems also need, on a method that uses them all: whatever is given, they hold."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.method.outside import Multiplier, MultiplierStep
from app.domain.method.outside_words import FigureSource
from app.domain.method.stored import method_from_json, method_to_json
from app.domain.method.template import Bands, Rank
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.changes import coefficient_of, is_total_changed
from app.domain.scoring.degree_tables import looked_up
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import RankInput, SectionInput, SheetInput
from app.domain.scoring.ranking import Ranked, last_place, places_of, rank_of
from tests.domain.method.sheet_files import cases, method

D = Decimal
METHOD = method("parole")
TEMPLATE = METHOD.template("dipendente")
FULL = cases("parole").case[0].sheet
FEW = settings(max_examples=40, deadline=None)
percents = st.decimals(0, 100, places=1)
scores = st.integers(1, 5).map(Decimal)
floors = st.lists(st.integers(0, 100), min_size=1, max_size=5, unique=True)


def with_scores(section: SectionInput, values: Sequence[Decimal], degrees: Sequence[Decimal]) -> SectionInput:
    factors = (replace(one, value=values[0], second=values[1]) for one in section.factors)
    objectives = (replace(one, degree=degree) for one, degree in zip(section.objectives, degrees, strict=False))
    return replace(section, factors=tuple(factors), objectives=tuple(objectives))


@st.composite
def sheets(draw: st.DrawFn) -> SheetInput:
    """The full sheet with other scores, degrees and figures."""
    sections = (
        with_scores(one, draw(st.tuples(scores, scores)), draw(st.tuples(percents, percents))) for one in FULL.sections
    )
    figures = (
        replace(one, value=Decimal(draw(st.integers(0, 3)) if one.datum else draw(percents))) for one in FULL.figures
    )
    means = (replace(one, total=draw(percents), share=draw(percents)) for one in FULL.means)
    return replace(FULL, sections=tuple(sections), figures=tuple(figures), means=tuple(means))


@FEW
@given(sheets())
def test_that_totals_and_shares_stay_within_their_ends_and_the_tree_is_always_the_same(sheet: SheetInput) -> None:
    result = score_sheet(METHOD, TEMPLATE, sheet)
    assert result.exact_total is not None
    assert 0 <= result.exact_total <= 100
    assert result.award_share is not None
    assert 0 <= result.award_share <= 100
    assert result.missing == ()
    assert score_sheet(method_from_json(method_to_json(METHOD)), TEMPLATE, sheet) == result


@FEW
@given(sheets(), st.sampled_from(["A", "B", "C", "D"]))
def test_that_a_better_score_never_gives_less(sheet: SheetInput, key: str) -> None:
    better = replace(
        sheet,
        sections=tuple(
            replace(one, factors=tuple(replace(f, value=D(5)) if f.key == key else f for f in one.factors))
            for one in sheet.sections
        ),
    )
    before, after = (score_sheet(METHOD, TEMPLATE, one) for one in (sheet, better))
    assert before.exact_total is not None
    assert after.exact_total is not None
    assert before.exact_total <= after.exact_total
    assert before.award_share is not None
    assert after.award_share is not None
    assert before.award_share <= after.award_share


@FEW
@given(sheets())
def test_that_the_order_of_factors_and_of_objectives_does_not_matter(sheet: SheetInput) -> None:
    sections = (replace(one, factors=one.factors[::-1], objectives=one.objectives[::-1]) for one in sheet.sections)
    turned = score_sheet(METHOD, TEMPLATE, replace(sheet, sections=tuple(sections)))
    result = score_sheet(METHOD, TEMPLATE, sheet)
    assert (turned.exact_total, turned.award_share) == (result.exact_total, result.award_share)


@given(st.sets(st.sampled_from([one.code for one in TEMPLATE.sections[:-1]])))
def test_that_excluding_never_lowers_a_perfect_score(codes: set[str]) -> None:
    sections = (replace(one, excluded="prova") if one.code in codes else one for one in FULL.sections)
    result = score_sheet(METHOD, TEMPLATE, replace(FULL, sections=tuple(sections)))
    assert (result.exact_total, result.award_share) == (100, 100)


@FEW
@given(floors, st.booleans(), percents, percents)
def test_that_a_table_and_a_coefficient_that_rise_never_give_less_for_more(
    starts: list[int], is_linear: bool, one: Decimal, other: Decimal
) -> None:
    ordered = [Decimal(start) for start in sorted(starts)]
    table = DegreeTable("t", "T", is_linear, None, tuple(DegreeStep(start, start) for start in ordered))
    by_table = tuple(MultiplierStep(start, start / 50) for start in ordered)
    multiplier = Multiplier(
        FigureSource.ENTITY, steps=by_table, is_linear=is_linear, minimum=D("0.5"), maximum=D("1.5")
    )
    low, high = sorted([Fraction(one), Fraction(other)])
    assert 0 <= looked_up(table, low)[1] <= looked_up(table, high)[1] <= 100
    assert Fraction(1, 2) <= coefficient_of(multiplier, low) <= coefficient_of(multiplier, high) <= Fraction(3, 2)


@FEW
@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.integers(1, 100), st.booleans())
def test_that_places_follow_totals_and_equal_ones_share_the_better_place(
    totals: list[int], percent: int, is_rounded_up: bool
) -> None:
    bands = Bands(BandKind.RANKING, ranks=(Rank(D(100), D(percent)), Rank(D(0))), is_rounded_up=is_rounded_up)
    ranked = [Ranked(str(key), Fraction(total), D(total)) for key, total in enumerate(totals)]
    places = places_of(bands, ranked)
    for key, total in enumerate(totals):
        assert places[str(key)] == RankInput(1 + sum(other > total for other in totals), len(totals))
        rank = rank_of(bands, places[str(key)])
        assert rank is not None
        assert (rank.share == 100) == (places[str(key)].place <= last_place(bands, bands.ranks[0], len(totals)))


def test_that_a_total_is_told_changed_only_when_something_changed_it() -> None:
    penalised = replace(
        FULL, figures=tuple(replace(one, value=D(1)) if one.datum == "reclami" else one for one in FULL.figures)
    )
    untouched = score_sheet(METHOD, TEMPLATE, replace(FULL, figures=()))
    assert is_total_changed(score_sheet(METHOD, TEMPLATE, penalised).tree)
    assert not is_total_changed(untouched.tree)

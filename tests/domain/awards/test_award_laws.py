"""What holds of every fund whatever its rules and its people: sums, signs, order, monotony, equality."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.awards.compute import compute_fund
from app.domain.awards.definition import (
    AwardRules,
    FundRule,
    IncreaseRule,
    OrderRule,
    ResidualRule,
    SplitRule,
    SplitShare,
    TimeRule,
)
from app.domain.awards.participants import Evaluation, Participant
from app.domain.awards.payout import MeritClass, Payout, PayoutBand
from app.domain.awards.pool import FundPool
from app.domain.awards.vocabulary import (
    AwardMode,
    IncreaseMode,
    OrderDirection,
    OrderKey,
    PayoutKind,
    ResidualKey,
    ResidualUse,
    SharingScope,
    SplitBy,
    SplitKey,
    TimeBasis,
)
from app.domain.periods import Period
from tests.domain.awards.people import COEFFICIENTS, YEAR, person

D = Decimal
BY_CODE = (OrderRule(OrderKey.CODE, OrderDirection.SMALLER_FIRST),)
PAYOUTS = (
    Payout(),
    Payout(PayoutKind.THRESHOLD, full_from=D(90), partial_from=D(60)),
    Payout(PayoutKind.BANDS, bands=tuple(PayoutBand(D(a), D(b)) for a, b in ((90, 100), (75, 80), (60, 50)))),
    Payout(PayoutKind.SLOPE, threshold=D(60), base_share=D(40), per_point=D(2)),
    Payout(
        PayoutKind.CLASSES,
        classes=(MeritClass("A", D(120), D(70), D(25)), MeritClass("B", D(100), D(60), D(50)), MeritClass("C", D(60))),
    ),
)
SPLITS = (
    SplitRule(),
    SplitRule(SplitBy.AREA, (SplitShare(SplitKey.HEADS, D(70)), SplitShare(SplitKey.FULL_TIME, D(30)))),
    SplitRule(SplitBy.AREA, (SplitShare(SplitKey.COEFFICIENTS),)),
)


@st.composite
def someone(draw: st.DrawFn, number: int) -> Participant:
    start = date(YEAR, 1, 1) + timedelta(draw(st.integers(0, 300)))
    return person(
        number,
        Fraction(draw(st.integers(0, 10_000)), 100),
        draw(st.sampled_from([one.contract_area for one in COEFFICIENTS])),
        part_time=draw(st.sampled_from((100, 83, 50))),
        period=Period(start, date(YEAR, 12, 31)),
        place=draw(st.sampled_from(("Affari generali", "Tecnica"))),
    )


PEOPLE = st.integers(1, 9).flatmap(lambda count: st.tuples(*(someone(number) for number in range(1, count + 1))))
FUNDS = st.builds(
    FundRule,
    st.just("f"),
    st.just("F"),
    payout=st.sampled_from(PAYOUTS),
    mode=st.sampled_from(AwardMode),
    split=st.sampled_from(SPLITS),
    ties=st.just(BY_CODE),
    maximum=st.sampled_from((None, D("400.50"))),
    minimum=st.sampled_from((None, D("0.10"))),
    residual=st.builds(
        ResidualRule,
        st.sampled_from(ResidualUse),
        st.sampled_from(ResidualKey),
        st.sampled_from(SharingScope),
        st.sampled_from((None, D(120))),
    ),
    increase=st.one_of(
        st.none(),
        st.builds(
            IncreaseRule,
            st.just(D(30)),
            st.just(D(30)),
            mode=st.sampled_from(IncreaseMode),
            within=st.sampled_from(SharingScope),
        ),
    ),
)


@given(FUNDS, PEOPLE, st.integers(1, 2_000_000), st.sampled_from(TimeBasis), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_that_amounts_fill_the_pool_are_never_negative_and_do_not_ask_who_came_first(
    fund: FundRule, people: tuple[Participant, ...], cents: int, basis: TimeBasis, shuffled: object
) -> None:
    rules = AwardRules("x", "X", coefficients=COEFFICIENTS, time=TimeRule(basis), funds=(fund,))
    result = compute_fund(rules, fund, FundPool("f", cents, YEAR), people)
    again = list(people)
    shuffled.shuffle(again)  # type: ignore[attr-defined]  # a random of Hypothesis
    other = compute_fund(rules, fund, FundPool("f", cents, YEAR), again)
    if result.lacks:
        assert bool(other.lacks)
        return
    assert result.paid + result.residual == cents
    assert result.residual == sum(group.residual for group in result.groups) >= 0
    for line in result.lines:
        assert line.base + line.interim + line.increase + line.shared_residual == line.amount
        assert min(line.base, line.increase, line.shared_residual) >= 0
        assert line.explanation.result == Fraction(line.amount, 100)
        assert line.payout > 0 or line.amount == 0
    assert {line.party: line.amount for line in result.lines} == {line.party: line.amount for line in other.lines}


@given(
    st.lists(st.integers(1, 10_000), min_size=2, max_size=8),
    st.integers(1, 3_000),
    st.sampled_from(AwardMode),
    st.sampled_from(PAYOUTS[:4]),
    st.integers(1, 1_000_000),
)
@settings(max_examples=30, deadline=None)
def test_that_more_points_never_give_less(
    scores: list[int], more: int, mode: AwardMode, payout: Payout, cents: int
) -> None:
    fund = FundRule("f", "F", payout=payout, mode=mode)
    rules = AwardRules("x", "X", funds=(fund,))
    people = [person(number, Fraction(score, 100)) for number, score in enumerate(scores, 1)]
    better = replace(people[0], evaluations=(Evaluation("totale", Fraction(min(scores[0] + more, 10_000), 100)),))
    before = compute_fund(rules, fund, FundPool("f", cents, YEAR), people)
    after = compute_fund(rules, fund, FundPool("f", cents, YEAR), [better, *people[1:]])
    if before.lacks:
        return
    assert after.lines[0].amount >= before.lines[0].amount - 1  # the cent of a remainder may go to another
    by_score = sorted(before.lines, key=lambda line: (line.score or 0, line.amount))
    assert all(low.amount <= high.amount for low, high in pairwise(by_score))


@given(st.integers(1, 12), st.integers(1, 1_000_000), st.sampled_from(AwardMode))
@settings(max_examples=12, deadline=None)
def test_that_equals_get_the_same_up_to_a_cent_and_a_full_score_leaves_nothing(
    count: int, cents: int, mode: AwardMode
) -> None:
    fund = FundRule("f", "F", mode=mode)
    people = [person(number, 100) for number in range(1, count + 1)]
    result = compute_fund(AwardRules("x", "X", funds=(fund,)), fund, FundPool("f", cents, YEAR), people)
    amounts = [line.amount for line in result.lines]
    assert sum(amounts) == cents
    assert max(amounts) - min(amounts) <= 1
    assert amounts == sorted(amounts, reverse=True)

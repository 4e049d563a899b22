"""The worked examples of awards, exact to the cent."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.awards.definition import FundRule, IncreaseRule, OrderRule
from app.domain.awards.payout import Payout
from app.domain.awards.result_pay import IN_SHARE
from app.domain.awards.result_rules import ResultRule
from app.domain.awards.vocabulary import (
    AwardMode,
    FundKind,
    IncreaseMode,
    OrderDirection,
    OrderKey,
    PaymentStanding,
    PayoutKind,
)
from app.domain.roles import SheetRole
from tests.domain.awards.people import COEFFICIENTS, HALF, computed, eq, euros, person

BY_CODE = (OrderRule(OrderKey.CODE, OrderDirection.SMALLER_FIRST),)


def test_that_a_fund_a_saldo_is_divided_by_coefficient_days_part_time_and_evaluation() -> None:
    people = [person(1, 92), person(2, 85, "Esperti", period=HALF), person(3, 70, "Istruttori", part_time=50)]
    result = computed(FundRule("f", "Fondo"), 1_000_000, people, coefficients=COEFFICIENTS)
    assert euros(result) == ["4705.88", "2608.70", "2685.42"]
    assert [line.weight * line.payout for line in result.lines] == [
        Fraction(92, 100), Fraction(51, 100), Fraction(525, 1000),
    ]  # fmt: skip
    told = {step.key: step.shown for step in result.lines[1].explanation.walk()}
    assert told["weight"] == "0,6"
    assert told["share"] == "2.608,695652… €"
    assert told["cents"] == told["award"] == "2.608,70 €"


@pytest.mark.parametrize(
    ("mode", "chosen", "others", "extra"),
    [
        (IncreaseMode.SET_ASIDE, 63334, {48334: 4, 48333: 12}, Fraction(15000)),
        (IncreaseMode.ADDITIVE, 63334, {48334: 4, 48333: 12}, Fraction(15000)),
        (IncreaseMode.MULTIPLIED, 62904, {48387: 16}, Fraction(450000, 31)),
    ],
)
def test_that_the_increase_is_set_aside_or_more_weight(
    mode: IncreaseMode, chosen: int, others: dict[int, int], extra: Fraction
) -> None:
    fund = FundRule("f", "Fondo", increase=IncreaseRule(count=2, mode=mode), ties=BY_CODE)
    result = computed(fund, 900_000, [person(number, 90) for number in range(1, 19)])
    assert euros(result)[:2] == [f"{chosen / 100:.2f}"] * 2
    assert sorted(line.amount for line in result.lines[2:]) == sorted(
        amount for amount, count in others.items() for _ in range(count)
    )
    (outcome,) = result.increases
    assert (outcome.people, outcome.chosen, outcome.least_extra, outcome.paid) == (18, 2, 15000, extra)
    told = [line.explanation.find("increase") for line in result.lines]
    formula = "tolta dal fondo" if mode is IncreaseMode.SET_ASIDE else "compresa nella quota"
    assert [step is not None and formula in step.formula for step in told] == [True] * 2 + [False] * 16


def test_that_with_equal_weights_six_have_a_cent_more_in_the_declared_order() -> None:
    fund = FundRule("f", "Fondo", increase=IncreaseRule(count=2), ties=BY_CODE)
    result = computed(fund, 900_000, [person(number, 90) for number in range(1, 19)])
    assert [line.base for line in result.lines] == [48334] * 6 + [48333] * 12


@pytest.mark.parametrize(
    ("kind", "role"),
    [(FundKind.EQ_RESULT, SheetRole.EQ), (FundKind.SECRETARY_RESULT, SheetRole.SECRETARY)],
)
def test_that_result_pay_hangs_on_payment_times(kind: FundKind, role: SheetRole) -> None:
    rule = ResultRule(payment_share=Decimal(30))
    fund = FundRule("r", "Risultato", kind, mode=AwardMode.THEORETICAL, result=rule)
    for standing, due, residual in (
        (PaymentStanding.REACHED, "2790.00", 21_000),
        (PaymentStanding.MISSED, "1890.00", 111_000),
    ):
        result = computed(fund, 300_000, [eq(1, 90, role=role, payment_times=standing)])
        assert euros(result) == [due]
        assert result.residual == residual


@pytest.mark.parametrize("mode", list(AwardMode))
def test_that_payment_times_that_the_sheet_has_in_its_share_are_not_taken_again(mode: AwardMode) -> None:
    """R 3.000 euros, q 30 %, 90 points: 70 % of 90 and, reached, 30 % more: 93 % on the sheet; missed, 63 %.

    Another fund of the same people, which looks at the total, takes its own: so it is told of each fund, not of each
    person; and of who has no such share on the sheet the fund takes it.
    """
    rule = ResultRule(payment_share=Decimal(30))
    method = Payout(PayoutKind.METHOD)
    fund = FundRule("r", "Risultato", FundKind.EQ_RESULT, mode=mode, payout=method, result=rule)
    other = FundRule("o", "Altro", FundKind.EQ_RESULT, mode=AwardMode.THEORETICAL, result=rule)
    for standing, share, due in ((PaymentStanding.REACHED, 93, "2790.00"), (PaymentStanding.MISSED, 63, "1890.00")):
        who = eq(1, 90, share=Fraction(share), has_payment_in_share=True, payment_times=standing)
        found = computed(fund, 300_000, [who])
        assert euros(found) == [due if mode is AwardMode.THEORETICAL else "3000.00"]
        assert [IN_SHARE in step.formula for step in found.lines[0].explanation.walk() if step.key == "payout"] == [
            True
        ]
        assert euros(computed(other, 300_000, [who])) == [due]
        by_fund = computed(fund, 300_000, [replace(who, share=Fraction(90), has_payment_in_share=False)])
        of_all = "3000.00" if standing is PaymentStanding.REACHED else "2100.00"
        assert euros(by_fund) == [due if mode is AwardMode.THEORETICAL else of_all]
        assert all(IN_SHARE not in step.formula for step in by_fund.lines[0].explanation.walk())
    uncertain = eq(1, 90, share=Fraction(93), has_payment_in_share=True, payment_times=PaymentStanding.UNKNOWN)
    assert not computed(fund, 300_000, [uncertain]).lacks, "the sheet has its own measure"
    assert computed(other, 300_000, [uncertain]).lacks

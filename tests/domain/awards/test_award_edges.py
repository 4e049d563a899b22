"""The edges of the rules of awards that a random sample of changes would have left unnoticed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.awards.admission import Admission
from app.domain.awards.definition import FundRule
from app.domain.awards.participants import HeldPost
from app.domain.awards.payout import Payout
from app.domain.awards.result_rules import IncentiveBand, ResultRule
from app.domain.awards.vocabulary import AwardMode, FundKind, PayoutKind
from app.domain.periods import year_period
from tests.domain.awards.people import YEAR, computed, eq, euros, person

D = Decimal
PLAIN = FundRule("f", "Fondo")


@pytest.mark.parametrize(
    ("others", "due"),
    [
        (4_999_99, "1000.00"),  # under the first band nothing is cut
        (5_000_00, "800.00"),
        (10_000_00, "500.00"),  # the highest band reached, not the first
    ],
)
def test_that_the_highest_band_of_other_incentives_cuts(others: int, due: str) -> None:
    rule = ResultRule(incentives=(IncentiveBand(D(10_000), D(50)), IncentiveBand(D(5_000), D(20))))
    fund = FundRule("r", "Risultato", FundKind.EQ_RESULT, mode=AwardMode.THEORETICAL, result=rule)
    assert euros(computed(fund, 100_000, [eq(1, 100, other_incentives=others)])) == [due]


def test_that_posts_ad_interim_are_paid_by_result_pay_alone() -> None:
    post = HeldPost(year_period(YEAR), "Tecnica", position_pay=1_000_000, is_interim=True)
    rule = ResultRule(interim_share=D(20))
    people = [person(1, 100, posts=(post,)), person(2, 100)]
    assert euros(computed(replace(PLAIN, result=rule), 100_000, people)) == ["500.00", "500.00"]
    own = HeldPost(year_period(YEAR), "Affari generali", D(1), 1_000_000)
    head = eq(1, 100, posts=(own, post))
    assert computed(FundRule("r", "R", FundKind.EQ_RESULT, result=rule), 300_000, [head]).lines[0].interim == 200_000


def test_that_nobody_is_raised_to_the_minimum_who_has_nothing_due() -> None:
    above = Payout(PayoutKind.THRESHOLD, full_from=D(60), partial_from=D(60))
    for mode in AwardMode:
        fund = replace(PLAIN, mode=mode, payout=above, minimum=D(10))
        assert euros(computed(fund, 100_000, [person(1, 59), person(2, 60)]))[0] == "0.00"
        least = {AwardMode.BALANCE: "15.00", AwardMode.THEORETICAL: "10.00"}[mode]  # 15 € are enough for one minimum
        assert euros(computed(fund, 1_500, [person(1, 59), person(2, 60)])) == ["0.00", least]


def test_that_the_profile_held_last_decides_who_is_excluded() -> None:
    fund = replace(PLAIN, admission=Admission(excluded_profiles=("  Messo Comunale ",)))
    one = person(1, 90)
    out = replace(one, spells=(replace(one.spells[0], profile="messo comunale"),))
    result = computed(fund, 100_000, [out, person(2, 90)])
    assert [(row.name, row.reason) for row in result.excluded] == [
        ("Persona 0001", "profilo escluso: messo comunale"),
    ]
    assert euros(result) == ["1000.00"]

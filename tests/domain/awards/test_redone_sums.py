"""The explanation as it is printed, redone with a calculator: every amount comes out again, to the cent."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.awards.definition import (
    FundRule,
    IncreaseRule,
    OrderRule,
    ResidualRule,
    TimeRule,
)
from app.domain.awards.payout import Payout, PayoutBand
from app.domain.awards.result import FundResult
from app.domain.awards.result_rules import DutyCut, ResultRule
from app.domain.awards.vocabulary import (
    AwardMode,
    FundKind,
    IncreaseMode,
    MissedDuty,
    OrderDirection,
    OrderKey,
    PaymentStanding,
    PayoutKind,
    ResidualKey,
    ResidualUse,
    TimeBasis,
)
from app.domain.documents.awards import award_lines
from app.domain.periods import Period
from tests.domain.awards.people import COEFFICIENTS, YEAR, computed, eq, person

D = Decimal
CENT = Fraction(1, 100)
CLOSE = Fraction(1, 100_000)
"""How near a result printed with six decimals is to the sum redone."""


@dataclass
class Written:
    """One printed line with those below it: its formula, the values in brackets, the result."""

    label: str
    formula: str
    values: Mapping[str, str]
    result: str
    below: "list[Written]" = field(default_factory=list)

    def get(self, label: str) -> "Written | None":
        return next((one for one in self.below if one.label == label), None)

    def number(self, name: str) -> Fraction:
        return number(self.values[name])


def number(text: str) -> Fraction:
    """Read what a calculator is given: the digits that are written, a fraction as a division."""
    read = re.match(r"[-0-9.,/]+", text)
    assert read, text
    top, _, bottom = read[0].rstrip(",").replace(".", "").replace(",", ".").partition("/")
    return Fraction(top) / Fraction(bottom or 1)


def printed(result: FundResult) -> Iterator[tuple[Written, int]]:
    for line in result.lines:
        found: list[Written] = []
        for one in award_lines(line.explanation):
            formula, _, values = one.formula.removesuffix(")").rpartition(" (")
            pairs = dict(map(_named, values.split("; "))) if formula else {}
            made = Written(one.label, formula or one.formula, pairs, one.result)
            found[one.depth :] = [made]
            if one.depth:
                found[one.depth - 1].below.append(made)
        yield found[0], line.amount


def _named(value: str) -> tuple[str, str]:
    """Part the name of a value from what it is: a number of some kind, or words."""
    read = re.match(r"(.*?) ([-0-9][-0-9.,/]*…?(?: €| %|, contando .*)?|(?:non )?raggiunto)$", value)
    return (read[1], read[2]) if read else (value, "")


def weight_again(step: Written) -> Fraction:
    if step.below:
        return sum((weight_again(one) for one in step.below), Fraction(0))
    return prod((number(value) for name, value in step.values.items() if name != "giorni"), start=Fraction(1))


def share_again(step: Written, weight: Fraction, part: Fraction) -> Fraction:
    """Redo the formula of a share as it is written."""
    values = step.values
    if "1 + maggiorazione" in step.formula:
        weight *= 1 + step.number("maggiorazione del coefficiente")
    if step.formula.startswith("il massimo individuale"):
        return step.number("massimo") if weight * part else Fraction(0)
    if step.formula.startswith("importo per unità"):
        amount = step.number("importo per unità") * weight * part
    elif step.formula.startswith("importo fisso"):
        amount = part * weight
    else:
        amount = step.number("da dividere") * weight * part / step.number("somma")
    if "riduzione per stare nel fondo" in values:
        assert "× riduzione" in step.formula
        amount *= step.number("riduzione per stare nel fondo")
    if amount and "minimo" in values:
        amount = max(amount, step.number("minimo"))
    return min(amount, step.number("massimo")) if "massimo" in values else amount


def payout_again(step: Written) -> Fraction:
    """Return f(S), redone where it is a computation."""
    printed_result = number(step.result) / (1 if step.label == "Importo fisso" else 100)
    if step.formula.startswith("quota alla soglia"):
        over = step.number("valutazione") - step.number("soglia")
        again = step.number("quota alla soglia") + over * step.number("quota per punto")
        assert abs(min(again, Fraction(100)) / 100 - printed_result) < CLOSE
    elif step.formula.startswith("(100 − quota legata)"):
        tied = step.number("legata ai tempi di pagamento")
        again = (100 - tied) / 100 * step.number("quota per valutazione")
        again += tied if step.values["tempi di pagamento"] == "raggiunto" else 0
        assert abs(again / 100 - printed_result) < CLOSE
    return printed_result


def redone(award: Written) -> int:
    """Redo the whole award of a person from what is printed, and return its cents."""
    weight_step = award.get("Coefficiente della persona")
    payout = award.get("Quota spettante (%)") or award.get("Importo fisso")
    share = award.get("Quota") or award.get("Quota prima delle riduzioni")
    assert weight_step is not None
    assert payout is not None
    assert share is not None
    weight = weight_again(weight_step)
    assert abs(weight - number(weight_step.result)) < CLOSE
    amount = share_again(share, number(weight_step.result), payout_again(payout))
    assert abs(amount - number(share.result)) < CLOSE, (share, amount)
    if cut := award.get("Quota dopo le riduzioni"):
        for one in cut.below:
            amount *= 1 - number(one.result) / 100
        assert abs(amount - number(cut.result)) < CLOSE
    total = _whole(award, amount)
    if interim := award.get("Incarichi ad interim"):
        for post in interim.below:
            again = prod((number(value) for name, value in post.values.items() if name != "giorni"), start=Fraction(1))
            assert abs(again / 100 - number(post.result)) < CLOSE
        total += _cents(interim.result)
    if more := award.get("Maggiorazione"):
        total += _increase(more, amount, share)
    if rest := award.get("Residuo ridistribuito"):
        _residual(rest)
        total += _cents(rest.result)
    return total


def _whole(award: Written, amount: Fraction) -> int:
    """Return the cents of a share, with the words that say where its fraction goes."""
    cents = award.get("Al centesimo")
    if cents is None:
        return round(amount * 100)
    whole = floor(round(amount * 100, 4)) + ("un centesimo in più" in cents.formula)
    assert whole == _cents(cents.result)
    return whole


def _cents(text: str) -> int:
    return int(number(text) * 100)


def _increase(step: Written, amount: Fraction, share: Written) -> int:
    if "già compresa" in step.formula:
        again = amount - amount / (1 + share.number("maggiorazione del coefficiente"))
        assert abs(again - number(step.result)) <= CENT / 2 + CLOSE
        return 0
    extra = ceil(round(step.number("aliquota") * step.number("media pro capite") * 100, 5))
    assert extra == _cents(step.result)
    return extra


def _residual(step: Written) -> None:
    key = next(name for name in step.values if name in {one.italian for one in ResidualKey})
    if "importo per unità" in step.values:
        again = step.number("importo per unità") * step.number(key)
    elif "somma" in step.values:
        again = step.number("residuo") * step.number(key) / step.number("somma")
    else:
        again = step.number("al massimo")
    if "al massimo" in step.values:
        again = min(again, step.number("al massimo"))
    assert -CLOSE < number(step.result) - floor(round(again * 100, 4)) * CENT <= CENT, step


BY_CODE = (OrderRule(OrderKey.CODE, OrderDirection.SMALLER_FIRST),)
PAYOUTS = (
    Payout(PayoutKind.LINEAR),
    Payout(PayoutKind.BANDS, bands=(PayoutBand(D(60), D("66.67")), PayoutBand(D(85), D(100)))),
    Payout(PayoutKind.SLOPE, threshold=D(60), base_share=D(50), per_point=D("1.25")),
)
INCREASES = (None, *(IncreaseRule(count=1, mode=mode) for mode in IncreaseMode))
FUNDS = st.builds(
    FundRule,
    st.just("f"),
    st.just("Fondo"),
    payout=st.sampled_from(PAYOUTS),
    mode=st.sampled_from(AwardMode),
    ties=st.just(BY_CODE),
    increase=st.sampled_from(INCREASES),
    minimum=st.sampled_from((None, D(50))),
    maximum=st.sampled_from((None, D(700))),
    residual=st.builds(
        ResidualRule,
        st.sampled_from((ResidualUse.NEXT_YEAR, ResidualUse.SHARED)),
        st.sampled_from(ResidualKey),
        cap=st.sampled_from((None, D(110))),
    ),
    counts_part_time=st.booleans(),
)
PEOPLE = st.lists(
    st.builds(
lambda score, area, time, month: (
            Fraction(score, 7), area, D(time), Period(date(YEAR, month, 9), date(YEAR, 12, 31)),
        ),
        st.integers(350, 700),
        st.sampled_from([one.contract_area for one in COEFFICIENTS]),
        st.sampled_from(("100", "66.67", "83.33", "50")),
        st.integers(1, 12),
    ),
    min_size=2,
    max_size=7,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(FUNDS, PEOPLE, st.sampled_from(TimeBasis), st.sampled_from((200_000, 1_234_567, 100_000_001)))
def test_that_every_amount_is_found_again_from_what_is_printed(
    fund: FundRule, people: list[tuple[Fraction, str, D, Period]], basis: TimeBasis, cents: int
) -> None:
    made = [
        person(number, score, area, part_time=time, period=days)
        for number, (score, area, time, days) in enumerate(people, 1)
    ]
    result = computed(fund, cents, made, coefficients=COEFFICIENTS, time=TimeRule(basis))
    for award, amount in printed(result):
        assert redone(award) == _cents(award.result) == amount


@pytest.mark.parametrize("mode", AwardMode)
@pytest.mark.parametrize("standing", [PaymentStanding.REACHED, PaymentStanding.MISSED])
def test_that_result_pay_with_payment_times_and_cuts_is_found_again(mode: AwardMode, standing: PaymentStanding) -> None:
    rule = ResultRule(payment_share=D(30), duties=(DutyCut(MissedDuty.INTERVIEW, D("3.5"), D(10)),))
    fund = FundRule("r", "Risultato", FundKind.EQ_RESULT, mode=mode, result=rule)
    people = [eq(one, score, 40 + one, payment_times=standing) for one, score in enumerate((91, 77, 83), 1)]
    result = computed(fund, 1_000_003, people)
    assert [redone(award) for award, _ in printed(result)] == [line.amount for line in result.lines]


def test_that_time_in_months_and_cents_are_told_in_words() -> None:
    half = Period(date(YEAR, 7, 1), date(YEAR, 12, 31))
    people = [person(1, 90, "Istruttori", part_time="66.67", period=half), person(2, 80)]
    fund = FundRule("f", "Fondo", mode=AwardMode.THEORETICAL)
    result = computed(fund, 100_000, people, coefficients=COEFFICIENTS, time=TimeRule(TimeBasis.MONTHS))
    lines = {one.label: one for one in award_lines(result.lines[0].explanation)}
    assert lines["Coefficiente della persona"].formula == (
        "coefficiente dell'area × tempo × part time (coefficiente Istruttori 1,5; giorni 184;"
        " tempo 6/12, contando i mesi con almeno 15 giorni; part time 0,6667)"
    )
    [alone] = computed(fund, 33_333, people[1:]).lines  # 80 % of 333,33: 266,664
    told = {one.label: one for one in award_lines(alone.explanation)}["Al centesimo"]
    assert told.formula.endswith("va, con le altre, a chi ha il resto più alto, o resta nel fondo")
    days = computed(fund, 100_000, people, coefficients=COEFFICIENTS)
    assert "giorni 184; tempo 184/366" in next(
        one.formula for one in award_lines(days.lines[0].explanation) if one.depth
    )

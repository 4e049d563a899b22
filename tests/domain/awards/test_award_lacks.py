"""Nothing is computed while something is missing or makes no sense: each is a sentence."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.awards.admission import Admission
from app.domain.awards.definition import (
    AreaCoefficient,
    FundRule,
    GroupWeight,
    IncreaseRule,
    OrderRule,
    SplitRule,
    SplitShare,
)
from app.domain.awards.participants import HeldPost
from app.domain.awards.payout import Payout
from app.domain.awards.result import LackKind
from app.domain.awards.result_rules import IncentiveBand, ResultRule
from app.domain.awards.vocabulary import (
    FundKind,
    IncreaseMode,
    OrderKey,
    PaymentStanding,
    PayoutKind,
    PostKey,
    SplitBy,
    SplitKey,
)
from app.domain.periods import year_period
from app.domain.roles import SheetRole
from tests.domain.awards.people import YEAR, computed, eq, euros, person

D = Decimal
PLAIN = FundRule("f", "Premio")
RESULT = FundRule("f", "Risultato", FundKind.EQ_RESULT)
OWN = HeldPost(year_period(YEAR), "A", D(1))
BOTH = "Persona 0001 e Persona 0002"
ADD_ONE = "Aggiungere un criterio di parimerito."
TWO = [person(1, 90), person(2, 80)]


def split(key: SplitKey, *weights: GroupWeight) -> FundRule:
    return replace(PLAIN, split=SplitRule(SplitBy.AREA, (SplitShare(key),), weights))


def result_rule(**rule: Any) -> FundRule:
    return replace(RESULT, result=ResultRule(**rule))


LACKS: list[tuple[FundRule, int | None, list[Any], LackKind, str]] = [
    (PLAIN, None, TWO, LackKind.POOL, "Manca l'importo del fondo «Premio» del 2024."),
    (PLAIN, 0, TWO, LackKind.POOL, "L'importo del fondo «Premio» del 2024 è zero: non c'è niente da dividere."),
    (PLAIN, -5, TWO, LackKind.POOL, "L'importo del fondo «Premio» del 2024 è negativo: non c'è niente da dividere."),
    (PLAIN, 100, [], LackKind.NOBODY, "Nessuno partecipa al fondo «Premio»."),
    (
        PLAIN, 100, [person(1, 0)], LackKind.NOBODY,
        "Nel fondo «Premio» nessuno ha una valutazione che dà diritto al premio.",
    ),
    (PLAIN, 100, [person(1, None)], LackKind.EVALUATION, "Persona 0001: manca la valutazione dell'anno."),
    (
        replace(PLAIN, score="comportamenti"), 100, TWO[:1], LackKind.EVALUATION,
        "Persona 0001: manca il risultato «comportamenti» dell'anno.",
    ),
    (
        replace(PLAIN, payout=Payout(PayoutKind.METHOD)), 100, TWO[:1], LackKind.EVALUATION,
        "Persona 0001: manca la quota della metodologia dell'anno.",
    ),
    (
        replace(PLAIN, admission=Admission(gate="OB.1")), 100, TWO[:1], LackKind.GATE,
        "Persona 0001: manca il grado dell'obiettivo OB.1, che apre il fondo.",
    ),
    (
        split(SplitKey.SALARY), 100, [*TWO[:1], person(2, 80, place="Tecnica")], LackKind.SALARY,
        "Persona 0001: manca lo stipendio dell'anno, che serve per il monte salari.",
    ),
    (
        split(SplitKey.HEADS), 100, [person(1, 90, place="")], LackKind.GROUP,
        "Persona 0001: manca l'area a cui appartiene.",
    ),
    (
        split(SplitKey.UNIT_WEIGHT, GroupWeight("Tecnica", D(1))), 100, [*TWO[:1], person(2, 80, place="Tecnica")],
        LackKind.GROUP, "Il peso di «Affari generali» non è tra quelli del fondo.",
    ),
    (
        replace(PLAIN, split=SplitRule(SplitBy.AREA, (SplitShare(SplitKey.HEADS, D(60)),))), 100,
        [*TWO[:1], person(2, 80, place="Tecnica")], LackKind.RULE,
        "Le chiavi con cui il fondo è diviso tra i gruppi non fanno 100, o valgono zero per tutti i gruppi.",
    ),
    (
        replace(PLAIN, increase=IncreaseRule(count=3)), 100, TWO, LackKind.RULE,
        "La maggiorazione è per 3 persone, ma quelle valutate positivamente sono 2.",
    ),
    (
        replace(PLAIN, increase=IncreaseRule(D(100), count=2, mode=IncreaseMode.ADDITIVE)), 100, TWO, LackKind.RULE,
        "La maggiorazione, a tanti e così alta, prende tutto il fondo.",
    ),
    (
        replace(PLAIN, increase=IncreaseRule(count=1)), 100, [person(1, 90), person(2, 90)], LackKind.TIE,
        f"Pari merito che i criteri del fondo non sciolgono: {BOTH}; resta 1 posto per 2. {ADD_ONE}",
    ),
    (
        replace(PLAIN, increase=IncreaseRule(count=1), ties=(OrderRule(OrderKey.AGE),)), 100,
        [person(1, 90), person(2, 90)], LackKind.FIGURE,
        "Per mettere in ordine chi ha la stessa valutazione manca «età» di Persona 0001 e Persona 0002.",
    ),
    (
        replace(PLAIN, minimum=D(1)), 100, TWO, LackKind.RULE,
        "Il fondo non basta per dare a tutti il minimo individuale di 1,00 €.",
    ),
    (
        RESULT, 100, [eq(1, 90, posts=(HeldPost(year_period(YEAR), "Tecnica"),))], LackKind.POST_WEIGHT,
        "Persona 0001: manca il peso della posizione «Tecnica».",
    ),
    (
        result_rule(posts_by=PostKey.POSITION_PAY), 100, [eq(1, 90, posts=(HeldPost(year_period(YEAR), "Tecnica"),))],
        LackKind.POSITION_PAY, "Persona 0001: manca la retribuzione di posizione di «Tecnica».",
    ),
    (
        result_rule(interim_share=D(20)), 100,
        [eq(1, 90, posts=(HeldPost(year_period(YEAR), "Tecnica", is_interim=True), OWN))],
        LackKind.POSITION_PAY, "Persona 0001: manca la retribuzione di posizione di «Tecnica», tenuta ad interim.",
    ),
    (
        result_rule(payment_share=D(30)), 100, [eq(1, 90, payment_times=PaymentStanding.UNKNOWN)],
        LackKind.PAYMENT_TIMES, "Persona 0001: non è ancora certificato se i tempi di pagamento sono stati rispettati.",
    ),
    (
        result_rule(incentives=(IncentiveBand(D(1), D(1)),)), 100, [eq(1, 90)], LackKind.OTHER_INCENTIVES,
        "Persona 0001: mancano gli altri incentivi dell'anno (anche zero).",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fund", "cents", "people", "kind", "told"), LACKS, ids=range(len(LACKS)))
def test_that_what_is_missing_is_told_and_nothing_is_computed(
    fund: FundRule, cents: int | None, people: list[Any], kind: LackKind, told: str
) -> None:
    result = computed(fund, cents, people)
    assert (result.lacks[0].kind, result.lacks[0].sentence) == (kind, told)
    assert not result.is_computed
    assert result.lines == ()


def test_that_an_area_without_coefficient_is_missing_where_others_have_one() -> None:
    result = computed(PLAIN, 100, [person(1, 90, "Esperti")], coefficients=(AreaCoefficient("Operatori", D(1)),))
    assert [lack.sentence for lack in result.lacks] == ["Persona 0001: «Esperti» non ha un coefficiente."]
    assert result.lacks[0].kind is LackKind.CONTRACT_AREA


def test_that_the_only_segretario_needs_no_weight_and_is_paid_by_days() -> None:
    fund = FundRule("s", "Segretario", FundKind.SECRETARY_RESULT)
    post = HeldPost(year_period(YEAR), "Segretario comunale", borne_share=D(60))
    assert euros(computed(fund, 500_000, [eq(1, 90, role=SheetRole.SECRETARY, posts=(post,), spells=())])) == [
        "5000.00"
    ]


def test_that_a_saldo_missing_payment_times_leaves_its_part_in_the_fund() -> None:
    people = [eq(1, 90, payment_times=PaymentStanding.MISSED), eq(2, 90, payment_times=PaymentStanding.REACHED)]
    result = computed(result_rule(payment_share=D(30)), 200_000, people)
    assert euros(result) == ["700.00", "1000.00"]
    assert result.residual == 30_000


def test_that_a_thousand_people_are_a_few_steps_each() -> None:
    """No figure of speed: what is made grows with the people, and every amount has its explanation."""
    fund = replace(PLAIN, increase=IncreaseRule(), ties=(OrderRule(OrderKey.CODE),), maximum=D(80), minimum=D(1))
    result = computed(fund, 5_000_000, [person(number, 60 + number % 40) for number in range(1, 1001)])
    assert result.paid + result.residual == 5_000_000
    assert len([1 for line in result.lines if line.is_chosen]) == 100
    assert all(1_00 <= line.base <= 80_00 for line in result.lines)

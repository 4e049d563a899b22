"""W10–W14, W22, W23 on the awards of a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.checks import AWARD_CHECKS, AwardsYear
from app.domain.awards.definition import AwardRules, FundRule, IncreaseRule, OrderRule
from app.domain.awards.payout import Payout
from app.domain.awards.pool import FundPool
from app.domain.awards.result_rules import ResultRule
from app.domain.awards.statement import computed_statement
from app.domain.awards.vocabulary import FundKind, FundNature, IncreaseMode, OrderKey, PayoutKind
from app.domain.checks import in_force
from app.domain.ids import EmployeeId
from app.domain.law.limits import limits_on
from app.domain.payment_times.year import PaymentHead
from app.services.law.shipped import shipped_law
from tests.domain.awards.people import YEAR, eq, person
from tests.looking import issues_of

D = Decimal
DAY = date(2026, 12, 31)
TIES = (OrderRule(OrderKey.CODE),)
PEOPLE = tuple(person(number, 90) for number in range(1, 19))


def year_of(fund: FundRule, cents: int = 900_000, **facts: object) -> AwardsYear:
    rules, pools = AwardRules("x", "X", funds=(fund,)), (FundPool(fund.code, cents, YEAR),)
    made = computed_statement(YEAR, rules, pools, PEOPLE)
    limits = limits_on(shipped_law(), DAY, {})
    plain = AwardsYear(YEAR, rules, pools, made.results, limits, staff=18)
    return replace(plain, **facts)  # type: ignore[arg-type]  # any facts


def found(facts: AwardsYear) -> list[str]:
    checks = [one for one in (in_force(check, shipped_law(), DAY) for check in AWARD_CHECKS) if one is not None]
    issues = issues_of(checks, facts)
    assert all(issue.article for issue in issues)
    return [f"{issue.code} {issue.sentence}" for issue in issues]


def fund(kind: FundKind = FundKind.INDIVIDUAL, *, increase: IncreaseRule | None = None, **rule: object) -> FundRule:
    plain = FundRule("f", "Premio", kind, ties=TIES, increase=increase)
    return replace(plain, **rule)  # type: ignore[arg-type]  # any facts


GOOD = IncreaseRule(count=2)
TOO_LITTLE = "W10 Fondo «Premio»: la maggiorazione è 145,16 €"
RESULT = fund(FundKind.EQ_RESULT)
TABLE: list[tuple[AwardsYear, list[str]]] = [
    (year_of(fund(increase=GOOD)), []),
    (year_of(fund(increase=replace(GOOD, mode=IncreaseMode.ADDITIVE))), []),
    (
        year_of(fund(increase=replace(GOOD, mode=IncreaseMode.MULTIPLIED))),
        [f"{TOO_LITTLE}, il 29,03 % della media di 500,00 €: ne servono almeno 150,00 €."],
    ),
    (year_of(fund()), ["W10 Nessun fondo di performance individuale ha la maggiorazione, con 18 in servizio."]),
    (year_of(fund(), staff=5), []),
    (
        year_of(fund(increase=replace(GOOD, rate=D(25)))),
        ["W10 Fondo «Premio»: la maggiorazione è del 25 %, ne serve almeno il 30 %."],
    ),
    (year_of(fund(increase=replace(GOOD, rate=D(25))), staff=10), []),
    (year_of(fund(increase=replace(GOOD, rate=D(20), is_clause_4=True))), []),
    (
        year_of(fund(increase=IncreaseRule(people=D(1)))),
        ["W10 Fondo «Premio»: nessuno ha la maggiorazione, con 18 persone valutate positivamente."],
    ),
    (
        year_of(fund(increase=IncreaseRule(count=18))),
        ["W10 Fondo «Premio»: la maggiorazione va a tutti (18 persone valutate); la quota deve essere limitata."],
    ),
    (
        year_of(fund(FundKind.EQ_RESULT, increase=GOOD)),
        ["W10 Il fondo «Premio» ha la maggiorazione, che non vale per le EQ."],
    ),
    (
        year_of(RESULT, eq_resources=10_000_000),
        ["W11 Al risultato delle EQ vanno 9.000,00 € su 100.000,00 € di posizione e risultato: serve almeno il 15 %."],
    ),
    (year_of(RESULT, eq_resources=6_000_000), []),
    (
        year_of(fund(FundKind.SECRETARY_RESULT), secretary_salary=8_000_000),
        ["W12 Al risultato del Segretario vanno 9.000,00 €: più del 10 % del monte salari (80.000,00 €)."],
    ),
    (year_of(fund(FundKind.SECRETARY_RESULT), secretary_salary=9_000_000), []),
    (
        year_of(fund(increase=GOOD), paid_on=date(2026, 5, 1)),
        ["W13 I premi risultano pagati il 01/05/2026, ma la Relazione non è ancora validata."],
    ),
    (
        year_of(fund(increase=GOOD), paid_on=date(2026, 5, 1), validated_on=date(2026, 6, 1)),
        ["W13 I premi risultano pagati il 01/05/2026, prima della validazione della Relazione (01/06/2026)."],
    ),
    (year_of(fund(increase=GOOD), paid_on=date(2026, 7, 1), validated_on=date(2026, 6, 1)), []),
    (
        year_of(replace(RESULT, result=ResultRule(interim_share=D(30)))),
        ["W22 Fondo «Premio»: per un incarico ad interim spetta il 30 % della posizione coperta; va dal 15 % al 25 %."],
    ),
    (
        year_of(fund(increase=GOOD), variable_resources=4_000_000),
        ["W23 Alla performance vanno 9.000,00 € di risorse variabili su 40.000,00 €: serve almeno il 30 %."],
    ),
    (
        year_of(fund(increase=GOOD, nature=FundNature.STABLE), variable_resources=1_000_000),
        ["W23 Alla performance vanno 0,00 € di risorse variabili su 10.000,00 €: serve almeno il 30 %."],
    ),
]


@pytest.mark.parametrize(("facts", "told"), TABLE, ids=range(len(TABLE)))
def test_that_each_rule_of_awards_is_looked_at(facts: AwardsYear, told: list[str]) -> None:
    assert found(facts) == told


def test_that_sums_that_do_not_add_up_are_found() -> None:
    facts = year_of(fund(increase=GOOD))
    (result,) = facts.results
    first, *others = result.lines
    wrong = replace(result, lines=(replace(first, amount=first.amount - 100), *others))
    assert found(replace(facts, results=(wrong,))) == [
        "W14 Fondo «Premio»: premi e residuo non fanno l'importo, mancano 1,00 €.",
        "W14 Fondo «Premio», Persona 0001: le parti non fanno l'importo.",
    ]
    other = replace(facts, pools=(FundPool("f", 1, YEAR),))
    assert found(other) == ["W14 Fondo «Premio»: l'importo è cambiato dopo il calcolo."]


BOTH = (
    "award_payment Fondo «Premio»: l'obiettivo sui tempi di pagamento pesa già nella valutazione di Rossi Ada, e il"
    " fondo ne fa dipendere anche il 30 %: chi lo manca perde due volte. La legge lo ammette; se il contratto"
    " non lo vuole, toglierlo da una delle due parti."
)
DONE = (
    "award_payment Fondo «Premio»: la quota della metodologia di Persona 0001 ha già i tempi di pagamento; il 30 %"
    " scritto nelle regole non si toglie una seconda volta."
)
INSIDE = PaymentHead(EmployeeId(1), "Rossi Ada", "Area", handles_payments=True, sections=("obiettivi",))
HANGING = replace(RESULT, result=ResultRule(payment_share=D(30)))
BY_METHOD = replace(HANGING, payout=Payout(PayoutKind.METHOD))


@pytest.mark.parametrize(
    ("fund", "head", "told"),
    [
        (HANGING, INSIDE, [BOTH]),
        (replace(HANGING, score="Obiettivi"), INSIDE, [BOTH]),
        (BY_METHOD, INSIDE, [BOTH, DONE]),
        (HANGING, replace(INSIDE, sections=()), []),
        (replace(HANGING, score="comportamenti"), INSIDE, []),
        (replace(HANGING, score="individuale"), INSIDE, []),
        (replace(HANGING, score="individuale"), replace(INSIDE, is_individual=True), [BOTH]),
        (HANGING, replace(INSIDE, handles_payments=False), []),
        (replace(BY_METHOD, kind=FundKind.SECRETARY_RESULT), INSIDE, []),
        (RESULT, INSIDE, []),
    ],
)
def test_that_payment_times_on_the_sheet_and_in_the_fund_are_told(
    fund: FundRule, head: PaymentHead, told: list[str]
) -> None:
    done = eq(1, 90, share=D(93), has_payment_in_share=True)
    assert found(year_of(fund, staff=5, heads=(head,), people=(done,))) == told

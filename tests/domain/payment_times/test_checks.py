"""W3, finding by finding."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.ids import AreaId, EmployeeId, IndicatorId, ObjectiveId
from app.domain.issues import Link, Severity
from app.domain.objectives import IndicatorRule
from app.domain.payment_times.charged import ChargedArea
from app.domain.payment_times.checks import PAYMENT_CHECKS, PAYMENTS
from app.domain.payment_times.effect import PaymentEffect
from app.domain.payment_times.likely import is_likely
from app.domain.payment_times.year import (
    CertifiedDelay,
    PaymentHead,
    PaymentIndicator,
    PaymentObjective,
    PaymentYear,
    is_annual_delay,
    is_timeliness_measure,
)
from app.domain.roles import OfficialRole
from tests.looking import issues_of

D = Decimal
DELAY = PaymentIndicator(IndicatorId(5), "Indicatore di ritardo annuale dei pagamenti", D("-3.2"))
GOAL = PaymentObjective(ObjectiveId(7), "T-02", "Pagamenti", (DELAY,))
HEAD = PaymentHead(
    EmployeeId(1), "Rossi Ada", "Area Tecnica", True, D(3000), "T-02", D(30), PaymentEffect(Fraction(93), Fraction(63)),
    appointment_id=9,
)  # fmt: skip


def effect(reached: int, missed: int | Fraction) -> PaymentEffect:
    return PaymentEffect(Fraction(reached), Fraction(missed))


CERTIFIED = CertifiedDelay(D("-3.2"), date(2025, 1, 20), "dott.ssa Neri")
YEAR = PaymentYear(2024, (HEAD,), (GOAL,), CERTIFIED, D(30), D(0), is_over=True)


def found(year: PaymentYear) -> list[tuple[str, Severity, Link | None]]:
    return [(one.sentence, one.severity, one.link) for one in issues_of(PAYMENT_CHECKS, year)]


def test_that_a_year_in_order_says_nothing() -> None:
    assert found(YEAR) == []
    assert found(PaymentYear(2024)) == []


def test_that_a_head_who_pays_invoices_without_the_objective_is_named_and_another_is_not() -> None:
    without = replace(HEAD, objective="", share=None, effect=None)
    [(sentence, severity, link)] = found(replace(YEAR, heads=(without,)))
    assert sentence == (
        "Rossi Ada dirige una struttura che paga fatture (Area Tecnica) e non ha l'obiettivo sui tempi di pagamento:"
        " assegnarle T-02."
    )
    assert (severity, link) == (Severity.ERROR, Link("person_weights", 1))
    [(sentence, _, link)] = found(PaymentYear(2024, (without,), likely=(GOAL,)))
    assert sentence.endswith(": se è T-02 «Pagamenti», spuntarvi «Tempi di pagamento» (Obiettivi, Descrizione).")
    assert link == Link("objective", 7, "is_payment_times")
    [(sentence, _, link)] = found(PaymentYear(2024, (without,)))
    assert "spuntare «Tempi di pagamento» (Obiettivi, Descrizione), e assegnarlo" in sentence
    second = replace(without, employee_id=EmployeeId(2), handles_payments=False)
    assert found(replace(YEAR, heads=(HEAD, second))) == []


@pytest.mark.parametrize(
    ("name", "is_timeliness", "is_delay"),
    [
        ("Indicatore di tempestività dei pagamenti", True, False),
        ("ITP – indicatore annuale di TEMPESTIVITA'", True, False),
        ("Indicatore trimestrale di tempestività pubblicato entro trenta giorni", False, False),
        ("Indicatore annuale di ritardo dei pagamenti", False, True),
        ("Ritardo medio pesato (PCC)", False, True),
        ("Fatture liquidate", False, False),
    ],
)
def test_that_the_two_measures_are_told_apart(name: str, is_timeliness: bool, is_delay: bool) -> None:
    assert (is_timeliness_measure(name), is_annual_delay(name)) == (is_timeliness, is_delay)


def test_that_the_indicator_of_timeliness_is_refused_with_the_reason() -> None:
    wrong = replace(GOAL, indicators=(replace(DELAY, name="Indicatore di tempestività"),))
    [(sentence, severity, link)] = found(replace(YEAR, objectives=(wrong,), certified=None, is_over=False))
    assert "conta le fatture pagate nell'anno" in sentence
    assert (severity, link) == (Severity.ERROR, Link("objective", 7, "indicators.name", 5))


def test_that_an_objective_without_the_measure_or_with_others_is_named() -> None:
    none = replace(GOAL, indicators=())
    [(sentence, _, link)] = found(replace(YEAR, objectives=(none,), certified=None, is_over=False))
    assert (sentence, link) == (
        "T-02 «Pagamenti» non ha l'indicatore di ritardo annuale dei pagamenti.", Link("objective", 7, "indicators"),
    )  # fmt: skip
    unread = replace(GOAL, indicators=(replace(DELAY, rule=IndicatorRule.YES_NO),))
    [(sentence, severity, link)] = found(replace(YEAR, objectives=(unread,), certified=None, is_over=False))
    assert "la regola «Sì / no» non legge i giorni di ritardo. Nell'obiettivo dargli la regola «A gradini»" in sentence
    assert (severity, link) == (Severity.ERROR, Link("objective", 7, "indicators.rule", 5)), (
        "told before it is measured"
    )
    more = replace(GOAL, indicators=(DELAY, PaymentIndicator(IndicatorId(6), "Fatture liquidate")))
    [(sentence, severity, _)] = found(replace(YEAR, objectives=(more,)))
    assert "dipende anche da «Fatture liquidate»" in sentence
    assert severity is Severity.WARNING


def test_that_the_certificate_is_asked_once_the_year_is_over_and_the_value_is_its() -> None:
    assert found(replace(YEAR, certified=None, is_over=False)) == []
    [(sentence, severity, link)] = found(replace(YEAR, certified=None))
    assert (sentence, severity, link) == (
        "Manca l'indicatore di ritardo annuale del 2024, con il certificato del revisore.", Severity.WARNING, PAYMENTS,
    )  # fmt: skip
    [(sentence, _, _)] = found(replace(YEAR, certified=CertifiedDelay(D("-3.2"))))
    assert sentence == "L'indicatore di ritardo annuale (-3,2 giorni) non è certificato dal revisore."
    [(sentence, _, link)] = found(replace(YEAR, certified=replace(CERTIFIED, delay_days=D(4))))
    assert sentence == (
        "T-02: il consuntivo di «Indicatore di ritardo annuale dei pagamenti» (-3,2) non è quello del certificato (4)."
    )
    assert link == Link("objective", 7, "final", 5)


def test_that_what_it_removes_is_told_in_euros_and_in_percent_where_it_is_too_little() -> None:
    light = replace(HEAD, share=None, effect=PaymentEffect(Fraction(100), Fraction(90)))
    [(sentence, severity, link)] = found(replace(YEAR, heads=(light,)))
    assert sentence == (
        "Rossi Ada: mancare l'obiettivo sui tempi di pagamento toglie 300,00 € (10,00 %): 2.700,00 € in luogo di"
        " 3.000,00 €, meno del 30 % della retribuzione di risultato (punteggi di oggi)."
    )
    assert (severity, link) == (Severity.WARNING, PAYMENTS)
    [(sentence, _, _), _] = found(replace(YEAR, heads=(replace(light, result_pay=None),)))
    assert "toglie 10,00 %, meno del 30 %" in sentence
    assert found(replace(YEAR, heads=(light,), quota=D(10))) == []
    assert found(replace(YEAR, heads=(light,), quota=None)) == []


WITHOUT_PAY = (
    "Rossi Ada: la retribuzione di risultato massima {} nell'incarico, e non si può dire in euro che cosa toglie"
    " mancare l'obiettivo sui tempi di pagamento."
)
NOTHING = (
    "Rossi Ada: l'obiettivo sui tempi di pagamento (T-02) {}. Mancarlo non toglie niente della retribuzione di"
    " risultato, che ne deve dipendere per almeno il 30 %."
)
A_HAIR_LESS = (
    "Rossi Ada: mancare l'obiettivo sui tempi di pagamento toglie 899,97 € (29,99 %): 1.800,03 € in luogo di"
    " 2.700,00 €, meno del 30 % della retribuzione di risultato (punteggi di oggi)."
)
NOBODY = (
    "Nessun titolare di EQ del 2024 risulta a capo di una struttura che paga fatture: indicarlo nell'incarico di chi le"
    " paga."
)
ENDS: dict[str, tuple[PaymentHead, list[tuple[str, Severity, Link]]]] = {
    "all of it hangs on the objective": (replace(HEAD, share=D(100), effect=effect(100, 0)), []),
    "exactly what the law asks": (replace(HEAD, effect=effect(90, 60)), []),
    "a hair less": (
        replace(HEAD, effect=effect(90, Fraction(60001, 1000))),
        [(A_HAIR_LESS, Severity.WARNING, PAYMENTS)],
    ),
    "a quota of nothing": (
        replace(HEAD, share=D(0), effect=effect(90, 90)),
        [(NOTHING.format("non cambia la sua quota (punteggi di oggi)"), Severity.WARNING, PAYMENTS)],
    ),
    "not on the sheet": (
        replace(HEAD, effect=None), [(NOTHING.format("non conta nella sua scheda"), Severity.WARNING, PAYMENTS)]
    ),
    "no pay written": (
        replace(HEAD, result_pay=None),
        [(WITHOUT_PAY.format("non è scritta"), Severity.NOTE, Link("eq_appointment", 9))],
    ),
    "a pay of nothing": (
        replace(HEAD, result_pay=D(0)),
        [(WITHOUT_PAY.format("è di 0 euro"), Severity.NOTE, Link("eq_appointment", 9))],
    ),
    "of a structure that pays nothing": (
        replace(HEAD, handles_payments=False, objective="", effect=None, result_pay=None),
        [(NOBODY, Severity.NOTE, Link("eq_appointment", 9))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_that_each_end_has_the_sentence_that_is_right(end: str) -> None:
    head, said = ENDS[end]
    assert found(replace(YEAR, heads=(head,))) == said
    assert found(replace(YEAR, heads=(head,), quota=None)) == [one for one in said if "almeno" not in one[0]
                                                               and "meno del" not in one[0]]  # fmt: skip


def test_that_zero_days_or_fewer_reach_the_objective() -> None:
    assert [replace(CERTIFIED, delay_days=D(days)).is_reached(D(0)) for days in ("-0.01", "0", "0.01")] == [
        True, True, False,
    ]  # fmt: skip
    assert CERTIFIED.sentence == (
        "Indicatore di ritardo annuale: -3,2 giorni, certificato il 20/01/2025 da dott.ssa Neri"
    )
    assert [CERTIFIED.told(most).partition("dott.ssa Neri")[2] for most in (D(0), D(-4), None)] == [
        ": obiettivo raggiunto.", ": obiettivo non raggiunto.", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "indicators", "likely"),
    [
        ("Rispetto dei tempi di pagamento (art. 4-bis D.L. 13/2023)", (), True),
        ("Pagamenti puntuali per tutti i Settori dell'ente", ("Indicatore di ritardo annuale",), True),
        ("Recupero dei crediti", ("Indicatore di ritardo annuale",), False),
        ("Tempi di pagamento, controlli e rendiconti dei fondi europei", (), False),
    ],
)
def test_that_the_objective_on_payment_times_is_known_by_its_title_or_its_indicator(
    title: str, indicators: tuple[str, ...], *, likely: bool
) -> None:
    assert is_likely(title, indicators) is likely


OF_SECRETARY = ChargedArea(AreaId(3), "Area Finanziaria", "Bianchi Carla", OfficialRole.SECRETARY, pays=True)
OF_MAYOR = replace(OF_SECRETARY, name="Gialli Piero", office=OfficialRole.MAYOR)
PAYS = (
    "Bianchi Carla (Segretario comunale) dirige un'area che paga fatture (Area Finanziaria), che non ha l'obiettivo sui"
    " tempi di pagamento: {}"
)
PERHAPS = (
    "Bianchi Carla (Segretario comunale) dirige Area Finanziaria: se l'area paga fatture deve avere l'obiettivo sui"
    " tempi di pagamento: {}"
)
GIVE, AMONG = "aggiungere l'area alle unità di T-02.", Link("objective", 7)
TICKED = "se è T-02 «Pagamenti», spuntarvi «Tempi di pagamento» e aggiungere l'area alle sue unità."
WRITTEN = "scriverlo fra quelli dell'area, e spuntarvi «Tempi di pagamento» (Obiettivi, Descrizione)."
GIUNTA = (
    "Nessun titolare di EQ del 2024 risulta a capo di una struttura che paga fatture. Se le paga un'area di Sindaco o"
    " assessori, Area Finanziaria (Gialli Piero, Sindaco), l'obiettivo non si assegna, perché non hanno retribuzione di"
    " risultato; se le paga un titolare di EQ, indicarlo nel suo incarico."
)
NOT_PAYING = replace(HEAD, handles_payments=False, objective="", effect=None, result_pay=None)
PLAIN = replace(YEAR, heads=(), objectives=(), certified=None)
CHARGED: dict[str, tuple[PaymentYear, ChargedArea, list[tuple[str, Severity, Link]]]] = {
    "it paid under its last EQ": (YEAR, OF_SECRETARY, [(PAYS.format(GIVE), Severity.WARNING, AMONG)]),
    "nobody is an EQ": (PLAIN, OF_SECRETARY, [(PAYS.format(WRITTEN), Severity.WARNING, Link("area", 3))]),
    "an objective seems to be it": (
        replace(PLAIN, likely=(GOAL,)), OF_SECRETARY,
        [(PAYS.format(TICKED), Severity.WARNING, Link("objective", 7, "is_payment_times"))],
    ),
    "no EQ ever had it": (
        YEAR, replace(OF_SECRETARY, pays=None), [(PERHAPS.format(GIVE), Severity.NOTE, AMONG)]
    ),
    "it pays nothing": (YEAR, replace(OF_SECRETARY, pays=False), []),
    "the objective is of the Area": (YEAR, replace(OF_SECRETARY, objective="T-02"), []),
    "no EQ pays, the Segretario does": (
        replace(YEAR, heads=(NOT_PAYING,)), replace(OF_SECRETARY, objective="T-02"), []
    ),
    "no EQ pays, nor the Area": (
        replace(YEAR, heads=(NOT_PAYING,)), replace(OF_SECRETARY, pays=False),
        [(NOBODY, Severity.NOTE, Link("eq_appointment", 9))],
    ),
    "no EQ pays, perhaps the Sindaco": (
        replace(YEAR, heads=(NOT_PAYING,)), replace(OF_MAYOR, pays=None),
        [(GIUNTA, Severity.NOTE, Link("eq_appointment", 9))],
    ),
    "there are no EQ": (PLAIN, OF_MAYOR, [(GIUNTA, Severity.NOTE, Link("area", 3))]),
    "an EQ pays, and the Sindaco has no result pay": (YEAR, OF_MAYOR, []),
}  # fmt: skip


@pytest.mark.parametrize("case", CHARGED)
def test_that_an_area_of_who_is_no_eq_is_seen(case: str) -> None:
    year, area, said = CHARGED[case]
    assert found(replace(year, charged=(area,))) == said


def test_that_the_areas_of_who_is_no_eq_stand_above_the_list() -> None:
    assert YEAR.shown == YEAR.told
    assert replace(YEAR, charged=(OF_SECRETARY,)).shown == (
        f"{YEAR.told} Non è di un titolare di EQ: Area Finanziaria (Bianchi Carla, Segretario comunale)."
    )
    both = replace(YEAR, charged=(OF_SECRETARY, OF_MAYOR)).shown
    assert both.endswith("Non sono di un titolare di EQ: Area Finanziaria (Bianchi Carla, Segretario comunale) e Area"
                         " Finanziaria (Gialli Piero, Sindaco).")  # fmt: skip

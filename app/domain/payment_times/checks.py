"""W3: every head of a structure that pays invoices has the objective, rightly measured, and it weighs what it must."""

from collections.abc import Iterator, Sequence

from app.domain.acting import Acting
from app.domain.checks import Check, Finding
from app.domain.exact import cut_down
from app.domain.issues import Link, Severity
from app.domain.italian import format_decimal, format_money, format_percent, listed
from app.domain.payment_times.charged import ChargedArea
from app.domain.payment_times.likely import TICK
from app.domain.payment_times.year import (
    NOT_THE_MEASURE,
    RULE_FOR_DAYS,
    PaymentHead,
    PaymentObjective,
    PaymentYear,
    is_timeliness_measure,
)
from app.domain.roles import OfficialRole
from app.domain.year_windows import StepKey

PAYMENTS = Link("payment_times", 0)


def _without_objective(year: PaymentYear) -> Iterator[Finding]:
    for head in year.heads:
        if head.handles_payments and not head.objective:
            sentence = (
                f"{head.name} dirige una struttura che paga fatture ({head.areas}) e non ha l'obiettivo sui tempi di"
                f" pagamento{_what_to_do(year)}"
            )
            yield Finding(sentence, _where(year, head))


def _what_to_do(year: PaymentYear) -> str:
    """Say what to tick, and where: the objective may be there without being said to be it."""
    if year.objectives:
        return f": assegnarle {listed(one.code for one in year.objectives)}."
    if year.likely:
        first = year.likely[0]
        return f": se è {first.code} «{first.title}», spuntarvi «{TICK}» (Obiettivi, Descrizione)."
    return f": nell'obiettivo che lo è spuntare «{TICK}» (Obiettivi, Descrizione), e assegnarlo."


def _where(year: PaymentYear, head: PaymentHead) -> Link:
    if year.likely and not year.objectives:
        return Link("objective", year.likely[0].id, "is_payment_times")
    return Link("person_weights", head.employee_id)


def _charged_without(year: PaymentYear) -> Iterator[Finding]:
    """The Segretario who heads an Area that paid invoices under its last EQ answers for them too."""
    for one in year.charged:
        if one.must_have and one.pays:
            sentence = (
                f"{one.name} (Segretario comunale) dirige un'area che paga fatture ({one.area}), che non ha l'obiettivo"
                f" sui tempi di pagamento{_to_give_area(year)}"
            )
            yield Finding(sentence, _where_of_area(year, one))


def _charged_unknown(year: PaymentYear) -> Iterator[Finding]:
    """No EQ ever had the Area: nothing says whether it pays invoices."""
    for one in year.charged:
        if one.must_have and one.pays is None:
            sentence = (
                f"{one.name} (Segretario comunale) dirige {one.area}: se l'area paga fatture deve avere l'obiettivo sui"
                f" tempi di pagamento{_to_give_area(year)}"
            )
            yield Finding(sentence, _where_of_area(year, one))


def _to_give_area(year: PaymentYear) -> str:
    """Say how an Area gets the objective, of which its head answers."""
    if year.objectives:
        return f": aggiungere l'area alle unità di {listed(one.code for one in year.objectives)}."
    if year.likely:
        first = year.likely[0]
        return f": se è {first.code} «{first.title}», spuntarvi «{TICK}» e aggiungere l'area alle sue unità."
    return f": scriverlo fra quelli dell'area, e spuntarvi «{TICK}» (Obiettivi, Descrizione)."


def _where_of_area(year: PaymentYear, one: ChargedArea) -> Link:
    if year.objectives:
        return Link("objective", year.objectives[0].id)
    return Link("objective", year.likely[0].id, "is_payment_times") if year.likely else Link("area", one.area_id)


def _wrongly_measured(year: PaymentYear) -> Iterator[Finding]:
    """The measure is the annual delay indicator, not the *indicatore di tempestività*, and that alone."""
    for one in year.objectives:
        timeliness = next((row for row in one.indicators if is_timeliness_measure(row.name)), None)
        if timeliness is not None:
            sentence = f"{one.code}: l'indicatore «{timeliness.name}» non misura l'obiettivo. {NOT_THE_MEASURE}"
            yield Finding(sentence, Link("objective", one.id, "indicators.name", timeliness.id))
        elif not one.measures:
            sentence = f"{one.code} «{one.title}» non ha l'indicatore di ritardo annuale dei pagamenti."
            yield Finding(sentence, Link("objective", one.id, "indicators"))
        for row in one.measures:
            if row.unreadable:
                sentence = f"{one.code}, {row.unreadable} {RULE_FOR_DAYS}"
                yield Finding(sentence, Link("objective", one.id, "indicators.rule", row.id))


def _measured_by_others(year: PaymentYear) -> Iterator[Finding]:
    for one in year.objectives:
        others = [row for row in one.indicators if not row.is_measure and not is_timeliness_measure(row.name)]
        if one.measures and others:
            sentence = (
                f"{one.code} «{one.title}»: il raggiungimento dipende anche da «{others[0].name}», mentre la legge"
                " guarda al solo ritardo annuale."
            )
            yield Finding(sentence, Link("objective", one.id, "indicators.name", others[0].id))


def _not_certified(year: PaymentYear) -> Iterator[Finding]:
    if not year.objectives or not year.is_over:
        return
    if year.certified is None:
        yield Finding(
            f"Manca l'indicatore di ritardo annuale del {year.year}, con il certificato del revisore.", PAYMENTS
        )
    elif not year.certified.is_certified:
        days = format_decimal(year.certified.delay_days, None)
        yield Finding(f"L'indicatore di ritardo annuale ({days} giorni) non è certificato dal revisore.", PAYMENTS)


def _other_value(year: PaymentYear) -> Iterator[Finding]:
    """The final value of the objective is the certified one."""
    for one in year.objectives if year.certified is not None else ():
        yield from _differing(one, year)


def _differing(one: PaymentObjective, year: PaymentYear) -> Iterator[Finding]:
    for row in one.measures:
        if year.certified is not None and row.value != year.certified.delay_days:
            value = "nessun valore" if row.value is None else format_decimal(row.value, None)
            sentence = (
                f"{one.code}: il consuntivo di «{row.name}» ({value}) non è quello del certificato"
                f" ({format_decimal(year.certified.delay_days, None)})."
            )
            yield Finding(sentence, Link("objective", one.id, "final", row.id))


def _removes_too_little(year: PaymentYear) -> Iterator[Finding]:
    for head in year.heads:
        if year.quota is None or not head.handles_payments or not head.objective:
            continue
        quota = format_percent(year.quota, None)
        if head.effect is None or not head.effect.removed:
            yield Finding(_nothing(head, quota), PAYMENTS)
        elif head.removes_less_than(year.quota):
            yield Finding(_too_little(head, quota), PAYMENTS)


def _nothing(head: PaymentHead, quota: str) -> str:
    """Say that nothing of the pay hangs on it: it is not on the sheet, or weighs nothing, or bands hide it."""
    why = "non conta nella sua scheda" if head.effect is None else f"non cambia la sua quota ({head.basis})"
    return (
        f"{head.name}: l'obiettivo sui tempi di pagamento ({head.objective}) {why}. Mancarlo non toglie niente della"
        f" retribuzione di risultato, che ne deve dipendere per almeno il {quota}."
    )


def _unknown_pay(year: PaymentYear) -> Iterator[Finding]:
    """Without the maximum of the pay what is removed is known in percent only."""
    for head in year.heads:
        if head.handles_payments and head.objective and head.effect is not None and not head.result_pay:
            written = "è di 0 euro" if head.result_pay is not None else "non è scritta"
            sentence = (
                f"{head.name}: la retribuzione di risultato massima {written} nell'incarico, e non si può dire in euro"
                " che cosa toglie mancare l'obiettivo sui tempi di pagamento."
            )
            yield Finding(sentence, Link("eq_appointment", head.appointment_id))


def _nobody_pays(year: PaymentYear) -> Iterator[Finding]:
    if any(head.handles_payments for head in year.heads):
        return
    elsewhere = [one for one in year.charged if one.pays is not False]
    if elsewhere:
        yield from _paid_by_giunta(year, elsewhere)
    elif year.heads:
        sentence = (
            f"Nessun titolare di EQ del {year.year} risulta a capo di una struttura che paga fatture: indicarlo"
            " nell'incarico di chi le paga."
        )
        yield Finding(sentence, Link("eq_appointment", year.heads[0].appointment_id))


def _paid_by_giunta(year: PaymentYear, areas: Sequence[ChargedArea]) -> Iterator[Finding]:
    """Of the Segretario the other checks speak; who has no result pay is asked for nothing."""
    if any(one.office is OfficialRole.SECRETARY for one in areas):
        return
    named = listed(dict.fromkeys(one.called for one in areas), "; ")
    sentence = (
        f"Nessun titolare di EQ del {year.year} risulta a capo di una struttura che paga fatture. Se le paga un'area di"
        f" Sindaco o assessori, {named}, l'obiettivo non si assegna, perché non hanno retribuzione di risultato; se le"
        " paga un titolare di EQ, indicarlo nel suo incarico."
    )
    link = Link("eq_appointment", year.heads[0].appointment_id) if year.heads else Link("area", areas[0].area_id)
    yield Finding(sentence, link)


def _too_little(head: PaymentHead, quota: str) -> str:
    """Say what missing the objective removes, in euros where the pay is known; cut, for less than 30 is never 30,00."""
    share = format_percent(cut_down(head.effect.removed) if head.effect is not None else None, 2)
    euros = head.euros
    shown = share
    if euros is not None:
        shown = (
            f"{format_money(euros.removed)} ({share}): {format_money(euros.missed)} in luogo di"
            f" {format_money(euros.reached)}"
        )
    return (
        f"{head.name}: mancare l'obiettivo sui tempi di pagamento toglie {shown}, meno del {quota} della retribuzione"
        f" di risultato ({head.basis})."
    )


_OBJECTIVE, _MEASURE = "obiettivo_tempi_di_pagamento", "misura_dei_tempi_di_pagamento"
PAYMENT_CHECKS: tuple[Check[PaymentYear], ...] = (
    Check(
        "W3", _without_objective, "titolari di EQ senza l'obiettivo sui tempi di pagamento", norm=_OBJECTIVE,
        acting=Acting.EVALUATOR, step=StepKey.ASSIGNMENT,
    ),
    Check(
        "W3", _charged_without, "aree rette dal Segretario senza l'obiettivo sui tempi di pagamento",
        Severity.WARNING, norm=_OBJECTIVE, step=StepKey.PLAN,
    ),
    Check(
        "W3", _charged_unknown, "aree rette dal Segretario che forse pagano fatture", Severity.NOTE, norm=_OBJECTIVE,
    ),
    Check(
        "W3", _wrongly_measured, "obiettivi sui tempi di pagamento misurati in altro modo", norm=_MEASURE,
        field="indicators", acting=Acting.OWNER, step=StepKey.PLAN,
    ),
    Check(
        "W3", _measured_by_others, "obiettivi sui tempi di pagamento con altri indicatori", Severity.WARNING,
        norm=_MEASURE, field="indicators", acting=Acting.OWNER,
    ),
    Check(
        "W3", _not_certified, "indicatori di ritardo senza certificato", Severity.WARNING, norm=_MEASURE,
        step=StepKey.MEASURE,
    ),
    Check("W3", _other_value, "consuntivi diversi dal certificato del revisore", norm=_MEASURE, step=StepKey.MEASURE),
    Check(
        "W3", _removes_too_little, "EQ a cui i tempi di pagamento tolgono meno del dovuto", Severity.WARNING,
        norm=_OBJECTIVE,
    ),
    Check(
        "W3", _unknown_pay, "EQ di cui non si conosce la retribuzione di risultato", Severity.NOTE, norm=_OBJECTIVE,
        field="result_pay",
    ),
    Check("W3", _nobody_pays, "", Severity.NOTE, norm=_OBJECTIVE, field="handles_payments"),
)  # fmt: skip

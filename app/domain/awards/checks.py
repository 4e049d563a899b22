"""W10–W14, W22, W23, bands, absences: are the awards of a year what law and contract ask, exact to the cent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.method_scale import told_scales
from app.domain.awards.participants import Participant
from app.domain.awards.payment_twice import payment_twice
from app.domain.awards.pool import FundPool
from app.domain.awards.result import FundResult, IncreaseOutcome
from app.domain.awards.service import silent_absences
from app.domain.awards.vocabulary import FundKind, FundNature
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.exact import from_units
from app.domain.issues import Link, Severity
from app.domain.italian import format_date, format_decimal, format_money, format_percent, plural
from app.domain.law.limits import LegalLimits
from app.domain.method.definition import MethodDefinition
from app.domain.payment_times.year import PaymentHead
from app.domain.scoring.numbers import as_fraction

AWARDS = Link("awards", 0)
"""The page of the awards."""
_FEW, _SMALL = 5, 10
"""Art. 48: no increase up to so many in service, a smaller one up to so many."""


@dataclass(frozen=True, slots=True)
class AwardsYear:
    """The awards of a year and what they are compared with; amounts in cents, None where nobody has written them.

    `staff` are the employees in service, EQ apart; `eq_resources` all that goes to position and result pay of the EQ;
    `secretary_salary` the yearly salary mass of the Segretario; `variable_resources` those of art. 59 that count;
    `people` are those who may take part, `method` the method of the year; `is_adopted`: an act adopted the rules.
    `heads` are the EQ as payment times count on their sheets.
    """

    year: int
    rules: AwardRules
    pools: tuple[FundPool, ...]
    results: tuple[FundResult, ...]
    limits: LegalLimits
    staff: int = 0
    paid_on: date | None = None
    validated_on: date | None = None
    eq_resources: int | None = None
    secretary_salary: int | None = None
    variable_resources: int | None = None
    people: tuple[Participant, ...] = ()
    method: MethodDefinition | None = None
    is_adopted: bool = False
    heads: tuple[PaymentHead, ...] = ()

    def computed(self) -> Iterator[tuple[FundRule, FundResult]]:
        """Yield the funds with what came of them, where nothing was missing."""
        for result in self.results:
            fund = self.rules.fund(result.code)
            if fund is not None and result.is_computed:
                yield fund, result

    def cents_of(self, *kinds: FundKind, nature: FundNature | None = None) -> int:
        """Sum the pools of the funds of some kinds."""
        given = {pool.code: pool for pool in self.pools}
        return sum(
            given[fund.code].cents or 0
            for fund in self.rules.funds
            if fund.code in given
            and fund.kind in kinds
            and (nature is None or (given[fund.code].nature or fund.nature) is nature)
        )


def _without_increase(facts: AwardsYear) -> Iterator[Finding]:
    if facts.staff <= _FEW or facts.limits.value("maggiorazione_aliquota") is None:
        return
    individual = [fund for fund in facts.rules.funds if fund.kind is FundKind.INDIVIDUAL]
    if individual and not any(fund.increase for fund in individual):
        sentence = f"Nessun fondo di performance individuale ha la maggiorazione, con {facts.staff} in servizio."
        yield Finding(sentence, AWARDS)


def _of_result_pay(facts: AwardsYear) -> Iterator[Finding]:
    for fund in facts.rules.funds:
        if fund.increase is not None and fund.kind.is_result:
            yield Finding(f"Il fondo «{fund.name}» ha la maggiorazione, che non vale per le EQ.", AWARDS)


def least_rate(facts: AwardsYear, fund: FundRule) -> Decimal | None:
    """Return the rate that art. 48 asks of a fund at least, in percent; None when it asks none."""
    if fund.increase is None or facts.staff <= _FEW:
        return None
    usual = facts.limits.value("maggiorazione_aliquota")
    small = facts.limits.value("maggiorazione_ente_piccolo") if facts.staff <= _SMALL else None
    clause = facts.limits.value("maggiorazione_comma_4") if fund.increase.is_clause_4 else None
    known = [rate for rate in (usual, small, clause) if rate is not None]
    return min(known, default=None)


def _low_rate(facts: AwardsYear) -> Iterator[Finding]:
    for fund in facts.rules.funds:
        least = least_rate(facts, fund)
        if fund.increase is not None and least is not None and fund.increase.rate < least:
            rate = format_percent(fund.increase.rate, None)
            sentence = (
                f"Fondo «{fund.name}»: la maggiorazione è del {rate}, ne serve almeno il {format_percent(least, None)}."
            )
            yield Finding(sentence, AWARDS)


def _small_extra(facts: AwardsYear) -> Iterator[Finding]:
    """Compare the extra really paid with the rate of the destined mean, whatever formula paid it."""
    for fund, result in facts.computed():
        for outcome in result.increases:
            if outcome.chosen and outcome.paid < outcome.least_extra:
                yield Finding(f"Fondo «{fund.name}»{_in_group(outcome)}: {_extra_words(outcome)}", AWARDS)


def _in_group(outcome: IncreaseOutcome) -> str:
    return f", {outcome.group}" if outcome.group else ""


def _extra_words(outcome: IncreaseOutcome) -> str:
    paid, least, mean = (_money(cents) for cents in (outcome.paid, outcome.least_extra, outcome.mean))
    percent = format_decimal(_rounded(100 * outcome.paid / outcome.mean), 2)
    return f"la maggiorazione è {paid}, il {percent} % della media di {mean}: ne servono almeno {least}."


def _money(cents: Fraction) -> str:
    return format_money(_rounded(cents / 100))


def _rounded(value: Fraction) -> Decimal:
    return Decimal(round(value * 100)).scaleb(-2)


def _nobody_or_everybody(facts: AwardsYear) -> Iterator[Finding]:
    for fund, result in facts.computed():
        for outcome in result.increases:
            where = f"Fondo «{fund.name}»{_in_group(outcome)}"
            people = plural(outcome.people, "persona valutata", "persone valutate")
            if not outcome.chosen and facts.staff > _FEW:
                yield Finding(f"{where}: nessuno ha la maggiorazione, con {people} positivamente.", AWARDS)
            elif outcome.chosen == outcome.people > 1:
                yield Finding(
                    f"{where}: la maggiorazione va a tutti ({people}); la quota deve essere limitata.", AWARDS
                )


def _little_result_pay(facts: AwardsYear) -> Iterator[Finding]:
    least, destined = facts.limits.value("risultato_eq_minimo"), facts.cents_of(FundKind.EQ_RESULT)
    if facts.eq_resources and least is not None and destined and _below(destined, facts.eq_resources, least):
        sentence = (
            f"Al risultato delle EQ vanno {_euros(destined)} su {_euros(facts.eq_resources)} di posizione e risultato:"
            f" serve almeno il {format_percent(least, None)}."
        )
        yield Finding(sentence, AWARDS)


def _secretary(facts: AwardsYear) -> Iterator[Finding]:
    most, destined = facts.limits.value("risultato_segretario_massimo"), facts.cents_of(FundKind.SECRETARY_RESULT)
    if (
        facts.secretary_salary
        and most is not None
        and Fraction(destined * 100, facts.secretary_salary) > as_fraction(most)
    ):
        sentence = (
            f"Al risultato del Segretario vanno {_euros(destined)}: più del {format_percent(most, None)} del monte"
            f" salari ({_euros(facts.secretary_salary)})."
        )
        yield Finding(sentence, AWARDS)


def _before_validation(facts: AwardsYear) -> Iterator[Finding]:
    if facts.paid_on is None or (facts.validated_on is not None and facts.validated_on <= facts.paid_on):
        return
    paid = format_date(facts.paid_on)
    if facts.validated_on is None:
        yield Finding(f"I premi risultano pagati il {paid}, ma la Relazione non è ancora validata.", AWARDS)
    else:
        day = format_date(facts.validated_on)
        yield Finding(f"I premi risultano pagati il {paid}, prima della validazione della Relazione ({day}).", AWARDS)


def _sums(facts: AwardsYear) -> Iterator[Finding]:
    given = {pool.code: pool.cents for pool in facts.pools}
    for fund, result in facts.computed():
        if result.paid + result.residual != result.pool:
            gap = result.pool - result.paid - result.residual
            yield Finding(f"Fondo «{fund.name}»: premi e residuo non fanno l'importo, mancano {_euros(gap)}.", AWARDS)
        if given.get(fund.code, result.pool) != result.pool:
            yield Finding(f"Fondo «{fund.name}»: l'importo è cambiato dopo il calcolo.", AWARDS)
        for line in result.lines:
            if line.base + line.interim + line.increase + line.shared_residual != line.amount:
                yield Finding(f"Fondo «{fund.name}», {line.name}: le parti non fanno l'importo.", AWARDS)


def _interim_share(facts: AwardsYear) -> Iterator[Finding]:
    least, most = facts.limits.value("interim_minimo"), facts.limits.value("interim_massimo")
    for fund in facts.rules.funds:
        share = fund.result.interim_share
        if fund.kind.is_result and share and least is not None and most is not None and not least <= share <= most:
            sentence = (
                f"Fondo «{fund.name}»: per un incarico ad interim spetta il {format_percent(share, None)} della"
                f" posizione coperta; va dal {format_percent(least, None)} al {format_percent(most, None)}."
            )
            yield Finding(sentence, AWARDS)


def _little_performance(facts: AwardsYear) -> Iterator[Finding]:
    least = facts.limits.value("performance_variabile_minima")
    destined = facts.cents_of(FundKind.ORGANISATION, FundKind.INDIVIDUAL, nature=FundNature.VARIABLE)
    if facts.variable_resources and least is not None and _below(destined, facts.variable_resources, least):
        sentence = (
            f"Alla performance vanno {_euros(destined)} di risorse variabili su {_euros(facts.variable_resources)}:"
            f" serve almeno il {format_percent(least, None)}."
        )
        yield Finding(sentence, AWARDS)


def _two_scales(facts: AwardsYear) -> Iterator[Finding]:
    """Ask for one scale until an act adopts the rules: a contratto integrativo may set another, ready rules may not."""
    if facts.method is not None and not facts.is_adopted:
        yield from (Finding(told, AWARDS) for told in told_scales(facts.rules, facts.method, is_adopted=False))


def _adopted_scales(facts: AwardsYear) -> Iterator[Finding]:
    """Go on telling whoever pays that the sheet says another share, though an act wants it so."""
    if facts.method is not None and facts.is_adopted:
        yield from (Finding(told, AWARDS) for told in told_scales(facts.rules, facts.method, is_adopted=True))


def _payment_twice(facts: AwardsYear) -> Iterator[Finding]:
    for sentence in payment_twice(facts.rules, facts.people, facts.heads):
        yield Finding(sentence, AWARDS)


def _silent_absences(facts: AwardsYear) -> Iterator[Finding]:
    """Say which absences weigh, by what was entered, and of which the rules do not speak: nothing is taken away."""
    for person in dict.fromkeys(facts.people):
        for absence in silent_absences(facts.rules, person):
            days = plural(absence.period.days, "giorno", "giorni")
            sentence = (
                f"{person.name}: «{absence.kind}» ({days}) non toglie niente dai premi, perché le loro regole non"
                " parlano di questo motivo. Aggiungerlo in Premi › Regole…, o segnare l'assenza «Non pesa»."
            )
            yield Finding(sentence, AWARDS)


def _below(part: int, whole: int, percent: Decimal) -> bool:
    return Fraction(part * 100, whole) < as_fraction(percent)


def _euros(cents: int) -> str:
    return format_money(from_units(cents))


_WARNING, _INCREASE = Severity.WARNING, "maggiorazione"
AWARD_CHECKS: tuple[Check[AwardsYear], ...] = (
    Check("W10", _without_increase, "anni senza la maggiorazione del premio individuale", _WARNING, norm=_INCREASE),
    Check("W10", _of_result_pay, "fondi di risultato con la maggiorazione", norm=_INCREASE),
    Check("W10", _low_rate, "fondi con una maggiorazione troppo bassa", norm=_INCREASE),
    Check("W10", _small_extra, "maggiorazioni sotto il dovuto", norm=_INCREASE),
    Check("W10", _nobody_or_everybody, "maggiorazioni a nessuno o a tutti", _WARNING, norm=_INCREASE),
    Check("W11", _little_result_pay, "risorse per il risultato delle EQ sotto il minimo", norm="risultato_eq"),
    Check("W12", _secretary, "risultati del Segretario oltre il limite", norm="risultato_segretario"),
    Check("W13", _before_validation, "premi prima della validazione della Relazione", norm="premi_dopo_la_validazione"),
    Check("W14", _sums, "importi di premi che non tornano", source=BY_METHOD),
    Check("W22", _interim_share, "quote ad interim fuori dai limiti", _WARNING, norm="incarico_eq"),
    Check(
        "W23",
        _little_performance,
        "risorse variabili alla performance sotto la quota",
        _WARNING,
        norm="performance_variabile",
    ),
    Check("award_bands", _two_scales, "fondi con fasce diverse da quelle della scheda", _WARNING, BY_METHOD),
    Check(
        "award_payment",
        _payment_twice,
        "fondi con i tempi di pagamento anche nella valutazione",
        Severity.NOTE,
        norm="obiettivo_tempi_di_pagamento",
    ),
    Check(
        "award_bands",
        _adopted_scales,
        "fondi che pagano altre quote della scheda",
        Severity.NOTE,
        BY_METHOD,
        asks=False,
    ),
    Check("award_absences", _silent_absences, "assenze di cui le regole dei premi non parlano", _WARNING, BY_METHOD),
)

"""What is proper to the result pay of EQ and Segretario: payment times, posts held ad interim, cuts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.entrants import Payable
from app.domain.awards.figures import as_ratio, precise, time_values
from app.domain.awards.fund_year import FundYear
from app.domain.awards.participants import HeldPost, Participant
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.service import days_in, time_shares
from app.domain.awards.vocabulary import AwardMode, PaymentStanding, PayoutKind
from app.domain.exact import from_units, round_half_up
from app.domain.italian import format_money, format_percent, plural
from app.domain.periods import Period
from app.domain.scoring.numbers import FULL, NOTHING, ONE, as_fraction, grouped, total_of, written
from app.domain.scoring.payment import share_with_payment_times
from app.domain.scoring.steps import Step, Values, known

IN_SHARE = "i tempi di pagamento sono già nella quota della metodologia"


def asks_the_sheet(fund: FundRule) -> bool:
    """Tell whether a fund takes a share for payment times of what the sheet says, which may have taken its own."""
    is_of_method = fund.kind.is_result and fund.payout.kind is PayoutKind.METHOD
    return is_of_method and fund.result.payment_share > 0


def with_result_rules(fund: FundRule, person: Participant, payable: Payable) -> Payable | AwardLack:
    """Return what is due with the payment-times objective and the cuts; what these need may be missing.

    Of a theoretical share the percentage q hangs on the objective: (1 − q)·f + q·A. A fund divided *a saldo* has no
    share of which to take q: missing the objective takes q of what the evaluation gives, and leaves it in the fund.
    Where the share is that of the method and the sheet has the objective in it, nothing is taken a second time.
    """
    if not fund.kind.is_result:
        return payable
    lack = next(_missing(fund, person), None)
    if lack is not None:
        return lack
    cuts = [*_incentive_cut(fund, person), *_duty_cuts(fund, person)]
    asked = _takes_payment(fund, person) and person.payment_times is not PaymentStanding.NOT_ASKED
    if _is_done_by_sheet(fund, person):
        step = payable.step
        payable = replace(payable, step=replace(step, formula=f"{step.formula}: {IN_SHARE}"))
    if asked and fund.mode is AwardMode.THEORETICAL and not payable.is_amount:
        payable = _gated(fund, person, payable)
    elif asked and person.payment_times is PaymentStanding.MISSED:
        cut = as_fraction(fund.result.payment_share)
        formula = "obiettivo sui tempi di pagamento non raggiunto (D.L. 13/2023 art. 4-bis c. 2)"
        cuts.insert(0, known("cut:payment", "Tempi di pagamento (%)", formula, cut))
    reduction = ONE
    for cut_step in cuts:
        reduction *= ONE - (cut_step.result or NOTHING) / FULL
    return replace(payable, reduction=reduction, cuts=tuple(cuts))


def _is_done_by_sheet(fund: FundRule, person: Participant) -> bool:
    return asks_the_sheet(fund) and person.has_payment_in_share


def _takes_payment(fund: FundRule, person: Participant) -> bool:
    """Tell whether the fund itself takes a share for the payment-times objective."""
    return fund.result.payment_share > 0 and not _is_done_by_sheet(fund, person)


def _missing(fund: FundRule, person: Participant) -> Iterator[AwardLack]:
    if _takes_payment(fund, person) and person.payment_times is PaymentStanding.UNKNOWN:
        sentence = f"{person.name}: non è ancora certificato se i tempi di pagamento sono stati rispettati."
        yield AwardLack(LackKind.PAYMENT_TIMES, sentence, person.party)
    if fund.result.incentives and person.other_incentives is None:
        sentence = f"{person.name}: mancano gli altri incentivi dell'anno (anche zero)."
        yield AwardLack(LackKind.OTHER_INCENTIVES, sentence, person.party)


def _gated(fund: FundRule, person: Participant, payable: Payable) -> Payable:
    """Put the payment-times objective in the share (D.L. 13/2023 art. 4-bis c. 2), as the sheets reckon it."""
    is_reached = person.payment_times is PaymentStanding.REACHED
    quota, by_score = as_fraction(fund.result.payment_share), payable.part * FULL
    percent = share_with_payment_times(by_score, quota=quota, is_reached=is_reached)
    values = (
        ("quota per valutazione", precise(by_score)),
        ("legata ai tempi di pagamento", written(quota)),
        ("tempi di pagamento", person.payment_times.italian),
    )
    formula = "(100 − quota legata) / 100 × quota per valutazione + quota legata se l'obiettivo è raggiunto"
    step = Step("payout", "Quota spettante (%)", formula, values, percent, precise(percent), (payable.step,))
    return replace(payable, part=percent / FULL, step=step)


def _incentive_cut(fund: FundRule, person: Participant) -> Iterator[Step]:
    amount = person.other_incentives
    if amount is None:
        return
    euros = from_units(amount)
    reached = [band for band in fund.result.incentives if euros >= band.floor]
    if reached:
        band = max(reached, key=lambda one: one.floor)
        values = (("altri incentivi", format_money(euros)), ("fascia da", format_money(band.floor)))
        yield known("cut:incentives", "Altri incentivi (%)", "riduzione della fascia", as_fraction(band.cut), values)


def _duty_cuts(fund: FundRule, person: Participant) -> Iterator[Step]:
    for rule in fund.result.duties:
        times = sum(one.times for one in person.missed_duties if one.duty is rule.duty)
        if times:
            cut = min(as_fraction(rule.cut) * times, as_fraction(rule.at_most))
            values = (("mancati", plural(times, "volta", "volte")), ("ciascuno", format_percent(rule.cut, None)))
            formula = f"riduzione per ogni mancato adempimento, al massimo {format_percent(rule.at_most, None)}"
            yield known("cut:duty", f"{rule.duty.italian.capitalize()} (%)", formula, cut, values)


@dataclass(frozen=True, slots=True)
class Interim:
    """What is paid for posts held ad interim, in cents."""

    cents: int = 0
    step: Step | None = None


def interim_of(of: FundYear, person: Participant, payable: Payable, removed: Sequence[Period]) -> Interim | AwardLack:
    """Return the share of the position pay of the posts held ad interim (CCNL 23.2.2026 art. 16), by their days."""
    fund = of.fund
    posts = [post for post in person.posts if post.is_interim] if fund.result.interim_share > 0 else []
    if not posts or not fund.kind.is_result:
        return Interim()
    times = time_shares(of.rules.time, [post.period for post in posts], removed, of.year)
    parts: list[Step] = []
    for post, time in zip(posts, times, strict=True):
        if post.position_pay is None:
            sentence = f"{person.name}: manca la retribuzione di posizione di «{post.title}», tenuta ad interim."
            return AwardLack(LackKind.POSITION_PAY, sentence, person.party, post.title)
        served = time_values(of.rules.time, time, days_in(post.period, removed, of.year))
        parts.append(_interim_part(fund, post, post.position_pay, (time, served), payable))
    exact = total_of(part.result or NOTHING for part in parts)
    euros = round_half_up(exact)
    step = Step("interim", "Incarichi ad interim", "al centesimo", (), exact, format_money(euros), tuple(parts))
    return Interim(int(euros.scaleb(2)), step)


def _interim_part(fund: FundRule, post: HeldPost, pay: int, service: tuple[Fraction, Values], payable: Payable) -> Step:
    time, served = service
    share = as_fraction(fund.result.interim_share)
    due = payable.part * payable.reduction if fund.result.is_interim_by_score and not payable.is_amount else ONE
    values = (
        ("posizione", format_money(from_units(pay))),
        ("quota ad interim", f"{written(share)} %"),
        *served,
        ("quota spettante", as_ratio(due)),
    )
    formula = "posizione × quota ad interim × tempo × quota spettante"
    exact = Fraction(pay, 100) * share / FULL * time * due
    return Step("interim:post", post.title, formula, values, exact, f"{grouped(exact)} €")

"""f(S): seven ways in which an evaluation becomes the part of the share that is due."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.entrants import Payable
from app.domain.awards.figures import precise
from app.domain.awards.participants import Participant
from app.domain.awards.payout import FixedAmount, Payout
from app.domain.awards.vocabulary import PayoutKind
from app.domain.exact import to_units
from app.domain.italian import format_money
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction, clamped, written
from app.domain.scoring.steps import Step, Values


def payable_of(fund: FundRule, person: Participant, score: Fraction) -> Payable:
    """Return f(S) of a person; classes, which look at everybody, are given later."""
    curve = _CURVES.get(fund.payout.kind)
    return curve(fund.payout, score) if curve else _OF_PEOPLE[fund.payout.kind](fund.payout, person, score)


def share_at(payout: Payout, score: Fraction) -> Fraction | None:
    """Return f(S) in percent where the score alone decides it; None where the person or the others do."""
    curve = _CURVES.get(payout.kind)
    return curve(payout, score).part * FULL if curve is not None else None


def _step(formula: str, percent: Fraction, values: Values) -> Step:
    return Step("payout", "Quota spettante (%)", formula, values, percent, precise(percent))


def part_of(formula: str, percent: Fraction, score: Fraction, values: Values = ()) -> Payable:
    return Payable(percent / FULL, _step(formula, percent, (("valutazione", precise(score)), *values)))


def _linear(_: Payout, score: Fraction) -> Payable:
    return part_of("quota uguale alla valutazione, al massimo 100", clamped(score), score)


def _threshold(payout: Payout, score: Fraction) -> Payable:
    values = (("intera da", written(payout.full_from)), ("in parte da", written(payout.partial_from)))
    if score >= payout.full_from:
        return part_of("dalla soglia in su: intera", FULL, score, values)
    if score >= payout.partial_from:
        return part_of("sotto la soglia: quota uguale alla valutazione", clamped(score), score, values)
    return part_of("sotto il minimo: nulla", NOTHING, score, values)


def _bands(payout: Payout, score: Fraction) -> Payable:
    reached = [band for band in payout.bands if score >= band.floor]
    if not reached:
        return part_of("sotto ogni fascia: nulla", NOTHING, score)
    band = max(reached, key=lambda one: one.floor)
    label = band.label or f"da {written(band.floor)}"
    return part_of("quota della fascia raggiunta", as_fraction(band.share), score, (("fascia", label),))


def _slope(payout: Payout, score: Fraction) -> Payable:
    values = (
        ("soglia", written(payout.threshold)),
        ("quota alla soglia", written(payout.base_share)),
        ("quota per punto", written(payout.per_point)),
    )
    if score < payout.threshold:
        return part_of("sotto la soglia: nulla", NOTHING, score, values)
    over = score - as_fraction(payout.threshold)
    percent = clamped(as_fraction(payout.base_share) + over * as_fraction(payout.per_point))
    return part_of("quota alla soglia + punti oltre × quota per punto, al massimo 100", percent, score, values)


def _fixed(payout: Payout, person: Participant, score: Fraction) -> Payable:
    area = person.spells[-1].contract_area if person.spells else ""
    row = _amount_for(payout, area, score)
    values = (("valutazione", written(score)), ("area", area or "nessuna"))
    cents = Fraction(to_units(row.amount)) if row is not None else NOTHING
    shown = format_money(row.amount if row is not None else None)
    formula = "importo della fascia raggiunta" if row is not None else "sotto ogni fascia: nulla"
    return Payable(cents, Step("payout", "Importo fisso", formula, values, cents / FULL, shown), is_amount=True)


def _amount_for(payout: Payout, contract_area: str, score: Fraction) -> FixedAmount | None:
    """Return the highest row reached among those that name the contract area, else among those that name none."""
    wanted = contract_area.strip().casefold()
    named = [row for row in payout.amounts if wanted in {area.strip().casefold() for area in row.contract_areas}]
    rows = named or [row for row in payout.amounts if not row.contract_areas]
    return max((row for row in rows if score >= row.floor), key=lambda row: row.floor, default=None)


def _class(payout: Payout, _: Participant, score: Fraction) -> Payable:
    return _linear(payout, score)


def _method(_: Payout, person: Participant, score: Fraction) -> Payable:
    return part_of("quota del premio data dalla metodologia", person.share or NOTHING, score)


_CURVES: Mapping[PayoutKind, Callable[[Payout, Fraction], Payable]] = {
    PayoutKind.LINEAR: _linear,
    PayoutKind.THRESHOLD: _threshold,
    PayoutKind.BANDS: _bands,
    PayoutKind.SLOPE: _slope,
}
_OF_PEOPLE: Mapping[PayoutKind, Callable[[Payout, Participant, Fraction], Payable]] = {
    PayoutKind.FIXED: _fixed,
    PayoutKind.CLASSES: _class,
    PayoutKind.METHOD: _method,
}

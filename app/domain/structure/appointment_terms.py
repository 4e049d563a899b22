"""W22: what an EQ is paid for the post, how long the appointment lasts, what an ad interim one is paid for result."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.domain.checks import Finding
from app.domain.exact import HUNDRED, percentage
from app.domain.issues import Link
from app.domain.italian import format_date, format_money, format_percent
from app.domain.law.limits import LegalLimits
from app.domain.periods import DAY, Period
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.registry import Registry


def appointment_findings(registry: Registry, within: Period, limits: LegalLimits) -> Iterator[Finding]:
    """Look at the appointments of some days; what is not written is not looked at."""
    for one in registry.appointments:
        if one.period.overlaps(within):
            for sentence in _sentences(registry, one, within, limits):
                yield Finding(f"{one.full_name}: {sentence}", Link("eq_appointment", one.id))


def _sentences(registry: Registry, one: EqAppointmentRow, within: Period, limits: LegalLimits) -> Iterator[str]:
    if one.is_ad_interim:
        yield from _interim_pay(registry, one, limits)
    else:
        yield from _position_pay(one.position_pay, limits)
    yield from _too_long(one, within.end, limits.value("anni_di_incarico"))


def _position_pay(pay: Decimal | None, limits: LegalLimits) -> Iterator[str]:
    least, most = limits.value("posizione_minima"), limits.value("posizione_massima")
    if pay is None:
        return
    if least is not None and pay < least:
        yield f"la retribuzione di posizione ({format_money(pay)}) è sotto il minimo di {format_money(least)}."
    elif most is not None and pay > most:
        yield f"la retribuzione di posizione ({format_money(pay)}) supera il massimo di {format_money(most)}."


def _too_long(one: EqAppointmentRow, last_day: date, years: Decimal | None) -> Iterator[str]:
    """Compare the days of an appointment with the years that it may last; without an end, those until now."""
    if years is None:
        return
    most = last_day_after_years(one.valid_from, int(years))
    if one.valid_to is None and last_day > most:
        yield f"l'incarico dal {format_date(one.valid_from)} non ha una fine e dura da più di {int(years)} anni."
    elif one.valid_to is not None and one.valid_to > most:
        yield (
            f"l'incarico dal {format_date(one.valid_from)} al {format_date(one.valid_to)} dura più di"
            f" {int(years)} anni: può arrivare al {format_date(most)}."
        )


def last_day_after_years(start: date, years: int) -> date:
    """Return the last of `years` years that begin on `start`; one that begins on 29 February ends with February."""
    try:
        return start.replace(year=start.year + years) - DAY
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def _interim_pay(registry: Registry, one: EqAppointmentRow, limits: LegalLimits) -> Iterator[str]:
    least, most = limits.value("interim_minimo"), limits.value("interim_massimo")
    covered = _covered_pay(registry, one)
    if one.result_pay is None or not covered or least is None or most is None:
        return
    if not least * covered <= one.result_pay * HUNDRED <= most * covered:
        share = percentage(one.result_pay, covered, 2)
        yield (
            f"per l'incarico ad interim la retribuzione di risultato ({format_money(one.result_pay)}) è il"
            f" {format_percent(share, 2)} della posizione coperta ({format_money(covered)}): va dal"
            f" {format_percent(least, None)} al {format_percent(most, None)}."
        )


def _covered_pay(registry: Registry, one: EqAppointmentRow) -> Decimal | None:
    """Return what the post held ad interim is paid: as written with it, else as its last holder had it."""
    if one.position_pay:
        return one.position_pay
    holders = [
        other
        for area in one.area_ids
        for other in registry.appointments_over.get(area, ())
        if not other.is_ad_interim and other.position_pay and other.valid_from <= one.valid_from
    ]
    return max(holders, key=lambda other: other.valid_from).position_pay if holders else None

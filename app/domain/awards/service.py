"""The service of a year that counts for an award: days or months, less the absences that the rules say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from app.domain.awards.definition import AbsenceRule, AwardRules, TimeRule
from app.domain.awards.participants import AbsentDays, Participant
from app.domain.awards.vocabulary import AbsenceEffect, TimeBasis
from app.domain.italian import plural
from app.domain.periods import Period, last_of_month, year_period
from app.domain.scoring.numbers import NOTHING

_MONTHS, _CONTRACT_YEAR = 12, 365


@dataclass(frozen=True, slots=True)
class Removed:
    """The days that absences take from the service, and why they exclude from the award (empty: they do not)."""

    periods: tuple[Period, ...] = ()
    reason: str = ""


def removed_by_absences(rules: AwardRules, person: Participant, year: int) -> Removed:
    periods: list[Period] = []
    for rule in rules.absences:
        days = list(_days_of(rule, rules, person, year_period(year)))
        count = sum(one.days for one in days)
        match rule.effect:
            case AbsenceEffect.EXCLUDE_BEYOND if count > rule.days:
                away, most = plural(count, "giorno", "giorni"), plural(rule.days, "giorno", "giorni")
                return Removed(reason=f"assenze per {away}: oltre {most} non si partecipa")
            case AbsenceEffect.REDUCE:
                periods += days
            case AbsenceEffect.REDUCE_BEYOND:
                periods += _beyond(days, rule.days)
            case _:
                pass
    return Removed(tuple(sorted(periods)))


def _days_of(rule: AbsenceRule, rules: AwardRules, person: Participant, year: Period) -> Iterator[Period]:
    """Yield the days of the year, of service, that a rule is about, in order."""
    for absence in sorted(person.absences, key=lambda one: one.period):
        if _rule_of(absence, rules.absences) is rule:
            for spell in person.spells:
                inside = absence.period.intersection(spell.period)
                days = inside.intersection(year) if inside else None
                if days is not None:
                    yield days


def _rule_of(absence: AbsentDays, rules: Sequence[AbsenceRule]) -> AbsenceRule | None:
    """Return the rule of an absence: the one that names its kind, else the one that names none."""
    if absence.is_neutral:
        return None
    kind = absence.kind.strip().casefold()
    named = (rule for rule in rules if kind in {one.strip().casefold() for one in rule.kinds})
    return next(named, next((rule for rule in rules if not rule.kinds), None))


def silent_absences(rules: AwardRules, person: Participant) -> Iterator[AbsentDays]:
    """Yield the absences that are not neutral and of which no rule speaks: they take nothing away."""
    return (one for one in person.absences if not one.is_neutral and _rule_of(one, rules.absences) is None)


def kind_in_rules(kind: str, rules: AwardRules) -> str:
    """Return what the rules call an absence: «Aspettativa» for one «Aspettativa senza assegni».

    The kind as it is where a rule names it whole or none names its first words; of two, the longer name.
    """
    words = kind.casefold().split()
    named = sorted((one for rule in rules.absences for one in rule.kinds), key=len, reverse=True)
    return next((one for one in named if (first := one.casefold().split()) and words[: len(first)] == first), kind)


def _beyond(days: Sequence[Period], spared: int) -> Iterator[Period]:
    """Yield the days that come after the first ones."""
    for period in days:
        if spared < period.days:
            yield Period(period.start + timedelta(days=spared), period.end)
        spared = max(0, spared - period.days)


def days_in(period: Period, removed: Sequence[Period], year: int) -> int:
    """Return the days of a period in the year, less those removed."""
    inside = period.intersection(year_period(year))
    if inside is None:
        return 0
    away = (inside.intersection(one) for one in removed)
    return inside.days - sum(one.days for one in away if one is not None)


def time_shares(rule: TimeRule, periods: Sequence[Period], removed: Sequence[Period], year: int) -> list[Fraction]:
    """Return the part of the year that each period counts for; together they are never more than the whole year."""
    return list(_shares(rule, tuple(periods), tuple(removed), year))


@lru_cache(
    maxsize=2048
)  # most people have the same days, and each fund asks of them: counting months was a third of all
def _shares(rule: TimeRule, periods: tuple[Period, ...], removed: tuple[Period, ...], year: int) -> Sequence[Fraction]:
    days = [days_in(period, removed, year) for period in periods]
    match rule.basis:
        case TimeBasis.YEAR_DAYS:
            return [Fraction(count, year_period(year).days) for count in days]
        case TimeBasis.DAYS_365:  # in a leap year somebody may have 366
            return [Fraction(count, max(_CONTRACT_YEAR, sum(days))) for count in days]
        case TimeBasis.MONTHS:
            return _months(rule, periods, removed, year)
        case TimeBasis.NONE:
            whole = sum(days)
            return [Fraction(count, whole) if whole else NOTHING for count in days]


def _months(rule: TimeRule, periods: Sequence[Period], removed: Sequence[Period], year: int) -> list[Fraction]:
    """Count each month with enough days of service once, for the period that has most of them (the last of equals)."""
    counts = [0 for _ in periods]
    for month in range(1, _MONTHS + 1):
        first = date(year, month, 1)
        whole = Period(first, last_of_month(first))
        inside = [period.intersection(whole) for period in periods]
        days = [days_in(one, removed, year) if one is not None else 0 for one in inside]
        if days and sum(days) >= rule.month_days:
            counts[max(range(len(days)), key=lambda place: (days[place], place))] += 1
    return [Fraction(count, _MONTHS) for count in counts]


def served_days(person: Participant, removed: Sequence[Period], year: int) -> int:
    return sum(days_in(spell.period, removed, year) for spell in person.spells)


def fixed_term_months(person: Participant, year: int) -> int:
    """Return the months (of 30 days, as contracts count them) of the year served with a fixed term."""
    return sum(days_in(spell.period, (), year) for spell in person.spells if spell.is_fixed_term) // 30

"""Which service is evaluated and how much it counts (D.Lgs. 150/2009 art. 9 c. 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import HUNDRED
from app.domain.italian import plural
from app.domain.method.definition import ServiceRules
from app.domain.periods import Period, holes
from app.domain.scoring.numbers import as_fraction


@dataclass(frozen=True, slots=True)
class AbsenceSpell:
    """Days away from work, with their kind in words; `is_neutral` when the archive says so by itself."""

    kind: str
    period: Period
    is_neutral: bool = False


def counted_days(rules: ServiceRules, served: Iterable[Period], absences: Iterable[AbsenceSpell]) -> int:
    """Return the days of service that count: those in service without those of absences that are not neutral."""
    away = [spell.period for spell in absences if not is_neutral(rules, spell)]
    return sum(stretch.days for period in served for stretch in holes(away, period))


def is_neutral(rules: ServiceRules, spell: AbsenceSpell) -> bool:
    neutral = {kind.casefold().strip() for kind in rules.neutral_absences}
    return spell.is_neutral or spell.kind.casefold().strip() in neutral


FEW_DAYS = 30
"""Where the method sets no least number of days, with fewer than these somebody looks whether there is enough to
evaluate: no norm says how many they are."""


def too_short_service(rules: ServiceRules, days: int, name: str) -> str:
    """Say that a person has fewer days than the method asks to be evaluated (W7); nothing when there are enough."""
    shown = plural(days, "giorno di servizio", "giorni di servizio")
    if days < rules.minimum_days:
        return f"{name}: {shown}, meno dei {rules.minimum_days} che servono per la valutazione."
    if not rules.minimum_days and days < FEW_DAYS:
        return f"{name}: {shown} nell'anno, e la metodologia non dice quanti ne servono per la valutazione."
    return ""


def weight_in_year(rules: ServiceRules, days: int, part_time: Decimal = HUNDRED) -> Fraction:
    """Return how much a sheet counts in the year: its days, in proportion to the part-time where that matters."""
    return days * as_fraction(part_time) / 100 if rules.does_part_time_count else Fraction(days)

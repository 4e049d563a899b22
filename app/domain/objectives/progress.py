"""How far an objective has gone, from what is known of it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up


def phases_progress(phases: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return Σ(weight × progress) / Σ weight of phases given as (weight, progress); None without weights."""
    weights = sum((Fraction(weight) for weight, _ in phases), Fraction(0))
    if not weights:
        return None
    done = sum((Fraction(weight) * Fraction(progress) for weight, progress in phases), Fraction(0))
    return round_half_up(done / weights)


def shown_progress(
    degree: Decimal | None, phases: Sequence[tuple[Decimal, Decimal]], monitored: Decimal | None
) -> Decimal | None:
    """Return the measured degree if there is one, else what the last monitoring says, else the phases."""
    if degree is not None:
        return degree
    return monitored if monitored is not None else phases_progress(phases)

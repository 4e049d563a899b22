"""From a score on a scale to a degree: the share of its row, or value over the greatest, or above the least."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from app.domain.method.scale import Scale
from app.domain.scoring.numbers import KEPT, as_fraction, clamped, percent, written
from app.domain.scoring.steps import Step, known


def share_of(scale: Scale, value: Decimal) -> Fraction:
    """Return the degree 0..100 of a score; what lies outside the scale counts as its nearest end."""
    row = scale.row_of(value)
    if row is not None and row.share is not None:
        return as_fraction(row.share)
    return _in_proportion(value, scale.bottom, scale.top)


@lru_cache(KEPT)
def _in_proportion(value: Decimal, bottom: Decimal, top: Decimal) -> Fraction:
    nothing = as_fraction(bottom)
    return clamped(percent(as_fraction(value) - nothing, as_fraction(top) - nothing))


def scored(key: str, label: str, scale: Scale, value: Decimal) -> Step:
    """Return the step of a score given on a scale."""
    row, top, bottom = scale.row_of(value), scale.top, scale.bottom
    word = () if row is None else (("giudizio", row.label),)
    values = (("punteggio", f"{written(value)} su {written(top)}"), *word)
    if row is not None and row.share is not None:
        return known(key, label, "quota della riga scelta", as_fraction(row.share), values)
    formula = "100 × punteggio : punteggio massimo"
    if bottom:
        formula = f"100 × (punteggio − {written(bottom)}) : (punteggio massimo − {written(bottom)})"
    return known(key, label, formula, _in_proportion(value, bottom, top), values)

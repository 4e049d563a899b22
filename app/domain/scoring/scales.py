"""From a score on a scale to a degree: the share of its row, or value over the greatest, or above the least."""

from decimal import Decimal
from fractions import Fraction

from app.domain.method.scale import Scale
from app.domain.scoring.numbers import as_fraction, clamped, percent, written
from app.domain.scoring.steps import Step, known


def share_of(scale: Scale, value: Decimal) -> Fraction:
    """Return the degree 0..100 of a score; what lies outside the scale counts as its nearest end."""
    row = scale.row_of(value)
    if row is not None and row.share is not None:
        return as_fraction(row.share)
    bottom = as_fraction(scale.bottom)
    return clamped(percent(as_fraction(value) - bottom, as_fraction(scale.top) - bottom))


def scored(key: str, label: str, scale: Scale, value: Decimal) -> Step:
    """Return the step of a score given on a scale."""
    row = scale.row_of(value)
    word = () if row is None else (("giudizio", row.label),)
    score = ("punteggio", f"{written(value)} su {written(scale.top)}")
    has_share = row is not None and row.share is not None
    formula = "quota della riga scelta" if has_share else "100 × punteggio : punteggio massimo"
    if scale.bottom and not has_share:
        formula = f"100 × (punteggio − {written(scale.bottom)}) : (punteggio massimo − {written(scale.bottom)})"
    return known(key, label, formula, share_of(scale, value), (score, *word))

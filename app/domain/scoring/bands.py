"""From the total to a share of the award: four kinds of bands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.method.template import Band, Bands
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction, written
from app.domain.scoring.steps import Values


@dataclass(frozen=True, slots=True)
class Worth:
    """What a total is worth: the share of the award in percent, the name of the band, how it came."""

    share: Fraction
    formula: str
    label: str = ""
    is_negative: bool = False
    values: Values = ()


def worth_of(bands: Bands, total: Fraction) -> Worth:
    return BANDS[bands.kind](bands, total)


def _by_steps(bands: Bands, total: Fraction) -> Worth:
    reached = [band for band in bands.steps if _is_reached(band, total)]
    if not reached:
        return Worth(NOTHING, "sotto ogni fascia")
    band = max(reached, key=lambda one: (one.floor, one.is_above))
    return Worth(as_fraction(band.share), "quota della fascia raggiunta", band_name(band), band.is_negative)


def _proportional(bands: Bands, total: Fraction) -> Worth:
    values = (("soglia", written(bands.threshold)),)
    if total < bands.threshold:
        return Worth(NOTHING, "sotto la soglia: nulla", values=values)
    return Worth(min(total, FULL), "quota uguale al totale", values=values)


def _slope(bands: Bands, total: Fraction) -> Worth:
    values = (
        ("soglia", written(bands.threshold)),
        ("quota alla soglia", written(bands.base_share)),
        ("quota per punto", written(bands.per_point)),
    )
    if total < bands.threshold:
        return Worth(NOTHING, "sotto la soglia: nulla", values=values)
    share = as_fraction(bands.base_share) + as_fraction(bands.per_point) * (total - as_fraction(bands.threshold))
    formula = "quota alla soglia + quota per punto × punti oltre la soglia, al massimo 100"
    return Worth(min(share, FULL), formula, values=values)


def _is_reached(band: Band, total: Fraction) -> bool:
    return total > band.floor if band.is_above else total >= band.floor


def band_name(band: Band) -> str:
    """Return what a band is called: by the method, else by where it begins."""
    return band.label or f"{'oltre' if band.is_above else 'da'} {written(band.floor)}"


BANDS: Mapping[BandKind, Callable[[Bands, Fraction], Worth]] = {
    BandKind.STEPS: _by_steps,
    BandKind.PROPORTIONAL: _proportional,
    BandKind.SLOPE: _slope,
    BandKind.LEVELS: _by_steps,
}

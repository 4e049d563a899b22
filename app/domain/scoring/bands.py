"""From the total, or from the place in a ranking, to a share of the award: six kinds of bands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.method.template import Band, Bands
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.inputs import RankInput
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction, written
from app.domain.scoring.ranking import place_words, rank_name, rank_of
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
    """Return what a total is worth, by bands that look at totals: not by a ranking."""
    return BANDS[bands.kind](bands, total)


def _by_steps(bands: Bands, total: Fraction) -> Worth:
    band = _reached(bands, total)
    if band is None:
        return Worth(NOTHING, "sotto ogni fascia")
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


def _linear(bands: Bands, total: Fraction) -> Worth:
    """Join the points with straight lines; past the last one its share stays."""
    band = _reached(bands, total)
    if band is None:
        return Worth(NOTHING, "sotto ogni punto")
    ahead = min((one for one in bands.steps if one.floor > band.floor), key=lambda one: one.floor, default=None)
    share, start = as_fraction(band.share), as_fraction(band.floor)
    values = [("punto", _point(band))]
    if ahead is None:
        return Worth(share, "quota dell'ultimo punto", band_name(band), band.is_negative, tuple(values))
    values.append(("punto seguente", _point(ahead)))
    slope = (as_fraction(ahead.share) - share) / (as_fraction(ahead.floor) - start)
    formula = "in proporzione tra un punto e il seguente"
    return Worth(share + slope * (total - start), formula, band_name(band), band.is_negative, tuple(values))


def _point(band: Band) -> str:
    return f"{written(band.floor)} → {written(band.share)} %"


def ranked_worth(bands: Bands, given: RankInput) -> Worth:
    """Return what a place in a ranking is worth."""
    values = (("posto", place_words(given)), ("graduatoria", bands.scope.italian))
    rank = rank_of(bands, given)
    if rank is None:
        return Worth(NOTHING, "nessuna quota per questo posto", values=values)
    return Worth(as_fraction(rank.share), "quota del posto in graduatoria", rank_name(rank), values=values)


def _reached(bands: Bands, total: Fraction) -> Band | None:
    reached = [band for band in bands.steps if _is_reached(band, total)]
    return max(reached, key=lambda one: (one.floor, one.is_above), default=None)


def _is_reached(band: Band, total: Fraction) -> bool:
    floor = as_fraction(band.floor)
    return total > floor if band.is_above else total >= floor


def band_name(band: Band) -> str:
    """Return what a band is called: by the method, else by where it begins."""
    return band.label or f"{'oltre' if band.is_above else 'da'} {written(band.floor)}"


BANDS: Mapping[BandKind, Callable[[Bands, Fraction], Worth]] = {
    BandKind.STEPS: _by_steps,
    BandKind.PROPORTIONAL: _proportional,
    BandKind.SLOPE: _slope,
    BandKind.LEVELS: _by_steps,
    BandKind.LINEAR: _linear,
}

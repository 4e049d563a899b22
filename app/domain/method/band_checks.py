"""Findings on the bands of a template: holes, doubles, shares out of range."""

from collections.abc import Iterator

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.template import Bands, SheetTemplate
from app.domain.method.vocabulary import BandKind


def band_issues(template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    bands = template.bands
    inside = f"{field}.fasce"
    if bands.kind in {BandKind.STEPS, BandKind.LEVELS, BandKind.LINEAR}:
        yield from _step_issues(bands, where, inside)
    if bands.kind is BandKind.SLOPE and bands.per_point < ZERO:
        yield Issue("slope", f"{where}: la quota per punto non può essere negativa.", f"{inside}.quota_per_punto")
    if not ZERO <= bands.threshold <= HUNDRED:
        yield Issue("threshold", f"{where}: la soglia delle fasce va da 0 a 100.", f"{inside}.soglia")
    if not ZERO <= bands.base_share <= HUNDRED:
        yield Issue("share", f"{where}: la quota alla soglia va da 0 a 100.", f"{inside}.quota_alla_soglia")
    if template.negative_below is not None and not ZERO <= template.negative_below <= HUNDRED:
        yield Issue("negative", f"{where}: la soglia negativa va da 0 a 100.", f"{field}.negativa_sotto")


def _step_issues(bands: Bands, where: str, field: str) -> Iterator[Issue]:
    ordered = sorted(bands.steps, key=lambda band: (band.floor, band.is_above))
    if not ordered:
        yield Issue("no_bands", f"{where}: non ha nessuna fascia.", f"{field}.gradino")
        return
    lowest = ordered[0]
    if lowest.floor > ZERO or lowest.is_above:
        shown = format_decimal(lowest.floor, None)
        yield Issue("band_hole", f"{where}: nessuna fascia copre i totali da 0 a {shown}.", f"{field}.gradino")
    if len({(band.floor, band.is_above) for band in ordered}) < len(ordered):
        yield Issue("band_twice", f"{where}: due fasce cominciano allo stesso punto.", f"{field}.gradino")
    if any(not ZERO <= band.share <= HUNDRED for band in ordered):
        yield Issue("share", f"{where}: le quote delle fasce vanno da 0 a 100.", f"{field}.gradino")
    shares = [band.share for band in ordered]
    if shares != sorted(shares):
        sentence = f"{where}: una fascia più alta ha una quota più bassa di una minore."
        yield Issue("band_falls", sentence, f"{field}.gradino", Severity.WARNING)

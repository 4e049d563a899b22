"""The bands of a fund beside those that the method writes on the sheets: one scale, or two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.awards.definition import TOTAL, AwardRules, FundRule
from app.domain.awards.payout import PayoutBand
from app.domain.awards.vocabulary import PayoutKind
from app.domain.italian import format_decimal, format_percent, listed
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Band, SheetTemplate
from app.domain.method.vocabulary import BandBasis, BandKind

_STEPS = {BandKind.STEPS, BandKind.LEVELS}


def with_bands_of(rules: AwardRules, method: MethodDefinition) -> AwardRules:
    """Return ready rules whose funds in bands of the total have the bands of the sheets of their people.

    A fund is left as it is where the method has no bands, has several, or has one that a fund cannot say (above a
    point of the exact total).
    """
    return replace(rules, funds=tuple(_fitted(fund, method) for fund in rules.funds))


def other_scales(rules: AwardRules, method: MethodDefinition) -> Iterator[str]:
    """Yield, for each fund in bands of the total, in what its bands are not those of the sheets of its people."""
    for fund in rules.funds:
        for scale in _scales_of(fund, method):
            if _shares(scale) != _shares_of_fund(fund):
                yield (
                    f"Fondo «{fund.name}»: le sue fasce ({_words(_shares_of_fund(fund))}) non sono quelle che la"
                    f" metodologia scrive sulla scheda ({_words(_shares(scale))}): la scheda dice una quota, il premio"
                    " ne paga un'altra. Scrivere le stesse fasce in Premi › Regole…, o l'atto che ha adottato queste."
                )
                break


def _fitted(fund: FundRule, method: MethodDefinition) -> FundRule:
    scales = list(dict.fromkeys(_scales_of(fund, method)))
    if len(scales) != 1 or any(band.is_above for band in scales[0]):
        return fund
    bands = tuple(PayoutBand(band.floor, band.share, band.label) for band in scales[0] if band.share)
    return replace(fund, payout=replace(fund.payout, bands=bands)) if bands else fund


def _scales_of(fund: FundRule, method: MethodDefinition) -> Iterator[tuple[Band, ...]]:
    """Yield the bands of each sheet of those who may take part, for a fund that pays by bands of the total."""
    if fund.payout.kind is PayoutKind.BANDS and fund.score.casefold() == TOTAL:
        for template in method.templates:
            if template.role in fund.admitted_roles and template.bands.kind in _STEPS and template.bands.steps:
                yield tuple(_said_by_funds(band, template) for band in template.bands.steps)


def _said_by_funds(band: Band, template: SheetTemplate) -> Band:
    """Return «above 80» as «from 80,01», where totals are compared as they are printed."""
    if not band.is_above or template.bands.basis is not BandBasis.ROUNDED:
        return band
    return replace(band, floor=band.floor + Decimal(1).scaleb(-template.rounding.digits), is_above=False)


_Share = tuple[Decimal, bool, Decimal]


def _shares(bands: Sequence[Band]) -> list[_Share]:
    """Return where each share begins, the highest first: (floor, only above it, percentage)."""
    return _joined((band.floor, band.is_above, band.share) for band in bands)


def _shares_of_fund(fund: FundRule) -> list[_Share]:
    return _joined((band.floor, False, band.share) for band in fund.payout.bands)


def _joined(rows: Iterator[_Share]) -> list[_Share]:
    """Put in order, and leave out a band that gives what the one below it gives (nothing is what comes below all)."""
    found: list[_Share] = []
    below = Decimal(0)
    for row in sorted(rows):
        if row[2] != below:
            found.insert(0, row)
        below = row[2]
    return found


def _words(shares: Sequence[_Share]) -> str:
    return listed(
        f"{'oltre' if is_above else 'da'} {format_decimal(floor, None)} il {format_percent(share, None)}"
        for floor, is_above, share in shares
    )

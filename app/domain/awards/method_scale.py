"""What a fund pays of the share beside what the method writes on the sheets: one scale, or two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from app.domain.awards.definition import TOTAL, AwardRules, FundRule
from app.domain.awards.payout import Payout, PayoutBand
from app.domain.awards.payouts import share_at
from app.domain.awards.vocabulary import AwardMode, PayoutKind
from app.domain.exact import HUNDRED, round_half_up
from app.domain.italian import format_decimal, format_percent, listed
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Band, SheetTemplate
from app.domain.method.vocabulary import BandBasis, BandKind
from app.domain.scoring.bands import worth_of
from app.domain.scoring.numbers import as_fraction

_STEPS = {BandKind.STEPS, BandKind.LEVELS}
_POINT = Fraction(1, 100)


def with_bands_of(rules: AwardRules, method: MethodDefinition) -> AwardRules:
    """Return ready rules whose funds pay of the share of the total what the sheets of their people say.

    A fund is left as it is where it pays by itself (in balance, by classes, an amount), where the method has several
    scales for its people, or has one that a fund cannot say (above a point of the exact total, a ranking).
    """
    return replace(rules, funds=tuple(_fitted(fund, method) for fund in rules.funds))


def other_scales(rules: AwardRules, method: MethodDefinition) -> Iterator[tuple[FundRule, str]]:
    """Yield the funds that pay a share of the total, with in what it is not that of the sheets of their people."""
    for fund in rules.funds:
        found = (_difference(fund, template) for template in _templates_of(fund, method))
        if first := next(filter(None, found), ""):
            yield fund, first


_ASKED = (
    "la scheda dice una quota, il premio ne paga un'altra. Scrivere la stessa scala in Premi › Regole…, o l'atto che ha"
    " adottato queste."
)
_NOTED = (
    "le regole adottate vogliono così, ma chi legge la scheda si aspetta l'altra quota. Il Prospetto dei premi lo dice."
)


def told_scales(rules: AwardRules, method: MethodDefinition, *, is_adopted: bool) -> Iterator[str]:
    """Yield what is told of each fund with another scale: to mend it, or to know it once an act has adopted it."""
    for fund, text in other_scales(rules, method):
        yield f"Fondo «{fund.name}»: {text}: {_NOTED if is_adopted else _ASKED}"


def scale_notes(rules: AwardRules, method: MethodDefinition) -> dict[str, str]:
    """Return, by the code of its fund, what who reads an award must know of the share that the sheet says."""
    told = other_scales(rules, method)
    return {fund.code: f"{text[:1].upper()}{text[1:]}: il premio segue le regole del fondo." for fund, text in told}


def _fitted(fund: FundRule, method: MethodDefinition) -> FundRule:
    found = list(dict.fromkeys(_payout_of(template) for template in _templates_of(fund, method)))
    payout = found[0] if len(found) == 1 else None
    return fund if payout is None else replace(fund, payout=payout)


def _templates_of(fund: FundRule, method: MethodDefinition) -> Iterator[SheetTemplate]:
    """Yield the sheets of those who may take part in a fund that pays, by the total, a part of their share."""
    is_of_share = fund.payout.kind is PayoutKind.BANDS or fund.mode is AwardMode.THEORETICAL
    if is_of_share and fund.score.casefold() == TOTAL and share_at(fund.payout, Fraction(0)) is not None:
        yield from (one for one in method.templates if one.role in fund.admitted_roles and _tells_shares(one))


def _tells_shares(template: SheetTemplate) -> bool:
    bands = template.bands
    return bands.kind is not BandKind.RANKING and (bool(bands.steps) or bands.kind not in {*_STEPS, BandKind.LINEAR})


def _payout_of(template: SheetTemplate) -> Payout | None:
    """Return what a fund says in the words of a sheet; None where it has none for it."""
    bands = template.bands
    if bands.kind is BandKind.PROPORTIONAL:
        return Payout(PayoutKind.THRESHOLD, full_from=HUNDRED, partial_from=bands.threshold)
    if bands.kind is BandKind.SLOPE:
        return Payout(
            PayoutKind.SLOPE, threshold=bands.threshold, base_share=bands.base_share, per_point=bands.per_point
        )
    steps = [_said_by_funds(band, template) for band in bands.steps]
    found = tuple(PayoutBand(band.floor, band.share, band.label) for band in steps if band.share)
    is_said = bands.kind in _STEPS and not any(band.is_above for band in steps)
    return Payout(PayoutKind.BANDS, bands=found) if is_said and found else None


def _difference(fund: FundRule, template: SheetTemplate) -> str:
    """Say in what a fund and a sheet differ: their bands where both have some, else the first total where they do."""
    if fund.payout.kind is PayoutKind.BANDS and template.bands.kind in _STEPS:
        own, told = _shares_of_fund(fund), _shares([_said_by_funds(band, template) for band in template.bands.steps])
        if own == told:
            return ""
        return f"le sue fasce ({_words(own)}) non sono quelle che la metodologia scrive sulla scheda ({_words(told)})"
    for total in _totals(fund, template):
        said, paid = worth_of(template.bands, total).share, share_at(fund.payout, total)
        if paid is not None and said != paid:
            return (
                f"con {_shown(total)} punti la scheda dice {_percent(said)} ({template.bands.kind.italian}), il fondo"
                f" {_percent(paid)} ({fund.payout.kind.italian})"
            )
    return ""


def _totals(fund: FundRule, template: SheetTemplate) -> Iterator[Fraction]:
    """Yield totals among which two scales differ, if they do: the round ones, and those around each of their points."""
    payout, bands = fund.payout, template.bands
    points = {payout.full_from, payout.partial_from, payout.threshold, bands.threshold}
    points |= {band.floor for band in payout.bands} | {band.floor for band in bands.steps}
    yield from map(Fraction, range(100, -1, -1))
    for point in sorted(as_fraction(one) for one in points):
        yield from (one for one in (point - _POINT, point, point + _POINT) if 0 <= one <= 100)


def _shown(value: Fraction) -> str:
    return format_decimal(Decimal(value.numerator) / value.denominator, None)


def _percent(value: Fraction) -> str:
    return format_percent(round_half_up(value), None)


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

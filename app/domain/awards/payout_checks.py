"""Is the payout of a fund sound: each kind with what it needs, and nothing that would not count."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from app.domain.awards.payout import ALL_LINEAR, FixedAmount, Payout
from app.domain.awards.range_checks import euros, named, percent, twice
from app.domain.awards.vocabulary import PayoutKind
from app.domain.exact import HUNDRED
from app.domain.issues import Issue, Severity

_MOST_SHARE = 300


def payout_issues(payout: Payout, field: str) -> Iterator[Issue]:
    yield from _CHECKS[payout.kind](payout, field)
    for name, (key, kinds) in _USED_BY.items():
        if payout.kind not in kinds and getattr(payout, name) != getattr(ALL_LINEAR, name):
            sentence = f"Con il calcolo «{payout.kind.italian}» la voce «{key}» non conta."
            yield Issue("idle_payout", sentence, f"{field}.{key}", Severity.WARNING)


_USED_BY: Mapping[str, tuple[str, frozenset[PayoutKind]]] = {
    "full_from": ("intera_da", frozenset({PayoutKind.THRESHOLD})),
    "partial_from": ("in_parte_da", frozenset({PayoutKind.THRESHOLD})),
    "threshold": ("soglia", frozenset({PayoutKind.SLOPE})),
    "base_share": ("quota_alla_soglia", frozenset({PayoutKind.SLOPE})),
    "per_point": ("quota_per_punto", frozenset({PayoutKind.SLOPE})),
    "bands": ("fasce", frozenset({PayoutKind.BANDS})),
    "amounts": ("importi", frozenset({PayoutKind.FIXED})),
    "classes": ("classi", frozenset({PayoutKind.CLASSES})),
}


def _nothing(_: Payout, __: str) -> Iterator[Issue]:
    yield from ()


def _threshold(payout: Payout, field: str) -> Iterator[Issue]:
    yield from percent(payout.full_from, f"{field}.intera_da", "La soglia della quota intera", most=1000)
    if not 0 <= payout.partial_from <= payout.full_from:
        sentence = "La quota in parte comincia da 0 in su, e non oltre quella intera."
        yield Issue("range", sentence, f"{field}.in_parte_da")


def _slope(payout: Payout, field: str) -> Iterator[Issue]:
    yield from percent(payout.base_share, f"{field}.quota_alla_soglia", "La quota alla soglia")
    if payout.threshold < 0:
        yield Issue("negative", "La soglia non può essere negativa.", f"{field}.soglia")
    if payout.per_point < 0:
        yield Issue("negative", "La quota per punto non può essere negativa.", f"{field}.quota_per_punto")
    if not payout.per_point and not payout.base_share:
        yield Issue("no_slope", "Manca la quota alla soglia o la quota per punto: nessuno avrebbe niente.", field)


def _bands(payout: Payout, field: str) -> Iterator[Issue]:
    if not payout.bands:
        yield Issue("no_bands", "Mancano le fasce: { da = 90, quota = 100 }.", f"{field}.fasce")
    for place, band in enumerate(payout.bands):
        yield from percent(band.share, f"{field}.fasce[{place}].quota", "La quota di una fascia")
        yield from _floor(band.floor, f"{field}.fasce[{place}].da")
        if any(other.floor == band.floor for other in payout.bands[:place]):
            yield Issue("floor_twice", "Due fasce cominciano dallo stesso punto.", f"{field}.fasce[{place}].da")
    rising = sorted(payout.bands, key=lambda band: band.floor)
    if any(low.share > high.share for low, high in pairwise(rising)):
        yield Issue("bands_fall", "Una fascia più alta dà meno di una più bassa.", f"{field}.fasce", Severity.WARNING)


def _floor(floor: Decimal, field: str) -> Iterator[Issue]:
    if floor < 0:
        yield Issue("negative", "Una fascia comincia da 0 in su.", field)


def _fixed(payout: Payout, field: str) -> Iterator[Issue]:
    if not payout.amounts:
        yield Issue("no_amounts", "Mancano gli importi: { da = 90, importo = 500 }.", f"{field}.importi")
    told: list[tuple[Decimal, str]] = []
    for place, row in enumerate(payout.amounts):
        yield from euros(row.amount, f"{field}.importi[{place}].importo", "L'importo di una fascia")
        yield from _floor(row.floor, f"{field}.importi[{place}].da")
        keys = _keys(row)
        if set(keys) & set(told):
            sentence = "Due importi cominciano dallo stesso punto per la stessa area."
            yield Issue("floor_twice", sentence, f"{field}.importi[{place}].da")
        told += keys


def _keys(row: FixedAmount) -> list[tuple[Decimal, str]]:
    return [(row.floor, area.strip().casefold()) for area in row.contract_areas or ("",)]


def _classes(payout: Payout, field: str) -> Iterator[Issue]:
    if not payout.classes:
        sentence = 'Mancano le classi: { nome = "A", quota = 100, al_massimo = 25 }.'
        yield Issue("no_classes", sentence, f"{field}.classi")
    for place, one in enumerate(payout.classes):
        here = f"{field}.classi[{place}]"
        yield from named(one.name, f"{here}.nome", "Una classe non ha un nome.")
        yield from percent(one.share, f"{here}.quota", "La quota di una classe", most=_MOST_SHARE)
        yield from _floor(one.floor, f"{here}.da")
        if one.at_most is not None:
            yield from percent(one.at_most, f"{here}.al_massimo", "La parte delle persone di una classe")
    for place, name in twice(one.name for one in payout.classes):
        yield Issue("class_twice", f"Due classi si chiamano «{name}».", f"{field}.classi[{place}].nome")
    whole = sum((HUNDRED if one.at_most is None else one.at_most for one in payout.classes), Decimal(0))
    if payout.classes and whole < HUNDRED:
        sentence = "Le classi non bastano per tutti: chi resta fuori non ha niente."
        yield Issue("classes_short", sentence, f"{field}.classi", Severity.WARNING)


_CHECKS: Mapping[PayoutKind, Callable[[Payout, str], Iterator[Issue]]] = {
    PayoutKind.LINEAR: _nothing,
    PayoutKind.THRESHOLD: _threshold,
    PayoutKind.BANDS: _bands,
    PayoutKind.SLOPE: _slope,
    PayoutKind.FIXED: _fixed,
    PayoutKind.CLASSES: _classes,
    PayoutKind.METHOD: _nothing,
}

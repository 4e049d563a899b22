"""The small checks that those of rules of awards are made of."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, fits
from app.domain.issues import Issue
from app.domain.italian import format_decimal


def named(text: str, field: str, sentence: str) -> Iterator[Issue]:
    if not text.strip():
        yield Issue("required", sentence, field)


def between(value: Decimal | int, bounds: tuple[int, int], field: str, what: str) -> Iterator[Issue]:
    least, most = bounds
    if not least <= value <= most:
        written = format_decimal(Decimal(value), None)
        yield Issue("range", f"{what}: da {least} a {most} (è {written}).", field)


def percent(value: Decimal, field: str, what: str, most: int = 100) -> Iterator[Issue]:
    yield from between(value, (0, most), field, what)


def euros(value: Decimal | None, field: str, what: str) -> Iterator[Issue]:
    """Refuse an amount that is negative or finer than cents."""
    if value is not None and value < 0:
        yield Issue("negative", f"{what} non può essere negativo.", field)
    elif value is not None and not fits(value, 2):
        yield Issue("too_fine", f"{what}: in euro, al massimo due decimali.", field)


def hundred(shares: Iterable[Decimal], field: str, what: str) -> Iterator[Issue]:
    whole = sum(shares, Decimal(0))
    if whole != HUNDRED:
        yield Issue("not_hundred", f"{what} devono fare 100: fanno {format_decimal(whole, None)}.", field)


def twice(words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each word that was already there, with its place."""
    seen: set[str] = set()
    for place, word in enumerate(words):
        key = word.strip().casefold()
        if key in seen:
            yield place, word
        seen.add(key)

"""Numbers, amounts and dates as Italians write them, out and in."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from app.domain.exact import round_half_up

DASH = "–"
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_SWAPPED = str.maketrans(",.", ".,")
_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")


class NotReadable(ValueError):  # noqa: N818 (errors say the fact)
    """A text is not the number or the date it should be."""


def format_decimal(value: Decimal | None, digits: int | None = 2, *, grouped: bool = False) -> str:
    """Write `value` with a decimal comma: `87,50`; missing is a dash; `digits=None` drops trailing zeros."""
    if value is None:
        return DASH
    exact = Decimal(f"{value.normalize():f}") if digits is None else round_half_up(value, digits)
    shown = f"{exact:,f}" if grouped else f"{exact:f}"
    return shown.translate(_SWAPPED)


def format_money(value: Decimal | None) -> str:
    """Write euros and cents: `1.234,56 €`."""
    return DASH if value is None else f"{format_decimal(value, 2, grouped=True)} €"


def format_percent(value: Decimal | None, digits: int | None = 1) -> str:
    return DASH if value is None else f"{format_decimal(value, digits)} %"


def format_date(value: date | None) -> str:
    return DASH if value is None else f"{value:%d/%m/%Y}"


def format_value(value: object) -> str:
    """Write any value as a text would say it: «sì», a decimal without useless zeros, a date; missing is empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "sì" if value else "no"
        case Decimal():
            return format_decimal(value, None)
        case date():
            return format_date(value)
        case _:
            return str(getattr(value, "italian", value))


def format_long_date(value: date) -> str:
    return f"{value.day}{'º' if value.day == 1 else ''} {MONTHS[value.month - 1]} {value.year}"


def format_short_date(value: date) -> str:
    """Write day and month as a line of the year does: `8 apr`."""
    return f"{value.day}{'º' if value.day == 1 else ''} {MONTHS[value.month - 1][:3]}"


def on_short_date(value: date) -> str:
    """Write a day with its article: `il 18 lug`, `l'8 apr`."""
    article = "l'" if value.day in {8, 11} else "il "
    return f"{article}{format_short_date(value)}"


def parse_decimal(text: str) -> Decimal:
    """Read a score or a weight: `,` and `.` are both the decimal separator, there is no thousands separator."""
    cleaned = _without_spaces(text).removesuffix("%")
    if not _NUMBER.fullmatch(cleaned):
        message = f"«{text}» non è un numero"
        raise NotReadable(message)
    return Decimal(cleaned.replace(",", "."))


def parse_money(text: str) -> Decimal:
    """Read an amount: `1.234,56`, `1234,56`, `1234.56` and `1.234,56 €` are all the same euros."""
    cleaned = _without_spaces(text).removesuffix("€").removeprefix("€")
    if _AMOUNT.fullmatch(cleaned):
        return Decimal(cleaned.replace(".", "").replace(",", "."))
    if _NUMBER.fullmatch(cleaned):
        return Decimal(cleaned)
    message = f"«{text}» non è un importo"
    raise NotReadable(message)


def agreeing(number: Decimal | int, singular: str, many: str) -> str:
    """Return the words that go with a number: `manca` with 1, `mancano` with 0,5 and with 2."""
    return singular if number == 1 else many


def plural(count: int, singular: str, many: str) -> str:
    return f"{count} {agreeing(count, singular, many)}"


def time_left(day: date, today: date) -> str:
    """Say how long there is to a day, or how long since it is late: `fra 3 giorni`, `oggi`, `2 giorni di ritardo`."""
    days = (day - today).days
    if days < 0:
        return f"{plural(-days, 'giorno', 'giorni')} di ritardo"
    return {0: "oggi", 1: "domani"}.get(days, f"fra {days} giorni")


def gap_in_words(gap: Decimal) -> str:
    """Say how far a sum is from what it should be: `mancano 5`; `avanza 1` where the gap is negative."""
    size = abs(gap)
    verb = agreeing(size, "manca", "mancano") if gap > 0 else agreeing(size, "avanza", "avanzano")
    return f"{verb} {format_decimal(size, None)}"


def listed(words: Iterable[str], joint: str = ", ") -> str:
    """Join words as in speech: `a, b e c`; a `joint` of its own parts those that have commas in them."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{joint.join(items[:-1])} e {items[-1]}"


def some_of(words: Sequence[str], most: int, others: str = "altri {}", joint: str = ", ") -> str:
    """Join words as in speech, `most` of them, and count the rest in `others`: `a, b e altri 3`; one more is named too.

    «E altri 1» is no Italian, and the name takes as little room.
    """
    left = len(words) - most
    return listed(words if left < 2 else [*words[:most], others.format(left)], joint)


def quoted(words: Iterable[str]) -> str:
    """Join words as in speech, each in its quotes: `«a», «b» e «c»`."""
    return listed(f"«{word}»" for word in words)


def shortened(words: str, most: int) -> str:
    """Return words of at most so many letters: what was cut ends in dots."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' ,;')}…"


def with_the_rest(sentences: Sequence[str], most: int, singular: str, many: str) -> list[str]:
    """Return the first `most` sentences, and a line that counts the others: `… e altri 3 errori.`"""
    more = len(sentences) - most
    if more <= 0:
        return list(sentences)
    return [*sentences[:most], f"… e {agreeing(more, f'un altro {singular}', f'altri {more} {many}')}."]


def _without_spaces(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]", "", text)

"""Reading what is typed in a cell or a field, as its column says."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from app.domain.choices import choice_begun
from app.domain.columns import Column, Format
from app.domain.dates import parse_date
from app.domain.italian import NotReadable, parse_decimal, parse_money
from app.domain.quantities import Dot, TwoReadings, parse_quantity, read_quantity

YES = frozenset({"sì", "si", "s", "x", "1", "vero", "true", "yes"})
NO = frozenset({"no", "n", "0", "falso", "false", ""})


def read_text(column: Column, text: str, year: int | None = None, dot: Dot = Dot.ASKED) -> Any:
    """Turn typed text into a value of the column; empty is None (False for yes/no).

    `year` is the working year, which completes a date written short, `dot` what the dot of `170.000` is. Raises
    `NotReadable` with the sentence to show.
    """
    cleaned = text.strip()
    if not cleaned and column.format is not Format.BOOLEAN:
        return None
    if column.format is Format.DATE:
        return parse_date(cleaned, year, is_past=column.is_past)
    reader = READERS.get(column.format)
    if column.format is Format.QUANTITY and dot is not Dot.ASKED:
        reader = partial(read_quantity, dot=dot)
    try:
        return reader(cleaned) if reader else _choice(column, cleaned)
    except TwoReadings:
        raise
    except NotReadable as error:
        if not column.not_read:
            raise
        message = f"{error}: {column.not_read}"
        raise NotReadable(message) from None


def _whole(text: str) -> int:
    number = parse_decimal(text)
    if number != number.to_integral_value():
        message = f"«{text}» non è un numero intero"
        raise NotReadable(message)
    return int(number)


def _yes_or_no(text: str) -> bool:
    word = text.casefold()
    if word in YES or word in NO:
        return word in YES
    message = f"«{text}» non è sì né no"
    raise NotReadable(message)


READERS: dict[Format, Callable[[str], Any]] = {
    Format.MONEY: parse_money,
    Format.DECIMAL: parse_decimal,
    Format.QUANTITY: parse_quantity,
    Format.PERCENT: parse_decimal,
    Format.INTEGER: _whole,
    Format.BOOLEAN: _yes_or_no,
}


def _choice(column: Column, text: str) -> str:
    """Find the choice of the column that `text` names or begins; a column without choices takes any text."""
    if not column.choices:
        return text
    if (choice := choice_begun(column.choices, text)) is not None:
        return choice
    message = f"«{text}» non è nell'elenco: {', '.join(column.choices)}"
    raise NotReadable(message)


def editing_text(column: Column, value: Any) -> str:
    """Write a value as one types it: without the € or % sign and without thousands separators."""
    if value is None:
        return ""
    if column.format in {Format.MONEY, Format.DECIMAL, Format.QUANTITY, Format.PERCENT}:
        return f"{Decimal(value):f}".replace(".", ",")
    if column.format is Format.INTEGER:
        return str(value)
    return column.written(value)

"""How texts, flags, numbers and dates are read from plain data: None for what is not one."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

LONGEST = 60
_FURTHEST = 30


def shown(plain: Any) -> str:
    """Show what was found as its author wrote it, shortened."""
    text = {True: "true", False: "false"}[plain] if isinstance(plain, bool) else str(plain)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _as(shape: type) -> Callable[[Any], Any]:
    return lambda plain: plain if type(plain) is shape else None


def _as_decimal(plain: Any) -> Decimal | None:
    if isinstance(plain, bool) or not isinstance(plain, str | int | Decimal):
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= _FURTHEST else None


def _as_fraction(plain: Any) -> Fraction | None:
    try:
        return Fraction(plain) if isinstance(plain, str) else None
    except (ValueError, ZeroDivisionError):
        return None


def _as_date(plain: Any) -> date | None:
    if type(plain) is date:
        return plain
    try:
        return date.fromisoformat(plain) if isinstance(plain, str) else None
    except ValueError:
        return None


SCALARS: Mapping[type, Callable[[Any], Any]] = {
    str: _as(str),
    bool: _as(bool),
    int: _as(int),
    Decimal: _as_decimal,
    Fraction: _as_fraction,
    date: _as_date,
}
EXPECTED: Mapping[type, str] = {
    str: "un testo tra virgolette",
    bool: "true o false",
    int: "un numero intero",
    Decimal: "un numero (con il punto per i decimali)",
    Fraction: "una frazione",
    date: "una data (anno-mese-giorno, per esempio 2025-01-31)",
}

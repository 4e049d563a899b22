"""A setting of the archive in Italian: what it is called in the audit, and its value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from app.domain.italian import format_date
from app.domain.law.limits import PREFIX
from app.domain.law.norms import Threshold, figure_text
from app.domain.setting_keys import CERTIFIED_FIRST, DAYS, METHOD_OF, OTHERS, key_and_year
from app.services.law.shipped import shipped_law

_OF_THE_LAW = "quello della norma"


def setting_name(key: str) -> str:
    """Say what a setting is; a key that the program does not know stays as it is."""
    name, year = key_and_year(key)
    if (words := DAYS.get(name) or OTHERS.get(name)) is not None:
        return words.format(year=year)
    threshold, since = _limit(key)
    return f"{threshold.title} dal {since}" if threshold is not None else key


def setting_value(key: str, value: str, version_name: Callable[[int], str]) -> str:
    """Say the value kept under `key`; one that cannot be what it should be is said as it is."""
    try:
        return _value(key, value, version_name)
    except (ValueError, InvalidOperation):
        return value


def _value(key: str, value: str, version_name: Callable[[int], str]) -> str:
    name, _year = key_and_year(key)
    threshold, _since = _limit(key)
    if name in DAYS:
        return format_date(date.fromisoformat(value))
    if name == METHOD_OF:
        return version_name(int(value))
    if name == CERTIFIED_FIRST:
        return {"1": "sì", "0": "no"}.get(value, value)
    if threshold is not None:
        return figure_text(Decimal(value), threshold.unit) if value else _OF_THE_LAW
    return value


def _limit(key: str) -> tuple[Threshold | None, str]:
    """Return the threshold that a setting puts the value of the ente in the place of, and from which year."""
    prefix, code, since = (*key.split("."), "", "")[:3]
    found = shipped_law().thresholds if prefix == PREFIX else ()
    return next((one for one in found if one.code == code), None), since

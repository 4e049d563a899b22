"""The small questions that every draft of this room asks of its fields."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO, fits
from app.domain.issues import Issue
from app.domain.validation import not_a_number, writable


def text_issues(value: str, field: str, what: str, *, longest: int, required: bool = False) -> Iterator[Issue]:
    """Ask that a text is there (when `required`), not longer than `longest` characters and writable on paper."""
    yield from writable(value, field, what[:1].upper() + what[1:])
    if required and not value.strip():
        yield Issue(f"{field}_missing", f"Manca {what}.", field)
    if len(value) > longest:
        yield Issue(f"{field}_too_long", f"Testo troppo lungo: {what} può avere al massimo {longest} caratteri.", field)


def percent_issues(value: Decimal | None, field: str, what: str) -> Iterator[Issue]:
    """Ask that a weight or a progress lies between 0 and 100, with two decimals at most."""
    if value is None:
        return
    if not value.is_finite():
        yield not_a_number(field, what)
    elif not ZERO <= value <= HUNDRED:
        yield Issue(f"{field}_out_of_range", f"{what} va da 0 a 100.", field)
    elif not fits(value, 2):
        yield Issue(f"{field}_too_fine", f"{what} può avere al massimo due decimali.", field)


def measure_issues(value: Decimal | None, field: str, what: str, digits: int = 6) -> Iterator[Issue]:
    """Ask that a measured number fits in the archive."""
    if value is not None and not value.is_finite():
        yield not_a_number(field, what)
    elif value is not None and not fits(value, digits):
        yield Issue(f"{field}_too_fine", f"{what} può avere al massimo {digits} decimali.", field)


def tidy(value: Decimal | None) -> Decimal | None:
    """Return a measured number without the zeros that the archive keeps after it: 2,500000 is 2,5."""
    return None if value is None else Decimal(f"{value.normalize():f}")

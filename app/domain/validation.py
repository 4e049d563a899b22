"""Refusing a draft with its findings, and the small checks that many drafts are made of."""

from collections.abc import Hashable, Iterable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.errors import UserError
from app.domain.exact import fits
from app.domain.issues import Issue, errors_of
from app.domain.italian import format_date

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Draft = TypeVar("Draft", bound="DataclassInstance")
Value = TypeVar("Value")


class NotValid(UserError):  # noqa: N818 (errors say the fact)
    """A draft cannot be kept: the sentences of its issues, and the issues themselves for the form."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = list(issues)
        super().__init__(" ".join(issue.sentence for issue in self.issues), "Correggere e riprovare.")


def refuse(issues: Iterable[Issue]) -> None:
    """Raise `NotValid` when there is an error among the issues."""
    if errors := errors_of(issues):
        raise NotValid(errors)


def filled(draft: Draft, values: dict[str, Any]) -> Draft:
    """Return the draft with these values; a missing value becomes the default of a text (empty), else None."""
    return replace(draft, **written(type(draft), values))


def written(kind: Hashable, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as the drafts of a kind hold them: a missing text is empty."""
    texts = _texts_of(kind)
    return {key: "" if value is None and key in texts else value for key, value in values.items()}


@cache
def _texts_of(kind: type[Draft]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.type is str)


def present(value: Value | None) -> Value:
    """Return a value that the validation has already found there."""
    if value is None:
        message = "a draft was kept without validating it"
        raise ValueError(message)
    return value


def required(value: object, field: str, sentence: str) -> list[Issue]:
    is_missing = value is None or (isinstance(value, str) and not value.strip())
    return [Issue("required", sentence, field)] if is_missing else []


def writable(text: str, field: str, what: str) -> list[Issue]:
    """Refuse the character with which programs end a text: what follows would be kept and never shown."""
    return [Issue("not_writable", f"{what}: c'è un carattere che non si può scrivere.", field)] if "\0" in text else []


def not_a_number(field: str, what: str) -> Issue:
    """Refuse what counts as a number and is none: infinite, or the outcome of no division."""
    return Issue("not_a_number", f"{what}: non è un numero.", field)


def at_most(text: str, longest: int, field: str, what: str) -> list[Issue]:
    if len(text) <= longest:
        return writable(text, field, what)
    return [Issue("too_long", f"{what}: al massimo {longest} caratteri (ora sono {len(text)}).", field)]


def in_order(
    start: date | None, end: date | None, field: str = "valid_to", what: str = "La data di fine"
) -> list[Issue]:
    """Refuse dates upside down."""
    if start is None or end is None or end >= start:
        return []
    sentence = f"{what} ({format_date(end)}) viene prima di quella di inizio ({format_date(start)})."
    return [Issue("dates_upside_down", sentence, field)]


def lasting(start: date | None, end: date | None) -> list[Issue]:
    """Ask a dated fact for its first day, and refuse dates upside down."""
    return [*required(start, "valid_from", "Manca il giorno di inizio."), *in_order(start, end)]


def not_negative(value: Decimal | int | None, field: str, what: str) -> list[Issue]:
    if isinstance(value, Decimal) and not value.is_finite():
        return [not_a_number(field, what)]
    return [Issue("negative", f"{what} non può essere negativo.", field)] if value is not None and value < 0 else []


def at_most_cents(value: Decimal | None, field: str, what: str) -> list[Issue]:
    """Refuse a number finer than the hundredths that the archive keeps."""
    if value is None or fits(value, 2):
        return []
    return [Issue("too_fine", f"{what}: al massimo due decimali.", field)]

"""Column types that keep the archive exact: numbers as whole units, moments as text, words as enums."""

import enum
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Enum, String
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from app.domain.exact import from_units, to_units


class Exact(TypeDecorator[Decimal]):
    """A `Decimal` kept as a whole number of 10^-digits units; a finer value is refused, never rounded."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, digits: int = 2) -> None:
        super().__init__()
        self.digits = digits

    @property
    @override
    def python_type(self) -> type[Decimal]:
        return Decimal

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else to_units(value, self.digits)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_units(value, self.digits)


def written_moment(value: datetime) -> str:
    """Write an instant as the archive keeps it, in columns and in the audit: ISO text in UTC, to the second."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def read_moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


class Moment(TypeDecorator[datetime]):
    """An instant, kept as ISO text in UTC."""

    impl = String(32)
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[datetime]:
        return datetime

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else written_moment(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else read_moment(value)


def word(kind: type[enum.Enum]) -> Enum:
    """Return a column type that keeps a domain enum by its value, and refuses any other word."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
    )


SCORE = Exact(2)
"""Weights, percentages and scores: hundredths."""

MONEY = Exact(2)
"""Euros and cents."""

MEASURE = Exact(6)
"""Values of indicators: millionths, so that any unit of measure fits."""

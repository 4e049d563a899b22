"""What no row may hold, whoever writes it: unreadable characters, numbers and dates beyond reason."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.domain.audit.columns import column_word
from app.domain.errors import UserError
from app.domain.italian import format_date
from app.domain.periods import EARLIEST_YEAR, LATEST_YEAR
from app.domain.unreadable import UNREADABLE
from app.models.base import Base

_LARGEST = 10**12
"""Well within the 64 bits of SQLite, with the six decimals of a measure."""


def refuse_unstorable(session: Session) -> None:
    """Raise `UserError` for the first new value that could not be read, counted or dated again."""
    for row in session.new:
        written = inspect(row).dict
        for attribute in inspect(type(row)).column_attrs:
            if (value := written.get(attribute.key)) is not None:
                _refuse(row, attribute.key, value)
    for row in session.dirty:
        for attribute in inspect(row).mapper.column_attrs:
            if inspect(row).attrs[attribute.key].history.added:
                _refuse(row, attribute.key, getattr(row, attribute.key))


def refuse_unstorable_values(kind: type[Base], rows: Iterable[Mapping[str, object]]) -> None:
    """Raise `UserError` as `refuse_unstorable` would for rows of a table that are not objects yet."""
    for row in rows:
        for key, value in row.items():
            _refuse(kind, key, value)


def _refuse(row: Base | type[Base], key: str, value: object) -> None:
    match value:
        case str() if UNREADABLE.search(value):
            shown = UNREADABLE.sub("□", value[:40])
            problem, remedy = f"«{shown}» contiene caratteri che non si possono leggere.", "Riscriverlo a mano."
        case bool() | str() | datetime():
            return
        case int() | Decimal() if not -_LARGEST < value < _LARGEST:
            problem, remedy = "il numero è troppo grande.", "Controllare di non avere scritto cifre di troppo."
        case date() if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            problem = f"{format_date(value)} non è una data possibile."
            remedy = "Controllare l'anno; una data che non c'è si lascia vuota."
        case _:
            return
    raise UserError(f"{column_word(row.__tablename__, key).capitalize()}: {problem}", remedy)

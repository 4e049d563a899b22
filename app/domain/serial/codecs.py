"""How single values are stored: texts, numbers, words, lists. What is written here is in archives: it never changes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Generic, Protocol, TypeVar

from app.domain.serial.scalars import EXPECTED, SCALARS, shown

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Unreadable(Exception):  # noqa: N818 (errors say the fact)
    """Plain data is not of the shape it should be: where, from the outside in, and what is wrong."""

    def __init__(self, sentence: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence, self.path = sentence, path

    def under(self, part: str | int) -> "Unreadable":
        """Return the same, seen from the group or the list around it."""
        return Unreadable(self.sentence, (part, *self.path))


class NotHeld(TypeError):  # noqa: N818 (errors say the fact)
    """A stored shape has no place for something that today's value holds: a newer shape is needed to write it."""


class Codec(Protocol[T]):
    """How a value is read from plain data (raising `Unreadable`) and written to it (raising `NotHeld`)."""

    def read(self, plain: Any) -> T: ...

    def write(self, value: T) -> Any: ...


class _Scalar(Generic[T]):
    def __init__(self, shape: type[T], write: Callable[[T], Any]) -> None:
        self._shape, self._write = shape, write

    def read(self, plain: Any) -> T:
        value: T | None = SCALARS[self._shape](plain)
        if value is None:
            raise Unreadable(f"«{shown(plain)}» non è {EXPECTED[self._shape]}")
        return value

    def write(self, value: T) -> Any:
        return self._write(value)


TEXT: Codec[str] = _Scalar(str, str)
FLAG: Codec[bool] = _Scalar(bool, bool)
WHOLE_NUMBER: Codec[int] = _Scalar(int, int)
NUMBER: Codec[Decimal] = _Scalar(Decimal, lambda value: f"{value.normalize():f}")
FRACTION: Codec[Fraction] = _Scalar(Fraction, str)
DAY: Codec[date] = _Scalar(date, date.isoformat)


class StoredWords(Generic[E]):
    """The words in which the members of an enum are stored, whatever the enum calls them today."""

    def __init__(self, words: Mapping[str, E]) -> None:
        self.words = words
        self._written = {member: word for word, member in words.items()}

    def read(self, plain: Any) -> E:
        if not isinstance(plain, str) or plain not in self.words:
            raise Unreadable(f"«{shown(plain)}» non è tra le parole ammesse: {', '.join(self.words)}")
        return self.words[plain]

    def write(self, value: E) -> str:
        if value not in self._written:
            raise NotHeld(f"no stored word for {value}")
        return self._written[value]


class Maybe(Generic[T]):
    """A value that may be missing."""

    def __init__(self, inner: Codec[T]) -> None:
        self.inner = inner

    def read(self, plain: Any) -> T | None:
        return None if plain is None else self.inner.read(plain)

    def write(self, value: T | None) -> Any:
        return None if value is None else self.inner.write(value)


class Many(Generic[T]):
    """As many values as there are."""

    def __init__(self, inner: Codec[T]) -> None:
        self.inner = inner

    def read(self, plain: Any) -> tuple[T, ...]:
        if not isinstance(plain, list):
            raise Unreadable("ci si aspetta un elenco, tra parentesi quadre")
        return tuple(self._item(place, item) for place, item in enumerate(plain))

    def _item(self, place: int, item: Any) -> T:
        try:
            return self.inner.read(item)
        except Unreadable as error:
            raise error.under(place) from None

    def write(self, value: tuple[T, ...]) -> Any:
        return [self.inner.write(item) for item in value]


class Pair(Generic[T]):
    """Two values of a kind."""

    def __init__(self, inner: Codec[T]) -> None:
        self._many = Many(inner)

    def read(self, plain: Any) -> tuple[T, T]:
        found = self._many.read(plain)
        if len(found) != 2:
            raise Unreadable("ci si aspettano 2 elementi")
        return found[0], found[1]

    def write(self, value: tuple[T, T]) -> Any:
        return self._many.write(value)


class Within(Generic[T]):
    """A shape that holds itself: named before it is made."""

    def __init__(self, named: Callable[[], Codec[T]]) -> None:
        self.named = named

    def read(self, plain: Any) -> T:
        return self.named().read(plain)

    def write(self, value: T) -> Any:
        return self.named().write(value)

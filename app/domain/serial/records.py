"""Groups of keys as they are stored: each a table, read for ever whatever becomes of today's classes.

A table ties each stored key to a field of a class of today. The tie is a function and not a name, so that the type
checker follows it: a field renamed is renamed in the table too, or the check fails, and the stored key stays what it
was. A field of today that the table does not know has, in what is read, the value it begins with.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Generic, TypeVar

from app.domain.serial.codecs import Codec, NotHeld, Unreadable

T = TypeVar("T")
S = TypeVar("S")


class _Names:
    """Gives, as the value of each field, its name."""

    def __getattr__(self, name: str) -> str:
        return name


_NAMES: Any = _Names()


@dataclass(frozen=True, slots=True)
class Tie(Generic[S]):
    """A stored key and the field of today's class it is tied to; `default` holds its value where the key is absent.

    `is_told` keys are always written; the others only where they say something else than their default.
    """

    key: str
    live: Callable[[S], Any]
    codec: Codec[Any]
    default: tuple[Any, ...] = ()
    is_told: bool = True

    @property
    def name(self) -> str:
        """What today's class calls the field."""
        return str(self.live(_NAMES))

    def is_written(self, value: S) -> bool:
        """Tell whether the key is written for a value."""
        return self.is_told or self.live(value) != self.default[0]

    def read(self, plain: Mapping[str, Any]) -> Any:
        try:
            if self.key in plain:
                return self.codec.read(plain[self.key])
            if self.default:
                return self.default[0]
            raise Unreadable("voce obbligatoria che manca")
        except Unreadable as error:
            raise error.under(self.key) from None


def field(key: str, live: Callable[[S], T], codec: Codec[T], *default: T) -> Tie[S]:
    """Tie a stored key to a field of today's class; without a default the key must be there."""
    return Tie(key, live, codec, default)


def field_if_told(key: str, live: Callable[[S], T], codec: Codec[T], default: T) -> Tie[S]:
    """Tie a key that is written only where it says something else than its default."""
    return Tie(key, live, codec, (default,), is_told=False)


class Record(Generic[S]):
    """A stored group of keys, and the class of today that it becomes."""

    def __init__(self, shape: type[S], *ties: Tie[S]) -> None:
        self.shape, self.ties = shape, ties
        self._named = tuple((tie.name, tie) for tie in ties)
        self._keys = frozenset(tie.key for tie in ties)
        held = {name for name, _ in self._named}
        self.not_held = {one.name: one for one in fields(_dataclass(shape)) if one.name not in held}

    def read(self, plain: Any) -> S:
        if not isinstance(plain, dict):
            raise Unreadable("ci si aspetta un gruppo di voci")
        if unknown := plain.keys() - self._keys:
            raise Unreadable("voce sconosciuta", (min(unknown),))
        try:
            return self.shape(**{name: tie.read(plain) for name, tie in self._named})
        except ValueError as error:  # what a class refuses of itself: a period that ends before it begins
            raise Unreadable(str(error)) from error

    def write(self, value: S) -> dict[str, Any]:
        """Write the keys; `NotHeld` when the value has, in a field the table does not know, more than it began with.

        What is signed is kept whole or not at all: nothing is left out in silence.
        """
        for one in self.not_held.values():
            start = one.default if one.default_factory is MISSING else one.default_factory()
            if getattr(value, one.name) != start:
                raise NotHeld(f"{self.shape.__name__}.{one.name} has no stored key")
        return {tie.key: tie.codec.write(tie.live(value)) for _, tie in self._named if tie.is_written(value)}

    def of_nothing(self) -> S:
        """Return the value that a group without keys becomes."""
        return self.read({})

    def plus(self, *ties: Tie[S]) -> "Record[S]":
        """Return the table of a later format: with these keys more, or in the place of those they are named after."""
        later = {tie.key for tie in ties}
        return Record(self.shape, *(tie for tie in self.ties if tie.key not in later), *ties)


def _dataclass(shape: type) -> Any:
    return shape

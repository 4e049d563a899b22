"""Frozen dataclasses to plain data (dictionaries, lists, texts) and back, without a second list of fields."""

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from app.domain.issues import Issue
from app.domain.serial.scalars import EXPECTED, SCALARS, shown

T = TypeVar("T")
Path = tuple[str | int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Dialect:
    """How fields and words of enums are spelt in one kind of file."""

    key: Callable[[str], str] = str
    word: Callable[[Enum], str] = lambda member: str(member.value)


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something unreadable at a place: the path of keys and positions (from 0), and what is wrong."""

    path: Path
    sentence: str
    is_unknown_key: bool = False

    def as_issue(self) -> Issue:
        return Issue("unreadable", f"{place(self.path)}: {self.sentence}", field=dotted(self.path))


JSON = Dialect()
_FAILED = object()


def to_plain(value: Any) -> Any:
    """Return plain data that JSON can write: numbers as texts, every field present, equal values alike."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return _plain_fields(value) if dataclasses.is_dataclass(value) else _written(value)


def _plain_fields(value: Any) -> dict[str, Any]:
    shape: type = type(value)
    return {name: to_plain(getattr(value, name)) for name in _fields(shape)}


def _written(value: Enum | Decimal | date | Fraction) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def from_plain(shape: type[T], plain: object, dialect: Dialect = JSON) -> tuple[T | None, list[Problem]]:
    """Read plain data as a `shape`; None, and all the problems found, when it is not one."""
    reader = _Reader(dialect, [])
    value = reader.read(shape, plain, ())
    return (None if reader.problems else value), reader.problems


def place(path: Path) -> str:
    """Say a path in words, positions from 1: `modello 1, sezione 2, peso`."""
    if not path:
        return "Il testo"
    words = [str(part + 1) if isinstance(part, int) else str(part) for part in path]
    joined = ", ".join(words)
    for part in path:
        if isinstance(part, int):
            joined = joined.replace(f", {part + 1}", f" {part + 1}", 1)
    return joined


def dotted(path: Path) -> str:
    """Write a path as a field: `modello[0].sezione[1].peso`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


@cache
def _fields(shape: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(shape)
    return {field.name: hints[field.name] for field in dataclasses.fields(shape)}


@cache
def _required(shape: type) -> frozenset[str]:
    fields = dataclasses.fields(shape)
    return frozenset(field.name for field in fields if field.default is dataclasses.MISSING)


class _Reader:
    """Reads one tree, collecting every problem instead of stopping at the first."""

    def __init__(self, dialect: Dialect, problems: list[Problem]) -> None:
        self.dialect = dialect
        self.problems = problems

    def read(self, shape: Any, plain: Any, path: Path) -> Any:
        if dataclasses.is_dataclass(shape):
            return self._read_fields(typing.cast("type", shape), plain, path)
        origin = typing.get_origin(shape)
        if origin in {types.UnionType, typing.Union}:
            return None if plain is None else self.read(typing.get_args(shape)[0], plain, path)
        if origin is tuple:
            return self._read_tuple(typing.get_args(shape), plain, path)
        if issubclass(shape, Enum):
            return self._read_word(shape, plain, path)
        return self._read_scalar(shape, plain, path)

    def _fail(self, path: Path, sentence: str) -> object:
        self.problems.append(Problem(path, sentence))
        return _FAILED

    def _read_fields(self, shape: type, plain: Any, path: Path) -> Any:
        if not isinstance(plain, dict):
            return self._fail(path, "ci si aspetta un gruppo di voci")
        names = {self.dialect.key(name): name for name in _fields(shape)}
        for key in plain:
            if key not in names:
                sentence = f"voce sconosciuta: {_suggestion(key, names)}"
                self.problems.append(Problem((*path, key), sentence, is_unknown_key=True))
        values = {
            name: self.read(_fields(shape)[name], plain[key], (*path, key))
            for key, name in names.items()
            if key in plain
        }
        for name in sorted(_required(shape) - values.keys()):
            self._fail((*path, self.dialect.key(name)), "voce obbligatoria che manca")
        complete = _required(shape) <= values.keys() and all(value is not _FAILED for value in values.values())
        return shape(**values) if complete else _FAILED

    def _read_tuple(self, arguments: tuple[Any, ...], plain: Any, path: Path) -> Any:
        if not isinstance(plain, list):
            return self._fail(path, _expected_list(arguments[0]))
        is_open = arguments[-1] is Ellipsis
        if not is_open and len(plain) != len(arguments):
            return self._fail(path, f"ci si aspettano {len(arguments)} elementi")
        shapes = [arguments[0]] * len(plain) if is_open else list(arguments)
        items = [
            self.read(shape, item, (*path, position))
            for position, (shape, item) in enumerate(zip(shapes, plain, strict=True))
        ]
        return _FAILED if any(item is _FAILED for item in items) else tuple(items)

    def _read_word(self, shape: type[Enum], plain: Any, path: Path) -> Any:
        words = {self.dialect.word(member).casefold(): member for member in shape}
        word = plain.casefold().replace("’", "'") if isinstance(plain, str) else None
        if word in words:
            return words[word]
        return self._fail(path, f"«{shown(plain)}» non è tra le parole ammesse: {', '.join(words)}")

    def _read_scalar(self, shape: type, plain: Any, path: Path) -> Any:
        value = SCALARS[shape](plain)
        return self._fail(path, f"«{shown(plain)}» non è {EXPECTED[shape]}") if value is None else value


def _suggestion(key: str, names: Iterable[str]) -> str:
    """Say the likeliest key, or all that can be written in that place."""
    near = difflib.get_close_matches(key.casefold(), names, n=1)
    return f"forse «{near[0]}»?" if near else f"qui si può scrivere {', '.join(names)}"


def _expected_list(shape: Any) -> str:
    of_groups = "ci si aspetta un elenco di gruppi: ciascuno si apre con le doppie parentesi quadre, [[…]]"
    return of_groups if dataclasses.is_dataclass(shape) else "ci si aspetta un elenco, tra parentesi quadre"

"""Under which header of a file of rules a key belongs, for one written in the wrong place."""

import dataclasses
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from app.domain.italian import listed
from app.domain.serial.plain import Dialect

_MANY = 3


def home_of(key: str, shape: type, dialect: Dialect) -> str:
    """Say where a key is written: `va in [procedimento]`; nothing when nowhere, or in too many places."""
    homes = _homes(shape, dialect).get(key, ())
    if not 0 < len(homes) <= _MANY:
        return ""
    return "va in testa al file, prima di ogni gruppo" if homes == ("",) else f"va in {listed(homes)}"


@cache
def _homes(shape: type, dialect: Dialect) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, header in _keys(shape, dialect, (), ""):
        found[key].append(header)
    return {key: tuple(headers) for key, headers in found.items()}


def _keys(shape: type, dialect: Dialect, above: tuple[str, ...], header: str) -> Iterator[tuple[str, str]]:
    """Yield each key with the header above it; what opens a group has its own header."""
    hints = typing.get_type_hints(shape)
    for field in dataclasses.fields(shape):
        key = dialect.key(field.name)
        group, is_many = _group(hints[field.name])
        if group is None:
            yield key, header
            continue
        path = (*above, key)
        own = f"[[{'.'.join(path)}]]" if is_many else f"[{'.'.join(path)}]"
        yield key, own
        yield from _keys(group, dialect, path, own)


def _group(hint: object) -> tuple[type | None, bool]:
    """Return the dataclass that a field holds, if any, and whether it holds many."""
    inside = [
        part for part in (hint, *typing.get_args(hint)) if isinstance(part, type) and dataclasses.is_dataclass(part)
    ]
    return (inside[0] if inside else None), typing.get_origin(hint) is tuple

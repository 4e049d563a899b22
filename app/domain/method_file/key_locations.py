"""Under which header of a file of rules a key belongs, for one written in the wrong place."""

import dataclasses
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from app.domain.italian import listed
from app.domain.serial.plain import Dialect, Path

_MANY = 3


@dataclasses.dataclass(frozen=True, slots=True)
class _Home:
    """A place of a key: the groups around it with their headers, its own header and keys where it opens a group."""

    around: tuple[str, ...]
    container: str
    own: str = ""
    keys: frozenset[str] = frozenset()

    def takes(self, value: Any) -> bool:
        """Tell whether what was written could be said here: a group where there is one, with keys that it has."""
        items = value if isinstance(value, list) else [value]
        groups = [item for item in items if isinstance(item, dict)]
        if self.own:
            return len(groups) == len(items) and all(group.keys() <= self.keys for group in groups)
        return not groups

    def header(self, value: Any) -> str:
        """Say where to write it: a list in brackets goes under what is around it."""
        return self.container if self.own and isinstance(value, list) and value and self.container else self.own


def home_of(path: Path, plain: Any, shape: type, dialect: Dialect) -> str:
    """Say where the key at the end of a path is written: `va in [procedimento]`; nothing when nowhere, or in too many
    places."""
    key, value = str(path[-1]), _at(plain, path)
    homes = [home for home in _homes(shape, dialect).get(key, ()) if home.takes(value)]
    here = tuple(part for part in path[:-1] if isinstance(part, str))
    if _is_just_above(homes, here):
        return f"va tra le voci di {homes[0].container}, sopra [{'.'.join(here)}]"
    if not 0 < len(homes) <= _MANY:
        return ""
    if [home.around for home in homes] == [()] and not homes[0].own:
        return "va in testa al file, prima di ogni gruppo"
    headers = listed(dict.fromkeys(home.header(value) or home.container for home in homes))
    is_one_group = len(path) > 1 and isinstance(path[-2], str)
    sibling = next((home for home in homes if is_one_group and len(homes) == 1 and home.around[:-1] == here[:-1]), None)
    turned = f": [{'.'.join(here)}] va scritto prima di {sibling.container}" if sibling and sibling.around else ""
    return f"va in {headers}{turned}"


def _is_just_above(homes: Sequence[_Home], here: tuple[str, ...]) -> bool:
    """Tell whether the key belongs to the group that holds the one where it was written."""
    return len(homes) == 1 and len(here) > 1 and homes[0].around == here[:-1]


def _at(plain: Any, path: Path) -> Any:
    for part in path:
        plain = plain[part]
    return plain


@cache
def _homes(shape: type, dialect: Dialect) -> Mapping[str, tuple[_Home, ...]]:
    found: defaultdict[str, list[_Home]] = defaultdict(list)
    for key, home in _keys(shape, dialect, (), ""):
        found[key].append(home)
    return {key: tuple(homes) for key, homes in found.items()}


def _keys(shape: type, dialect: Dialect, around: tuple[str, ...], header: str) -> Iterator[tuple[str, _Home]]:
    """Yield each key with its place; what opens a group has its own header."""
    hints = typing.get_type_hints(shape)
    for field in dataclasses.fields(_dataclass(shape)):
        key = dialect.key(field.name)
        group, is_many = _group(hints[field.name])
        if group is None:
            yield key, _Home(around, header)
            continue
        path = (*around, key)
        own = f"[[{'.'.join(path)}]]" if is_many else f"[{'.'.join(path)}]"
        inside = frozenset(dialect.key(one.name) for one in dataclasses.fields(_dataclass(group)))
        yield key, _Home(around, header, own, inside)
        yield from _keys(group, dialect, path, own)


def _dataclass(shape: type) -> Any:
    return shape


def _group(hint: object) -> tuple[type | None, bool]:
    """Return the dataclass that a field holds, if any, and whether it holds many."""
    inside = [
        part for part in (hint, *typing.get_args(hint)) if isinstance(part, type) and dataclasses.is_dataclass(part)
    ]
    return (inside[0] if inside else None), typing.get_origin(hint) is tuple

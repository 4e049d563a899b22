"""People of one name told apart, where lists and letters have nothing of them but the name."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def told_apart(names: Mapping[Key, str], matricole: Mapping[Key, str]) -> dict[Key, str]:
    """Return the names by key, with the matricola where several people have one: `Conti Silvia (matr. 0123)`."""
    shared = Counter(name.casefold() for name in names.values())
    return {
        key: f"{name} (matr. {matricole[key]})" if shared[name.casefold()] > 1 and matricole.get(key) else name
        for key, name in names.items()
    }

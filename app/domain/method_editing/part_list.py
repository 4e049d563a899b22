"""A list inside a part of rules, as an editor shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.method_editing.places import Place, at


@dataclass(frozen=True, slots=True)
class PartList:
    """A list inside a part: the way to it, its title, one of its items in words, and a new item."""

    way: Place
    title: str
    one: str
    item: type
    make: Callable[[Any], Any]

    def items(self, owner: Any) -> tuple[Any, ...] | None:
        """Return the items; None where the group that holds them is not there."""
        if len(self.way) > 1 and at(owner, self.way[:-1]) is None:
            return None
        found: tuple[Any, ...] = at(owner, self.way)
        return found

"""The edits of rules not saved yet: each is a whole value, so that one can go back and forth."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edits(Generic[T]):
    """What was stored, what is on the screen, and the way between them."""

    stored: T
    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.present != self.stored

    def edited(self, definition: T) -> "Edits[T]":
        if definition == self.present:
            return self
        return replace(self, present=definition, past=(*self.past, self.present), future=())

    def undone(self) -> "Edits[T]":
        if not self.past:
            return self
        return replace(self, present=self.past[-1], past=self.past[:-1], future=(self.present, *self.future))

    def redone(self) -> "Edits[T]":
        if not self.future:
            return self
        return replace(self, present=self.future[0], past=(*self.past, self.present), future=self.future[1:])


def begin(definition: T) -> Edits[T]:
    return Edits(definition, definition)

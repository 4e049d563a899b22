"""The edits of a method not saved yet: each is a whole value, so that one can go back and forth."""

from dataclasses import dataclass, replace

from app.domain.method.definition import MethodDefinition


@dataclass(frozen=True, slots=True)
class Edits:
    """What was stored, what is on the screen, and the way between them."""

    stored: MethodDefinition
    present: MethodDefinition
    past: tuple[MethodDefinition, ...] = ()
    future: tuple[MethodDefinition, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.present != self.stored

    def edited(self, definition: MethodDefinition) -> "Edits":
        if definition == self.present:
            return self
        return replace(self, present=definition, past=(*self.past, self.present), future=())

    def undone(self) -> "Edits":
        if not self.past:
            return self
        return replace(self, present=self.past[-1], past=self.past[:-1], future=(self.present, *self.future))

    def redone(self) -> "Edits":
        if not self.future:
            return self
        return replace(self, present=self.future[0], past=(*self.past, self.present), future=self.future[1:])


def begin(definition: MethodDefinition) -> Edits:
    return Edits(definition, definition)

"""The explanation tree: how a number came to be, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One step: Italian label and formula, the values put in it, the exact result and the steps below.

    `key` names the thing (`total`, `section:comportamenti`, `section:comportamenti/B1`); `result` is None when
    the step does not apply or its value is missing; `shown` is the result, or that fact, in Italian.
    """

    key: str
    label: str
    formula: str
    values: tuple[tuple[str, str], ...] = ()
    result: Fraction | None = None
    shown: str = ""
    children: tuple["Step", ...] = ()

    def walk(self) -> Iterator["Step"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> "Step | None":
        return next((step for step in self.walk() if step.key == key), None)

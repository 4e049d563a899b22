"""The explanation tree: how a number came to be, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.scoring.numbers import written

ABSENT = "non si applica"
UNKNOWN = "manca"
PERCENT = " %"
Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: Italian label and formula, the values put in it, the exact result and the steps below.

    `key` names the thing (`total`, `section:comportamenti`, `section:comportamenti/B1`); `result` is None when
    the step does not apply or its value is missing; `shown` is the result, or that fact, in Italian.
    """

    key: str
    label: str
    formula: str
    values: Values = ()
    result: Fraction | None = None
    shown: str = ""
    children: tuple["Step", ...] = ()

    def renamed(self, key: str, label: str) -> "Step":
        """Return the step under another name, below the one that changes it (`replace` takes thrice as long)."""
        return Step(key, label, self.formula, self.values, self.result, self.shown, self.children)

    def walk(self) -> Iterator["Step"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> "Step | None":
        return next((step for step in self.walk() if step.key == key), None)


def known(
    key: str,
    label: str,
    formula: str,
    result: Fraction,
    values: Values = (),
    *,
    unit: str = "",
    children: tuple[Step, ...] = (),
) -> Step:
    """Return a step with a result, shown with its unit."""
    return Step(key, label, formula, values, result, written(result) + unit, children)


def excluded(key: str, label: str, reason: str, children: tuple[Step, ...] = ()) -> Step:
    """Return a step that does not apply: its weight is shared out among the others."""
    return Step(key, label, reason, shown=ABSENT, children=children)


def unknown(key: str, label: str, reason: str, children: tuple[Step, ...] = ()) -> Step:
    """Return a step whose value has not been given yet."""
    return Step(key, label, reason, shown=UNKNOWN, children=children)


def figure_of(step: Step, digits: int) -> Decimal | None:
    """Read the figure off its explanation."""
    return None if step.result is None else round_half_up(step.result, digits)

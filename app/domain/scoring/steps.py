"""The explanation tree: how a number came to be, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

DECIMALS = 6
ABSENT = "non si applica"
UNKNOWN = "manca"
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

    def walk(self) -> Iterator["Step"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> "Step | None":
        return next((step for step in self.walk() if step.key == key), None)


def written(value: Fraction) -> str:
    """Write an exact number in Italian; what does not end within six decimals is cut and marked: `0,333333…`."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled, rest = divmod(abs(value.numerator) * 10**DECIMALS, value.denominator)
    whole, decimals = divmod(scaled, 10**DECIMALS)
    digits = f"{decimals:0{DECIMALS}d}"
    tail = f"{digits}…" if rest else digits.rstrip("0")
    return f"{'-' if value < 0 else ''}{whole},{tail}"


def shown(value: Decimal | Fraction) -> str:
    return written(Fraction(value))


def known(
    key: str,
    label: str,
    formula: str,
    result: Fraction,
    values: Values = (),
    *,
    children: tuple[Step, ...] = (),
) -> Step:
    """Return a step with a result."""
    return Step(key, label, formula, values, result, written(result), children)


def excluded(key: str, label: str, reason: str, children: tuple[Step, ...] = ()) -> Step:
    """Return a step that does not apply: its weight is shared out among the others."""
    return Step(key, label, reason, shown=ABSENT, children=children)


def unknown(key: str, label: str, reason: str, children: tuple[Step, ...] = ()) -> Step:
    """Return a step whose value has not been given yet."""
    return Step(key, label, reason, shown=UNKNOWN, children=children)

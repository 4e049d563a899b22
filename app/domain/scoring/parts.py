"""What enters a mean: a step of the tree with its weight, and what is still missing in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.italian import format_decimal, plural
from app.domain.method.vocabulary import MissingPolicy
from app.domain.scoring.missing import Missing
from app.domain.scoring.numbers import FULL, NOTHING, ONE, Term, as_fraction, total_of, written
from app.domain.scoring.steps import Step, Values, excluded, known, unknown


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator, a factor, an objective or a section: its degree is the result of its step.

    `maximum` is the points it is worth at most, where points are counted.
    """

    step: Step
    weight: Fraction = ONE
    maximum: Fraction = FULL
    missing: tuple[Missing, ...] = ()

    @property
    def degree(self) -> Fraction | None:
        return self.step.result

    @property
    def is_excluded(self) -> bool:
        return self.step.result is None and not self.missing


def absent(policy: MissingPolicy, key: str, label: str, missing: Missing) -> Part:
    """Return the part that stands for something not given, as the policy says."""
    return _ABSENT[policy](key, label, missing)


def _blocked(key: str, label: str, missing: Missing) -> Part:
    return Part(unknown(key, label, missing.label), missing=(missing,))


def _left_out(key: str, label: str, missing: Missing) -> Part:
    return Part(excluded(key, label, f"{missing.label}: la parte è esclusa e il suo peso è ripartito"))


def _zeroed(key: str, label: str, missing: Missing) -> Part:
    return Part(known(key, label, f"{missing.label}: vale zero", NOTHING))


_ABSENT: Mapping[MissingPolicy, Callable[[str, str, Missing], Part]] = {
    MissingPolicy.BLOCK: _blocked,
    MissingPolicy.EXCLUDE: _left_out,
    MissingPolicy.ZERO: _zeroed,
}


def degrees_of(parts: Iterable[Part]) -> list[Fraction]:
    return [part.degree for part in parts if part.degree is not None]


def missing_in(parts: Iterable[Part]) -> tuple[Missing, ...]:
    return tuple(missing for part in parts for missing in part.missing)


def mean_values(terms: Sequence[Term]) -> Values:
    """Write the mean out: `50 × 100 + 30 × 80`, and what it is divided by."""
    products = " + ".join(f"{written(weight)} × {written(degree)}" for weight, degree in terms)
    return ("somma", products), ("divisore", written(total_of(weight for weight, _ in terms)))


def rounded(part: Part, digits: int) -> Part:
    """Return the part with its degree rounded half up, the exact one below it."""
    if part.degree is None:
        return part
    return replace(part, step=rounded_step(part.step, part.degree, digits))


def rounded_step(step: Step, result: Fraction, digits: int) -> Step:
    """Return the step rounded half up to `digits` decimals, the exact one below it."""
    below = replace(step, key=f"{step.key}:exact", label=f"{step.label}, valore esatto")
    value = round_half_up(result, digits)
    return Step(
        step.key,
        step.label,
        f"arrotondato a {plural(digits, 'decimale', 'decimali')} (la metà va per eccesso)",
        (("valore esatto", step.shown),),
        as_fraction(value),
        format_decimal(value, digits),
        (below,),
    )

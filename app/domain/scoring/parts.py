"""What enters a mean: a step of the tree with its weight, and what is still missing in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from app.domain.exact import cut_down, round_half_up
from app.domain.italian import format_decimal, plural
from app.domain.method.template import Rounding
from app.domain.method.vocabulary import MissingPolicy, RoundingMode
from app.domain.scoring.missing import Missing
from app.domain.scoring.numbers import FULL, NOTHING, ONE, Term, as_fraction, ratio, total_of, weighted, written
from app.domain.scoring.steps import Step, Values, excluded, known, unknown


class Part(NamedTuple):
    """An indicator, a factor, an objective or a section: its degree is the result of its step.

    `maximum` is the points it is worth at most, where points are counted. A tuple, because a sheet makes a hundred of
    them and a frozen dataclass takes twice as long.
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

    @property
    def shown_weight(self) -> Decimal:
        return Decimal(self.weight.numerator) / self.weight.denominator

    def weighing(self, weight: Fraction, maximum: Fraction) -> "Part":
        """Return the part with its weight and the points it is worth at most (`_replace` costs thrice as much)."""
        return Part(self.step, weight, maximum, self.missing)

    def with_degree(self, degree: Fraction | None) -> "Part":
        return self._replace(step=replace(self.step, result=degree))


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


def written_mean(terms: Sequence[Term]) -> tuple[Fraction | None, Values]:
    """Return Σ(weight × degree) / Σ weight, and the mean written out: `50 × 100 + 30 × 80`, what it is divided by.

    There is no mean where there is no weight at all.
    """
    whole = total_of([weight for weight, _ in terms])
    products = " + ".join([f"{written(weight)} × {written(degree)}" for weight, degree in terms])
    mean = ratio(weighted(terms), whole) if whole else None
    return mean, (("somma", products), ("divisore", written(whole)))


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """A row of the vocabulary: how a number loses its decimals, and how that is said."""

    words: str
    cut: Callable[[Fraction, int], Decimal]


ROUNDINGS: Mapping[RoundingMode, RoundingRule] = {
    RoundingMode.HALF_UP: RoundingRule("arrotondato a {} (la metà va per eccesso)", round_half_up),
    RoundingMode.DOWN: RoundingRule("troncato a {}", cut_down),
}


def rounded(part: Part, rounding: Rounding) -> Part:
    """Return the part with its degree rounded as the method declares, the exact one below it."""
    if part.degree is None:
        return part
    return part._replace(step=rounded_step(part.step, part.degree, rounding))


def rounded_step(step: Step, result: Fraction, rounding: Rounding) -> Step:
    """Return the step rounded as the method declares, the exact one below it."""
    below = step.renamed(f"{step.key}:exact", f"{step.label}, valore esatto")
    rule, digits = ROUNDINGS[rounding.mode], rounding.digits
    value = rule.cut(result, digits)
    return Step(
        step.key,
        step.label,
        rule.words.format(plural(digits, "decimale", "decimali")),
        (("valore esatto", step.shown),),
        as_fraction(value),
        format_decimal(value, digits),
        (below,),
    )

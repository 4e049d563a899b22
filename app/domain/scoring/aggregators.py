"""From the degrees of factors and objectives to the degree of their section."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.method.vocabulary import Aggregator
from app.domain.scoring.numbers import FULL, NOTHING, ONE, Term, ratio, total_of, weighted, written
from app.domain.scoring.parts import Part, degrees_of, written_mean
from app.domain.scoring.steps import Values


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The degree of several parts; None when their weights are all zero."""

    degree: Fraction | None
    values: Values


@dataclass(frozen=True, slots=True)
class AggregatorRule:
    """A row of the vocabulary: its formula, how it joins parts and, where it is a mean, what each weighs."""

    formula: str
    join: Callable[[Sequence[Part]], Aggregate]
    weigh: Callable[[Part], Fraction] | None = None


def terms_of(parts: Sequence[Part], weigh: Callable[[Part], Fraction]) -> list[Term]:
    return [(weigh(part), part.degree) for part in parts if part.degree is not None]


def by_weight(part: Part) -> Fraction:
    return part.weight


def by_head(_: Part) -> Fraction:
    return ONE


def by_maximum(part: Part) -> Fraction:
    return part.maximum


def _mean(weigh: Callable[[Part], Fraction]) -> Callable[[Sequence[Part]], Aggregate]:
    def join(parts: Sequence[Part]) -> Aggregate:
        return Aggregate(*written_mean(terms_of(parts, weigh)))

    return join


def _points(parts: Sequence[Part]) -> Aggregate:
    """Write the sum as points got and points there were: the same mean, weighed by the maxima."""
    terms = terms_of(parts, by_maximum)
    got, most = weighted(terms), total_of(weight for weight, _ in terms)
    values = ("punti", written(got / 100)), ("punti massimi", written(most))
    return Aggregate(ratio(got, most) if most else None, values)


def _minimum(parts: Sequence[Part]) -> Aggregate:
    degrees = degrees_of(parts)
    return Aggregate(min(degrees), _listed(degrees))


def _all_or_nothing(parts: Sequence[Part]) -> Aggregate:
    degrees = degrees_of(parts)
    return Aggregate(FULL if min(degrees) >= FULL else NOTHING, _listed(degrees))


def _listed(degrees: Sequence[Fraction]) -> Values:
    return (("gradi", "; ".join(written(degree) for degree in degrees)),)


AGGREGATORS: Mapping[Aggregator, AggregatorRule] = {
    Aggregator.WEIGHTED_MEAN: AggregatorRule("somma di peso × grado : somma dei pesi", _mean(by_weight), by_weight),
    Aggregator.MEAN: AggregatorRule("somma dei gradi : numero delle voci", _mean(by_head), by_head),
    Aggregator.MINIMUM: AggregatorRule("il grado più basso", _minimum),
    Aggregator.ALL_OR_NOTHING: AggregatorRule("100 se ogni voce è al 100, altrimenti 0", _all_or_nothing),
    Aggregator.POINTS: AggregatorRule("100 × punti : punti massimi", _points, by_maximum),
}

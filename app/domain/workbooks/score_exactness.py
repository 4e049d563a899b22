"""Whether binary numbers round every total of a sheet as exact ones do: a question of denominators."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from app.domain.method.vocabulary import Aggregator, MissingPolicy, RoundingPoint, ScaleMode, TotalRule
from app.domain.scoring.numbers import as_fraction, total_of
from app.domain.scoring.scales import share_of
from app.domain.workbooks.score_form import FormLine, FormSection, ScoreForm

_ROOM = 10**10
"""The distance of a total from the next half is at least one over twice its denominator and the digits kept: here, ten
times what a formula adds to a number before rounding it."""
Weighed = tuple[Fraction, list[Fraction]]
"""What something weighs in a mean, and numbers whose multiples are the degrees that it may have."""


def rounds_exactly(form: ScoreForm) -> bool:
    """Tell whether no total of the complete sheet is nearer to a half, without being one, than the room needed."""
    if any(_is_uneven(one) for one in form.sections):
        return False
    counted = [one for one in form.sections if not one.is_adjustment]
    points = [one.degree for one in form.sections if one.is_adjustment and one.degree is not None]
    outer = lcm(_denominator(_in_mean(_terms(form, counted))), _denominator(points))
    return _has_room(form, outer)


def rounds_parts_exactly(form: ScoreForm) -> bool:
    """Tell the same of the degrees that the method rounds before the total: those of sections, or of factors."""
    match form.template.rounding.point:
        case RoundingPoint.TOTAL:
            return True
        case RoundingPoint.SECTION:
            written = [one for one in form.sections if one.written]
            return all(not _is_uneven(one) and _has_room(form, _denominator(_possible(form, one))) for one in written)
        case RoundingPoint.FACTOR:
            return all(_has_room(form, _denominator(_exact_degrees(line))) for _, line in form.written)


def _is_uneven(section: FormSection) -> bool:
    """Tell whether what a line weighs changes with what is left out."""
    return bool(section.written) and section.section.missing is MissingPolicy.EXCLUDE


def _has_room(form: ScoreForm, denominator: int) -> bool:
    return bool(denominator * 2 * 10**form.template.rounding.digits <= _ROOM)


def _denominator(numbers: Iterable[Fraction]) -> int:
    return lcm(*(one.denominator for one in numbers))


def _in_mean(terms: Iterable[Weighed]) -> list[Fraction]:
    """Return what each term may add to a mean, apart from the others."""
    counted = [(weight, degrees) for weight, degrees in terms if degrees and weight]
    whole = total_of(weight for weight, _ in counted)
    return [weight * degree / whole for weight, degrees in counted for degree in degrees]


def _terms(form: ScoreForm, sections: Iterable[FormSection]) -> list[Weighed]:
    found: list[Weighed] = []
    for section in sections:
        if form.template.total is TotalRule.WEIGHTED:
            found.append((section.weight, _section_degrees(form, section)))
        elif section.lines:
            found += [(_in_total(form, line), _degrees(form, line)) for line in section.lines]
        else:
            weight = section.weight if form.template.total is TotalRule.POINTS_OVER_MAXIMUM else Fraction(1)
            found.append((weight, _fixed(section.degree)))
    return found


def _in_total(form: ScoreForm, line: FormLine) -> Fraction:
    return line.maximum if form.template.total is TotalRule.POINTS_OVER_MAXIMUM else Fraction(1)


def _section_degrees(form: ScoreForm, section: FormSection) -> list[Fraction]:
    rounding = form.template.rounding
    if section.written and rounding.point is RoundingPoint.SECTION:
        return [Fraction(1, 10**rounding.digits)]
    return _possible(form, section)


def _possible(form: ScoreForm, section: FormSection) -> list[Fraction]:
    """Return numbers whose sums are all the degrees that a section may have once it is complete."""
    if not section.written:
        return _fixed(section.degree)
    rule = section.section.aggregator
    if rule in _ONE_OF_THEM:
        return [Fraction(100), *(degree for line in section.lines for degree in _degrees(form, line))]
    return _in_mean((_in_section(rule, line), _degrees(form, line)) for line in section.lines)


_ONE_OF_THEM = frozenset({Aggregator.MINIMUM, Aggregator.ALL_OR_NOTHING})


def _in_section(rule: Aggregator, line: FormLine) -> Fraction:
    if rule is Aggregator.MEAN:
        return Fraction(1)
    return line.maximum if rule is Aggregator.POINTS else line.weight


def _fixed(degree: Fraction | None) -> list[Fraction]:
    return [] if degree is None else [degree]


def _degrees(form: ScoreForm, line: FormLine) -> list[Fraction]:
    rounding = form.template.rounding
    if line.scale is None:
        return _fixed(line.degree)
    if rounding.point is RoundingPoint.FACTOR:
        return [Fraction(1, 10**rounding.digits)]
    return _exact_degrees(line)


def _exact_degrees(line: FormLine) -> list[Fraction]:
    if line.scale is None:
        return []
    if line.scale.mode is ScaleMode.STEPS:
        return [share_of(line.scale, row.value) for row in line.scale.rows if row.value is not None]
    shares = [as_fraction(row.share) for row in line.scale.rows if row.share is not None]
    return [*shares, 1 / as_fraction(line.scale.top)]

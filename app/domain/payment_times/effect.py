"""What missing the payment-times objective removes from the result pay of an EQ, as the sheet really works."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import HUNDRED, ZERO, round_half_up
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives.weight_periods import Assigned
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput, objective_key


@dataclass(frozen=True, slots=True)
class PaymentEffect:
    """The percentages of the maximum result pay due when the objective is reached and when it is missed.

    `is_ideal`: all the rest of the sheet was taken at its best, because it is not known yet.
    """

    reached: Fraction
    missed: Fraction
    is_ideal: bool = False

    @property
    def removed(self) -> Fraction:
        return self.reached - self.missed

    def in_euros(self, maximum: Decimal) -> "PaymentEuros":
        """Return the same in euros out of a maximum, each figure to the cent and the difference of the two."""
        reached, missed = (round_half_up(Fraction(maximum) * share / 100) for share in (self.reached, self.missed))
        return PaymentEuros(reached, missed)


@dataclass(frozen=True, slots=True)
class PaymentEuros:
    """The euros due when the objective is reached and when it is missed."""

    reached: Decimal
    missed: Decimal

    @property
    def removed(self) -> Decimal:
        return self.reached - self.missed


def payment_effect(method: MethodDefinition, template: SheetTemplate, given: SheetInput) -> PaymentEffect | None:
    """Score a sheet twice, with the objective reached and missed: so bands, blocking rules and share tell what they do.

    None when nothing on the sheet is a payment-times objective that counts.
    """
    if not any(_counts(one) for section in given.sections for one in section.objectives):
        return None
    real = _shares(method, template, given)
    if real is not None:
        return PaymentEffect(*real)
    ideal = _shares(method, template, at_its_best(method, template, given))
    return PaymentEffect(*ideal, is_ideal=True) if ideal is not None else None


def is_in_share(template: SheetTemplate, given: SheetInput) -> bool:
    """Tell whether the share of the award that a sheet tells hangs on the payment-times objective, beside the total."""
    return bool(template.payment_share) and any(
        _counts(one) for section in given.sections for one in section.objectives
    )


def weighing_sections(template: SheetTemplate, given: SheetInput) -> tuple[Section, ...]:
    """Return the sections in whose degree the payment-times objective weighs; none where it stands beside the total."""
    if template.payment_share is not None:
        return ()
    return tuple(
        section
        for section in template.sections
        if any(_counts(one) and one.weight != 0 for one in given.section(section.code).objectives)
    )


def _counts(one: ObjectiveInput) -> bool:
    return one.is_payment_times and not one.neutralised


def _shares(method: MethodDefinition, template: SheetTemplate, given: SheetInput) -> tuple[Fraction, Fraction] | None:
    reached = _paid_share(method, template, _with_payment(given, HUNDRED))
    missed = _paid_share(method, template, _with_payment(given, ZERO))
    return None if reached is None or missed is None else (reached, missed)


def _paid_share(method: MethodDefinition, template: SheetTemplate, given: SheetInput) -> Fraction | None:
    """Return the exact share of the award; None while something of the sheet is missing."""
    result = score_sheet(method, template, given)
    return None if result.missing else result.tree.children[-1].result


def _with_payment(given: SheetInput, degree: Decimal) -> SheetInput:
    sections = (
        replace(
            section,
            objectives=tuple(replace(one, degree=degree) if _counts(one) else one for one in section.objectives),
        )
        for section in given.sections
    )
    return replace(given, sections=tuple(sections))


def at_its_best(method: MethodDefinition, template: SheetTemplate, given: SheetInput) -> SheetInput:
    """Return a sheet with everything at its best, no correction, and the payment-times objective as it is."""
    sections = (_best_section(method, section, given.section(section.code)) for section in template.sections)
    return replace(given, sections=tuple(sections))


def _best_section(method: MethodDefinition, section: Section, given: SectionInput) -> SectionInput:
    if given.excluded:
        return given
    if section.kind is SectionKind.ADJUSTMENT:
        return replace(given, points=None)
    if not any(_counts(one) for one in given.objectives):
        return replace(given, degree=HUNDRED)
    objectives = tuple(one if _counts(one) else replace(one, degree=HUNDRED) for one in given.objectives)
    return replace(given, objectives=objectives, factors=tuple(_best_factors(method, section)))


def _best_factors(method: MethodDefinition, section: Section) -> Iterator[FactorInput]:
    for factor in section.factors:
        yield FactorInput(factor.code, _top(method, section, factor), "per prova")


def _top(method: MethodDefinition, section: Section, factor: Factor) -> Decimal:
    return method.scale(factor.scale or section.scale).top


def planned_input(template: SheetTemplate, assigned: Collection[Assigned]) -> SheetInput:
    """Return the sheet that somebody will have, as far as its objectives are given: before there is a session."""
    sections = {section.code: SectionInput(section.code) for section in template.sections}
    for one in assigned:
        section = template.section_for(one.kind)
        if section is not None:
            key = objective_key(one.objective_id)
            goal = ObjectiveInput(key, "", one.weight, is_payment_times=one.is_payment_times)
            mine = sections[section.code]
            sections[section.code] = replace(mine, objectives=(*mine.objectives, goal))
    return SheetInput(tuple(sections.values()))

"""The points of one person, each with its explanation: performance, experience, other criteria, extra."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.italian import format_decimal, plural
from app.domain.progressions.admission import whole_years
from app.domain.progressions.candidates import Candidate, HeldItem, ProcedureTerms, YearFigure
from app.domain.progressions.definition import CriteriaGroup, Criterion, CriterionItem, ProgressionRules
from app.domain.progressions.vocabulary import CriterionKind, ServiceUnit, SeveralItems
from app.domain.scoring.numbers import NOTHING, as_fraction, mean_of, total_of, written
from app.domain.scoring.steps import Step, known

DAYS_OF_YEAR, DAYS_OF_MONTH, MONTHS = 365, 30, 12


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a person: the parts exact, the total rounded once, and the tree that they are read off."""

    performance: Fraction
    experience: Fraction
    other: Fraction
    extra: Fraction
    total: Decimal
    tree: Step

    @property
    def exact(self) -> Fraction:
        return self.performance + self.experience + self.other + self.extra


def points_of(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate) -> Points:
    """Compute the points of somebody of whom nothing is missing."""
    performance = _performance(rules, terms, one)
    experience = _experience(rules, one)
    others = tuple(_others(rules, one))
    earned = [performance, experience, *others]
    obtained = total_of(_result(step) for step in earned)
    extra = tuple(_extra(rules, terms, one, obtained))
    other, more = total_of(map(_result, others)), total_of(map(_result, extra))
    exact = obtained + more
    total = round_half_up(exact, rules.ranking.digits)
    tree = Step(
        "total",
        "Punteggio",
        f"somma dei punti, arrotondata a {plural(rules.ranking.digits, 'decimale', 'decimali')}",
        (("somma esatta", written(exact)),),
        as_fraction(total),
        format_decimal(total, rules.ranking.digits),
        (*earned, *extra),
    )
    return Points(_result(performance), _result(experience), other, more, total, tree)


def counted_years(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate) -> Sequence[YearFigure]:
    """Return the last available years, the latest first: one without evaluation leaves its place to one before."""
    known_years = sorted((figure for figure in one.years if figure.year <= terms.last_year), key=lambda it: -it.year)
    return known_years[: rules.performance.years]


def _performance(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate) -> Step:
    figures = counted_years(rules, terms, one)
    weight = as_fraction(rules.performance.weight)
    mean = mean_of([(Fraction(1), as_fraction(figure.value)) for figure in figures]) or NOTHING
    children = tuple(
        known(
            f"year:{figure.year}",
            f"Performance individuale {figure.year}",
            figure.source or "dalle schede chiuse dell'anno",
            as_fraction(figure.value),
        )
        for figure in figures
    )
    wanted = rules.performance.years
    found = plural(len(figures), "anno disponibile", "anni disponibili")
    short = f"; {found} su {wanted}" if len(figures) < wanted else ""
    formula = f"media degli ultimi {wanted} anni disponibili × peso : 100{short}"
    values = ("media", written(mean)), ("peso", format_decimal(rules.performance.weight, None))
    return known("performance", "Performance individuale", formula, mean * weight / 100, values, children=children)


def experience_years(rules: ProgressionRules, one: Candidate) -> Fraction:
    """Return the years of service: days / 365, or whole months of 30 days / 12."""
    days = max(one.service_days, 0)
    if rules.experience.unit is ServiceUnit.MONTHS:
        return Fraction(days // DAYS_OF_MONTH, MONTHS)
    return Fraction(days, DAYS_OF_YEAR)


def _experience(rules: ProgressionRules, one: Candidate) -> Step:
    own = rules.experience
    years, most, weight = experience_years(rules, one), as_fraction(own.maximum_years), as_fraction(own.weight)
    how = "mesi interi di 30 giorni : 12" if own.unit is ServiceUnit.MONTHS else "giorni netti : 365"
    limit = format_decimal(own.maximum_years, None)
    formula = f"anni di servizio ({how}; al massimo {limit}) : {limit} × peso"
    values = (
        ("giorni netti", str(one.service_days)),
        ("anni", written(years)),
        ("peso", format_decimal(own.weight, None)),
    )
    return known("experience", "Esperienza", formula, min(years, most) / most * weight, values)


def _others(rules: ProgressionRules, one: Candidate) -> Iterator[Step]:
    steps = {criterion.code: _criterion(criterion, one.items) for criterion in rules.criteria}
    for group in rules.groups:
        own = tuple(steps[criterion.code] for criterion in rules.criteria if criterion.group == group.code)
        yield _grouped(group, own)
    yield from (steps[criterion.code] for criterion in rules.criteria if not criterion.group)


def _grouped(group: CriteriaGroup, own: tuple[Step, ...]) -> Step:
    total = total_of(map(_result, own))
    points, cut = _capped(total, group.cap)
    return known(f"group:{group.code}", group.label, f"somma dei criteri{cut}", points, children=own)


def _criterion(criterion: Criterion, items: Sequence[HeldItem]) -> Step:
    held = [one for one in items if one.criterion == criterion.code]
    key = f"criterion:{criterion.code}"
    if criterion.kind is CriterionKind.LINEAR:
        value, most = total_of(as_fraction(one.quantity) for one in held), as_fraction(criterion.maximum or Decimal(1))
        limit = format_decimal(criterion.maximum, None)
        formula = f"valore (al massimo {limit}) : {limit} × peso"
        values = ("valore", written(value)), ("peso", format_decimal(criterion.weight, None))
        return known(key, criterion.label, formula, min(value, most) / most * as_fraction(criterion.weight), values)
    children = tuple(_item(criterion, item, held) for item in criterion.items)
    points = list(map(_result, children))
    is_highest = criterion.several is SeveralItems.HIGHEST
    found = max(points, default=NOTHING) if is_highest else total_of(points)
    reached, cut = _capped(found, criterion.weight)
    formula = "solo la voce più alta" if is_highest else "somma delle voci"
    return known(key, criterion.label, f"{formula}{cut}", reached, children=tuple(it for it in children if it.result))


def _item(criterion: Criterion, item: CriterionItem, held: Sequence[HeldItem]) -> Step:
    own = [one for one in held if one.item == item.code]
    quantity = total_of(as_fraction(one.quantity) for one in own)
    points, cut = quantity * as_fraction(item.points), ""
    if item.cap is not None:
        points, cut = _capped(points, item.cap)
    sources = "; ".join(one.source for one in own if one.source)
    values = (("quantità", written(quantity)), ("punti ciascuno", format_decimal(item.points, None)))
    told = (*values, ("fonte", sources)) if sources else values
    return known(f"criterion:{criterion.code}/{item.code}", item.label, f"quantità × punti{cut}", points, told)


def _capped(points: Fraction, cap: Decimal) -> tuple[Fraction, str]:
    """Cut points at a cap, and say so when it takes something away."""
    most = as_fraction(cap)
    if points <= most:
        return points, ""
    return most, f"; {written(points)} punti, ridotti al massimo di {format_decimal(cap, None)}"


def years_without(terms: ProcedureTerms, one: Candidate) -> int:
    """Return the whole years without a progression: from the last one, or from the hiring where there is none."""
    return whole_years(one.last_on or one.hired_on, terms.effective_on)


def _extra(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate, obtained: Fraction) -> Iterator[Step]:
    years = years_without(terms, one)
    step = max((it for it in rules.extra if it.years <= years), key=lambda it: it.years, default=None)
    if step is not None:
        formula = f"{format_decimal(step.percent, None)} % dei punti ottenuti, da {step.years} anni senza progressione"
        values = (("anni senza progressione", str(years)), ("punti ottenuti", written(obtained)))
        yield known("extra", "Maggiorazione", formula, obtained * as_fraction(step.percent) / 100, values)


def _result(step: Step) -> Fraction:
    return NOTHING if step.result is None else step.result

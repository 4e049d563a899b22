"""From the sections to the total of the sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.method.vocabulary import TotalRule
from app.domain.scoring.aggregators import by_head, by_maximum, by_weight, terms_of
from app.domain.scoring.numbers import FULL, NOTHING, Term, clamped, ratio, total_of, weighted, written
from app.domain.scoring.parts import Part, written_mean
from app.domain.scoring.sections import SectionOutcome
from app.domain.scoring.steps import Step, excluded, known, unknown


@dataclass(frozen=True, slots=True)
class TotalFormula:
    """A row of the vocabulary: the formula of the total and what each section brings into the mean."""

    formula: str
    terms: Callable[[SectionOutcome], list[Term]]


def _whole_sections(outcome: SectionOutcome) -> list[Term]:
    return terms_of([outcome.part], by_weight)


def _items(weigh: Callable[[Part], Fraction]) -> Callable[[SectionOutcome], list[Term]]:
    """Let the items themselves enter the total; a section given as one figure enters as one item."""

    def terms(outcome: SectionOutcome) -> list[Term]:
        return terms_of(outcome.items or [outcome.part], weigh)

    return terms


TOTALS: Mapping[TotalRule, TotalFormula] = {
    TotalRule.WEIGHTED: TotalFormula("somma di peso × grado delle sezioni : somma dei pesi", _whole_sections),
    TotalRule.MEAN_OF_FACTORS: TotalFormula("somma dei gradi di tutte le voci : loro numero", _items(by_head)),
    TotalRule.POINTS_OVER_MAXIMUM: TotalFormula(
        "100 × punti : punti massimi, cioè somma di massimo × grado : somma dei massimi", _items(by_maximum)
    ),
}


def terms_in(rule: TotalRule, outcomes: Sequence[SectionOutcome]) -> list[Term]:
    return [term for outcome in outcomes if not outcome.is_adjustment for term in TOTALS[rule].terms(outcome)]


def with_moved_weights(
    rule: TotalRule, outcomes: Sequence[SectionOutcome]
) -> tuple[tuple[SectionOutcome, ...], tuple[tuple[str, str], ...]]:
    """Give the weight of each section that does not apply to the one that it names, and say which went where.

    Where that one does not apply either the weight follows where that one sends its own; one that finds no section
    stays where it is, and is shared out in proportion.
    """
    named = {one.section.code: one for one in outcomes}
    arrived: dict[str, Fraction] = {}
    told: list[tuple[str, str]] = []
    for one in outcomes if rule is TotalRule.WEIGHTED else ():
        target = _target(one, named) if one.part.is_excluded and one.part.weight else None
        if target is not None:
            arrived[target.section.code] = arrived.get(target.section.code, NOTHING) + one.part.weight
            told.append((f"peso di «{one.section.title}»", f"{written(one.part.weight)} a «{target.section.title}»"))
    return tuple(_heavier(one, arrived.get(one.section.code)) for one in outcomes), tuple(told)


def _target(outcome: SectionOutcome, named: Mapping[str, SectionOutcome]) -> SectionOutcome | None:
    seen: set[str] = set()
    while outcome.section.weight_goes_to and outcome.section.code not in seen:
        seen.add(outcome.section.code)
        found = named.get(outcome.section.weight_goes_to)
        if found is None or not found.part.is_excluded:
            return found
        outcome = found
    return None


def _heavier(outcome: SectionOutcome, more: Fraction | None) -> SectionOutcome:
    if more is None:
        return outcome
    weight = outcome.part.weight + more
    return replace(outcome, part=outcome.part.weighing(weight, weight))


def total_step(key: str, label: str, rule: TotalRule, outcomes: Sequence[SectionOutcome], cap: Fraction = FULL) -> Step:
    """Return the exact total of some sections, adjustments included, kept between 0 and the cap."""
    terms = terms_in(rule, outcomes)
    base, values = written_mean(terms)
    if base is None:
        return _no_total(key, label, outcomes)
    step = known(key, label, TOTALS[rule].formula, base, values)
    points = [outcome.part.degree for outcome in outcomes if outcome.is_adjustment]
    given = [one for one in points if one is not None]
    return _adjusted(step, base, given, cap) if given else step


def _no_total(key: str, label: str, outcomes: Sequence[SectionOutcome]) -> Step:
    if any(outcome.part.missing for outcome in outcomes):
        return unknown(key, label, "nessun dato è ancora disponibile")
    return excluded(key, label, "nessuna sezione si applica")


def _adjusted(step: Step, base: Fraction, points: Sequence[Fraction], cap: Fraction) -> Step:
    below = Step(f"{step.key}:base", "Totale senza correzioni", step.formula, step.values, base, step.shown)
    values = (("totale", step.shown), ("correzioni", " + ".join(written(one) for one in points)))
    whole = base + total_of(points)
    formula = f"totale + correzioni{_limit(whole, cap)}"
    return known(step.key, step.label, formula, clamped(whole, cap), values, children=(below,))


def _limit(whole: Fraction, cap: Fraction) -> str:
    """Say which end the corrections have gone past."""
    if whole > cap:
        return f", al massimo {written(cap)}"
    return ", mai sotto 0" if whole < 0 else ""


def contribution(rule: TotalRule, outcome: SectionOutcome, whole: Fraction) -> Fraction | None:
    """Return the points that a section adds to the total: those of all sections sum to it exactly.

    `whole` is what all the terms of the total weigh together.
    """
    if outcome.is_adjustment:
        return outcome.part.degree
    own = TOTALS[rule].terms(outcome)
    return ratio(weighted(own), whole) if own and whole else None

"""What each objective of a section weighs: the weight it was given, or equal parts where none was."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.method.outside import Difficulty
from app.domain.method.template import Section
from app.domain.scoring.inputs import ObjectiveInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import NOTHING, ONE, as_fraction, total_of, written
from app.domain.scoring.parts import Part
from app.domain.scoring.steps import unknown


def weighed(
    section: Section,
    objectives: Sequence[ObjectiveInput],
    parts: Sequence[Part],
    difficulties: Sequence[Difficulty] = (),
) -> list[Part]:
    """Return the parts of the objectives of a section, each with its weight and the points it is worth at most.

    Without any weight all weigh one, and are worth an equal part of what the section's items sum to. The weights
    that objectives have in their units are carried over to that sum where points are counted: of one kind only, or
    of several units, they sum to something else. With difficulties each weight counts times the coefficient of its
    own, and then they are shared out so that they sum to what they did.
    """
    found = _by_weight(section, objectives, parts)
    kinds = {one.code: one for one in difficulties}
    chosen = [kinds.get(one.difficulty) for one in objectives]
    return _by_difficulty(found, chosen) if any(chosen) else found


def _by_difficulty(parts: Sequence[Part], chosen: Sequence[Difficulty | None]) -> list[Part]:
    coefficients = [ONE if one is None else as_fraction(one.coefficient) for one in chosen]
    pairs = list(zip(parts, coefficients, strict=True))
    whole, counted = total_of(part.weight for part in parts), total_of(part.weight * times for part, times in pairs)
    most, reached = total_of(part.maximum for part in parts), total_of(part.maximum * times for part, times in pairs)
    if not counted or not reached:
        return list(parts)
    return [
        _told(part, one).weighing(part.weight * times * whole / counted, part.maximum * times * most / reached)
        for (part, times), one in zip(pairs, chosen, strict=True)
    ]


def _told(part: Part, difficulty: Difficulty | None) -> Part:
    """Say in the explanation which difficulty an objective has, and what its weight is multiplied by."""
    if difficulty is None:
        return part
    words = f"{difficulty.label}: peso {written(part.weight)} × {written(difficulty.coefficient)}"
    return part._replace(step=replace(part.step, values=(*part.step.values, ("difficoltà", words))))


def _by_weight(section: Section, objectives: Sequence[ObjectiveInput], parts: Sequence[Part]) -> list[Part]:
    given = [as_fraction(one.weight) for one in objectives if one.weight is not None]
    pairs = zip(objectives, parts, strict=True)
    if not given:
        each = as_fraction(section.items_total) / max(len(objectives), 1)
        return [part.weighing(ONE, each) for part in parts]
    if not section.holds_shared_objectives:
        return [_known(section, objective, part) for objective, part in pairs]
    whole = total_of(given)
    rate = as_fraction(section.items_total) / whole if whole else NOTHING
    return [_carried(_known(section, objective, part), rate) for objective, part in pairs]


def _carried(part: Part, rate: Fraction) -> Part:
    return part.weighing(part.weight, part.weight * rate)


def _known(section: Section, objective: ObjectiveInput, part: Part) -> Part:
    """Return the part as it is, or without a degree when its weight alone was not given."""
    if objective.weight is not None or part.is_excluded:
        return part
    what = "manca nella pagina Obiettivi il peso nell'unità"
    label = f"{section.title}: {what} dell'obiettivo «{objective.label}»"
    missing = Missing(section.code, objective.key, label, MissingKind.WEIGHT)
    step = unknown(part.step.key, objective.label, what, part.step.children)
    return part._replace(step=step, missing=(*part.missing, missing))

"""From what is written on a sheet to what the engine reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.evaluation.detail import WHOLE
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput
from app.models.evaluation import Sheet
from app.services.evaluation.pursued import Pursued


@dataclass(frozen=True, slots=True)
class Given:
    """Scores, notes and chosen weights of one sheet, by section and item; the corrections with their reasons."""

    scores: dict[tuple[str, str], tuple[Decimal | None, str]]
    weights: dict[tuple[str, str], Decimal]
    adjustments: tuple[tuple[Decimal, str], ...] = ()

    @classmethod
    def of(cls, sheet: Sheet) -> "Given":
        return cls(
            {(score.section, score.item): (score.value, score.note) for score in sheet.scores},
            {(weight.section, weight.item): weight.weight for weight in sheet.weights},
            tuple((one.points, one.reason) for one in sheet.adjustments),
        )

    def score(self, section: str, item: str) -> tuple[Decimal | None, str]:
        return self.scores.get((section, item), (None, ""))


def section_inputs(template: SheetTemplate, given: Given, pursued: Sequence[Pursued]) -> tuple[SectionInput, ...]:
    takers = {kind: template.section_for(kind) for kind in {one.objective.kind for one in pursued}}
    return tuple(
        _section(section, given, [one for one in pursued if takers[one.objective.kind] is section])
        for section in template.sections
    )


def _section(section: Section, given: Given, pursued: Sequence[Pursued]) -> SectionInput:
    whole, reason = given.score(section.code, WHOLE)
    points, why = _adjustment(section, given)
    return SectionInput(
        section.code,
        weight=given.weights.get((section.code, "")),
        factors=tuple(_factors(section, given)),
        objectives=tuple(_objective(section, one, given) for one in pursued),
        degree=whole,
        points=points,
        reason=why or reason,
    )


def _factors(section: Section, given: Given) -> list[FactorInput]:
    """Return what is written on each factor; one to be chosen is there only once it was."""
    return [
        FactorInput(factor.code, *given.score(section.code, factor.code))
        for factor in section.factors
        if not factor.is_chosen or (section.code, factor.code) in given.scores
    ]


def _objective(section: Section, pursued: Pursued, given: Given) -> ObjectiveInput:
    value, _note = given.score(section.code, pursued.key)
    weight = given.weights.get((section.code, pursued.key), pursued.assigned.weight)
    return replace(pursued.given, weight=weight, value=value)


def _adjustment(section: Section, given: Given) -> tuple[Decimal | None, str]:
    if section.kind is not SectionKind.ADJUSTMENT or not given.adjustments:
        return None, ""
    return sum((points for points, _ in given.adjustments), Decimal(0)), "; ".join(why for _, why in given.adjustments)

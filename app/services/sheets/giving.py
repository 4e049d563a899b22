"""From what is written on a sheet to what the engine reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput
from app.domain.sheets.composition import signed_reason
from app.domain.sheets.detail import WHOLE
from app.models.evaluation import Sheet
from app.services.sheets.pursued import Pursued
from app.services.sheets.shared import SharedSection

Place = tuple[str, str]
"""A section and an item of it; no item is the whole section."""


@dataclass(frozen=True, slots=True)
class WrittenMarks:
    """What is written on one sheet, by section and item: scores with their notes, chosen weights, factors chosen,
    what does not apply and why; the corrections with their reasons, by section."""

    scores: Mapping[Place, tuple[Decimal | None, str]]
    weights: Mapping[Place, Decimal]
    choices: frozenset[Place]
    exclusions: Mapping[Place, str]
    adjustments: Mapping[str, Sequence[tuple[Decimal, str]]]

    @classmethod
    def of(cls, sheet: Sheet) -> "WrittenMarks":
        return cls(
            {(score.section, score.item): (score.value, score.note) for score in sheet.scores},
            {(weight.section, weight.item): weight.weight for weight in sheet.weights},
            frozenset((one.section, one.item) for one in sheet.choices),
            {(one.section, one.item): one.reason for one in sheet.exclusions},
            _corrections(sheet),
        )

    def score(self, section: str, item: str) -> tuple[Decimal | None, str]:
        return self.scores.get((section, item), (None, ""))

    def excluded(self, section: str, item: str = "") -> str:
        """Return why a part does not apply; empty when it does."""
        return self.exclusions.get((section, item), "")


def _corrections(sheet: Sheet) -> dict[str, list[tuple[Decimal, str]]]:
    found: dict[str, list[tuple[Decimal, str]]] = {}
    for one in sheet.adjustments:
        reason = signed_reason(one.reason, one.signed_by, one.on_date)
        found.setdefault(one.section, []).append((one.points, reason))
    return found


def section_inputs(
    template: SheetTemplate, given: WrittenMarks, pursued: Sequence[Pursued], shared: Mapping[str, SharedSection]
) -> tuple[SectionInput, ...]:
    """Return what each section reads; `shared` are those that count the objectives of the unit or of the ente."""
    takers = {kind: template.section_for(kind) for kind in {one.objective.kind for one in pursued}}
    own = {one.key for one in pursued}
    found = []
    for section in template.sections:
        taken = [one for one in pursued if takers[one.objective.kind] is section]
        inputs = _section(section, given, taken)
        if here := shared.get(section.code):
            inputs = replace(inputs, objectives=here.counting_for(own), unit_totals=here.totals)
        found.append(inputs)
    return tuple(found)


def _section(section: Section, given: WrittenMarks, pursued: Sequence[Pursued]) -> SectionInput:
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
        excluded=given.excluded(section.code),
    )


def _factors(section: Section, given: WrittenMarks) -> list[FactorInput]:
    """Return what is written on each factor; one to be chosen is there only once it was."""
    return [
        FactorInput(
            factor.code, *given.score(section.code, factor.code), excluded=given.excluded(section.code, factor.code)
        )
        for factor in section.factors
        if not factor.is_chosen or (section.code, factor.code) in given.choices
    ]


def _objective(section: Section, pursued: Pursued, given: WrittenMarks) -> ObjectiveInput:
    value, _note = given.score(section.code, pursued.key)
    weight = given.weights.get((section.code, pursued.key), pursued.assigned.weight)
    return replace(pursued.given, weight=weight, value=value)


def _adjustment(section: Section, given: WrittenMarks) -> tuple[Decimal | None, str]:
    """Return the points of the corrections of a section together, and their reasons; None when there are none."""
    corrections = given.adjustments.get(section.code, ())
    if not corrections:
        return None, ""
    return sum((points for points, _ in corrections), Decimal(0)), "; ".join(why for _, why in corrections)

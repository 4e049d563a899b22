"""From what is written on a sheet to what the engine reads."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput
from app.domain.sheets.detail import WHOLE
from app.services.sheets.marks import WrittenMarks
from app.services.sheets.pursued import Pursued
from app.services.sheets.shared import SharedSection


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

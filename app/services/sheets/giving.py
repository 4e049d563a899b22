"""From what is written on a sheet to what the engine reads."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from app.domain.method.outside_words import Contribution
from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, FigureInput, ObjectiveInput, SectionInput
from app.domain.scoring.item_keys import contribution_key, second_key
from app.domain.sheets.detail import WHOLE
from app.services.sheets.marks import WrittenMarks
from app.services.sheets.pursued import Pursued
from app.services.sheets.shared import SharedSection


def section_inputs(
    template: SheetTemplate,
    given: WrittenMarks,
    pursued: Sequence[Pursued],
    shared: Mapping[str, SharedSection],
    certified: Mapping[str, FigureInput] = MappingProxyType({}),
) -> tuple[SectionInput, ...]:
    """Return what each section reads; `shared` are those that count the objectives of the unit or of the ente.

    What is written on a part that another scores counts once it is signed. `certified` are the data that give the
    degree of a whole section, by its code: what is typed there counts no more.
    """
    given = given.counted(template)
    takers = {kind: template.section_for(kind) for kind in {one.objective.kind for one in pursued}}
    own = {one.key for one in pursued}
    found = []
    for section in template.sections:
        taken = [one for one in pursued if takers[one.objective.kind] is section]
        inputs = _section(section, given, taken)
        if here := shared.get(section.code):
            counted = _contributed(section, here.counting_for(own), given)
            inputs = replace(inputs, objectives=counted, unit_totals=here.totals)
        if (figure := certified.get(section.code)) is not None:
            inputs = replace(inputs, degree=figure.value, reason=figure.source)
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
            factor.code,
            *given.score(section.code, factor.code),
            given.excluded(section.code, factor.code),
            given.weights.get((section.code, factor.code)),
            *given.score(section.code, second_key(factor.code)),
        )
        for factor in section.factors
        if not factor.is_chosen or (section.code, factor.code) in given.choices
    ]


def _objective(section: Section, pursued: Pursued, given: WrittenMarks) -> ObjectiveInput:
    value, _note = given.score(section.code, pursued.key)
    weight = given.weights.get((section.code, pursued.key), pursued.assigned.weight)
    second, why = given.score(section.code, second_key(pursued.key))
    brought, _ = given.score(section.code, contribution_key(pursued.key))
    return replace(pursued.given, weight=weight, value=value, second=second, second_reason=why, contribution=brought)


def _contributed(
    section: Section, objectives: tuple[ObjectiveInput, ...], given: WrittenMarks
) -> tuple[ObjectiveInput, ...]:
    """Put what the person brought to each; the very same ones where no contribution counts, so as to be measured
    once."""
    if section.contribution is Contribution.NONE:
        return objectives
    return tuple(
        replace(one, contribution=given.score(section.code, contribution_key(one.key))[0]) for one in objectives
    )


def _adjustment(section: Section, given: WrittenMarks) -> tuple[Decimal | None, str]:
    """Return the points of the corrections of a section together, and their reasons; None when there are none."""
    corrections = given.adjustments.get(section.code, ())
    if not corrections:
        return None, ""
    return sum((points for points, _ in corrections), Decimal(0)), "; ".join(why for _, why in corrections)

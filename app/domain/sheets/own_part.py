"""A sheet as it is for who scores a part of it: that part alone, with what they have written and not signed yet."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from app.domain.exact import ZERO
from app.domain.method.outside_words import Contribution, SectionEvaluator
from app.domain.method.template import Bands, Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.scoring.item_keys import contribution_key, second_key
from app.domain.scoring.missing import Missing
from app.domain.scoring.results import SheetResult
from app.domain.scoring.second_scores import has_two_scores
from app.domain.sheets.content import ItemNote, SheetContent, scored
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.domain.sheets.evaluated_parts import is_of_part, section_of
from app.domain.sheets.particulars import SheetTexts

Written = Mapping[tuple[str, str], tuple[Decimal | None, str]]
"""Scores and notes by section and item."""


def with_drafts(content: SheetContent, written: Written, codes: Collection[str]) -> SheetContent:
    """Return a sheet as it would be with what is written on the parts of some sections, signed or not."""
    sections = tuple(
        _drafted(content.template, one, written) if one.code in codes else one for one in content.given.sections
    )
    drafts = {place: note for place, (_, note) in written.items() if note and _is_draft(content.template, codes, place)}
    notes = (one for one in content.notes if (one.section, one.item) not in drafts)
    return replace(
        content,
        given=replace(content.given, sections=sections),
        notes=(*notes, *(ItemNote(*place, note) for place, note in drafts.items())),
        parts=tuple(one for one in content.parts if one.section not in codes),
    )


def _is_draft(template: SheetTemplate, codes: Collection[str], place: tuple[str, str]) -> bool:
    section = section_of(template, place[0])
    return section is not None and place[0] in codes and is_of_part(section, place[1])


def _drafted(template: SheetTemplate, given: SectionInput, written: Written) -> SectionInput:
    section = section_of(template, given.code)
    if section is None:
        return given
    factors = tuple(_factor(section, one, written) for one in given.factors)
    return replace(
        given, factors=factors, objectives=tuple(_objective(section, one, written) for one in given.objectives)
    )


_NOTHING: tuple[Decimal | None, str] = (None, "")


def _factor(section: Section, one: FactorInput, written: Written) -> FactorInput:
    if has_two_scores(section):
        second, why = written.get((section.code, second_key(one.key)), _NOTHING)
        return replace(one, second=second, second_reason=why)
    value, reason = written.get((section.code, one.key), _NOTHING)
    return replace(one, value=value, reason=reason)


def _objective(section: Section, one: ObjectiveInput, written: Written) -> ObjectiveInput:
    if has_two_scores(section):
        second, why = written.get((section.code, second_key(one.key)), _NOTHING)
        return replace(one, second=second, second_reason=why)
    value = one.value if section.holds_shared_objectives else written.get((section.code, one.key), _NOTHING)[0]
    if section.contribution is Contribution.NONE:
        return replace(one, value=value)
    return replace(one, value=value, contribution=written.get((section.code, contribution_key(one.key)), _NOTHING)[0])


def cut_to(content: SheetContent, codes: Collection[str]) -> SheetContent:
    """Cut a sheet to the parts of some sections, as if each were scored by one person: nothing else of it is left."""
    template = content.template
    sections = tuple(_alone(one) for one in template.sections if one.code in codes)
    cut = replace(
        template, sections=sections, bands=Bands(), blocking=(), multipliers=(), penalties=(), ceilings=(),
        negative_below=None, payment_share=None,
    )  # fmt: skip
    given = tuple(_given_alone(template, one) for one in content.given.sections if one.code in codes)
    notes = (one for one in content.notes if _is_draft(template, codes, (one.section, one.item)))
    return replace(
        content,
        method=replace(content.method, templates=(cut,)),
        given=SheetInput(given, content.given.contract_area),
        texts=SheetTexts(),
        notes=tuple(_note_alone(template, one) for one in notes),
        signatures=(),
        parts=(),
    )


def cut_codes(cut: SheetContent) -> Collection[str]:
    """Return the sections that are left of what was cut."""
    return [one.code for one in cut.template.sections]


def _alone(section: Section) -> Section:
    return replace(section, evaluator=SectionEvaluator.SHEET, second_share=ZERO)


def _given_alone(template: SheetTemplate, given: SectionInput) -> SectionInput:
    """Put the second of two scores in the place of the first, which is for another to see."""
    section = section_of(template, given.code)
    if section is None or not has_two_scores(section):
        return given
    factors = (replace(one, value=one.second, reason=one.second_reason, second=None) for one in given.factors)
    objectives = (replace(one, value=one.second, second=None, contribution=None) for one in given.objectives)
    return replace(given, factors=tuple(factors), objectives=tuple(objectives))


def _note_alone(template: SheetTemplate, note: ItemNote) -> ItemNote:
    section = section_of(template, note.section)
    is_second = section is not None and has_two_scores(section)
    return replace(note, item=note.item.removeprefix(second_key(""))) if is_second else note


def result_of_part(cut: SheetContent) -> SheetResult:
    """Score what was cut to a part: its degrees and what it lacks, and no total, which is of the whole sheet."""
    result = scored(cut)
    steps = (one for one in result.tree.children if one.key.startswith("section:"))
    return replace(result, tree=replace(result.tree, values=())).without_total(steps)


def missing_of_part(cut: SheetContent, template: SheetTemplate) -> tuple[Missing, ...]:
    """Return what the parts lack before they can be signed, at the lines of the whole sheet."""
    return tuple(_at_its_line(template, one) for one in scored(cut).missing)


def _at_its_line(template: SheetTemplate, one: Missing) -> Missing:
    section = section_of(template, one.section)
    is_second = section is not None and has_two_scores(section) and one.item
    return replace(one, item=second_key(one.item)) if is_second else one


def lines_of_part(sections: Iterable[SectionDetail], template: SheetTemplate) -> tuple[SectionDetail, ...]:
    """Return the sections of what was cut with their lines where the whole sheet has them, and no points."""
    return tuple(
        replace(
            one,
            points=None,
            effective_weight=None,
            items=tuple(_line_of_part(template, item) for item in one.items),
        )
        for one in sections
    )


def _line_of_part(template: SheetTemplate, item: ItemDetail) -> ItemDetail:
    section = section_of(template, item.section)
    is_second = section is not None and has_two_scores(section) and item.takes_score
    return replace(item, key=second_key(item.key) if is_second else item.key, points=None)

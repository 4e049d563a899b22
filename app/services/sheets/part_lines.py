"""A sheet with the parts that others score as the person at the keyboard may see them and go on with them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.permissions import Action, Actor, may
from app.domain.scoring.missing import Missing
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.domain.sheets.evaluated_parts import PartToFill, is_of_part, whose
from app.domain.sheets.lines import sections_of
from app.domain.sheets.own_part import cut_to, lines_of_part, missing_of_part, result_of_part, with_drafts
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.sheets.charged import is_charged
from app.services.sheets.marks import NO_MARKS, WrittenMarks, marks_of
from app.services.sheets.part_access import acts_for_another, may_fill, part_question


def parts_to_fill(actor: Actor, sheet: Sheet, content: SheetContent) -> tuple[PartToFill, ...]:
    """Return the parts that others score, and which of them `actor` may go on with."""
    rows, marks = _rows(sheet), _marks(sheet)
    found = []
    for part in content.parts:
        row, section = rows.get(part.section), content.template.section(part.section)
        is_mine = row is not None and not sheet.state.is_frozen and may_fill(actor, sheet, row)
        needs_reason = row is not None and is_mine and acts_for_another(actor, row)
        missing = _missing(content, marks, part.section) if is_mine and not part.is_signed else ()
        found.append(PartToFill(part, section.title, whose(section), missing, is_mine, needs_reason))
    return tuple(found)


def with_own_drafts(
    actor: Actor, sheet: Sheet, content: SheetContent, sections: tuple[SectionDetail, ...]
) -> tuple[SectionDetail, ...]:
    """Show what is written on the parts not signed yet to who may see it, and open the lines to who scores them."""
    rows = _rows(sheet)
    waiting = {one.section for one in content.parts if not one.is_signed and one.section in rows}
    shown = {code for code in waiting if _may_see(actor, sheet, rows[code])}
    if not shown or sheet.state.is_frozen:
        return sections
    drafted = with_drafts(content, _marks(sheet).scores, shown)
    lines = {item.place: item for one in sections_of(drafted, scored(drafted)) for item in one.items}
    mine = {code for code in shown if may_fill(actor, sheet, rows[code])}
    return tuple(
        replace(one, items=tuple(_drafted(content, item, lines, mine) for item in one.items))
        if one.code in shown
        else one
        for one in sections
    )


def _drafted(
    content: SheetContent, item: ItemDetail, lines: Mapping[tuple[str, str], ItemDetail], mine: Collection[str]
) -> ItemDetail:
    section, draft = content.template.section(item.section), lines.get(item.place)
    if draft is None or not is_of_part(section, item.key):
        return item
    return replace(item, value=draft.value, note=draft.note, is_of_another=item.section not in mine)


def own_part(actor: Actor, sheet: Sheet, content: SheetContent) -> SheetContent:
    """Cut a sheet to what `actor` scores of it, with what they have written there."""
    codes = {one.section for one in sheet.section_evaluators if is_charged(actor, one)}
    return cut_to(with_drafts(content, _marks(sheet).scores, codes), codes)


def own_lines(content: SheetContent, cut: SheetContent, parts: Collection[PartToFill]) -> tuple[SectionDetail, ...]:
    """Return the lines of the own part: to be filled until it is signed."""
    told = {one.part.section: one for one in parts}
    lines = lines_of_part(sections_of(cut, result_of_part(cut)), content.template)
    return tuple(_own_lines(one, told.get(one.code)) for one in lines)


def _own_lines(section: SectionDetail, part: PartToFill | None) -> SectionDetail:
    is_open = part is not None and part.may_fill and part.part.signed_on is None
    items = tuple(replace(one, is_of_another=not is_open) for one in section.items)
    said = f"{part.sentence}." if part else ""
    return replace(section, items=items, said=" ".join(filter(None, (section.said, said))))


def _missing(content: SheetContent, marks: WrittenMarks, code: str) -> tuple[Missing, ...]:
    drafted = with_drafts(content, marks.scores, {code})
    return missing_of_part(cut_to(drafted, {code}), content.template)


def _may_see(actor: Actor, sheet: Sheet, row: SheetSectionEvaluator) -> bool:
    return may(actor, Action.SEE_PART, part_question(actor, sheet, row))


def _rows(sheet: Sheet) -> Mapping[str, SheetSectionEvaluator]:
    return {one.section: one for one in sheet.section_evaluators}


def _marks(sheet: Sheet) -> WrittenMarks:
    session = Session.object_session(sheet)
    return marks_of(session, sheet) if session is not None and sheet.section_evaluators else NO_MARKS

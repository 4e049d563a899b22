"""What the evaluator decides of a sheet besides its scores: what applies, factors chosen, weights, corrections."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import total_of
from app.domain.ids import CorrectionId, SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.scoring.item_keys import second_key
from app.domain.sheets.composition import (
    Composition,
    Correction,
    CorrectionDraft,
    PartRow,
    check_correction,
    check_weight,
    composition_of,
    parts_of,
    signed_reason,
)
from app.domain.sheets.content import SheetContent
from app.domain.sheets.lengths import REASON, refuse_too_long
from app.domain.validation import present, refuse
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetAdjustment, SheetChoice, SheetExclusion, SheetScore, SheetWeight
from app.services.sheets.sheet_access import to_be_scored
from app.services.sheets.sheet_content import content_of
from app.services.sheets.stepping import begin_filling
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Part = TypeVar("Part", SheetChoice, SheetExclusion, SheetScore, SheetWeight)
Write = Callable[[Unit, Sheet, SheetContent], None]


def sheet_composition(sheet: Sheet, content: SheetContent) -> Composition:
    """Return the parts of a sheet as they stand, with the corrections written on it."""
    return composition_of(content, _corrections(sheet))


def _corrections(sheet: Sheet) -> list[Correction]:
    return [
        Correction(CorrectionId(one.id), one.section, one.points, signed_reason(one.reason, one.signed_by, one.on_date))
        for one in sheet.adjustments
    ]


def exclude_part(workspace: Workspace, sheet_id: SheetId, section: str, item: str, reason: str) -> Changes:
    """Say why a section, or a factor of it, does not apply to this person: its weight is shared out."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        part = _part(content, section, item)
        unit.label = f"Non si applica «{part.title}»: {content.person.full_name}"
        if not part.can_be_excluded:
            raise UserError(
                f"«{part.title}» è a scelta: non serve escluderlo.", "Toglierlo dalla scheda, o non aggiungerlo."
            )
        if not reason.strip():
            raise UserError("Manca il motivo.", "Scrivere perché non si applica: il motivo è stampato sulla scheda.")
        refuse_too_long(reason, REASON, "Motivo")
        row = _row(sheet.exclusions, section, item) or SheetExclusion(section=section, item=item)
        row.reason = reason.strip()
        if row not in sheet.exclusions:
            sheet.exclusions.append(row)

    return _compose(workspace, sheet_id, "Parte che non si applica", write)


def apply_part(workspace: Workspace, sheet_id: SheetId, section: str, item: str) -> Changes:
    """Put a part that did not apply back on the sheet."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        unit.label = f"Si applica «{_part(content, section, item).title}»: {content.person.full_name}"
        _remove(sheet.exclusions, section, item)

    return _compose(workspace, sheet_id, "Parte che si applica", write)


def choose_factor(workspace: Workspace, sheet_id: SheetId, section: str, item: str) -> Changes:
    """Put a factor to be chosen on the sheet."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        unit.label = f"Scelto «{_offered(content, section, item).title}»: {content.person.full_name}"
        if _row(sheet.choices, section, item) is None:
            sheet.choices.append(SheetChoice(section=section, item=item))

    return _compose(workspace, sheet_id, "Fattore scelto", write)


def drop_factor(workspace: Workspace, sheet_id: SheetId, section: str, item: str) -> Changes:
    """Take a chosen factor off the sheet, with its score and its note."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        unit.label = f"Tolto «{_offered(content, section, item).title}»: {content.person.full_name}"
        _remove(sheet.choices, section, item)
        _remove(sheet.scores, section, item)
        _remove(sheet.scores, section, second_key(item))
        _remove(sheet.weights, section, item)

    return _compose(workspace, sheet_id, "Fattore tolto", write)


def choose_weight(
    workspace: Workspace, sheet_id: SheetId, section: str, weight: Decimal | None, item: str = ""
) -> Changes:
    """Give a section, or a factor of it, the weight for this person, within the range of the method; None is the
    proposed one."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        chosen = _part(content, section, item)
        unit.label = f"Peso di «{chosen.title}»: {content.person.full_name}"
        if weight is None:
            _remove(sheet.weights, section, item)
            return
        refuse(check_weight(chosen, weight))
        row = _row(sheet.weights, section, item)
        if row is None:
            sheet.weights.append(SheetWeight(section=section, item=item, weight=weight))
        else:
            row.weight = weight

    return _compose(workspace, sheet_id, "Peso scelto", write)


def add_correction(workspace: Workspace, draft: CorrectionDraft) -> Changes:
    """Write a correction with its points, its reason and who signs it, where the method allows one."""

    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        unit.label = f"Correzione della scheda di {content.person.full_name}"
        section = _part(content, draft.section, "")
        already = total_of([one.points for one in sheet.adjustments if one.section == draft.section])
        refuse(check_correction(draft, section, already, workspace.today))
        sheet.adjustments.append(
            SheetAdjustment(
                section=draft.section,
                points=present(draft.points),
                reason=draft.reason.strip(),
                signed_by=draft.signed_by.strip(),
                on_date=present(draft.on_date),
            )
        )
        begin_filling(unit, sheet)

    return _compose(workspace, draft.sheet_id, "Correzione", write)


def remove_correction(workspace: Workspace, sheet_id: SheetId, correction_id: CorrectionId) -> Changes:
    def write(unit: Unit, sheet: Sheet, content: SheetContent) -> None:
        unit.label = f"Correzione tolta dalla scheda di {content.person.full_name}"
        row = next((one for one in sheet.adjustments if one.id == correction_id), None)
        if row is None:
            raise UserError("Questa correzione non c'è più.", "Ripartire da ciò che la pagina mostra ora.")
        sheet.adjustments.remove(row)

    return _compose(workspace, sheet_id, "Correzione tolta", write)


def _compose(workspace: Workspace, sheet_id: SheetId, label: str, write: Write) -> Changes:
    """Change what a sheet is composed of, while it is open to scores."""
    with unit_of_work(workspace, label, Topic.SHEETS, action=PerSheet(Action.SCORE)) as unit:
        sheet = to_be_scored(unit, sheet_id)
        write(unit, sheet, content_of(unit.session, sheet))
        unit.touched(sheet.id)
    return unit.changes


def _part(content: SheetContent, section: str, item: str) -> PartRow:
    found = next((one for one in parts_of(content) if (one.section, one.item) == (section, item)), None)
    if found is None:
        raise UserError("Questa parte non è della scheda.", "Ripartire da ciò che la pagina mostra ora.")
    return found


def _offered(content: SheetContent, section: str, item: str) -> PartRow:
    found = _part(content, section, item)
    if not found.is_to_choose:
        raise UserError(f"«{found.title}» non è un fattore a scelta.", "Se non si applica, indicarlo con il motivo.")
    return found


def _row(rows: Iterable[Part], section: str, item: str) -> Part | None:
    return next((one for one in rows if (one.section, one.item) == (section, item)), None)


def _remove(rows: list[Part], section: str, item: str) -> None:
    if row := _row(rows, section, item):
        rows.remove(row)

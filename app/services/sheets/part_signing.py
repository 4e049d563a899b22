"""The signature of the parts of a sheet that others score, and opening them again."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.italian import plural
from app.domain.obstacles import Obstacle, refuse_first
from app.domain.sheets.content import SheetContent
from app.domain.sheets.lengths import REASON, refuse_too_long
from app.domain.sheets.own_part import cut_to, missing_of_part, with_drafts
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.sheets.charged import is_charged
from app.services.sheets.marks import marks_of
from app.services.sheets.named import sheet_subject
from app.services.sheets.part_access import acts_for_another, of_lines, refuse_part
from app.services.sheets.sheet_access import found_sheet
from app.services.sheets.sheet_content import content_of, load_contents, sheets_of
from app.services.sheets.stepping import begin_filling
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PartSignature:
    """The signature of a part: its day, and the reason of who writes it down in the place of who scored."""

    section: str
    on: date
    reason: str = ""


def sign_part(workspace: Workspace, sheet_id: SheetId, draft: PartSignature) -> Changes:
    """Sign what is written on a part, which counts from now on; nothing of it may be missing."""
    question = of_lines(workspace.actor)
    with unit_of_work(workspace, "Firma di una parte", Topic.SHEETS, Topic.ROUNDS, action=question) as unit:
        sheet, row, content = _to_go_on(unit, sheet_id, draft.section)
        title = content.template.section(draft.section).title
        unit.label = f"Firma di «{title}»: {sheet_subject(unit.session, sheet)}"
        _sign(unit, sheet, row, content, draft)
    return unit.changes


def sign_everywhere(workspace: Workspace, sheet_id: SheetId, draft: PartSignature) -> Changes:
    """Sign a part, and on the other sheets of its session every own part of which nothing is missing.

    Never in the place of somebody else: a part of another is signed alone, with its reason.
    """
    question = of_lines(workspace.actor)
    with unit_of_work(workspace, "Firma delle parti", Topic.SHEETS, Topic.ROUNDS, action=question) as unit:
        first, row, content = _to_go_on(unit, sheet_id, draft.section)
        _sign(unit, first, row, content, draft)
        sheets = [one for one in sheets_of(unit.session, first.round_id) if one.state.is_open_to_scores]
        contents = load_contents(unit.session, sheets)
        signed = 1
        for sheet in sheets:
            for own in sheet.section_evaluators:
                if is_charged(workspace.actor, own) and _is_ready(unit, sheet, own, contents[sheet.id]):
                    refuse_part(unit, sheet, own)
                    _sign(unit, sheet, own, contents[sheet.id], replace(draft, section=own.section))
                    signed += 1
        title = f"{first.round.kind.italian} {first.round.cycle.year}"
        unit.label = f"Firma di {plural(signed, 'parte', 'parti')}: {title}"
    return unit.changes


def _is_ready(unit: Unit, sheet: Sheet, row: SheetSectionEvaluator, content: SheetContent) -> bool:
    """Tell whether a part waits for its signature alone."""
    part = next((one for one in content.parts if one.section == row.section), None)
    is_waiting = part is not None and row.signed_on is None and bool(part.name)
    return is_waiting and not _missing_in_part(unit, sheet, row, content)


def _sign(unit: Unit, sheet: Sheet, row: SheetSectionEvaluator, content: SheetContent, draft: PartSignature) -> None:
    workspace = unit.workspace
    part = next((one for one in content.parts if one.section == draft.section), None)
    name = part.name if part else ""
    refuse_first(_unsignable(unit, sheet, row, content, name))
    if draft.on > workspace.today:
        raise UserError("La data della firma è nel futuro.", "Correggerla e riprovare.")
    is_recorded = acts_for_another(workspace.actor, row)
    if is_recorded and not draft.reason.strip():
        raise UserError(
            f"La parte è di {name}: manca il motivo per cui la firma la registra un altro.",
            "Scriverlo: è stampato sulla scheda.",
        )
    refuse_too_long(draft.reason, REASON, "Motivo")
    row.signed_on, row.signed_by = draft.on, name
    row.recorded_by = workspace.actor.name if is_recorded else ""
    row.reason = draft.reason.strip() if is_recorded else ""
    row.signed_sha256 = marks_of(unit.session, sheet).fingerprint_of(content.template, draft.section)
    begin_filling(unit, sheet)
    unit.touched(sheet.id)


def _unsignable(
    unit: Unit, sheet: Sheet, row: SheetSectionEvaluator, content: SheetContent, name: str
) -> list[Obstacle]:
    if not name:
        return [Obstacle("Non è ancora indicato chi valuta questa parte.", "Indicarlo: Chi valuta le parti.")]
    part = next(one for one in content.parts if one.section == row.section)
    if part.is_signed:
        return [Obstacle(f"La parte è già firmata da {row.signed_by}.", "Per cambiarla, riaprirla con il motivo.")]
    missing = _missing_in_part(unit, sheet, row, content)
    if missing:
        return [Obstacle(f"La parte non è completa: {'; '.join(missing)}.", "Completarla, poi firmare.")]
    return []


def _missing_in_part(unit: Unit, sheet: Sheet, row: SheetSectionEvaluator, content: SheetContent) -> list[str]:
    drafted = with_drafts(content, marks_of(unit.session, sheet).scores, {row.section})
    return [one.label for one in missing_of_part(cut_to(drafted, {row.section}), content.template)]


def reopen_part(workspace: Workspace, sheet_id: SheetId, section: str, reason: str) -> Changes:
    """Take the signature of a part away, with the reason: what is on it counts no more until it is signed again."""
    question = of_lines(workspace.actor)
    with unit_of_work(workspace, "Parte riaperta", Topic.SHEETS, Topic.ROUNDS, action=question) as unit:
        sheet, row, content = _to_go_on(unit, sheet_id, section)
        unit.label = f"Riaperta «{content.template.section(section).title}»: {sheet_subject(unit.session, sheet)}"
        if row.signed_on is None:
            raise UserError("Questa parte non è firmata.", "Si può modificare senza riaprirla.")
        if not reason.strip():
            raise UserError("Manca il motivo.", "Scriverlo: resta nella storia della scheda.")
        refuse_too_long(reason, REASON, "Motivo")
        row.signed_on, row.signed_by, row.recorded_by, row.signed_sha256 = None, "", "", ""
        row.reason = reason.strip()
        unit.touched(sheet.id)
    return unit.changes


def _to_go_on(unit: Unit, sheet_id: SheetId, section: str) -> tuple[Sheet, SheetSectionEvaluator, SheetContent]:
    sheet = found_sheet(unit, sheet_id)
    row = next((one for one in sheet.section_evaluators if one.section == section), None)
    if row is None:
        raise UserError(
            "Questa parte la compila il valutatore della scheda.", "Ripartire da ciò che la pagina mostra ora."
        )
    refuse_part(unit, sheet, row)
    return sheet, row, content_of(unit.session, sheet)

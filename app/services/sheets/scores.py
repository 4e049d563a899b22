"""What the evaluator writes on a sheet: scores, a note beside each, the general texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.lines import sections_of
from app.domain.sheets.scores import refuse_out_of_scale
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetScore
from app.services.sheets.sheet_access import to_be_scored
from app.services.sheets.sheet_content import content_of, load_contents
from app.services.sheets.stepping import begin_filling
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Items = Mapping[tuple[str, str], ItemDetail]


@dataclass(frozen=True, slots=True)
class ScoreDraft:
    """A score to give: `item` is the code of a factor, `objective:ID`, or `degree` for a certified figure.

    None takes the score away: not yet given is not zero.
    """

    sheet_id: SheetId
    section: str
    item: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What the evaluator writes beside a factor or an objective."""

    sheet_id: SheetId
    section: str
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class TextsDraft:
    """The general texts of a sheet; None leaves a text as it is."""

    sheet_id: SheetId
    general: str | None = None
    strengths: str | None = None
    improvements: str | None = None
    training: str | None = None


def give_score(workspace: Workspace, draft: ScoreDraft) -> Changes:
    """Write one score; `UserError` when the sheet is closed to scores or the value is not on its scale."""
    with unit_of_work(workspace, "Punteggio", Topic.SHEETS, action=None) as unit:
        sheet = to_be_scored(unit, draft.sheet_id)
        content = content_of(unit.session, sheet)
        unit.label = f"Punteggio di {content.person.full_name}"
        item = _item(content, draft.section, draft.item)
        if draft.value is not None:
            refuse_out_of_scale(draft.value, item.scale, item.label)
        _write(unit, sheet, draft.section, draft.item).value = draft.value
        _after_writing(unit, sheet)
    return unit.changes


def give_scores(workspace: Workspace, drafts: list[ScoreDraft]) -> Changes:
    """Write many scores of many sheets as one operation: all of them or none."""
    with unit_of_work(workspace, "Punteggi", Topic.SHEETS, action=None) as unit:
        sheets = {draft.sheet_id: to_be_scored(unit, draft.sheet_id) for draft in drafts}
        contents = load_contents(unit.session, list(sheets.values()))
        items = {sheet_id: _items(content) for sheet_id, content in contents.items()}
        for draft in drafts:
            item = _taking_score(items[draft.sheet_id], draft.section, draft.item)
            if draft.value is not None:
                name = contents[draft.sheet_id].person.full_name
                refuse_out_of_scale(draft.value, item.scale, f"{name}, {item.label}")
            sheet = sheets[draft.sheet_id]
            _write(unit, sheet, draft.section, draft.item).value = draft.value
            _after_writing(unit, sheet)
    return unit.changes


def write_note(workspace: Workspace, draft: NoteDraft) -> Changes:
    with unit_of_work(workspace, "Nota", Topic.SHEETS, action=None) as unit:
        sheet = to_be_scored(unit, draft.sheet_id)
        content = content_of(unit.session, sheet)
        unit.label = f"Nota sulla scheda di {content.person.full_name}"
        _item(content, draft.section, draft.item)
        _write(unit, sheet, draft.section, draft.item).note = draft.text.strip()
        _after_writing(unit, sheet)
    return unit.changes


def write_texts(workspace: Workspace, draft: TextsDraft) -> Changes:
    """Write the general remarks, strengths, areas to improve and training proposed."""
    with unit_of_work(workspace, "Osservazioni", Topic.SHEETS, action=None) as unit:
        sheet = to_be_scored(unit, draft.sheet_id)
        unit.label = f"Testi della scheda di {content_of(unit.session, sheet).person.full_name}"
        written = {
            "general_note": draft.general,
            "strengths": draft.strengths,
            "improvements": draft.improvements,
            "training": draft.training,
        }
        for name, text in written.items():
            if text is not None:
                setattr(sheet, name, text.strip())
        _after_writing(unit, sheet)
    return unit.changes


def _items(content: SheetContent) -> Items:
    return {item.place: item for section in sections_of(content, scored(content)) for item in section.items}


def _item(content: SheetContent, section: str, key: str) -> ItemDetail:
    return _taking_score(_items(content), section, key)


def _taking_score(items: Items, section: str, key: str) -> ItemDetail:
    found = items.get((section, key))
    if found is None:
        raise UserError("Questa voce non fa parte della scheda.", "Aggiornare la pagina e riprovare.")
    if found.is_excluded:
        raise UserError(f"«{found.label}» non si applica: non prende un punteggio.", "Vedere la pagina Composizione.")
    if not found.takes_score:
        raise UserError(
            f"«{found.label}» non prende un punteggio.",
            "Il suo grado viene dagli indicatori: inserire i valori nella pagina Obiettivi.",
        )
    return found


def _write(unit: Unit, sheet: Sheet, section: str, item: str) -> SheetScore:
    """Return the row of a score, made when there is none."""
    for score in sheet.scores:
        if (score.section, score.item) == (section, item):
            return score
    score = SheetScore(section=section, item=item, value=None, note="")
    sheet.scores.append(score)
    unit.session.flush()
    return score


def _after_writing(unit: Unit, sheet: Sheet) -> None:
    """Forget rows left without score and note, and mark the sheet as begun."""
    for score in [one for one in sheet.scores if one.value is None and not one.note]:
        sheet.scores.remove(score)
    begin_filling(unit, sheet)
    unit.touched(sheet.id)

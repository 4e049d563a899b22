"""What the evaluator writes on a sheet: scores, a note beside each, the general texts."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.method.scale import Scale
from app.domain.permissions import Action, PerSheet
from app.domain.scoring.inputs import is_objective
from app.domain.scoring.item_keys import bare_key, is_contribution, is_second
from app.domain.sheets.content import gives_scores
from app.domain.sheets.lengths import NOTE, TEXT, refuse_too_long
from app.domain.sheets.places import OpenSheet, ScorePlace
from app.domain.sheets.scores import refuse_out_of_scale
from app.domain.workflow import InterimOutcome, RoundKind
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.models.sheet_parts import SheetScore
from app.services.methods.presets import method_of
from app.services.sheets.marks import marks_of
from app.services.sheets.part_access import line_to_be_scored, of_lines, refuse_of_another
from app.services.sheets.sheet_access import to_be_scored
from app.services.sheets.sheet_content import content_of, given_on, load_contents
from app.services.sheets.stepping import begin_filling
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Rows = dict[tuple[SheetId, str, str], SheetScore]


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
    with unit_of_work(workspace, "Punteggio", Topic.SHEETS, action=of_lines(workspace.actor)) as unit:
        sheet = line_to_be_scored(unit, draft.sheet_id, draft.section, draft.item)
        unit.label = f"Punteggio di {_name(unit, sheet)}"
        place, row = _line(unit, sheet, draft.section, draft.item)
        _refuse_unscored(unit.session, sheet, draft.value)
        _refuse_wrong(draft.value, place.scale, place.label)
        row.value = draft.value
        _after_writing(unit, sheet, row)
    return unit.changes


def put_marks(unit: Unit, sheet: Sheet, draft: ScoreDraft, note: str) -> None:
    """Write a score and its note on a sheet on which one may: `UserError` when the value is not on its scale, or the
    line is of a part that somebody else scores."""
    refuse_of_another(sheet, draft.section, draft.item)
    place, row = _line(unit, sheet, draft.section, draft.item)
    _refuse_unscored(unit.session, sheet, draft.value)
    _refuse_wrong(draft.value, place.scale, place.label)
    refuse_too_long(note, NOTE, f"{place.label}, nota")
    row.value, row.note = draft.value, note.strip()
    _after_writing(unit, sheet, row)


def give_scores(workspace: Workspace, drafts: list[ScoreDraft]) -> Changes:
    """Write many scores of many sheets as one operation: all of them or none."""
    with unit_of_work(workspace, "Punteggi", Topic.SHEETS, action=of_lines(workspace.actor)) as unit:
        places = {(draft.sheet_id, draft.section, is_second(draft.item)): draft.item for draft in drafts}
        sheets = {one: line_to_be_scored(unit, one, section, item) for (one, section, _), item in places.items()}
        contents = load_contents(unit.session, list(sheets.values()))
        rows = _rows(unit.session, sheets)
        for draft in drafts:
            content, key = contents[draft.sheet_id], (draft.sheet_id, draft.section, draft.item)
            _refuse_unscored(unit.session, sheets[draft.sheet_id], draft.value)
            place = OpenSheet(content.method, content.template, content.given).place(draft.section, draft.item)
            _refuse_wrong(draft.value, place.scale, f"{content.person.full_name}, {place.label}")
            row = rows.get(key) or _new(*key)
            row.value = draft.value
            rows[key] = row
            _after_writing(unit, sheets[draft.sheet_id], row)
    return unit.changes


def write_note(workspace: Workspace, draft: NoteDraft) -> Changes:
    with unit_of_work(workspace, "Nota", Topic.SHEETS, action=of_lines(workspace.actor)) as unit:
        sheet = line_to_be_scored(unit, draft.sheet_id, draft.section, draft.item)
        unit.label = f"Nota sulla scheda di {_name(unit, sheet)}"
        place, row = _line(unit, sheet, draft.section, draft.item)
        refuse_too_long(draft.text, NOTE, f"{place.label}, nota")
        row.note = draft.text.strip()
        _after_writing(unit, sheet, row)
    return unit.changes


def write_texts(workspace: Workspace, draft: TextsDraft) -> Changes:
    """Write the general remarks, strengths, areas to improve and training proposed."""
    with unit_of_work(workspace, "Osservazioni", Topic.SHEETS, action=PerSheet(Action.SCORE)) as unit:
        sheet = to_be_scored(unit, draft.sheet_id)
        unit.label = f"Testi della scheda di {_name(unit, sheet)}"
        put_texts(unit, sheet, draft)
    return unit.changes


def put_texts(unit: Unit, sheet: Sheet, draft: TextsDraft) -> None:
    """Write the general texts on a sheet on which one may."""
    written = {
        "general_note": draft.general,
        "strengths": draft.strengths,
        "improvements": draft.improvements,
        "training": draft.training,
    }
    for name, text in written.items():
        if text is not None:
            refuse_too_long(text, TEXT, "Il testo")
            setattr(sheet, name, text.strip())
    begin_filling(unit, sheet)
    unit.touched(sheet.id)


def give_outcome(workspace: Workspace, sheet_id: SheetId, outcome: InterimOutcome | None) -> Changes:
    """Write the outcome of a check of the half year; None takes it away. `UserError` on a sheet of the whole year."""
    with unit_of_work(workspace, "Esito della verifica", Topic.SHEETS, action=PerSheet(Action.SCORE)) as unit:
        sheet = to_be_scored(unit, sheet_id)
        unit.label = f"Esito della verifica di {_name(unit, sheet)}"
        if sheet.round.kind is not RoundKind.INTERIM:
            raise UserError("Solo la verifica intermedia ha un esito a parole.", "Dare i punteggi della scheda.")
        sheet.interim_outcome = outcome.value if outcome else ""
        begin_filling(unit, sheet)
        unit.touched(sheet.id)
    return unit.changes


def _name(unit: Unit, sheet: Sheet) -> str:
    return sheet.employee.full_name if sheet.employee else unit.get(Official, sheet.official_id or 0).full_name


def _line(unit: Unit, sheet: Sheet, section: str, item: str) -> tuple[ScorePlace, SheetScore]:
    """Return a line of the sheet that takes a score, and the row that keeps it; the sheet is not loaded for that."""
    marks = marks_of(unit.session, sheet)
    if is_contribution(item):  # the objective may be of the unit or of the ente
        given = content_of(unit.session, sheet).given
    else:
        given = given_on(unit.session, sheet, marks, with_objectives=is_objective(bare_key(item)))
    method = method_of(unit.session, sheet.round.method_version_id)
    place = OpenSheet(method, method.template(sheet.template_code), given).place(section, item)
    known = marks.rows.get((section, item))
    return place, unit.get(SheetScore, known) if known else _new(sheet.id, section, item)


def _refuse_unscored(session: Session, sheet: Sheet, value: Decimal | None) -> None:
    if value is not None and not gives_scores(sheet.round.kind, method_of(session, sheet.round.method_version_id)):
        raise UserError(
            "La metodologia non prevede punteggi nella verifica intermedia.", "Scrivere l'esito, e le note che servono."
        )


def _refuse_wrong(value: Decimal | None, scale: Scale | None, label: str) -> None:
    if value is not None:
        refuse_out_of_scale(value, scale, label)


def _rows(session: Session, sheets: Collection[SheetId]) -> Rows:
    """Return the rows of all the scores given on some sheets."""
    found = session.scalars(select(SheetScore).where(SheetScore.sheet_id.in_(sheets)))
    return {(row.sheet_id, row.section, row.item): row for row in found}


def _new(sheet_id: SheetId, section: str, item: str) -> SheetScore:
    return SheetScore(sheet_id=sheet_id, section=section, item=item, value=None, note="")


def _after_writing(unit: Unit, sheet: Sheet, row: SheetScore) -> None:
    """Keep the row while it has a score or a note, and mark the sheet as begun."""
    is_kept = row.value is not None or bool(row.note)
    if is_kept:
        unit.session.add(row)
    elif row.id:
        unit.session.delete(row)
    elif row in unit.session:
        unit.session.expunge(row)
    begin_filling(unit, sheet)
    unit.touched(sheet.id)

"""The *Valutazioni* taken back: what the archive has of their sheets, which are refused, how each mark is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.italian import listed
from app.domain.permissions import Action
from app.domain.roles import SheetRole
from app.domain.sheets.in_place import FROM_FILE
from app.domain.sheets.transitions import not_open_to_scores
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.reading import ReadWorkbook
from app.domain.workbooks.score_meta import GivenOut, GivenSheet, read_given_out
from app.domain.workbooks.score_rules import ArchiveScores, ArchiveSheet
from app.domain.workbooks.scores import MarksDraft, SheetToFill, TextDraft, lines_digest, score_rows, text_rows
from app.domain.workflow import EventOrigin, SheetState
from app.models.audit import info
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetEvent
from app.services.sheets.named import load_sheet_names
from app.services.sheets.of_round import closed_by
from app.services.sheets.scores import ScoreDraft, TextsDraft, put_marks, put_texts
from app.services.sheets.sheet_access import can, can_some_day, permitted_sheet
from app.services.sheets.sheet_content import load_contents, sheets_by_id
from app.services.structure.municipality import load_municipality
from app.services.transaction import Unit
from app.services.workbooks.score_files import in_order, party_code
from app.services.workspace import Workspace

_EXPORT_AGAIN = "Esportare di nuovo il file e riportarvi i giudizi."


def load_score_rows(unit: Unit, read: ReadWorkbook) -> ArchiveScores:
    """Return what the archive has of the sheets of a file; `UserError` when the file is of another archive."""
    given = read_given_out(read.meta)
    _refuse_other_archive(unit.session, read, given)
    ids = [SheetId(int(one.id)) for one in given.sheets if one.id.isdigit()]
    live = sheets_by_id(unit.session, ids)
    contents = load_contents(unit.session, live)
    to_fill = {one.code: one for one in in_order(live, contents)}
    sheets = {str(sheet.id): sheet for sheet in live}
    rows = {one.id: _archive_sheet(unit, given, one, sheets, to_fill) for one in given.sheets}
    return ArchiveScores(rows, given)


def _refuse_other_archive(session: Session, read: ReadWorkbook, given: GivenOut) -> None:
    if given.archive_id == info(session).archive_id:
        return
    people = listed(one.person for one in given.sheets)
    here, there = load_municipality(session).name, read.meta.municipality if read.meta else ""
    raise UserError(
        f"Il file è stato fatto da un altro archivio («{there}», mentre questo è di «{here}»): "
        f"le schede di {people} non si leggono.",
        "Aprire l'archivio da cui è stato esportato, oppure esportare di nuovo da questo.",
    )


def _archive_sheet(
    unit: Unit, given: GivenOut, one: GivenSheet, sheets: Mapping[str, Sheet], to_fill: Mapping[str, SheetToFill]
) -> ArchiveSheet:
    sheet = sheets.get(one.id)
    if sheet is None:
        return ArchiveSheet(refusal=_gone(unit, one))
    found = to_fill[one.id]
    refusal = next(_refusals(unit.workspace, given, one, sheet, found), None)
    return ArchiveSheet(score_rows(found), text_rows(found), refusal)


def _gone(unit: Unit, one: GivenSheet) -> Refusal:
    sheet = unit.session.get(Sheet, int(one.id)) if one.id.isdigit() else None
    if sheet is not None and sheet.state is SheetState.SUPERSEDED:
        return Refusal(one.person, "la scheda è stata sostituita da una revisione.", _EXPORT_AGAIN)
    return Refusal(one.person, "la scheda non c'è più in questo archivio.", _EXPORT_AGAIN)


def _refusals(
    workspace: Workspace, given: GivenOut, one: GivenSheet, sheet: Sheet, found: SheetToFill
) -> Iterator[Refusal]:
    """Yield why a sheet takes nothing from a file, the gravest reason first."""
    if str(sheet.round_id) != given.round_id:
        yield Refusal(one.person, "la scheda è di un'altra sessione.", _EXPORT_AGAIN)
    if found.name != one.person:
        yield Refusal(one.person, f"quella scheda è di {found.name}.", _EXPORT_AGAIN)
    if party_code(sheet.evaluator_party) != given.evaluator:
        now = found.content.person.evaluator or "nessuno"
        yield Refusal(
            one.person, f"non la valuta {given.evaluator_name}, ma {now}.", "Esportare il file di chi valuta."
        )
    if not found.content.takes_scores:
        yield Refusal(one.person, "la verifica intermedia è senza punteggi.", "Scrivere l'esito in Merito.")
    if sheet.role is SheetRole.SECRETARY:
        remedy = "La compila il Sindaco in Merito, oppure si trascrive dalla scheda che ha firmato."
        yield Refusal(one.person, "la scheda del Segretario non si prende da un file.", remedy)
    if (closed := closed_by(sheet.round)) is not None:
        yield Refusal(one.person, closed.problem, closed.remedy)
    if not can(workspace.actor, Action.SCORE, sheet):
        if can_some_day(workspace.actor, Action.SCORE, sheet):
            obstacle = not_open_to_scores(sheet.state)
            yield Refusal(one.person, obstacle.problem, obstacle.remedy)
        yield Refusal(one.person, f"{workspace.actor.name} non può scrivere su questa scheda.", "La porta chi può.")
    if lines_digest(found) != one.lines:
        yield Refusal(one.person, "le voci della scheda sono cambiate dopo che il file è stato fatto.", _EXPORT_AGAIN)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A sheet on which something was written, and whether that was the first thing."""

    sheet: Sheet
    has_begun: bool


def keep_marks(unit: Unit, draft: MarksDraft) -> TakenIn:
    """Write a judgement and its note as the evaluator gave them: it is not who takes them in that scores."""
    sheet = permitted_sheet(unit, draft.sheet_id, Action.SCORE)
    before = sheet.state
    put_marks(unit, sheet, ScoreDraft(sheet.id, draft.section, draft.item, draft.value), draft.note)
    return TakenIn(sheet, sheet.state is not before)


def keep_text(unit: Unit, draft: TextDraft) -> TakenIn:
    sheet = permitted_sheet(unit, draft.sheet_id, Action.SCORE)
    before = sheet.state
    put_texts(unit, sheet, TextsDraft(sheet.id, **{draft.item: draft.text}))
    return TakenIn(sheet, sheet.state is not before)


def tell_in_history(unit: Unit, taken: Sequence[TakenIn]) -> None:
    """Keep in the history of each sheet that its evaluator wrote, and who has brought it in."""
    begun = {one.sheet.id for one in taken if one.has_begun}
    sheets = {one.sheet.id: one.sheet for one in taken}
    names = load_sheet_names(unit.session, list(sheets.values()))
    reason = f"{FROM_FILE}; lo ha preso in carico {unit.workspace.actor.name}"
    for sheet_id, sheet in sheets.items():
        evaluator = names.people[sheet.evaluator_party].full_name
        if sheet_id in begun:
            begun_with = sheet.events[-1]
            begun_with.actor, begun_with.reason, begun_with.origin = evaluator, reason, EventOrigin.FILE
        else:
            state = sheet.state
            sheet.events.append(
                SheetEvent(
                    at=unit.workspace.now(),
                    actor=evaluator,
                    from_state=state,
                    to_state=state,
                    reason=reason,
                    origin=EventOrigin.FILE,
                )
            )

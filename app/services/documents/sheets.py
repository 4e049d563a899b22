"""Printing evaluation sheets: blank, provisional and final, one by one or a whole round."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.catalogue import (
    INTERIM_SHEETS,
    SHEETS,
    DocumentKind,
    DocumentRequest,
    DocumentSubject,
    sheet_request,
)
from app.domain.documents.common import PaperMarks, Printed, printed_together
from app.domain.documents.names import free_name, sheet_file_name
from app.domain.documents.sheet import EvaluationSheetDocument, SheetMode
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.progress import Progress, Silent
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.content import SheetContent
from app.domain.sheets.paper import document_of
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.snapshot import SHORT, Snapshot, result_of, take_snapshot
from app.domain.sheets.stored import read_snapshot, write_snapshot
from app.domain.structure.namesakes import told_apart
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.services.access import reading
from app.services.audit.closing import ClosingEntry, closing_entries
from app.services.documents.certified import with_certified
from app.services.documents.filling import Filling
from app.services.documents.letterheads import HeadingHistory
from app.services.files import made_folder, print_whole
from app.services.rounds.behind import why_behind
from app.services.sheets.reviewed import paper_sides
from app.services.sheets.sheet_access import can, readable
from app.services.sheets.sheet_content import listed_sheets, load_contents, sheets_of
from app.services.sheets.sheets import list_sheets
from app.services.sheets.totals_shown import shown_tree
from app.services.workspace import Workspace

_SILENT = Silent()
_PREPARE = "Aprire la sessione e prepararne le schede."
_HOW = {INTERIM_SHEETS: "Aprire la verifica intermedia, in Valutazioni, e prepararne le schede."}
_TOGETHER = 50
"""How many sheets are read at once: memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class SheetsToPrint:
    """The sheets that were asked for: how many, and their documents made one at a time while they are printed."""

    filling: Filling
    sheets: Sequence[Sheet]

    def __len__(self) -> int:
        return len(self.sheets)

    def __iter__(self) -> Iterator[EvaluationSheetDocument]:
        headings, closing = HeadingHistory(self.filling.session), closing_entries(self.filling.session)
        for first in range(0, len(self.sheets), _TOGETHER):
            some = self.sheets[first : first + _TOGETHER]
            contents = load_contents(self.filling.session, some)
            for sheet in some:
                yield _document(self.filling, headings, sheet, contents[sheet.id], closing)


def asked_sheets(filling: Filling) -> SheetsToPrint:
    """Return the sheets of a year, or only one, by evaluator; `UserError` when there is none."""
    return SheetsToPrint(filling, sheets_to_print(filling.workspace, filling.session, filling.request))


def print_each(
    documents: SheetsToPrint | Sequence[EvaluationSheetDocument], folder: Path, progress: Progress = _SILENT
) -> Printed:
    """Print each sheet to its own PDF in `folder`; a cancelled print leaves the files already written, all whole."""
    from app.reports.print_sheets import print_sheets as to_paper

    made_folder(folder)
    taken: set[str] = set()
    printed: list[Printed] = []
    for document in documents:
        progress.step(len(printed), len(documents), f"Scheda di {document.person.full_name}")
        name = free_name(sheet_file_name(document), taken)
        taken.add(name.casefold())
        printed.append(print_whole(folder / name, partial(to_paper, (document,))))
    return printed_together(printed)


def sheet_pdf(workspace: Workspace, sheet_id: SheetId, *, is_blank: bool = False) -> bytes:
    """Return one sheet as the bytes of a PDF, for the preview."""
    from app.reports.print_sheets import print_sheets as to_paper

    out = BytesIO()
    to_paper([sheet_document(workspace, sheet_id, is_blank=is_blank)], out)
    return out.getvalue()


def sheet_document(workspace: Workspace, sheet_id: SheetId, *, is_blank: bool = False) -> EvaluationSheetDocument:
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        sheet = readable(session, workspace.actor, sheet_id)
        content = load_contents(session, [sheet])[sheet.id]
        filling = Filling(workspace, session, sheet_request(content.year, sheet_id, is_blank=is_blank))
        return _document(filling, HeadingHistory(session), sheet, content, closing_entries(session))


def sheet_choices(workspace: Workspace, year: int, kind: DocumentKind = SHEETS) -> list[DocumentSubject]:
    """Return the sheets of a year that can be printed as a kind of document, by person."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        evaluation_round = _round(session, year, kind)
        round_id = evaluation_round.id if evaluation_round else None
        sheets = listed_sheets(session, round_id) if round_id else []
        seen = {one.id for one in sheets if can(workspace.actor, Action.SEE_SCORES, one)}
    rows = [row for row in list_sheets(workspace, round_id) if row.id in seen] if round_id else []
    count = Counter(map(_whose, rows))
    names = told_apart({one: one[0] for one in count}, {one: one[1] for one in count})
    return [DocumentSubject(row.id, _choice(row, names[_whose(row)], count[_whose(row)])) for row in rows]


def _whose(row: SheetRow) -> tuple[str, str]:
    return row.person, row.matricola


def _choice(row: SheetRow, name: str, count: int) -> str:
    """Say from when a sheet is, where the person has several."""
    return f"{name} (dal {row.valid_from:%d/%m})" if count > 1 else name


def _round(session: Session, year: int, kind: DocumentKind) -> EvaluationRound | None:
    """Return the round whose sheets a document is about: the final one, or the other where the year has no final."""
    query = select(EvaluationRound).join(Cycle).where(Cycle.year == year)
    if kind is INTERIM_SHEETS:
        return session.scalar(query.where(EvaluationRound.kind == RoundKind.INTERIM))
    rounds = session.scalars(query).all()
    return min(rounds, key=lambda evaluation_round: evaluation_round.kind is not RoundKind.FINAL, default=None)


def sheets_to_print(workspace: Workspace, session: Session, request: DocumentRequest) -> list[Sheet]:
    """Return the one sheet asked for, or those of the year that whoever asks sees; `UserError` when there is none."""
    if request.subject_id is not None:
        return [readable(session, workspace.actor, SheetId(request.subject_id))]
    evaluation_round = _round(session, request.year, request.kind)
    sheets = sheets_of(session, evaluation_round.id) if evaluation_round else []
    if request.kind not in {SHEETS, INTERIM_SHEETS}:
        sheets = [one for one in sheets if one.state is not SheetState.NOT_EVALUABLE]
    seen = [one for one in sheets if can(workspace.actor, Action.SEE_SCORES, one)]
    if sheets and not seen:
        raise UserError(
            f"Delle schede del {request.year} oggi non se ne può stampare nessuna.",
            "Si stampano quelle di cui si vedono i punteggi: chi li vede è scritto sulla scheda, in Valutazioni.",
        )
    if not seen:
        raise UserError(f"Per il {request.year} non ci sono schede da stampare.", _HOW.get(request.kind, _PREPARE))
    return sorted(seen, key=_by_evaluator)


def _by_evaluator(sheet: Sheet) -> tuple[int, int, str, str]:
    name = (sheet.employee.last_name, sheet.employee.first_name) if sheet.employee else ("", "")
    return sheet.evaluator_official_id or 0, sheet.evaluator_id or 0, *name


def _document(
    filling: Filling,
    headings: HeadingHistory,
    sheet: Sheet,
    live: SheetContent,
    closing: Mapping[SheetId, ClosingEntry],
) -> EvaluationSheetDocument:
    """Make the document of a sheet: a closed one is printed from what was frozen, never from what is there now.

    Heading and footer of the ente are those of the day of its closing.
    """
    is_blank = filling.request.is_blank and sheet.state is not SheetState.NOT_EVALUABLE
    frozen = None if is_blank else _frozen(sheet)
    content = frozen.content if frozen else live
    mode = SheetMode.BLANK if is_blank else _mode(sheet)
    closed = closing.get(sheet.id) if frozen else None
    heading = headings.after(closed.number) if closed else headings.now()
    imprint = filling.imprint(
        number=f"{content.year}/{sheet.id}",
        method=content.method_title,
        short_hash=_fingerprint(sheet, content)[:SHORT] if mode is SheetMode.FINAL else "",
        entry=closed.words if closed else "",
        marks=PaperMarks(footer=tuple(filter(None, (heading.footer,)))),
    )
    shown = partial(shown_tree, filling.session, filling.workspace.actor, sheet)
    behind = "" if is_blank else why_behind(filling.workspace, filling.session, sheet)
    known, beside = result_of(frozen) if frozen else None, paper_sides(sheet, behind)
    document = document_of(content, mode, heading.letterhead, imprint, known, shown=shown, beside=beside)
    return document if frozen or is_blank else with_certified(filling.session, document)


def _frozen(sheet: Sheet) -> Snapshot | None:
    return read_snapshot(sheet.snapshot.body) if sheet.snapshot else None


def contents_to_print(session: Session, sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, SheetContent]]:
    """Yield sheets with what they are made of, some at a time: a closed one as it was frozen."""
    for first in range(0, len(sheets), _TOGETHER):
        some = sheets[first : first + _TOGETHER]
        contents = load_contents(session, some)
        for sheet in some:
            frozen = _frozen(sheet)
            yield sheet, frozen.content if frozen else contents[sheet.id]


def paper_codes(workspace: Workspace, session: Session, request: DocumentRequest) -> Iterator[tuple[SheetId, str]]:
    """Yield the short code of each sheet of a request that goes to paper to be signed."""
    if request.kind not in {SHEETS, INTERIM_SHEETS} or request.is_blank:
        return
    sheets = [sheet for sheet in sheets_to_print(workspace, session, request) if _mode(sheet) is SheetMode.FINAL]
    for first in range(0, len(sheets), _TOGETHER):
        some = sheets[first : first + _TOGETHER]
        contents = load_contents(session, some)
        for sheet in some:
            yield sheet.id, _fingerprint(sheet, contents[sheet.id])[:SHORT]


def _mode(sheet: Sheet) -> SheetMode:
    if sheet.state is SheetState.NOT_EVALUABLE:
        return SheetMode.NOT_EVALUABLE
    return SheetMode.FINAL if sheet.state.is_complete else SheetMode.PROVISIONAL


def _fingerprint(sheet: Sheet, content: SheetContent) -> str:
    """Return the SHA-256 of a closed sheet, or of what a complete one is made of now."""
    return sheet.snapshot.sha256 if sheet.snapshot else sha256_of(write_snapshot(take_snapshot(content)))


def short_code(sheet: Sheet, content: SheetContent) -> str:
    """Return the code by which the paper of a complete sheet is known; empty until it is complete."""
    return _fingerprint(sheet, content)[:SHORT] if sheet.state.is_complete else ""

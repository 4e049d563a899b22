"""What the buttons of *Firme e riesame* do: requests, answers, hearing, papers, revisions, who is in whose place."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Changes
from app.domain.ids import AttachmentId, SheetId
from app.domain.sheets.attachments import AttachmentRow
from app.domain.sheets.step_words import ANSWER, ATTACH, HEARING, REMARKS, REVISE, SCAN, SUBSTITUTE, TRANSCRIBE
from app.domain.workflow import AttachmentKind
from app.services.sheets.attachments import attach_file, draft_from, remove_attachment
from app.services.sheets.review import (
    answer_remark,
    record_hearing,
    record_remark,
    record_transcription,
    substitute_evaluator,
)
from app.services.sheets.steps import revise_sheet
from app.services.workspace import Workspace
from app.ui.evaluation.attachment_field import SCANS
from app.ui.evaluation.composition_actions import SheetSteps
from app.ui.evaluation.dialogs import REASON
from app.ui.evaluation.review_dialogs import (
    AnswerDialog,
    AttachmentDialog,
    HearingDialog,
    RemarkDialog,
    SubstitutionDialog,
    TranscriptionDialog,
)
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.files import choose_file_to_save
from app.ui.kit.written import file_written, open_place

REOPENING = (
    "Si apre una nuova revisione con gli stessi punteggi, da correggere, consegnare e firmare di nuovo. Questa scheda"
    " resta leggibile e stampabile come sostituita. L'operazione non si annulla."
)

REOPENING_SESSION = "La sessione, che è chiusa, si riapre con lei: si chiude di nuovo quando anche questa è definitiva."


class ReviewActions(QObject):
    """The review of the sheet shown; saving and the dialogs go through the actions of the sheet.

    Signal: `revised(id)`, the sheet that has taken the place of the one shown.
    """

    revised = Signal(object)

    def __init__(self, sheet: SheetSteps) -> None:
        super().__init__(sheet.page)
        self.sheet = sheet
        self._after: Callable[[], object] | None = None
        self.verbs: dict[str, Callable[[], object]] = {
            REMARKS.name: self.ask_remark,
            ANSWER.name: self.ask_answer,
            HEARING.name: self.ask_hearing,
            ATTACH.name: self.ask_attachment,
            SCAN.name: self.ask_scan,
            REVISE.name: self.ask_revision,
            SUBSTITUTE.name: self.ask_substitution,
            TRANSCRIBE.name: self.ask_transcription,
        }

    def do_to(self, name: str, row: AttachmentRow) -> None:
        """Open a file, save a copy of it, or take it away."""
        match name:
            case "open":
                self._open_copy(row.id)
            case "save":
                save = partial(self._save_copy, row.id)
                choose_file_to_save(self.sheet.page, "Copia dell'allegato", SCANS, row.name, save)
            case "remove":
                self.sheet.dialog = confirm(
                    self.sheet.page,
                    f"Togliere l'allegato «{row.name}»?",
                    "Il file esce dall'archivio e non torna con «Annulla»; il registro dice che c'era.",
                    "Togli l'allegato",
                    partial(self.sheet.step, remove_attachment, row.id),
                )

    def _open_copy(self, identity: AttachmentId) -> None:
        from app.services.audit.papers import attachment_to_open

        self.sheet.desk.read(attachment_to_open, identity, on_done=open_place)

    def _save_copy(self, identity: AttachmentId, path: Path) -> None:
        from app.services.audit.papers import take_out_attachment

        self.sheet.desk.read(take_out_attachment, identity, path, on_done=self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self.sheet.desk.tell(file_written("Copia dell'allegato salvata", path))

    def first_say_why(self, then: Callable[[], object]) -> bool:
        """Ask what must be written before scoring in another's place, and go on after it; tell whether it must."""
        detail = self.sheet.detail
        if detail is None or detail.review.waiting is None:
            return False
        self.verbs[detail.review.waiting.mended_by]()
        self._after = then
        if self.sheet.dialog is not None:
            self.sheet.dialog.rejected.connect(self._give_up)
        return True

    def _give_up(self) -> None:
        """The score typed was not saved: the page shows again what the archive holds."""
        self._after = None
        self.sheet.desk.hub.refused.emit()

    def ask_remark(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(RemarkDialog(self.sheet.page, self.sheet.detail), self._remark)

    def _remark(self, sheet_id: SheetId, dialog: RemarkDialog, values: dict[str, Any]) -> None:
        work = _with_file(record_remark, AttachmentKind.REMARKS, dialog.file.path)
        self.sheet.save_from(dialog, work, sheet_id, dialog.draft(values))

    def ask_answer(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(AnswerDialog(self.sheet.page, self.sheet.detail), self._answer)

    def _answer(self, sheet_id: SheetId, dialog: AnswerDialog, values: dict[str, Any]) -> None:
        work = _with_file(answer_remark, AttachmentKind.REMARKS, dialog.file.path)
        self.sheet.save_from(dialog, work, sheet_id, dialog.draft(values))

    def ask_hearing(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(HearingDialog(self.sheet.page, self.sheet.detail), self._hear)

    def _hear(self, sheet_id: SheetId, dialog: HearingDialog, values: dict[str, Any]) -> None:
        work = _with_file(record_hearing, AttachmentKind.HEARING, dialog.file.path)
        self.sheet.save_from(dialog, work, sheet_id, dialog.draft(values))

    def ask_attachment(self) -> None:
        self._ask_file(AttachmentKind.SIGNED)

    def ask_scan(self) -> None:
        self._ask_file(AttachmentKind.TRANSCRIBED)

    def _ask_file(self, kind: AttachmentKind) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(AttachmentDialog(self.sheet.page, self.sheet.detail, kind), self._attach)

    def _attach(self, sheet_id: SheetId, dialog: AttachmentDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, _attach_from, sheet_id, values["paper"], dialog.file.path)

    def ask_substitution(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(SubstitutionDialog(self.sheet.page, self.sheet.detail), self._substitute)

    def _substitute(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self._save_then(dialog, substitute_evaluator, sheet_id, values["reason"])

    def ask_transcription(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(TranscriptionDialog(self.sheet.page, self.sheet.detail), self._transcribe)

    def _transcribe(self, sheet_id: SheetId, dialog: TranscriptionDialog, values: dict[str, Any]) -> None:
        self._save_then(dialog, _transcribe_from, sheet_id, values["on"], dialog.file.path)

    def _save_then(self, dialog: FormDialog, use_case: Any, *args: Any) -> None:
        """Save what was asked before a score, then the score that waited for it."""
        dialog.accepted.connect(self._go_on)
        self.sheet.save_from(dialog, use_case, *args)

    def _go_on(self) -> None:
        then, self._after = self._after, None
        if then is not None:
            then()

    def ask_revision(self) -> None:
        if self.sheet.detail is not None:
            person = self.sheet.detail.person.full_name
            hint = f"{REOPENING} {REOPENING_SESSION}" if self.sheet.detail.closed else REOPENING
            dialog = FormDialog(self.sheet.page, f"Riapri la scheda: {person}", hint, ok="Riapri")
            dialog.form.add(REASON)
            self.sheet.open_dialog(dialog, self._revise)

    def _revise(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        desk = self.sheet.desk
        done = partial(self._show_revision, dialog)
        desk.runner.run(revise_sheet, desk.workspace, sheet_id, values["reason"], on_done=done, on_error=dialog.refuse)

    def _show_revision(self, dialog: FormDialog, changes: Changes) -> None:
        """Show the new sheet in the place of the old one."""
        dialog.accept()
        self.sheet.desk.hub.publish(changes)
        self.revised.emit(changes.ids[0])


def _with_file(use_case: Any, kind: AttachmentKind, path: Path | None) -> Callable[..., Changes]:
    """Return a use case that reads the file chosen, where there is one, and keeps it with what is said."""

    def work(workspace: Workspace, sheet_id: SheetId, draft: Any) -> Changes:
        with_file = replace(draft, attachment=draft_from(path, kind)) if path else draft
        changes: Changes = use_case(workspace, sheet_id, with_file)
        return changes

    return work


def _attach_from(workspace: Workspace, sheet_id: SheetId, kind: AttachmentKind, path: Path) -> Changes:
    return attach_file(workspace, sheet_id, draft_from(path, kind))


def _transcribe_from(workspace: Workspace, sheet_id: SheetId, on: Any, path: Path | None) -> Changes:
    scan = draft_from(path, AttachmentKind.TRANSCRIBED) if path else None
    return record_transcription(workspace, sheet_id, on, scan)

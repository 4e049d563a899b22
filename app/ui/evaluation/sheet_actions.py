"""What the buttons and the keys of a sheet do: scores, notes, texts and the steps of its way."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.documents.catalogue import ASSIGNMENTS, DELIVERIES, DocumentKind, DocumentRequest, sheet_request
from app.domain.documents.names import person_file_name
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, SheetId
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.rounds.next_steps import PREPARE
from app.domain.scoring.results import Missing, MissingKind
from app.domain.sheets.detail import ItemDetail, SheetDetail
from app.domain.sheets.step_details import early_words
from app.domain.sheets.step_words import FOLLOW, SUBSTITUTE, TRANSCRIBE
from app.domain.workflow import InterimOutcome
from app.services.sheets.scores import (
    NoteDraft,
    ScoreDraft,
    TextsDraft,
    give_outcome,
    give_score,
    write_note,
    write_texts,
)
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import (
    acknowledge_sheet,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    mark_not_evaluable,
    reopen_sheet,
    see_objectives,
    take_back_delivery,
)
from app.ui.evaluation.composition_actions import CompositionActions
from app.ui.evaluation.dialogs import REASON, NotEvaluableDialog
from app.ui.evaluation.part_actions import PartActions
from app.ui.evaluation.proposal_actions import ProposalActions
from app.ui.evaluation.review_actions import ReviewActions
from app.ui.evaluation.shown_sheet import ShownSheet
from app.ui.evaluation.step_actions import ASSIGNMENT, DELIVERY, PREVIEW
from app.ui.evaluation.step_dialogs import DeliveryDialog, SeenDialog, SignatureDialog
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.trouble import show_trouble

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WHERE_GIVEN = "Si assegnano da qui: scegliere gli obiettivi, poi «Persone e pesi»."


class SheetActions(QObject):
    """Scores, notes, texts and steps of the sheet shown in `panel`; dialogs open over `page`.

    Signal: `revision_read(SheetDetail)`, another revision to be shown in the place of the sheet.
    """

    revision_read = Signal(object)

    def __init__(self, page: QWidget, desk: Desk, panel: ShownSheet) -> None:
        super().__init__(page)
        self.page = page
        self.desk = desk
        self.panel = panel
        self.dialog: QDialog | None = None
        self.composition = CompositionActions(self)
        self.review = ReviewActions(self)
        self.proposals = ProposalActions(self)
        self.parts = PartActions(self)
        self._pending = 0
        self.is_own_score = False

    @property
    def is_saving(self) -> bool:
        return self._pending > 0

    @property
    def detail(self) -> SheetDetail | None:
        return self.panel.detail

    def save_score(self, item: ItemDetail, value: Decimal | None) -> None:
        if self.detail is not None:
            save = partial(self._save, give_score, ScoreDraft(self.detail.id, item.section, item.key, value))
            if not self.review.first_say_why(save):
                save()

    def save_note(self, item: ItemDetail, text: str) -> None:
        if self.detail is not None:
            self._save(write_note, NoteDraft(self.detail.id, item.section, item.key, text))

    def save_text(self, key: str, text: str) -> None:
        if self.detail is not None:
            self._save(write_texts, TextsDraft(self.detail.id, **{key: text}))

    def save_outcome(self, outcome: InterimOutcome | None) -> None:
        if self.detail is not None:
            self.step(give_outcome, self.detail.id, outcome)

    def _save(self, use_case: Any, draft: ScoreDraft | NoteDraft | TextsDraft) -> None:
        """Save one commit at once; while others are on their way the screen keeps what the user typed."""
        self._pending += 1
        self.desk.runner.run(use_case, self.desk.workspace, draft, on_done=self._saved, on_error=self._refused)

    def _saved(self, changes: Changes) -> None:
        self._pending -= 1
        self.stepped(changes)

    def _refused(self, error: UserError) -> None:
        self._pending -= 1
        self.desk.runner.show_trouble(error)
        self.desk.hub.refused.emit()

    def do(self, name: str) -> None:
        verbs: dict[str, Callable[[], object]] = {
            "complete": self.complete,
            "see": self.ask_seen,
            "deliver": self.ask_delivery,
            "sign": self.ask_signature,
            "close": self.ask_closing,
            "reopen": self.ask_reopening,
            "take_back": self.ask_taking_back,
            "not_evaluable": self.ask_not_evaluable,
            FOLLOW.name: self.prepare,
            PREVIEW: self.preview,
            ASSIGNMENT: partial(self.show_document, ASSIGNMENTS),
            DELIVERY: partial(self.show_document, DELIVERIES),
            **self.review.verbs,
            **self.proposals.verbs,
            **self.parts.verbs,
        }
        verbs[name]()

    def complete(self) -> None:
        """Complete the sheet, or go to the first thing it lacks; in another's place say first why."""
        if self.detail is None:
            return
        if self.detail.missing and not self.is_saving:
            self.panel.go_to_first_missing()
            return
        complete = partial(self._complete, self.detail)
        is_in_place = {SUBSTITUTE, TRANSCRIBE} & {one.words for one in self.detail.steps}
        if not (is_in_place and self.review.first_say_why(complete)):
            complete()

    def _complete(self, detail: SheetDetail) -> None:
        done, refused = partial(self._completed, detail), self.desk.runner.show_trouble
        self.desk.runner.run(complete_sheet, self.desk.workspace, detail.id, on_done=done, on_error=refused)

    def _completed(self, detail: SheetDetail, changes: Changes) -> None:
        """Say of the evaluation of the year that its days are not over: nothing forbids it, and it is rarely meant."""
        self.stepped(changes)
        if not detail.is_interim and (words := early_words(detail.calendar)):
            self.desk.tell(Notice(f"Scheda di {detail.person.full_name} compilata. {words}", NoticeKind.WARNING))

    def go_on(self) -> None:
        """Go to the next thing that is missing; when the last score is on its way to be saved nothing is."""
        if self.is_saving and self.panel.score_rows.is_filled:
            self.complete()
        else:
            self.panel.go_to_next_missing()

    def step(self, use_case: Any, *args: Any) -> None:
        """Take a step of the sheet shown: only that sheet, its row and the session are read again."""
        self.desk.runner.run(
            use_case, self.desk.workspace, *args, on_done=self.stepped, on_error=self.desk.runner.show_trouble
        )

    def stepped(self, changes: Changes) -> None:
        self.is_own_score = True
        try:
            self.desk.hub.publish(changes)
        finally:
            self.is_own_score = False

    def show_revision(self, sheet_id: SheetId) -> None:
        """Show another revision of the sheet in its place: a replaced one is in no list."""
        self.desk.read(sheet_detail, sheet_id, on_done=self.revision_read.emit, latest=(self, "revision"))

    def prepare(self) -> None:
        """Go to the session, and to what preparing it would change."""
        if self.detail is not None and self.detail.round_id is not None:
            self.desk.hub.go_to(Link("round", self.detail.round_id, PREPARE.name))

    def ask_seen(self) -> None:
        if self.detail is not None:
            self.open_dialog(SeenDialog(self.page, self.detail), self._see)

    def _see(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, see_objectives, sheet_id, values["on"])

    def ask_delivery(self) -> None:
        if self.detail is not None:
            self.open_dialog(DeliveryDialog(self.page, self.detail), self._deliver)

    def _deliver(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, deliver_sheet, sheet_id, values["on"], values["interview_on"])

    def ask_signature(self) -> None:
        if self.detail is not None:
            self.open_dialog(SignatureDialog(self.page, self.detail), self._sign)

    def _sign(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, acknowledge_sheet, sheet_id, SignatureDialog.details(values))

    def ask_closing(self) -> None:
        """Ask in words before what cannot be taken back."""
        if self.detail is not None:
            self.dialog = confirm(
                self.page,
                f"Chiudere la scheda di {self.detail.person.full_name}?",
                "La scheda diventa definitiva: punteggi, obiettivi e nomi restano come sono ora e non si possono più"
                " modificare, nemmeno con «Annulla».",
                "Chiudi la scheda",
                self._close,
            )

    def _close(self) -> None:
        if self.detail is not None:
            self.step(close_sheet, self.detail.id)

    def ask_reopening(self) -> None:
        hint = "La scheda torna in compilazione. Il motivo resta nella storia della scheda."
        self._ask("Riapri la scheda", hint, (REASON,), self._reopen)

    def _reopen(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, reopen_sheet, sheet_id, values["reason"])

    def ask_taking_back(self) -> None:
        hint = "La scheda torna compilata; colloquio, consegna e firma si tolgono. Il motivo resta nella storia."
        self._ask("Annulla la consegna", hint, (REASON,), self._take_back)

    def _take_back(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, take_back_delivery, sheet_id, values["reason"])

    def ask_not_evaluable(self) -> None:
        hint = "La scheda esce dalla valutazione: scrivere perché (giorni di servizio insufficienti, altra causa)."
        if self.detail is not None:
            title = f"Scheda non valutabile: {self.detail.person.full_name}"
            self.open_dialog(NotEvaluableDialog(self.page, title, hint, "Salva"), self._mark)

    def _mark(self, sheet_id: SheetId, dialog: NotEvaluableDialog, values: dict[str, Any]) -> None:
        self.save_from(dialog, mark_not_evaluable, sheet_id, dialog.reason(values))

    def _ask(self, title: str, hint: str, columns: tuple[Column, ...], answer: Any) -> None:
        if self.detail is None:
            return
        dialog = FormDialog(
            self.page, f"{title}: {self.detail.person.full_name}", hint, ok=title, cancel="Lascia com'è"
        )
        dialog.form.add_all(columns)
        self.open_dialog(dialog, answer)

    def open_dialog(self, dialog: FormDialog, answer: Any) -> None:
        if self.detail is not None:
            dialog.submit_with(partial(answer, self.detail.id, dialog))
            self.dialog = dialog
            dialog.open()

    def save_from(self, dialog: FormDialog, use_case: Any, *args: Any) -> None:
        stepping = Stepping(dialog, self)
        self.desk.runner.run(use_case, self.desk.workspace, *args, on_done=stepping.done, on_error=dialog.refuse)

    def show_document(self, kind: DocumentKind) -> None:
        """Show a paper of the sheet among the documents, from where it is printed."""
        if self.detail is not None:
            self.desk.hub.go_to(Link("document", self.detail.id, kind.code))

    def preview(self) -> None:
        """Make the PDF of the sheet as it stands and show it."""
        from app.services.documents.sheets import sheet_pdf

        if self.detail is not None:
            self.desk.read(sheet_pdf, self.detail.id, on_done=self._show_preview, latest=(self, "preview"))

    def _show_preview(self, pdf: bytes) -> None:
        from app.ui.evaluation.preview_dialog import SheetPreview

        if self.detail is not None:
            person = self.detail.person
            title = f"Scheda {self.detail.round_title} {person.full_name}"
            is_interim = self.detail.is_interim
            name = person_file_name(self.desk.year, person, is_interim=is_interim)
            request = sheet_request(self.desk.year, self.detail.id, is_interim=is_interim)
            save, send = partial(self._print_to, request), partial(self._send_to_paper, request)
            self.dialog = SheetPreview(self.page, title, name, pdf, save=save, send=send)
            self.dialog.open()

    def _send_to_paper(self, request: DocumentRequest, file: Path, printer: "QPrinter") -> None:
        from app.services.audit.output import send_to_paper_and_tell
        from app.ui.documents.printer import print_file

        send = partial(print_file, file, printer)
        self.desk.runner.run_long(
            send_to_paper_and_tell,
            self.desk.workspace,
            request,
            send,
            title="Stampa",
            on_done=self._tell_printed,
            on_error=self._say_over_preview,
        )

    def _say_over_preview(self, error: UserError) -> None:
        show_trouble(error, self.dialog)

    def _tell_printed(self, pages: int) -> None:
        self.desk.tell(Notice(f"{plural(pages, 'pagina inviata', 'pagine inviate')} alla stampante."))

    def _print_to(self, request: DocumentRequest, path: Path) -> None:
        from app.services.audit.output import print_and_tell

        self.desk.runner.run_long(print_and_tell, self.desk.workspace, request, path, title="Scheda in PDF")

    def go_to_missing(self, missing: Missing) -> None:
        """Go where the missing thing is given: a line of the sheet, or the objective in its page."""
        objective = objective_in(missing.item)
        if missing.kind in {MissingKind.VALUE, MissingKind.WEIGHT} and objective is not None:
            is_value = missing.kind is MissingKind.VALUE
            self.desk.hub.go_to(Link("missing_value" if is_value else "objective", objective))
            return
        if missing.kind is MissingKind.OUTCOME:
            self.panel.show_texts("outcome")
            return
        if missing.kind is MissingKind.PART:
            if (line := self.parts.go_to(missing)) is not None:
                self.go_to_missing(line)
            return
        if missing.kind is MissingKind.CHOICE:
            self.panel.show_composition(missing.section)
            return
        self.panel.show_scores()
        rows = self.panel.score_rows
        if missing.kind is MissingKind.REASON:
            rows.open_note(missing.section, missing.item)
        elif not rows.go_to(missing.section, missing.item) and not missing.item:
            self.desk.hub.go_to(Link("objectives", self.desk.year))
            self.desk.tell(Notice(f"{missing.label}. {WHERE_GIVEN}", NoticeKind.WARNING))


def show_evidence(parent: QWidget, desk: Desk, item: str) -> None:
    """Open the evidences of the objective of an item of a sheet."""
    from app.ui.evidence.evidence_dialog import EvidenceDialog

    if (identity := objective_in(item)) is not None:
        EvidenceDialog(parent, desk, identity).open()


class Stepping(QObject):
    """Closes the dialog of a step that was taken."""

    def __init__(self, dialog: QDialog, actions: SheetActions) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        self.actions = actions

    def done(self, changes: Changes) -> None:
        self.actions.stepped(changes)
        self.dialog.accept()


def objective_in(item: str) -> ObjectiveId | None:
    """Return the objective of an item like `objective:12`."""
    kind, _, number = item.partition(":")
    return ObjectiveId(int(number)) if kind == "objective" else None

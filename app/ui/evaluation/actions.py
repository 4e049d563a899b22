"""What the buttons and the keys of the page Valutazioni do."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.documents.catalogue import DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.errors import UserError
from app.domain.evaluation.detail import ItemDetail, SheetDetail
from app.domain.evaluation.differences import RoundPreview
from app.domain.ids import ObjectiveId, SheetId
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.scoring.results import Missing, MissingKind
from app.domain.workflow import RoundKind
from app.services.evaluation.printing import print_sheets, sheet_pdf
from app.services.evaluation.rounds import list_rounds, open_round, prepare_round, preview_preparation
from app.services.evaluation.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, write_note, write_texts
from app.services.evaluation.steps import (
    complete_sheet,
    mark_not_evaluable,
    record_hearing,
    reopen_sheet,
)
from app.services.methods import MethodVersionRow, list_versions
from app.ui.evaluation.dialogs import REASON, PrepareDialog, RoundDialog
from app.ui.kit.dialogs import FormDialog, tell
from app.ui.kit.files import PDFS, choose_file_to_save

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.evaluation.tab import EvaluationTab


class SessionActions(QObject):
    """Opening, preparing and printing a session."""

    def __init__(self, tab: "EvaluationTab") -> None:
        super().__init__(tab)
        self.tab = tab
        self.desk = tab.desk
        self.dialog: QDialog | None = None

    def do(self, name: str) -> None:
        {"open": self.ask_round, "prepare": self.ask_preview, "print": self.ask_where}[name]()

    def ask_round(self) -> None:
        self.desk.read(_openable, self.desk.year, on_done=self._show_round_dialog)

    def _show_round_dialog(self, choices: tuple[Sequence[RoundKind], Sequence[MethodVersionRow]]) -> None:
        dialog = RoundDialog(self.tab, self.desk.year, *choices)
        dialog.submit_with(partial(self._open_round, dialog))
        self.dialog = dialog
        dialog.open()

    def _open_round(self, dialog: RoundDialog, values: dict[str, Any]) -> None:
        closing = Closing(dialog)
        self.desk.save(open_round, dialog.draft_of(values), on_done=closing.close, on_error=dialog.refuse)

    def ask_preview(self) -> None:
        if self.tab.current is not None:
            self.desk.read(preview_preparation, self.tab.current.id, on_done=self._show_preview)

    def _show_preview(self, preview: RoundPreview) -> None:
        if self.tab.current is not None:
            self.dialog = PrepareDialog(self.tab, self.tab.current, preview, self._prepare)
            self.dialog.open()

    def _prepare(self, dialog: PrepareDialog, confirmed: list[SheetId]) -> None:
        if self.tab.current is not None:
            self.desk.save(
                prepare_round, self.tab.current.id, confirmed, on_done=dialog.done_with, on_error=dialog.refuse
            )

    def ask_where(self) -> None:
        if self.tab.current is not None:
            name = f"Schede_{self.tab.current.year}.pdf"
            choose_file_to_save(self.tab, "Stampa tutte le schede in un PDF", PDFS, name, self.print_to)

    def print_to(self, path: Path) -> None:
        request = DocumentRequest(DocumentKind.SHEETS, self.desk.year)
        self.desk.runner.run_long(
            print_sheets, self.desk.workspace, request, path, title="Stampa delle schede", on_done=self._tell_printed
        )

    def _tell_printed(self, printed: Printed) -> None:
        where = printed.files[0] if printed.files else ""
        tell(self.tab, f"{plural(printed.documents, 'scheda', 'schede')} in {printed.pages} pagine.", str(where))


class Closing(QObject):
    """Closes a dialog when what it asked was saved."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog

    def close(self, _changes: Changes) -> None:
        self.dialog.accept()


class SheetActions(QObject):
    """Scores, notes, texts and steps of the sheet shown."""

    def __init__(self, tab: "EvaluationTab") -> None:
        super().__init__(tab)
        self.tab = tab
        self.desk = tab.desk
        self.dialog: QDialog | None = None
        self._pending = 0
        self.is_own_score = False

    @property
    def is_saving(self) -> bool:
        return self._pending > 0

    @property
    def detail(self) -> SheetDetail | None:
        return self.tab.sheet.detail

    def save_score(self, item: ItemDetail, value: Decimal | None) -> None:
        if self.detail is not None:
            self._save(give_score, ScoreDraft(self.detail.id, item.section, item.key, value))

    def save_note(self, item: ItemDetail, text: str) -> None:
        if self.detail is not None:
            self._save(write_note, NoteDraft(self.detail.id, item.section, item.key, text))

    def save_text(self, key: str, text: str) -> None:
        if self.detail is not None:
            self._save(write_texts, TextsDraft(self.detail.id, **{key: text}))

    def _save(self, use_case: Any, draft: ScoreDraft | NoteDraft | TextsDraft) -> None:
        """Save one commit at once; while others are on their way the screen keeps what the user typed."""
        self._pending += 1
        self.desk.runner.run(use_case, self.desk.workspace, draft, on_done=self._saved, on_error=self._refused)

    def _saved(self, changes: Changes) -> None:
        self._pending -= 1
        self.is_own_score = True
        try:
            self.desk.hub.publish(changes)
        finally:
            self.is_own_score = False

    def _refused(self, error: UserError) -> None:
        self._pending -= 1
        self.desk.runner.show_trouble(error)
        self.desk.hub.refused.emit()

    def do(self, name: str) -> None:
        {
            "complete": self.complete,
            "reopen": self.ask_reopening,
            "not_evaluable": self.ask_not_evaluable,
            "hearing": self.ask_hearing,
            "preview": self.preview,
        }[name]()

    def complete(self) -> None:
        """Complete the sheet, or show what it lacks."""
        if self.detail is None:
            return
        if self.detail.missing and not self.is_saving:
            self.tab.sheet.show_missing()
        else:
            self.desk.save(complete_sheet, self.detail.id)

    def ask_reopening(self) -> None:
        self._ask("Riapri la scheda", "Il motivo resta nella storia della scheda.", (REASON,), self._reopen)

    def _reopen(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self._save_from(dialog, reopen_sheet, sheet_id, values["reason"])

    def ask_not_evaluable(self) -> None:
        hint = "La scheda esce dalla valutazione: scrivere perché (giorni di servizio insufficienti, altra causa)."
        self._ask("Scheda non valutabile", hint, (REASON,), self._mark)

    def _mark(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self._save_from(dialog, mark_not_evaluable, sheet_id, values["reason"])

    def ask_hearing(self) -> None:
        hint = "Prima di una valutazione negativa la persona va sentita: riportare data e sintesi dell'incontro."
        columns = (_HEARD_ON, _HEARD)
        self._ask("Contraddittorio", hint, columns, self._record)

    def _record(self, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self._save_from(dialog, record_hearing, sheet_id, values["on"], values["text"])

    def _ask(self, title: str, hint: str, columns: tuple[Column, ...], answer: Any) -> None:
        if self.detail is None:
            return
        dialog = FormDialog(self.tab, f"{title}: {self.detail.person.full_name}", hint)
        dialog.form.add_all(columns)
        dialog.submit_with(partial(answer, self.detail.id, dialog))
        self.dialog = dialog
        dialog.open()

    def _save_from(self, dialog: FormDialog, use_case: Any, *args: Any) -> None:
        closing = Closing(dialog)
        self.desk.save(use_case, *args, on_done=closing.close, on_error=dialog.refuse)

    def preview(self) -> None:
        """Make the PDF of the sheet as it stands and show it."""
        if self.detail is not None:
            self.desk.read(sheet_pdf, self.detail.id, on_done=self._show_preview, latest=(self, "preview"))

    def _show_preview(self, pdf: bytes) -> None:
        from app.ui.evaluation.preview_dialog import SheetPreview

        if self.detail is not None:
            person = self.detail.person
            title = f"Scheda {self.detail.round_title} {person.full_name}"
            self.dialog = SheetPreview(self.tab, title, pdf, partial(self._print_to, self.detail.id))
            self.dialog.open()

    def _print_to(self, sheet_id: SheetId, path: Path) -> None:
        request = DocumentRequest(DocumentKind.SHEETS, self.desk.year, sheet_id)
        self.desk.runner.run_long(print_sheets, self.desk.workspace, request, path, title="Scheda in PDF")

    def go_to_missing(self, missing: Missing) -> None:
        """Go where the missing thing is given: a line of the sheet, or the objective in its page."""
        objective = objective_in(missing.item)
        if missing.kind is MissingKind.VALUE and objective is not None:
            self.desk.hub.go_to(Link("objective", objective))
            return
        self.tab.sheet.pages.setCurrentIndex(0)
        if missing.kind is MissingKind.REASON:
            self.tab.sheet.scores.open_note(missing.section, missing.item)
        elif not self.tab.sheet.scores.go_to(missing.section, missing.item) and not missing.item:
            self.desk.hub.go_to(Link("objectives", self.desk.year))


_HEARD_ON = Column("on", "Giorno dell'incontro", Format.DATE, required=True)
_HEARD = Column("text", "Sintesi", Format.LONG_TEXT, required=True)


def objective_in(item: str) -> ObjectiveId | None:
    """Return the objective of an item like `objective:12`."""
    kind, _, number = item.partition(":")
    return ObjectiveId(int(number)) if kind == "objective" else None


def _openable(workspace: "Workspace", year: int) -> tuple[Sequence[RoundKind], Sequence[MethodVersionRow]]:
    """Return the rounds that the year has not yet, and the methods to choose from."""
    there = {row.kind for row in list_rounds(workspace, year)}
    kinds = [kind for kind in (RoundKind.FINAL, RoundKind.INTERIM) if kind not in there]
    return kinds, list_versions(workspace)

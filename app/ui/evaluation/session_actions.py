"""What the buttons of a session do: opening, preparing, walking all its sheets on, closing, printing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.documents.catalogue import sheet_request
from app.domain.documents.common import Printed
from app.domain.ids import SheetId
from app.domain.italian import plural
from app.domain.method_editing.rows import VersionRow
from app.domain.permissions import Action
from app.domain.rounds.behind import BehindSheet, behind_in_words
from app.domain.rounds.differences import RoundPreview
from app.domain.rounds.rounds import RoundRow
from app.domain.workflow import RoundKind
from app.services.methods.versions import list_method_versions
from app.services.rounds.absences import people_in_service
from app.services.rounds.rounds import list_rounds, open_round, prepare_round, preview_preparation
from app.services.sheets.steps import assign_sheets, close_round
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.ui.evaluation.behind_banner import BehindBanner
from app.ui.evaluation.dialogs import Closing, PrepareDialog, RoundDialog
from app.ui.evaluation.session_tools import GIVE_OUT, LEDGER, TAKE_IN
from app.ui.evaluation.step_dialogs import AssignDialog, FinishDialog
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.files import PDFS, choose_file_to_save
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.kit.rows_table import RowsTable
from app.ui.workbooks.importing import WorkbookImport
from app.ui.workbooks.owners_export import OwnersExport

if TYPE_CHECKING:
    from app.domain.rounds.absences import PersonInService
    from app.services.workspace import Workspace


class SessionActions(QObject):
    """Each question about the session shown, and what follows from its answer. `prepared()` after its sheets were.

    `wanted` is the step to take as soon as the session is shown.
    """

    prepared = Signal()

    def __init__(self, page: QWidget, desk: Desk, table: RowsTable, shown: Callable[[], RoundRow | None]) -> None:
        """Dialogs open over `page`; `shown` gives the session shown, `table` has its sheets."""
        super().__init__(page)
        self.page = page
        self.desk = desk
        self.table = table
        self.shown = shown
        self.dialog: QDialog | None = None
        self.wanted = ""
        self._banner: BehindBanner | None = None

    def session_shown(self, banner: BehindBanner) -> None:
        """Say which of its sheets do not follow the structure; show what preparing it changes, where that was asked."""
        from app.services.rounds.behind import behind_sheets

        self._banner = banner
        self.desk.read(behind_sheets, self.desk.year, on_done=self._say_behind, latest=(self, "behind"))
        wanted, self.wanted = self.wanted, ""
        if wanted and not self.desk.why_not(Action.EDIT_ARCHIVE):
            self.do(wanted)

    def _say_behind(self, found: Sequence[BehindSheet]) -> None:
        banner, shown = self._banner, self.shown()
        if banner is None:
            return
        own = [one for one in found if shown is not None and one.round_id == shown.id]
        banner.say(behind_in_words(own), may_prepare=not self.desk.why_not(Action.EDIT_ARCHIVE))

    def do(self, name: str) -> None:
        if name == "open":
            self.ask_round()
        elif (shown := self.shown()) is not None:
            self._actions[name](shown)

    @property
    def _actions(self) -> dict[str, Callable[[RoundRow], None]]:
        return {
            "prepare": self.ask_preview,
            "print": self.ask_where,
            LEDGER: self.show_ledger,
            GIVE_OUT: self.give_out,
            TAKE_IN: self.take_in,
            "exclude": self.ask_absences,
            "assign": self.ask_assigning,
            "finish": self.ask_finishing,
            "close": self.ask_closing,
        }

    def ask_round(self) -> None:
        self.desk.read(_openable, self.desk.year, on_done=self._show_round_dialog)

    def _show_round_dialog(self, choices: tuple[Sequence[RoundKind], Sequence[VersionRow]]) -> None:
        dialog = RoundDialog(self.page, self.desk.year, *choices)
        dialog.submit_with(partial(self._open_round, dialog))
        self._open(dialog)

    def _open_round(self, dialog: RoundDialog, values: dict[str, Any]) -> None:
        self._save_from(dialog, open_round, dialog.draft_of(values))

    def ask_preview(self, evaluation_round: RoundRow) -> None:
        self.desk.read(preview_preparation, evaluation_round.id, on_done=self._show_preview)

    def _show_preview(self, preview: RoundPreview) -> None:
        if (shown := self.shown()) is not None:
            dialog = PrepareDialog(self.page, shown, preview, self._prepare)
            dialog.accepted.connect(self.prepared)
            self._open(dialog)

    def _prepare(self, dialog: PrepareDialog, confirmed: list[SheetId]) -> None:
        if (shown := self.shown()) is not None:
            self.desk.save(prepare_round, shown.id, confirmed, on_done=dialog.done_with, on_error=dialog.refuse)

    def show_ledger(self, evaluation_round: RoundRow) -> None:
        from app.ui.evaluation.ledger_dialog import SignatureLedgerDialog

        self._open(SignatureLedgerDialog(self.page, self.desk, evaluation_round))

    def give_out(self, _round: RoundRow) -> None:
        """Make the workbooks of the evaluators."""
        OwnersExport(self.page, self.desk, SCORES_WORKBOOK).ask_owners()

    def take_in(self, _round: RoundRow) -> None:
        """Read the workbook that an evaluator has filled."""
        WorkbookImport(self.page, self.desk, SCORES_WORKBOOK).ask_file()

    def ask_absences(self, evaluation_round: RoundRow) -> None:
        self.desk.read(people_in_service, evaluation_round.id, on_done=self._show_absences)

    def _show_absences(self, people: "list[PersonInService]") -> None:
        from app.ui.evaluation.absences_dialog import AbsencesDialog

        if (shown := self.shown()) is not None:
            row = self.table.current_row()
            self._open(AbsencesDialog(self.page, self.desk, shown, people, row.employee_id if row else None))

    def ask_assigning(self, evaluation_round: RoundRow) -> None:
        dialog = AssignDialog(self.page, self.desk.workspace.today, evaluation_round.prepared)
        dialog.submit_with(partial(self._assign, evaluation_round, dialog))
        self._open(dialog)

    def _assign(self, evaluation_round: RoundRow, dialog: FormDialog, values: dict[str, Any]) -> None:
        self._save_from(dialog, assign_sheets, evaluation_round.id, values["on"])

    def ask_finishing(self, evaluation_round: RoundRow) -> None:
        dialog = FinishDialog(self.page, self.desk, evaluation_round)
        self._open(dialog)

    def ask_closing(self, evaluation_round: RoundRow) -> None:
        self.dialog = confirm(
            self.page,
            f"Chiudere la sessione «{evaluation_round.title}»?",
            f"{plural(evaluation_round.total, 'scheda chiusa', 'schede chiuse')}. Dopo la chiusura la sessione non si"
            " prepara più e le sue schede non si modificano più.",
            "Chiudi la sessione",
            self._close_round,
        )

    def _close_round(self) -> None:
        if (shown := self.shown()) is not None:
            self.desk.save(close_round, shown.id)

    def ask_where(self, evaluation_round: RoundRow) -> None:
        what = "Verifiche" if evaluation_round.kind is RoundKind.INTERIM else "Schede"
        name = f"{what}_{evaluation_round.year}.pdf"
        choose_file_to_save(self.page, "Stampa tutte le schede in un PDF", PDFS, name, self.print_to)

    def print_to(self, path: Path) -> None:
        from app.services.audit.output import print_and_tell

        shown = self.shown()
        is_interim = shown is not None and shown.kind is RoundKind.INTERIM
        request = sheet_request(self.desk.year, is_interim=is_interim)
        self.desk.runner.run_long(
            print_and_tell, self.desk.workspace, request, path, title="Stampa delle schede", on_done=self._tell_printed
        )

    def _tell_printed(self, printed: Printed) -> None:
        counted = f"{plural(printed.documents, 'scheda', 'schede')} in {plural(printed.pages, 'pagina', 'pagine')}"
        path = str(printed.files[0])
        open_it = NoticeAction("Apri", partial(QDesktopServices.openUrl, QUrl.fromLocalFile(path)))
        self.desk.tell(Notice(f"{counted}: {path}", actions=(open_it,)))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _save_from(self, dialog: FormDialog, use_case: Any, *args: Any) -> None:
        closing = Closing(dialog)
        self.desk.save(use_case, *args, on_done=closing.close, on_error=dialog.refuse)


def _openable(workspace: "Workspace", year: int) -> tuple[Sequence[RoundKind], Sequence[VersionRow]]:
    """Return the rounds that the year has not yet, and the methods to choose from."""
    there = {row.kind for row in list_rounds(workspace, year)}
    kinds = [kind for kind in (RoundKind.FINAL, RoundKind.INTERIM) if kind not in there]
    return kinds, list_method_versions(workspace)

"""Storia: the changes to the objective with their reasons, and what the audit holds about it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.issues import Severity
from app.domain.italian import format_date
from app.domain.objectives import ObjectiveState
from app.domain.objectives.detail import HISTORY_COLUMNS, ObjectiveDetail, ObjectiveHistoryRow
from app.domain.objectives.records import (
    REVISION_COLUMNS,
    NeutralisationDraft,
    RevisionDraft,
    validate_neutralisation,
    validate_revision,
)
from app.services.objectives.history import objective_history
from app.services.objectives.records import add_revision, neutralise_objective, resume_objective, withdraw_objective
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, PageMessage
from app.ui.objectives.words import with_texts

NEUTRALISATION: tuple[Column, ...] = (
    Column("on_date", "Data", Format.DATE, 12, required=True),
    Column(
        "reason", "Motivazione", Format.LONG_TEXT, 44, required=True, help="La causa non imputabile al responsabile."
    ),
    Column("opinion", "Parere dell'organo di valutazione", Format.LONG_TEXT, 44, required=True),
)


class HistoryPage(DetailPage):
    """Revisions above, the audit below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = PageMessage(self)
        self.revisions = RowsTable(
            REVISION_COLUMNS, name="objectives.revisions", title="Variazioni", empty="Nessuna variazione nell'anno."
        )
        self.operations = RowsTable(
            HISTORY_COLUMNS, name="objectives.operations", title="Registro dell'obiettivo", empty="Nessuna operazione."
        )
        for table in (self.revisions, self.operations):
            table.hide_filter()
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.revisions)
        halves.addWidget(self.operations)
        self.box.addWidget(self.state)
        self.box.addWidget(halves, 1)
        self.resume = make_button("Riprendi", "arrow-counter-clockwise", self.take_back)
        self.neutralise = make_button("Neutralizza…", "prohibit", self.ask_neutralise)
        self.withdraw = make_button("Stralcia…", "scissors", self.ask_withdraw)
        add = make_button("Nuova variazione…", "plus", self.add)
        self.add_buttons([add, self.neutralise, self.withdraw, self.resume])
        self.revisions.verbs.add(add, Order.NEW)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.revisions.set_rows(detail.revisions)
        is_active = detail.state is ObjectiveState.ACTIVE
        self.resume.setVisible(not is_active)
        self.neutralise.setVisible(is_active)
        self.withdraw.setVisible(is_active)
        if is_active:
            self.state.clear()
        else:
            self.state.say(_state_words(detail), Severity.WARNING)
        self.desk.read(objective_history, self.identity, on_done=self._show_operations, latest=(self, "operations"))

    def add(self) -> FormDialog:
        return self._ask_revision("Nuova variazione", add_revision)

    def ask_withdraw(self) -> FormDialog:
        return self._ask_revision("Stralcio dell'obiettivo", withdraw_objective, "Stralcio dell'obiettivo")

    def ask_neutralise(self) -> FormDialog:
        empty = NeutralisationDraft(self.identity)

        def draft(values: dict[str, Any]) -> NeutralisationDraft:
            return replace(empty, **with_texts(values))

        dialog = FormDialog(self, "Neutralizza l'obiettivo", "L'obiettivo non conta e il suo peso è ripartito.")
        dialog.form.add_all(NEUTRALISATION)
        dialog.form.check_with(lambda values: validate_neutralisation(draft(values)))
        return self._open(dialog, lambda values: (neutralise_objective, draft(values)))

    def take_back(self) -> None:
        self.desk.save(resume_objective, self.identity)

    def _ask_revision(self, title: str, use_case: Callable[..., Changes], what: str = "") -> FormDialog:
        identity = self.identity

        def draft(values: dict[str, Any]) -> RevisionDraft:
            return RevisionDraft(objective_id=identity, **with_texts(values))

        dialog = FormDialog(self, title, "La motivazione resta nella storia dell'obiettivo e nella relazione.")
        dialog.form.add_all(REVISION_COLUMNS)
        dialog.form.fill(RevisionDraft(on_date=self.desk.workspace.today, what=what))
        dialog.form.check_with(lambda values: validate_revision(draft(values)))
        return self._open(dialog, lambda values: (use_case, draft(values)))

    def _open(
        self, dialog: FormDialog, work: Callable[[dict[str, Any]], tuple[Callable[..., Changes], Any]]
    ) -> FormDialog:
        def done(_changes: Changes) -> None:
            dialog.accept()

        def save(values: dict[str, Any]) -> None:
            use_case, draft = work(values)
            self.desk.save(use_case, draft, on_done=done, on_error=dialog.refuse)

        dialog.submit_with(save)
        dialog.open()
        return dialog

    def _show_operations(self, rows: Sequence[ObjectiveHistoryRow]) -> None:
        self.operations.set_rows(rows)


def _state_words(detail: ObjectiveDetail) -> str:
    if detail.state is ObjectiveState.NEUTRALISED:
        return f"Neutralizzato il {format_date(detail.neutralised_on)}: {detail.neutralised_reason}"
    return "Stralciato: non conta più nell'anno."

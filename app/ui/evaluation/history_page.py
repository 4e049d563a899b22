"""*Storia*: the steps of a sheet and, for whoever reads the audit, each thing on it that changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from app.domain.audit.sheet_changes import SHEET_CHANGE_COLUMNS, SheetChange, SheetChangeKind
from app.domain.documents.catalogue import HISTORY
from app.domain.ids import SheetId
from app.domain.issues import Link
from app.domain.sheets.detail import SheetDetail
from app.domain.workflow import SheetState
from app.services.audit.sheet_history import sheet_history
from app.ui.evaluation.pages import SheetPage, keep_page_margins
from app.ui.kit.buttons import make_button
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_height
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tight_words import TightWords
from app.ui.kit.tokens import MEASURES

EVERYTHING = "Tutto"


class SheetHistoryPage(SheetPage):
    """What happened to the sheet, the newest first; it is read when the page is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: SheetId | None = None
        self._is_stale = True
        self._changes: Sequence[SheetChange] = ()
        self._kinds: tuple[SheetChangeKind | None, ...] = (None,)
        self.table = RowsTable(
            SHEET_CHANGE_COLUMNS,
            name="evaluation.history",
            title="Storia della scheda",
            empty="La scheda è stata predisposta.\nCiò che succede dopo compare qui.",
        )
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("Che cosa mostrare della storia")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        keep_height(self.kind, MEASURES.field)
        self.kind.activated.connect(self._show_kind)
        self.table.bar.insertWidget(0, self.kind)
        self.print_button = make_button("Stampa…", "printer", self._print, "Tra i documenti, da dove si stampa")
        self.table.bar.addWidget(self.print_button)
        self.table.verbs.add(self.print_button, Order.SPECIAL)
        self.seal = TightWords()
        self.seal.make_quiet()
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.seal)
        order_by_layout(self)

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        if detail.id != self._shown:
            self._shown = detail.id
            self._show(())
        self.print_button.setEnabled(not detail.is_interim and detail.state is not SheetState.SUPERSEDED)
        self._is_stale = True
        if self.isVisible():
            self._read()
        self.seal.setVisible(bool(detail.sha256))
        self.seal.setText(f"Impronta SHA-256: {detail.sha256}")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _print(self) -> None:
        """Show the history among the documents."""
        if self._shown is not None:
            self._desk.hub.go_to(Link("document", self._shown, HISTORY.code))

    def _read(self) -> None:
        if self._shown is not None:
            self._is_stale = False
            shown = partial(self._show_read, self._shown)
            self._desk.read(sheet_history, self._shown, on_done=shown, latest=(self, "history"))

    def _show_read(self, sheet_id: SheetId, changes: Sequence[SheetChange]) -> None:
        if sheet_id == self._shown:
            self._show(changes)

    def _show(self, changes: Sequence[SheetChange]) -> None:
        """Show the changes of the kind chosen, as long as there are any of it."""
        chosen = self._kinds[max(self.kind.currentIndex(), 0)]
        there = {one.kind for one in changes}
        self._changes = changes
        self._kinds = (None, *(kind for kind in SheetChangeKind if kind in there))
        self.kind.clear()
        self.kind.addItems([kind.italian.capitalize() if kind else EVERYTHING for kind in self._kinds])
        self.kind.setCurrentIndex(self._kinds.index(chosen) if chosen in self._kinds else 0)
        self.kind.setVisible(len(self._kinds) > 2)
        self._show_kind()

    def _show_kind(self, _place: int = 0) -> None:
        kind = self._kinds[max(self.kind.currentIndex(), 0)]
        self.table.set_rows([one for one in self._changes if kind in {None, one.kind}])

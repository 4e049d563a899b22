"""The Registro delle firme of the session: what was handed over and signed, and which papers are still out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.documents.catalogue import SIGNATURE_LEDGER
from app.domain.issues import Link
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.signature_ledger import LEDGER_COLUMNS, LedgerRow, counted_out
from app.domain.workflow import RoundKind
from app.services.sheets.signature_ledger import signature_ledger
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

SIZE, TABLE = (1180, 560), 200
ONLY_OUT = "Solo le carte ancora fuori"


class SignatureLedgerDialog(PlainDialog):
    """The ledger as a list, to be printed from the documents; a sheet of it is opened with Enter."""

    def __init__(self, parent: QWidget, desk: Desk, evaluation_round: RoundRow) -> None:
        super().__init__(parent, f"Registro delle firme: {evaluation_round.title}", *SIZE)
        self._desk = desk
        self._round = evaluation_round
        self._rows: Sequence[LedgerRow] = ()
        self.table = RowsTable(
            LEDGER_COLUMNS,
            name="evaluation.register",
            title="Registro delle firme",
            empty="Nessuna scheda da mostrare.\nQui compaiono le schede della sessione che si possono vedere.",
            counted=("scheda", "schede"),
        )
        self.words = hint_label("")
        self.only_out = QCheckBox(ONLY_OUT)
        self.only_out.setAccessibleName(ONLY_OUT)
        self.open_button = make_button("Apri la scheda", "arrow-right", self.open_sheet)
        self.print_button = make_button("Stampa…", "printer", self.print_ledger, "Tra i documenti, da dove si stampa")
        self.print_button.setEnabled(evaluation_round.kind is RoundKind.FINAL)
        self.table.verbs.add(self.open_button, Order.EDIT)
        self.table.verbs.add(self.print_button, Order.SPECIAL)
        self.table.opened.connect(self.open_sheet)
        self.table.current_changed.connect(self._fit)
        self.only_out.toggled.connect(self._show_rows)
        self._lay_out()
        self._fit(None)
        desk.read(signature_ledger, evaluation_round.id, on_done=self._show, latest=(self, "ledger"))

    def open_sheet(self, _row: object = None) -> None:
        """Close the ledger and show the sheet chosen in it."""
        row = self.table.current_row()
        if row is not None:
            self._desk.hub.go_to(Link("sheet", row.id))
            self.accept()

    def print_ledger(self) -> None:
        """Close the list and show the ledger among the documents."""
        self._desk.hub.go_to(Link("document", 0, SIGNATURE_LEDGER.code))
        self.accept()

    def _show(self, rows: list[LedgerRow]) -> None:
        self._rows = rows
        self.words.setText(counted_out(rows))
        self._show_rows()

    def _show_rows(self, _is_on: bool = False) -> None:
        only_out = self.only_out.isChecked()
        self.table.set_rows([one for one in self._rows if one.is_out or not only_out])
        self._fit(self.table.current_row())

    def _fit(self, row: LedgerRow | None) -> None:
        self.open_button.setEnabled(row is not None)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.bar.addWidget(self.only_out)
        self.content.addWidget(self.words)
        self.content.addWidget(ButtonRow(self.open_button, self.print_button))
        self.content.addWidget(self.table, 1)
        self.add_close()

"""The page of conflicts: the cells that were changed in the file and in the archive, and which of the two counts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.workbooks.answers import CellConflict, CellPlace, Side
from app.domain.workbooks.preview import CONFLICT_COLUMNS, ConflictRow
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES

_HINT = (
    "Questi valori sono cambiati dopo che il file è stato fatto, sia in archivio sia nel file: scegliere le righe e"
    " dire quale vale."
)


class ConflictPage(QWidget):
    """Lists the conflicts; `decided()` when a side was chosen for some of them."""

    decided = Signal()

    def __init__(self, conflicts: Sequence[CellConflict]) -> None:
        super().__init__()
        self._conflicts = conflicts
        self.sides: dict[CellPlace, Side] = {}
        self.table = RowsTable(
            CONFLICT_COLUMNS,
            name="workbooks.conflicts",
            title="Valori cambiati da tutte e due le parti",
            empty="Nessun valore è cambiato da tutte e due le parti.",
        )
        self.archive_button = make_button("Vale l'a&rchivio", "database", self._choose_archive)
        self.file_button = make_button("Vale il &file", "file-arrow-down", self._choose_file)
        self.table.verbs.add(self.archive_button, Order.SPECIAL, many="Vale l'archivio per {} righe")
        self.table.verbs.add(self.file_button, Order.SPECIAL, many="Vale il file per {} righe")
        layout = QVBoxLayout(self)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(hint_label(_HINT))
        layout.addWidget(self.table, 1)
        layout.addWidget(ButtonRow(self.archive_button, self.file_button))
        self._show()
        if conflicts:
            self.table.select(conflicts[0].place)

    def _choose_archive(self) -> None:
        self._choose(Side.ARCHIVE)

    def _choose_file(self) -> None:
        self._choose(Side.FILE)

    def _choose(self, side: Side) -> None:
        self.sides |= {row.id: side for row in self.table.selected_rows()}
        self._show()
        self.decided.emit()

    def _show(self) -> None:
        self.table.set_rows([ConflictRow(one, self.sides.get(one.place)) for one in self._conflicts])

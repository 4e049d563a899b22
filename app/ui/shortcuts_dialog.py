"""The page of the shortcuts (*Aiuto › Scorciatoie da tastiera*, Ctrl+?)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.shortcuts import KEY_COLUMNS, KeyRow

SIZE = (760, 560)
HINT = (
    "I tasti dei menu, degli elenchi e delle pagine. Per cercarne uno basta scriverne una parola nel filtro. Quelli "
    "del posto in cui ci si trova sono sempre scritti in fondo alla finestra."
)


class ShortcutsDialog(PlainDialog):
    """All the keys in one list, which is filtered, copied and printed as every other one."""

    def __init__(self, parent: QWidget, rows: Sequence[KeyRow]) -> None:
        super().__init__(parent, "Scorciatoie da tastiera", *SIZE)
        self.table = RowsTable(
            KEY_COLUMNS,
            name="shortcuts",
            title="Scorciatoie da tastiera",
            empty="Nessuna scorciatoia.",
            counted=("scorciatoia", "scorciatoie"),
            parent=self,
        )
        self.table.set_rows(rows)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.table, 1)
        self.add_close()
        self.table.filter.setFocus()

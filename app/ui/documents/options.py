"""What to print: the document and, for sheets, whose and how."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.documents.catalogue import DocumentKind, DocumentRequest, SheetChoice
from app.domain.ids import SheetId
from app.services.evaluation.printing import sheet_choices
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label

ICONS = {
    DocumentKind.SHEETS: "clipboard-text",
    DocumentKind.PLAN: "book-open",
    DocumentKind.ORGANIGRAM: "tree-structure",
}


class DocumentOptions(QWidget):
    """The list of documents with the choices of the one selected; `chosen(DocumentRequest)` at every change."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: SheetId | None = None
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("Documenti")
        self.hint = hint_label("")
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Quali schede")
        self.sheets_label = QLabel("Quali schede")
        self.sheets_label.setBuddy(self.sheets)
        self.blank = QCheckBox("In bianco, senza punteggi")
        self.blank.setAccessibleName("In bianco, senza punteggi")
        self._fill_kinds()
        self._lay_out()
        self.kinds.currentItemChanged.connect(self._choose)
        self.sheets.activated.connect(self._choose)
        self.blank.clicked.connect(self._choose)

    @property
    def kind(self) -> DocumentKind:
        return list(DocumentKind)[max(self.kinds.currentRow(), 0)]

    def reload(self) -> None:
        """Read the sheets of the year again, then ask for the document afresh."""
        self._desk.read(sheet_choices, self._desk.year, on_done=self._show_sheets, latest=(self, "sheets"))

    def choose_sheet(self, sheet_id: SheetId) -> None:
        """Show this sheet, now or as soon as the list is there."""
        self._wanted = sheet_id
        self.kinds.setCurrentRow(list(DocumentKind).index(DocumentKind.SHEETS))
        self.reload()

    def _show_sheets(self, choices: Sequence[SheetChoice]) -> None:
        wanted = self._wanted or self.sheets.currentData()
        self._wanted = None
        self.sheets.clear()
        self.sheets.addItem(f"Tutte ({len(choices)})", None)
        for choice in choices:
            self.sheets.addItem(choice.text, choice.id)
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(wanted)) if wanted else 0)
        self._choose()

    def _choose(self) -> None:
        has_sheets = self.kind is DocumentKind.SHEETS
        for widget in (self.sheets, self.sheets_label, self.blank):
            widget.setVisible(has_sheets)
        self.hint.setText(self.kind.description)
        self.chosen.emit(self._request())

    def _request(self) -> DocumentRequest:
        if self.kind is not DocumentKind.SHEETS:
            return DocumentRequest(self.kind, self._desk.year)
        sheet_id = self.sheets.currentData()
        return DocumentRequest(self.kind, self._desk.year, sheet_id, is_blank=self.blank.isChecked())

    def _fill_kinds(self) -> None:
        for kind in DocumentKind:
            self.kinds.addItem(QListWidgetItem(icon(ICONS[kind]), kind.italian))
        self.kinds.setCurrentRow(0)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kinds, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.sheets_label)
        layout.addWidget(self.sheets)
        layout.addWidget(self.blank)

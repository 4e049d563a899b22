"""What to print: the document and, for sheets, whose and how."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.documents.catalogue import DocumentKind, DocumentRequest, SheetSelection
from app.domain.ids import SheetId
from app.services.documents.sheets import sheet_choices
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override

ICONS = {
    DocumentKind.SHEETS: "clipboard-text",
    DocumentKind.PLAN: "book-open",
    DocumentKind.ORGANIGRAM: "tree-structure",
}
ALL = SheetId(0)
"""The choice that stands for all the sheets; None is no choice yet."""


class ShortList(QListWidget):
    """A list as tall as its lines."""

    @override
    def sizeHint(self) -> QSize:
        lines = sum(self.sizeHintForRow(row) + 2 * self.spacing() for row in range(self.count()))
        return QSize(super().sizeHint().width(), lines + 2 * (self.frameWidth() + self.spacing()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()


class DocumentOptions(QWidget):
    """The list of documents with the choices of the one selected; `chosen(DocumentRequest)` at every change."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: SheetId | None = None
        self.kinds = ShortList()
        self.kinds.setAccessibleName("Documenti")
        self.hint = hint_label("")
        self.sheets = ChoiceBox()
        self.sheets.setAccessibleName("Quali schede")
        self.sheets_label = QLabel("Quali schede")
        self.sheets_label.setBuddy(self.sheets)
        self.blank = QCheckBox("In bianco, senza punteggi")
        self.blank.setAccessibleName("In bianco, senza punteggi")
        self._fill_kinds()
        self._lay_out()
        self._show_options()
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

    def _show_sheets(self, choices: Sequence[SheetSelection]) -> None:
        wanted = self._wanted or self.sheets.currentData()
        self._wanted = None
        self.sheets.clear()
        self.sheets.addItem(f"Tutte le schede ({len(choices)})" if choices else "Nessuna scheda", ALL)
        for choice in choices:
            self.sheets.addItem(choice.text, choice.id)
        found = self.sheets.findData(wanted) if wanted is not None else -1
        self.sheets.setCurrentIndex(found if found >= 0 else min(1, len(choices)))
        self.sheets.setEnabled(bool(choices))
        self.blank.setEnabled(bool(choices))
        self._choose()

    def _choose(self) -> None:
        self._show_options()
        self.chosen.emit(self._request())

    def _show_options(self) -> None:
        for widget in (self.sheets, self.sheets_label, self.blank):
            widget.setVisible(self.kind is DocumentKind.SHEETS)
        self.hint.setText(self.kind.description)

    def _request(self) -> DocumentRequest:
        if self.kind is not DocumentKind.SHEETS:
            return DocumentRequest(self.kind, self._desk.year)
        sheet_id = self.sheets.currentData() or None
        return DocumentRequest(self.kind, self._desk.year, sheet_id, is_blank=self.blank.isChecked())

    def _fill_kinds(self) -> None:
        for kind in DocumentKind:
            self.kinds.addItem(QListWidgetItem(icon(ICONS[kind]), kind.italian))
        self.kinds.setCurrentRow(0)
        self.kinds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kinds.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setSpacing(self.fontMetrics().height() // 6)

    def _lay_out(self) -> None:
        self.sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheets.setMinimumContentsLength(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kinds, self.hint, self.sheets_label, self.sheets, self.blank):
            layout.addWidget(widget)
        layout.insertSpacing(2, self.fontMetrics().height() // 2)
        layout.addStretch(1)

"""Choosing the scan of a paper in a form: a button, and the name of the file chosen beside it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.sheets.attachments import SUFFIXES
from app.ui.kit.buttons import make_button
from app.ui.kit.files import choose_file_to_open
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_margins, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.fields import ERROR
from app.ui.style.shapes import paint_panel

SCANS = f"Scansioni ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
NOTHING = "PDF, PNG, JPEG o TIFF, fino a 10 MB"


class AttachmentField(QWidget):
    """`path` is the file chosen, None while there is none; `chosen` when it changes."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.button = make_button("Scegli file…", "paperclip", self.ask, "Sceglie la scansione da conservare")
        self.drop_button = make_button("Togli", "x", self.drop, "Toglie la scelta: non si allega niente")
        self.drop_button.hide()
        self.name = hint_label(NOTHING)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        keep_margins(row, 0, MEASURES.gap_small, MEASURES.gap_small, MEASURES.gap_small)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.button)
        row.addWidget(self.drop_button)
        row.addWidget(self.name, 1)

    def ask(self) -> None:
        choose_file_to_open(self, "Scansione da allegare", SCANS, self.take)

    def take(self, path: Path) -> None:
        self._show(path)

    def drop(self) -> None:
        """Choose no file after all."""
        self.button.setFocus()
        self._show(None)

    def _show(self, path: Path | None) -> None:
        self.path = path
        self.name.setText(path.name if path else NOTHING)
        self.button.setAccessibleDescription(self.name.text())
        self.drop_button.setVisible(path is not None)
        self.chosen.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge of a field with an error."""
        if self.property(ERROR):
            painter = QPainter(self)
            paint_panel(painter, self.rect(), "", colours_of(self.palette()).error, width=scaled(2))
            painter.end()

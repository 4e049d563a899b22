"""Choosing the scan of a paper in a form: a button, and the name of the file chosen beside it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.sheets.attachments import SUFFIXES
from app.ui.kit.buttons import make_button
from app.ui.kit.files import choose_file_to_open
from app.ui.kit.labels import hint_label
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES

SCANS = f"Scansioni ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
NOTHING = "PDF, PNG, JPEG o TIFF, fino a 10 MB"


class AttachmentField(QWidget):
    """`path` is the file chosen, None while there is none; `chosen` when it changes."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.button = make_button("Scegli file…", "paperclip", self.ask, "Sceglie la scansione da conservare")
        self.name = hint_label(NOTHING)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.button)
        row.addWidget(self.name, 1)

    def ask(self) -> None:
        choose_file_to_open(self, "Scansione da allegare", SCANS, self.take)

    def take(self, path: Path) -> None:
        self.path = path
        self.name.setText(path.name)
        self.chosen.emit()

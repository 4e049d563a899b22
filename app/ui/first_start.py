"""The first page: look at the example, begin an archive, open one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.link_button import LinkButton
from app.ui.kit.tokens import MEASURES


class FirstStart(QWidget):
    """Shown while no archive is open."""

    demo_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pagina iniziale")
        self._recent = QVBoxLayout()
        self._lay_out()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the archives opened lately, and give the keyboard to the last one: it is what one comes for."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if paths:
            self._recent.addWidget(title_label("Aperti di recente", MEASURES.section))
        buttons = [self._recent_button(path) for path in paths]
        for button in buttons:
            self._recent.addWidget(button)
        if buttons:
            buttons[0].setFocus()

    def _recent_button(self, path: Path) -> LinkButton:
        button = LinkButton(path.stem, str(path.parent), "clock-counter-clockwise")
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        return button

    def _lay_out(self) -> None:
        demo = LinkButton(
            "Apri il comune di &esempio",
            "Una copia da provare liberamente, con persone e obiettivi inventati.",
            "map-trifold",
        )
        new = LinkButton("&Nuovo archivio…", "Per il proprio ente: denominazione, anno, metodologia.", "folder-plus")
        existing = LinkButton("Apri &un archivio…", "Un file .merito già presente su questo computer.", "folder-open")
        demo.clicked.connect(self.demo_asked)
        new.clicked.connect(self.new_asked)
        existing.clicked.connect(self.open_asked)
        column = QVBoxLayout()
        column.addWidget(title_label("Merito", MEASURES.figure))
        column.addWidget(hint_label("Il ciclo della performance del comune, dal piano alle schede firmate."))
        column.addSpacing(self.fontMetrics().height())
        for button in (demo, new, existing):
            column.addWidget(button)
        column.addSpacing(self.fontMetrics().height())
        column.addLayout(self._recent)
        self._centre(column)

    def _centre(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setLayout(column)
        middle.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        layout = QGridLayout(self)
        layout.addWidget(middle, 1, 1)
        layout.setRowStretch(0, 1)
        layout.setRowStretch(2, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)

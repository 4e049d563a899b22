"""The head of the page: what is being imported, that nothing is written yet, and another file."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.italian import plural
from app.domain.plan_text.blocks import SourceDocument
from app.ui.kit.buttons import make_button
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_margins, keep_spacing, keep_width, scaled, zoom
from app.ui.kit.tokens import MEASURES

TITLE = "Importa un piano"
NOTHING_WRITTEN = "Nulla è ancora scritto"
HEIGHT, FACTS_LEAST = 40, 160
SHORT = 900
"""Under this width the sentence is left to the primary button, which says what would be written."""


class ImportHead(QWidget):
    """`file_asked`, `paste_asked`: another document in the place of this one."""

    file_asked, paste_asked = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FittingWords()
        self.other_button = make_button("Al&tro file…", "", self.file_asked.emit)
        self.paste_button = make_button("Inc&olla testo…", "", self.paste_asked.emit)
        self._sign, self._sentence = QLabel(), hint_label(NOTHING_WRITTEN)
        self._sentence.setWordWrap(False)
        self._lay_out()
        zoom().changed.connect(self._draw_sign)
        self._draw_sign()

    def show_document(self, document: SourceDocument | None, year: int) -> None:
        """Say file, pages and year; without a document only the year."""
        facts = [f"anno {year}"]
        if document is not None:
            pages = [plural(document.pages, "pagina", "pagine")] if document.pages else []
            facts = [document.name or "Testo incollato", *pages, *facts]
        self.facts.say(*(", ".join(facts[place:]) for place in range(len(facts))))
        for button in (self.other_button, self.paste_button):
            button.setVisible(document is not None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= scaled(SHORT)
        self._sentence.setVisible(has_room)
        self._sign.setVisible(has_room)

    def _draw_sign(self) -> None:
        side = scaled(MEASURES.icon)
        self._sign.setPixmap(icon("info").pixmap(side, side))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(title_label(TITLE))
        row.addSpacing(MEASURES.gap)
        row.addWidget(self.facts, 1)
        row.addWidget(self._sign)
        row.addWidget(self._sentence)
        row.addSpacing(MEASURES.gap)
        row.addWidget(self.paste_button)
        row.addWidget(self.other_button)
        for button in (self.other_button, self.paste_button):
            keep_height(button, MEASURES.page_button)
        keep_width(self._sign, MEASURES.icon)
        keep_height(self, HEIGHT)

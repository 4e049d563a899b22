"""The first page: look at the example, begin an archive, open one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.front_card import BesideLine, Centred, FrontCard, front_heading
from app.ui.kit.buttons import Button
from app.ui.kit.icons import icon
from app.ui.kit.labels import Words, title_label
from app.ui.kit.link_button import LinkButton
from app.ui.kit.notice_line import NoticeFoot
from app.ui.kit.overrides import override
from app.ui.kit.scale import (
    font_of,
    keep_height,
    keep_margins,
    keep_minimum_width,
    keep_spacing,
    scaled,
)
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_band

LIST_PART, VERBS_PART = 4, 3
ROW, ROW_LEAST, ROW_SIDE, ROW_WORDS, BAR = 40, 160, 20, 52, 3
WHAT_FOR = "Il ciclo della performance del comune, dal piano alle schede firmate."
NONE_YET = "Da questo computer non si è ancora aperto nessun archivio."
BEGIN = "Per vedere com'è fatto il programma aprire il comune di esempio: è una copia da provare."


class FirstStart(QWidget):
    """Shown while no archive is open."""

    demo_asked = Signal()
    new_asked = Signal()
    last_year_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pagina iniziale")
        self._foot = NoticeFoot()
        self.notice = self._foot.line
        self.verbs: list[LinkButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._empty = Words(f"{NONE_YET}\n{BEGIN}")
        self._lay_out()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the archives opened lately, and give the keyboard to the last one: it is what one comes for.

        Where none was opened yet, to the first of the verbs.
        """
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        buttons = [self._recent_button(path) for path in paths]
        for button in buttons:
            self._recent.addWidget(button)
        self._empty.setVisible(not buttons)
        (buttons or self.verbs)[0].setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves of the card one under the other where there is no room for both."""
        super().resizeEvent(event)
        self._card.fit(self.width())

    def _recent_button(self, path: Path) -> "RecentRow":
        button = RecentRow(path)
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        return button

    def _lay_out(self) -> None:
        self._card = FrontCard(self._recent_half(), LIST_PART, self._verbs_half(), VERBS_PART)
        page = QWidget()
        column = QVBoxLayout(page)
        keep_margins(column, *[MEASURES.margin] * 4)
        keep_spacing(column, 2 * MEASURES.gap_groups)
        column.addStretch(1)
        column.addLayout(front_heading("Merito", WHAT_FOR))
        column.addWidget(self._card)
        column.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(in_scroll_area(Centred(page)), 1)
        outer.addWidget(self._foot)

    def _recent_half(self) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        keep_margins(column, 0, MEASURES.margin, 0, MEASURES.margin)
        keep_spacing(column, MEASURES.gap)
        title = QHBoxLayout()
        keep_margins(title, MEASURES.margin, 0, MEASURES.margin, 0)
        title.addWidget(title_label("Aperti di recente", MEASURES.section))
        title.addStretch(1)
        column.addLayout(title)
        column.addLayout(self._recent)
        empty = QHBoxLayout()
        keep_margins(empty, MEASURES.margin, 0, MEASURES.margin, 0)
        empty.addWidget(self._empty)
        column.addLayout(empty)
        column.addStretch(1)
        return half

    def _verbs_half(self) -> QWidget:
        half = BesideLine()
        column = QVBoxLayout(half)
        keep_margins(column, *[MEASURES.margin] * 4)
        keep_spacing(column, MEASURES.gap)
        verbs = (
            ("Apri il comune di &esempio", EXAMPLE, "map-trifold", self.demo_asked),
            ("&Nuovo archivio…", OWN, "folder-plus", self.new_asked),
            ("Nuovo ann&o da un archivio…", AFTER, "calendar-plus", self.last_year_asked),
            ("Apri &un archivio…", THERE, "folder-open", self.open_asked),
        )
        for text, description, icon_name, asked in verbs:
            button = LinkButton(text, description, icon_name)
            button.clicked.connect(asked)
            self.verbs.append(button)
            column.addWidget(button)
        column.addStretch(1)
        return half


OWN = "Per il proprio ente, passo per passo: metodologia, password, copie."
AFTER = "Si apre quello dell'anno scorso; che cosa copiare si sceglie."
THERE = "Un file .merito che c'è già."
EXAMPLE = "Una copia da provare liberamente, con persone e obiettivi inventati."


class RecentRow(Button):
    """An archive opened lately: its name, and where it is."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path.parent))
        self.setToolTip(str(path))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        keep_minimum_width(self, ROW_LEAST)
        keep_height(self, ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        if self.hasFocus():
            paint_band(painter, self.rect(), colours.selected)
            paint_band(painter, QRect(0, 0, scaled(BAR), self.height()), colours.accent)
        elif self.underMouse():
            paint_band(painter, self.rect(), colours.soft)
        side = scaled(MEASURES.band_icon)
        icon("clock-counter-clockwise").paint(painter, QRect(scaled(ROW_SIDE), (self.height() - side) // 2, side, side))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        """Write the name, then at the right as much as fits of the folder: its end tells most."""
        colours = colours_of(self.palette())
        room = self.rect().adjusted(scaled(ROW_WORDS), 0, -scaled(MEASURES.margin), 0)
        painter.setFont(font_of(MEASURES.body, strong=True))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(self._path.stem, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        taken = painter.fontMetrics().horizontalAdvance(name) + scaled(MEASURES.margin)
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        place = room.adjusted(taken, 0, 0, 0)
        folder = painter.fontMetrics().elidedText(str(self._path.parent), Qt.TextElideMode.ElideLeft, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, folder)

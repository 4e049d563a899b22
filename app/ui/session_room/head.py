"""The top of *Seduta*: which session, how far it has gone, who sees the scores, the way out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.sheets.sitting import SittingMark, SittingWalk
from app.ui.evaluation.sheet_header import StateShape
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing
from app.ui.kit.tokens import colours_of
from app.ui.session_room.cap_button import CapButton, keep_icon
from app.ui.session_room.segments import SegmentBar, counted
from app.ui.session_room.sizes import RoomSizes


class RoomHead(QWidget):
    """`left()` when one wants to go."""

    left = Signal()

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        self.word = QLabel("Seduta")
        keep_font(self.word, sizes.quiet.pixels, strong=True)
        self.title = FittingWords()
        self.segments = SegmentBar(sizes)
        self.counter = QLabel()
        keep_font(self.counter, sizes.counter, strong=True)
        self.skipped = FittingWords()
        self.eye = StateShape("eye")
        self.seen_by = FittingWords()
        keep_font(self.seen_by, sizes.small)
        for words in (self.title, self.skipped):
            keep_font(words, sizes.quiet.pixels)
        for words in (self.title, self.skipped, self.seen_by):
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.leave = CapButton("Esci", "x", "Esc")
        self.leave.clicked.connect(self.left)
        self.leave.setAccessibleName("Esci dalla seduta")
        self.leave.setToolTip("Torna alla pagina Valutazioni: quello che è scritto è salvato")
        keep_font(self.leave, sizes.small)
        keep_icon(self.leave, sizes.small)
        keep_height(self.leave, sizes.leave)
        row = QHBoxLayout(self)
        keep_margins(row, sizes.side, 0, sizes.side, 0)
        keep_spacing(row, sizes.gap)
        row.addWidget(self.word)
        row.addWidget(self.title)
        row.addSpacing(sizes.side)
        row.addWidget(self.segments, 1)
        row.addWidget(self.counter)
        row.addWidget(self.skipped)
        row.addSpacing(sizes.side)
        row.addWidget(self.eye)
        row.addWidget(self.seen_by)
        row.addWidget(self.leave)
        keep_height(self, sizes.head)

    def show_walk(self, title: str, walk: SittingWalk) -> None:
        self.title.say(title, "")
        self.segments.show_walk(walk)
        self.counter.setText(f"{walk.place} / {len(walk.rows)}" if walk.place else f"{len(walk.rows)}")
        self.counter.setAccessibleName(f"Persona {walk.place} di {len(walk.rows)}")
        skipped = [mark for mark in walk.marks if mark is SittingMark.SKIPPED]
        self.skipped.say(counted(skipped), "")
        self.skipped.setVisible(bool(skipped))

    def show_readers(self, words: str) -> None:
        """Say who sees the scores of the sheet in front; empty where none is."""
        shown = words[:1].upper() + words[1:]
        self.seen_by.say(shown, "")
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(shown)
        for widget in (self.eye, self.seen_by):
            widget.setVisible(bool(words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        painter.end()

"""The note beside a score: one line that grows with what is written."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.kit.key_caps import KeyHint, cap_width, paint_caps
from app.ui.kit.keys import ENTER
from app.ui.kit.long_text import height_of, lines_in
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

USUAL, REQUIRED = "Nota al punteggio, stampata nella scheda", "Obbligatoria: scrivere perché"
_MOST_LINES = 5
_LINE = 20
_AROUND = 1
"""What is left above and below the words, within the edge, in pixels of the drawing."""
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class NoteEdit(QPlainTextEdit):
    """Enter or Esc ends it; Shift+Enter begins a line. `committed(text)` when it is left with other words."""

    committed = Signal(str)
    finished = Signal()

    def __init__(self, label: str, letters: int = MEASURES.body) -> None:
        """`letters` is their height in pixels of the drawing."""
        super().__init__()
        self._line = _LINE * letters // MEASURES.body
        keep_font(self, letters)
        self.document().setDocumentMargin(_AROUND)
        self._stored = ""
        self.setAccessibleName(f"Nota: {label}")
        self._is_required = False
        self._label = label
        self.setPlaceholderText(USUAL)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        zoom().changed.connect(self._fit)
        self._fit()

    def name_after(self, label: str) -> None:
        self._label = label
        self._tell_name()

    def ask_for(self, *, is_required: bool) -> None:
        """Say whether the score given waits for these words: the empty field has a warning and another ground."""
        if is_required is not self._is_required:
            self._is_required = is_required
            self.setPlaceholderText(REQUIRED if is_required else USUAL)
            self._tell_name()
            self._dress()

    def _tell_name(self) -> None:
        self.setAccessibleName(f"Nota: {self._label}" + ", obbligatoria" * self._is_required)

    def _dress(self) -> None:
        """Warn by the ground of what is required; with anything else set the note would keep the theme of now."""
        palette = QPalette()
        if self._is_required:
            palette.setColor(QPalette.ColorRole.Base, QColor(colours_of(self.palette()).warning_soft))
        if self.palette().color(QPalette.ColorRole.Base) != palette.color(QPalette.ColorRole.Base):
            self.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme chosen while the field waits, and letters of another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        if event.type() is QEvent.Type.PaletteChange and self._is_required:
            self._dress()

    def show_text(self, text: str, *, is_open: bool, is_of_another: bool) -> None:
        """Show what is stored; what is being written of the same sheet is left alone."""
        self.setReadOnly(not is_open)
        if (is_of_another or not self.hasFocus()) and text != self.toPlainText():
            self.setPlainText(text)
        self._stored = text

    def key_hints(self) -> Sequence[KeyHint]:
        """Return the keys of who writes; of a note that is only read, those of its row are told."""
        return () if self.isReadOnly() else (KeyHint("Invio", "torna al grado"), KeyHint("Maiusc Invio", "a capo"))

    @property
    def words(self) -> str:
        return self.toPlainText().strip()

    def mark_wrong(self, *, is_wrong: bool) -> None:
        self.setProperty("error", is_wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def commit(self) -> None:
        """Say what was written, if it is not what is stored."""
        if self.words != self._stored and not self.isReadOnly():
            self._stored = self.words
            self.committed.emit(self.words)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the height again: letters and edge are those of the style from now on."""
        super().showEvent(event)
        self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in ENTER and not event.modifiers() & _WITH
        if event.key() == Qt.Key.Key_Escape or is_enter:
            self.commit()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(300), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), height_of(self, 1, self._line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.toPlainText() and not self.hasFocus() and not self.isReadOnly():
            painter = QPainter(self.viewport())
            left = self.viewport().width() - cap_width("F2") - scaled(MEASURES.gap_small)
            paint_caps(painter, left, self.viewport().height() // 2, "F2", colours_of(self.palette()))
            painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap elsewhere in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(height_of(self, min(lines_in(self, _MOST_LINES), _MOST_LINES), self._line))

"""The status line: which archive, the keys of the place with the keyboard, when the last change was saved."""

from datetime import datetime

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QStatusBar, QWidget

from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint, KeyHintsLine, hint_news, hints_at
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_band
from app.ui.window_services import OpenedArchive

SIDE, GAP, PICTURE = 16, 16, 14
HELP = (KeyHint("F1", "aiuto"),)
READING_MS = 8_000
"""How long a reason stays: a key that does nothing says why, and no other event takes that away."""
EVERYWHERE = (KeyHint("Ctrl K", "cerca"), *HELP)
"""What is said where the place with the keyboard says nothing of its own; without an archive, only of the help."""


class Status(QStatusBar):
    """Says where one is working, what the keys do there, and that the work is safe."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.archive, self.file, self.saved = QLabel(self), QLabel(self), QLabel(self)
        self.keys = KeyHintsLine(self)
        self.why = QLabel(self)
        for label in (self.archive, self.file, self.saved, self.why):
            keep_font(label, MEASURES.caption)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Barra di stato")
        keep_height(self, MEASURES.status)
        zoom().changed.connect(self._place)
        self.messageChanged.connect(self._say)
        self.said_long_enough = QTimer(self, singleShot=True, interval=READING_MS)
        self.said_long_enough.timeout.connect(self.clearMessage)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh_keys)
        hint_news().changed.connect(self._soon.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def show_archive(self, opened: OpenedArchive | None) -> None:
        """Show what was opened just now, or nothing."""
        self.show_name(opened)
        self.clearMessage()
        if opened is None:
            self.keys.show_hints(HELP)  # the keys were those of a page that is no more
        self._show_saved("Tutto è salvato" if opened else "")

    def show_name(self, opened: OpenedArchive | None) -> None:
        mark = "  ·  DATI DIMOSTRATIVI" if opened and opened.is_demo else ""
        self.archive.setText(f"{opened.title}{mark}" if opened else "Nessun archivio aperto")
        self.file.setText(opened.path.name if opened else "")
        self.file.setToolTip(str(opened.path) if opened else "")

    def show_saved(self, now: datetime) -> None:
        self._show_saved(f"Salvato alle {now:%H:%M}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_band(painter, self.rect(), colours.base)
        paint_band(painter, QRect(0, 0, self.width(), 1), colours.line)
        if self.saved.text():
            side = scaled(PICTURE)
            left = self.saved.x() - side - scaled(MEASURES.gap_small)
            tick = QRect(left, (self.height() - side) // 2, side, side)
            coloured_icon("check", colours.good).paint(painter, tick)
        painter.end()

    def _say(self, message: str) -> None:
        """Say for a while what Qt tells the status line (why a verb is off) where the keys are."""
        self.why.setText(message)
        self.why.setVisible(bool(message))
        self.keys.setVisible(not message)
        (self.said_long_enough.start if message else self.said_long_enough.stop)()
        self._place()

    def _show_saved(self, words: str) -> None:
        self.saved.setText(words)
        self._place()
        self.update()

    def _place(self) -> None:
        """The name of the ente comes first, then what was saved; keys and file take what is left."""
        left = self._put(self.archive, scaled(SIDE))
        saved_width = self.saved.sizeHint().width()
        right = self.width() - scaled(SIDE) - saved_width
        self.saved.setGeometry(right, 0, saved_width, self.height())
        right -= scaled(PICTURE + MEASURES.gap_small + GAP) if self.saved.text() else 0
        has_room = right - left - self.file.sizeHint().width() > self.keys.sizeHint().width() + scaled(GAP) * 2
        self.file.setVisible(bool(self.file.text()) and has_room)
        if has_room:
            left = self._put(self.file, left)
        self.keys.setGeometry(self._keys_place(left, right))
        self.why.setGeometry(QRect(left, 0, max(right - left, 0), self.height()))
        if self.why.text():
            self.file.hide()

    def _keys_place(self, left: int, right: int) -> QRect:
        """In the middle of the window where there is room, else between what is at the sides."""
        half = min(self.width() // 2 - left, right - self.width() // 2)
        if half * 2 >= self.keys.sizeHint().width():
            left, right = self.width() // 2 - half, self.width() // 2 + half
        return QRect(left, 0, max(right - left, 0), self.height())

    def _put(self, label: QLabel, left: int) -> int:
        width = label.sizeHint().width()
        label.setGeometry(left, 0, width, self.height())
        return left + width + scaled(GAP)

    def refresh_keys(self) -> None:
        """Say again what the keys do: the place with the keyboard may have become another one."""
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self.window():
            return
        hints = tuple(hints_at(now) or (EVERYWHERE if self.file.text() else HELP))
        if hints != self.keys.hints:
            self.keys.show_hints(hints)
            self._place()

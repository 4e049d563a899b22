"""The line of a notice in a page: its sign, its words, its verbs and a cross."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.kit.buttons import make_button, make_primary, make_tool
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import cap_width, paint_caps
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_minimum_height, keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of

SIDE, PICTURE = 12, 16
FOOT_MARGINS = (16, 0, 16, 8)
SIGNS = {NoticeKind.DONE: "check", NoticeKind.WARNING: "warning-fill", NoticeKind.ERROR: "warning-circle-fill"}


class NoticeLine(QWidget):
    """The place of a notice in a page: empty and hidden, or a line with its sign, its verbs and a cross."""

    told, closed = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._verbs = QHBoxLayout()
        self._cross = make_tool("Chiudi l'avviso (Esc)", "x", self.close_notice)
        layout = QHBoxLayout(self)
        layout.addWidget(self._words, 1)
        layout.addLayout(self._verbs)
        layout.addWidget(self._cross)
        keep_margins(layout, SIDE + PICTURE + SIDE, 4, 4, 4)
        keep_spacing(layout, MEASURES.gap)
        keep_spacing(self._verbs, MEASURES.gap)
        keep_minimum_height(self, MEASURES.notice)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Put this notice in the place of the one before, and say it to a screen reader."""
        self._notice = notice
        self._words.setText(notice.words)
        said = f"{notice.kind.value}: {notice.words}"
        self.setAccessibleName(said)
        self._show_verbs(notice)
        self.show()
        self.told.emit()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def close_notice(self) -> None:
        """Take the notice away; the keyboard, when it was in it, goes back to the page."""
        if self._notice is not None:
            self._notice = None
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.focusPreviousChild()
            self.hide()
            self.closed.emit()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first verb of the notice, or to the cross."""
        first = self._verbs.itemAt(0)
        widget = first.widget() if first is not None else None
        (widget or self._cross).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_notice()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._notice is None:
            return
        painter, colours = QPainter(self), colours_of(self.palette())
        ink, ground = _colours_of_kind(self._notice.kind, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), scaled(MEASURES.radius), scaled(MEASURES.radius))
        side = scaled(PICTURE)
        place = QRect(scaled(SIDE), (self.height() - side) // 2, side, side)
        coloured_icon(SIGNS[self._notice.kind], ink).paint(painter, place)
        painter.end()

    def _show_verbs(self, notice: Notice) -> None:
        while (item := self._verbs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        is_question = any(action.is_primary for action in notice.actions)
        for action in notice.actions:
            self._verbs.addWidget(button := self._button(action, is_flat=not is_question))
            button.show()  # at once: who is led here by a key finds it ready
            if action.takes_keyboard:
                QTimer.singleShot(0, button, button.setFocus)  # after the cell that is being left
            if action.keys:
                self._verbs.addWidget(KeyCap(action.keys))

    def _button(self, action: NoticeAction, *, is_flat: bool) -> QPushButton:
        button = make_button(action.label, "", lambda: self._do(action))
        button.setFlat(is_flat)
        if is_flat:
            keep_font(button, MEASURES.body, strong=True)
        if action.is_primary:
            make_primary(button)
        keep_height(button, MEASURES.field)
        return button

    def _do(self, action: NoticeAction) -> None:
        self.close_notice()
        action.run()


class NoticeFoot(QWidget):
    """The room of a notice at the foot of a page: there only while there is a notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NoticeLine()
        layout = QHBoxLayout(self)
        layout.addWidget(self.line)
        keep_margins(layout, *FOOT_MARGINS)
        self.hide()
        self.line.told.connect(self.show)
        self.line.closed.connect(self.hide)


class KeyCap(QWidget):
    """Keys painted as a cap, beside a button that they press."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)
        zoom().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._keys), scaled(MEASURES.field))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_caps(painter, 0, self.height() // 2, self._keys, colours_of(self.palette()))
        painter.end()


def _colours_of_kind(kind: NoticeKind, colours: Colours) -> tuple[str, str]:
    """Return the ink of the sign and the ground."""
    match kind:
        case NoticeKind.DONE:
            return colours.good, colours.good_soft
        case NoticeKind.WARNING:
            return colours.warning, colours.warning_soft
        case NoticeKind.ERROR:
            return colours.error, colours.error_soft

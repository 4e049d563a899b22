"""What every dialog of the program is: content above, buttons below, within the screen, one primary button."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.kit.buttons import make_primary
from app.ui.kit.help_key import offer_help_key
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.sizes import centre_over_parent, keep_within_screen
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tokens import MEASURES

FORM_WIDTH = 560
NESTED = 3
"""How many layouts stand one in the other around a sentence: the window's, the form's, the field's."""
TURNS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}
RING = 4
"""Room around the content for the ring of what has the keyboard."""


class PlainDialog(QDialog):
    """A title, a `content` that scrolls when the screen is too small for it, and `buttons` at the bottom right.

    Enter presses the button that has the keyboard, or else the primary one (unless `enter_presses_primary` is taken
    away), which does not move with the focus. Pag↑ and Pag↓ turn the pages of `turned` from wherever the keyboard is.
    """

    def __init__(self, parent: QWidget | None, title: str, width: int = FORM_WIDTH, height: int = 0) -> None:
        """`width` and `height` are in pixels of the drawing; 0 is as tall as the content asks."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.primary: QPushButton | None = None
        self.enter_presses_primary = True
        self._asked = QSize(width, height)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        keep_margins(self.content, RING, RING, RING, RING)
        keep_spacing(self.content, MEASURES.gap)
        self.area = _Area(inside)
        self.turned: QAbstractScrollArea = self.area
        self.buttons = QDialogButtonBox(self)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        keep_margins(layout, *[MEASURES.margin - RING] * 4)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.buttons)
        zoom().followed.connect(self._follow_zoom)
        offer_help_key(self)

    def set_primary(self, button: QPushButton) -> QPushButton:
        """Mark the button that brings the work on: Enter in a field presses it."""
        self.primary = make_primary(button)
        return button

    def put_button(self, button: QPushButton, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        self.buttons.addButton(button, role)
        return button

    def add_close(self) -> QPushButton:
        """Add the button of a dialog that only shows something."""
        return self.buttons.addButton("Chiudi", QDialogButtonBox.ButtonRole.RejectRole)

    def fit(self) -> None:
        """Take the size asked for, or that of the content, as far as the screen goes.

        The width first, with nothing that scrolls: words have claimed the lines that they took in the one before.
        """
        room = self._room()
        width = min(scaled(self._asked.width()), room.width())
        self.resize(width, room.height())
        self._lay_out_words()
        height = scaled(self._asked.height()) or self._height_for(width)
        self.resize(width, min(height, room.height()))

    def make_room(self) -> None:
        """Grow with what has appeared in the content, as far as the screen goes."""
        self._lay_out_words()
        height = self._height_for(self.width())
        if height > self.height():
            self.resize(self.width(), max(self.height(), min(height, self._room().height())))
            keep_within_screen(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_primary(self, self.primary if self.enter_presses_primary else None)
        self.fit()
        if not event.spontaneous():
            centre_over_parent(self)
        order_by_layout(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (turn := TURNS.get(Qt.Key(event.key()))) is not None:
            self.turned.verticalScrollBar().triggerAction(turn)
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    def _follow_zoom(self) -> None:
        if self.isVisible():
            self.fit()
            keep_within_screen(self)

    def _room(self) -> QSize:
        """Return the largest size that leaves the title bar and the edge of the screen in sight."""
        room = self.screen().availableGeometry().size()
        return QSize(room.width() * 19 // 20, room.height() * 19 // 20)

    def _lay_out_words(self) -> None:
        """Let each sentence claim the lines that it takes at this width: a claim may change what holds it in turn."""
        for _ in range(NESTED):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.content.activate()

    def _height_for(self, width: int) -> int:
        """Return the height that shows the whole content and the buttons."""
        layout = self.layout()
        if layout is None:
            return 0
        sides = layout.contentsMargins()
        inside = width - sides.left() - sides.right()
        if self.content.hasHeightForWidth():
            content = self.content.totalHeightForWidth(inside)
        else:
            content = self.content.totalSizeHint().height()
        foot = self.buttons.sizeHint().height() + layout.spacing() if not self.buttons.isHidden() else 0
        return content + foot + sides.top() + sides.bottom()


class _Area(QScrollArea):
    """Scrolls the content, downwards only, and leaves the keys to the dialog."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def keep_primary(window: QWidget, primary: QPushButton | None) -> None:
    """Let the focus move no button into the place of the primary one, as Qt does."""
    for button in window.findChildren(QPushButton):
        button.setAutoDefault(False)
        button.setDefault(button is primary)


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press with Enter the button that has the keyboard; tell whether there is one."""
    focused = window.focusWidget()
    if event.key() not in ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not isinstance(focused, QPushButton):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True

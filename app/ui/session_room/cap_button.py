"""A button that shows the key that presses it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from app.ui.kit.buttons import Button
from app.ui.kit.icons import icon
from app.ui.kit.key_caps import cap_width, paint_caps
from app.ui.kit.overrides import override
from app.ui.kit.scale import Kept, scaled
from app.ui.kit.tokens import MEASURES, colours_of


class CapButton(Button):
    """Words, an icon before them, and the cap of the key after them."""

    def __init__(self, text: str, icon_name: str, keys: str = "") -> None:
        super().__init__(icon(icon_name), text)
        self._keys = keys
        self.setAccessibleName(text)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._cap_room, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _cap_room(self) -> int:
        return cap_width(self._keys) + scaled(MEASURES.gap) if self._keys else 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        whole = QRect(option.rect)  # the rectangle of an option is read by reference
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = whole.adjusted(0, 0, -self._cap_room, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self._keys:
            left = whole.right() - self._cap_room - scaled(MEASURES.gap_small)
            paint_caps(painter, left, whole.center().y() + 1, self._keys, colours_of(self.palette()))
        painter.end()


def keep_icon(button: QPushButton, pixels: int) -> None:
    """Give the icon of a button this side of the drawing."""
    Kept(button, _set_icon_size, pixels)


def _set_icon_size(button: QPushButton, pixels: int) -> None:
    button.setIconSize(QSize(pixels, pixels))

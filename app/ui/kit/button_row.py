"""Buttons in one line, of which those that have no room wait in a menu."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled
from app.ui.kit.tokens import MEASURES


class ButtonRow(QWidget):
    """Never wraps and never cuts: from the last on, what has no room goes under *Altro*."""

    def __init__(self, *buttons: QAbstractButton, keeps_last: bool = False) -> None:
        """With `keeps_last` the first ones go under *Altro*, which stands before the others: a row held at its end."""
        super().__init__()
        self._keeps_last = keeps_last
        self.buttons: list[QAbstractButton] = []
        self._off: set[QAbstractButton] = set()
        self.more = QPushButton("Altro")
        self.more.setAutoDefault(False)
        self.more.setAccessibleName("Altro")
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        keep_spacing(self._line, MEASURES.gap)
        self._line.addWidget(self.more)
        self._line.insertStretch(0 if keeps_last else 1, 1)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in buttons:
            self.add(button)

    def add(self, button: QAbstractButton) -> None:
        """Put a button after the others."""
        self._line.insertWidget(len(self.buttons) + (2 if self._keeps_last else 0), button)
        self.buttons.append(button)
        self._fold()

    def offer(self, button: QAbstractButton, *, is_offered: bool) -> None:
        """Show a button, or take it away where it has no meaning."""
        self._off = self._off - {button} if is_offered else self._off | {button}
        self._fold()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._offered()), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def folded(self) -> list[QAbstractButton]:
        """Return the buttons that wait under *Altro*."""
        return [button for button in self._offered() if button.isHidden()]

    def _offered(self) -> list[QAbstractButton]:
        return [button for button in self.buttons if button not in self._off]

    def _width_of(self, buttons: list[QAbstractButton]) -> int:
        return sum(_width_of(button) for button in buttons) + scaled(MEASURES.gap) * max(len(buttons) - 1, 0)

    def _fold(self) -> None:
        """Show as many buttons as there is room for."""
        offered = self._offered()
        count = len(offered)
        if self._width_of(offered) > self.width():
            while count > 0 and self._width_of([*self._kept(offered, count), self.more]) > self.width():
                count -= 1
        kept = self._kept(offered, count)
        for button in self.buttons:
            button.setVisible(button in kept)
        self.more.setVisible(count < len(offered))

    def _kept(self, offered: list[QAbstractButton], count: int) -> list[QAbstractButton]:
        """Return the buttons that stay when there is room for so many."""
        return offered[len(offered) - count :] if self._keeps_last else offered[:count]

    def _fill_menu(self) -> None:
        self._menu.clear()
        for button in self.folded():
            action = self._menu.addAction(button.icon(), button.text() or button.accessibleName())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)


def _width_of(button: QAbstractButton) -> int:
    """Return what a button takes: a picture is kept larger than it asks for when the zoom is."""
    return button.sizeHint().expandedTo(button.minimumSize()).width()

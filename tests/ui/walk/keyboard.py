"""A window gone along with Tab: everything is reached, in the order of reading, and nothing keeps the keyboard."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from tests.ui.walk.faults import Fault, in_sight, name_of, takes_keyboard

MOST = 400
"""Presses of Tab, after which a window has no end."""


def tab_faults(root: QWidget) -> Iterator[Fault]:
    """Press Tab until one is back where one began."""
    passed = list(passed_with_tab(root))
    if passed and passed[-1] in passed[:-1]:
        yield Fault("il tabulatore gira senza uscire", name_of(passed.pop()))
    for before, after in pairwise(passed):
        if after is first_of(stops_in(root)):
            continue  # round to the beginning, which was off when one began
        if is_backwards(place_of(before, root), place_of(after, root)):
            yield Fault("il tabulatore torna indietro", f"da {name_of(before)} a {name_of(after)}")
    if len(passed) >= MOST:
        yield Fault("il tabulatore non finisce", name_of(passed[-1]))
    for widget in in_sight(root):
        if takes_keyboard(widget) and not is_reached(widget, passed):
            yield Fault("non si raggiunge con il tabulatore", name_of(widget))


def stops_in(root: QWidget) -> list[QWidget]:
    return [one for one in in_sight(root) if takes_keyboard(one) and not one.visibleRegion().isEmpty()]


def passed_with_tab(root: QWidget) -> Iterator[QWidget]:
    window = root.window()
    stops = stops_in(root)
    if not stops:
        return
    start = first_of(stops)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    passed: list[QWidget] = []
    for _ in range(MOST):
        focused = window.focusWidget()
        if focused is None:
            return
        if root is focused or root.isAncestorOf(focused):
            yield focused
            if focused in passed:
                return
            passed.append(focused)
        leave_from(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
        after = window.focusWidget()
        for _ in range(MOST if isinstance(focused, QTextBrowser) else 0):
            if after is not focused:
                break
            QTest.keyClick(focused, Qt.Key.Key_Tab)  # from one link of the text to the next, and then on
            after = window.focusWidget()
        if after is start or after is focused:
            return


def leave_from(widget: QWidget) -> None:
    """In a table in which one writes Tab goes from cell to cell: begin from its last one."""
    if isinstance(widget, QAbstractItemView) and widget.model() is not None and widget.tabKeyNavigation():
        model = widget.model()
        widget.setCurrentIndex(model.index(model.rowCount() - 1, model.columnCount() - 1))


LINE = 20
"""Pixels: things of one line may be a little higher or lower."""


def first_of(stops: list[QWidget]) -> QWidget:
    return min(stops, key=lambda one: (place_of(one, one).center().y() // LINE, place_of(one, one).left()))


def place_of(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root.window(), QPoint(0, 0)), widget.size())


def is_backwards(before: QRect, after: QRect) -> bool:
    """Tell whether one goes up in the same column, or left on the same line."""
    goes_up = after.bottom() <= before.top() and after.left() < before.right()
    is_same_line = after.top() < before.bottom() and before.top() < after.bottom()
    return goes_up or (is_same_line and after.right() <= before.left())


def is_reached(widget: QWidget, passed: list[QWidget]) -> bool:
    """Tell whether Tab has come to a widget, or to another of its group, which the arrows go along."""
    if widget in passed or widget.visibleRegion().isEmpty():
        return True
    if isinstance(widget, QRadioButton):
        return any(isinstance(one, QRadioButton) and one.parent() is widget.parent() for one in passed)
    inside = (QComboBox, QAbstractSpinBox, QTabBar, QTextEdit, QPlainTextEdit)
    return any(isinstance(one, inside) and one.isAncestorOf(widget) for one in passed)

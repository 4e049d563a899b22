"""Tab goes along a window as it is read: in the order of its layouts, whatever the order in which it was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)

WHOLE = (QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""What is inside these is placed by Qt."""


def order_by_layout(root: QWidget) -> None:
    """Let Tab come to what is in `root` from the top and from the left, what is hidden now in its place too."""
    for before, after in pairwise(stops_of(root)):
        QWidget.setTabOrder(before, after)


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard, each once, in the order in which layouts and borders put it."""
    if isinstance(widget, QTabWidget):
        # Its tabs stand for it: parted from them, it would give them the keyboard for ever. Qt keeps them together.
        yield widget
        for page in filter(None, map(widget.widget, range(widget.count()))):
            yield from stops_of(page)
        return
    if takes_tab(widget):
        yield widget
    seen: set[QWidget] = set()
    for child in parts_of(widget):
        if child not in seen:
            seen.add(child)
            yield from stops_of(child)


def parts_of(widget: QWidget) -> list[QWidget]:
    """Return the widgets right inside one, in order: of its layout, of its border, of its stack, else as made."""
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [inside] if inside is not None else []
    if isinstance(widget, QSplitter | QStackedWidget):
        return [one for number in range(widget.count()) if (one := widget.widget(number)) is not None]
    if isinstance(widget, QAbstractItemView):
        return _children(widget.viewport())
    if (layout := widget.layout()) is not None:
        return list(_widgets_in(layout))
    return [] if isinstance(widget, WHOLE) else _children(widget)


def _children(widget: QWidget) -> list[QWidget]:
    return [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _widgets_in(inner)
        elif (widget := item.widget()) is not None:
            yield widget


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None

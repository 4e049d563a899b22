"""Tab goes along a window as it is read: in the order of its layouts, whatever the order in which it was made."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
    stops = list(stops_of(root))
    with ExitStack() as held:
        for one in stops:
            if not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                held.enter_context(as_a_stop(one, one.focusProxy()))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


@contextmanager
def as_a_stop(widget: QWidget, stop: QWidget | None) -> Iterator[None]:
    """Let Qt order a widget, with what is inside it, by the stop to which it gives the keyboard on.

    Qt leaves the order of what Tab does not come to as it is, and gives a policy on to whoever is given the keyboard.
    """
    policy, proxy = widget.focusPolicy(), widget.focusProxy()
    _give_on(widget, Qt.FocusPolicy.TabFocus, stop)
    try:
        yield
    finally:
        _give_on(widget, policy, proxy)


def _give_on(widget: QWidget, policy: Qt.FocusPolicy, proxy: QWidget | None) -> None:
    widget.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs forget that None takes it away
    widget.setFocusPolicy(policy)
    widget.setFocusProxy(proxy)  # type: ignore[arg-type]  # see above


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard, each once, in the order in which layouts and borders put it.

    What gives the keyboard on to the first thing inside it stands for that one: for Tab it is a stop too, and left
    alone where it was made it would lead back there. Qt keeps them together.
    """
    if isinstance(widget, QTabWidget):
        yield widget
        for page in filter(None, map(widget.widget, range(widget.count()))):
            yield from stops_of(page)
        return
    if takes_tab(widget):
        yield widget
    inside = _stops_inside(widget)
    given = _last_proxy_of(widget)
    if (first := next(inside, None)) is not None:
        yield widget if given is not None and given in {first, _last_proxy_of(first)} else first
    yield from inside


def _stops_inside(widget: QWidget) -> Iterator[QWidget]:
    seen: set[QWidget] = set()
    for child in parts_of(widget):
        if child not in seen:
            seen.add(child)
            yield from stops_of(child)


def _last_proxy_of(widget: QWidget) -> QWidget | None:
    """Return what has the keyboard in the end when it is given to a widget that gives it on."""
    proxy = widget.focusProxy()
    while proxy is not None and (further := proxy.focusProxy()) is not None:
        proxy = further
    return proxy


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

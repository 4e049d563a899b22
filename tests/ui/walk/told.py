"""What a screen reader is told of a window: each thing that is used or drawn has its name, role, value and state."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFocusFrame,
    QLabel,
    QScrollBar,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from tests.ui.walk.faults import Fault, in_sight, name_of

Role, Text = QAccessible.Role, QAccessible.Text
USED = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.Slider,
    Role.Link,
    Role.PageTab,
    Role.PageTabList,
    Role.Table,
    Role.Tree,
    Role.List,
}
"""What somebody uses: without a name it is a thing among others."""
CHECKED = {Role.CheckBox, Role.RadioButton}
_ACROSS = Qt.Orientation.Horizontal


def told_faults(root: QWidget) -> Iterator[Fault]:
    """Ask what is told of each widget in sight, also of those that Qt makes inside others, and what is painted untold.

    Each is asked of its own: PySide frees what it gets for the child of another, which Qt keeps and frees again.
    """
    for widget in (one for one in root.findChildren(QWidget) if one.isVisible() and not _is_part(one)):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is not None:
            yield from _faults_of(widget, told)
    for widget in in_sight(root):
        yield from silent_painting(widget)


def _faults_of(widget: QWidget, told: QAccessibleInterface) -> Iterator[Fault]:
    role, here = told.role(), f"{name_of(widget)} in {name_of(widget.parentWidget() or widget)}"
    if role in USED and not told.text(Text.Name).strip():
        yield Fault("senza nome per il lettore di schermo", f"{role.name} {here}")
    if role in CHECKED and not told.state().checkable:
        yield Fault("senza stato per il lettore di schermo", here)
    if isinstance(widget, QTableView | QTreeView):
        yield from _unheaded(widget, here)


def _unheaded(view: QTableView | QTreeView, here: str) -> Iterator[Fault]:
    """Hold that each column in sight of a table of many says what it is."""
    model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
    if model is None or model.columnCount() < 2:
        return
    for column in range(model.columnCount()):
        heading = model.headerData(column, _ACROSS) or model.headerData(column, _ACROSS, role)
        if not view.isColumnHidden(column) and not str(heading or "").strip():
            yield Fault("colonna senza intestazione", f"{column + 1} di {here}")


def _is_part(widget: QWidget) -> bool:
    """Tell what Qt makes for itself inside others: the arrow of a list, the line of a number, the grip of a window."""
    return isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QScrollBar | QTabBar)


def silent_painting(widget: QWidget) -> Iterator[Fault]:
    """Hold that what our own painting draws is told: by the widget, or by what stands on it."""
    paints = type(widget).paintEvent
    is_ours = getattr(paints, "__module__", "").startswith("app.ui") and not isinstance(widget, QAbstractItemView)
    if not is_ours or widget.size().isEmpty() or isinstance(widget, QFocusFrame):
        return
    own = widget.text() if isinstance(widget, QLabel) else getattr(widget, "text", "")
    own = own() if callable(own) else own
    if not (widget.accessibleName() or widget.accessibleDescription() or own or _has_told_children(widget)):
        yield Fault("dipinto e non detto al lettore di schermo", name_of(widget))


def _has_told_children(widget: QWidget) -> bool:
    return any(isinstance(one, QLabel) or one.accessibleName() for one in widget.findChildren(QWidget))

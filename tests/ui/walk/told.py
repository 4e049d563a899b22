"""What a screen reader is told of a window: each thing that is used or drawn has its name, role, value and state."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QFocusFrame, QLabel, QTableView, QTreeView, QWidget

from tests.ui.walk.faults import WITHOUT_A_ROLE, Fault, in_sight, name_of

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
VIEWS = {Role.Table, Role.Tree, Role.List}
DEEPEST = 60
_ACROSS = Qt.Orientation.Horizontal


def told_faults(root: QWidget) -> Iterator[Fault]:
    """Walk what is told of a window, from its own interface down, and then what is painted and not told."""
    told = QAccessible.queryAccessibleInterface(root)
    if told is None:
        yield Fault("non detto al lettore di schermo", name_of(root))
        return
    yield from _faults_under(told, name_of(root), 0)
    for widget in in_sight(root):
        yield from silent_painting(widget)


def _faults_under(told: QAccessibleInterface, where: str, depth: int) -> Iterator[Fault]:
    for number in range(told.childCount()):
        child = told.child(number)
        if child is None or not child.isValid() or _is_unseen(child):
            continue
        here = f"{_words(child)} in {where}"
        yield from _faults_of(child, here)
        if child.role() not in VIEWS and depth < DEEPEST:
            yield from _faults_under(child, _words(child) or where, depth + 1)


def _faults_of(told: QAccessibleInterface, here: str) -> Iterator[Fault]:
    state = told.state()
    if told.role() in USED and not told.text(Text.Name).strip() and not _is_part(told):
        yield Fault("senza nome per il lettore di schermo", f"{told.role().name} {here}")
    if told.role() in CHECKED and not state.checkable:
        yield Fault("senza stato per il lettore di schermo", here)
    if state.focusable and told.role() in WITHOUT_A_ROLE and _takes_keyboard(told):
        yield Fault("senza ruolo per il lettore di schermo", here)
    if told.role() in VIEWS:
        yield from _unheaded(told, here)


def _unheaded(told: QAccessibleInterface, here: str) -> Iterator[Fault]:
    """Hold that each column in sight of a table of many says what it is."""
    view = told.object()
    if not isinstance(view, QTableView | QTreeView) or view.model() is None or view.model().columnCount() < 2:
        return
    for column in range(view.model().columnCount()):
        heading = view.model().headerData(column, _ACROSS)
        is_hidden = getattr(view, "isColumnHidden", lambda _: False)(column)
        if not is_hidden and not str(heading or "").strip():
            yield Fault("colonna senza intestazione", f"{column + 1} di {here}")


def _takes_keyboard(told: QAccessibleInterface) -> bool:
    """Tell what has the keyboard itself: the pages under tabs give it to the tabs."""
    thing = told.object()
    return isinstance(thing, QWidget) and thing.focusProxy() is None


def _is_part(told: QAccessibleInterface) -> bool:
    """Tell what Qt makes for itself inside others: the arrow of a list, the line of a number."""
    parent = told.parent()
    return parent is not None and parent.role() in {Role.ComboBox, Role.SpinBox, Role.ScrollBar, Role.PageTabList}


def _is_unseen(told: QAccessibleInterface) -> bool:
    thing = told.object()
    return bool(told.state().invisible) or (isinstance(thing, QWidget) and not thing.isVisible())


def _words(told: QAccessibleInterface) -> str:
    thing = told.object()
    kind = type(thing).__name__ if thing is not None else told.role().name
    return f"{kind} «{told.text(Text.Name)[:50]}»"


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

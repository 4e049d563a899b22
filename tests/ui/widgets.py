"""What must hold for every window: each widget has a name, each letter one use."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

WITH_A_NAME = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def keyboard() -> QWidget:
    """Return the widget with the keyboard; offscreen and under load no window may be said to be the active one.

    Qt's tests end the whole interpreter when they are to press a key on nothing.
    """
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible() and window.focusWidget()]
    found = QApplication.focusWidget() or (shown[-1].focusWidget() if shown else None)
    assert found is not None, "no widget has the keyboard"
    return found


def assert_accessible(widget: QWidget) -> None:
    """Hold that whatever takes the keyboard has a name for a screen reader."""
    nameless = [child for child in _own_children(widget) if not _name_of(child)]
    assert not nameless, f"senza nome accessibile: {nameless}"


def assert_unique_mnemonics(widget: QWidget) -> None:
    """Hold that in a window, and in each of its menus, a letter belongs to one thing only."""
    texts = [child.text() for child in widget.findChildren(QAbstractButton) if child.isVisibleTo(widget)]
    texts += [label.text() for label in widget.findChildren(QLabel) if label.buddy() and label.isVisibleTo(widget)]
    for bar in widget.findChildren(QTabBar):
        texts += [bar.tabText(place) for place in range(bar.count())]
    for bar in widget.findChildren(QMenuBar):
        texts += [action.text() for action in bar.actions()]
    _assert_different(texts, widget)
    for menu in widget.findChildren(QMenu):
        _assert_different([action.text() for action in menu.actions() if action.isVisible()], menu)


def _assert_different(texts: list[str], where: object) -> None:
    letters = [letter for text in texts if (letter := mnemonic_of(text))]
    twice = sorted({letter for letter in letters if letters.count(letter) > 1})
    assert not twice, f"lettere usate due volte in {where}: {twice} ({texts})"


def mnemonic_of(text: str) -> str:
    """The letter after a single `&`, without case; empty if there is none."""
    place = text.replace("&&", "  ").find("&")
    return text[place + 1 : place + 2].casefold() if place >= 0 else ""


def _own_children(widget: QWidget) -> list[QWidget]:
    return [
        child
        for kind in WITH_A_NAME
        for child in widget.findChildren(kind)
        if child.metaObject().className() != "QComboBoxListView"
        and not child.objectName().startswith("qt_")
        and not isinstance(child.parent(), HIDDEN_PARENTS)
    ]


HIDDEN_PARENTS = (QLineEdit, QComboBox, QScrollBar, QAbstractItemView, QTabBar, QDialogButtonBox)


def _name_of(child: QWidget) -> str:
    text = child.text() if isinstance(child, QAbstractButton) else ""
    return child.accessibleName() or text

"""A key of a place of the window, with the words that the page of the shortcuts has for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Context = Qt.ShortcutContext


def add_shortcut(
    owner: QWidget,
    keys: str | QKeySequence.StandardKey,
    words: str,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Context.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Let keys call `slot` while `owner`, or something in it, has the keyboard.

    `words` say what they do (`Scheda dopo`); empty for other keys of the same verb, which are told once.
    """
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(context)
    shortcut.setWhatsThis(words)
    shortcut.activated.connect(slot)
    return shortcut

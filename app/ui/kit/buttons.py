"""Buttons that say what they do, with their icon."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from app.ui.kit.icons import icon
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height
from app.ui.kit.tokens import MEASURES

PRIMARY = "primary"
"""The property of the primary button, which the style reads; the focus does not move it."""

AS_WORDS = "as_words"
"""The property of a flat button that begins where its words begin."""


class Button(QPushButton):
    """Is pressed by Enter too, as by the space bar; a key held down presses it once."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def make_button(text: str, icon_name: str, on_click: Callable[[], object], help_text: str = "") -> QPushButton:
    """Make a button with an icon; an ellipsis says that a dialog will ask for more."""
    button = Button(icon(icon_name), text) if icon_name else Button(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setToolTip(help_text)
    button.setAutoDefault(False)
    button.clicked.connect(on_click)
    return button


def make_words_button(text: str, icon_name: str, on_click: Callable[[], object]) -> QPushButton:
    """Make a button that looks like words in the text around it: no edge, and no room at its sides."""
    button = make_button(text, icon_name, on_click)
    button.setFlat(True)
    button.setProperty(AS_WORDS, True)
    return button


def make_tool(text: str, icon_name: str, on_click: Callable[[], object]) -> QToolButton:
    """Make a small button with only an icon; the text is its tooltip and its accessible name."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    button.clicked.connect(on_click)
    return button


def make_primary(button: QPushButton) -> QPushButton:
    """Mark the one button of a page or dialog that brings the work on: filled, wherever the keyboard is."""
    button.setProperty(PRIMARY, True)
    keep_height(button, MEASURES.action_button)
    keep_font(button, MEASURES.body, strong=True)
    return button


def allow(verb: QAbstractButton | QAction, why_not: str, tip: str = "") -> None:
    """Turn a verb on, or off with the reason in the place of its tip."""
    verb.setEnabled(not why_not)
    verb.setToolTip(why_not or tip)


def allow_each(*verbs: tuple[QAbstractButton, str]) -> None:
    """Turn each verb on, or off with its reason."""
    for verb, why_not in verbs:
        allow(verb, why_not)

"""Buttons that say what they do, with their icon."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton

from app.ui.kit.icons import icon


def make_button(text: str, icon_name: str, on_click: Callable[[], object], help_text: str = "") -> QPushButton:
    """Make a button with an icon; an ellipsis says that a dialog will ask for more."""
    button = QPushButton(icon(icon_name), text) if icon_name else QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setToolTip(help_text)
    button.setAutoDefault(False)
    button.clicked.connect(on_click)
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

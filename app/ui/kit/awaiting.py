"""Hands off what stands on the screen while what was chosen in its place is being read."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PATIENCE_MS = 150
"""How long panels keep the look of before: an answer that comes sooner is painted once, and nothing flickers."""


class Awaiting(QObject):
    """Turns panels off from a choice to its answer: what they show meanwhile is about something else.

    Nothing in them can be pressed or typed in, by hand or by a screen reader, so that no verb acts on what is not
    chosen any more. The keyboard comes back where it was in them, unless it was given to something else meanwhile.
    """

    def __init__(self, *panels: QWidget) -> None:
        super().__init__(panels[0])
        self.is_on = False
        self._panels = panels
        self._had_keyboard: QWidget | None = None
        self._slow = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._slow.timeout.connect(self._paint)

    def begin(self) -> None:
        """Turn the panels off; what is being written in them is committed before, to what they show."""
        if self.is_on:
            return
        keyboard: QWidget | None = self._panels[0].window().focusWidget()
        if keyboard is not None and any(one is keyboard or one.isAncestorOf(keyboard) for one in self._panels):
            self._had_keyboard = keyboard
            keyboard.clearFocus()
        self.is_on = True
        for panel in self._panels:
            panel.setUpdatesEnabled(False)
            panel.setEnabled(False)
        self._slow.start()

    def end(self) -> None:
        """Turn the panels on again: they are about to show what was chosen, or that there is nothing."""
        if not self.is_on:
            return
        self.is_on = False
        self._slow.stop()
        for panel in self._panels:
            panel.setEnabled(True)
        self._paint()
        keyboard, self._had_keyboard = self._had_keyboard, None
        if keyboard is not None and isValid(keyboard) and self._panels[0].window().focusWidget() is None:
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint(self) -> None:
        for panel in self._panels:
            panel.setUpdatesEnabled(True)

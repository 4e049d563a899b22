"""Asks why something is changed that is on sheets handed over or closed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.errors import ReasonNeeded
from app.ui.kit.dialogs import FormDialog

REASON = Column("reason", "Motivo della modifica", Format.LONG_TEXT, required=True)
KEPT = "Il motivo resta nella storia di ogni scheda e fra le variazioni degli obiettivi."


class ReasonDialog(FormDialog):
    """Says which sheets a change touches and what becomes of them; `stated(reason)` when somebody says why."""

    stated = Signal(str)

    def __init__(self, parent: QWidget | None, needed: ReasonNeeded) -> None:
        super().__init__(parent, "Perché si modifica?", f"{needed.problem} {KEPT}", ok="Modifica")
        self.form.add(REASON)
        self.submit_with(self._state)

    def _state(self, values: dict[str, Any]) -> None:
        self.accept()
        self.stated.emit(values[REASON.key])


def ask_reason(
    parent: QWidget | None, needed: ReasonNeeded, again: Callable[[str], None], declined: Callable[[], None]
) -> None:
    """Ask why: with a reason the same is done `again`, without one it was `declined`."""
    dialog = ReasonDialog(parent, needed)
    dialog.stated.connect(again)
    dialog.rejected.connect(declined)
    dialog.open()

"""Asks why something is changed that people have seen, or that is on sheets handed over or closed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.errors import ReasonNeeded
from app.domain.stated_reason import StatedReason
from app.ui.kit.dialogs import FormDialog

REASON = Column("reason", "Motivo della modifica", Format.LONG_TEXT, required=True)
ACT = Column("act_id", "Atto che la dispone", Format.CHOICE, 60)
ACT_WORDS = Column("act", "Atto, in parole", Format.TEXT, 60, help="Un atto che non è in elenco: Delibera GC n. 12.")
KEPT = "Il motivo resta nella storia di ogni scheda e fra le variazioni degli obiettivi."


class ReasonDialog(FormDialog):
    """Says what a change touches and what becomes of it; `stated(StatedReason)` when somebody says why."""

    stated = Signal(object)

    def __init__(self, parent: QWidget | None, needed: ReasonNeeded) -> None:
        super().__init__(parent, "Perché si modifica?", f"{needed.problem} {KEPT}", ok="Modifica")
        self.form.add(REASON)
        if needed.revised:
            if needed.acts:
                self.form.add(ACT, list(needed.acts))
            self.form.add(ACT_WORDS)
        self.submit_with(self._state)

    def _state(self, values: dict[str, Any]) -> None:
        self.accept()
        self.stated.emit(StatedReason(values[REASON.key], values.get(ACT_WORDS.key) or "", values.get(ACT.key)))


def ask_reason(
    parent: QWidget | None, needed: ReasonNeeded, again: Callable[[StatedReason], None], declined: Callable[[], None]
) -> None:
    """Ask why: with a reason the same is done `again`, without one it was `declined`."""
    dialog = ReasonDialog(parent, needed)
    dialog.stated.connect(again)
    dialog.rejected.connect(declined)
    dialog.open()

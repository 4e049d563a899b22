"""What is told of a plan that was taken in: what came of it, and the heads it names who head nothing yet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.italian import plural
from app.domain.permissions import Action
from app.domain.structure.plan_heads import PlanHead
from app.services.structure.plan_heads import list_plan_heads
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.structure.plan_heads_dialog import open_plan_heads

APPOINT = "Nomina i responsabili…"


class Imported:
    """The notice of one import, over `window`; it outlives the page of the import."""

    def __init__(self, desk: Desk, window: QWidget, words: str, changes: Changes) -> None:
        self._desk, self._window, self._words, self._changes = desk, window, words, changes

    def tell(self) -> None:
        """Say what came of it, after asking which heads are only names so far."""
        if self._desk.why_not(Action.EDIT_ARCHIVE):
            self._tell(())
        else:
            self._desk.read(list_plan_heads, self._desk.year, on_done=self._tell)

    def _tell(self, heads: Sequence[PlanHead]) -> None:
        undo = NoticeAction("Annulla", self._desk.hub.undo_asked.emit, "Ctrl Z")
        actions = () if self._changes.is_empty else (undo,)
        words = f"Piano importato: {self._words}."
        if heads:
            named = plural(len(heads), "responsabile indicato è solo un nome", "responsabili indicati sono solo nomi")
            words = f"{words} {named}, senza incarico."
            appoint = NoticeAction(APPOINT, partial(open_plan_heads, self._window, self._desk))
            actions = (appoint, *actions)
        self._desk.tell(Notice(words, actions=actions))

"""After a change of the structure: the notice that sheets of an open session no longer follow it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.domain.changes import Changes, Topic
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.rounds.behind import BehindSheet, behind_in_words, newly_behind
from app.domain.rounds.next_steps import PREPARE
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind

TOPICS = frozenset({Topic.STRUCTURE, Topic.MUNICIPALITY})


class BehindNews(QObject):
    """Tells, once for each, the sheets that a change of the structure leaves behind."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Sequence[BehindSheet] = ()
        desk.hub.changed.connect(self._hear)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & TOPICS and not self._desk.why_not(Action.EDIT_ARCHIVE):
            from app.services.rounds.behind import behind_sheets

            self._desk.read(behind_sheets, self._desk.year, on_done=self._tell, latest=(self, "behind"))

    def _tell(self, found: Sequence[BehindSheet]) -> None:
        fresh, self._known = newly_behind(self._known, found), found
        if fresh:
            link = Link("round", fresh[0].round_id, PREPARE.name)
            prepare = NoticeAction(PREPARE.text, lambda: self._desk.hub.go_to(link))
            self._desk.tell(Notice(behind_in_words(fresh), NoticeKind.WARNING, (prepare,)))

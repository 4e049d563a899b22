"""Reading again what a dialog or a list shows, when the archive changes under it."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from app.domain.changes import Changes, Topic
from app.ui.kit.hub import Hub


class Following(QObject):
    """Calls `reload`, as long as `widget` lives, when something of `topics` changes."""

    def __init__(self, widget: QObject, hub: Hub, topics: Collection[Topic], reload: Callable[[], object]) -> None:
        super().__init__(widget)
        self._topics, self._reload = frozenset(topics), reload
        hub.changed_in_front.connect(self._hear)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & self._topics:
            self._reload()

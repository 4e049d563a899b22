"""What somebody is typing when the window is to close: saved as by leaving its field, unless it is refused."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.kit.hub import Hub
from app.ui.kit.notice import Notice, NoticeKind


class Typed(QObject):
    """Saves what is being typed in a window; `is_refused` tells that a notice said since why it was not."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_refused = False

    def listen(self, hub: Hub) -> None:
        hub.notice_told.connect(self._hear)

    def commit(self) -> bool:
        """Let the field or the cell that has the keyboard save what is in it; tell whether nothing refused it."""
        self.is_refused = False
        if (widget := self._window.focusWidget()) is not None:
            widget.clearFocus()
        return not self.is_refused

    def _hear(self, notice: Notice) -> None:
        self.is_refused = self.is_refused or notice.kind is not NoticeKind.DONE

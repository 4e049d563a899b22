"""How the window gives the whole screen to *Seduta*, and takes it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

from app.domain.ids import RoundId, SheetId
from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override

if TYPE_CHECKING:
    from app.ui.session_room.room import SessionRoom
    from app.ui.window import MainWindow

KEYS = frozenset({"F1", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+L", "Ctrl++", "Ctrl+-", "Ctrl+0"})
"""The verbs of the menus that work in the room too: its menus are hidden, and with them their keys."""


def contribute(window: "MainWindow") -> None:
    """Let `window` show *Seduta* when a page asks for it."""
    SessionRoomHost(window)


class SessionRoomHost(QObject):
    """Shows the room in the place of the pages, without menus, band and status; afterwards all is as it was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None
        self._last_left: SheetId | None = None
        self._state_before = Qt.WindowState.WindowNoState
        self.room: SessionRoom | None = None
        window.desk_changed.connect(self._follow)
        window.installEventFilter(self)

    def open(self, round_id: RoundId, sheet_id: SheetId | None) -> None:
        """Begin a sitting; the place kept today counts unless another sheet was chosen since it was left."""
        from app.ui.session_room.room import SessionRoom

        if self._desk is None or self.room is not None:
            return
        is_place_kept = self._last_left in {None, sheet_id}
        window, room = self._window, SessionRoom(self._desk, round_id, sheet_id, is_place_kept=is_place_kept)
        self.room = room
        room.left.connect(self._go_back)
        room.addActions(window.menus.with_keys(KEYS))
        window.stack.addWidget(room)
        window.stack.setCurrentWidget(room)
        window.show_frame(is_shown=False)
        self._state_before = window.windowState()
        window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        room.setFocus()
        room.begin()

    def close(self) -> None:
        """Give the screen back to the pages."""
        if (room := self.room) is None:
            return
        room.commit()
        self.room = None
        window = self._window
        window.stack.removeWidget(room)
        room.hide()
        room.deleteLater()
        window.show_frame(is_shown=True)
        window.setWindowState(self._state_before)

    def _go_back(self, sheet_id: SheetId | None) -> None:
        self._last_left = sheet_id
        desk = self._desk
        self.close()
        self._window.stack.setCurrentWidget(self._window.pages)
        if desk is not None and sheet_id is not None:
            desk.hub.go_to(Link("sheet", sheet_id))
        self._window.pages.take_keyboard()

    def _leave_for(self, _link: Link) -> None:
        """What the room leads to is on a page: the room is left for it."""
        if self.room is not None:
            self._last_left = self.room.walk.current
            self.close()
            self._window.stack.setCurrentWidget(self._window.pages)

    def _follow(self) -> None:
        """Listen to the archive that was opened; the room of another is no more."""
        desk = self._window.desk
        if desk is not self._desk:
            self.close()
            self._desk, self._last_left = desk, None
            if desk is not None:
                desk.hub.sitting_asked.connect(self.open)
                desk.hub.place_asked.connect(self._leave_for)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the whole screen before the window closes, which keeps how large it was."""
        if event.type() is QEvent.Type.Close:
            self.close()
        return False

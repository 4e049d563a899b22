"""How long nobody has touched keyboard or mouse in the windows of the program."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.ui.kit.overrides import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

EVERY_MS = 5_000
"""How often the clock is looked at."""
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def this_moment() -> datetime:
    return datetime.now().astimezone()


class IdleWatch(QObject):
    """`rested` once when nobody has touched anything for `minutes` since `start`; the next touch begins anew.

    The windows of the system are listened to, where only what the user does arrives, and not every event of every
    widget. The clock is the one on the wall: it goes on while the computer sleeps.
    """

    rested = Signal()

    def __init__(self, minutes: int, parent: QObject, now: Callable[[], datetime] = this_moment) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._now = now
        self._touched = now()
        self._has_rested = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self.touch()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not self._timer.isActive():
            application.focusWindowChanged.connect(self._listen_to)
            self._listen_to(application.focusWindow())
        self._timer.start()

    def stop(self) -> None:
        """Count no more, and listen to nothing: an archive that asks no password is never locked."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and self._timer.isActive():
            application.focusWindowChanged.disconnect(self._listen_to)
            for window in application.allWindows():
                window.removeEventFilter(self)
        self._timer.stop()

    def touch(self) -> None:
        """Begin to count from now."""
        self._touched, self._has_rested = self._now(), False

    def look(self) -> None:
        """Emit `rested` when the time has come; a clock set back begins anew."""
        rest = self._now() - self._touched
        if rest < timedelta(0):
            self.touch()
        elif rest >= timedelta(minutes=self.minutes) and not self._has_rested:
            self._has_rested = True
            self.rested.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False

    def _listen_to(self, window: "QWindow | None") -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

"""One window for each user: a second start hands its archive to the first one and ends.

A lock file says whether another window is open; the network module of Qt, which talks to it, is imported only then, or
when the first window has been painted.
"""

import getpass
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from app.ui.window import MainWindow

WAIT_MS = 2000
"""How long the first window may take to answer, before the second start opens a window of its own."""
RAISE = b"-"
"""What is said by a start without an archive."""
END = b"\0"
"""What ends a path: the only byte that is in none, as Linux keeps new lines there, and bytes that are no text."""
LONGEST = 1 << 16
"""How many bytes of what is said are looked at."""


class FirstInstance(QObject):
    """The claim of being the first window of this user, in the folder of what lasts as long as the session."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))
        key = hashlib.sha256(f"{_user()} {place}".encode()).hexdigest()[:12]
        self.name = f"merito-{key}"
        self._lock = QLockFile(str(place / f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._on_asked: Callable[[Path | None], None] | None = None

    def claim(self) -> bool:
        """Tell whether this is the first window; a folder where nothing can be written makes every one the first."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def hand_over(self, archive: Path | None) -> bool:
        """Ask the first window to come to the front with this archive; tell whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write((os.fsencode(archive.resolve()) if archive else RAISE) + END)
        return socket.waitForReadyRead(WAIT_MS) and bytes(socket.readAll().data()) == b"ok\n"

    def listen(self, on_asked: Callable[[Path | None], None]) -> None:
        """Call `on_asked(archive)`, or with None, at each further start."""
        from PySide6.QtNetwork import QLocalServer

        self._on_asked = on_asked
        QLocalServer.removeServer(self.name)  # left by a program that was killed: the lock says that it is not there
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self.name)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        with suppress(RuntimeError):
            self._lock.unlock()

    def _answer(self) -> None:
        """Wait, without holding the window, for what a further start says."""
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._read, socket))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        asked, end, _rest = bytes(socket.peek(LONGEST).data()).partition(END)
        if self._on_asked is None or not end:
            return
        socket.readAll()
        socket.write(b"ok\n")
        socket.flush()
        self._on_asked(None if asked in {b"", RAISE} else Path(os.fsdecode(asked)))


def _user() -> str:
    """Return the name of the user; where the system knows none, the folder of the user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return os.environ.get("HOME", "")


def come_forward(window: "MainWindow", archive: Path | None) -> None:
    """Bring a window to the front, with the archive of a further start.

    Not while a dialog is open, or the page is covered (by the lock with what was being written behind it, by a
    sitting): whoever comes back to the page opens the other one.
    """
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
    if archive is not None and QApplication.activeModalWidget() is None and not window.is_covered:
        window.open_path(archive)

"""A window that shows long work and stops it, and appears only when the work is really long."""

import time
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from app.domain.errors import Cancelled

PATIENCE_MS = 600
BREATH_S = 0.05


class WatchedProgress(QObject):
    """The `Progress` of the domain, stepped in the worker and watched from the screen's thread."""

    stepped = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = Event()
        self._last = 0.0

    def cancel(self) -> None:
        self._cancelled.set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell the window, no more often than the eye can follow; raise `Cancelled` if the user said stop."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if done == total or now - self._last > BREATH_S:
            self._last = now
            self.stepped.emit(done, total, what)


class ProgressWindow(QObject):
    """A bar with *Annulla*, shown only if the work is not over after a short while."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.progress = WatchedProgress()
        self.dialog = QProgressDialog(title, "Annulla", 0, 0, parent)
        self._bar = QProgressBar()
        self.dialog.setBar(self._bar)
        self.dialog.setWindowTitle(title)
        self.dialog.setAccessibleName(title)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumWidth(self.dialog.fontMetrics().averageCharWidth() * 56)
        self.dialog.setAutoReset(False)
        self.dialog.setAutoClose(False)
        self.dialog.reset()
        self.dialog.canceled.connect(self.cancel)
        self.progress.stepped.connect(self._show_step)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.dialog.show)
        self._patience.start()

    def cancel(self) -> None:
        self.progress.cancel()
        self.dialog.setLabelText("Interruzione in corso…")

    def finish(self) -> None:
        self._patience.stop()
        self.dialog.canceled.disconnect(self.cancel)
        self.dialog.close()
        self.dialog.deleteLater()
        self.deleteLater()

    def _show_step(self, done: int, total: int, what: str) -> None:
        """Say how far it is on the bar itself.

        The value set on the dialog would let Qt answer what waits: the end of the work among it deletes the dialog, and
        the program with it.
        """
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        if what:
            self.dialog.setLabelText(what)

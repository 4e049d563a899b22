"""Makes the pages that nobody has opened yet, a step at a time, while nobody works.

Measured: of the first click on a page nearly all the time is importing it, making it and reading for the first time.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.tasks import TaskRunner
from app.ui.pages_area import PagePlace

QUIET_MS = 400
"""How long the user must have touched neither keyboard nor mouse."""
IMPORTING_MS = 15
"""How long modules are imported before the window has its turn: few of ours take longer than that alone."""
BETWEEN_MS = 20
"""What is left to the window between two steps."""
TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class PagesAhead(QObject):
    """Works for the pages of one archive, in their order; `ended` when all of them are there.

    A step imports modules for a moment, makes a part of a page, or reads what a page shows. It begins only when the
    worker has nothing to do, no dialog and no menu is open and the user has been still for a moment.
    """

    ended = Signal()

    def __init__(
        self,
        places: Sequence[PagePlace],
        runner: TaskRunner,
        window: QWidget,
        parent: QObject,
        quiet_ms: int = QUIET_MS,
    ) -> None:
        super().__init__(parent)
        self._quiet_ms = quiet_ms
        self._places = places
        self._runner = runner
        self._touched = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._steps = self._all_steps()
        self._window = window.windowHandle()
        self.is_working = False

    def start(self) -> None:
        """Begin when the worker has done what it has been asked so far."""
        self.is_working = True
        self._runner.idle.connect(self._wait)
        if self._window is not None:
            self._window.installEventFilter(self)

    def stop(self) -> None:
        """Take no further step."""
        if self.is_working:
            self.is_working = False
            self._timer.stop()
            self._runner.idle.disconnect(self._wait)
            if self._window is not None:
                self._window.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._touched.start()
        return False

    def _all_steps(self) -> Iterator[bool]:
        from app.ui.import_steps import import_in_steps  # no start waits for it

        for place in self._places:
            for module in () if place.is_made else place.page.modules:
                # Here and not in the worker: once, under load, the program ended while a page was imported there
                # (its classes are made of those of Qt, which this thread was using).
                yield from _some_at_a_time(import_in_steps(module))
            while place.make_step():
                yield True
            tab = place.tab
            while tab.make_part():
                yield True
            tab.make_ready()
            yield True

    def _wait(self) -> None:
        self._timer.start(BETWEEN_MS)

    def _go_on(self) -> None:
        if not (self.is_working and self._runner.is_idle):
            return
        if self._is_user_at_work():
            self._timer.start(self._quiet_ms)
        elif not next(self._steps, False):
            self.stop()
            self.ended.emit()
        elif self._runner.is_idle:
            self._wait()

    def _is_user_at_work(self) -> bool:
        if self._touched.isValid() and self._touched.elapsed() < self._quiet_ms:
            return True
        is_asked = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        return is_asked or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def _some_at_a_time(steps: Iterator[None]) -> Iterator[bool]:
    """Take steps one after the other for a moment before the window has its turn."""
    clock = QElapsedTimer()
    clock.start()
    for _ in steps:
        if clock.elapsed() >= IMPORTING_MS:
            yield True
            clock.restart()
    yield True

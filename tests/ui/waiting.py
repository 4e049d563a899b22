"""Waiting for the worker of a window, without asking again and again."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.kit.tasks import TaskRunner

PATIENCE_MS = 60_000
"""How long the worker is waited for: a machine with much else to do is slow, and no test is about that."""

ROUNDS = 60
"""Of loading and laying out, after which a page that is not still never will be: each layout asks for another."""


def wait_until_still(wait: Callable[[], None]) -> None:
    """Wait for what is loaded and for what the screen makes of it, until the window has nothing left to do."""
    loop = QEventLoop()
    for _ in range(ROUNDS):
        wait()
        if not loop.processEvents():
            return
    message = "the window is never still: something keeps the PC busy while nobody touches it"
    raise AssertionError(message)


def wait_for_idle(qtbot: QtBot, runner: TaskRunner) -> None:
    """Return as soon as the worker has nothing left to do and the screen has heard of it.

    `waitUntil` would look every ten milliseconds: over the whole suite, minutes of waiting for nothing.
    """
    while not runner.is_idle:
        with qtbot.waitSignal(runner.idle, timeout=PATIENCE_MS):
            pass
        QApplication.processEvents()

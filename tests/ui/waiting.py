"""Waiting for the worker of a window, without asking again and again."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.kit.tasks import TaskRunner

PATIENCE_MS = 60_000
"""How long the worker is waited for: a machine with much else to do is slow, and no test is about that."""


def wait_for_idle(qtbot: QtBot, runner: TaskRunner) -> None:
    """Return as soon as the worker has nothing left to do and the screen has heard of it.

    `waitUntil` would look every ten milliseconds: over the whole suite, minutes of waiting for nothing.
    """
    while not runner.is_idle:
        with qtbot.waitSignal(runner.idle, timeout=PATIENCE_MS):
            pass
        QApplication.processEvents()

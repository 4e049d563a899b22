"""Imports the pages that nobody has opened yet, in the worker, while it has nothing else to do.

Measured: of the first click on a page most of the time is importing it.
"""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject

from app.ui.kit.tasks import TaskRunner


class ImportingAhead(QObject):
    """Imports one module each time that the worker becomes idle, so that what a user asks never waits for many."""

    def __init__(self, runner: TaskRunner, modules: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._modules = [name for name in modules if name]

    def start(self) -> None:
        """Begin when the worker has done what it has been asked so far."""
        self._runner.idle.connect(self._go_on)

    def _go_on(self) -> None:
        if self._modules:
            self._runner.run(import_module, self._modules.pop(0))
        else:
            self._runner.idle.disconnect(self._go_on)

"""An archive that another computer has not let go is opened here only for who says that it is open there no more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.errors import ArchiveError
from app.services.other_computer import forget_other_computer
from app.ui.kit.dialogs import confirm
from app.ui.kit.tasks import TaskRunner

WHEN = (
    "Due computer che scrivono insieme rovinano l'archivio. Se è aperto là, chiuderlo là e riprovare. Aprirlo qui solo"
    " se là non è più aperto: per esempio se quel computer si è spento all'improvviso."
)


def ask_to_open_here(
    parent: QWidget, runner: TaskRunner, error: ArchiveError, path: Path, go_on: Callable[[Path], None]
) -> None:
    """Say which computer it is, and offer to open the archive all the same."""

    def open_here() -> None:
        runner.run(forget_other_computer, path, on_done=lambda _nothing: go_on(path))

    confirm(parent, error.problem, WHEN, "Apri qui", open_here)

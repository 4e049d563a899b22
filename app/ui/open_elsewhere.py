"""An archive that another computer has not let go is opened here only for who says that it is open there no more."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError
from app.services.other_computer import forget_other_computer
from app.ui.kit.dialogs import confirm

if TYPE_CHECKING:
    from app.ui.window import MainWindow

WHEN = (
    "Due computer che scrivono insieme rovinano l'archivio. Se è aperto là, chiuderlo là e riprovare. Aprirlo qui solo"
    " se là non è più aperto: per esempio se quel computer si è spento all'improvviso."
)


def ask_to_open_here(window: "MainWindow", path: Path, error: ArchiveError) -> None:
    """Say which computer it is, and offer to open the archive all the same."""
    confirm(window, error.problem, WHEN, "Apri qui", partial(_open_here, window, path))


def _open_here(window: "MainWindow", path: Path) -> None:
    window.runner.run(forget_other_computer, path, on_done=partial(_opened_here, window, path))


def _opened_here(window: "MainWindow", path: Path, _nothing: None) -> None:
    window.open_path(path)

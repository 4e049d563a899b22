"""What a killed program was taking out of the archive, told in its audit when it is opened again."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Look for it at each opening, once the first page is on the screen."""
    window.desk_changed.connect(partial(_look, window))


def _look(window: "MainWindow") -> None:
    if desk := window.desk:
        desk.runner.run(_tell, desk.workspace, after_paint=True)


def _tell(workspace: "Workspace") -> None:
    from app.services.outgoing import has_notes  # after the paint: the window starts without it

    if has_notes():
        from app.services.audit.output import tell_interrupted

        tell_interrupted(workspace)

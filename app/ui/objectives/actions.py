"""What this room adds to the menus of the window."""

from functools import partial
from typing import TYPE_CHECKING

from app.domain.permissions import Action
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add *File › Importa › Piano da testo…*."""
    importing = partial(_import_plan, window)
    window.add_action(Menu.IMPORT, "&Piano da testo…", importing, icon_name="file-text", asks=Action.IMPORT)


def _import_plan(window: "MainWindow") -> None:
    from app.ui.objectives.plan_dialog import PlanDialog

    if window.desk is not None:
        PlanDialog(window, window.desk).open()

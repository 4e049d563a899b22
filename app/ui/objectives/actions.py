"""What this room adds to the menus of the window."""

from functools import partial
from typing import TYPE_CHECKING

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add *File › Importa › Piano da testo…*."""
    window.add_action(Menu.IMPORT, "&Piano da testo…", partial(_import_plan, window), icon_name="file-text")


def _import_plan(window: "MainWindow") -> None:
    from app.ui.objectives.plan_dialog import PlanDialog

    if window.desk is not None:
        PlanDialog(window, window.desk).open()

"""The composition root: the only module that knows everybody."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain.progress import Progress

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.theme import Theme
    from app.ui.window import MainWindow
    from app.ui.window_services import NewArchive, OpenedArchive

NO_WINDOW = 3
"""Exit code when there is no screen to open a window on."""


def open_window(arguments: Sequence[str]) -> int:
    """Open the window, on the archive named in `arguments` if there is one; return the exit code."""
    from app.ui.display import why_no_display

    if (reason := why_no_display()) is not None:
        sys.stderr.write(f"{reason}\n")
        return NO_WINDOW
    from app.ui.application import make_application

    application = make_application(["merito"])
    window = make_window(application.theme)
    window.show()
    if arguments:
        window.open_path(Path(arguments[0]))
    return application.exec()


def make_window(theme: "Theme") -> "MainWindow":
    """Put the window together: its pages and what it can do with an archive."""
    from app.services import cycles, history, search
    from app.services.methods import list_presets
    from app.ui.pages import PAGES
    from app.ui.window import MainWindow
    from app.ui.window_services import WindowServices

    services = WindowServices(
        pages=PAGES,
        open_archive=_open_archive,
        create_archive=_create_archive,
        open_demo=_open_demo,
        years=cycles.list_years,
        undoable=history.undoable,
        undo=history.undo_last,
        redo=history.redo_last,
        search=search.search,
        methods=tuple((preset.code, preset.name) for preset in list_presets()),
        contribute=_contribute,
        version=__version__,
    )
    return MainWindow(services, theme)


def _contribute(window: "MainWindow") -> None:
    from app.ui.objectives.importing import contribute as objectives
    from app.ui.workbooks.actions import contribute as workbooks

    for contribute in (objectives, workbooks):
        contribute(window)


def _open_archive(path: Path) -> "OpenedArchive":
    from app.services.archives import open_workspace

    return _opened(open_workspace(path))


def _create_archive(new: "NewArchive") -> "OpenedArchive":
    from app.services.archives import new_archive

    return _opened(new_archive(new.path, new.name, new.year, new.method))


def _open_demo(progress: Progress) -> "OpenedArchive":
    from app.services.example import open_example_copy

    return _opened(open_example_copy(progress))


def _opened(workspace: "Workspace") -> "OpenedArchive":
    from app.services.archives import municipality_summary
    from app.services.cycles import list_years
    from app.ui.window_services import OpenedArchive

    summary = municipality_summary(workspace)
    return OpenedArchive(
        workspace=workspace,
        path=workspace.archive.path,
        title=summary.name,
        user=workspace.actor.name,
        year=list_years(workspace)[0],
        close=workspace.archive.close,
        is_demo=summary.is_demo,
    )

"""The composition root: the only module that knows everybody."""

import gc
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain.progress import Progress

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.search import Found
    from app.services.beginning import ArchiveBeginning
    from app.services.registries import Registries
    from app.services.workspace import Workspace
    from app.ui.archive_choices import MethodChoice, ProtectedArchive
    from app.ui.theme import Theme
    from app.ui.window import MainWindow
    from app.ui.window_services import BegunArchive, OpenedArchive, UndoableNames, WindowServices

NO_WINDOW, FAILED_START = 3, 4
"""Exit codes when there is no screen to open a window on, and when the program failed before it had one."""
LISTEN_AFTER_MS = 300
"""When the window listens for further starts: after it has been painted."""


def open_window(arguments: Sequence[str]) -> int:
    """Open the window, on the archive named in `arguments` if there is one; return the exit code."""
    gc.disable()  # nothing that is made at the start is rubbish: looking for it only takes time
    from app.ui.display import why_no_display

    if (reason := why_no_display()) is not None:
        sys.stderr.write(f"{reason}\n")
        return NO_WINDOW
    from app.services.program_log import keep_log, log_file

    log = log_file()
    is_log_kept = keep_log(log)
    try:
        return _run_window(Path(arguments[0]) if arguments else None, log, is_log_kept=is_log_kept)
    except Exception as error:
        from app.ui.start_trouble import tell_failed_start

        tell_failed_start(error, log if is_log_kept else None)
        return FAILED_START


def _run_window(archive: Path | None, log: Path, *, is_log_kept: bool) -> int:
    """Open the window, or bring to the front the one that is open already."""
    from PySide6.QtCore import QTimer

    from app.ui.application import make_application
    from app.ui.first_instance import FirstInstance, come_forward
    from app.ui.kit.collecting import TimedCollection
    from app.ui.recording import Recording, close_when_asked

    application = make_application(["merito"])
    instance = FirstInstance()
    if not instance.claim() and instance.hand_over(archive):
        return 0
    window = make_window(application.theme, archive)
    window.show_first()
    QTimer.singleShot(LISTEN_AFTER_MS, partial(instance.listen, partial(come_forward, window)))
    QTimer.singleShot(LISTEN_AFTER_MS, partial(_tell_unkept, window, log, is_log_kept))
    kept = Recording()
    QTimer.singleShot(LISTEN_AFTER_MS, partial(kept.begin, window))
    close_when_asked(application)
    gc.freeze()
    TimedCollection(application)
    code = application.exec()
    instance.release()
    kept.end()
    return code


def _tell_unkept(window: "MainWindow", log: Path, is_log_kept: bool) -> None:
    from app.ui.unkept import tell_unkept, unkept_words

    tell_unkept(window, unkept_words(log, is_log_kept=is_log_kept))


def make_window(theme: "Theme", archive: Path | None = None) -> "MainWindow":
    """Put the window together, and open `archive` when there is one."""
    from app.ui.window import MainWindow

    return MainWindow(make_services(), theme, archive, add_actions)


def make_services(registries: "Registries | None" = None) -> "WindowServices":
    """Give the window its pages, what it can do with an archive and the registries that it follows."""
    from app.services.first_look import first_look
    from app.services.registries import Registries
    from app.ui.pages import PAGES
    from app.ui.window_services import WindowServices

    return WindowServices(
        pages=PAGES,
        open_archive=_open_archive,
        create_archive=_create_archive,
        open_demo=_open_demo,
        first_look=first_look,
        undoable=_undoable,
        undo=_undo,
        redo=_redo,
        search=_search,
        save_copy=_save_copy,
        unlock=_unlock,
        enter_first=_enter_first,
        recover=_recover,
        verify_password=_verify_password,
        methods=_methods,
        registries=registries or Registries(),
        version=__version__,
    )


def add_actions(window: "MainWindow") -> None:
    """Add to the menus the actions of the rooms."""
    from app.ui.backups.actions import contribute as backups
    from app.ui.catalogue.actions import contribute as catalogue
    from app.ui.certified_data.actions import contribute as certified_data
    from app.ui.copies import contribute as copies
    from app.ui.file_actions import contribute as files
    from app.ui.law.actions import contribute as law
    from app.ui.left_outputs import contribute as left_outputs
    from app.ui.list_outputs import contribute as list_outputs
    from app.ui.login.actions import contribute as login
    from app.ui.manual.helping import contribute as manual
    from app.ui.methods.actions import contribute as methods
    from app.ui.plan_import.hosting import contribute as plan_import
    from app.ui.session_room.hosting import contribute as session_room
    from app.ui.tools.actions import contribute as tools
    from app.ui.workbooks.actions import contribute as workbooks

    for contribute in (
        manual,
        files,
        plan_import,
        workbooks,
        methods,
        law,
        certified_data,
        catalogue,
        tools,
        backups,
        login,
        session_room,
        left_outputs,
        list_outputs,
        copies,
    ):
        contribute(window)


def _open_archive(path: Path) -> "OpenedArchive | ProtectedArchive":
    from app.services.keys.reading import is_protected
    from app.services.opening import open_workspace
    from app.services.other_computer import refuse_open_elsewhere

    refuse_open_elsewhere(path)
    return _protected(path) if is_protected(path) else _opened(open_workspace(path))


def _protected(path: Path) -> "ProtectedArchive":
    from app.services.keys.reading import slots_of
    from app.ui.archive_choices import Access, ProtectedArchive

    shown = slots_of(path)
    accesses = tuple(Access(one.id, one.title) for one in shown.slots)
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return ProtectedArchive(path, shown.archive_id, shown.name, changed, accesses)


def _unlock(archive: "ProtectedArchive", slot: str, password: str) -> "OpenedArchive":
    from app.services.keys.attempts import own_attempts
    from app.services.users.logging_in import log_in

    return _opened(log_in(archive.path, slot, password, own_attempts()), slot)


def _enter_first(archive: "ProtectedArchive", slot: str, temporary: str, chosen: str) -> "OpenedArchive":
    from app.services.keys.attempts import own_attempts
    from app.services.users.logging_in import enter_first

    return _opened(enter_first(archive.path, slot, temporary, chosen, own_attempts()), slot)


def _recover(archive: "ProtectedArchive", recovery_key: str, password: str, slot: str) -> "OpenedArchive":
    from app.services.users.logging_in import recover

    return _opened(*recover(archive.path, recovery_key, password, slot))


def _verify_password(opened: "OpenedArchive", password: str) -> None:
    from app.services.keys.attempts import own_attempts
    from app.services.users.logging_in import verify_password

    verify_password(opened.workspace, opened.slot, password, own_attempts())


def _create_archive(new: "ArchiveBeginning") -> "BegunArchive":
    from app.services.beginning import begin_archive
    from app.ui.window_services import BegunArchive

    begun = begin_archive(new)
    return BegunArchive(_opened(begun.workspace, begun.slot), begun.protection)


def _open_demo(progress: Progress) -> "OpenedArchive":
    from app.services.example import open_example_copy

    return _opened(open_example_copy(progress))._replace(is_throwaway=True)


def _opened(workspace: "Workspace", slot: str = "") -> "OpenedArchive":
    from app.domain.clock import clock_remark
    from app.domain.roles import capacity_of
    from app.services.first_look import first_look
    from app.ui.network_folder import network_remark
    from app.ui.window_services import OpenedArchive

    look, path = first_look(workspace), workspace.archive.path
    return OpenedArchive(
        workspace=workspace,
        path=path,
        title=look.name,
        user=workspace.actor.name,
        role=capacity_of(workspace.actor.role, is_official=workspace.actor.official_id is not None),
        year=look.years[0],
        years=look.years,
        close=partial(_close, workspace),
        is_demo=look.is_demo,
        kept=workspace.archive.kept,
        notes=tuple(filter(None, (clock_remark(workspace.now()), network_remark(path), *workspace.archive.notes))),
        slot=slot,
        archive_id=look.archive_id,
    )


def _close(workspace: "Workspace") -> None:
    """Let go of an archive, with a backup of what was changed; one that a restore has closed has nothing to let go."""
    if workspace.archive.is_closed:
        return
    from app.services.audit.anchoring import keep_anchor
    from app.services.backups.making import back_up_when_closing
    from app.services.users.titles import follow_titles

    try:
        follow_titles(workspace)
        keep_anchor(workspace)
        back_up_when_closing(workspace)
    finally:
        workspace.archive.close()


# Each of these imports its service when it is used: the window starts without the ORM.


def _undoable(workspace: "Workspace") -> "UndoableNames":
    from app.services.audit.undo_names import undoable

    return undoable(workspace)


def _undo(workspace: "Workspace") -> "Changes":
    from app.services.audit.undoing import undo_last

    return undo_last(workspace)


def _redo(workspace: "Workspace") -> "Changes":
    from app.services.audit.undoing import redo_last

    return redo_last(workspace)


def _search(workspace: "Workspace", year: int, words: str) -> "Sequence[Found]":
    from app.services.search import search

    return search(workspace, year, words)


def _save_copy(workspace: "Workspace", target: Path) -> Path:
    from app.services.audit.exports import save_copy_and_tell

    return save_copy_and_tell(workspace, target)


def _methods() -> "tuple[MethodChoice, ...]":
    from app.services.methods.presets import list_presets
    from app.ui.archive_choices import MethodChoice

    return tuple(MethodChoice(preset.code, preset.name, preset.description, preset.sheets) for preset in list_presets())

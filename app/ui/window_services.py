"""What the window asks from whoever composes the program."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.services.registries import Registries
from app.ui.kit.tab import TabPage

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.search import Found
    from app.services.beginning import ArchiveBeginning
    from app.services.first_look import FirstLook
    from app.services.keys.protecting import Protection
    from app.services.workspace import Workspace
    from app.ui.archive_choices import MethodChoice, ProtectedArchive


class OpenedArchive(NamedTuple):
    """An archive ready to be worked on. `year` is the one to show first of its `years`; `close` is run in the worker.

    `kept` is the copy of it as it was, when opening it brought it to the present version; `notes` say what was found
    beside it and set aside. `slot` is that of who logged in, empty in an archive that asks no password; `archive_id`
    tells it, and its copies, from every other.
    """

    workspace: "Workspace"
    path: Path
    title: str
    user: str
    role: str
    year: int
    years: tuple[int, ...]
    close: Callable[[], None]
    is_demo: bool = False
    is_throwaway: bool = False
    kept: Path | None = None
    notes: tuple[str, ...] = ()
    slot: str = ""
    archive_id: str = ""


class BegunArchive(NamedTuple):
    """An archive just begun; `protection`, where it has a password, holds the recovery key to be printed."""

    opened: OpenedArchive
    protection: "Protection | None" = None


class UndoableNames(Protocol):
    """The names of what *Annulla* and *Ripeti* would do; None when there is nothing.

    `left` says what *Annulla* goes over, and why.
    """

    @property
    def undo(self) -> str | None: ...
    @property
    def redo(self) -> str | None: ...
    @property
    def left(self) -> str: ...


class WindowServices(NamedTuple):
    """Everything the window can do with an archive; each function is called in the worker.

    `open_archive` gives a protected one back closed, for `unlock(archive, slot, password)`, for
    `enter_first(archive, slot, temporary password, the one chosen in its place)`, or for
    `recover(archive, recovery key, new password, slot)`; `verify_password` raises where it is not that of who is in.
    `open_demo` takes `progress`; `search` takes the workspace, the year and what was typed; `methods` are those
    of a new archive, the usual one first. `makes_ahead`: the pages are made before somebody opens them.
    """

    pages: tuple[TabPage, ...]
    open_archive: "Callable[[Path], OpenedArchive | ProtectedArchive]"
    create_archive: "Callable[[ArchiveBeginning], BegunArchive]"
    open_demo: Callable[..., OpenedArchive]
    first_look: "Callable[[Workspace], FirstLook]"
    undoable: "Callable[[Workspace], UndoableNames]"
    undo: "Callable[[Workspace], Changes]"
    redo: "Callable[[Workspace], Changes]"
    search: "Callable[[Workspace, int, str], Sequence[Found]]"
    save_copy: "Callable[[Workspace, Path], Path]"
    unlock: "Callable[[ProtectedArchive, str, str], OpenedArchive]"
    enter_first: "Callable[[ProtectedArchive, str, str, str], OpenedArchive]"
    recover: "Callable[[ProtectedArchive, str, str, str], OpenedArchive]"
    verify_password: Callable[[OpenedArchive, str], None]
    methods: "Callable[[], tuple[MethodChoice, ...]]" = tuple
    registries: Registries = Registries()
    version: str = ""
    makes_ahead: bool = True

"""What can be done with the versions: a new one, a copy, comparing, writing to a file, removing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.issues import Severity
from app.domain.method.definition import MethodDefinition
from app.domain.method_editing.rows import VersionRow
from app.domain.permissions import Action
from app.services.methods.files import read_method_file
from app.services.methods.presets import PresetRow, list_presets, read_preset
from app.services.methods.versions import (
    VersionDetail,
    copy_version,
    delete_version,
    new_version,
    read_version,
    version_of_year,
)
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.files import choose_file_to_open, choose_file_to_save
from app.ui.kit.labels import Message
from app.ui.methods.dialogs import CompareDialog, LastYear, NewMethodDialog
from app.ui.methods.editor import MethodEditor

if TYPE_CHECKING:
    from app.services.workspace import Workspace

METHODS = "Metodologie (*.toml)"
COPYING = "Ne fa la versione seguente, da modificare"
GUIDE = "Come si scrive il file di una metodologia, e le metodologie pronte da portare con sé"
NOTHING = MethodDefinition("nuova-metodologia", "Nuova metodologia")
REMOVING = "La versione non è usata da nessuna sessione. L'operazione si può annullare dal menu Modifica."


class ShownVersions(Protocol):
    """The list of versions that the actions work on, the one shown and its editor."""

    desk: Desk
    versions: list[VersionRow]
    detail: VersionDetail | None
    banner: Message
    editor: MethodEditor

    def ask_to_leave(self, then: Callable[[], object]) -> bool: ...
    def reload(self) -> None: ...
    def made(self, changes: Changes) -> None: ...
    def refuse(self, error: UserError) -> None: ...


class VersionActions(QObject):
    """The buttons under the list of versions, and what follows from them; dialogs open over `page`."""

    def __init__(self, page: QWidget, shown: ShownVersions) -> None:
        super().__init__(page)
        self.page = page
        self.shown = shown
        self.question: QDialog | None = None
        self.name = ""
        make = make_button
        self.buttons: dict[str, QPushButton] = {
            "new": make("&Nuova da…", "plus", self.ask_new),
            "copy": make("&Copia e modifica", "copy", self.copy, COPYING),
            "compare": make("Con&fronta…", "columns", self.compare),
            "export": make("&Esporta…", "export", self.ask_where),
            "delete": make("E&limina…", "trash", self.ask_to_delete),
            "guide": make("&Guida e modelli…", "book-open", self.open_guide, GUIDE),
        }
        self.show_what_can_be_done()

    def offer_on(self, verbs: Verbs) -> None:
        """Give the list of versions the verbs of the buttons."""
        verbs.add(self.buttons["new"], Order.NEW)
        for name in ("copy", "compare", "export"):
            verbs.add(self.buttons[name], Order.SPECIAL)
        verbs.add(self.buttons["delete"], Order.DELETE)

    @property
    def row(self) -> VersionRow | None:
        return self.shown.detail.row if self.shown.detail else None

    def show_what_can_be_done(self) -> None:
        row, denied = self.row, self.shown.desk.why_not(Action.EDIT_METHOD)
        self.buttons["export"].setEnabled(row is not None)
        others = len(self.shown.versions) - 1
        self._allow("new", denied)
        self._allow("copy", denied or ("" if row else "Serve una versione da copiare"), COPYING)
        self._allow("compare", "" if row and others else "Serve un'altra versione con cui confrontarla")
        self._allow(
            "delete", denied or ("" if row and not row.is_used else "Si elimina solo ciò che nessuna sessione usa")
        )

    def _allow(self, name: str, why_not: str, tip: str = "") -> None:
        """Let a button be pressed, or grey it and say why."""
        self.buttons[name].setEnabled(not why_not)
        self.buttons[name].setToolTip(why_not or tip)

    def ask_new(self) -> None:
        if self.shown.ask_to_leave(self._read_origins):
            self._read_origins()

    def copy(self) -> None:
        if self.shown.ask_to_leave(self._copy):
            self._copy()

    def compare(self) -> None:
        if self.row:
            self._open(CompareDialog(self.page, self.shown.desk, self.shown.versions, self.row.id))

    def ask_where(self) -> None:
        if self.row:
            name = f"{self.row.title}.toml"
            choose_file_to_save(self.page, "Esporta la metodologia", METHODS, name, self.export)

    def export(self, path: Path) -> None:
        """Write the version as it is stored."""
        from app.services.audit.exports import export_version_and_tell

        if self.row:
            desk = self.shown.desk
            desk.runner.run(export_version_and_tell, desk.workspace, self.row.id, path, on_done=self._tell_written)

    def open_guide(self) -> None:
        """Show how a method file is written; from there the ready methods can be taken away."""
        from app.ui.methods.guide import open_guide

        open_guide(self.page, self.shown.desk.runner)

    def ask_to_delete(self) -> None:
        if self.row:
            confirm(self.page, f"Eliminare «{self.row.title}»?", REMOVING, "Elimina", self._delete)

    def _copy(self) -> None:
        if self.row:
            self._save(copy_version, self.row.id)

    def _delete(self) -> None:
        if self.row:
            self.shown.desk.save(delete_version, self.row.id, on_done=self._deleted, on_error=self.shown.refuse)

    def _deleted(self, _changes: object) -> None:
        self.shown.detail = None
        self.shown.reload()

    def _read_origins(self) -> None:
        self.shown.desk.read(_origins, self.shown.desk.year, on_done=self._show_origins)

    def _show_origins(self, found: tuple[list[PresetRow], LastYear]) -> None:
        question = NewMethodDialog(self.page, found[0], self.shown.versions, found[1])
        question.submit_with(partial(self._make, question))
        self._open(question)

    def _make(self, question: NewMethodDialog, values: dict[str, Any]) -> None:
        """Read what the new method begins from, then keep it."""
        kind, which = values["origin"]
        self.name = values["name"] or ""
        question.accept()
        if kind == "file":
            choose_file_to_open(self.page, "Metodologia da un file", METHODS, self.take_file)
        elif kind == "version":
            self.shown.desk.read(_definition_of, which, on_done=self._keep)
        elif kind == "empty":
            self._keep(NOTHING)
        else:
            self._keep(read_preset(str(which)))

    def take_file(self, path: Path) -> None:
        """Make a method of what a file says."""
        desk = self.shown.desk
        desk.runner.run(read_method_file, desk.workspace, path, on_done=self._keep, on_error=self.shown.refuse)

    def _keep(self, definition: MethodDefinition) -> None:
        self._save(new_version, replace(definition, name=self.name) if self.name else definition)

    def _save(self, use_case: Callable[..., Any], what: object) -> None:
        desk = self.shown.desk
        desk.save(use_case, what, on_done=self.shown.made, on_error=self.shown.refuse)

    def _tell_written(self, path: Path) -> None:
        without = " Le modifiche non salvate non ci sono." if self.shown.editor.is_changed else ""
        severity = Severity.WARNING if without else Severity.NOTE
        self.shown.banner.say(f"Metodologia scritta nel file {path}.{without}", severity)

    def _open(self, question: QDialog) -> None:
        self.question = question
        question.open()


def _origins(workspace: "Workspace", year: int) -> tuple[list[PresetRow], LastYear]:
    return list_presets(), LastYear(year - 1, version_of_year(workspace, year - 1))


def _definition_of(workspace: "Workspace", version_id: MethodVersionId) -> MethodDefinition:
    """Return what a version says, without the act that adopted it."""
    detail: VersionDetail = read_version(workspace, version_id)
    return replace(detail.definition, adoption=None, valid_from=None, valid_to=None)

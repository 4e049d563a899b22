"""What can be done with the entries: bring one into the year, use it, edit those of the ente, take them along."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.catalogue.own import LearnedEntry, OwnEntryDraft
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.permissions import Action
from app.services.audit.exports import export_entries_of_catalogue
from app.services.catalogue.accepting import accept_proposals
from app.services.catalogue.entry_files import EntriesPreview, import_entries, preview_entries
from app.services.catalogue.learning import entries_to_learn
from app.services.catalogue.own import delete_own_entries, list_own_entries
from app.services.objectives.choices import objective_choices
from app.ui.catalogue.entry_dialog import EntryDialog
from app.ui.catalogue.learn_dialog import LearnDialog
from app.ui.catalogue.year_dialog import ToYearDialog
from app.ui.kit.buttons import allow_each, make_button
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.files import choose_file_to_open, choose_file_to_save

CATALOGUES = "Cataloghi di obiettivi (*.toml)"
FILE_NAME = "catalogo-dell-ente.toml"
CHOOSE = "Scegliere prima una voce."
NO_OBJECTIVE = "Scegliere prima un obiettivo nella pagina Obiettivi."
NOT_OURS = "Si eliminano soltanto le voci dell'ente: quelle del programma restano."
REMOVING = "Gli obiettivi già scritti restano come sono. L'operazione si può annullare dal menu Modifica."


class ShownCatalogue(Protocol):
    """The window of the catalogue: what is chosen in it, and where things are told."""

    desk: Desk
    catalogue: Catalogue

    @property
    def entry(self) -> CatalogueEntry | None: ...
    @property
    def objective(self) -> "ObjectiveToMeasure | None": ...
    def want(self, code: str) -> None: ...
    def tell(self, sentence: str) -> None: ...
    def refuse(self, error: UserError) -> None: ...
    def reload(self) -> None: ...


class ObjectiveToMeasure(Protocol):
    """The objective chosen in the page."""

    @property
    def id(self) -> ObjectiveId: ...
    @property
    def code(self) -> str: ...


class EntryVerbs(QObject):
    """The buttons of the catalogue, and what they do."""

    def __init__(self, window: QWidget, shown: ShownCatalogue) -> None:
        super().__init__(window)
        self._window, self._shown, self._desk = window, shown, shown.desk
        code = shown.objective.code if shown.objective else ""
        use_words = f"Usa per {code}" if code else "Usa per l'obiettivo scelto"
        self.add = make_button(f"Aggiungi all'anno {self._desk.year}…", "plus", self.ask_unit)
        self.use = make_button(use_words, "check", self.use_entry)
        self.new = make_button("Nuova voce…", "plus-circle", self.write_entry)
        self.edit = make_button("Modifica…", "pencil-simple", self.edit_entry)
        self.remove = make_button("Elimina…", "trash", self.ask_remove)
        self.learn = make_button("Dagli obiettivi dell'ente…", "books", self.ask_learn)
        self.take_in = make_button("Importa…", "download-simple", self.ask_import)
        self.take_out = make_button("Esporta…", "export", self.ask_export)
        self.fit()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        return (self.add, self.use, self.new, self.edit, self.remove, self.learn, self.take_in, self.take_out)

    def give_to(self, verbs: Verbs) -> None:
        """Offer them on the rows of the list too."""
        verbs.add(self.edit, Order.EDIT)
        verbs.add(self.new, Order.NEW)
        for button in (self.add, self.use):
            verbs.add(button, Order.SPECIAL)
        verbs.add(self.remove, Order.DELETE)

    def press_primary(self, *_: object) -> None:
        (self.use if self._shown.objective else self.add).click()

    def fit(self) -> None:
        """Turn off what cannot be done now, and say why."""
        entry = self._shown.entry
        denied, no_import = self._desk.why_not(Action.EDIT_ARCHIVE), self._desk.why_not(Action.IMPORT)
        none = "" if entry else CHOOSE
        not_ours = "" if entry and entry.code in self._shown.catalogue.own else NOT_OURS
        no_own = "" if self._shown.catalogue.own else "L'ente non ha ancora voci sue."
        allow_each(
            (self.add, denied or none),
            (self.use, denied or none or ("" if self._shown.objective else NO_OBJECTIVE)),
            (self.new, denied),
            (self.edit, denied or none),
            (self.remove, denied or none or not_ours),
            (self.learn, denied),
            (self.take_in, no_import),
            (self.take_out, no_own),
        )

    def ask_unit(self) -> None:
        self._desk.read(objective_choices, self._desk.year, on_done=self._open_units)

    def use_entry(self) -> None:
        """Give the indicators of the entry to the objective chosen in the page."""
        entry, objective = self._shown.entry, self._shown.objective
        if entry is not None and objective is not None:
            drafts = tuple(one.draft for one in entry.indicators)
            self._save(accept_proposals, {objective.id: drafts}, told=f"Indicatori scritti per {objective.code}.")

    def write_entry(self) -> EntryDialog:
        return self._open_entry(OwnEntryDraft(CatalogueEntry("", "")))

    def edit_entry(self) -> None:
        self._desk.read(list_own_entries, on_done=self._open_own)

    def ask_remove(self) -> None:
        self._desk.read(list_own_entries, on_done=self._confirm_removal)

    def ask_learn(self) -> None:
        self._desk.read(entries_to_learn, on_done=self._open_learn)

    def ask_import(self) -> None:
        choose_file_to_open(self._window, "Importa voci nel catalogo", CATALOGUES, self.preview)

    def ask_export(self) -> None:
        choose_file_to_save(self._window, "Esporta le voci dell'ente", CATALOGUES, FILE_NAME, self.write_to)

    def preview(self, path: Path) -> None:
        """Say what a file would bring, and ask."""
        done = partial(self._confirm_import, path)
        work = (self._desk.workspace, path)
        self._desk.runner.run(preview_entries, *work, on_done=done, on_error=self._shown.refuse)

    def write_to(self, path: Path) -> None:
        """Write the entries of the ente to a file."""
        work = (self._desk.workspace, path)
        self._desk.runner.run(
            export_entries_of_catalogue, *work, on_done=self._tell_written, on_error=self._shown.refuse
        )

    def _open_units(self, choices: ObjectiveChoices) -> None:
        if (entry := self._shown.entry) is not None:
            dialog = ToYearDialog(self._window, self._desk, entry, self._shown.catalogue, choices.units)
            dialog.added.connect(self._shown.tell)
            dialog.open()

    def _open_own(self, own: Sequence[OwnEntryDraft]) -> None:
        """Edit the entry of the ente; one of the program becomes an entry of the ente in its place."""
        if (entry := self._shown.entry) is not None:
            kept = next((draft for draft in own if draft.entry.code == entry.code), None)
            self._open_entry(kept or OwnEntryDraft(entry, origin="Dal catalogo del programma"))

    def _open_entry(self, draft: OwnEntryDraft) -> EntryDialog:
        dialog = EntryDialog(self._window, self._desk, draft, self._shown.catalogue)
        dialog.saved.connect(self._show_saved)
        dialog.open()
        return dialog

    def _confirm_removal(self, own: Sequence[OwnEntryDraft]) -> None:
        entry = self._shown.entry
        kept = next((draft for draft in own if entry and draft.entry.code == entry.code), None)
        if kept is not None and kept.id is not None:
            question = f"Eliminare dal catalogo la voce «{kept.entry.title}»?"
            confirm(self._window, question, REMOVING, "Elimina", partial(self._remove, kept.id))

    def _remove(self, identity: int) -> None:
        self._save(delete_own_entries, [identity], told="Voce eliminata dal catalogo.")

    def _open_learn(self, found: Sequence[LearnedEntry]) -> None:
        LearnDialog(self._window, self._desk, found, self._tell_learned).open()

    def _confirm_import(self, path: Path, found: EntriesPreview) -> None:
        if not found.new and not found.changed:
            self._shown.tell(f"Il file {path.name} non porta nulla di nuovo: {found.sentence}.")
        else:
            question = f"Importare le voci del file {path.name}?"
            confirm(self._window, question, f"Porta: {found.sentence}.", "Importa", partial(self._import, path))

    def _import(self, path: Path) -> None:
        self._save(import_entries, path, told=f"Voci importate dal file {path.name}.")

    def _save(self, use_case: Callable[..., Changes], *given: object, told: str) -> None:
        self._desk.save(use_case, *given, on_done=partial(self._tell, told), on_error=self._shown.refuse)

    def _tell(self, told: str, changes: Changes) -> None:
        self._shown.tell("Non c'era nulla da cambiare." if changes.is_empty else told)

    def _show_saved(self, code: str) -> None:
        self._shown.want(code)
        self._shown.tell("Voce dell'ente salvata.")
        self._shown.reload()

    def _tell_learned(self, changes: Changes) -> None:
        self._shown.tell(f"{changes.label}.")

    def _tell_written(self, path: Path) -> None:
        self._shown.tell(f"Scritto il file {path}.")

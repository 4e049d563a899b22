"""Regole dei premi: the versions adopted, each from a year on, and where a new one comes from."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.acts import ActRow
from app.domain.awards.definition import AwardRules
from app.domain.awards.rows import (
    ACT,
    RULES_COLUMNS,
    YEAR_FROM,
    AwardRulesDraft,
    AwardRulesRow,
    validate_rules_draft,
)
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.permissions import Action
from app.services.awards.presets import ready_rules
from app.services.awards.rule_files import read_rules_file
from app.services.awards.rules import RulesPage, add_rules, adopt_rules, delete_rules, read_rules, read_rules_page
from app.ui.awards.editor_dialog import AwardRulesDialog
from app.ui.awards.new_rules import NewRulesDialog
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.files import choose_file_to_open, choose_file_to_save
from app.ui.kit.following import Following
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.structure.draft_dialog import DraftDialog

SIZE, TABLE = (1080, 520), 220
HINT = (
    "Le regole del contratto integrativo, una versione dopo l'altra: ognuna vale dal suo anno finché non ne comincia"
    " un'altra. Con quelle con cui sono calcolati i premi di un anno chiuso non si cambia più niente."
)
EMPTY = "Nessuna regola dei premi.\nSi comincia da un modello pronto o da un file."
USED = "Con queste regole sono calcolati i premi di un anno chiuso: se ne fa una versione nuova."


class AdoptionDialog(DraftDialog):
    """Asks from which year a version holds, and the act that adopted it."""

    def __init__(self, desk: Desk, parent: QWidget, draft: AwardRulesDraft, acts: tuple[ActRow, ...]) -> None:
        choices = [(None, "Nessun atto"), *((one.id, one.title) for one in acts)]
        super().__init__(desk, parent, "Adozione delle regole", draft, [(YEAR_FROM, None), (ACT, choices)])
        self.save_with(adopt_rules, validate_rules_draft)


RULES_FILES = "Regole dei premi (*.toml)"


class RulesDialog(PlainDialog):
    """The versions of the rules with what can be done with each."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "Regole dei premi", *SIZE)
        self.desk = desk
        self._page = RulesPage()
        self.banner = Message(self)
        self.dialog: QDialog | None = None
        self.table = RowsTable(
            RULES_COLUMNS, name="awards.rules", title="Regole dei premi", empty=EMPTY,
            counted=("versione", "versioni"),
        )  # fmt: skip
        self.new_button = make_button("Nuove regole…", "plus", self.ask_new)
        self.edit_button = make_button("Modifica e prova…", "pencil-simple", self.edit_chosen)
        self.export_button = make_button("Esporta…", "export", self.ask_where)
        self.adopt_button = make_button("Adozione…", "bank", self.ask_adoption)
        self.delete_button = make_button("Elimina", "trash", self.delete_chosen)
        self._lay_out()
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.edit_chosen)
        Following(self, desk.hub, {Topic.AWARDS, Topic.MUNICIPALITY}, self.reload)
        self._allow()
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_rules_page, on_done=self._show, latest=(self, "rules"))

    def ask_adoption(self, _row: object = None) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        if row is not None and self.adopt_button.isEnabled():
            draft = AwardRulesDraft(row.id, row.year_from, row.act_id, row.version)
            self.dialog = AdoptionDialog(self.desk, self, draft, self._page.acts)
            self.dialog.open()

    def ask_new(self) -> None:
        """Ask where new rules come from, and from which year they hold."""
        dialog = NewRulesDialog(self, self._page.rows, self.desk.year)
        dialog.submit_with(partial(self._make, dialog))
        self.dialog = dialog
        dialog.open()

    def edit_chosen(self, _row: object = None) -> None:
        """Open the editor on the chosen version: to change it, or only to read and try it."""
        row: AwardRulesRow | None = self.table.current_row()
        if row is not None:
            self.dialog = AwardRulesDialog(self, self.desk, row)
            self.dialog.open()

    def ask_where(self) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        if row is not None:
            choose_file_to_save(self, "Esporta le regole dei premi", RULES_FILES, f"{row.name}.toml", self.export)

    def export(self, path: Path) -> None:
        """Write the chosen version as it is stored."""
        from app.services.audit.exports import export_award_rules

        row: AwardRulesRow | None = self.table.current_row()
        if row is not None:
            self.desk.runner.run(export_award_rules, self.desk.workspace, row.id, path, on_done=self._tell_written)

    def take_file(self, draft: AwardRulesDraft, path: Path) -> None:
        """Keep the rules that a file says, as those of the year asked."""
        keep = partial(self._keep, draft)
        self.desk.runner.run(read_rules_file, path, on_done=keep, on_error=self._refuse)

    def _make(self, dialog: NewRulesDialog, values: dict[str, Any]) -> None:
        draft = AwardRulesDraft(year_from=values["year_from"])
        kind, which = values["origin"]
        if kind == "file":
            dialog.accept()
            choose_file_to_open(self, "Regole dei premi da un file", RULES_FILES, partial(self.take_file, draft))
        elif kind == "version":
            self.desk.read(read_rules, which, on_done=partial(self._keep, draft, dialog=dialog))
        else:
            keep = partial(self._keep, draft, dialog=dialog)
            self.desk.read(ready_rules, str(which), values["year_from"], on_done=keep)

    def _keep(self, draft: AwardRulesDraft, rules: AwardRules, *, dialog: NewRulesDialog | None = None) -> None:
        refuse = dialog.refuse if dialog is not None else self._refuse
        self.desk.save(add_rules, rules, draft, on_done=partial(self._kept, dialog), on_error=refuse)

    def _kept(self, dialog: NewRulesDialog | None, changes: Changes) -> None:
        if dialog is not None:
            dialog.accept()
        self.desk.tell_done(changes)

    def _refuse(self, error: UserError) -> None:
        self.banner.say(error.sentence)

    def _tell_written(self, path: Path) -> None:
        self.banner.say(f"Regole scritte nel file {path}.", Severity.NOTE)

    def delete_chosen(self) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        if row is not None and self.delete_button.isEnabled():
            self.desk.save(delete_rules, row.id, on_done=self.desk.tell_done)

    def _show(self, page: RulesPage) -> None:
        self._page = page
        self.table.set_rows(page.rows)
        if self.table.current_row() is None and page.rows:
            self.table.select(page.rows[0].id)
            self.table.view.setFocus()
        self._allow()

    def _allow(self, _row: object = None) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        denied, none = self.desk.why_not(Action.EDIT_AWARDS), "" if row is not None else NO_ROW
        used = USED if row is not None and row.uses else ""
        allow_each(
            (self.new_button, denied),
            (self.edit_button, none),
            (self.export_button, none),
            (self.adopt_button, denied or none or used),
            (self.delete_button, denied or none or used),
        )

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        verbs = self.table.verbs
        verbs.add(self.new_button, Order.NEW)
        verbs.add(self.edit_button, Order.EDIT)
        verbs.add(self.adopt_button, Order.SPECIAL)
        verbs.add(self.export_button, Order.SPECIAL)
        verbs.add(self.delete_button, Order.DELETE)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.banner)
        buttons = (self.new_button, self.edit_button, self.adopt_button, self.export_button, self.delete_button)
        self.content.addWidget(ButtonRow(*buttons))
        self.content.addWidget(self.table, 1)
        self.add_close()

"""Regole dei premi: the versions adopted, each from a year on, and where a new one comes from."""

from PySide6.QtWidgets import QWidget

from app.domain.acts import ActRow
from app.domain.awards.rows import (
    ACT,
    RULES_COLUMNS,
    YEAR_FROM,
    AwardRulesDraft,
    AwardRulesRow,
    validate_rules_draft,
)
from app.domain.changes import Changes, Topic
from app.domain.permissions import Action
from app.services.awards.rules import RulesPage, adopt_rules, delete_rules, read_rules_page
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.notice import Notice, NoticeAction
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
        choices = [(None, "Nessun atto"), *((one.id, f"{one.name}: {one.subject}".rstrip(": ")) for one in acts)]
        super().__init__(desk, parent, "Adozione delle regole", draft, [(YEAR_FROM, None), (ACT, choices)])
        self.save_with(adopt_rules, validate_rules_draft)


class RulesDialog(PlainDialog):
    """The versions of the rules with what can be done with each."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "Regole dei premi", *SIZE)
        self.desk = desk
        self._page = RulesPage()
        self.dialog: DraftDialog | None = None
        self.table = RowsTable(
            RULES_COLUMNS, name="awards.rules", title="Regole dei premi", empty=EMPTY,
            counted=("versione", "versioni"),
        )  # fmt: skip
        self.adopt_button = make_button("Adozione…", "bank", self.ask_adoption)
        self.delete_button = make_button("Elimina", "trash", self.delete_chosen)
        self._lay_out()
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.ask_adoption)
        desk.hub.changed.connect(self._hear)
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

    def delete_chosen(self) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        if row is not None and self.delete_button.isEnabled():
            self.desk.save(delete_rules, row.id, on_done=self._tell)

    def _tell(self, changes: Changes) -> None:
        undo = NoticeAction("Annulla", self.desk.hub.undo_asked.emit, "Ctrl Z")
        self.desk.tell(Notice(f"{changes.label}: fatto.", actions=(undo,)))

    def _show(self, page: RulesPage) -> None:
        self._page = page
        self.table.set_rows(page.rows)
        if self.table.current_row() is None and page.rows:
            self.table.select(page.rows[0].id)
            self.table.view.setFocus()
        self._allow()

    def _allow(self, _row: object = None) -> None:
        row: AwardRulesRow | None = self.table.current_row()
        why = self.desk.why_not(Action.EDIT_AWARDS) or ("" if row is not None else NO_ROW)
        why = why or (USED if row is not None and row.uses else "")
        for button in (self.adopt_button, self.delete_button):
            button.setEnabled(not why)
            button.setToolTip(why)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & {Topic.AWARDS, Topic.MUNICIPALITY}:
            self.reload()

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.verbs.add(self.adopt_button, Order.EDIT)
        self.table.verbs.add(self.delete_button, Order.DELETE)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(ButtonRow(self.adopt_button, self.delete_button))
        self.content.addWidget(self.table, 1)
        self.add_close()

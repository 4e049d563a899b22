"""One version of the rules of awards: its editor, and *Prova* beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QTabWidget, QWidget

from app.domain.awards.definition import AwardRules
from app.domain.awards.rows import AwardRulesRow
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.permissions import Action
from app.domain.structure.units import ContractAreaRow
from app.services.awards.rules import read_rules, save_rules
from app.services.structure.contract_areas import list_contract_areas
from app.ui.awards.rules_editor import AwardRulesEditor
from app.ui.awards.trial_pane import AwardTrialPane
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_keep
from app.ui.kit.labels import Message
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.shortcut import Context, add_shortcut

SIZE = (1230, 690)
Role = QDialogButtonBox.ButtonRole
USED = (
    "Con queste regole sono calcolati i premi di un anno chiuso: si leggono e si provano. Per cambiarle si fa una"
    " versione nuova, che vale da un anno ancora aperto."
)
UNSAVED = "Le modifiche a queste regole non sono state salvate."


class AwardRulesDialog(PlainDialog):
    """Edits the rules of awards and tries them; saved as one operation."""

    def __init__(self, parent: QWidget, desk: Desk, row: AwardRulesRow) -> None:
        super().__init__(parent, _title(row), *SIZE)
        self.desk, self.row, self._version = desk, row, row.version
        self.enter_presses_primary = False
        self.banner = Message(self)
        self.editor = AwardRulesEditor()
        self.trial = AwardTrialPane(desk.year)
        self.tabs = QTabWidget()
        self.save_button = self.set_primary(make_button("&Salva", "", self.save))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lay_out()
        self.editor.changed.connect(self._follow)
        add_shortcut(self, QKeySequence.StandardKey.Save, "Salva le regole", self.save, Context.WindowShortcut)
        self.desk.read(list_contract_areas, on_done=self._know_areas)
        self.desk.read(read_rules, row.id, on_done=self._show)

    def save(self) -> None:
        """Keep what was edited as one operation."""
        self._save(self._saved)

    def _save(self, on_done: Callable[[Changes], None]) -> None:
        self.editor.commit()
        rules = self.editor.definition
        if rules is not None and self.editor.is_changed:
            self.desk.save(save_rules, self.row.id, rules, self._version, on_done=on_done, on_error=self._refuse)

    def _saved(self, _changes: Changes) -> None:
        self._version += 1
        if (rules := self.editor.definition) is not None:
            self._show(rules)

    def _refuse(self, error: UserError) -> None:
        self.banner.say(error.sentence)

    def _show(self, rules: AwardRules) -> None:
        denied = self.desk.why_not(Action.EDIT_AWARDS)
        self.editor.show_rules(rules, is_read_only=bool(denied) or bool(self.row.uses))
        if self.row.uses:
            self.banner.say(USED, Severity.NOTE)
        elif denied:
            self.banner.say(f"Le regole si possono solo leggere e provare. {denied}.", Severity.NOTE)
        else:
            self.banner.clear()

    def _know_areas(self, rows: Sequence[ContractAreaRow]) -> None:
        self.editor.know_contract_areas([row.name for row in rows])

    def _follow(self) -> None:
        """Try what is edited, and say that it is not saved yet."""
        self.trial.show_rules(self.editor.definition)
        is_changed = self.editor.is_changed
        self.save_button.setEnabled(is_changed)
        self.setWindowTitle(f"{_title(self.row)}{' – modifiche non salvate' if is_changed else ''}")

    @override
    def reject(self) -> None:
        self.editor.commit()
        if self.editor.is_changed:
            ask_to_keep(self, UNSAVED, self._save_and_leave, self._leave)
        else:
            self._leave()

    def _save_and_leave(self) -> None:
        self._save(self._left)

    def _left(self, _changes: Changes) -> None:
        self._leave()

    def _leave(self) -> None:
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.editor, "Regole")
        self.tabs.addTab(self.trial, "Prova")
        self.tabs.tabBar().setAccessibleName("Regole e prova")
        self.content.addWidget(self.banner)
        self.content.addWidget(self.tabs, 1)
        self.buttons.addButton("C&hiudi", Role.RejectRole)
        self.put_button(self.save_button, Role.AcceptRole)


def _title(row: AwardRulesRow) -> str:
    return f"Regole dei premi: {row.name}, dal {row.year_from}"

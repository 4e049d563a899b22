"""Regole delle progressioni: their editor, the same rules as text, and *Prova* on imaginary people."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QTabWidget, QWidget

from app.domain.changes import Changes
from app.domain.issues import errors_of
from app.domain.progressions.checks import validate
from app.domain.progressions.definition import ProgressionRules
from app.domain.validation import present
from app.services.audit.exports import export_progression_rules
from app.services.methods.guide import PROGRESSION_GUIDE
from app.services.progressions.procedures import (
    read_rules_file,
    save_rules,
    shipped_rules,
)
from app.services.progressions.reading import ProgressionPage
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow, make_button
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_abandon
from app.ui.kit.files import choose_file_to_open, choose_file_to_save
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.written import file_written
from app.ui.methods.guide import open_guide
from app.ui.progressions.rules_editor import ProgressionRulesEditor
from app.ui.progressions.rules_text import RulesText
from app.ui.progressions.rules_trial import RulesTrial

SIZE = (1230, 690)
TOML = "File di testo (*.toml)"
HINT = (
    "Le regole del contratto integrativo, parte per parte; in «Testo» sono le stesse come si scrivono in un file."
    " Valgono per la graduatoria di quest'anno, finché non è pubblicata."
)
WRONG_TEXT = "Correggere prima il testo."
WRONG_RULES = "Correggere prima gli errori dei controlli."


class ProgressionRulesDialog(PlainDialog):
    """Edits the rules of the procedure of the year; without a way to save them they are only read and tried."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        page: ProgressionPage,
        why_not: str = "",
    ) -> None:
        """`why_not` says why nothing may be changed; `page` has the procedure with its rules."""
        super().__init__(parent, f"Regole delle progressioni {desk.year}", *SIZE)
        self.desk, self._why_not = desk, why_not
        self._version = present(page.procedure).draft.version
        self.enter_presses_primary = False
        self.editor = ProgressionRulesEditor(page.limits)
        self.written = RulesText(page.limits, is_read_only=bool(why_not))
        self.trial = RulesTrial(desk.year)
        self.tabs = QTabWidget()
        self.save_button = self.put_button(
            make_button("Salva", "floppy-disk", self.save), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.set_primary(self.save_button)
        self._lay_out()
        self.add_close()
        self.editor.changed.connect(self._follow_editor)
        self.written.read.connect(self._follow_text)
        self.editor.show_rules(present(page.rules), is_read_only=bool(why_not))

    @property
    def rules(self) -> ProgressionRules | None:
        """The rules as they are edited, without errors; None while something is wrong."""
        found = self.editor.definition
        is_wrong = self.written.is_wrong or found is None or bool(errors_of(validate(found)))
        return None if is_wrong else found

    @property
    def is_edited(self) -> bool:
        return not self._why_not and (self.editor.is_changed or self.written.is_wrong)

    def save(self) -> None:
        self.editor.commit()
        self.written.check()
        if self.rules is not None and not self._why_not:
            self.desk.save(save_rules, self.desk.year, self.rules, self._version, on_done=self._done)

    def put_shipped(self) -> None:
        self.put(shipped_rules())

    def put(self, rules: ProgressionRules) -> None:
        """Put other rules in the place of these; *Annulla* of the editor takes them back."""
        self.editor.put_rules(rules)
        self.written.show_rules(rules)
        self._allow()

    def ask_file(self) -> None:
        choose_file_to_open(self, "Apri un file di regole", TOML, self.open_file)

    def open_file(self, path: Path) -> None:
        self.desk.read(read_rules_file, path, on_done=self.put)

    def ask_where(self) -> None:
        choose_file_to_save(self, "Salva le regole in un file", TOML, "progressioni.toml", self.write_file)

    def write_file(self, path: Path) -> None:
        if self.rules is not None:
            self.desk.runner.run(export_progression_rules, self.desk.workspace, self.rules, path, on_done=self._written)

    def open_guide(self) -> None:
        """Show how each line of the text is written."""
        open_guide(self, self.desk.runner, PROGRESSION_GUIDE)

    @override
    def reject(self) -> None:
        """Ask before leaving what was written."""
        self.editor.commit()
        if self.is_edited:
            ask_to_abandon(self, self._abandon)
        else:
            super().reject()

    def _abandon(self) -> None:
        super().reject()

    def _follow_editor(self) -> None:
        if (rules := self.editor.definition) is not None:
            self.written.show_rules(rules)
        self._allow()

    def _follow_text(self) -> None:
        """Take what was written in the text into the parts; while it is wrong they stay as they were, shut."""
        if self.written.rules is not None:
            self.editor.put_rules(self.written.rules)
        self._allow()

    def _allow(self) -> None:
        rules, is_wrong = self.rules, self.written.is_wrong
        self.trial.show_rules(rules)
        self.tabs.setTabEnabled(0, not is_wrong)
        self.tabs.setTabToolTip(0, WRONG_TEXT if is_wrong else "")
        why = self._why_not or (WRONG_TEXT if is_wrong else "" if rules is not None else WRONG_RULES)
        allow(self.save_button, why)
        self.new_button.setEnabled(not self._why_not)
        self.open_button.setEnabled(not self._why_not)

    def _written(self, path: Path) -> None:
        self.desk.tell(file_written("Scritto il file", path))

    def _done(self, changes: Changes) -> None:
        self.accept()
        self.desk.tell_done(changes)

    def _lay_out(self) -> None:
        self.open_button = make_button("Apri un file…", "folder-open", self.ask_file)
        self.new_button = make_button("Regole pronte", "arrow-counter-clockwise", self.put_shipped)
        buttons = ButtonRow(
            self.open_button,
            make_button("Salva in un file…", "export", self.ask_where),
            self.new_button,
            make_button("Come si scrivono…", "book-open", self.open_guide),
        )
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.editor, "Regole")
        self.tabs.addTab(self.written, "Testo")
        self.tabs.addTab(self.trial, "Prova")
        self.tabs.tabBar().setAccessibleName("Regole, testo e prova")
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(buttons)
        self.content.addWidget(self.tabs, 1)

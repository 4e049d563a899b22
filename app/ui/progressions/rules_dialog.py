"""Regole delle progressioni: the text of the rules, checked as one writes, tried on imaginary people beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.issues import Severity, errors_of
from app.domain.italian import with_the_rest
from app.domain.progressions.definition import ProgressionRules
from app.domain.validation import present
from app.services.audit.exports import export_progression_rules
from app.services.progressions.procedures import (
    read_rules_file,
    read_rules_text,
    rules_guide,
    rules_text,
    save_rules,
    shipped_rules,
)
from app.services.progressions.reading import ProgressionPage
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_abandon
from app.ui.kit.files import choose_file_to_open, choose_file_to_save
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.tokens import MEASURES
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.kit.written import file_written
from app.ui.progressions.rules_trial import RulesTrial

SIZE, NARROW, PAUSE, MOST = (1280, 680), 900, 300, 4
SIDES = [520, 740]
TOML = "File di testo (*.toml)"
HINT = "Le regole del contratto integrativo: ogni voce è spiegata in «Come si scrivono…». Le righe con # non contano."


class ProgressionRulesDialog(PlainDialog):
    """Edits the rules of the procedure of the year; without a way to save them they are only read and tried."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        page: ProgressionPage,
        on_done: Callable[[Changes], object],
        why_not: str = "",
    ) -> None:
        """`why_not` says why nothing may be changed; `page` has the procedure with its rules."""
        super().__init__(parent, f"Regole delle progressioni {desk.year}", *SIZE)
        rules = present(page.rules)
        self.desk, self._on_done = desk, on_done
        self._version = present(page.procedure).draft.version
        self.rules: ProgressionRules | None = rules
        self.enter_presses_primary = False
        self.text = QPlainTextEdit(rules_text(rules))
        self.text.setAccessibleName("Testo delle regole")
        self.text.setReadOnly(bool(why_not))
        self.text.setTabChangesFocus(True)
        self.message = Message(self)
        self.trial = RulesTrial(desk.year)
        self.save_button = self.put_button(
            make_button("Salva", "floppy-disk", self.save), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.set_primary(self.save_button)
        self._why_not = why_not
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self.add_close()
        self._pause.timeout.connect(self.check)
        self.text.textChanged.connect(self._pause.start)
        self.check()

    def check(self) -> None:
        """Read the text as it stands: say what is wrong with it by line, and try the rules when nothing is."""
        self.rules, issues = read_rules_text(self.text.toPlainText())
        wrong = errors_of(issues)
        told = with_the_rest([one.sentence for one in wrong or issues], MOST, "altro rilievo", "altri rilievi")
        if told:
            self.message.say("\n".join(told), Severity.ERROR if wrong else Severity.WARNING)
        else:
            self.message.clear()
        self.trial.show_rules(self.rules)
        why = self._why_not or ("Correggere prima ciò che è detto sotto il testo." if self.rules is None else "")
        self.save_button.setEnabled(not why)
        self.save_button.setToolTip(why)

    def save(self) -> None:
        self.check()
        if self.rules is not None and not self._why_not:
            self.desk.save(save_rules, self.desk.year, self.rules, self._version, on_done=self._done)

    def put_text(self, rules: ProgressionRules) -> None:
        """Put other rules in the place of the text."""
        self.text.setPlainText(rules_text(rules))
        self.text.document().setModified(True)
        self.check()

    def put_shipped(self) -> None:
        self.put_text(shipped_rules())

    def ask_file(self) -> None:
        choose_file_to_open(self, "Apri un file di regole", TOML, self.open_file)

    def open_file(self, path: Path) -> None:
        self.desk.read(read_rules_file, path, on_done=self.put_text)

    def ask_where(self) -> None:
        choose_file_to_save(self, "Salva le regole in un file", TOML, "progressioni.toml", self.write_file)

    def write_file(self, path: Path) -> None:
        if self.rules is not None:
            self.desk.runner.run(export_progression_rules, self.desk.workspace, self.rules, path, on_done=self._written)

    def open_guide(self) -> None:
        """Show how each line of the text is written."""
        dialog = PlainDialog(self, "Come si scrivono le regole delle progressioni", 900, 640)
        page = QPlainTextEdit(rules_guide())
        page.setReadOnly(True)
        page.setAccessibleName("Come si scrivono le regole")
        dialog.content.addWidget(page, 1)
        dialog.add_close()
        dialog.open()

    @property
    def is_edited(self) -> bool:
        return not self._why_not and self.text.document().isModified()

    @override
    def reject(self) -> None:
        """Ask before leaving what was written."""
        if self.is_edited:
            ask_to_abandon(self, super().reject)
        else:
            super().reject()

    def _written(self, path: Path) -> None:
        self.desk.tell(file_written("Scritto il file", path))

    def _done(self, changes: Changes) -> None:
        self.text.document().setModified(False)
        self.accept()
        self._on_done(changes)

    def _lay_out(self) -> None:
        buttons = ButtonRow(
            make_button("Apri un file…", "folder-open", self.ask_file),
            make_button("Salva in un file…", "export", self.ask_where),
            make_button("Regole pronte", "arrow-counter-clockwise", self.put_shipped),
            make_button("Come si scrivono…", "book-open", self.open_guide),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title_label("Testo", MEASURES.section))
        column.addWidget(self.text, 1)
        column.addWidget(self.message)
        both = TurningSplitter(NARROW, left, self.trial)
        both.setSizes(SIDES)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(buttons)
        self.content.addWidget(both, 1)

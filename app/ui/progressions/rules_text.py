"""The rules of progressions as text, checked as one writes."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.issues import Severity, errors_of
from app.domain.italian import with_the_rest
from app.domain.law.limits import LegalLimits
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.law import law_issues
from app.services.progressions.procedures import read_rules_text, rules_text
from app.ui.kit.labels import Message, hint_label

PAUSE, MOST = 300, 4
HINT = "Ogni voce è spiegata in «Come si scrivono…». Le righe con # non contano."


class RulesText(QWidget):
    """Shows rules as they are written in a file. `read`: what was typed was read, and `rules` has it or None."""

    read = Signal()

    def __init__(self, limits: LegalLimits, *, is_read_only: bool) -> None:
        super().__init__()
        self._limits = limits
        self.rules: ProgressionRules | None = None
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Testo delle regole")
        self.text.setReadOnly(is_read_only)
        self.text.setTabChangesFocus(True)
        self.message = Message(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        layout = QVBoxLayout(self)
        layout.addWidget(hint_label(HINT))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.message)
        self._pause.timeout.connect(self.check)
        self.text.textChanged.connect(self._pause.start)

    @property
    def is_wrong(self) -> bool:
        """Whether what was typed cannot be read: the rules edited elsewhere are not these."""
        return self.rules is None and self.text.document().isModified()

    def show_rules(self, rules: ProgressionRules) -> None:
        """Write rules that changed elsewhere; a text that says the same stays as it was typed."""
        if rules == self.rules and self.text.document().isModified():
            return
        self.text.setPlainText(rules_text(rules))
        self._pause.stop()
        self._read()

    def check(self) -> None:
        """Read the text as it stands, and say what is wrong with it by line."""
        self._pause.stop()
        if self.text.document().isModified():
            self._read()
            self.read.emit()

    def _read(self) -> None:
        self.rules, issues = read_rules_text(self.text.toPlainText())
        wrong = errors_of(issues)
        if self.rules is not None:
            issues = [*issues, *law_issues(self.rules, self._limits)]
        told = with_the_rest([one.sentence for one in wrong or issues], MOST, "rilievo", "rilievi")
        if told:
            self.message.say("\n".join(told), Severity.ERROR if wrong else Severity.WARNING)
        else:
            self.message.clear()

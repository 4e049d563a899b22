"""Where a plan comes from: a file, or text pasted here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.ui.kit.buttons import make_button, make_primary
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES

HINT = (
    "Si può importare un piano scritto con Word o LibreOffice (.docx, .odt), in PDF, in un foglio di calcolo "
    "(.xlsx, .ods, .csv) o come testo (.txt, .md). Il programma riconosce unità, obiettivi, fasi, indicatori, pesi e "
    "responsabili; prima di scrivere si vede e si corregge ogni riga."
)
PLACEHOLDER = "Oppure incollare qui il testo del piano (Ctrl+V)…"


class PlanSource(QWidget):
    """`file_asked`, `text_given(str)`, `left`."""

    file_asked, left = Signal(), Signal()
    text_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message(self)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Testo del piano")
        self.text.setPlaceholderText(PLACEHOLDER)
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)  # a file dropped here is for the window: the field would write its path
        self.choose_button = make_primary(make_button("Sce&gli un file…", "", self.file_asked.emit))
        self.read_button = make_button("&Leggi il testo incollato", "text-align-left", self._give)
        self.leave_button = make_button("A&nnulla", "", self.left.emit)
        self.read_button.setEnabled(False)
        self.text.textChanged.connect(self._allow_reading)
        self._lay_out()

    def refuse(self, sentence: str) -> None:
        """Say why a document cannot be taken in, with what to do."""
        self.message.say(sentence, Severity.ERROR)

    def welcome(self) -> None:
        self.message.clear()
        self.text.clear()

    def _allow_reading(self) -> None:
        self.read_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _give(self) -> None:
        self.text_given.emit(self.text.toPlainText())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        keep_spacing(buttons, MEASURES.gap)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.read_button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        keep_margins(column, 0, 0, 0, MEASURES.margin)
        keep_spacing(column, MEASURES.gap_groups)
        column.addWidget(title_label("Da quale documento?", MEASURES.section))
        column.addWidget(hint_label(HINT))
        column.addWidget(self.message)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

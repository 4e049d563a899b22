"""Where the text of a plan comes from: a file, or pasted here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.kit.buttons import make_button
from app.ui.kit.labels import hint_label

HINT = (
    "Il programma legge il testo di un piano: righe «AREA …», righe «(Settore …)», obiettivi in elenco. "
    "Scegliere un file di testo, oppure incollare qui il testo copiato dal documento."
)


class PlanSource(QWidget):
    """`file_asked()` or `text_given(str)`."""

    file_asked = Signal()
    text_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Testo del piano")
        self.text.setPlaceholderText("Incollare qui il testo del piano (Ctrl+V)…")
        self.text.setTabChangesFocus(True)
        self.read_button = make_button("&Leggi il testo incollato", "text-align-left", self._give)
        self.read_button.setEnabled(False)
        self.text.textChanged.connect(self._allow_reading)
        buttons = QHBoxLayout()
        buttons.addWidget(make_button("&Scegli un file…", "folder-open", self.file_asked.emit))
        buttons.addStretch(1)
        buttons.addWidget(self.read_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint_label(HINT))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def _allow_reading(self) -> None:
        self.read_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _give(self) -> None:
        self.text_given.emit(self.text.toPlainText())

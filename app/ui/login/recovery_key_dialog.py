"""The recovery key, shown once: printed, or copied by hand, before one goes on."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel

from app.domain.italian import format_date
from app.ui.documents.printer import PrinterDialog, ask_printer
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES

if TYPE_CHECKING:
    from app.services.keys.protecting import Protection
    from app.ui.window import MainWindow

LETTERS_ON_PAPER = 12.0
"""Points."""
IN_LINE = 4
"""Groups of the key in a line, on the screen and on paper."""
WHAT_FOR = (
    "Questa è la chiave di recupero: apre l'archivio anche se si dimenticano tutte le password o si perde il file delle"
    " chiavi. Si mostra una volta sola e non è conservata da nessuna parte: stamparla e metterla dove l'ente tiene i"
    " documenti riservati, non in questo computer."
)
ON_PAPER = (
    "Sul foglio c'è anche come si usa. Non salvarlo in PDF su questo computer: dove non c'è una stampante, copiare la"
    " chiave a mano."
)


class RecoveryKeyDialog(PlainDialog):
    """Cannot be left before one says that the key is on paper."""

    def __init__(
        self,
        window: "MainWindow",
        protection: "Protection",
        ente: str,
        go_on: Callable[[], object] | None = None,
    ) -> None:
        """`go_on` is done when the key is on paper; else the archive is opened by its log-in."""
        super().__init__(window, "Chiave di recupero")
        self._protection, self._ente = protection, ente
        self._then = go_on or partial(window.open_path, protection.path)
        self._printing: PrinterDialog | None = None
        self.content.addWidget(Words(WHAT_FOR))
        self.key = QLabel("\n".join(lines_of(protection.recovery_key)))
        self.key.setFont(key_font())
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.key.setAccessibleName("Chiave di recupero")
        self.content.addWidget(self.key, 0, Qt.AlignmentFlag.AlignHCenter)
        self.content.addWidget(hint_label(ON_PAPER))
        self.is_kept = QCheckBox("La chiave è stampata, o copiata su carta")
        self.content.addWidget(self.is_kept)
        self.print_button = self.buttons.addButton("&Stampa…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.clicked.connect(self.print_key)
        self.go_on = self.buttons.addButton("Continua", QDialogButtonBox.ButtonRole.AcceptRole)
        self.set_primary(self.go_on)
        self.go_on.setEnabled(False)
        self.is_kept.toggled.connect(self.go_on.setEnabled)
        self.buttons.accepted.connect(self._leave)

    @override
    def reject(self) -> None:
        """Esc and the cross of the window do not lose the key."""
        if self.is_kept.isChecked():
            self._leave()
        else:
            self.is_kept.setFocus()

    def print_key(self) -> None:
        """Ask the printer and print the page; nothing of it is written to the disk by us."""
        self._printing = dialog = ask_printer(self, "Chiave di recupero", 1, only_paper=True)
        dialog.accepted.connect(self._print)

    def _print(self) -> None:
        if self._printing is not None:
            print_paper(self._ente, self._protection.recovery_key, self._printing.chosen)

    def _leave(self) -> None:
        self.accept()
        self._then()


def key_font() -> QFont:
    """Letters of one width, in which no sign is mistaken for another."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(scaled(MEASURES.title))
    return font


def lines_of(key: str) -> list[str]:
    """Write the groups of a key four in a line."""
    groups = key.split()
    return ["  ".join(groups[start : start + IN_LINE]) for start in range(0, len(groups), IN_LINE)]


def print_paper(ente: str, key: str, printer: QPrinter) -> None:
    print_html(paper_of(ente, key, date.today()), printer)  # noqa: DTZ011 (the day on the wall)


def print_html(html: str, printer: QPrinter) -> None:
    """Print a text in letters measured in points: those of the window are in pixels, far smaller on paper."""
    paper = QTextDocument()
    letters = QFont(QGuiApplication.font().family())
    letters.setPointSizeF(LETTERS_ON_PAPER)
    paper.setDefaultFont(letters)
    paper.setHtml(html)
    paper.print_(printer)


def paper_of(ente: str, key: str, day: date) -> str:
    """Write the page to be kept: the key, of which archive it is, how it is used."""
    lines = "<br>".join(escape(line).replace(" ", "&nbsp;") for line in lines_of(key))
    size = MEASURES.section
    return (
        f"<h2>Merito – chiave di recupero</h2><p>{escape(ente)}, {format_date(day)}</p>"
        f"<p style='font-family: monospace; font-size: {size}pt; line-height: 160%'>{lines}</p>"
        "<p>Apre l'archivio quando le password sono dimenticate o il file delle chiavi è perduto: nella pagina di"
        " accesso scegliere «Usa la chiave di recupero…», scrivere i gruppi nell'ordine (spazi e maiuscole non contano)"
        " e dare una nuova password all'amministratore.</p><p>Chi ha questo foglio può leggere tutte le valutazioni:"
        " conservarlo in busta chiusa, in cassaforte o dove l'ente tiene i documenti riservati, e non fotografarlo.</p>"
    )

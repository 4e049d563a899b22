"""The passwords that a new key gave to the other users: shown once, printed one to a page to be handed over."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QWidget

from app.domain.italian import format_date
from app.ui.documents.printer import PrinterDialog, ask_printer
from app.ui.kit.labels import Words
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.login.recovery_key_dialog import key_font, print_html

if TYPE_CHECKING:
    from app.services.users.renewing import GivenPassword

WHAT_FOR = (
    "Le altre password non sono note a nessuno, quindi ogni altro utente ne riceve una provvisoria: consegnarla di"
    " persona; al primo accesso ciascuno ne sceglie una propria. Si mostrano una volta sola; a chi la perde se ne dà"
    " un'altra da Strumenti › Utenti."
)


class GivenPasswordsDialog(PlainDialog):
    """Lists who got which password; *Stampa* makes a page for each."""

    def __init__(self, parent: QWidget, given: "Sequence[GivenPassword]", ente: str) -> None:
        super().__init__(parent, "Password provvisorie")
        self._given, self._ente = given, ente
        self._printing: PrinterDialog | None = None
        self.content.addWidget(Words(WHAT_FOR))
        grid = QGridLayout()
        keep_spacing(grid, MEASURES.gap)
        for row, one in enumerate(given):
            grid.addWidget(Words(f"{one.title}, {one.full_name}"), row, 0)
            grid.addWidget(_password_label(one), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.content.addLayout(grid)
        self.print_button = self.buttons.addButton("&Stampa…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.clicked.connect(self.print_pages)
        self.set_primary(self.buttons.addButton("Continua", QDialogButtonBox.ButtonRole.AcceptRole))
        self.buttons.accepted.connect(self.accept)

    def print_pages(self) -> None:
        """Ask the printer; nothing of the pages is written to the disk by us."""
        self._printing = dialog = ask_printer(self, "Password provvisorie", len(self._given), only_paper=True)
        dialog.accepted.connect(self._print)

    def _print(self) -> None:
        if self._printing is not None:
            pages = pages_of(self._given, self._ente, date.today())  # noqa: DTZ011 (the day on the wall)
            print_html(pages, self._printing.chosen)


def _password_label(one: "GivenPassword") -> QLabel:
    label = QLabel(one.password)
    label.setFont(key_font())
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    label.setAccessibleName(f"Password provvisoria di {one.full_name}")
    return label


def pages_of(given: "Sequence[GivenPassword]", ente: str, day: date) -> str:
    """Write a page for each user: the password and what to do with it.

    The page is broken before its heading: a break after a `div` Qt takes for its first paragraph alone, and two users
    would have their passwords on one sheet.
    """
    return "".join(
        f"<h2 style='page-break-before: {'always' if number else 'auto'}'>Merito – password provvisoria</h2>"
        f"<p>{escape(ente)}, {format_date(day)}</p><p>{escape(one.full_name)} ({escape(one.title)})</p>"
        f"<p style='font-family: monospace; font-size: {MEASURES.section}pt'>{escape(one.password)}</p>"
        "<p>L'archivio ha una nuova chiave e la password di prima non vale più. Entrare con questa: al primo"
        " accesso se ne sceglie una propria; poi distruggere il foglio.</p>"
        for number, one in enumerate(given)
    )

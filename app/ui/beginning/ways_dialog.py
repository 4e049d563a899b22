"""From what a new archive is begun: a plan, the staff, or by hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.domain.issues import Link, Severity
from app.services.audit.exports import export_and_tell
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.kit.buttons import make_button
from app.ui.kit.files import WORKBOOKS, choose_file_to_save
from app.ui.kit.labels import Message, Words
from app.ui.kit.link_button import LinkButton
from app.ui.kit.plain_dialog import PlainDialog

if TYPE_CHECKING:
    from app.ui.window import MainWindow

BEGIN = "L'archivio è pronto. Si può cominciare da uno di questi modi, e usare gli altri dopo, in qualunque ordine."
PLAN = "Il piano della performance o degli obiettivi che il comune ha già, in Word, PDF, LibreOffice, Excel o testo."
STAFF = "Un elenco del personale che il comune ha già, oppure l'Anagrafica: il modello di qui sotto, compilato."
HAND = "Si comincia dalle aree, nella pagina Struttura; le persone e gli obiettivi vengono dopo."
MODEL = "Un file di Excel con le colonne da riempire: unità, persone, assegnazioni, incarichi."


class WaysDialog(PlainDialog):
    """Offers the three ways in; each is also in the menus, and whoever closes it has lost nothing."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "Da che cosa si comincia")
        self._window = window
        self.message = Message(self)
        self.plan = LinkButton("Da un &piano…", PLAN, "file-text")
        self.staff = LinkButton("Dal p&ersonale…", STAFF, "users-three")
        self.model = make_button("&Salva il modello…", "table", self.ask_where, MODEL)
        self.hand = LinkButton("A &mano", HAND, "pencil-simple")
        self.plan.clicked.connect(self.begin_with_plan)
        self.staff.clicked.connect(self.begin_with_staff)
        self.hand.clicked.connect(self.begin_by_hand)
        for widget in (Words(BEGIN), self.plan, self.staff, self.model, self.message, self.hand):
            self.content.addWidget(widget)
        self.add_close()

    def begin_with_plan(self) -> None:
        self.accept()
        if desk := self._window.desk:
            desk.hub.plan_import_asked.emit()

    def begin_with_staff(self) -> None:
        from app.ui.workbooks.importing import WorkbookImport

        self.accept()
        if desk := self._window.desk:
            WorkbookImport(self._window, desk, PERSONNEL_WORKBOOK).ask_file()

    def begin_by_hand(self) -> None:
        self.accept()
        self._window.show_place(Link("structure", 0))

    def ask_where(self) -> None:
        """Ask where to write the workbook of the staff, which is empty and so is to be filled."""
        if desk := self._window.desk:
            name = PERSONNEL_WORKBOOK.kind.file_name(desk.year)
            choose_file_to_save(self, "Salva il modello", WORKBOOKS, name, self.save)

    def save(self, path: Path) -> None:
        if desk := self._window.desk:
            work = (desk.workspace, PERSONNEL_WORKBOOK, desk.year, path)
            desk.runner.run(export_and_tell, *work, on_done=self._tell_saved, on_error=self._refuse)

    def _tell_saved(self, path: Path) -> None:
        self.message.say(f"Modello salvato: {path}. Compilato, si sceglie con «Dal personale…».", Severity.NOTE)
        self.make_room()

    def _refuse(self, error: UserError) -> None:
        self.message.say(error.sentence)
        self.make_room()

"""The Struttura tab."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.changes import Topic
from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.tab import Tab
from app.ui.structure.ente_page import EntePage
from app.ui.structure.organigram_page import OrganigramPage
from app.ui.structure.people_list_page import PeopleListPage
from app.ui.structure.staff_page import StaffPage
from app.ui.structure.units_page import UnitsPage

HELP = """<p>In questa pagina si tiene la struttura dell'ente: <b>aree</b>, <b>settori</b>, <b>uffici</b> e
<b>persone</b>. Si vede la situazione di oggi, oppure, per un altro anno, quella del giorno più vicino.</p>
<ul>
<li><b>Spostare una persona</b>: trascinarla su un'altra unità, oppure sceglierla e usare <i>Assegnazione…</i>.
Il programma chiede da quale giorno e chiude da sé l'assegnazione precedente.</li>
<li><b>Incarichi di EQ</b>: un incarico può reggere più aree, anche ad interim; un'area ha un solo titolare
per volta.</li>
<li><b>Valutatore</b>: è il titolare dell'area; per i titolari è il Segretario. Nella scheda della persona se ne può
scegliere un altro, scrivendo il motivo.</li>
<li><b>Eliminare</b> serve per gli errori: chi lascia l'ente ha una data di cessazione, un'unità che chiude una data di
fine.</li>
</ul>
<p>Ogni modifica è salvata subito e si può annullare con <i>Modifica › Annulla</i>.</p>"""


class StructureTab(Tab):
    """Units and people, the list of the staff, the table by gender, the organigramma, the ente."""

    topics: frozenset[Topic] = frozenset()
    help_text = HELP

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.units = UnitsPage(desk)
        self.ente = EntePage(desk)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName("Pagine della struttura")
        self.pages.addTab(self.units, icon("tree-structure"), "Unità e persone")
        self.pages.addTab(PeopleListPage(desk), icon("users"), "Elenco del personale")
        self.pages.addTab(StaffPage(desk), icon("gender-intersex"), "Personale per genere")
        self.pages.addTab(OrganigramPage(desk), icon("git-fork"), "Organigramma")
        self.pages.addTab(self.ente, icon("bank"), "Dati dell'ente")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    @override
    def reload(self) -> None:
        """Nothing of its own: each page keeps itself fresh."""

    @override
    def show_place(self, link: Link) -> None:
        page = self.ente if link.kind == "municipality" else self.units
        self.pages.setCurrentWidget(page)
        page.show_place(link)

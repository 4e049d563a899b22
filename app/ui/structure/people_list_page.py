"""Everybody in service on the day the page looks at, in one list."""

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from app.domain.changes import Topic
from app.domain.documents.catalogue import DOSSIERS
from app.domain.duties.reminding import number_of
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.structure.employees import PEOPLE_COLUMNS, EmployeeRow
from app.domain.structure.hierarchy import Party
from app.services.structure.lists import PeopleList, read_people
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_width
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.page_row import controls_row
from app.ui.structure.sight import DayInSight
from app.ui.workbooks.staff_file import offer_staff_file

DOSSIER, TRAINING = "Stampa il fascicolo…", "Ore di formazione…"
LEAST_FILTER = 96
_EMPTY = (
    "Nessuno è in servizio in questo giorno.\nUsare «Nuovo» › «Dipendente…» in Unità e persone, o «Anagrafica» per"
    " prenderli da Excel."
)


class PeopleListPage(DatedPage):
    """The list to filter, sort and copy to Excel; Enter goes to the person in the tree."""

    topics = frozenset({Topic.STRUCTURE})

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk, sight)
        self.table = RowsTable(PEOPLE_COLUMNS, name="structure.people", title="Elenco del personale", empty=_EMPTY)
        self.table.opened.connect(self._open)
        self.table.verbs.add_verb(
            Order.EDIT, "Apri la persona", "user", self._open_current, keys="F2", why_off=self._why_not_opened
        )
        self.table.verbs.add_verb(
            Order.SPECIAL, DOSSIER, "identification-card", self._print_dossier, why_off=self._why_not_printed
        )
        self.table.verbs.add_verb(
            Order.SPECIAL, TRAINING, "graduation-cap", self._show_training, why_off=self._why_not_opened
        )
        keep_minimum_width(self.table.filter, LEAST_FILTER)
        self.staff_button = QPushButton("Anagrafica")
        self.staff_button.setAccessibleName("Anagrafica in Excel: importarla o salvarne il modello")
        self.staff_button.setToolTip(self.staff_button.accessibleName())
        self.staff_button.setMenu(QMenu(self.staff_button))
        self.staff = offer_staff_file(self.staff_button.menu(), self, desk)
        self.controls = controls_row(self.table.count, self.table.filter, self.staff_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)

    @override
    def reload(self) -> None:
        self.desk.read(read_people, self.desk.year, self.sight.day, on_done=self._show, latest=(self, "people"))

    @override
    def focus_search(self) -> bool:
        self.table.filter.setFocus()
        return True

    def _show(self, people: PeopleList) -> None:
        self.table.set_rows(people.rows)
        self.counted.emit(people.day, len(people.rows))

    def _open(self, row: EmployeeRow) -> None:
        self.desk.hub.go_to(Link("employee", row.id))

    def _open_current(self) -> None:
        self._open(self.table.current_row())

    def _print_dossier(self) -> None:
        """Show among the documents all that the archive holds of the person."""
        row: EmployeeRow | None = self.table.current_row()
        if row is not None:
            self.desk.hub.go_to(Link("document", number_of(Party(employee_id=row.id)), DOSSIERS.code))

    def _show_training(self) -> None:
        row: EmployeeRow | None = self.table.current_row()
        if row is not None:
            self.desk.hub.go_to(Link("training", row.id))

    def _why_not_printed(self) -> str:
        return self._why_not_opened() or self.desk.why_not(Action.EXPORT)

    def _why_not_opened(self) -> str:
        return "" if self.table.current_row() is not None else NO_ROW

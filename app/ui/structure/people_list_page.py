"""Everybody in service on the day the page looks at, in one list."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Topic
from app.domain.issues import Link
from app.domain.structure.employees import PEOPLE_COLUMNS, EmployeeRow
from app.services.structure.lists import PeopleList, read_people
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tab import Tab
from app.ui.structure.day_words import situation

_EMPTY = "Nessuno è in servizio in questo giorno.\nUsare «Nuovo» › «Dipendente…» in Unità e persone."


class PeopleListPage(Tab):
    """The list to filter, sort and copy to Excel; Enter goes to the person in the tree."""

    topics = frozenset({Topic.STRUCTURE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.words = hint_label("")
        self.table = RowsTable(PEOPLE_COLUMNS, name="structure.people", title="Elenco del personale", empty=_EMPTY)
        self.table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)

    @override
    def reload(self) -> None:
        self.desk.read(read_people, self.desk.year, on_done=self._show, latest=(self, "people"))

    def _show(self, people: PeopleList) -> None:
        self.words.setText(situation(people.day, len(people.rows)))
        self.table.set_rows(people.rows)

    def _open(self, row: EmployeeRow) -> None:
        self.desk.hub.go_to(Link("employee", row.id))

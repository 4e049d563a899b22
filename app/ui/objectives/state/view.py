"""Stato: the objectives as they stand on a day, by Area; what is late, what is critical, the light of each."""

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.documents.catalogue import STATE
from app.domain.documents.state import StateLine
from app.domain.issues import Link
from app.domain.objectives.state_rows import AREA_COLUMNS, STATE_ROW_COLUMNS, StateMark, StatePage, StateRow
from app.services.documents.state_page import read_state
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.state.bar import StateBar
from app.ui.objectives.state.light_look import LightLook

HEIGHTS = (190, 400)
"""The summary by Area and the list, in pixels of the drawing."""
NO_YEAR = "Nell'anno non ci sono obiettivi.\nIl loro stato compare qui quando ci sono."
NO_MARK = "Nessun obiettivo passa i filtri scelti.\nTogliere un filtro, o tutti."


class StateView(QWidget):
    """`opened(ObjectiveId)`: the user wants an objective with all it carries."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName("Stato di attuazione")
        self.desk = desk
        self.bar = StateBar()
        self.page = StatePage(desk.year, date.min)
        self._day: date | None = None
        self._is_stale = True
        self.areas = RowsTable(
            AREA_COLUMNS, name="objectives.state_areas", title="Stato per area", key=_title_of, empty=NO_YEAR,
        )  # fmt: skip
        self.areas.hide_filter()
        self.table = RowsTable(
            STATE_ROW_COLUMNS, name="objectives.state", title="Stato degli obiettivi", empty=NO_YEAR,
            counted=("obiettivo", "obiettivi"),
        )  # fmt: skip
        self.table.view.let_go("owner", "unit")
        places = [column.key for column in STATE_ROW_COLUMNS]
        self.table.view.setItemDelegateForColumn(places.index("shown_light"), LightLook(self.table.view))
        self.open_button = make_button("Apri l'obiettivo", "target", self.open_objective)
        self.table.verbs.add(self.open_button, Order.EDIT)
        self.areas.verbs.add_verb(Order.SPECIAL, "Stampa…", "printer", self.ask_print)
        self.table.verbs.add_verb(Order.SPECIAL, "Stampa…", "printer", self.ask_print)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read again what is shown, now or as soon as somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def open_objective(self, _row: object = None) -> None:
        row: StateRow | None = self.table.current_row()
        if row is not None:
            self.opened.emit(row.id)

    def ask_print(self) -> None:
        """Show the document of the day that is shown, from where it is printed."""
        self.desk.hub.go_to(Link("document", 0, STATE.code, self.page.day.toordinal()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        day = self._day if self._day is not None and self._day.year == self.desk.year else None
        self.desk.read(read_state, self.desk.year, day, on_done=self._show, latest=(self, "state"))

    def _show(self, page: StatePage) -> None:
        self.page = page
        self.bar.show_day(page.year, page.day)
        self.areas.set_rows(page.lines)
        if page.lines and self.areas.current_row() is None:
            self.areas.select(page.lines[0].title)
        self._filter()

    def _filter(self, _row: object = None) -> None:
        """Show the objectives of the line chosen above that have all the marks chosen."""
        line: StateLine | None = self.areas.current_row()
        rows = self.page.of(line.title) if line is not None else self.page.rows
        marks = self.bar.marks
        counts: dict[Hashable, int] = {mark: sum(mark in row.marks for row in rows) for mark in StateMark}
        self.bar.chips.show_counts(len(rows), counts)
        self.table.set_empty_text(NO_MARK if marks and rows else NO_YEAR)
        self.table.set_rows([row for row in rows if marks <= row.marks])
        if self.table.current_row() is None and self.table.rows():
            self.table.select(self.table.rows()[0].id)
        self._allow()

    def _allow(self, _chosen: QItemSelection | None = None, _left: QItemSelection | None = None) -> None:
        has_row = self.table.current_row() is not None
        self.open_button.setEnabled(has_row)
        self.open_button.setToolTip("" if has_row else NO_ROW)

    def _choose_day(self, day: date) -> None:
        self._day = day
        self._read()

    def _refuse(self, why: str) -> None:
        self.desk.tell(Notice(why, NoticeKind.ERROR))

    def _connect(self) -> None:
        self.bar.day_chosen.connect(self._choose_day)
        self.bar.refused.connect(self._refuse)
        self.bar.print_asked.connect(self.ask_print)
        self.bar.filtered.connect(self._filter)
        self.areas.current_changed.connect(self._filter)
        self.table.opened.connect(self.open_objective)
        self.table.view.selectionModel().selectionChanged.connect(self._allow)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        for table in (self.areas, self.table):
            halves.addWidget(table)
        halves.setSizes([scaled(height) for height in HEIGHTS])
        column = QVBoxLayout(self)
        keep_margins(column, 0, 0, 0, MEASURES.gap)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(halves, 1)
        column.addWidget(ButtonRow(self.open_button))


def _title_of(line: StateLine) -> str:
    return line.title

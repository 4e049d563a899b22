"""The staff by settore and gender, with totals and percentages computed."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Topic
from app.domain.documents.figures import STAFF_COLUMNS
from app.domain.italian import format_percent
from app.services.structure.lists import StaffList, read_staff
from app.ui.kit.desk import Desk
from app.ui.kit.labels import title_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tokens import MEASURES
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.page_row import controls_row
from app.ui.structure.sight import DayInSight


class StaffPage(DatedPage):
    """The table that the Piano prints; the last line is the total."""

    topics = frozenset({Topic.STRUCTURE})

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk, sight)
        self.summary = title_label("", MEASURES.section)
        empty = "Nessuno ha un'assegnazione in questo giorno.\nLe persone si assegnano in Unità e persone."
        self.table = RowsTable(STAFF_COLUMNS, name="structure.staff", title="Personale per genere", empty=empty)
        self.table.hide_filter()
        self.table.view.setSortingEnabled(False)
        self.table.view.horizontalHeader().setStretchLastSection(False)
        self.controls = controls_row()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)

    @override
    def reload(self) -> None:
        self.desk.read(read_staff, self.desk.year, self.sight.day, on_done=self._show, latest=(self, "staff"))

    def _show(self, staff: StaffList) -> None:
        total = staff.total
        self.counted.emit(staff.day, total.total)
        self.summary.setText(
            f"Donne {total.women} ({format_percent(total.women_share)}) · "
            f"Uomini {total.men} ({format_percent(total.men_share)})"
        )
        self.table.set_rows([*staff.rows, total] if staff.rows else [])

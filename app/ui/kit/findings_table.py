"""The list of what the checks found on one page: a row opens where it is mended."""

from app.domain.finding_rows import FINDING_ROW_COLUMNS, FindingRow
from app.ui.kit.desk import Desk
from app.ui.kit.rows_table import RowsTable

NOTHING_FOUND = "Nessun rilievo.\nI controlli dell'anno guardano qui le stesse cose del Cruscotto."


class FindingsTable(RowsTable):
    """A row opened leads to the place of its finding."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(
            FINDING_ROW_COLUMNS, name=name, title="Controlli", empty=NOTHING_FOUND, counted=("rilievo", "rilievi")
        )
        self._desk = desk
        self.hide_filter()
        self.opened.connect(self._follow)

    def _follow(self, row: FindingRow) -> None:
        if row.link is not None:
            self._desk.hub.go_to(row.link)

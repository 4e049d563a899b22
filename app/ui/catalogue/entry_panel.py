"""The entry chosen in the catalogue: its settori, its indicators, how to choose the value of each."""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.rows import CATALOGUE_INDICATOR_COLUMNS, CatalogueIndicatorRow, indicator_rows
from app.domain.italian import format_decimal
from app.domain.objectives.parameters import steps_text
from app.ui.kit.labels import Words, hint_label, title_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_minimum_width, keep_spacing
from app.ui.kit.tokens import MEASURES

TABLE, WIDTH = 140, 300
EMPTY = "Nessun indicatore in questa voce.\nCon «Modifica…» se ne aggiunge uno."


class CatalogueEntryPanel(QWidget):
    """Title, settori, indicators, and what is known of the indicator chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Voce scelta")
        self.title = title_label("", MEASURES.section)
        self.title.setWordWrap(True)
        self.sectors = hint_label("")
        self.table = RowsTable(
            CATALOGUE_INDICATOR_COLUMNS, name="catalogue.indicators", title="Indicatori della voce", empty=EMPTY
        )
        self.table.view.let_go("direction", "rule")
        self.details = Words("")
        self.table.current_changed.connect(self._show_details)
        self._lay_out()

    def show_entry(self, entry: CatalogueEntry | None, catalogue: Catalogue) -> None:
        self.title.setText(entry.title if entry else "")
        names = [catalogue.sector_name(sector) for sector in entry.sectors] if entry else []
        self.sectors.setText(" · ".join(names))
        rows = indicator_rows(entry) if entry else []
        self.table.set_rows(rows)
        if rows:
            self.table.select(0)
        self._show_details(rows[0] if rows else None)

    def _show_details(self, row: CatalogueIndicatorRow | None) -> None:
        self.details.setText("\n".join(_details(row.indicator)) if row else "")

    def _lay_out(self) -> None:
        self.table.hide_filter()
        keep_minimum_height(self.table, TABLE)
        keep_minimum_width(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap_small)
        for widget in (self.title, self.sectors):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)


def _details(one: CatalogueIndicator) -> list[str]:
    steps = "; ".join(steps_text(one.steps).splitlines())
    told = (
        ("Come scegliere l'atteso", one.hint),
        ("Gradini (valore e grado)", steps),
        ("Ogni giorno di ritardo toglie", _points(one.points_per_day)),
        ("Norma, da ricontrollare", one.law),
        ("Misura", one.nature.italian if one.nature else ""),
    )
    return [f"{what}: {text}" for what, text in told if text]


def _points(number: Decimal) -> str:
    return f"{format_decimal(number, None)} {'punto' if number == 1 else 'punti'}" if number else ""

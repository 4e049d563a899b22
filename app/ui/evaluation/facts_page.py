"""*Dati*: what the header has no room for, the dates of the way made, and what was recorded on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.domain.italian import format_date, format_percent
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import closing_in_words, dates_in_words, until_in_words, what_is_next
from app.ui.evaluation.pages import SheetPage, keep_page_margins
from app.ui.evaluation.sheet_header import period_in_words
from app.ui.kit.labels import Words
from app.ui.kit.overrides import override
from app.ui.kit.scroll import in_scroll_area


class FactsPage(SheetPage):
    """The particulars of a sheet, one for each line; those it does not have are not there."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, QLabel] = {}
        inside = QWidget()
        self._form = QFormLayout(inside)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setHorizontalSpacing(24)
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        layout.addWidget(in_scroll_area(inside))

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        for heading, text in _facts(detail).items():
            if heading not in self.values:
                self.values[heading] = value = Words()
                label = QLabel(heading)
                label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
                self._form.addRow(label, value)
            self.values[heading].setText(text)
            self._form.setRowVisible(self.values[heading], bool(text))


def _facts(detail: SheetDetail) -> dict[str, str]:
    person, calendar = detail.person, detail.calendar
    is_part_time = person.part_time not in {None, 100}
    return {
        "Persona": person.full_name,
        "Matricola": person.matricola,
        "Ruolo": detail.role.italian,
        "Unità": person.unit,
        "Area contrattuale": person.contract_area,
        "Profilo": person.profile,
        "Incarico": person.assignment,
        "Tempo parziale": format_percent(person.part_time, None) if is_part_time else "",
        "Periodo": period_in_words(person.period),
        "Valuta": person.evaluator or "valutatore da indicare",
        "Chi la vede": f"{detail.visible_to[:1].upper()}{detail.visible_to[1:]}.",
        "Metodologia": detail.method_title,
        "Obiettivi visti": format_date(calendar.assigned_on) if calendar.assigned_on else "",
        "Date": dates_in_words(calendar),
        "Chiusura": closing_in_words(detail)[0],
        "Termine": until_in_words(detail)[0],
        "Atti": "\n".join(detail.acts),
        "Che cosa viene": what_is_next(detail),
    }

"""The controls of the view Stato: the day, what the list is narrowed to, the print."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.dates import parse_date
from app.domain.italian import NotReadable, format_date
from app.domain.objectives.state_rows import StateMark
from app.domain.periods import year_period
from app.domain.sheets.detail import TrafficLight
from app.ui.kit.buttons import make_button, make_primary, make_tool
from app.ui.kit.calendar import add_calendar
from app.ui.kit.chip import ChipKind, ChipRow
from app.ui.kit.scale import keep_spacing, keep_width
from app.ui.kit.signs import ERROR, TO_DO, WARNING, Sign
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.state.light_look import LIGHT_SIGNS

DAY = 128
PRINT = "Stampa…"
_SIGNS: dict[StateMark, Sign] = {
    StateMark.LATE: ERROR,
    StateMark.CRITICAL: WARNING,
    StateMark.RED: LIGHT_SIGNS[TrafficLight.RED],
    StateMark.AMBER: LIGHT_SIGNS[TrafficLight.AMBER],
    StateMark.GREEN: LIGHT_SIGNS[TrafficLight.GREEN],
    StateMark.UNKNOWN: TO_DO,
}


class StateBar(QWidget):
    """`day_chosen(date)`; `refused(str)` when what was typed is no day of the year; `print_asked`, `filtered`."""

    day_chosen = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._year, self._day = 0, date.min
        self.day = QLineEdit()
        self.day.setAccessibleName("Stato al giorno")
        self.day.setPlaceholderText("gg/mm/aaaa")
        add_calendar(self.day)
        keep_width(self.day, DAY)
        self.before = make_tool("Fine del mese prima", "caret-left", self.go_back)
        self.after = make_tool("Fine del mese dopo", "caret-right", self.go_on)
        self.chips = ChipRow([ChipKind(mark, mark.italian, _SIGNS[mark]) for mark in StateMark])
        self.print_button = make_primary(make_button(PRINT, "printer", _nothing))
        self.print_asked, self.filtered = self.print_button.clicked, self.chips.changed
        self.day.editingFinished.connect(self._commit)
        self._lay_out()

    @property
    def marks(self) -> frozenset[StateMark]:
        return frozenset(mark for mark in self.chips.chosen if isinstance(mark, StateMark))

    def show_day(self, year: int, day: date) -> None:
        self._year, self._day = year, day
        self.day.setText(format_date(day))

    def shorten(self, is_short: bool) -> None:
        """Leave out what is done otherwise too, where there is little room: the months are in the calendar."""
        for widget in (self.label, self.before, self.after):
            widget.setVisible(not is_short)
        self.print_button.setText("" if is_short else PRINT)
        self.print_button.setToolTip(PRINT if is_short else "")

    def go_back(self) -> None:
        """Go to the end of the month before; from the first month, to the first day of the year."""
        first = self._day.replace(day=1)
        self._choose(max(first - timedelta(days=1), year_period(self._year).start))

    def go_on(self) -> None:
        """Go to the end of this month; from there, of the next one."""
        later = self._day + timedelta(days=1)
        following = (later.replace(day=28) + timedelta(days=4)).replace(day=1)
        self._choose(min(following - timedelta(days=1), year_period(self._year).end))

    def _commit(self) -> None:
        """Take the day that was typed; one that cannot be is said, and the day shown stays."""
        text = self.day.text().strip()
        if not self._year or text == format_date(self._day):
            return
        try:
            day = parse_date(text, self._year)
        except NotReadable as error:
            self._refuse(str(error))
            return
        if day in year_period(self._year):
            self._choose(day)
        else:
            self._refuse(f"Il {format_date(day)} è fuori dall'anno {self._year}")

    def _refuse(self, why: str) -> None:
        self.day.setText(format_date(self._day))
        self.refused.emit(f"{why}. Lo stato resta quello al {format_date(self._day)}.")

    def _choose(self, day: date) -> None:
        if day != self._day:
            self.show_day(self._year, day)
            self.day_chosen.emit(day)
        else:
            self.day.setText(format_date(day))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        self.label = QLabel("Al")
        self.label.setBuddy(self.day)
        for widget in (self.label, self.before, self.day, self.after):
            line.addWidget(widget)
        line.addWidget(self.chips, 1)
        line.addWidget(self.print_button)


def _nothing() -> None:
    """The view says what pressing does."""

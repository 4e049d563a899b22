"""A calendar that drops down from a date field."""

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import parse_date
from app.domain.italian import NotReadable
from app.ui.kit.icons import icon
from app.ui.kit.working_year import working_year


class DropCalendar(QWidget):
    """The month under a date field: a click, or Enter, writes the day in the field."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self._line = line
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(QLocale.Language.Italian, QLocale.Country.Italy))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName("Calendario")
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, self.calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))
        metrics = self.calendar.fontMetrics()
        self.calendar.setMinimumSize(metrics.averageCharWidth() * 46, metrics.height() * 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.calendar)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)

    def drop_down(self) -> None:
        self.calendar.setSelectedDate(_date_in(self._line))
        self.move(self._line.mapToGlobal(QPoint(0, self._line.height())))
        self.show()
        self.calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        if not self.isVisible():
            return
        self.close()
        self._line.setText(day.toString("dd/MM/yyyy"))
        self._line.textEdited.emit(self._line.text())
        self._line.editingFinished.emit()


def add_calendar(line: QLineEdit) -> QAction:
    """Give a line a button that drops a calendar down (also with Alt+down arrow), and return it."""
    action = line.addAction(icon("calendar-blank"), QLineEdit.ActionPosition.TrailingPosition)
    action.setToolTip("Scegli dal calendario (Alt+↓)")
    action.setText("Scegli dal calendario")
    action.setShortcut("Alt+Down")
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: DropCalendar(line).drop_down())
    return action


def _date_in(line: QLineEdit) -> QDate:
    try:
        day = parse_date(line.text(), working_year(line))
    except NotReadable:
        return QDate.currentDate()
    return QDate(day.year, day.month, day.day)

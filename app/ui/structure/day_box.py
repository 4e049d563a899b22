"""How many people are in service on a day, and the day, which can be changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolTip, QWidget

from app.domain.columns import Column, Format
from app.domain.italian import NotReadable, format_date
from app.ui.kit.calendar import add_calendar
from app.ui.kit.labels import hint_label
from app.ui.kit.reading import read_text
from app.ui.kit.scale import keep_height, keep_spacing, keep_width
from app.ui.kit.tokens import MEASURES
from app.ui.structure.sight import DayInSight

_DAY = Column("day", "Giorno", Format.DATE, 12)
WIDTH = 128


class DayBox(QWidget):
    """«24 in servizio al» and a date; one that is not of the year is refused and says so."""

    refused = Signal(str)

    def __init__(self, sight: DayInSight) -> None:
        super().__init__()
        self._sight = sight
        self._shown: date | None = None
        self.words: QLabel = hint_label("")
        self.words.setWordWrap(False)
        self.line = QLineEdit()
        self.line.setAccessibleName("In servizio al")
        self.line.setToolTip("Il giorno in cui si guarda la struttura")
        add_calendar(self.line)
        keep_width(self.line, WIDTH)
        keep_height(self.line, MEASURES.field)
        self.line.editingFinished.connect(self._take)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.words)
        layout.addWidget(self.line)

    def show_day(self, day: date, people: int | None) -> None:
        """Show the day of the page; `people` are those in service on it, None where nobody counted them."""
        self._shown = day
        self.words.setText("Al" if people is None else f"{people} in servizio al")
        self.line.setText(format_date(day))
        self.line.setProperty("error", False)

    def _take(self) -> None:
        if self._shown is None or self.line.text() == format_date(self._shown):
            return
        try:
            day = read_text(_DAY, self.line.text(), self._sight.year or None)
        except NotReadable as error:
            self._refuse(f"{error}.")
            return
        if day is None:
            self.line.setText(format_date(self._shown))
        elif not self._sight.look_at(day):
            self._refuse(f"{format_date(day)} non è del {self._sight.year}: per un altro anno sceglierlo in alto.")

    def _refuse(self, sentence: str) -> None:
        self.line.setProperty("error", True)
        self.line.update()
        QToolTip.showText(self.line.mapToGlobal(self.line.rect().bottomLeft()), sentence, self.line)
        self.refused.emit(sentence)

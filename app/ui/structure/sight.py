"""The day on which the structure is looked at: the pages of the tab share it."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.periods import year_period
from app.ui.kit.hub import Hub


class DayInSight(QObject):
    """`day` is None until somebody chooses one: then the year has its own (today, or its nearest day)."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.day: date | None = None
        self._hub = hub
        hub.year_changed.connect(self._forget)

    @property
    def year(self) -> int:
        return self._hub.year

    def look_at(self, day: date) -> bool:
        """Look at a day of the year; tell whether it is one."""
        if self.year and day not in year_period(self.year):
            return False
        if day != self.day:
            self.day = day
            self.changed.emit()
        return True

    def _forget(self) -> None:
        self.day = None

"""A page of the structure that looks at a day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.desk import Desk
from app.ui.kit.tab import Tab
from app.ui.structure.sight import DayInSight


class DatedPage(Tab):
    """`counted(day, people)` when it shows a day, with how many are in service (None: it does not count them).

    `controls` stand in the row of the tab while the page is in front.
    """

    counted = Signal(object, object)
    controls: QWidget

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk)
        self.sight = sight
        sight.changed.connect(self.make_stale)

"""A page that somebody may only read: its fields are locked, its verbs are off and say why."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.kit.form import Form
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable


class KeptOff(QObject):
    """Keeps buttons off, whatever the page chooses later, with the reason in their tips."""

    def __init__(self, parent: QObject, why: str) -> None:
        super().__init__(parent)
        self.why = why

    def keep(self, buttons: Iterable[QPushButton]) -> None:
        for button in buttons:
            button.installEventFilter(self)
            self._turn_off(button)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QPushButton) and watched.isEnabled():
            self._turn_off(watched)
        return False

    def _turn_off(self, button: QPushButton) -> None:
        button.setEnabled(False)
        button.setToolTip(self.why)


def make_reading_only(page: QWidget, why: str, apart_from: Iterable[QPushButton] = ()) -> None:
    """Lock every form and table of a page, and keep its buttons off but those that only read."""
    for form in page.findChildren(Form):
        form.set_read_only(True, why)
    for table in page.findChildren(RowsTable):
        table.model.is_editable = False
    reading = set(apart_from)
    KeptOff(page, why).keep(one for one in page.findChildren(QPushButton) if one not in reading)

"""A list to choose from that the wheel of the mouse does not change."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.ui.kit.overrides import override


class ChoiceBox(QComboBox):
    """Leaves the wheel to the page below: who scrolls it never chooses something else without knowing."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

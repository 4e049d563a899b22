"""What the side of the tree says while nothing of it is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.kit.labels import hint_label

_NOTHING = "Scegliere un'unità o una persona nell'elenco per vederne i dati."


class NothingChosen(QWidget):
    """Why there is nothing to see, and what to do, in the middle of the room as in an empty list."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for label in (QLabel("Non è scelto niente."), hint_label(_NOTHING)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)

"""What is chosen among the objectives: one thing for the tree, for the verbs and for the foot of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveGroup


class ChosenObjectives(QObject):
    """The rows chosen, in the order in which they are seen, and the branch of the current one. `changed`: others are.

    A view gives what is chosen in it; who acts or tells of it asks here, whichever view is in front.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ObjectiveRow, ...] = ()
        self.group: ObjectiveGroup | None = None

    def take(self, rows: Sequence[ObjectiveRow], group: ObjectiveGroup | None) -> None:
        self.rows, self.group = tuple({row.id: row for row in rows}.values()), group
        self.changed.emit()

    @property
    def only(self) -> ObjectiveRow | None:
        """The row chosen, when it is one alone."""
        return self.rows[0] if len(self.rows) == 1 else None

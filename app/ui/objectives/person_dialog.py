"""All the objectives of a person with their weights, and the totals that must be right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes, Topic
from app.domain.ids import EmployeeId
from app.domain.issues import Severity
from app.domain.objectives.assignment import PERSON_WEIGHT_COLUMNS
from app.services.objectives.assignments import set_assignment_weights, share_person_weights
from app.services.objectives.person_weights import PersonWeights, weights_of_person
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.labels import title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import Notice

Save = Callable[[Any, Mapping[int, Any]], Changes]


class PersonWeightsDialog(QDialog):
    """Weights are saved one cell at a time, like everywhere; the dialog has nothing to confirm."""

    def __init__(self, parent: QWidget, desk: Desk, employee: EmployeeId) -> None:
        super().__init__(parent)
        self.desk = desk
        self.employee = employee
        self.setWindowTitle("Pesi della persona")
        self.setAccessibleName("Pesi della persona")
        self.name = title_label("", 1.15)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RowsTable(
            PERSON_WEIGHT_COLUMNS, name="objectives.person", title="Obiettivi della persona",
            empty="La persona non ha obiettivi in quest'anno.\n"
            "Si assegnano dalla pagina «Persone e pesi» di ciascun obiettivo.",
        )  # fmt: skip
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.totals = Notice(self)
        self._lay_out()
        desk.hub.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        self.desk.read(weights_of_person, self.desk.year, self.employee, on_done=self._show, latest=(self, "weights"))

    def _show(self, weights: PersonWeights) -> None:
        self.name.setText(weights.name)
        self.table.set_rows(weights.rows)
        is_right = all(total.is_right for total in weights.totals)
        words = "\n".join(f"{total.label}: {total.shown}" for total in weights.totals)
        self.totals.say(words or "Nessun peso da sommare", Severity.NOTE if is_right else Severity.WARNING)

    def _lay_out(self) -> None:
        share = self._share_button
        buttons = QHBoxLayout()
        buttons.addWidget(share("Parti uguali tra i comuni", common=True))
        buttons.addWidget(share("Parti uguali tra gli specifici", common=False))
        buttons.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText("Chiudi")
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        column.addLayout(buttons)
        column.addWidget(close)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 100, metrics.height() * 30)

    def _share_button(self, text: str, *, common: bool) -> QWidget:
        return make_button(text, "equals", partial(self._share, common=common))

    def _share(self, *, common: bool) -> None:
        share = partial(share_person_weights, common=common)
        self.desk.save(share, self.desk.year, [self.employee])

    def _save(self, edit: CellEdit) -> None:
        self._save_all([edit])

    def _save_all(self, edits: list[CellEdit]) -> None:
        weights = {edit.row.id: edit.value for edit in edits if edit.value is not None}
        self.desk.save(set_assignment_weights, weights)

    def _hear(self, changes: Changes) -> None:
        if Topic.OBJECTIVES in changes.topics:
            self.reload()

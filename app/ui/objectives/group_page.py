"""A branch of the tree: its objectives in a table, their weights with the live total."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import column_of
from app.domain.ids import ObjectiveId
from app.domain.objectives.objective import OBJECTIVE_COLUMNS
from app.domain.objectives.tree import ObjectiveGroup
from app.services.objectives.assignments import assign_common_objectives
from app.services.objectives.patching import change_objective, change_objectives
from app.services.objectives.units import set_unit_weight, share_unit_weights
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import TotalLine, values_by_row
from app.ui.objectives.flow import Flow
from app.ui.objectives.words import cell_value

COLUMNS = tuple(
    column_of(OBJECTIVE_COLUMNS, key)
    for key in ("code", "title", "weight", "people", "indicators", "progress", "state", "owner")
)


class GroupPage(QWidget):
    """The objectives of one unit, or the common ones."""

    def __init__(self, desk: Desk, add: Callable[[], object]) -> None:
        super().__init__()
        self.desk = desk
        self.group: ObjectiveGroup | None = None
        self.title = title_label("")
        self.title.setWordWrap(True)
        self.hint = hint_label("")
        self.table = RowsTable(
            COLUMNS, name="objectives.group", title="Obiettivi dell'unità",
            empty="Qui non ci sono obiettivi propri.\nUsare «Nuovo obiettivo», oppure File › Importa › Piano da testo.",
        )  # fmt: skip
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.total = TotalLine()
        self.share = make_button("Distribuisci in parti uguali", "equals", self._share)
        self.assign = make_button("Assegna a tutto il personale", "users-three", self._assign)
        self._lay_out(add)

    def show_group(self, group: ObjectiveGroup) -> None:
        self.group = group
        self.title.setText(group.title)
        below = f" ({group.count} con quelli dei settori)" if group.groups else ""
        self.hint.setText(f"Obiettivi propri: {len(group.rows)}{below}.")
        self.table.set_rows(group.rows)
        weighed = group.unit is not None and bool(group.rows)
        self.total.show_total(group.total)
        self.total.setVisible(weighed)
        self.share.setVisible(weighed)
        self.assign.setVisible(group.key == "common")

    def _lay_out(self, add: Callable[[], object]) -> None:
        holder = QWidget(self)
        buttons = Flow(holder)
        for button in (make_button("Nuovo obiettivo…", "plus", add), self.share, self.assign):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.total)
        column.addWidget(holder)

    def _save_all(self, edits: list[CellEdit]) -> None:
        place = self.group.unit if self.group else None
        rows = values_by_row(edit for edit in edits if place or edit.key != "weight")
        self.desk.save(partial(change_objectives, place=place), rows)

    def _save(self, edit: CellEdit) -> None:
        if edit.key != "weight":
            values = {edit.key: cell_value(edit.key, edit.value)}
            self.desk.save(change_objective, ObjectiveId(edit.row.id), values)
        elif self.group and self.group.unit:
            self.desk.save(set_unit_weight, ObjectiveId(edit.row.id), self.group.unit, edit.value)
        else:
            self.table.set_rows(self.group.rows if self.group else ())

    def _share(self) -> None:
        if self.group and self.group.unit:
            self.desk.save(share_unit_weights, self.desk.year, self.group.unit)

    def _assign(self) -> None:
        self.desk.save(assign_common_objectives, self.desk.year)

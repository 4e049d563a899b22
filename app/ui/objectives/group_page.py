"""A branch of the tree: its objectives in a table edited in place; the foot of the page has their total."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import column_of
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import OBJECTIVE_COLUMNS, ObjectiveDraft, UnitShare
from app.domain.objectives.tree import ObjectiveGroup
from app.services.objectives.assignments import assign_common_objectives, newly_given_common
from app.services.objectives.patching import change_objectives
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.bulk import ask_about_people
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.detail_page import ButtonGuards, draft_values, values_by_row
from app.ui.objectives.flow import Flow
from app.ui.objectives.lock_line import LockLine
from app.ui.objectives.verbs import ObjectiveVerbs

COLUMNS = tuple(
    column_of(OBJECTIVE_COLUMNS, key)
    for key in ("code", "title", "weight", "people", "indicators", "progress", "state", "owner")
)
DERIVED = dict.fromkeys(("people", "indicators", "progress", "state", "owner"))
"""What a pasted row cannot bring."""


class GroupPage(QWidget):
    """The objectives of one unit, or the common ones."""

    def __init__(self, desk: Desk, verbs: ObjectiveVerbs, add: Callable[[], object]) -> None:
        super().__init__()
        self.desk = desk
        self.group: ObjectiveGroup | None = None
        self.title = ElidedLabel(MEASURES.section, strong=True)
        self.hint = ElidedLabel(MEASURES.caption, quiet=True)
        self.table = RowsTable(
            COLUMNS, name="objectives.group", title="Obiettivi dell'unità", counted=("obiettivo", "obiettivi"),
            empty="Qui non ci sono obiettivi propri.\nUsare «Nuovo obiettivo», incollarli da Excel, oppure prenderli"
            " da un piano.",
        )  # fmt: skip
        self.table.hide_filter()
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.table.take_new_rows("obiettivo", "obiettivi", DERIVED)
        self.table.grown.connect(self._save_grown)
        self.chosen = ChosenObjectives(self)
        self.verbs = verbs.of(self.chosen)
        self.verbs.give_to(self.table.view, is_edited_in_place=True)
        self.table.view.selectionModel().selectionChanged.connect(self._choose)
        self.new_button = make_button("Nuovo obiettivo…", "plus", add)
        self.assign = make_button("Assegna a tutto il personale…", "users-three", self._ask_assign)
        self.guards = ButtonGuards(self)
        self.lock = LockLine()
        self._lay_out()

    def show_group(self, group: ObjectiveGroup) -> None:
        self.group = group
        self.title.setText(group.title)
        below = f" ({group.count} con quelli dei settori)" if group.groups else ""
        self.hint.setText(f"Obiettivi propri: {len(group.rows)}{below}.")
        why = self.verbs.why_not()
        self.table.model.is_editable = not why
        self.table.set_rows(group.rows)
        self.lock.show_closing(self.verbs.closing)
        self.assign.setVisible(group.key == "common")
        self.guards.lock(why)
        self._choose()

    def focus_weights(self) -> None:
        """Give the keyboard to the weights."""
        rows = self.table.rows()
        self.table.view.setFocus()
        if rows:
            self.table.select(rows[0].id, [column.key for column in COLUMNS].index("weight"))

    def _lay_out(self) -> None:
        holder = QWidget(self)
        buttons = Flow(holder)
        for button in (self.new_button, self.assign):
            buttons.addWidget(button)
            self.guards.add(button)
        column = QVBoxLayout(self)
        keep_margins(column, MEASURES.gap, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.lock)
        column.addWidget(self.table, 1)
        column.addWidget(holder)

    def _choose(self) -> None:
        self.chosen.take(self.table.selected_rows(), self.group)

    def _save(self, edit: CellEdit) -> None:
        self._save_all([edit])

    def _save_all(self, edits: list[CellEdit]) -> None:
        self._save_grown(edits, [])

    def _save_grown(self, edits: list[CellEdit], made: Sequence[Mapping[str, Any]]) -> None:
        """Save cells and new rows as one operation; a branch that is no unit has no weights to give."""
        place = self.group.unit if self.group else None
        rows = values_by_row(edit for edit in edits if place or edit.key != "weight")
        new = [self._new(draft_values(values)) for values in made]
        use_case = partial(change_objectives, place=place, year=self.desk.year)
        if rows or new:
            self.desk.save(use_case, rows, new)
        else:
            self.table.set_rows(self.group.rows if self.group else ())

    def _new(self, values: Mapping[str, Any]) -> ObjectiveDraft:
        place = self.group.unit if self.group else None
        texts = {key: value for key, value in values.items() if key != "weight"}
        if place is None:
            return ObjectiveDraft(kind=ObjectiveKind.STRATEGIC_COMMON, **texts)
        return ObjectiveDraft(units=(UnitShare(place, values.get("weight")),), **texts)

    def _ask_assign(self) -> None:
        apply = partial(self.desk.save, assign_common_objectives, self.desk.year)
        told = partial(ask_about_people, self.desk.tell, "tutto il personale", apply)
        self.desk.read(newly_given_common, self.desk.year, on_done=told)

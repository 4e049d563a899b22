"""The units an objective belongs to, with its weight in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.objective import UnitRef, UnitShare
from app.services.objectives.patching import change_objective
from app.services.objectives.units import set_unit_weight
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.labels import title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.detail_page import LOWEST_TABLE, ButtonGuards
from app.ui.objectives.matching import unit_named


@dataclass(frozen=True, slots=True)
class UnitWeightRow:
    """A unit of the objective; its key is the unit itself."""

    id: UnitRef
    name: str
    area: str
    weight: Decimal | None


UNIT_COLUMNS: tuple[Column, ...] = (
    Column("name", "Unità", Format.TEXT, 28),
    Column("area", "Area", Format.TEXT, 28),
    Column("weight", "Peso nell'unità", Format.DECIMAL, 10, editable=True),
)


class UnitsTable(QWidget):
    """More than one unit makes a cross objective: one and the same for all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._identity: ObjectiveId | None = None
        self._shares: tuple[UnitShare, ...] = ()
        self._choices = ObjectiveChoices()
        self.table = RowsTable(
            UNIT_COLUMNS, name="objectives.units", title="Unità dell'obiettivo",
            empty="L'obiettivo è di tutto l'ente.\nPer darlo a un'area o a un settore usare «Aggiungi unità».",
        )  # fmt: skip
        self.table.hide_filter()
        self.table.allow_editing()
        self.table.edited.connect(self._save_weight)
        self.table.pasted.connect(self._save_weights)
        self.table.take_new_rows("unità", "unità", {"name": self._read_unit, "area": None})
        self.table.grown.connect(self._save_grown)
        add = make_button("Aggiungi unità…", "plus", self.add_unit)
        self.remove_button = make_button("Togli unità…", "minus", self.ask_remove)
        self.guards = ButtonGuards(self)
        for button in (add, self.remove_button):
            self.table.bar.addWidget(button)
            self.guards.add(button)
        self.guards.add(self.remove_button, self.table)
        self.table.verbs.add(add, Order.NEW)
        self.table.verbs.add(self.remove_button, Order.DELETE, many="Togli {} unità…")
        keep_minimum_height(self.table, LOWEST_TABLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title_label("Unità", MEASURES.section))
        column.addWidget(self.table)

    def show_units(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self._identity, self._shares, self._choices = detail.draft.id, detail.draft.units, choices
        names = {unit.unit: unit for unit in choices.units}
        known = [(share, names[share.unit]) for share in self._shares if share.unit in names]
        self.table.set_rows([UnitWeightRow(share.unit, one.name, one.area, share.weight) for share, one in known])
        self.table.model.is_editable = detail.closing is None
        self.guards.lock(detail.closing.sentence if detail.closing else "")

    def add_unit(self) -> FormDialog:
        dialog = FormDialog(self, "Aggiungi un'unità", "Un obiettivo di più unità è trasversale.", ok="Aggiungi")
        taken = {share.unit for share in self._shares}
        offered = [(one.unit, f"{one.code} {one.name}") for one in self._choices.units if one.unit not in taken]
        dialog.form.add(Column("unit", "Unità", Format.CHOICE, required=True), offered)

        def add(values: dict[str, UnitRef]) -> None:
            dialog.accept()
            self._save((*self._shares, UnitShare(values["unit"])))

        dialog.submit_with(add)
        dialog.open()
        return dialog

    def ask_remove(self) -> None:
        rows: list[UnitWeightRow] = self.table.selected_rows()
        if rows:
            which = rows[0].name if len(rows) == 1 else f"{len(rows)} unità"
            more = "L'obiettivo non vi compare più, con il peso che vi aveva. L'operazione si può annullare."
            confirm(self, f"Togliere {which} dall'obiettivo?", more, "Togli", partial(self._remove, rows))

    def _remove(self, rows: list[UnitWeightRow]) -> None:
        gone = {row.id for row in rows}
        self._save(tuple(share for share in self._shares if share.unit not in gone))

    def _save(self, shares: tuple[UnitShare, ...]) -> None:
        if self._identity is not None:
            self.desk.save(change_objective, self._identity, {"units": shares})

    def _save_weight(self, edit: CellEdit) -> None:
        if self._identity is not None:
            self.desk.save(set_unit_weight, self._identity, edit.row.id, edit.value)

    def _save_weights(self, edits: list[CellEdit]) -> None:
        self._save_grown(edits, [])

    def _save_grown(self, edits: list[CellEdit], made: Sequence[Mapping[str, Any]]) -> None:
        weights = {edit.row.id: edit.value for edit in edits}
        kept = tuple(replace(share, weight=weights.get(share.unit, share.weight)) for share in self._shares)
        self._save((*kept, *(UnitShare(values["name"], values.get("weight")) for values in made)))

    def _read_unit(self, text: str) -> UnitRef:
        return unit_named(self._choices.units, text)

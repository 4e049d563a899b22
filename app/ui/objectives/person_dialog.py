"""All the objectives of a person with their weights, and the totals that must be right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.ids import EmployeeId
from app.domain.issues import Severity
from app.domain.italian import format_decimal
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.assignment import PERSON_WEIGHT_COLUMNS
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.time_shares import is_too_much
from app.domain.objectives.weight_sets import WeightSet
from app.services.objectives.assignments import planned_person_weights, set_assignment_weights, share_person_weights
from app.services.objectives.patching import change_assignments
from app.services.objectives.person_weights import PersonWeights, weights_of_person
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import title_label
from app.ui.kit.notice_line import NoticeLine
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.bulk import share_weights
from app.ui.objectives.detail_page import PageMessage, values_by_row
from app.ui.objectives.flow import Flow
from app.ui.objectives.sight import rows_in_sight

SIZE = (960, 640)
LIST = 220
"""No smaller, in pixels of the drawing: on a low screen the whole dialog scrolls instead."""
Save = Callable[[Any, Mapping[int, Any]], Changes]


class PersonWeightsDialog(PlainDialog):
    """Weights are saved one cell at a time, like everywhere; the dialog has nothing to confirm."""

    def __init__(self, parent: QWidget, desk: Desk, employee: EmployeeId) -> None:
        super().__init__(parent, "Pesi della persona", *SIZE)
        self.desk = desk
        self.employee = employee
        self.name = title_label("", MEASURES.section)
        self.table = RowsTable(
            PERSON_WEIGHT_COLUMNS, name="objectives.person", title="Obiettivi della persona",
            empty="La persona non ha obiettivi in quest'anno.\n"
            "Si assegnano dalla pagina «Persone e pesi» di ciascun obiettivo.",
        )  # fmt: skip
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.totals = PageMessage(self)
        self.notice = NoticeLine(self)
        self._sets: tuple[WeightSet, ...] = ()
        self._holder = QWidget(self)
        self._buttons = Flow(self._holder)
        self._lay_out()
        Following(self, desk.hub, {Topic.OBJECTIVES}, self.reload)
        desk.hub.refused.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        self.desk.read(weights_of_person, self.desk.year, self.employee, on_done=self._show, latest=(self, "weights"))

    def _show(self, weights: PersonWeights) -> None:
        self.name.setText(weights.name)
        self.table.set_rows(weights.rows)
        if weights.rows and self.table.current_row() is None:
            self.table.select(weights.rows[0].id, [column.key for column in self.table.model.columns].index("weight"))
            self.table.view.setFocus()
        is_right = all(total.is_right for total in weights.totals) and not is_too_much(weights.time)
        told = [f"{total.name}: {total.shown}" for total in weights.totals]
        if weights.time:
            over = ": è più di quello che la persona ha" if is_too_much(weights.time) else ""
            told.append(f"Tempo del giorno più pieno: {format_decimal(weights.time, None)} %{over}")
        words = "\n".join(told)
        self._offer_shares(weights.sets)
        order_by_layout(self)
        self.totals.say(words or "Nessun peso da sommare", Severity.NOTE if is_right else Severity.WARNING)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, LIST)
        self.content.addWidget(self.name)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.totals)
        self.content.addWidget(self.notice)
        self.content.addWidget(self._holder)
        self.add_close()

    def _offer_shares(self, sets: tuple[WeightSet, ...]) -> None:
        """Offer a button for each set of objectives that the person has."""
        if sets == self._sets:
            return
        self._sets = sets
        while (old := self._buttons.takeAt(0)) and (button := old.widget()):
            button.deleteLater()
        self._buttons.addWidget(make_button("Presa visione…", "check-circle", self.acknowledge))
        for one_set in sets:
            label = one_set.label[:1].lower() + one_set.label[1:]
            kind = next(iter(one_set.kinds))
            for sharing, words, sign in (
                (Sharing.EQUAL, "In parti uguali", "equals"), (Sharing.PROPORTIONAL, "Porta a 100", "percent"),
            ):  # fmt: skip
                share = partial(self._share, kind, sharing)
                self._buttons.addWidget(make_button(f"{words}: {label}", sign, share))

    def acknowledge(self) -> None:
        """Ask when the person saw the objectives of the year."""
        AcknowledgementDialog(self, self.desk, (), [self.employee]).open()

    def _share(self, kind: ObjectiveKind, sharing: Sharing) -> None:
        year, people = self.desk.year, [self.employee]
        query = partial(planned_person_weights, year=year, employees=people, kind=kind, sharing=sharing)
        use_case = partial(share_person_weights, year=year, employees=people, kind=kind, sharing=sharing)
        share_weights(self.desk, query, use_case, partial(rows_in_sight, self.table), self.notice.show_notice)

    def _save(self, edit: CellEdit) -> None:
        self._save_all([edit])

    def _save_all(self, edits: list[CellEdit]) -> None:
        weights = {edit.row.id: edit.value for edit in edits if edit.key == "weight" and edit.value is not None}
        shares = [edit for edit in edits if edit.key == "time_share"]
        if shares:
            kept = [edit for edit in edits if edit.value is not None or edit.key == "time_share"]
            self.desk.save(change_assignments, values_by_row(kept))
        else:
            self.desk.save(set_assignment_weights, weights)

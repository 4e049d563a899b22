"""People of the objective with their weights, and how all the weights of each person stand."""

from functools import partial
from typing import Any

from app.domain.columns import Column, Format
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.objectives.assignment import ASSIGNMENT_COLUMNS, AssignmentRow
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.objective import UnitRef
from app.services.objectives.assignments import assign_people, assign_unit, share_person_weights, unassign
from app.services.objectives.patching import change_assignments
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, PageMessage, RowButtons
from app.ui.objectives.people_dialog import PeopleDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog


class PeoplePage(DetailPage):
    """Who pursues the objective; weights are edited in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            ASSIGNMENT_COLUMNS, name="objectives.people", title="Persone dell'obiettivo",
            empty="L'obiettivo non è ancora di nessuno.\nUsare «Assegna a persone» o «Assegna a tutta l'unità».",
        )  # fmt: skip
        self.save_cells(self.table, change_assignments)
        self.totals = PageMessage(self)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.totals)
        self.remove_button = make_tool("Togli l'obiettivo alle persone selezionate", "user-minus", self.remove)
        self.person_button = make_button("Pesi della persona…", "scales", self.show_person)
        self.add_buttons(
            [
                make_button("Assegna a persone…", "user-plus", self.choose_people),
                make_button("Assegna a tutta l'unità…", "users-three", self.choose_unit),
                self.remove_button,
                self.person_button,
                make_button(
                    "Distribuisci in parti uguali",
                    "equals",
                    self.share,
                    "Dà a ciascuna di queste persone pesi uguali su tutti i suoi obiettivi dello stesso tipo.",
                ),
            ]
        )
        RowButtons(self.table, self.remove_button, self.person_button)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.assignments)
        wrong = sum(1 for row in detail.assignments if not row.is_right)
        people = plural(len(detail.assignments), "persona", "persone")
        self.totals.setVisible(bool(detail.assignments))
        if wrong:
            self.totals.say(f"{people}; per {wrong} i pesi non sommano a 100", Severity.WARNING)
        elif detail.assignments:
            self.totals.say(f"{people}; i pesi di tutte sommano a 100", Severity.NOTE)

    def choose_people(self) -> PeopleDialog:
        taken = {row.employee_id for row in self.detail.assignments} if self.detail else set()
        offered = [person for person in self.choices.people if person.id not in taken]
        dialog = PeopleDialog(self, offered)
        dialog.chosen.connect(partial(self._assign, self.identity))
        dialog.open()
        return dialog

    def choose_unit(self) -> FormDialog:
        dialog = FormDialog(self, "Assegna a tutta l'unità", "A chi vi presta servizio nell'anno.", ok="Assegna")
        units = [(one.unit, f"{one.code} {one.name}") for one in self.choices.units]
        dialog.form.add(Column("unit", "Unità", Format.CHOICE, required=True), units)
        own = [share.unit for share in self.detail.draft.units] if self.detail else []
        dialog.form.fill_values({"unit": own[0] if own else None})
        identity = self.identity

        def assign(values: dict[str, UnitRef]) -> None:
            dialog.accept()
            self.desk.save(assign_unit, identity, values["unit"])

        dialog.submit_with(assign)
        dialog.open()
        return dialog

    def remove(self) -> None:
        if rows := self.table.selected_rows():
            self.desk.save(unassign, [row.id for row in rows])

    def share(self) -> None:
        if self.detail is not None and self.detail.assignments:
            people = list({row.employee_id for row in self.detail.assignments})
            share = partial(share_person_weights, kind=self.detail.draft.kind)
            self.desk.save(share, self.desk.year, people)

    def show_person(self) -> PersonWeightsDialog | None:
        row: AssignmentRow | None = self.table.current_row()
        if row is None:
            return None
        dialog = PersonWeightsDialog(self, self.desk, row.employee_id)
        dialog.open()
        return dialog

    def _assign(self, identity: Any, people: list[Any]) -> None:
        self.desk.save(assign_people, identity, people)

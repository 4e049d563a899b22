"""People of the objective with their weights, and how all the weights of each person stand."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton

from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Severity
from app.domain.italian import agreeing, plural
from app.domain.objectives.assignment import ASSIGNMENT_COLUMNS, AssignmentDraft, AssignmentRow
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.recipients import Recipients
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.time_shares import is_too_much
from app.services.objectives.assignments import (
    assign_people,
    assign_unit,
    newly_assigned,
    planned_person_weights,
    share_person_weights,
    unassign,
)
from app.services.objectives.patching import change_assignments
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.bulk import ask_about_people, share_weights
from app.ui.objectives.detail_page import DetailPage, PageMessage
from app.ui.objectives.matching import person_named
from app.ui.objectives.people_dialog import PeopleDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.recipients_dialog import RecipientsDialog
from app.ui.objectives.sight import rows_in_sight
from app.ui.objectives.verbs import SEEN

SEEN_TIP = "Annota quando le persone hanno visto l'obiettivo."
SHARE_TIP = "Dà a ciascuna di queste persone pesi uguali su tutti i suoi obiettivi dello stesso tipo."


APART = "è fuori dal totale della scheda: vale una parte della retribuzione di risultato, qualunque sia il peso"
NO_WEIGHT = "{} il peso è ancora 0: scriverlo nella colonna Peso, o «Distribuisci in parti uguali»"


class PeoplePage(DetailPage):
    """Who pursues the objective; weights are edited in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            ASSIGNMENT_COLUMNS, name="objectives.people", title="Persone dell'obiettivo",
            empty="L'obiettivo non è ancora di nessuno\nSi assegna a persone, a un'unità o a tutto l'ente.",
            counted=("persona", "persone"),
        )  # fmt: skip
        self.table.hide_filter()
        readers = {"person": self._read_person, "unit": None, "total": None, "time_total": None}
        self.save_cells(self.table, change_assignments).make_new("persona", "persone", self._new, readers)
        self.totals = PageMessage(self)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.totals)
        self._add_buttons()

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.view.let_go("time_share", "time_total", "seen")
        self.table.set_rows(detail.assignments)
        wrong = sum(1 for row in detail.assignments if not row.is_right)
        people = plural(len(detail.assignments), "persona", "persone")
        self.totals.setVisible(bool(detail.assignments))
        over = sum(1 for row in detail.assignments if row.time_total is not None and is_too_much(row.time_total))
        busy = f"; {agreeing(over, 'una persona ha', f'{over} persone hanno')} più del 100 % del tempo" if over else ""
        busy += _apart(sum(1 for row in detail.assignments if row.is_apart))
        unweighed = sum(1 for row in detail.assignments if row.weight == ZERO and not row.is_apart)
        if unweighed:
            self.totals.say(f"{people}; {NO_WEIGHT.format(_of(unweighed))}{busy}", Severity.WARNING)
        elif wrong:
            self.totals.say(f"{people}; per {wrong} i pesi non sommano a 100{busy}", Severity.WARNING)
        elif detail.assignments:
            words = f"{people}; i pesi di tutte sommano a 100{busy}"
            self.totals.say(words, Severity.WARNING if over else Severity.NOTE)

    @override
    def focus_field(self, field: str, part: int) -> None:
        if field == "people" and not self.is_locked:
            self.choose_people()
        else:
            super().focus_field(field, part)

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
            self._ask_about(identity, values["unit"])

        dialog.submit_with(assign)
        dialog.open()
        return dialog

    def choose_contract_area(self) -> RecipientsDialog:
        dialog = RecipientsDialog(self, self.desk, [self.identity], self.choices)
        areas = self.choices.contract_areas
        dialog.form.fill_values({"to": Recipients(contract_area=areas[0][0]) if areas else Recipients()})
        dialog.open()
        return dialog

    def choose_ente(self) -> None:
        """Give the objective to the whole ente, after saying to how many."""
        self._ask_about(self.identity, None)

    def ask_remove(self) -> None:
        rows: list[AssignmentRow] = self.table.selected_rows()
        if rows:
            whom = rows[0].person if len(rows) == 1 else f"{len(rows)} persone"
            more = "Si toglie anche il peso che ha per loro. L'operazione si può annullare."
            confirm(self, f"Togliere l'obiettivo a {whom}?", more, "Togli", partial(self._remove, rows))

    def share_equally(self) -> None:
        self.share(Sharing.EQUAL)

    def share_in_proportion(self) -> None:
        self.share(Sharing.PROPORTIONAL)

    def share(self, sharing: Sharing = Sharing.EQUAL) -> None:
        """Share the weights of these people, or of those chosen: their other objectives change too, and are told."""
        if self.detail is not None and self.detail.assignments:
            chosen: list[AssignmentRow] = self.table.selected_rows()
            rows = chosen if len(chosen) > 1 else self.detail.assignments
            people = list({row.employee_id for row in rows})
            year, kind = self.desk.year, self.detail.draft.kind
            query = partial(planned_person_weights, year=year, employees=people, kind=kind, sharing=sharing)
            use_case = partial(share_person_weights, year=year, employees=people, kind=kind, sharing=sharing)
            share_weights(self.desk, query, use_case, partial(rows_in_sight, self.table))

    def acknowledge(self) -> AcknowledgementDialog:
        """Ask when the people chosen saw the objective, or those who still have to."""
        chosen: list[AssignmentRow] = self.table.selected_rows()
        people = [row.employee_id for row in chosen] if len(chosen) > 1 else []
        dialog = AcknowledgementDialog(self, self.desk, [self.identity], people)
        dialog.open()
        return dialog

    def show_person(self) -> PersonWeightsDialog | None:
        row: AssignmentRow | None = self.table.current_row()
        if row is None:
            return None
        dialog = PersonWeightsDialog(self, self.desk, row.employee_id)
        dialog.open()
        return dialog

    def _add_buttons(self) -> None:
        self.assign_button = QPushButton(icon("user-plus"), "Assegna a")
        self.assign_button.setAccessibleName("Assegna a")
        self.assign_button.setMenu(QMenu(self.assign_button))
        self.remove_button = make_button("Togli…", "user-minus", self.ask_remove)
        self.person_button = make_button("Pesi della persona…", "scales", self.show_person)
        share = make_button("Distribuisci in parti uguali", "equals", self.share_equally, SHARE_TIP)
        keep = make_button(
            "Porta a 100", "percent", self.share_in_proportion, "Mantenendo le proporzioni fra i pesi di ciascuno"
        )
        self.seen_button = make_button(SEEN, "check-circle", self.acknowledge, SEEN_TIP)
        self.add_buttons([self.assign_button, self.seen_button, self.person_button, share, keep, self.remove_button])
        self.guards.add_all(self.table, self.remove_button, self.person_button)
        verbs = self.table.verbs
        for words, name, slot in (
            ("Assegna a persone…", "user-plus", self.choose_people),
            ("Assegna a tutta l'unità…", "users-three", self.choose_unit),
            ("Assegna a un'area contrattuale…", "identification-badge", self.choose_contract_area),
            ("Assegna a tutto l'ente…", "buildings", self.choose_ente),
        ):
            self.assign_button.menu().addAction(icon(name), words).triggered.connect(slot)
            verbs.add_verb(Order.NEW, words, name, slot, why_off=self._why_locked)
        verbs.add(self.person_button, Order.SPECIAL)
        verbs.add(self.seen_button, Order.SPECIAL, many="Presa visione di {} persone…")
        verbs.add(share, Order.SPECIAL, many="Distribuisci in parti uguali i pesi di {} persone")
        verbs.add(keep, Order.SPECIAL, many="Porta a 100 i pesi di {} persone")
        verbs.add(self.remove_button, Order.DELETE, many="Togli a {} persone…")

    def _why_locked(self) -> str:
        return self.detail.closing.sentence if self.detail and self.detail.closing else ""

    def _ask_about(self, identity: ObjectiveId, place: UnitRef | None) -> None:
        whom = "tutta l'unità" if place else "tutto l'ente"
        apply = partial(self.desk.save, assign_unit, identity, place)
        told = partial(ask_about_people, self.desk.tell, whom, apply)
        self.desk.read(newly_assigned, identity, place, on_done=told)

    def _remove(self, rows: list[AssignmentRow]) -> None:
        self.desk.save(unassign, [row.id for row in rows])

    def _assign(self, identity: ObjectiveId, people: list[EmployeeId]) -> None:
        self.desk.save(assign_people, identity, people)

    def _read_person(self, text: str) -> EmployeeId:
        return person_named(self.choices.people, text)

    def _new(self, values: Mapping[str, Any]) -> AssignmentDraft:
        others = {key: value for key, value in values.items() if key != "person"}
        return AssignmentDraft(self.identity, values["person"], **others)


def _apart(people: int) -> str:
    """Say for how many the payment-times objective is out of the total of the sheet."""
    whom = agreeing(people, "per una", f"per {people}")
    return f"; {whom} {APART}" if people else ""


def _of(people: int) -> str:
    return agreeing(people, "per una", f"per {people}")

"""The side of a unit: its data, the EQ appointments over its Area, the people in it."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.structure.appointments import UNIT_APPOINTMENT_COLUMNS
from app.domain.structure.area_charges import UNIT_CHARGE_COLUMNS, AreaHead
from app.domain.structure.employees import UNIT_PEOPLE_COLUMNS, EmployeeRow
from app.domain.structure.units import (
    AREA_FIELDS,
    AREA_OF_SECTOR,
    OFFICE_FIELDS,
    SECTOR_FIELDS,
    SECTOR_OF_OFFICE,
    AreaDraft,
    OfficeDraft,
    SectorDraft,
    UnitKind,
    UnitRow,
    validate_area,
    validate_office,
    validate_sector,
)
from app.services.structure.overview import Overview
from app.services.structure.queries import UnitDetail
from app.services.structure.units import save_area, save_office, save_sector
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.structure.card import Card
from app.ui.structure.commands import StructureCommands
from app.ui.structure.draft_dialog import plain_fields
from app.ui.structure.facts_list import FactsList
from app.ui.structure.panel_header import PanelHeader
from app.ui.structure.saved_form import SavedForm
from app.ui.structure.scrolling import scrolling

_MOVING = (
    "Cambiare l'area sposta il settore anche per il passato. Per un passaggio da un giorno preciso chiudere questo "
    "settore e crearne uno nuovo."
)


ENTRUST = "Al Sindaco o al Segretario…"
ENTRUST_HINT = "Dà la responsabilità dell'area a chi non è dipendente: Sindaco, assessore, Segretario comunale"
LIST = 130
"""The least height of a list, in pixels of the drawing."""
_OF = {UnitKind.AREA: "dell'area", UnitKind.SECTOR: "del settore", UnitKind.OFFICE: "dell'ufficio"}


class UnitPanel(QWidget):
    """A unit: its data to be changed in place, who heads its Area, the people in it."""

    def __init__(self, desk: Desk, commands: StructureCommands) -> None:
        super().__init__()
        self.desk = desk
        self.commands = commands
        self.detail: UnitDetail | None = None
        self.appoint_button = make_button("Incarico di EQ…", "medal", self.appoint, "Conferisce un incarico di EQ")
        self.hire_button = make_button("Dipendente…", "user-plus", self.hire, "Nuovo dipendente in questa unità")
        self.header = PanelHeader((self.appoint_button, self.hire_button))
        self.forms = self._make_forms()
        self.charges = self._make_charges()
        self.appointments = self._make_appointments()
        self.people = RowsTable(
            UNIT_PEOPLE_COLUMNS,
            name="structure.unit.people",
            title="Persone dell'unità",
            empty="Nessuno lavora qui in questo giorno.\nUsare «Dipendente…» o trascinare qui una persona.",
        )
        self.people.hide_filter()
        self.people.view.let_go("contract_area", "profile", "role")
        self.people.opened.connect(self._go_to_person)
        self.people.verbs.add_verb(
            Order.EDIT, "Apri la persona", "user", self._go_to_current, keys="F2", why_off=self._why_not_opened
        )
        self.people.verbs.add(self.hire_button, Order.NEW)
        self.data, self.heads, self.members = Card(), Card("Chi dirige l'area"), Card("Persone")
        self._lay_out()

    def show_detail(self, detail: UnitDetail, overview: Overview) -> None:
        self.detail = detail
        unit = detail.unit
        self.header.show_words(unit.name, _wordings(unit))
        self.data.title.setText(f"Dati {_OF[unit.kind]}")
        for kind, form in self.forms.items():
            form.setVisible(kind is unit.kind)
        form = self.forms[unit.kind]
        _offer(form, unit.kind, overview)
        form.show_draft(_draft_of(unit))
        self.appointments.set_rows(detail.appointments)
        self.charges.set_rows(detail.charges)
        self.charges.setVisible(bool(detail.charges))
        self.appointments.setVisible(bool(detail.appointments) or not detail.charges)
        self.people.set_rows(detail.people)
        self.members.title.setText(f"Persone ({len(detail.people)})")

    def appoint(self) -> None:
        """Confer an appointment over the Area of the unit."""
        if self.detail is not None:
            self.commands.appoint(area_id=self.detail.unit.key.area_id)

    def entrust(self) -> None:
        """Give the Area of the unit to the Sindaco, to an assessore or to the Segretario."""
        if self.detail is not None:
            self.commands.entrust(self.detail.unit.key)

    def hire(self) -> None:
        if self.detail is not None:
            self.commands.hire(self.detail.unit.key)

    def _make_forms(self) -> dict[UnitKind, SavedForm]:
        sector = [(AREA_OF_SECTOR, []), *plain_fields(SECTOR_FIELDS[1:])]
        office = [(SECTOR_OF_OFFICE, []), *plain_fields(OFFICE_FIELDS[1:])]
        forms = {
            UnitKind.AREA: SavedForm(self.desk, plain_fields(AREA_FIELDS), save_area, validate_area),
            UnitKind.SECTOR: SavedForm(self.desk, sector, save_sector, validate_sector),
            UnitKind.OFFICE: SavedForm(self.desk, office, save_office, validate_office),
        }
        forms[UnitKind.SECTOR].form.add_widget("", hint_label(_MOVING))
        return forms

    def _make_appointments(self) -> FactsList:
        appointments = FactsList(
            UNIT_APPOINTMENT_COLUMNS,
            name="structure.unit.appointments",
            title="Incarichi di EQ dell'area",
            empty=f"L'area non ha ancora un titolare.\nUsare «Nuovo incarico…», o «{ENTRUST}».",
            new="Nuovo incarico…",
            on_new=self.appoint,
            on_open=self.commands.correct_appointment,
            on_delete=self.commands.delete_appointment,
        )
        appointments.view.let_go("act")
        self.entrust_button = make_button(ENTRUST, "bank", self.entrust, ENTRUST_HINT)
        appointments.buttons.add(self.entrust_button)
        appointments.verbs.add(self.entrust_button, Order.SPECIAL)
        return appointments

    def _make_charges(self) -> FactsList:
        """Make the list of the officials who have the Area, which is in sight where there is one."""
        charges = FactsList(
            UNIT_CHARGE_COLUMNS,
            name="structure.unit.charges",
            title="Responsabilità dell'area al Sindaco, agli assessori, al Segretario",
            empty="Nessuno.",
            new="Nuova…",
            on_new=self.entrust,
            on_open=self.commands.correct_charge,
            on_delete=self.commands.delete_charge,
        )
        charges.view.let_go("act")
        charges.hide()
        return charges

    def _lay_out(self) -> None:
        for form in self.forms.values():
            self.data.body.addWidget(form)
        self.data.body.addStretch(1)
        self.heads.body.addWidget(self.charges, 1)
        self.heads.body.addWidget(self.appointments, 1)
        self.members.body.addWidget(self.people, 1)
        keep_minimum_height(self.appointments, LIST)
        keep_minimum_height(self.charges, LIST)
        keep_minimum_height(self.people, LIST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.header)
        layout.addWidget(self._body(), 1)

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.margin)
        for card, share in ((self.data, 0), (self.heads, 1), (self.members, 2)):
            column.addWidget(card, share)
        return scrolling(body)

    def _go_to_current(self) -> None:
        self._go_to_person(self.people.current_row())

    def _why_not_opened(self) -> str:
        return "" if self.people.current_row() is not None else NO_ROW

    def _go_to_person(self, row: EmployeeRow) -> None:
        self.desk.hub.go_to(Link("employee", row.id))


def _offer(form: SavedForm, kind: UnitKind, overview: Overview) -> None:
    fields: dict[str, Any] = form.form.fields
    if kind is UnitKind.SECTOR:
        fields["area_id"].set_choices(overview.area_choices())
    elif kind is UnitKind.OFFICE:
        fields["sector_id"].set_choices(overview.sector_choices())


def _draft_of(unit: UnitRow) -> AreaDraft | SectorDraft | OfficeDraft:
    key = unit.key
    match unit.kind:
        case UnitKind.AREA:
            return AreaDraft(unit.code, unit.name, unit.valid_from, unit.valid_to, None, key.area_id, unit.version)
        case UnitKind.SECTOR:
            dates = (unit.valid_from, unit.valid_to)
            return SectorDraft(key.area_id, unit.code, unit.name, *dates, None, key.sector_id, unit.version)
        case UnitKind.OFFICE:
            return OfficeDraft(key.sector_id, unit.code, unit.name, None, key.office_id, unit.version)


def _wordings(unit: UnitRow) -> list[str]:
    """Say how many people a unit has and who heads it, then always less."""
    parts = [f"{unit.kind.italian} {unit.code}", plural(unit.people, "persona", "persone")]
    if unit.kind is UnitKind.AREA:
        head = AreaHead(unit.head, unit.head_office).sentence
        parts.append(f"{head[0].lower()}{head[1:]}" if head else "senza titolare di EQ in questo giorno")
    return [" · ".join(parts[:many]) for many in range(len(parts), 0, -1)]

"""What the Struttura page can do, each with its dialog: buttons, menus, lists and drags all end here."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.ids import AreaId, EmployeeId
from app.domain.italian import format_date
from app.domain.permissions import Action
from app.domain.structure.absences import KNOWN_KINDS, AbsenceDraft, AbsenceRow
from app.domain.structure.appointments import EqAppointmentDraft, EqAppointmentRow
from app.domain.structure.area_charges import AreaChargeDraft, AreaChargeRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideDraft, EvaluatorOverrideRow
from app.domain.structure.postings import PostingDraft, PostingRow
from app.domain.structure.units import OfficeDraft, SectorDraft, UnitKey, UnitRow
from app.services.structure.overview import Overview
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm, tell
from app.ui.structure.draft_dialog import DraftDialog
from app.ui.structure.fact_bar import EdgeMove

_UNDO = "Si può annullare con Modifica › Annulla."


class StructureCommands:
    """Opens the dialogs with what the page knows; `overview` is None until the page has loaded."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.desk = desk
        self.parent = parent
        self.overview: Overview | None = None
        self.on_made: Callable[[str, int], object] | None = None

    def why_off(self) -> str:
        """Say why nothing of the structure can be changed; empty when it can."""
        return self.desk.why_not(Action.EDIT_ARCHIVE)

    def new_area(self) -> None:
        from app.ui.structure.unit_dialogs import area_dialog

        if self._is_permitted():
            self._open_to_make(area_dialog(self.desk, self.parent), "area")

    def new_sector(self, key: UnitKey | None) -> None:
        from app.ui.structure.unit_dialogs import sector_dialog

        if (overview := self._ready()) and self._has(overview.area_choices(), "un'area"):
            draft = SectorDraft(area_id=key.area_id if key else None)
            self._open_to_make(sector_dialog(self.desk, self.parent, overview, draft), "sector")

    def new_office(self, key: UnitKey | None) -> None:
        from app.ui.structure.unit_dialogs import office_dialog

        if (overview := self._ready()) and self._has(overview.sector_choices(), "un settore"):
            draft = OfficeDraft(sector_id=key.sector_id if key else None)
            self._open_to_make(office_dialog(self.desk, self.parent, overview, draft), "office")

    def hire(self, key: UnitKey | None) -> None:
        from app.ui.structure.people_dialogs import HireDialog

        if (overview := self._ready()) and self._has(overview.unit_choices(), "un'area"):
            dialog = HireDialog(self.desk, self.parent, overview, PostingDraft(unit=key))
            self._open_to_make(dialog, "employee")

    def post(self, person: EmployeeRow, now: PostingRow | None, unit: UnitKey | None = None) -> None:
        """Ask for a new posting that begins like the present one, in another unit when `unit` says so."""
        draft = PostingDraft(
            employee_id=person.id,
            unit=unit or (now.unit_key if now else None),
            contract_area_id=now.contract_area_id if now else None,
            profile=now.profile if now else "",
            part_time=now.part_time if now else PostingDraft().part_time,
            valid_from=None if now else person.hired_on,
        )
        self._open_posting(draft, person.full_name)

    def delete_posting(self, row: PostingRow) -> None:
        from app.services.structure.postings import delete_posting

        question = f"Eliminare l'assegnazione di {row.full_name} a {row.unit} {_since(row.valid_from)}?"
        self._confirm(question, delete_posting, row.id)

    def appoint(self, employee_id: EmployeeId | None = None, area_id: AreaId | None = None) -> None:
        areas = (area_id,) if area_id else ()
        self._open_appointment(EqAppointmentDraft(employee_id=employee_id, area_ids=areas))

    def correct_appointment(self, row: EqAppointmentRow) -> None:
        self._open_appointment(row.draft)

    def delete_appointment(self, row: EqAppointmentRow) -> None:
        from app.services.structure.appointments import delete_appointment

        question = f"Eliminare l'incarico di EQ di {row.full_name} {_since(row.valid_from)}?"
        self._confirm(question, delete_appointment, row.id)

    def entrust(self, key: UnitKey | None) -> None:
        """Ask to whom of the officials the responsibility of the Area of a unit is given."""
        self._open_charge(AreaChargeDraft(area_ids=(key.area_id,) if key else ()))

    def correct_charge(self, row: AreaChargeRow) -> None:
        self._open_charge(row.draft)

    def delete_charge(self, row: AreaChargeRow) -> None:
        from app.services.structure.area_charges import delete_charge

        question = f"Eliminare la responsabilità di {row.area} data a {row.full_name} {_since(row.valid_from)}?"
        self._confirm(question, delete_charge, row.id)

    def be_absent(self, person: EmployeeRow, kinds: Sequence[str] = ()) -> None:
        """Ask for an absence of this person; `kinds` are those used so far, proposed after the known ones."""
        from app.ui.structure.people_dialogs import absence_dialog

        draft, proposed = AbsenceDraft(employee_id=person.id), dict.fromkeys((*KNOWN_KINDS, *kinds))
        if self._is_permitted():
            absence_dialog(self.desk, self.parent, draft, person.full_name, tuple(proposed)).open()

    def delete_absence(self, row: AbsenceRow, who: str) -> None:
        from app.services.structure.absences import delete_absence

        self._confirm(f"Eliminare l'assenza di {who} {_since(row.valid_from)}?", delete_absence, row.id)

    def move_edge(self, move: EdgeMove, postings: Sequence[PostingRow]) -> None:
        """Ask for the day to which an edge was dragged, before it is kept."""
        from app.ui.structure.edge_dialog import EdgeDialog

        if self._is_permitted():
            EdgeDialog(self.desk, self.parent, move, postings).open()

    def choose_evaluator(self, person: EmployeeRow) -> None:
        self._open_override(EvaluatorOverrideDraft(employee_id=person.id), person.full_name)

    def delete_override(self, row: EvaluatorOverrideRow, who: str) -> None:
        from app.services.structure.evaluators import delete_override

        question = f"Eliminare la scelta di {row.evaluator} come valutatore di {who}?"
        self._confirm(question, delete_override, row.id)

    def delete_unit(self, unit: UnitRow) -> None:
        from app.services.structure.units import delete_unit

        self._confirm(f"Eliminare «{unit.name}»?", delete_unit, unit.key)

    def delete_person(self, person: EmployeeRow) -> None:
        from app.services.structure.employees import delete_employee

        question = f"Eliminare {person.full_name} con le sue assegnazioni e i suoi incarichi?"
        more = "Va bene per chi è stato inserito per errore. Per chi lascia l'ente indicare la data di cessazione."
        self._confirm(question, delete_employee, person.id, more=more)

    def _open_posting(self, draft: PostingDraft, who: str) -> None:
        from app.ui.structure.people_dialogs import posting_dialog

        if overview := self._ready():
            posting_dialog(self.desk, self.parent, overview, draft, who).open()

    def _open_appointment(self, draft: EqAppointmentDraft) -> None:
        from app.ui.structure.appointment_dialog import AppointmentDialog

        if (overview := self._ready()) and self._has(overview.area_choices(), "un'area"):
            AppointmentDialog(self.desk, self.parent, overview, draft).open()

    def _open_charge(self, draft: AreaChargeDraft) -> None:
        from app.ui.structure.charge_dialog import AreaChargeDialog

        if (overview := self._ready()) is None or not self._has(overview.area_choices(), "un'area"):
            return
        if overview.head_choices():
            AreaChargeDialog(self.desk, self.parent, overview, draft).open()
        else:
            tell(self.parent, "Prima servono le cariche dell'ente.", "Aggiungerle nella vista «Dati dell'ente».")

    def _open_override(self, draft: EvaluatorOverrideDraft, who: str) -> None:
        from app.ui.structure.people_dialogs import override_dialog

        if overview := self._ready():
            override_dialog(self.desk, self.parent, overview, draft, who).open()

    def _open_to_make(self, dialog: DraftDialog, kind: str) -> None:
        dialog.on_saved = lambda changes: self._tell_made(kind, changes)
        dialog.open()

    def _tell_made(self, kind: str, changes: Changes) -> None:
        if self.on_made and changes.ids:
            self.on_made(kind, changes.ids[0])

    def _confirm(self, question: str, use_case: Callable[..., Changes], what: Any, more: str = "") -> None:
        more = f"{more} {_UNDO}".strip()
        if self._is_permitted():
            confirm(self.parent, question, more, "Elimina", lambda: self.desk.save(use_case, what))

    def _ready(self) -> Overview | None:
        return self.overview if self._is_permitted() else None

    def _is_permitted(self) -> bool:
        """Tell whether the structure may be changed; say why when it may not."""
        if why := self.why_off():
            tell(self.parent, f"{why}.", "La struttura qui si può solo leggere.")
        return not why

    def _has(self, choices: list[Any], what: str) -> bool:
        if not choices:
            tell(self.parent, f"Prima serve {what}.", "Usare «Nuovo» e cominciare dalle aree.")
        return bool(choices)


def _since(day: date) -> str:
    return f"dal {format_date(day)}"

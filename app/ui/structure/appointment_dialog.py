"""The dialog of an Incarico di EQ: whose, over which areas, from when."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.ids import AreaId
from app.domain.issues import Issue
from app.domain.structure.appointments import (
    APPOINTMENT_FIELDS,
    EqAppointmentDraft,
    appointment_warnings,
    outside_area_warnings,
    validate_appointment,
)
from app.domain.validation import filled
from app.services.structure.appointments import save_appointment
from app.services.structure.overview import Overview
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.structure.draft_dialog import DraftDialog, Fields, plain_fields
from app.ui.structure.scrolling import scrolling

_WHO = Column("employee_id", "Dipendente", Format.CHOICE, 40, required=True)
SHOWN_AREAS = 8
_HINT = "Un incarico può reggere più aree; un'area ha un solo titolare per volta."


class AreaChecks(QWidget):
    """The areas, each with a box to tick; many of them scroll."""

    def __init__(self, areas: list[tuple[AreaId, str]], ticked: tuple[AreaId, ...]) -> None:
        super().__init__()
        self.setAccessibleName("Aree dell'incarico")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[AreaId, QCheckBox] = {}
        for area_id, name in areas:
            box = QCheckBox(name.replace("&", "&&"))
            box.setChecked(area_id in ticked)
            column.addWidget(box)
            self.boxes[area_id] = box
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside if len(areas) <= SHOWN_AREAS else self._within_scroll(inside))
        if areas:
            self.setFocusProxy(self.boxes[areas[0][0]])

    def _within_scroll(self, inside: QWidget) -> QWidget:
        area = scrolling(inside)
        area.setFixedHeight(self.fontMetrics().height() * 2 * SHOWN_AREAS)
        return area

    def ticked(self) -> tuple[AreaId, ...]:
        return tuple(area_id for area_id, box in self.boxes.items() if box.isChecked())


class AppointmentDialog(DraftDialog):
    """Confers an appointment, or changes one."""

    def __init__(self, desk: Desk, parent: QWidget, overview: Overview, draft: EqAppointmentDraft) -> None:
        title = "Nuovo incarico di EQ" if draft.id is None else "Incarico di EQ"
        who: Fields = [(_WHO, overview.people_choices())]
        super().__init__(desk, parent, title, draft, who, hint=_HINT)
        self.areas = AreaChecks(overview.area_choices(), draft.area_ids)
        self.form.add_widget("Aree *", self.areas, "area_ids")
        for column, choices in plain_fields(APPOINTMENT_FIELDS):
            self.form.add(column, choices)
        self.form.fill(draft)
        self._contract_areas = overview.contract_area_of
        self.save_with(save_appointment, self._check_draft)

    @override
    def edited(self, values: dict[str, Any]) -> EqAppointmentDraft:
        draft: EqAppointmentDraft = filled(self.draft, values)
        return replace(draft, area_ids=self.areas.ticked())

    def _check_draft(self, draft: EqAppointmentDraft) -> list[Issue]:
        """Say what is wrong, and what is not wrong but should not be forgotten."""
        warnings = [*appointment_warnings(draft), *outside_area_warnings(draft, self._contract_areas)]
        return [*validate_appointment(draft), *warnings]

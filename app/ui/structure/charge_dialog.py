"""The dialog that gives an Area to the Sindaco, to an assessore or to the Segretario: who, which Aree, from when."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.structure.area_charges import (
    CHARGE_FIELDS,
    AreaChargeDraft,
    charge_warnings,
    validate_charge,
    who_may_head,
)
from app.domain.validation import filled
from app.services.structure.area_charges import save_charge
from app.services.structure.overview import Overview
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.structure.appointment_dialog import AreaChecks
from app.ui.structure.draft_dialog import DraftDialog, Fields, plain_fields

_WHO = Column("official_id", "Chi", Format.CHOICE, 40, required=True)
_HINT = "In quei giorni chi ha l'area ne valuta le persone, senza un incarico di EQ."


class AreaChargeDialog(DraftDialog):
    """Gives one Area or more to an official, or changes the responsibility of one."""

    def __init__(self, desk: Desk, parent: QWidget, overview: Overview, draft: AreaChargeDraft) -> None:
        title = "Nuova responsabilità di un'area" if draft.id is None else "Responsabilità di un'area"
        who: Fields = [(_WHO, overview.head_choices())]
        hint = f"{who_may_head(overview.small_comune)} {_HINT}"
        super().__init__(desk, parent, title, draft, who, hint=hint)
        self.areas = AreaChecks(overview.area_choices(), draft.area_ids)
        self.form.add_widget("Aree *", self.areas, "area_ids")
        for column, choices in plain_fields(CHARGE_FIELDS):
            self.form.add(column, choices)
        self.form.fill(draft)
        self._overview = overview
        self.save_with(save_charge, self._check_draft)

    @override
    def edited(self, values: dict[str, Any]) -> AreaChargeDraft:
        draft: AreaChargeDraft = filled(self.draft, values)
        return replace(draft, area_ids=self.areas.ticked())

    def _check_draft(self, draft: AreaChargeDraft) -> list[Issue]:
        """Say what is wrong, and what is not wrong but should not be forgotten."""
        seen = self._overview
        warnings = charge_warnings(draft, seen.offices, seen.residents, seen.small_comune)
        return [*validate_charge(draft), *warnings]

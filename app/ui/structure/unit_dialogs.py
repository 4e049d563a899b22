"""Dialogs that create aree, settori and uffici."""

from PySide6.QtWidgets import QWidget

from app.domain.structure.units import (
    AREA_FIELDS,
    AREA_OF_SECTOR,
    OFFICE_FIELDS,
    SECTOR_FIELDS,
    SECTOR_OF_OFFICE,
    AreaDraft,
    OfficeDraft,
    SectorDraft,
    validate_area,
    validate_office,
    validate_sector,
)
from app.services.structure.overview import Overview
from app.services.structure.units import save_area, save_office, save_sector
from app.ui.kit.desk import Desk
from app.ui.structure.draft_dialog import DraftDialog, Fields, plain_fields

_DATES = "Le date servono solo se l'unità nasce o si chiude in un giorno preciso: di solito restano vuote."


def area_dialog(desk: Desk, parent: QWidget) -> DraftDialog:
    dialog = DraftDialog(desk, parent, "Nuova area", AreaDraft(), plain_fields(AREA_FIELDS), hint=_DATES)
    dialog.save_with(save_area, validate_area)
    return dialog


def sector_dialog(desk: Desk, parent: QWidget, overview: Overview, draft: SectorDraft) -> DraftDialog:
    fields: Fields = [(AREA_OF_SECTOR, overview.area_choices()), *plain_fields(SECTOR_FIELDS[1:])]
    dialog = DraftDialog(desk, parent, "Nuovo settore", draft, fields, hint=_DATES)
    dialog.save_with(save_sector, validate_sector)
    return dialog


def office_dialog(desk: Desk, parent: QWidget, overview: Overview, draft: OfficeDraft) -> DraftDialog:
    fields: Fields = [(SECTOR_OF_OFFICE, overview.sector_choices()), *plain_fields(OFFICE_FIELDS[1:])]
    dialog = DraftDialog(desk, parent, "Nuovo ufficio", draft, fields)
    dialog.save_with(save_office, validate_office)
    return dialog

"""What a year has beside its objectives, each in a dialog: lines of mandate, measures, values, presa visione, codes."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.objectives.checks import TO_RESPONSIBLES
from app.domain.permissions import Action
from app.ui.kit.desk import Desk
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.bulk import assign_named_of, assign_responsibles_of
from app.ui.objectives.controls import Controls
from app.ui.objectives.interim_dialog import InterimDialog
from app.ui.objectives.mandate_dialog import MandateDialog
from app.ui.objectives.measures_dialog import MeasuresDialog
from app.ui.objectives.own_seen import OwnSeen
from app.ui.objectives.recode_dialog import RecodeDialog
from app.ui.structure.plan_heads_dialog import OPEN, open_plan_heads

NAMED = "Assegna a chi nomina il piano…"
INTERIM = "Valori intermedi dalle rilevazioni…"
YearList = TypeVar("YearList", MandateDialog, MeasuresDialog, RecodeDialog, InterimDialog)


def show_list(kind: type[YearList], page: QWidget, desk: Desk) -> YearList:
    """Open one of them over the page."""
    dialog = kind(page, desk)
    dialog.open()
    return dialog


def offer_lists(controls: Controls, page: QWidget, desk: Desk) -> None:
    """Offer all of them under *Nuovo*, and to say that the own objectives were seen."""
    OwnSeen(page, desk, controls)
    controls.offer("Linee di mandato…", "list-bullets", lambda: show_list(MandateDialog, page, desk))
    controls.offer("Misure anticorruzione…", "shield-check", lambda: show_list(MeasuresDialog, page, desk))
    controls.offer(INTERIM, "clock-counter-clockwise", lambda: show_list(InterimDialog, page, desk))
    controls.offer("Presa visione…", "check-circle", lambda: AcknowledgementDialog(page, desk).open())
    if not desk.why_not(Action.EDIT_ARCHIVE):
        controls.offer(OPEN, "medal", lambda: open_plan_heads(page, desk))
        controls.offer(NAMED, "users-three", lambda: assign_named_of(desk))
        controls.offer(TO_RESPONSIBLES, "medal", lambda: assign_responsibles_of(desk))
    controls.offer("Ricodifica…", "hash", lambda: show_list(RecodeDialog, page, desk))

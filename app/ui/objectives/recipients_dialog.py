"""Giving objectives to everybody of a unit, of a contract area or of the ente; how many they are is told before."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.italian import plural
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.recipients import Recipients
from app.services.objectives.assignments import assign_all, newly_given
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.objectives.bulk import ask_about_people

HINT = "A chi vi presta servizio nell'anno, per i giorni del suo servizio. Chi ce l'ha già lo tiene com'è."


class RecipientsDialog(FormDialog):
    """The verb asks how many people would be given something, and then gives it."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        objectives: Sequence[ObjectiveId],
        choices: ObjectiveChoices,
        unit: UnitRef | None = None,
    ) -> None:
        count = plural(len(objectives), "obiettivo", "obiettivi")
        super().__init__(parent, f"Assegna {count}", HINT, ok="Assegna")
        self._desk, self._objectives = desk, list(objectives)
        self.form.add(Column("to", "A chi", Format.CHOICE, required=True), recipients_in(choices))
        self.form.fill_values({"to": Recipients(unit)})
        self.submit_with(self._ask)

    def _ask(self, values: dict[str, Any]) -> None:
        to: Recipients = values["to"]
        apply = partial(self._desk.save, assign_all, self._objectives, to)
        told = partial(ask_about_people, self._desk.tell, to.words, apply)
        self.accept()
        self._desk.read(newly_given, self._desk.year, self._objectives, to, on_done=told)


def recipients_in(choices: ObjectiveChoices) -> list[tuple[Recipients, str]]:
    """Return all to whom objectives can be given at once, as a field offers them."""
    units = [(Recipients(one.unit), f"Unità: {one.name}") for one in choices.units]
    areas = [(Recipients(contract_area=area), f"Area contrattuale: {name}") for area, name in choices.contract_areas]
    return [(Recipients(), "Tutto l'ente"), *units, *areas]

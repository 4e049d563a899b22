"""Linking objectives, one or many, to what they serve: strategic objective, line of the mandate, DUP."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.italian import plural
from app.domain.objectives.detail import ObjectiveChoices
from app.services.objectives.patching import change_objectives
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog

HINT = "Ciò che si lascia vuoto resta com'è in ogni obiettivo; il resto vale per tutti quelli scelti."
TAKE_OFF = (0, "Nessuno: togli il collegamento")
WIDTH = 620


class LinkDialog(SavingDialog):
    """What is written goes to all the objectives as one operation."""

    def __init__(
        self, parent: QWidget, desk: Desk, objectives: Sequence[ObjectiveId], choices: ObjectiveChoices
    ) -> None:
        count = plural(len(objectives), "obiettivo", "obiettivi")
        super().__init__(parent, desk, f"Collega {count}", HINT, "Collega", width=WIDTH)
        self._objectives = list(objectives)
        parents = [pair for pair in choices.parents if pair[0] not in self._objectives]
        self.form.add(Column("mandate_line_id", "Linea di mandato", Format.CHOICE), [TAKE_OFF, *choices.mandate_lines])
        self.form.add(Column("parent_id", "Discende da", Format.CHOICE), [TAKE_OFF, *parents])
        self.form.add(Column("dup_mission", "Missione del DUP", Format.TEXT, 72))
        self.form.add(Column("dup_programme", "Programma del DUP", Format.TEXT, 72))
        self.form.fill_values(dict.fromkeys(self.form.fields))
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        written = {key: value or None for key, value in values.items() if value not in {None, ""}}
        if not written:
            self.accept()
            return
        rows = dict.fromkeys(self._objectives, written)
        self.save(partial(change_objectives, rows=rows))

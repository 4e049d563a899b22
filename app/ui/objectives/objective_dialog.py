"""A new objective: the little that must be said at once; the rest is written in its pages."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare, validate
from app.services.objectives.editing import create_objective
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog
from app.ui.objectives.words import entries, with_texts


class ObjectiveDialog(SavingDialog):
    """OK makes the objective and `made(id)` shows it."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        choices: ObjectiveChoices,
        unit: UnitRef | None,
        made: Callable[[int], object],
    ) -> None:
        hint = f"Anno {desk.year}. Senza codice lo dà il programma."
        super().__init__(parent, desk, "Nuovo obiettivo", hint, on_saved=lambda changes: made(changes.ids[0]))
        self._add_fields(choices)
        kind = ObjectiveKind.OPERATIONAL if unit or not choices.units else ObjectiveKind.STRATEGIC_COMMON
        self.form.fill_values({"kind": kind, "unit": unit})
        self.form.check_with(self._issues)
        self.submit_with(self._save)

    def _add_fields(self, choices: ObjectiveChoices) -> None:
        add = self.form.add
        add(Column("title", "Titolo", Format.TEXT, 44, required=True))
        add(Column("kind", "Tipo", Format.CHOICE, required=True), entries(ObjectiveKind))
        help_text = "Altre unità si aggiungono dopo: l'obiettivo diventa trasversale."
        units = [(one.unit, f"{one.code} {one.name}") for one in choices.units]
        add(Column("unit", "Unità", Format.CHOICE, help=help_text), units)
        add(Column("owner_id", "Responsabile", Format.CHOICE), [(one.id, one.name) for one in choices.people])
        add(Column("code", "Codice", Format.CODE, 14))
        add(Column("description", "Descrizione", Format.LONG_TEXT, 44))

    def _draft(self, values: dict[str, Any]) -> ObjectiveDraft:
        values = with_texts(values)
        unit = values.pop("unit")
        return ObjectiveDraft(**values, units=(UnitShare(unit),) if unit else ())

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        found = validate(self._draft(values))
        return [Issue(one.code, one.sentence, "unit" if one.field == "units" else one.field) for one in found]

    def _save(self, values: dict[str, Any]) -> None:
        self.save(create_objective, self.desk.year, self._draft(values))

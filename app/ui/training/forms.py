"""What is asked to write training: an activity of some people, the hours planned for them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.issues import Issue
from app.domain.italian import some_of
from app.domain.training.editing import (
    ACTIVITY_FIELDS,
    PLANNED,
    TrainingActivityDraft,
    TrainingPlanDraft,
    validate_activity,
    validate_planned,
)
from app.domain.training.hours import TrainingRow
from app.domain.validation import filled
from app.services.training.keeping import save_activity, save_planned_hours
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.saving import SavingDialog

MOST_NAMED = 6


def named_people(names: Sequence[str]) -> str:
    """Name some people, and count those who have no room."""
    return some_of(names, MOST_NAMED, "altre {} persone")


class TrainingActivityDialog(SavingDialog):
    """Asks what was done, when and for how many hours, of one person or of several at once."""

    def __init__(self, parent: QWidget, desk: Desk, draft: TrainingActivityDraft, names: Sequence[str]) -> None:
        title = "Nuova attività di formazione" if draft.id is None else "Attività di formazione"
        super().__init__(parent, desk, title, named_people(names), width=620, on_saved=desk.tell_done)
        self._draft = draft
        self.form.add_all(ACTIVITY_FIELDS)
        self.form.fill(draft)
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _edited(self, values: dict[str, Any]) -> TrainingActivityDraft:
        found = filled(self._draft, values)
        return replace(found, title=found.title or "", provider=found.provider or "")

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_activity(self._edited(values), self.desk.year)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_activity, self.desk.year, self._edited(values))


class PlannedHoursDialog(SavingDialog):
    """Asks how many hours are planned for each of some people; it offers what they owe."""

    def __init__(self, parent: QWidget, desk: Desk, rows: Sequence[TrainingRow]) -> None:
        names = [row.full_name for row in rows]
        super().__init__(
            parent, desk, "Ore di formazione previste", named_people(names), width=520, on_saved=desk.tell_done
        )
        self._people = tuple(row.id for row in rows)
        if len(rows) > 1:
            self.content.insertWidget(1, hint_label("Le stesse ore per ognuna delle persone scelte."))
        self.form.add(PLANNED)
        known = {row.planned for row in rows}
        owed = {row.due for row in rows}
        hours = known.pop() if len(known) == 1 else None
        self.form.fill_values({"hours": hours if hours is not None else owed.pop() if len(owed) == 1 else None})
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_planned(TrainingPlanDraft(self._people, values["hours"]))

    def _save(self, values: dict[str, Any]) -> None:
        draft = TrainingPlanDraft(self._people, values["hours"])
        self.save(save_planned_hours, self.desk.year, draft)

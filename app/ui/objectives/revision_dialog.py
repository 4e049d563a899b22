"""A new change to an objective, with its reason and the act."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.documents.state import state_day
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue
from app.domain.objectives.record_days import year_day_issues
from app.domain.objectives.records import REVISION_COLUMNS, RevisionDraft, validate_revision
from app.services.objectives.states import add_revision
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.objectives.words import with_texts

HINT = (
    "La motivazione resta nella storia dell'obiettivo e nella relazione. Da qui non cambia nessun valore: per un atteso"
    " o un altro dato cambiare la cella; il motivo e l'atto si chiedono lì, e qui non serve. Con lo stesso atto le due"
    " variazioni diventano una."
)


def ask_revision(parent: QWidget, desk: Desk, identity: ObjectiveId) -> FormDialog:
    """Ask what changes in an objective and why, and keep it."""

    def draft(values: dict[str, Any]) -> RevisionDraft:
        return RevisionDraft(objective_id=identity, **with_texts(values))

    def check(values: dict[str, Any]) -> list[Issue]:
        own = draft(values)
        return [*validate_revision(own), *year_day_issues(own.on_date, desk.year, desk.workspace.today)]

    def done(_changes: Changes) -> None:
        dialog.accept()

    def save(values: dict[str, Any]) -> None:
        desk.save(add_revision, draft(values), on_done=done, on_error=dialog.refuse)

    dialog = FormDialog(parent, "Nuova variazione", HINT)
    dialog.form.add_all(REVISION_COLUMNS)
    dialog.form.fill(RevisionDraft(on_date=state_day(desk.year, desk.workspace.today)))
    dialog.form.check_with(check)
    dialog.submit_with(save)
    dialog.open()
    return dialog

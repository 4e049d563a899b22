"""Neutralising, withdrawing or taking back an objective: reason and act above, what becomes of each sheet below."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.documents.state import state_day
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue, Severity
from app.domain.objectives import ObjectiveState
from app.domain.objectives.effects import EFFECT_COLUMNS, ObjectiveEffect
from app.domain.objectives.record_days import year_day_issues
from app.domain.objectives.records import (
    REVISION_COLUMNS,
    NeutralisationDraft,
    RevisionDraft,
    validate_neutralisation,
    validate_revision,
)
from app.services.objectives.effects import state_effect
from app.services.objectives.states import neutralise_objective, resume_objective, withdraw_objective
from app.ui.kit.desk import Desk
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height
from app.ui.objectives.detail_page import PageMessage
from app.ui.objectives.words import with_texts

WIDTH = 900
LOWEST_TABLE = 190
COUNTING = "Si calcola che cosa accade a ciascuna scheda…"

_ASIDE_COLUMNS: tuple[Column, ...] = (
    Column("on_date", "Data", Format.DATE, 12, required=True),
    Column(
        "reason", "Motivazione", Format.LONG_TEXT, 44, required=True, help="La causa non imputabile al responsabile."
    ),
    Column("opinion", "Parere dell'organo di valutazione", Format.LONG_TEXT, 44, required=True),
)


@dataclass(frozen=True, slots=True)
class NewState:
    """What is asked to put an objective in a state, and the use case that does it."""

    state: ObjectiveState
    title: str
    hint: str
    verb: str
    columns: tuple[Column, ...]
    empty: NeutralisationDraft | RevisionDraft
    check: Callable[[Any], list[Issue]]
    use_case: Callable[..., Changes]


NEUTRALISATION = NewState(
    ObjectiveState.NEUTRALISED,
    "Neutralizza l'obiettivo",
    "L'obiettivo non conta e il suo peso è ripartito fra gli altri di ciascuno.",
    "Neutralizza",
    _ASIDE_COLUMNS,
    NeutralisationDraft(ObjectiveId(0)),
    validate_neutralisation,
    neutralise_objective,
)
WITHDRAWAL = NewState(
    ObjectiveState.WITHDRAWN,
    "Stralcio dell'obiettivo",
    "L'obiettivo esce dal piano. La motivazione resta nella storia dell'obiettivo e nella relazione.",
    "Stralcia",
    REVISION_COLUMNS,
    RevisionDraft(what="Stralcio dell'obiettivo"),
    validate_revision,
    withdraw_objective,
)
RESUMPTION = NewState(
    ObjectiveState.ACTIVE,
    "Ripresa dell'obiettivo",
    "L'obiettivo torna a contare. La motivazione resta nella storia dell'obiettivo e nella relazione.",
    "Riprendi",
    REVISION_COLUMNS,
    RevisionDraft(what="Ripresa dell'obiettivo"),
    validate_revision,
    resume_objective,
)

NEW_STATES = {one.state: one for one in (NEUTRALISATION, WITHDRAWAL, RESUMPTION)}


class StateDialog(SavingDialog):
    """Waits for the effect before it lets anybody confirm."""

    def __init__(self, parent: QWidget, desk: Desk, identity: ObjectiveId, asked: NewState) -> None:
        super().__init__(parent, desk, asked.title, asked.hint, ok=asked.verb, width=WIDTH)
        self._wanted = asked
        self._empty = replace(asked.empty, objective_id=identity, on_date=state_day(desk.year, desk.workspace.today))
        self.told = PageMessage(self)
        self.told.setAccessibleName("Effetto sulle schede")
        self.table = RowsTable(
            EFFECT_COLUMNS, name="objectives.effect", title="Effetto sulle schede",
            empty="Nessuna scheda e nessuna persona.", counted=("scheda", "schede"),
        )  # fmt: skip
        self.table.hide_filter()
        keep_minimum_height(self.table, LOWEST_TABLE)
        self.form.add_all(asked.columns)
        self.form.fill(self._empty)
        self.form.check_with(self._check)
        self.content.addWidget(self.told)
        self.content.addWidget(self.table, 1)
        self.submit_with(self._save)
        self._let_confirm(is_told=False)
        self.told.say(COUNTING, Severity.NOTE)
        desk.runner.run(
            state_effect, desk.workspace, identity, asked.state, on_done=self._show, on_error=self._show_refusal
        )

    def _show(self, effect: ObjectiveEffect) -> None:
        is_heavy = any(one.is_sent_back or one.is_without_objectives or one.is_closed for one in effect.rows)
        self.table.set_rows(effect.rows)
        self.told.say(effect.sentence, Severity.WARNING if is_heavy else Severity.NOTE)
        self._let_confirm(is_told=True)
        self.make_room()

    def _show_refusal(self, error: UserError) -> None:
        """Say why it cannot be done at all: there is nothing to confirm."""
        self.told.say(error.sentence, Severity.ERROR)
        self.make_room()

    def _let_confirm(self, *, is_told: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_told)

    def _draft(self, values: dict[str, Any]) -> NeutralisationDraft | RevisionDraft:
        return replace(self._empty, **with_texts(values))

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        draft, desk = self._draft(values), self.desk
        return [*self._wanted.check(draft), *year_day_issues(draft.on_date, desk.year, desk.workspace.today)]

    def _save(self, values: dict[str, Any]) -> None:
        self.save(self._wanted.use_case, self._draft(values))

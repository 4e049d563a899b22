"""The value measured for an indicator, interim or final, with its source and evidence."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format, column_of
from app.domain.issues import Issue, Link
from app.domain.italian import DASH
from app.domain.objectives import IndicatorRule, ValueKind
from app.domain.objectives.indicator import IndicatorRow
from app.domain.objectives.measuring import VALUE_COLUMNS, YES_NO, value_key
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.target_words import target_words
from app.domain.objectives.value import IndicatorValueDraft, measuring_day, told_ahead, validate
from app.domain.training.share import ProposedShare, is_of_training
from app.services.objectives.indicators import record_value
from app.services.training.share import proposed_value
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.form import go_to
from app.ui.kit.labels import hint_label
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.saving import SavingDialog
from app.ui.objectives.words import entries, with_texts

USE = "Usa questo valore"
NOTHING_DUE = "La formazione registrata non dà ancora un valore: nessuno ha ore dovute nell'anno."


class ValueDialog(SavingDialog):
    """OK writes the value; the one of the same kind that was there is replaced."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        row: IndicatorRow,
        known: Sequence[IndicatorValueDraft],
        judgements: Sequence[str],
    ) -> None:
        hint = f"{row.name} — atteso: {_expected(row)}"
        super().__init__(parent, desk, "Valore dell'indicatore", hint, ok="Registra", on_saved=self._tell)
        self._rule = row.rule
        self._empty = IndicatorValueDraft(row.id, source=row.source)
        self._year = desk.year
        self._today = desk.workspace.today
        self._known = {value.kind: value for value in known}
        self._add_fields(judgements)
        self._proposed: ProposedShare | None = None
        self._kept_kind: ValueKind | None = None
        self._ahead = ""
        self._add_proposal(row)
        self._fill(ValueKind.FINAL)
        self.form.fields["kind"].edited.connect(self._change_kind)
        self.form.check_with(self._issues)
        self.submit_with(self._save)

    def begin_at(self, field: str = "", kind: ValueKind | None = None) -> None:
        """Put the cursor in a field, without one in the value itself, of the measuring that is asked for."""
        if kind is not None:
            self._fill(kind)
        if wanted := self.form.fields.get(field or self._measured):
            go_to(wanted)

    def _add_fields(self, judgements: Sequence[str]) -> None:
        add = self.form.add
        add(Column("kind", "Rilevazione", Format.CHOICE, required=True), entries(ValueKind))
        add(Column("on_date", "Data della rilevazione", Format.DATE, 12, required=True))
        self._add_value(judgements)
        add(Column("source", "Fonte del valore", Format.TEXT, 44, required=True))
        add(Column("evidence", "Evidenze", Format.LONG_TEXT, 44))
        add(Column("reason", "Motivazione", Format.LONG_TEXT, 44))

    def _add_proposal(self, row: IndicatorRow) -> None:
        """Offer the value that the hours of training give, where the indicator is tied to them."""
        self.proposal, self.use_button = hint_label(""), make_button(USE, "check", self.use_proposal)
        for widget in (self.proposal, self.use_button):
            widget.hide()
            self.content.insertWidget(self.content.count() - 1, widget)
        if is_of_training(row.source) and value_key(row.rule) == "value":
            self.desk.read(proposed_value, row.id, on_done=self._propose, latest=(self, "proposal"))

    def _propose(self, found: ProposedShare | None) -> None:
        self._proposed = found
        self.proposal.setText(found.sentence if found else NOTHING_DUE)
        self.proposal.show()
        self.use_button.setVisible(found is not None)
        self.make_room()

    def use_proposal(self) -> None:
        """Write the proposed value with its source in the form; it is kept only when the user registers it."""
        if (found := self._proposed) is not None:
            for key, value in ((self._measured, found.value), ("source", found.source), ("on_date", found.on_day)):
                self.form.fields[key].write(value)

    def _add_value(self, judgements: Sequence[str]) -> None:
        key = value_key(self._rule)
        if not key or (key == "choice" and not judgements):
            key = "value"
        column = column_of(VALUE_COLUMNS, key)
        choices = {"choice": [(one, one) for one in judgements], "outcome": YES_NO}
        self._measured = _KEPT_AS.get(key, key)
        self.form.add(replace(column, key=self._measured), choices.get(key))

    def _fill(self, kind: ValueKind) -> None:
        proposed = replace(self._empty, on_date=measuring_day(kind, self._year, self._today))
        draft = replace(self._known.get(kind, proposed), kind=kind)
        self.form.fill(draft)

    def _change_kind(self) -> None:
        self._fill(self.form.draft_values()["kind"])

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        return validate(self._draft(values), self._rule)

    def _draft(self, values: dict[str, Any]) -> IndicatorValueDraft:
        """Return the draft; a date left empty says that what was due was not done."""
        kept = self._known.get(values["kind"], self._empty)
        draft = replace(kept, **with_texts(values))
        if self._rule is IndicatorRule.BY_DATE:
            draft = replace(draft, value=Decimal(0) if draft.done_on is None else None)
        return draft

    def _save(self, values: dict[str, Any]) -> None:
        draft = self._draft(values)
        self._kept_kind, self._ahead = values["kind"], told_ahead((draft.done_on, draft.on_date), self._today)
        self.save(record_value, draft)

    def _tell(self, _changes: Changes) -> None:
        """Say that it is kept, with the way to the next that is missing: there are as many as the indicators."""
        following = NoticeAction("Prossimo che manca", partial(self.desk.hub.go_to, Link("missing_value", 0)))
        actions = (following,) if self._kept_kind is ValueKind.FINAL else ()
        if self._ahead:
            self.desk.tell(Notice(f"Valore registrato. {self._ahead}", NoticeKind.WARNING, actions))
        else:
            self.desk.tell(Notice("Valore registrato.", actions=actions))


_KEPT_AS = {"outcome": "value"}
"""A yes or a no is kept as the number 1 or 0."""


def _expected(row: IndicatorRow) -> str:
    given = parameters_of(row.parameters)
    return target_words(row.rule, row.direction, row.target, row.target_on, unit=row.unit, parameters=given) or DASH

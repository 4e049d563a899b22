"""A new indicator, or one to change in full: also what its rule needs beyond the cells of the table."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.indicator import IndicatorDraft, IndicatorRow, validate
from app.domain.objectives.parameters import parameters_of, parameters_text, parse_steps, steps_text
from app.domain.scoring.inputs import Lateness
from app.services.objectives.indicators import create_indicator, update_indicator
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.objectives.words import entries, with_texts

RULE_FIELDS: dict[IndicatorRule, frozenset[str]] = {
    IndicatorRule.PERCENT_OF_TARGET: frozenset({"direction", "baseline", "target", "unit"}),
    IndicatorRule.BASELINE_TO_TARGET: frozenset({"direction", "baseline", "target", "unit"}),
    IndicatorRule.STEPS: frozenset({"direction", "steps", "unit"}),
    IndicatorRule.BY_DATE: frozenset({"target_on", "penalty", "lateness"}),
}
"""The fields that matter to a rule; the others are hidden. Rules not named here need none of these."""

OPTIONAL = frozenset().union(*RULE_FIELDS.values())


class IndicatorDialog(FormDialog):
    """OK makes the indicator, or changes it."""

    def __init__(self, parent: QWidget, desk: Desk, objective: ObjectiveId, row: IndicatorRow | None) -> None:
        super().__init__(parent, "Modifica indicatore" if row else "Nuovo indicatore")
        self.desk = desk
        self._draft = _draft(objective, row)
        self._add_fields()
        self.form.fill_values(_values(self._draft))
        self.form.check_with(self._issues)
        self.form.fields["rule"].edited.connect(self._fit_to_rule)
        self.submit_with(self._save)
        self._fit_to_rule()

    def _add_fields(self) -> None:
        add = self.form.add
        add(Column("name", "Indicatore", Format.TEXT, 44, required=True))
        add(Column("rule", "Regola", Format.CHOICE, required=True), entries(IndicatorRule))
        add(Column("direction", "Verso", Format.CHOICE, required=True), entries(Direction))
        add(Column("unit", "Unità di misura", Format.TEXT, 16))
        add(Column("baseline", "Valore di partenza", Format.DECIMAL, 12, digits=None))
        add(Column("target", "Valore atteso", Format.DECIMAL, 12, digits=None))
        add(Column("target_on", "Entro il", Format.DATE, 12))
        add(Column("penalty", "Penalità", Format.DECIMAL, 8, help="Punti tolti per ogni giorno o mese di ritardo."))
        add(Column("lateness", "Ritardo in", Format.CHOICE, required=True), entries(Lateness))
        add(
            Column(
                "steps", "Gradini", Format.LONG_TEXT, help="Un gradino per riga: valore e grado, per esempio 10 100."
            )
        )
        add(Column("weight", "Peso", Format.DECIMAL, 8, required=True))
        add(Column("source", "Fonte prevista", Format.TEXT, 44))

    def _fit_to_rule(self) -> None:
        wanted = RULE_FIELDS.get(self.form.draft_values()["rule"], frozenset())
        for key in OPTIONAL:
            self.form.show_field(key, is_shown=key in wanted)

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        try:
            return validate(self._made(values))
        except NotReadable as error:
            return [Issue("steps", f"{error}.", "steps")]

    def _made(self, values: dict[str, Any]) -> IndicatorDraft:
        values = with_texts(values)
        parameters = replace(
            parameters_of(self._draft.parameters),
            penalty=values.pop("penalty") or ZERO,
            lateness=values.pop("lateness") or Lateness.DAY,
            bounds=parse_steps(values.pop("steps") or ""),
        )
        values["weight"] = HUNDRED if values["weight"] is None else values["weight"]
        return replace(self._draft, **values, parameters=parameters_text(parameters))

    def _save(self, values: dict[str, Any]) -> None:
        use_case = update_indicator if self._draft.id else create_indicator
        self.desk.save(use_case, self._made(values), on_done=self._done, on_error=self.refuse)

    def _done(self, _changes: Changes) -> None:
        self.accept()


def _draft(objective: ObjectiveId, row: IndicatorRow | None) -> IndicatorDraft:
    if row is None:
        return IndicatorDraft(objective_id=objective)
    names = ("name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source")
    return IndicatorDraft(id=row.id, version=row.version, objective_id=objective, **{n: getattr(row, n) for n in names})


def _values(draft: IndicatorDraft) -> dict[str, Any]:
    parameters = parameters_of(draft.parameters)
    penalty: Decimal | None = parameters.penalty or None
    own = ("name", "rule", "direction", "unit", "baseline", "target", "target_on", "weight", "source")
    return {name: getattr(draft, name) for name in own} | {
        "penalty": penalty, "lateness": parameters.lateness, "steps": steps_text(parameters.bounds),
    }  # fmt: skip

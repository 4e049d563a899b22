"""A new indicator, or one to change in full: also what its rule needs beyond the cells of the table."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.catalogue.entry import USUAL_PENALTY
from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.objectives.indicator import IndicatorDraft, IndicatorRow, validate
from app.domain.objectives.measuring import CHOICES, DEFINITION_COLUMNS, RULE, RULE_FIELDS, parameter_issues
from app.domain.objectives.parameters import parameters_of, parameters_text, parse_steps, steps_text
from app.domain.objectives.rule_parameters import IndicatorParameters, Lateness
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.training.share import SHARE_NAME, SHARE_SOURCE
from app.services.objectives.indicators import save_indicator
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog
from app.ui.objectives.words import with_texts
from app.ui.structure.people_dialogs import propose

TRAINING_HELP = f"Con «{SHARE_SOURCE}» il valore è proposto dalle ore del personale"


class IndicatorDialog(SavingDialog):
    """OK makes the indicator, or changes it."""

    def __init__(self, parent: QWidget, desk: Desk, objective: ObjectiveId, row: IndicatorRow | None) -> None:
        super().__init__(parent, desk, "Modifica indicatore" if row else "Nuovo indicatore")
        self._draft = _draft(objective, row)
        self._was_by_date = self._draft.rule is IndicatorRule.BY_DATE
        self._add_fields()
        self.form.fill_values(_values(self._draft))
        self.form.check_with(self._issues)
        self.form.fields["rule"].edited.connect(self._fit_to_rule)
        self.submit_with(self._save)
        self._fit_to_rule()

    def _add_fields(self) -> None:
        add = self.form.add
        name = add(Column("name", "Indicatore", Format.TEXT, 44, required=True))
        propose(name.editor, (SHARE_NAME,))
        for column in (RULE, *DEFINITION_COLUMNS):
            add(column, CHOICES.get(column.key))
        add(Column("weight", "Peso", Format.DECIMAL, 8, required=True))
        source = add(Column("source", "Fonte prevista", Format.TEXT, 44, required=True, help=TRAINING_HELP))
        propose(source.editor, (SHARE_SOURCE,))

    def _fit_to_rule(self) -> None:
        rule = self.form.draft_values()["rule"]
        self._propose_penalty(is_by_date=rule is IndicatorRule.BY_DATE)
        wanted = RULE_FIELDS[rule]
        for column in DEFINITION_COLUMNS:
            self.form.show_field(column.key, is_shown=column.key in wanted)
        if self.isVisible():
            self.make_room()

    def _propose_penalty(self, *, is_by_date: bool) -> None:
        """A date chosen now gets the usual penalty: without one coming late changes nothing. Another rule has none."""
        penalty = self.form.draft_values()["penalty"]
        if is_by_date and not self._was_by_date and not penalty:
            self.form.fields["penalty"].write(USUAL_PENALTY)
        elif self._was_by_date and not is_by_date and penalty == USUAL_PENALTY:
            self.form.fields["penalty"].write(None)
        self._was_by_date = is_by_date

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        try:
            made = self._made(values)
        except NotReadable as error:
            return [Issue("steps", f"{error}.", "steps")]
        return [*validate(made), *parameter_issues(parameters_of(made.parameters))]

    def _made(self, values: dict[str, Any]) -> IndicatorDraft:
        values = with_texts(values)
        parameters = _parameters(parameters_of(self._draft.parameters), values)
        values["weight"] = HUNDRED if values["weight"] is None else values["weight"]
        return replace(self._draft, **values, parameters=parameters_text(parameters))

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_indicator, self._made(values))


def _draft(objective: ObjectiveId, row: IndicatorRow | None) -> IndicatorDraft:
    if row is None:
        return IndicatorDraft(objective_id=objective)
    names = ("name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source")
    return IndicatorDraft(id=row.id, version=row.version, objective_id=objective, **{n: getattr(row, n) for n in names})


def _parameters(kept: IndicatorParameters, values: dict[str, Any]) -> IndicatorParameters:
    """Take out of the values of the form those that the archive keeps as parameters."""
    return replace(
        kept,
        penalty=values.pop("penalty") or ZERO,
        lateness=values.pop("lateness") or Lateness.DAY,
        bounds=parse_steps(values.pop("steps") or ""),
        are_steps_linear=values.pop("are_steps_linear"),
        cap=values.pop("cap"),
        missing=values.pop("missing"),
    )


def _values(draft: IndicatorDraft) -> dict[str, Any]:
    parameters = parameters_of(draft.parameters)
    penalty: Decimal | None = parameters.penalty or None
    own = ("name", "rule", "direction", "unit", "baseline", "target", "target_on", "weight", "source")
    kept = ("lateness", "are_steps_linear", "cap", "missing")
    return {
        **{name: getattr(draft, name) for name in own},
        **{name: getattr(parameters, name) for name in kept},
        "penalty": penalty,
        "steps": steps_text(parameters.bounds),
    }

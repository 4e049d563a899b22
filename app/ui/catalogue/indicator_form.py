"""An indicator of an entry of the ente."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.catalogue.entry import USUAL_PENALTY, CatalogueIndicator, IndicatorNature
from app.domain.catalogue.reading import indicator_issues
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.objectives.measuring import CHOICES, RULE, RULE_FIELDS
from app.domain.objectives.parameters import parse_steps, steps_text
from app.domain.objectives.vocabulary import Direction
from app.ui.kit.dialogs import FormDialog

COLUMNS = (
    Column("direction", "Verso", Format.CHOICE, required=True),
    Column("unit", "Unità di misura", Format.TEXT, 16),
    Column("steps", "Gradini", Format.LONG_TEXT, help="Un gradino per riga: valore e grado, per esempio 10 100."),
    Column(
        "penalty", "Penalità al giorno", Format.DECIMAL, 8, digits=None,
        help=f"Punti tolti per ogni giorno di ritardo. Vuota: {USUAL_PENALTY}.",
    ),
)  # fmt: skip
NATURES = [(one, one.italian) for one in IndicatorNature]


class CatalogueIndicatorDialog(FormDialog):
    """OK hands the indicator to `made`: it is kept with its entry."""

    def __init__(
        self, parent: QWidget, indicator: CatalogueIndicator, made: Callable[[CatalogueIndicator], object]
    ) -> None:
        title = "Modifica indicatore della voce" if indicator.name else "Nuovo indicatore della voce"
        super().__init__(parent, title, ok="Fatto")
        self._indicator, self._made_for = indicator, made
        add = self.form.add
        add(Column("name", "Indicatore", Format.TEXT, 60, required=True))
        add(RULE, CHOICES["rule"])
        for column in COLUMNS:
            add(column, CHOICES.get(column.key))
        add(Column("source", "Fonte", Format.TEXT, 60))
        add(Column("hint", "Come scegliere l'atteso", Format.TEXT, 60, help="Un consiglio, non il valore."))
        add(Column("law", "Norma", Format.TEXT, 44))
        add(Column("nature", "Che cosa misura", Format.CHOICE), NATURES)
        self.form.fill_values(_values(indicator))
        self.form.check_with(self._issues)
        self.form.fields["rule"].edited.connect(self._fit_to_rule)
        self.submit_with(self._hand_over)
        self._fit_to_rule()

    def _fit_to_rule(self) -> None:
        wanted = RULE_FIELDS[self.form.draft_values()["rule"]]
        for column in COLUMNS:
            self.form.show_field(column.key, is_shown=column.key in wanted)
        if self.isVisible():
            self.make_room()

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        try:
            return list(indicator_issues(self._made(values)))
        except NotReadable as error:
            return [Issue("steps", f"{error}.", "steps")]

    def _made(self, values: dict[str, Any]) -> CatalogueIndicator:
        """Return the indicator of the fields: what its rule does not ask for is left as in any new one."""
        wanted = RULE_FIELDS[values["rule"]]
        texts = {key: values[key] or "" for key in ("name", "source", "hint", "law")}
        return replace(
            self._indicator,
            **texts,
            rule=values["rule"],
            nature=values["nature"],
            direction=values["direction"] if "direction" in wanted else Direction.HIGHER,
            unit=(values["unit"] or "") if "unit" in wanted else "",
            steps=parse_steps(values["steps"] or "") if "steps" in wanted else (),
            penalty=values["penalty"] if "penalty" in wanted else None,
        )

    def _hand_over(self, values: dict[str, Any]) -> None:
        self.accept()
        self._made_for(self._made(values))


def _values(one: CatalogueIndicator) -> dict[str, Any]:
    plain = {
        key: getattr(one, key)
        for key in ("name", "rule", "direction", "unit", "source", "hint", "law", "nature", "penalty")
    }
    return {**plain, "steps": steps_text(one.steps)}

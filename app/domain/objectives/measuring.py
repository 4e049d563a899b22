"""How an indicator is measured, as forms ask it: the fields, their words, and which of them a rule needs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.issues import Issue
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives.rule_parameters import IndicatorParameters, Lateness
from app.domain.objectives.rules import measure_issues
from app.domain.objectives.vocabulary import Direction, IndicatorRule

Choice = tuple[Any, str]

AS_METHOD = "Vuoto: come dice la metodologia."
HIGHEST_CAP = 1000

RULE = Column("rule", "Regola", Format.CHOICE, required=True)
DEFINITION_COLUMNS = (
    Column("direction", "Verso", Format.CHOICE, required=True),
    Column("unit", "Unità di misura", Format.TEXT, 16),
    Column("baseline", "Valore di partenza", Format.QUANTITY, 12, digits=None),
    Column("target", "Valore atteso", Format.QUANTITY, 12, digits=None),
    Column("target_on", "Entro il", Format.DATE, 12),
    Column(
        "penalty", "Penalità", Format.DECIMAL, 8, digits=None,
        help="Punti tolti per ogni giorno o mese di ritardo. Vuota o 0: il termine non conta, chi è in ritardo ha 100.",
    ),
    Column("lateness", "Ritardo in", Format.CHOICE, required=True),
    Column("steps", "Gradini", Format.LONG_TEXT, help="Un gradino per riga: valore e grado, per esempio 10 100."),
    Column("are_steps_linear", "Tra un gradino e l'altro", Format.CHOICE, help=AS_METHOD),
    Column("cap", "Grado massimo", Format.DECIMAL, 8, digits=None, help=AS_METHOD),
    Column("missing", "Se manca il consuntivo", Format.CHOICE, help=AS_METHOD),
)  # fmt: skip
VALUE_COLUMNS = (
    Column("value", "Valore", Format.QUANTITY, 12, digits=None),
    Column("outcome", "Realizzato", Format.CHOICE),
    Column("done_on", "Realizzato il", Format.DATE, 12, help="Vuota, se non è stato realizzato."),
    Column("choice", "Giudizio", Format.CHOICE),
)

YES_NO: tuple[Choice, ...] = ((Decimal(1), "sì, realizzato"), (Decimal(0), "no, non realizzato"))

CHOICES: Mapping[str, tuple[Choice, ...]] = {
    "rule": tuple((rule, rule.italian) for rule in IndicatorRule),
    "direction": tuple((one, one.italian) for one in Direction),
    "lateness": tuple((one, one.italian) for one in Lateness),
    "are_steps_linear": ((True, "il grado cresce in proporzione"), (False, "il grado è fisso")),
    "missing": tuple((one, one.italian) for one in MissingPolicy),
    "outcome": YES_NO,
}
"""What can be chosen in the fields of these names."""

_EVERY = frozenset({"cap", "missing"})
_MEASURED = _EVERY | {"direction", "target", "unit"}
RULE_FIELDS: Mapping[IndicatorRule, frozenset[str]] = {
    IndicatorRule.PERCENT_OF_TARGET: _MEASURED | {"baseline"},
    IndicatorRule.BASELINE_TO_TARGET: _MEASURED | {"baseline"},
    IndicatorRule.STEPS: _EVERY | {"direction", "steps", "are_steps_linear", "unit"},
    IndicatorRule.YES_NO: frozenset({"missing"}),
    IndicatorRule.BY_DATE: frozenset({"missing", "target_on", "penalty", "lateness"}),
    IndicatorRule.PHASES: frozenset({"missing"}),
    IndicatorRule.JUDGEMENT: frozenset({"missing"}),
    IndicatorRule.DIRECT: _EVERY,
}
"""The fields of the definition that matter to a rule; the others are not asked."""


def parameter_issues(parameters: IndicatorParameters) -> Iterator[Issue]:
    """Ask that the cap is a degree and that lateness takes points away."""
    if parameters.cap is not None and not ZERO < parameters.cap <= HIGHEST_CAP:
        yield Issue("cap_out_of_range", f"Il grado massimo va da 1 a {HIGHEST_CAP}.", "cap")
    if parameters.penalty < ZERO:
        yield Issue("penalty_out_of_range", "La penalità non può essere negativa.", "penalty")
    yield from measure_issues(parameters.penalty, "penalty", "La penalità")


def value_key(rule: IndicatorRule) -> str:
    """Return the field in which a rule takes the value measured; empty when it comes from the phases."""
    return _VALUE_KEYS.get(rule, "value")


_VALUE_KEYS = {
    IndicatorRule.YES_NO: "outcome",
    IndicatorRule.BY_DATE: "done_on",
    IndicatorRule.JUDGEMENT: "choice",
    IndicatorRule.PHASES: "",
}

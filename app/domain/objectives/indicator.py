"""Indicators: how an objective is measured (D.Lgs. 150/2009 art. 5 c. 2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.issues import Issue
from app.domain.objectives.lacks import IndicatorFacts
from app.domain.objectives.rules import measure_issues, percent_issues, text_issues
from app.domain.objectives.vocabulary import Direction, IndicatorRule


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator as a form edits it; `parameters` is the JSON of what its rule needs beyond these fields."""

    id: IndicatorId | None = None
    version: int | None = None
    objective_id: ObjectiveId | None = None
    name: str = ""
    unit: str = ""
    rule: IndicatorRule = IndicatorRule.PERCENT_OF_TARGET
    direction: Direction = Direction.HIGHER
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_on: date | None = None
    parameters: str = "{}"
    weight: Decimal = HUNDRED
    source: str = ""


def validate(draft: IndicatorDraft) -> list[Issue]:
    return [
        *text_issues(draft.name, "name", "il nome dell'indicatore", longest=300, required=True),
        *text_issues(draft.unit, "unit", "l'unità di misura", longest=50),
        *text_issues(draft.source, "source", "la fonte prevista", longest=300),
        *measure_issues(draft.baseline, "baseline", "Il valore di partenza"),
        *measure_issues(draft.target, "target", "Il valore atteso"),
        *percent_issues(draft.weight, "weight", "Il peso"),
        *_range_issues(draft),
    ]


def _range_issues(draft: IndicatorDraft) -> Iterator[Issue]:
    if draft.rule is not IndicatorRule.BASELINE_TO_TARGET or draft.baseline is None or draft.target is None:
        return
    if draft.baseline == draft.target:
        yield Issue("no_range", "Il valore di partenza e quello atteso devono essere diversi.", "target")
    elif (draft.target > draft.baseline) is not (draft.direction is Direction.HIGHER):
        yield Issue("wrong_way", "Il valore atteso va nel verso opposto a quello indicato.", "direction")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in a table, with its last values; `degree` is 0..cap, None while a value is missing.

    `last_year` is the final value of the indicator of the year before that it was copied from; then those before it.
    """

    id: IndicatorId
    version: int
    name: str
    rule: IndicatorRule
    direction: Direction
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    target_on: date | None
    weight: Decimal
    source: str
    interim: str
    final: str
    degree: Decimal | None
    parameters: str = "{}"
    last_year: str = ""
    two_years_ago: str = ""
    three_years_ago: str = ""
    is_untouched: bool = False

    @property
    def review(self) -> str:
        """Say `no` of one copied from another year that nobody has changed since."""
        return "no" if self.is_untouched else ""

    @property
    def facts(self) -> IndicatorFacts:
        return IndicatorFacts(
            self.rule,
            self.baseline is not None,
            self.target is not None,
            self.target_on is not None,
            bool(self.source.strip()),
        )


INDICATOR_COLUMNS: tuple[Column, ...] = (
    Column("name", "Indicatore", Format.TEXT, 26, editable=True, required=True, synonyms=("Nome", "Descrizione")),
    Column("weight", "Peso", Format.DECIMAL, 7, editable=True, digits=None, synonyms=("Peso %",)),
    Column("baseline", "Partenza", Format.QUANTITY, 8, editable=True, digits=None, synonyms=("Valore di partenza",)),
    Column(
        "target",
        "Atteso",
        Format.QUANTITY,
        8,
        editable=True,
        digits=None,
        synonyms=("Valore atteso", "Target"),
        not_read=(
            "un giorno o un sì chiedono un'altra regola («Entro una data», «Sì / no»), «≤» è il suo verso: pulsante"
            " «Regola…»"
        ),
    ),
    Column("final", "Consuntivo", Format.TEXT, 10, synonyms=("Risultato", "Valore finale"), with_figures=True),
    Column("degree", "Grado", Format.PERCENT, 9, digits=2),
    Column("interim", "Intermedio", Format.TEXT, 10, with_figures=True),
    Column("rule", "Regola", Format.CHOICE, 22, editable=True, choices=tuple(rule.italian for rule in IndicatorRule)),
    Column("direction", "Verso", Format.CHOICE, 16, editable=True, choices=tuple(one.italian for one in Direction)),
    Column("unit", "Unità di misura", Format.TEXT, 12, editable=True, synonyms=("U.M.", "Misura")),
    Column("target_on", "Entro il", Format.DATE, 11, editable=True, synonyms=("Scadenza", "Termine")),
    Column("source", "Fonte prevista", Format.TEXT, 24, editable=True, synonyms=("Fonte", "Fonte dei dati")),
    Column("last_year", "Anno prima", Format.TEXT, 10, with_figures=True),
    Column("two_years_ago", "2 anni prima", Format.TEXT, 10, with_figures=True),
    Column("three_years_ago", "3 anni prima", Format.TEXT, 10, with_figures=True),
    Column("review", "Rivisto", Format.TEXT, 7, help="«no»: copiato da un altro anno e non rivisto"),
)

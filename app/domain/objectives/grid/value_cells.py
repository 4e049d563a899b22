"""Why a value cannot be kept in a cell, whatever it says: whose it is, where it comes from, what stands behind it."""

from collections.abc import Collection

from app.domain.ids import ObjectiveId
from app.domain.objectives.grid.rows import GridRow
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.objectives.written_value import FROM_PHASES

NO_INDICATOR_YET = "il valore si scrive quando l'indicatore c'è"
NOT_MEASURED_HERE = "i valori di questo obiettivo li scrive chi guida la sua area o il Segretario"
NO_SOURCE = "manca la fonte del valore: scriverla prima in «Fonte»"
NO_REASON = "una percentuale indicata a mano vuole la motivazione: usare «Registra valore…» nell'albero"


def why_not_measured(
    row: GridRow, key: str, rule: IndicatorRule, source: str, measurable: Collection[ObjectiveId] | None
) -> str:
    """Say why a value cannot be written, or changed, in a cell of a row; empty when it can.

    `source` is the one planned for the indicator, which a new value takes (no result without source).
    """
    indicator = row.indicator
    if indicator is None or rule is IndicatorRule.PHASES:
        return NO_INDICATOR_YET if indicator is None else FROM_PHASES
    if measurable is not None and row.objective.id not in measurable:
        return NOT_MEASURED_HERE
    if key != "interim" and (certified := row.objective.certified) is not None:
        return f"{certified.sentence}: per correggerlo il Nucleo o il Segretario riapre il risultato"
    if key == "reading":
        return ""
    kept = indicator.final if key == "final" else indicator.interim
    if not (source.strip() or (kept is not None and kept.source.strip())):
        return NO_SOURCE
    is_unexplained = rule is IndicatorRule.DIRECT and not (kept is not None and kept.is_explained)
    return NO_REASON if is_unexplained else ""

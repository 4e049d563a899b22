"""The columns of a table that say how something is measured, where the words over them say it only by their place."""

from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CellText
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole

_GOALS = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_UNIT_OF_MEASURE = "Unità di misura"


def results_in_words(cells: Sequence[CellText]) -> frozenset[int]:
    """Return the columns «Risultato atteso» beside one of «Valore atteso»: what is measured is in the second."""
    targets = {place for place, cell in enumerate(cells) if column_role(cell.heading) is LineRole.TARGET and cell.text}
    told = {place for place in targets if text_key(cells[place].heading).startswith("risultat")}
    is_measured = any(column_role(cell.heading) is LineRole.INDICATOR for cell in cells)
    return frozenset(told if is_measured and told < targets else ())


def measured_in(names: tuple[str, ...]) -> tuple[str, ...]:
    """«Unità» between «Indicatore» and «Target», in a table without objectives, is what the indicator is counted in."""
    roles = {column_role(name) for name in names}
    if not {LineRole.INDICATOR, LineRole.TARGET} <= roles or roles & _GOALS:
        return names
    return tuple(_UNIT_OF_MEASURE if text_key(name) == "unita" else name for name in names)

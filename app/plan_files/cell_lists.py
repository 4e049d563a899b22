"""Rows whose cell of objectives lists many of them: one row for each."""

from collections.abc import Sequence

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole

Cells = list[tuple[str, str]]

_MEASURES = frozenset({LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.PHASE, LineRole.DEADLINE})


def one_by_one(cells: Cells) -> list[Cells]:
    """Part a row whose cell of objectives lists many of them, each with its mark.

    Where cells beside it measure them, each must have as many lines: the first weight is of the first objective.
    """
    at = next((place for place, (name, _) in enumerate(cells) if column_role(name) is LineRole.OBJECTIVE), None)
    if at is None:
        return [cells]
    lines = [bullet_of(line) for line in cells[at][1].split("\n") if line.strip()]
    marked = [line.text for line in lines if line is not None]
    beside = {
        place: _lines(text) for place, (name, text) in enumerate(cells) if text and column_role(name) in _MEASURES
    }
    is_parallel = all(len(told) == len(marked) for told in beside.values())
    if len(marked) < 2 or len(marked) < len(lines) or not is_parallel:
        return [cells]
    return [_row(cells, number, {at: marked, **beside}) for number in range(len(marked))]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _row(cells: Cells, number: int, listed: dict[int, Sequence[str]]) -> Cells:
    """Return one of the rows; what is said once, as the unit, stands in the first."""
    return [
        (name, listed[place][number] if place in listed else text if number == 0 else "")
        for place, (name, text) in enumerate(cells)
    ]

"""Tables turned on their side: the labels down the first column, an objective in each of the others."""

from collections.abc import Iterator, Sequence

from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import LineRole

Row = Sequence[str | None]

_FEWEST_COLUMNS, _FEWEST_LABELS, _FEWEST_WORDS = 3, 3, 2
_LONGEST_LABEL = 60


def is_turned(rows: Sequence[Row]) -> bool:
    """Whether each column but the first is an objective: labels at the left, a title for each in one of the rows.

    The first row may count them: «Obiettivo 1», «Obiettivo 2». A form of pairs has labels in other columns too.
    """
    if len(rows) < _FEWEST_LABELS or len(rows[0]) < _FEWEST_COLUMNS or any(len(row) != len(rows[0]) for row in rows):
        return False
    told = [row for row in rows[_counts(rows[0]) :] if any(row[1:]) or column_role(row[0] or "") is not None]
    labels = [(row[0] or "").strip(" :") for row in told]
    roles = [column_role(label) if len(label) <= _LONGEST_LABEL else None for label in labels]
    if len(told) < _FEWEST_LABELS - 1 or not all(map(_is_known, labels, roles)) or len(set(labels)) < len(labels):
        return False
    titles = [row for row, role in zip(told, roles, strict=True) if role is LineRole.OBJECTIVE]
    fewest = 1 if _counts(rows[0]) else _FEWEST_WORDS  # where the first row counts them, a title may be «PEBA»
    is_titled = len(titles) == 1 and all(cell and len(cell.split()) >= fewest for cell in titles[0][1:])
    others = [cell.strip(" :") for row in told for cell in row[1:] if cell]
    return is_titled and sum(
        column_role(cell) is not None for cell in others if len(cell) <= _LONGEST_LABEL
    ) * 4 <= len(others)


def lines_by_column(rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    """Yield the row, the label and the value of each cell, column after column, the title of each first.

    A cell that goes on from the left is said of each of the columns it covers.
    """
    told = list(enumerate(rows))[1:] if _counts(rows[0]) else list(enumerate(rows))
    told.sort(key=lambda one: column_role((one[1][0] or "").strip(" :")) is not LineRole.OBJECTIVE)
    for column in range(1, len(rows[0])):
        for place, row in told:
            value = next((cell for cell in reversed(row[1 : column + 1]) if cell is not None), None)
            if value and value.strip():
                yield place, (row[0] or "").strip(" :"), value


def _counts(row: Row) -> bool:
    """Whether the row only counts the objectives over their columns."""
    names = [cell for cell in row[1:] if cell]
    return len(names) == len(row) - 1 and all((one := objective_heading(name)) and not one.title for name in names)


def _is_known(label: str, role: LineRole | None) -> bool:
    return role is not None or unit_rank_of_column(label) is not None

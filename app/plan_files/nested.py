"""A table inside the cell of another: its rows as lines, each with what it measures and how much is expected."""

from collections.abc import Sequence

from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole
from app.plan_files.label_cells import is_label

_SECOND = (LineRole.TARGET, LineRole.DEADLINE, LineRole.WEIGHT)


def lines_of_nested(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each row: «Utenti iscritti: 90» for the cells below «Descrizione» and «Atteso»."""
    filled = [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    told = [cell for cell in filled[0] if cell]
    is_headed = len(filled) > 1 and len(told) > 1 and all(map(is_label, told))
    roles = [column_role(cell) if cell else None for cell in filled[0]] if is_headed else []
    return [_line(row, roles) for row in filled[is_headed:]]


def _line(row: Sequence[str], roles: Sequence[LineRole | None]) -> str:
    cells = [(cell, roles[place] if place < len(roles) else None) for place, cell in enumerate(row) if cell]
    words = [cell for cell, role in cells if role not in _SECOND and any(map(str.isalpha, cell))]
    second = next((cell for role in _SECOND for cell, own in cells if own is role), "")
    if words and second:
        return f"{words[0]}: {second}"
    return ": ".join(cell for cell, _ in cells) if len(cells) == 2 else " – ".join(cell for cell, _ in cells)

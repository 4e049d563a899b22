"""What is still to be done on the objectives of a year: how many, which comes next, and where it is mended."""

from collections.abc import Mapping, Sequence

from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveTree
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.objectives.tree_nodes import Key

FIELDS = {
    Lack.INDICATOR: "indicators",
    Lack.TARGET: "indicators.target",
    Lack.SOURCE: "indicators.source",
    Lack.BASELINE: "indicators.baseline",
    Lack.WEIGHTS: "weights",
    Lack.OWNER: "owner_id",
    Lack.PEOPLE: "people",
    Lack.REVIEW: "title",
}
"""The field that has to be filled, as a link names it."""


CELLS = {
    "": "title",
    "title": "title",
    "indicators": "name",
    "indicators.target": "target",
    "indicators.source": "source",
    "indicators.baseline": "baseline",
    "owner_id": "owner",
    "final": "final",
}
"""The cell of the grid in which a field of a link is filled."""
_LEFT = {"Completa": "Obiettivi da completare", "Assegna": "Obiettivi da assegnare"}
NOTHING_LACKS = "A nessuno degli obiettivi mostrati manca qualcosa."


def cell_of(field: str) -> str | None:
    """Return the column of the grid for a field of a link; None where only the pages of the objective have it."""
    return CELLS.get(field)


def keys_of(tree: ObjectiveTree) -> dict[Key, ObjectiveRow]:
    """Return the objectives as they stand in the tree, in its order."""
    return {(branch.key, row.id): row for group in tree.groups for branch in group.walk() for row in branch.rows}


def to_do(rows: Sequence[ObjectiveRow]) -> tuple[str, int]:
    """Return the verb of the work that waits, and on how many objectives; zero when nothing does."""
    wrong = {row.id for row in rows if not row.is_conforming}
    return ("Completa", len(wrong)) if wrong else ("Assegna", len({row.id for row in rows if row.is_of_nobody}))


def to_do_words(rows: Sequence[ObjectiveRow]) -> str:
    verb, count = to_do(rows)
    return f"{verb} {plural(count, 'obiettivo', 'obiettivi')}" if count else ""


def next_missing(rows: Mapping[Key, ObjectiveRow], current: Key | None, step: int = 1) -> Key | None:
    """Return the next objective that lacks something, or the one before (`step` -1), going round."""
    is_wrong = to_do(tuple(rows.values()))[0] == "Completa"
    keys = list(rows)
    start = keys.index(current) if current is not None and current in rows else -1 if step > 0 else 0
    for distance in range(1, len(keys) + 1):
        key = keys[(start + step * distance) % len(keys)]
        row = rows[key]
        if not row.is_conforming if is_wrong else row.is_of_nobody:
            return key
    return None


def jump_notice(rows: Mapping[Key, ObjectiveRow], key: Key | None) -> Notice:
    """Say to which objective one was led, what it lacks and how many are left; or that nothing is lacking here."""
    if key is None:
        return Notice(NOTHING_LACKS)
    row, (verb, left) = rows[key], to_do(tuple(rows.values()))
    lacks = ", ".join(lack.italian for lack in _in_order(row)) or "da assegnare"
    return Notice(f"{row.code} «{row.title}»: {lacks}. {_LEFT[verb]}: {left}.", NoticeKind.WARNING)


def before_first(rows: Mapping[Key, ObjectiveRow], branch: str | None) -> Key | None:
    """Return the objective before those of a branch, so that the next one is its first."""
    keys = list(rows)
    first = next((place for place, key in enumerate(keys) if key[0] == branch), 0)
    return keys[first - 1] if first else None


def place_of(row: ObjectiveRow) -> Link:
    """Return where the first thing that an objective lacks is mended."""
    first = next(iter(_in_order(row)), None)
    return Link("objective", row.id, FIELDS[first] if first else "")


def _in_order(row: ObjectiveRow) -> list[Lack]:
    """What an objective lacks, what the checks ask for first."""
    return sorted(row.lacks, key=lambda lack: (not lack.is_of_conformity, lack is Lack.OWNER, list(Lack).index(lack)))

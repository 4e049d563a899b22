"""The tree of objectives as the nodes of the tree on screen."""

from textwrap import fill

from app.domain.issues import Link
from app.domain.italian import format_decimal, plural
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.ui.kit.tree_model import Node
from app.ui.objectives.row_signs import state_words

HEADINGS = ("Obiettivo", "Peso")
Key = tuple[str, int]
"""Of an objective: the branch in which it stands, and its id; the key of a branch is its own text."""

WIDTH = 90
"""How many characters a line of a tooltip holds."""


def nodes_of(tree: ObjectiveTree) -> list[Node]:
    return [_group(group) for group in tree.groups]


def group_key(node: Node | None) -> str | None:
    """Return the branch in which a node stands."""
    if node is None:
        return None
    return node.key[0] if isinstance(node.key, tuple) else str(node.key)


def key_of(node: Node | None) -> Key | None:
    """Return the branch and the id of the objective of a node; None for a branch."""
    return node.key if node is not None and isinstance(node.key, tuple) else None


def _group(group: ObjectiveGroup) -> Node:
    leaves = tuple(_leaf(group.key, row) for row in group.rows)
    counted = plural(group.count, "obiettivo", "obiettivi")
    total = "" if group.unit is None else f"{format_decimal(group.total.given, None)} / 100"
    return Node(
        key=group.key,
        texts=(f"{group.title}, {counted}", total),
        children=(*leaves, *map(_group, group.groups)),
        icon=_icon(group),
        tooltip=f"{group.title}: {counted}",
        is_strong=True,
    )


def _icon(group: ObjectiveGroup) -> str:
    if group.unit is None:
        return "star"
    return "buildings" if group.unit.sector_id is None else "folder-simple"


def _leaf(branch: str, row: ObjectiveRow) -> Node:
    return Node(
        key=(branch, row.id),
        texts=(
            f"{row.code}  {row.title}, {state_words(row)}",
            "" if row.weight is None else format_decimal(row.weight, None),
            row.owner,
            row.description,
        ),
        icon="target",
        link=Link("objective", row.id),
        tooltip=_all_about(row),
    )


def _all_about(row: ObjectiveRow) -> str:
    """Say what a narrow line cuts: the whole title, the units, who answers for it, how it stands."""
    owner = f"Responsabile: {row.owner}" if row.owner else ""
    title = fill(f"{row.code} {row.whole_title}", WIDTH)
    state = state_words(row)
    return "\n".join(line for line in (title, row.units, owner, state[:1].upper() + state[1:]) if line)

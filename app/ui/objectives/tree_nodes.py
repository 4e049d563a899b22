"""The tree of objectives as the lines of the tree on screen."""

from textwrap import fill

from app.domain.issues import Link
from app.domain.italian import format_decimal, format_percent, plural
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.ui.kit.tree_model import Node

HEADINGS = ("Obiettivo", "Peso", "Responsabile", "Pers.", "Avanz.", "Stato")


WIDTH = 90
"""How many characters a line of a tooltip holds."""


def nodes_of(tree: ObjectiveTree) -> list[Node]:
    return [_group(group) for group in tree.groups]


def group_key(node: Node | None) -> str | None:
    """Return the branch in which a node stands."""
    if node is None:
        return None
    return node.key[0] if isinstance(node.key, tuple) else str(node.key)


def objective_of(node: Node | None) -> int | None:
    """Return the id of the objective of a node; None for a branch."""
    return node.key[1] if node is not None and isinstance(node.key, tuple) else None


def _group(group: ObjectiveGroup) -> Node:
    leaves = tuple(_leaf(group.key, row) for row in group.rows)
    weighed = any(row.weight is not None for row in group.rows)
    total = f"  ·  {group.total.sentence}" if weighed and not group.total.is_right else ""
    return Node(
        key=group.key,
        texts=(f"{group.title}  ({group.count}){total}", *[""] * (len(HEADINGS) - 1)),
        children=(*leaves, *map(_group, group.groups)),
        icon=_icon(group),
        tooltip=f"{group.title}: {plural(group.count, 'obiettivo', 'obiettivi')}",
        is_strong=True,
    )


def _icon(group: ObjectiveGroup) -> str:
    if group.unit is None:
        return "star"
    return "tree-structure" if group.unit.sector_id is None else "folder-simple"


def _leaf(branch: str, row: ObjectiveRow) -> Node:
    return Node(
        key=(branch, row.id),
        texts=(
            f"{row.code}  {row.title}",
            "" if row.weight is None else format_decimal(row.weight),
            row.owner,
            str(row.people or ""),
            "" if row.progress is None else format_percent(row.progress, 0),
            state_words(row),
        ),
        icon="share-network" if row.is_cross else "target",
        link=Link("objective", row.id),
        tooltip=_all_about(row),
    )


def _all_about(row: ObjectiveRow) -> str:
    """Say what a narrow column cuts: the whole title, the units, who answers for it."""
    owner = f"Responsabile: {row.owner}" if row.owner else ""
    title = fill(f"{row.code} {row.whole_title}", WIDTH)
    return "\n".join(line for line in (title, row.units, owner, state_words(row)) if line)


def state_words(row: ObjectiveRow) -> str:
    """Say where an objective stands; without indicators it cannot be measured yet."""
    if row.state is not ObjectiveState.ACTIVE:
        return row.state.italian
    return row.state.italian if row.indicators else "Da definire"

"""The explanation tree of a number as the nodes of a tree on screen."""

from collections.abc import Iterable

from app.domain.scoring.steps import Step
from app.ui.kit.tree_model import Node


def explanation_nodes(tree: Step) -> list[Node]:
    """Return the nodes of the steps of a whole explanation."""
    return step_nodes(tree.children)


def step_nodes(steps: Iterable[Step]) -> list[Node]:
    """Return a node for each step, with its formula as the first leaf below it."""
    return [_node(step, "") for step in steps]


def _node(step: Step, path: str) -> Node:
    key = f"{path}/{step.key}"
    below = tuple(_node(child, f"{key}.{place}") for place, child in enumerate(step.children))
    values = "; ".join(f"{name} {value}" for name, value in step.values)
    how = f"{step.formula} ({values})" if values else step.formula
    leaf = Node(f"{key}=", (how, ""), tooltip=how) if how else None
    return Node(key, (step.label, step.shown), (*((leaf,) if leaf else ()), *below), tooltip=how, is_strong=not path)

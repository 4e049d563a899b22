"""What may follow for a sheet is told once: no list of states stands outside the module of the states."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.workflow import SheetState
from tests.house.sources import parsed, text_of

APP = Path(__file__).parents[2] / "app"
ROOM = APP / "domain" / "workflow.py"
GROUPS = (ast.Set, ast.Tuple, ast.List, ast.BoolOp, ast.MatchOr)
OWN_WORDS = {state.value for state in SheetState} - {"final", "completed"}
"""Those that are no word of anything else in the archive."""


def states_in(node: ast.AST) -> list[str]:
    """Return the states named directly in a group: those inside a call or a group of its own are not of it."""
    found = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name) and child.value.id == "SheetState":
            found.append(child.attr)
        elif isinstance(child, ast.Compare | ast.MatchValue | ast.UnaryOp):
            found += states_in(child)
    return found


def listed(source: str) -> Iterator[int]:
    """Yield the lines where two states or more stand together: in a set, a tuple, a list, a condition, a query."""
    for node in ast.walk(parsed(source)):
        words = re.findall(r"'(\w+)'", node.value) if isinstance(node, ast.Constant) and type(node.value) is str else ()
        if (isinstance(node, GROUPS) and len(states_in(node)) > 1) or len(OWN_WORDS & set(words)) > 1:
            yield node.lineno


@pytest.mark.parametrize(
    "source",
    [
        "X = frozenset({SheetState.FINAL, SheetState.NOT_EVALUABLE})",
        "X = (SheetState.FINAL, SheetState.NOT_EVALUABLE)",
        "if state is SheetState.FINAL or state is SheetState.COMPLETED: pass",
        "query = \"state NOT IN ('superseded', 'not_evaluable')\"",
    ],
)
def test_that_a_list_of_states_is_found(source: str) -> None:
    assert list(listed(source)) == [1]


def test_that_states_are_listed_only_where_they_are_declared() -> None:
    found = [
        f"{path.relative_to(APP)}:{line}"
        for path in APP.rglob("*.py")
        if path != ROOM
        for line in listed(text_of(path))
    ]
    assert not found

"""The size of things: small files, small functions. A file over budget is a missing idea, not a number to raise."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.house.sources import nodes_of, text_of, tree_of

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
LONGEST_FUNCTION = 40
LONGEST_FILE = 300
LONGEST_FILE_OF_UI = 400
MEDIAN_FUNCTION = 7
MEDIAN_FILE = 120

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return [path for path in sorted(APP.rglob("*.py")) if "versions" not in path.parts]


def functions(path: Path) -> Iterator[Function]:
    return (node for node in nodes_of(path) if isinstance(node, Function))


def size(function: Function) -> int:
    """Lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def lines(path: Path) -> int:
    return len(text_of(path).splitlines())


def over_budget(path: Path) -> list[str]:
    """Say of a module where it is too long, or does not say what it is."""
    limit = LONGEST_FILE_OF_UI if "ui" in path.relative_to(APP).parts else LONGEST_FILE
    long = [function.name for function in functions(path) if size(function) > LONGEST_FUNCTION]
    said = [f"{lines(path)} lines"] if lines(path) > limit else []
    return [*said, *long, *([] if ast.get_docstring(tree_of(path)) else ["no docstring"])]


def test_that_every_module_and_function_is_small_and_says_what_it_is() -> None:
    found = {str(path.relative_to(ROOT)): said for path in modules() if (said := over_budget(path))}
    assert not found


def test_that_the_median_function_and_file_are_small() -> None:
    assert median(size(function) for path in modules() for function in functions(path)) <= MEDIAN_FUNCTION
    assert median(lines(path) for path in modules() if lines(path) > 1) <= MEDIAN_FILE

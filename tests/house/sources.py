"""The sources as the tests of the house read them: each file is read and parsed once for all of them."""

import ast
from functools import cache
from pathlib import Path


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(source: str) -> ast.Module:
    return ast.parse(source)


def tree_of(path: Path) -> ast.Module:
    return parsed(text_of(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a module, as `ast.walk` gives them."""
    return tuple(ast.walk(tree_of(path)))


def forget() -> None:
    """Let go of the million nodes, which each collection of Python would go through to the end of the run."""
    for kept in (text_of, parsed, nodes_of):
        kept.cache_clear()

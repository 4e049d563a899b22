"""The outline of a PDF (its bookmarks), written at the end from a few figures for each entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.reports.object_file import text_string


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: its title, its depth, the number of the page object and the height it points to."""

    title: str
    level: int
    page: int
    top: int


@dataclass(slots=True)
class _Node:
    """A place in the tree: the keys of its dictionary are added as its family is known."""

    number: int
    keys: list[str] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)


def outline_objects(entries: Sequence[OutlineEntry], first_number: int) -> Iterator[tuple[int, str]]:
    """Yield the objects numbered from `first_number`: the root, then the entries in order."""
    nodes = _tree(entries, first_number)
    for node in nodes:
        _tie(node, is_open=node is nodes[0])
    return ((node.number, f"<<{''.join(node.keys)}>>") for node in nodes)


def _tree(entries: Sequence[OutlineEntry], first_number: int) -> list[_Node]:
    nodes = [_Node(first_number, ["/Type/Outlines"])]
    path = nodes[:]
    for number, entry in enumerate(entries, start=first_number + 1):
        del path[entry.level + 1 :]
        parent = path[-1]
        node = _Node(number, [_own(entry), f"/Parent {parent.number} 0 R"])
        parent.children.append(node)
        path.append(node)
        nodes.append(node)
    return nodes


def _own(entry: OutlineEntry) -> str:
    return f"/Title{text_string(entry.title)}/Dest[{entry.page} 0 R/XYZ 0 {entry.top} 0]"


def _tie(node: _Node, *, is_open: bool) -> None:
    """Name first and last child, and tie the children to each other; only the root is shown open."""
    children = node.children
    if not children:
        return
    count = len(children) if is_open else -len(children)
    node.keys.append(f"/First {children[0].number} 0 R/Last {children[-1].number} 0 R/Count {count}")
    for first, second in pairwise(children):
        first.keys.append(f"/Next {second.number} 0 R")
        second.keys.append(f"/Prev {first.number} 0 R")

"""The logical structure of a page: what is a heading, a paragraph, a cell, in the order in which it is read.

Blocks make elements and draw inside them; whatever is drawn outside any element is an artifact (a rule, a ground, the
running head), which a screen reader passes over.
"""

from typing import Literal, Protocol

Role = Literal[
    "Document", "Sect", "TOC", "TOCI", "Link", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "Figure", "Caption", "Note", "Span",
]  # fmt: skip


class ShownOn(Protocol):
    """A page, which has the number of its object once it is written."""

    number: int


class Element:
    """One element of the structure, with its kids in reading order: other elements, and pieces of pages by number.

    `attributes` are entries of its dictionary as the file writes them; `first` and `last` are the first and the last
    page that show it: a kid that is a bare number is a piece of the first; `number` is that of its object, once it has
    one.
    """

    __slots__ = ("attributes", "first", "kids", "last", "number", "parent", "role")

    def __init__(self, role: Role, parent: "Element | None" = None, attributes: str = "") -> None:
        self.role = role
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | int | MarkedContent | Annotation] = []
        self.first: ShownOn | None = None
        self.last: ShownOn | None = None
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


class MarkedContent:
    """What a page after the first shows of an element, by the number of the marked content."""

    __slots__ = ("number", "page")

    def __init__(self, page: ShownOn, number: int) -> None:
        self.page = page
        self.number = number


class Annotation:
    """The link that belongs to an element, by the number of its object."""

    __slots__ = ("number", "page")

    def __init__(self, page: ShownOn, number: int) -> None:
        self.page = page
        self.number = number


def told(text: str) -> str:
    """Give the alternative text of a drawing, as an attribute of its element."""
    return f"/Alt<FEFF{text.encode('utf-16-be').hex()}>"


def header_of_column() -> str:
    return "/A<</O/Table/Scope/Column>>"


def spanning(columns: int) -> str:
    """Say over how many columns a cell is."""
    return f"/A<</O/Table/ColSpan {columns}>>" if columns > 1 else ""


def within(left: float, bottom: float, right: float, top: float) -> str:
    """Say where a drawing is on its page."""
    return f"/A<</O/Layout/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]>>"

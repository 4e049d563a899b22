"""The structure of a whole PDF, written as its pages are: elements leave memory with the last page that shows them."""

from array import array
from collections.abc import Iterable
from typing import Protocol

from app.reports.page import Page
from app.reports.tags import Annotation, Element, MarkedContent


class ObjectTable(Protocol):
    """What writes objects: it gives numbers beforehand, and takes each object when it is complete."""

    def reserve(self, count: int = 1) -> int: ...

    def put_objects(self, objects: list[tuple[int, str]]) -> None: ...


class TagTree:
    """The tree of one file: its root element, and which element each piece of a page belongs to."""

    def __init__(self, table: ObjectTable) -> None:
        self._table = table
        self._root, self._document = table.reserve(), table.reserve()
        self._kids = array("Q")
        self._parents = array("Q")
        self._waiting: list[Element] = []

    @property
    def next_key(self) -> int:
        """The key under which the next page or link tells its elements."""
        return len(self._parents)

    def add_link(self, element: Element) -> None:
        """Tie a link of the file to its element, under the key that is next."""
        self._number((element,))
        self._parents.append(element.number)

    def add_page(self, page: Page) -> None:
        """Tie the pieces of a page that has its number to their elements, and write those that are complete."""
        self._number((*page.marked, *page.elements))
        kids = " ".join([f"{element.number} 0 R" for element in page.marked])
        number = self._table.reserve()
        self._parents.append(number)
        objects = [(number, f"[{kids}]")]
        self._kids.extend([element.number for element in page.elements])
        self._waiting += page.elements
        page.marked, page.elements = [], []
        complete = [one for one in self._waiting if one.last is not None and one.last.number]
        self._waiting = [one for one in self._waiting if one.last is None or not one.last.number]
        for element in complete:
            self._write(element, objects)
        self._table.put_objects(objects)

    def _number(self, elements: Iterable[Element]) -> None:
        """Give a number to the elements that have none."""
        new = list(dict.fromkeys([one for one in elements if not one.number]))
        for number, element in enumerate(new, start=self._table.reserve(len(new))):
            element.number = number

    def _write(self, outermost: Element, objects: list[tuple[int, str]]) -> None:
        """Add an element and all that is under it to the objects of the file."""
        family = [outermost]
        for element in family:  # which grows
            family += [kid for kid in element.kids if isinstance(kid, Element)]
        self._number(family)
        for element in family:
            parent = element.parent.number if element.parent else self._document
            objects.append((element.number, _dictionary(element, parent)))
        for element in family:
            element.kids = []

    def finish(self) -> str:
        """Write the root, the element that holds everything and the pieces by page; return the catalog's entries."""
        kids = " ".join(f"{number} 0 R" for number in self._kids)
        parents = " ".join(f"{key} {number} 0 R" for key, number in enumerate(self._parents))
        tree = self._table.reserve()
        document = f"<< /Type /StructElem /S /Document /P {self._root} 0 R /K [{kids}] >>"
        by_key = f"/ParentTree {tree} 0 R /ParentTreeNextKey {len(self._parents)}"
        root = f"<< /Type /StructTreeRoot /K {self._document} 0 R {by_key} >>"
        self._table.put_objects([(self._document, document), (tree, f"<< /Nums [{parents}] >>"), (self._root, root)])
        return f"/StructTreeRoot {self._root} 0 R/MarkInfo<</Marked true>>"


def _dictionary(element: Element, parent: int) -> str:
    """Write an element: its kids are other elements, pieces of its first page, pieces of another, links."""
    first, kids = element.first, element.kids
    shown = f"/Pg {first.number} 0 R" if first else ""
    inside = f"/K {_pointed(kids[0])}" if len(kids) == 1 else f"/K[{' '.join(map(_pointed, kids))}]" if kids else ""
    return f"<</S/{element.role}/P {parent} 0 R{shown}{inside}{element.attributes}>>"


def _pointed(kid: Element | int | MarkedContent | Annotation) -> str:
    if isinstance(kid, int):
        return str(kid)
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {kid.page.number} 0 R>>"
    return f"<</Type/MCR/Pg {kid.page.number} 0 R/MCID {kid.number}>>"

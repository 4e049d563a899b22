"""The structure of a whole PDF, written as its pages are: elements leave memory with the last page that shows them."""

from array import array
from typing import Protocol

from app.reports.page import Page
from app.reports.tags import Annotation, Element, MarkedContent


class ObjectTable(Protocol):
    """What writes objects: it gives numbers beforehand, and takes each object when it is complete."""

    def reserve(self) -> int: ...

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
        self._parents.append(self._numbered(element))

    def add_page(self, page: Page) -> None:
        """Tie the pieces of a page that has its number to their elements, and write those that are complete."""
        kids = " ".join([f"{self._numbered(element)} 0 R" for element in page.marked])
        number = self._table.reserve()
        self._parents.append(number)
        objects = [(number, f"[{kids}]")]
        page.marked = []
        self._kids.extend(map(self._numbered, page.elements))
        self._waiting += page.elements
        still = []
        for element in self._waiting:
            if element.last is not None and element.last.number:
                self._write(element, self._document, objects)
            else:
                still.append(element)
        self._waiting, page.elements = still, []
        self._table.put_objects(objects)

    def _numbered(self, element: Element) -> int:
        if not element.number:
            element.number = self._table.reserve()
        return element.number

    def _write(self, element: Element, parent: int, objects: list[tuple[int, str]]) -> None:
        """Add an element and all that is under it to the objects of the file."""
        number = element.number or self._numbered(element)
        place, page, kids = len(objects), 0, []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number or self._numbered(kid)} 0 R")
                self._write(kid, number, objects)
            else:
                page = page or kid.page.number
                kids.append(_pointed(kid, page))
        element.kids = []
        shown = f"/Pg {page} 0 R" if page else ""
        inside = f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]" if kids else ""
        objects.insert(place, (number, f"<</S/{element.role}/P {parent} 0 R{shown}{inside}{element.attributes}>>"))

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


def _pointed(kid: MarkedContent | Annotation, page: int) -> str:
    """Write a kid that is on a page: short for a piece of the page that the element names."""
    if isinstance(kid, Annotation):
        return f"<< /Type /OBJR /Obj {kid.number} 0 R /Pg {kid.page.number} 0 R >>"
    if kid.page.number == page:
        return str(kid.number)
    return f"<< /Type /MCR /Pg {kid.page.number} 0 R /MCID {kid.number} >>"

"""Reads a PDF as a screen reader does: its structure in order, and what is outside of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = _SHOWS | {"S", "s", "f", "F", "f*", "B", "b", "Do", "INLINE IMAGE", "sh"}


@dataclass
class Piece:
    """What is drawn between two marks of a page: the tag, its text, the height and the left of its first line."""

    tag: str
    text: str = ""
    y: float = 0
    x: float = 0


@dataclass
class Node:
    """An element of the structure; `pieces` are what the pages show of it itself, by page and number."""

    role: str
    dictionary: Any
    kids: list["Node"] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    links: int = 0
    text: str = ""

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list["Node"]:
        return [node for node in self.walk() if node.role in roles]

    @property
    def words(self) -> str:
        """All its text in the order of the structure, on one line."""
        return " ".join(" ".join(node.text for node in self.walk()).split())

    def attribute(self, name: str) -> Any:
        return self.dictionary.get("/A", {}).get(name)


@dataclass
class Tagged:
    """A PDF that has been read: the tree, and what its pages show in the order in which they draw it."""

    root: Node
    pages: list[dict[int, Piece]]
    artifacts: list[list[Piece]]
    bare: list[str]

    @property
    def visible(self) -> str:
        """All that is drawn inside elements, in the order in which it is drawn."""
        return " ".join(" ".join(piece.text for page in self.pages for piece in page.values()).split())


def read_tagged(data: bytes) -> Tagged:
    with pikepdf.open(BytesIO(data)) as pdf:
        pages, artifacts, bare = [], [], []
        for page in pdf.pages:
            read = _PageReader(page)
            pages.append(read.marked)
            artifacts.append(read.outside)
            bare += read.bare
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = _node(pdf.Root.StructTreeRoot.K, places, pages, None)
        _check_parents(pdf, root)
        return Tagged(root, pages, artifacts, bare)


def _node(element: Any, places: dict[Any, int], pages: list[dict[int, Piece]], page: int | None) -> Node:
    node = Node(str(element.S).lstrip("/"), element)
    node.dictionary = {str(key): _plain(element[key]) for key in element.keys() if key not in {"/P", "/K", "/Pg"}}  # noqa: SIM118 (a dictionary of a PDF does not iterate over its keys)
    here = places[element.Pg.objgen] if "/Pg" in element else page
    kids = element.get("/K", pikepdf.Array())
    texts: list[str] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert here is not None
            node.pieces.append((here, kid))
        elif kid.get("/Type") == "/MCR":
            node.pieces.append((places[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            assert "/StructParent" in kid.Obj
            node.links += 1
        else:
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid, places, pages, here))
    for number, mark in node.pieces:
        texts.append(pages[number][mark].text)
        assert pages[number][mark].tag == f"/{node.role}"
    node.text = " ".join(texts)
    return node


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        return {str(key): _plain(value[key]) for key in value.keys()}  # noqa: SIM118 (as above)
    return [_plain(each) for each in value] if isinstance(value, pikepdf.Array) else str(value)


def _check_parents(pdf: pikepdf.Pdf, root: Node) -> None:
    """Every piece of a page finds, through the page's key, the element that holds it."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_key = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    owners = [[str(element.S).lstrip("/") for element in by_key[int(page.StructParents)]] for page in pdf.pages]
    for node in root.walk():
        for page, mark in node.pieces:
            assert owners[page][mark] == node.role
    assert sum(map(len, owners)) == sum(len(node.pieces) for node in root.walk())


class _PageReader:
    """Hears what a page draws: the pieces of elements by number, the artifacts, and what is in neither."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.marked: dict[int, Piece] = {}
        self.outside: list[Piece] = []
        self.bare: list[str] = []
        self._fonts = {name: _signs(font) for name, font in page.Resources.Font.items()}
        self._font: dict[int, str] = {}
        self._open: Piece | None = None
        for operands, operator in pikepdf.parse_content_stream(page):
            self._hear(str(operator), operands)
        assert self._open is None

    def _hear(self, name: str, operands: Any) -> None:
        if name in {"BDC", "BMC"}:
            self._begin(operands)
        elif name == "EMC":
            assert self._open is not None
            self._open = None
        elif name == "Tf":
            self._font = self._fonts[str(operands[0])]
        elif self._open is not None:
            self._draw(self._open, name, operands)
        elif name in _PAINTS:
            self.bare.append(name)

    def _begin(self, operands: Any) -> None:
        assert self._open is None, "un brano dentro un altro"
        self._open = Piece(str(operands[0]))
        if len(operands) > 1 and "/MCID" in operands[1]:
            assert int(operands[1].MCID) == len(self.marked)
            self.marked[len(self.marked)] = self._open
        else:
            self.outside.append(self._open)

    def _draw(self, piece: Piece, name: str, operands: Any) -> None:
        if name == "Tm" and not piece.text:
            piece.x, piece.y = float(operands[4]), float(operands[5])
        elif name in _SHOWS:
            piece.text += "".join(self._font[code] for code in bytes(operands[0]))
        elif name in {"T*", "ET"}:
            piece.text += " "


def _signs(font: pikepdf.Dictionary) -> dict[int, str]:
    """Return the character of each code of a font, from the table that makes its text selectable."""
    table = font.ToUnicode.read_bytes().decode()
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, sign in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(sign).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, _last, signs in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            for place, sign in enumerate(re.findall(r"<(\w+)>", signs)):
                found[int(first, 16) + place] = bytes.fromhex(sign).decode("utf-16-be")
    return found

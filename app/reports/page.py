"""One page being drawn: text, rules, boxes and drawings at exact places, as operators of the PDF.

Operators are written straight, without one canvas call for each string: a whole ente is printed in seconds.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from app.reports.encoder import Encoder
from app.reports.logo import Logo
from app.reports.style import Align, Colour, TextStyle
from app.reports.tags import Element, MarkedContent, Role, told, within
from app.reports.text import clean, text_width

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, its depth, how high it points, and a key if something links to it."""

    title: str
    level: int
    top: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A rectangle that leads to the destination `target`, the words for it and its element."""

    target: str
    box: tuple[float, float, float, float]
    words: str
    element: Element


@dataclass(slots=True)
class Page:
    """A page with its operators in reading order; `bookmarks` and `links` are added when it is written.

    `section` holds what is drawn on the page without another parent; `elements` are those that begin here, `marked`
    the element of each piece; `number` is that of the page's object, once it is written.
    """

    encoder: Encoder
    section: Element | None = None
    operators: list[str] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    marked: list[Element] = field(default_factory=list)
    number: int = 0
    _inside: Element | None = None
    _is_artifact: bool = False
    _style: TextStyle | None = None
    _fill: Colour | None = None
    _stroke: tuple[Colour, float] | None = None
    _noted: Element | None = None

    def begin(self, element: Element) -> None:
        """Let what is drawn until `end` belong to `element`; each piece of it is told apart by its number."""
        if self._is_artifact:
            self._is_artifact = False
            self.operators.append("EMC")
        piece = len(self.marked)
        self.marked.append(element)
        self.operators.append(f"/{element.role} <</MCID {piece}>> BDC")
        if element.first is None:
            element.first = self
        element.kids.append(piece if element.first is self else MarkedContent(self, piece))
        self._inside = element
        if element.parent is None or element.parent is not self._noted:  # a cell is where the one beside it is
            self._show(element)
            self._noted = element.parent

    def _show(self, element: Element) -> None:
        """Note that an element and those it is in are on this page; the outermost goes under the section."""
        top = element
        while top.parent is not None and top.parent is not self.section:
            top = top.parent
        section = self.section
        if section is not None and top.parent is None and top is not section:
            top.parent = section
            section.kids.append(top)
        outer = section or top
        if outer.last is None:
            self.elements.append(outer)
        outer.last = self

    def end(self) -> None:
        self._inside = None
        self.operators.append("EMC")

    def close(self) -> None:
        """End the artifact that is open, if there is one."""
        if self._is_artifact:
            self._is_artifact = False
            self.operators.append("EMC")

    def paragraph(
        self, role: Role | Element, place: Place, lines: Sequence[str], style: TextStyle, align: Align = "left"
    ) -> None:
        """Write lines as an element of their own, or as a piece of one that there is."""
        if lines:
            self.begin(role if isinstance(role, Element) else Element(role))
            self.lines(*place, lines, style, align)
            self.end()

    def figure(self, alternative: str, box: tuple[float, float, float, float]) -> Element:
        """Make the element of a drawing: what it tells whoever cannot see it, and its left, bottom, right and top."""
        return Element("Figure", None, told(alternative) + within(*box))

    def _draw(self, operator: str) -> None:
        """Add what is seen: outside any element it is an artifact."""
        if self._inside is None and not self._is_artifact:
            self._is_artifact = True
            self.operators.append("/Artifact BMC")
        self.operators.append(operator)

    def text(self, x: float, baseline: float, text: str, style: TextStyle, align: Align = "left") -> None:
        """Write one line; `x` is its left, right or middle, as `align` says."""
        self.lines(x, baseline, (text,), style, align)

    def lines(self, x: float, baseline: float, lines: Sequence[str], style: TextStyle, align: Align = "left") -> None:
        """Write lines one under the other, the first on `baseline`.

        A line alone, as nearly all are, is written with few calls: a sheet has hundreds.
        """
        if len(lines) > 1:
            self._more_lines(x, baseline, lines, style, align)
            return
        shown = self.encoder.show(lines[0], style)
        if style is not self._style or style.colour is not self._fill:
            self._use(style)
        if align != "left":
            x -= text_width(clean(lines[0]), style) / (1 if align == "right" else 2)
        if self._inside is None and not self._is_artifact:
            self._draw(f"BT {x:.2f} {baseline:.2f} Td {shown} ET")
        else:
            self.operators.append(f"BT {x:.2f} {baseline:.2f} Td {shown} ET")

    def _more_lines(self, x: float, baseline: float, lines: Sequence[str], style: TextStyle, align: Align) -> None:
        show = self.encoder.show
        shown = [f"{show(f'{line} ', style)} T*" for line in lines[:-1]]  # told of no space a reader would join words
        shown.append(show(lines[-1], style))
        self._use(style)
        if align == "left":
            self._draw(f"BT {style.leading:g} TL {x:.2f} {baseline:.2f} Td {' '.join(shown)} ET")
            return
        for line, one in zip(lines, shown, strict=True):
            start = x - text_width(clean(line), style) / (1 if align == "right" else 2)
            self._draw(f"BT {start:.2f} {baseline:.2f} Td {one} ET")
            baseline -= style.leading

    def rule(self, x: float, y: float, to_x: float, colour: Colour, thickness: float = 0.5) -> None:
        """Draw a horizontal line."""
        self.line((x, y), (to_x, y), colour, thickness)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour, thickness: float = 0.5
    ) -> None:
        self._draw_with(colour, thickness)
        self._draw(f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Fill a rectangle whose lower left corner is x, y."""
        self._fill_with(fill)
        self._draw(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw the border of a rectangle."""
        self._draw_with(colour, 0.7)
        self._draw(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def stencil(self, x: float, y: float, side: float, rows: Sequence[Sequence[int]]) -> None:
        """Paint a square of black and white modules, as a QR code, without seams between them."""
        self._fill_with((0, 0, 0))
        count = len(rows)
        data = _packed(tuple(map(bytes, rows)))
        self._draw(
            f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm "
            f"BI /W {count} /H {count} /IM true /D [1 0] /BPC 1 /F /AHx ID\n{data}>\nEI Q"
        )

    @contextmanager
    def moved(self, x: float, y: float, scale: float) -> Iterator[None]:
        """Draw what follows as if x, y were the lower left corner, smaller or larger by `scale`."""
        self._draw(f"q {scale:g} 0 0 {scale:g} {x:.2f} {y:.2f} cm")
        self._forget()
        yield
        self._draw("Q")
        self._forget()

    def _forget(self) -> None:
        """Say face and colours again before what is drawn next."""
        self._style = self._fill = self._stroke = None

    def stamp(self, logo: Logo, x: float, y: float) -> None:
        """Place a logo stored in the file with its lower left corner at x, y."""
        self._draw(f"q {logo.width:.2f} 0 0 {logo.height:.2f} {x:.2f} {y:.2f} cm {logo.name} Do Q")

    def first(self, write: Callable[["Page"], None]) -> None:
        """Write something that is read before all that is on the page already."""
        self.close()
        later, self.operators = self.operators, []
        self._forget()
        write(self)
        self.close()
        self.operators += later
        self._forget()

    def bookmark(self, title: str, level: int, top: float, key: str = "") -> None:
        self.bookmarks.append(Bookmark(clean(title), level, top, key))

    def link(self, element: Element, target: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Make a rectangle (left, bottom, right, top) a link to `target`: `words` say where it leads."""
        self.links.append(PageLink(target, box, words, element))

    def _use(self, style: TextStyle) -> None:
        self._fill_with(style.colour)
        if style is not self._style:
            self._style = style
            self.operators.append(self.encoder.choose(style))

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self.operators.append(_filling(colour))

    def _draw_with(self, colour: Colour, thickness: float) -> None:
        if (colour, thickness) != self._stroke:
            self._stroke = (colour, thickness)
            self.operators.append("{:g} {:g} {:g} RG {:g} w".format(*colour, thickness))


@lru_cache(maxsize=64)
def _filling(colour: Colour) -> str:
    return "{:g} {:g} {:g} rg".format(*colour)


@lru_cache(maxsize=64)
def _packed(rows: tuple[bytes, ...]) -> str:
    width = len(rows[0])
    padding = -width % 8
    packed = b"".join(
        (int("".join("1" if bit else "0" for bit in row), 2) << padding).to_bytes((width + padding) // 8)
        for row in rows
    )
    return packed.hex()

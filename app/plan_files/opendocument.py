"""Documents of LibreOffice (.odt): paragraphs, lists with their numbers, tables, in the order of the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.domain.plan_text.blocks import BoldWords
from app.plan_files.gathering import CONTENTS_LINES, FOOTNOTES, TABLE, BlockPlace, Gathering, words_in_bold
from app.plan_files.nested import lines_of_nested
from app.plan_files.opendocument_styles import OdfLists, OdfStyles, name_of, parsed
from app.plan_files.scripts import lowered, raised
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NOT_READ = frozenset({f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_TEXT}ruby-text", f"{_TEXT}bookmark"})
_NOT_READ_NAMES = frozenset({"annotation", "annotation-end", "frame", "custom-shape", "desc", "title", "forms"})
_CONTENTS = frozenset(
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "bibliography")
)
_CONTAINERS = frozenset(f"{_TEXT}{name}" for name in ("section", "index-body", "numbered-paragraph"))
_MOST_REPEATS = 60


@dataclass(slots=True)
class _OdfWalk:
    """Walks the body of a document once."""

    styles: OdfStyles
    lists: OdfLists
    gathering: Gathering = field(default_factory=Gathering)
    page: int = 1
    tables: int = 0

    def walk(self, parent: Any) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{_TEXT}p":
                self.paragraph(element)
            elif tag == f"{_TEXT}h":
                self.heading(element, "")
            elif tag == f"{_TEXT}list":
                self.list_of(element, "", 0)
            elif tag == f"{_TABLE}table":
                self.table(element)
            elif tag == f"{_TEXT}soft-page-break":
                self.page += 1
            elif tag in _CONTENTS:
                self.gathering.cleaned[CONTENTS_LINES] += sum(1 for _ in element.iter(f"{_TEXT}p"))
            elif tag in _CONTAINERS:
                self.walk(element)

    def paragraph(self, element: Any, marker: str = "", depth: int = 0) -> None:
        text, place = self._text_and_place(element)
        if text.strip() and marker:
            self.gathering.take_item(text, place, marker, depth)
        elif text.strip():
            self.gathering.take_text(text, place)
        self._boxes(element)

    def heading(self, element: Any, marker: str) -> None:
        text, place = self._text_and_place(element)
        level = element.get(f"{_TEXT}outline-level", "1")
        number = int(level) if level.isdigit() and len(level) < 3 else 1
        if text.strip():
            self.gathering.take_heading(text, place, number, marker or self.lists.outline_marker(number))

    def list_of(self, element: Any, style: str, depth: int) -> None:
        """Take the items of a list; one inside another is a level below."""
        style = element.get(f"{_TEXT}style-name", style)
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true" or f"{_TEXT}continue-list" in element.attrib
        if depth == 0 and not goes_on:
            self.lists.restart(style)
        for item in element:
            marker_due = item.tag == f"{_TEXT}list-item"
            self.lists.start_at(style, depth, item.get(f"{_TEXT}start-value", ""))
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self.list_of(child, style, depth + 1)
                elif child.tag == f"{_TEXT}h":
                    self.heading(child, self.lists.marker(style, depth) if marker_due else "")
                    marker_due = False
                elif child.tag == f"{_TEXT}p":
                    has_text = bool("".join(_pieces(child, self.styles)).strip())
                    self.paragraph(child, self.lists.marker(style, depth) if marker_due and has_text else "", depth)
                    marker_due = marker_due and not has_text

    def table(self, element: Any) -> None:
        self.tables += 1
        own = self.tables
        rows, places = [], []
        above: dict[int, tuple[str, int]] = {}
        for number, (row, is_heading) in enumerate(_rows_of(element, is_heading=False), start=1):
            rows.append(TableLine(self._cells(row, above), is_heading))
            places.append(BlockPlace(self.page, f"tabella {own}, riga {number}", TABLE))
        take_table(self.gathering, rows, places)

    def _cells(self, row: Any, above: dict[int, tuple[str, int]]) -> tuple[str | None, ...]:
        """Return a row by columns; a cell that goes on from the row above says again what that says."""
        cells: list[str | None] = []
        wide = 0
        for cell in row:
            if name_of(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            for _ in range(_repeats(cell, "number-columns-repeated")):
                place = len(cells)
                text, left = above.get(place, ("", 0))
                if name_of(cell) == "table-cell":
                    text, wide = self._cell_text(cell), _repeats(cell, "number-columns-spanned")
                    above[place] = text, _repeats(cell, "number-rows-spanned") - 1
                    cells.append(text)
                elif wide > 1:
                    cells.append(None)
                    wide -= 1
                else:
                    above[place] = text, left - 1
                    cells.append(text if left > 0 else "")
        return tuple(cells)

    def _cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        for paragraph in _of_cell(cell):
            if paragraph.tag == f"{_TABLE}table":
                rows = (row for row, _ in _rows_of(paragraph, is_heading=False))
                lines += lines_of_nested(
                    [[self._cell_text(one) for one in row if name_of(one) == "table-cell"] for row in rows]
                )
            elif text := "".join(_pieces(paragraph, self.styles)).strip():
                items = [one for one in paragraph.iterancestors() if one.tag == f"{_TEXT}list"]
                lines.append(f"{self._marker_in_cell(items)} {text}" if items else text)
        return "\n".join(lines)

    def _marker_in_cell(self, lists: list[Any]) -> str:
        style = next((one.get(f"{_TEXT}style-name") for one in lists if one.get(f"{_TEXT}style-name")), "")
        return self.lists.marker(style, len(lists) - 1)

    def _text_and_place(self, element: Any) -> tuple[str, BlockPlace]:
        text = "".join(_pieces(element, self.styles))
        style = self.styles.paragraph_style(element)
        place = BlockPlace(self.page, f"pagina {self.page}", style, self._words_in_bold(element))
        self.page += sum(1 for _ in element.iter(f"{_TEXT}soft-page-break"))
        self.gathering.cleaned[FOOTNOTES] += sum(1 for _ in element.iter(f"{_TEXT}note"))
        return text, place

    def _words_in_bold(self, element: Any) -> tuple[BoldWords, ...]:
        """Return the words in bold of a paragraph that is not all so."""
        if element.tag != f"{_TEXT}p" or self.styles.is_in_bold(element):
            return ()
        pieces = [(element.text or "", False)]
        for child in element:
            is_bold = child.tag == f"{_TEXT}span" and self.styles.draws_bold(child.get(f"{_TEXT}style-name", ""))
            text = "".join(_pieces(child, self.styles)) if child.tag == f"{_TEXT}span" else " "
            pieces += (text, is_bold), (child.tail or "", False)
        return words_in_bold(pieces)

    def _boxes(self, element: Any) -> None:
        for box in element.iter():
            if name_of(box) == "text-box":
                self.walk(box)


def read_opendocument(parts: dict[str, bytes]) -> tuple[Gathering, int]:
    """Return the blocks of an .odt and how many pages it was last seen to have."""
    content = parsed(parts["content.xml"])
    styles = parsed(parts["styles.xml"]) if parts.get("styles.xml") else None
    reader = _OdfWalk(OdfStyles([styles, content]), OdfLists.of([styles, content]))
    for body in content.iter():
        if body.tag == "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text":
            reader.walk(body)
            break
    for edge in () if styles is None else styles.iter(f"{_STYLE}header", f"{_STYLE}footer"):
        for paragraph in edge.iter(f"{_TEXT}p"):
            reader.gathering.take_running("".join(_pieces(paragraph, reader.styles)))
    return reader.gathering, reader.page


def _of_cell(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and the tables of a cell in order, those of its lists and frames too."""
    for child in parent:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table"}:
            yield child
        elif isinstance(child.tag, str):
            yield from _of_cell(child)


def _rows_of(element: Any, *, is_heading: bool) -> Iterator[tuple[Any, bool]]:
    for child in element:
        match name_of(child):
            case "table-row":
                yield child, is_heading
            case "table-header-rows":
                yield from _rows_of(child, is_heading=True)
            case "table-rows" | "table-row-group":
                yield from _rows_of(child, is_heading=is_heading)


def _repeats(cell: Any, name: str) -> int:
    text = cell.get(f"{_TABLE}{name}", "1")
    return min(int(text), _MOST_REPEATS) if text.isdigit() and len(text) < 8 else 1


def _pieces(element: Any, styles: OdfStyles) -> Iterator[str]:
    """Yield what is read in a paragraph, in order."""
    yield element.text or ""
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdigit() and len(count) < 6 else 1)
        elif tag == f"{_TEXT}tab":
            yield "\t"
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        elif tag == f"{_TEXT}span":
            yield _shifted("".join(_pieces(child, styles)), styles.position(child.get(f"{_TEXT}style-name", "")))
        elif isinstance(tag, str) and tag not in _NOT_READ and name_of(child) not in _NOT_READ_NAMES:
            yield from _pieces(child, styles)
        yield child.tail or ""


def _shifted(text: str, position: str) -> str:
    if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0%")):
        return raised(text)
    return lowered(text) if position.startswith(("sub", "-")) else text

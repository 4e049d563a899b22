"""Documents of Word: paragraphs, lists with the numbers Word gives them, tables, in the order of the document."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from app.domain.plan_text.blocks import BoldWords
from app.plan_files.gathering import CONTENTS_LINES, FOOTNOTES, TABLE, BlockPlace, Gathering, words_in_bold
from app.plan_files.nested import lines_of_nested
from app.plan_files.scripts import lowered, raised
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table
from app.plan_files.word_grids import CONTAINERS, cells_of, frame_of, of_cell, rows_of
from app.plan_files.word_numbering import WordLists, word_lists

_NOT_READ = frozenset(
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:instrText",
        "w:delText",
        "w:pPr",
        "w:rPr",
        "w:txbxContent",
        "w:footnoteReference",
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_HEADING = re.compile(r"(?:heading|titolo|intestazione|header)\s?(\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|sommario|indice|table of (?:figures|contents)|titolo ?sommario)\b", re.IGNORECASE)
_LIST_DEPTH = re.compile(r"(?:list|elenco|punto|numero)\D*\s([2-5])$", re.IGNORECASE)
"""«List Bullet 2», «Punto elenco 2»: a list of its own at the first level, which people see one step in."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs: its name, the level of a heading (0: none), its list, whether bold."""

    name: str = ""
    heading: int = 0
    list_id: str = ""
    depth: int = 0
    is_bold: bool = False


@dataclass(slots=True)
class _WordWalk:
    """Walks the body of a document once."""

    styles: dict[str, _Style]
    default: str
    lists: WordLists
    gathering: Gathering = field(default_factory=Gathering)
    page: int = 1
    tables: int = 0

    def walk(self, parent: Any) -> None:
        for element in parent:
            if element.tag == qn("w:p"):
                self.paragraph(element)
            elif element.tag == qn("w:tbl"):
                self.table(element)
            elif element.tag in CONTAINERS:
                self.walk(element)

    def paragraph(self, element: Any) -> None:
        style = self._style_of(element)
        text = text_of(element)
        before = self.page
        self._turn_pages(element)
        page = before if element.find(f".//{qn('w:br')}") is not None else self.page
        is_bold = style.is_bold or _is_bold(element)
        name = f"{style.name} grassetto".strip() if is_bold and not style.heading else style.name
        bold = () if is_bold or style.heading else self._words_in_bold(element)
        self._put(element, style, text, BlockPlace(page, f"pagina {page}", name, bold))
        for box in element.iter(qn("w:txbxContent")):
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                self.walk(box)

    def _put(self, element: Any, style: _Style, text: str, place: BlockPlace) -> None:
        self.gathering.cleaned[FOOTNOTES] += sum(1 for _ in element.iter(qn("w:footnoteReference")))
        if not text.strip():
            return
        if _CONTENTS.match(style.name):
            self.gathering.cleaned[CONTENTS_LINES] += 1
            return
        list_id, depth = self._list_of(element, style)
        marker = self.lists.marker(list_id, depth) if list_id else ""
        if style.heading:
            self.gathering.take_heading(text, place, style.heading, marker)
        elif marker:
            self.gathering.take_item(text, place, marker, depth)
        else:
            self.gathering.take_text(text, place)

    def table(self, element: Any) -> None:
        self.tables += 1
        own = self.tables
        rows: list[TableLine] = []
        places: list[BlockPlace] = []
        above: dict[int, str] = {}
        for number, row in enumerate(rows_of(element), start=1):
            if (frame := frame_of(row)) is not None:
                take_table(self.gathering, rows, places)
                rows, places = [], []
                self.walk(frame)
                continue
            rows.append(self._table_line(row, above))
            self._turn_pages(row)
            places.append(BlockPlace(self.page, f"tabella {own}, riga {number}", TABLE))
        take_table(self.gathering, rows, places)

    def _table_line(self, row: Any, above: dict[int, str]) -> TableLine:
        """Return a row by columns; a cell that goes on from the row above says again what that says."""
        properties = row.find(qn("w:trPr"))
        before = None if properties is None else properties.find(qn("w:gridBefore"))
        cells: list[str | None] = [""] * min(_number(before) or 0, 60)
        for cell in cells_of(row):
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            is_below = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            text = above.get(len(cells), "") if is_below else self._cell_text(cell)
            above[len(cells)] = text
            wide = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")) or 1
            cells += [text, *([None] * (min(wide, 60) - 1))]
        is_heading = properties is not None and _switch(properties, "w:tblHeader") is True
        return TableLine(tuple(cells), is_heading)

    def _cell_text(self, cell: Any) -> str:
        """Return the paragraphs of a cell, one a line, each item of a list with its marker."""
        lines: list[str] = []
        for paragraph in of_cell(cell):
            if paragraph.tag == qn("w:tbl"):
                lines += lines_of_nested(
                    [[self._cell_text(one) for one in cells_of(row)] for row in rows_of(paragraph)]
                )
            elif text := text_of(paragraph).strip():
                list_id, depth = self._list_of(paragraph, self._style_of(paragraph))
                lines.append(f"{self.lists.marker(list_id, depth)} {text}" if list_id else text)
        return "\n".join(lines)

    def _turn_pages(self, element: Any) -> None:
        self.page += sum(1 for _ in element.iter(qn("w:lastRenderedPageBreak"))) or sum(
            1 for one in element.iter(qn("w:br")) if one.get(qn("w:type")) == "page"
        )

    def _words_in_bold(self, paragraph: Any) -> tuple[BoldWords, ...]:
        """Return the words of a paragraph that are in bold, by themselves or by the style of their letters."""
        return words_in_bold(("".join(_pieces(run)), self._run_is_bold(run)) for run in paragraph.iter(qn("w:r")))

    def _run_is_bold(self, run: Any) -> bool:
        properties = run.find(qn("w:rPr"))
        own = _switch(properties, "w:b")
        named = None if properties is None or own is not None else properties.find(qn("w:rStyle"))
        return bool(own) if named is None else self.styles.get(named.get(qn("w:val"), ""), _Style()).is_bold

    def _style_of(self, element: Any) -> _Style:
        code = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(self.default if code is None else code.get(qn("w:val"), ""), _Style())
        outline = _number(element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"))
        if outline is not None and outline < 9 and not style.heading:
            return _Style(style.name, outline + 1, style.list_id, style.depth, style.is_bold)
        return style

    def _list_of(self, element: Any, style: _Style) -> tuple[str, int]:
        own = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is None:
            return style.list_id, style.depth
        code = own.find(qn("w:numId"))
        depth = _number(own.find(qn("w:ilvl")))
        list_id = style.list_id if code is None else code.get(qn("w:val"), "")
        return ("" if list_id == "0" else list_id), min(style.depth if depth is None else depth, _DEEPEST)


def read_word(package: bytes) -> tuple[Gathering, int]:
    """Return the blocks of a .docx and how many pages Word says it has."""
    document = docx.Document(io.BytesIO(package))
    styles, default = _styles_of(document)
    numbering = document.part.numbering_part.element
    reader = _WordWalk(styles, default, word_lists(numbering))
    reader.walk(document.element.body)
    for related in document.part.rels.values():
        if related.reltype.endswith(("/header", "/footer")):
            for paragraph in related.target_part.element.iter(qn("w:p")):
                reader.gathering.take_running(text_of(paragraph))
    return reader.gathering, reader.page


def _styles_of(document: Any) -> tuple[dict[str, _Style], str]:
    elements = {one.get(qn("w:styleId"), ""): one for one in document.styles.element.iter(qn("w:style"))}
    default = next(
        (
            code
            for code, one in elements.items()
            if one.get(qn("w:default")) == "1" and one.get(qn("w:type")) == "paragraph"
        ),
        "",
    )
    return {code: _style(elements, code) for code in elements}, default


def _style(elements: dict[str, Any], code: str) -> _Style:
    """Return what a style says, asking those it is based on for what it does not say itself."""
    own = elements[code]
    name = own.find(qn("w:name")).get(qn("w:val"), code) if own.find(qn("w:name")) is not None else code
    heading, list_id, depth, bold = 0, "", 0, None
    for element in _ancestry(elements, code):
        properties, runs = element.find(qn("w:pPr")), element.find(qn("w:rPr"))
        bold = _switch(runs, "w:b") if bold is None else bold
        if properties is None:
            continue
        outline = _number(properties.find(qn("w:outlineLvl")))
        heading = heading or (outline + 1 if outline is not None and outline < 9 else 0)
        number = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None and not list_id:
            list_id = number.get(qn("w:val"), "")
            depth = _number(properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")) or 0
    if found := _HEADING.match(name):
        heading = heading or int(found[1]) or 1
    if list_id and not depth and (found := _LIST_DEPTH.search(name)):
        depth = int(found[1]) - 1
    return _Style(name, heading, "" if list_id == "0" else list_id, depth, bool(bold))


def _ancestry(elements: dict[str, Any], code: str) -> Iterator[Any]:
    for _ in range(12):
        if code not in elements:
            return
        yield elements[code]
        based = elements[code].find(qn("w:basedOn"))
        code = "" if based is None else based.get(qn("w:val"), "")


def _number(element: Any) -> int | None:
    text = "" if element is None else element.get(qn("w:val"), "")
    return int(text) if text.isdigit() and len(text) < 4 else None


def _switch(runs: Any, name: str) -> bool | None:
    found = None if runs is None else runs.find(qn(name))
    return None if found is None else found.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _is_bold(paragraph: Any) -> bool:
    """Whether all that the paragraph says is in bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_pieces(run)).strip()]
    return bool(runs) and all(_switch(run.find(qn("w:rPr")), "w:b") for run in runs)


def text_of(element: Any) -> str:
    """Return what is read in a paragraph: insertions, links and fields too, not what was taken out by a revision."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _NOT_READ:
            continue
        if child.tag == qn("w:r"):
            yield _shifted(child, "".join(_pieces(child)))
        elif child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag in {qn("w:br"), qn("w:cr")}:
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:sym"):
            yield "•"
        else:
            yield from _pieces(child)


def _shifted(run: Any, text: str) -> str:
    shift = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    where = "" if shift is None else shift.get(qn("w:val"), "")
    return raised(text) if where == "superscript" else lowered(text) if where == "subscript" else text

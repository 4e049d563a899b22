"""From a plan written as plain text to its blocks: lines broken by width and page are joined again."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.issues import Issue, Severity
from app.domain.italian import plural
from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.bullets import BulletMark, bullet_of
from app.domain.plan_text.capital_letters import with_marks
from app.domain.plan_text.cleaning import is_finished, is_hanging, is_page_number, is_upper, joined, plain
from app.domain.plan_text.enumerations import parted
from app.domain.plan_text.flat_columns import lost_columns, lost_columns_finding, with_columns
from app.domain.plan_text.indicator_words import is_signed
from app.domain.plan_text.labels import is_label_alone
from app.domain.plan_text.running_lines import running_lines
from app.domain.plan_text.starts import begins_something, may_begin_something
from app.domain.plan_text.unit_headings import is_lone_unit_word
from app.domain.unreadable import UNREADABLE

_BREAKS = re.compile(r"\r\n|[\n\r]")
_BREAKS_IN_A_LINE = re.compile(r"[\f\v\x1c-\x1e\x85\u2028\u2029]")
_MARK_LIKE = re.compile(r"^(\s*)[\x00-\x08\x0e-\x1a\x7f\uf000-\uf0ff\uf0b7](?=\s|\w)")
_SEPARATOR_ROW = re.compile(r"[\s|:+-]{3,}")
_ORDER_AND_TEXT = re.compile(r"(?P<order>\d{1,2}(?:\.\d{1,2})*)[.)]?\t+(?P<text>[^\t|]*[^\W\d_]{3}[^\t|]*)")
_WORDS_OF_A_SHORT_NAME = 2
_NEAR_WIDTH, _FEWEST_BROKEN, _NARROWEST, _NEVER = 80, 6, 40, 1_000_000
"""A text is broken by its width when some lines, one in eight at least, come near the longest (in hundredths).

Where no line has 40 characters the lines are short of themselves, each a whole.
"""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line of text with its number (from 1) and the page it is on."""

    number: int
    text: str
    page: int | None = None


@dataclass(slots=True)
class _OpenBlock:
    """A block while its lines are being gathered."""

    line: PlainLine
    kind: BlockKind
    pieces: list[str]
    bullet: BulletMark | None = None
    marker: str = ""
    level: int = 0
    cells: list[CellText] = field(default_factory=list)
    last_length: int = 0

    @property
    def end(self) -> str:
        return self.pieces[-1]

    def closed(self) -> PlanBlock:
        text = CELL_JOINT.join(cell.text for cell in self.cells if cell.text) if self.cells else joined(self.pieces)
        place = f"riga {self.line.number}"
        return PlanBlock(
            self.line.number, self.kind, text, self.line.page, place, "", self.marker, self.level, tuple(self.cells)
        )


def document_of_text(text: str, name: str = "", data: bytes | None = None) -> SourceDocument:
    """Return the blocks of a plain text; `data` are the bytes it was read from, when it comes from a file."""
    lines = plain_lines(text)
    texts = [_readable(line.text) for line in lines]
    odd = sum(1 for line in lines if UNREADABLE.search(line.text))
    sentence = f"Caratteri illeggibili tolti da {plural(odd, 'riga', 'righe')}."
    note = Issue("odd_characters", sentence, severity=Severity.NOTE)
    digest = hashlib.sha256(text.encode("utf-8", "replace") if data is None else data).hexdigest()
    lost = [lost_columns_finding(lines[place].number, texts[place]) for place in lost_columns(texts)]
    return SourceDocument(
        name, digest, blocks_of_lines(lines), (*((note,) if odd else ()), *lost),
        lines[-1].page if lines else None, running_lines(texts),
    )  # fmt: skip


def plain_lines(text: str) -> list[PlainLine]:
    """Split a text into lines, numbered as an editor does; an end of page inside a line ends it too."""
    page = 1 if "\f" in text else None
    lines: list[PlainLine] = []
    for number, raw in enumerate(split_lines(text), start=1):
        for place, piece in enumerate(pieces_of(raw)):
            if page is not None and place % 2:
                page += 1
            lines.append(PlainLine(number, piece, page))
    return lines


def split_lines(text: str) -> list[str]:
    return _BREAKS.split(text)


def pieces_of(raw: str) -> list[str]:
    """Split a line at the ends of page that it holds; each end of page counts as an empty line."""
    first, *others = _BREAKS_IN_A_LINE.split(raw)
    return [first, *(piece for other in others for piece in ("", other))]


def blocks_of_lines(lines: Sequence[PlainLine]) -> tuple[PlanBlock, ...]:
    """Gather lines (of a text, of the pages of a PDF) into blocks: page numbers and running headers are dropped."""
    texts = with_marks(with_columns([_readable(line.text) for line in lines]))
    headers = set(running_lines(texts))
    gathering = _Gathering(_width(texts), is_low=_is_low(texts))
    for line, text in zip(lines, texts, strict=True):
        is_page = is_page_number(text.strip()) and not gathering.awaits_value
        gathering.take(line, "" if text.strip() in headers or is_page else text)
    return tuple(_with_growing_numbers(gathering.blocks()))


def _readable(text: str) -> str:
    marked = _MARK_LIKE.sub(r"\1• ", text)
    return UNREADABLE.sub("", marked)


class _Gathering:
    """Walks the lines once, joining those that go on with the block above."""

    def __init__(self, width: int, *, is_low: bool) -> None:
        self._width = width
        self._is_low = is_low
        self._done: list[_OpenBlock] = []
        self._after_blank = True
        self._columns: tuple[str, ...] = ()

    def blocks(self) -> Iterator[PlanBlock]:
        return (part for block in self._done for part in parted(block.closed()))

    @property
    def awaits_value(self) -> bool:
        """Whether the last line is a label alone: the figure below is its value, no number of a page."""
        return bool(self._done) and _is_lone_label(self._done[-1])

    def take(self, line: PlainLine, raw: str) -> None:
        text = plain(raw.lstrip("# \t>"))
        if not any(char.isalnum() for char in text):
            if _is_separator(raw):
                self._name_columns()
            else:
                self._after_blank = True
                self._columns = ()
            return
        before = self._done[-1] if self._done else None
        if before and self._goes_on(before, raw, text):
            before.pieces.append(text)
            before.last_length = len(raw.strip())
        else:
            self._done.append(self._headed(_opened(line, raw, text)))
        self._after_blank = False

    def _goes_on(self, before: _OpenBlock, raw: str, text: str) -> bool:
        if before.kind in {BlockKind.TABLE_ROW, BlockKind.HEADING} or is_row(raw):
            return False
        if before.end.count("(") > before.end.count(")") and before.end.startswith("(") and ")" in text:
            return True
        if bullet := bullet_of(raw):
            return not self._after_blank and _is_broken_sentence(before, bullet)
        if begins_something(raw) or (may_begin_something(raw) and not _leads_on(before.end)):
            return False
        return self._is_rest_of(before, raw, text)

    def _is_rest_of(self, before: _OpenBlock, raw: str, text: str) -> bool:
        starts_low = (text[:1].islower() and not self._is_low) or text[:1] in {"(", '"', "'"}
        if _is_lone_label(before) or self._is_own_measure(before, raw, text):
            return False
        if self._after_blank:
            return _leads_on(before.end) or (not is_finished(before.end) and text[:1].islower() and not self._is_low)
        if (
            _leads_on(before.end)
            or before.end.endswith("-")
            or (starts_low and not before.end.endswith(":") and not is_upper(before.end))
        ):
            return True
        if is_upper(before.end) is not is_upper(text):
            return False
        return before.last_length + 1 + len(raw.split(maxsplit=1)[0]) > self._width

    def _is_own_measure(self, before: _OpenBlock, raw: str, text: str) -> bool:
        """Whether «alberi potati ≥ 40» stands on a line of its own: the line above had room for its first word."""
        has_room = before.last_length + 1 + len(raw.split(maxsplit=1)[0]) <= self._width
        return has_room and is_signed(text) and len(text.split()) > _WORDS_OF_A_SHORT_NAME and not _leads_on(before.end)

    def _name_columns(self) -> None:
        """The row above a line of dashes holds the headings of the rows below."""
        if self._done and self._done[-1].kind is BlockKind.TABLE_ROW:
            self._columns = tuple(cell.text for cell in self._done[-1].cells)
            self._headed(self._done[-1])

    def _headed(self, block: _OpenBlock) -> _OpenBlock:
        """Give the cells of a row the headings that the table marks; another block ends the table."""
        if len(block.cells) != len(self._columns):
            self._columns = ()
        block.cells = [CellText(name, cell.text) for name, cell in zip(self._columns, block.cells, strict=False)] or (
            block.cells
        )
        return block


def _leads_on(end: str) -> bool:
    """Whether the sentence stops in the middle; «SETTORE A» and «AREA UNO» do not, though those words might."""
    is_short_name = len(end.split()) <= _WORDS_OF_A_SHORT_NAME and is_lone_unit_word(end.split(maxsplit=1)[0])
    return is_hanging(end) and not is_short_name


def _is_lone_label(block: _OpenBlock) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.pieces) == 1 and is_label_alone(block.end)


def _is_broken_sentence(before: _OpenBlock, bullet: BulletMark) -> bool:
    """«… ai sensi dell'art.» and, on the next line, «15. …»: a figure, not the number of a new item."""
    is_word = bullet.style in {"number", "letter", "circle"}
    own = before.bullet.style if before.bullet else ""
    is_other = own != bullet.style or bullet.text[:1].islower()
    return is_word and is_other and _leads_on(before.end)


def _opened(line: PlainLine, raw: str, text: str) -> _OpenBlock:
    length = len(raw.strip())
    bullet = bullet_of(raw)
    if order := _ORDER_AND_TEXT.fullmatch(raw.strip()):
        return _OpenBlock(
            line, BlockKind.LIST_ITEM, [plain(order["text"])], marker=f"{order['order']}.", last_length=length
        )
    if is_row(raw) and not (bullet and sum(cell[:1].isalnum() for cell in cells_of(raw)) < 3):
        cells = [CellText("", cell) for cell in cells_of(raw)]
        return _OpenBlock(line, BlockKind.TABLE_ROW, [text], cells=cells, last_length=length)
    if raw.lstrip().startswith("#"):
        level = len(raw.lstrip()) - len(raw.lstrip().lstrip("#"))
        return _OpenBlock(line, BlockKind.HEADING, [text], level=level, last_length=length)
    if bullet:
        marker = raw.strip()[: max(1, plain(raw).find(bullet.text))].strip() or "-"
        return _OpenBlock(
            line, BlockKind.LIST_ITEM, [bullet.text], bullet, marker[:12], bullet.indent // 2, last_length=length
        )
    return _OpenBlock(line, BlockKind.PARAGRAPH, [text], last_length=length)


def is_row(raw: str) -> bool:
    """Whether the line is a row of a table: two cells at least, one where bars enclose it."""
    bare = raw.strip()
    least = 1 if bare.startswith("|") and bare.endswith("|") else 2
    return len([cell for cell in cells_of(raw) if cell]) >= least


def cells_of(raw: str) -> list[str]:
    """Return the cells of a table row written with tabs or vertical bars."""
    bare = raw.strip("\r\n ")
    return [plain(cell) for cell in re.split(r"\t|\|", bare.removeprefix("|").removesuffix("|"))]


def _is_separator(raw: str) -> bool:
    return "-" in raw and "|" in raw and bool(_SEPARATOR_ROW.fullmatch(raw.strip()))


def _width(texts: list[str]) -> int:
    """Return the length at which the lines of the text are broken: that of its longest ones, but for a few."""
    lengths = sorted(len(text.strip()) for text in texts if text.strip() and not is_row(text))
    width = lengths[len(lengths) * 97 // 100] if lengths else 0
    near = sum(length * 100 >= width * _NEAR_WIDTH for length in lengths)
    is_broken = width >= _NARROWEST and near >= _FEWEST_BROKEN
    return width if is_broken and near * 8 >= len(lengths) else _NEVER


def _is_low(texts: list[str]) -> bool:
    """Whether nobody wrote capitals in the text: then a small letter at the start of a line says nothing."""
    starts = [text[:1] for text in map(plain, texts) if text[:1].isalpha()]
    capitals = sum(start.isupper() for start in starts)
    return len(starts) >= _FEWEST_BROKEN and capitals * 10 <= len(starts)


def _with_growing_numbers(blocks: Iterator[PlanBlock]) -> Iterator[PlanBlock]:
    last = 0
    for block in blocks:
        number = max(block.number, last + 1)
        last = number
        yield block if number == block.number else replace(block, number=number)

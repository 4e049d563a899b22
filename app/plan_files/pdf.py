"""Plans in PDF: the lines of the pages put together again into paragraphs, items and rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2

from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, plural, some_of
from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.cleaning import is_finished, is_hanging, is_upper
from app.domain.plan_text.indicator_words import is_signed
from app.domain.plan_text.starts import begins_something, may_begin_something
from app.plan_files.gathering import TABLE, BlockPlace, Gathering, OnPage
from app.plan_files.pdf_cells import known_words, stem_of
from app.plan_files.pdf_columns import Item, with_aligned_tables
from app.plan_files.pdf_grids import PdfTable, drawn_tables
from app.plan_files.pdf_lines import PdfLine, lines_of
from app.plan_files.pdf_newspaper import column_edge, lines_in_columns, stacked
from app.plan_files.pdf_page import PageText, read_page
from app.plan_files.pdf_running import without_running
from app.plan_files.pdf_table_pages import whole_cells, whole_rows
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table

MOST_PAGES = 1_000
_FEW_LETTERS = 12
"""A page with no more than this many, and a picture, is a scan."""
_SAME_INDENT = 5.0
_MOST_NAMED = 12


@dataclass(slots=True)
class _Body:
    """The pages of a file while they are read; `edges` say where the right of two columns of text begins."""

    lines: list[list[PdfLine]] = field(default_factory=list)
    tables: list[list[PdfTable]] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    edges: list[float | None] = field(default_factory=list)

    def take(self, page: PageText, number: int) -> None:
        tables, loose = drawn_tables(page, number)
        lines = lines_of(loose, number, page.font_at)
        edge = None if tables else column_edge(lines)
        self.edges.append(edge)
        self.lines.append(lines if edge is None else lines_in_columns(loose, lines, edge, page.font_at))
        self.tables.append(tables)
        if len(page.glyphs) <= _FEW_LETTERS and page.has_picture:
            self.scans.append(number)


def read_pdf(data: bytes, on_page: OnPage, words: frozenset[str] = frozenset()) -> tuple[Gathering, int, list[Issue]]:
    """Return the blocks of a PDF, how many pages it has, and what is worth saying of it; `words` are known ones."""
    document = _opened(data)
    try:
        total = len(document)
        if total > MOST_PAGES:
            raise UserError(
                f"Il PDF ha {total} pagine: troppe per un piano (al massimo {MOST_PAGES}).",
                "Estrarre le pagine del piano in un file più piccolo.",
            )
        body = _Body()
        for place in range(total):
            page = document[place]
            body.take(read_page(page), place + 1)
            page.close()
            on_page(place + 1, total)
    finally:
        document.close()
    if len(body.scans) == total or not (any(body.lines) or any(body.tables)):
        raise _scanned()
    gathering = Gathering()
    bare = without_running(body.lines, gathering)
    pages = [lines if edge is None else stacked(lines, edge) for lines, edge in zip(bare, body.edges, strict=True)]
    items = [_in_order(lines, tables) for lines, tables in zip(pages, body.tables, strict=True)]
    _Writer(gathering, [item for page in items for item in page], words).write()
    return gathering, total, list(_on_scans(body.scans))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise UserError(
                "Il PDF è protetto da una password.", "Aprirlo con la password, salvarne una copia senza e riprovare."
            ) from error
        raise UserError(
            "Il PDF è danneggiato o incompleto: non si riesce a leggerlo.",
            "Aprirlo con un altro programma, salvarlo di nuovo e riprovare.",
        ) from error


def _scanned() -> UserError:
    return UserError(
        "Il PDF è una scansione: le pagine sono immagini e non contengono testo.",
        "Usare il documento da cui è stato stampato (Word o LibreOffice), oppure riconoscere prima il testo (OCR).",
    )


def _on_scans(scans: Sequence[int]) -> Iterator[Issue]:
    if scans:
        shown = some_of(list(map(str, scans)), _MOST_NAMED, "altre {}")
        pages = agreeing(len(scans), f"La pagina {shown} è un'immagine", f"Le pagine {shown} sono immagini")
        sentence = f"{pages} senza testo: {plural(len(scans), 'pagina non letta', 'pagine non lette')}."
        yield Issue("scanned_pages", sentence, severity=Severity.WARNING)


def _in_order(lines: Sequence[PdfLine], tables: Sequence[PdfTable]) -> list[Item]:
    """Return what a page holds from the top, drawn tables among the lines."""
    found: list[Item] = []
    above = 1e9
    for table in sorted(tables, key=lambda one: -one.top):
        found += with_aligned_tables([line for line in lines if table.top <= line.base < above])
        found.append(table)
        above = table.top
    return [*found, *with_aligned_tables([line for line in lines if line.base < above])]


class _Writer:
    """Walks lines and tables once, putting together what belongs together."""

    def __init__(self, gathering: Gathering, items: Sequence[Item], words: frozenset[str]) -> None:
        self._gathering = gathering
        self._items = items
        lines = [item for item in items if isinstance(item, PdfLine)]
        self._right = _right_margin(lines)
        self._levels = _levels(lines)
        self._sizes = _heading_sizes(lines)
        self._known = frozenset(map(stem_of, words)) | known_words(lines, whole_cells(items))
        self._open: list[PdfLine] = []
        self._table: list[PdfTable] = []
        self._tables = 0

    def write(self) -> None:
        for item in self._items:
            if isinstance(item, PdfTable):
                self._close_paragraph()
                if self._table and not self._table_goes_on(item):
                    self._close_table()
                self._table.append(item)
                continue
            self._close_table()
            if self._open and not self._goes_on(self._open[-1], item):
                self._close_paragraph()
            self._open.append(item)
        self._close_paragraph()
        self._close_table()

    def _goes_on(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether a line is the rest of the paragraph: its first word had no room on the line above."""
        text, whole = line.text, " ".join(one.text for one in self._open)
        hangs = is_hanging(whole) or whole.endswith("-")
        if (mark := bullet_of(text)) is not None and not (hangs and mark.order and mark.text[:1].islower()):
            return False
        is_other = abs(before.size - line.size) > 0.09 * before.size or before.is_bold != line.is_bold
        if is_other and not (hangs and abs(before.size - line.size) < 1):
            return False
        if (begins_something(text) and not hangs) or (not hangs and self._stands_alone(before, line, whole)):
            return False
        is_apart = before.page == line.page and before.base - line.base > 1.75 * before.size
        starts_low = text[:1].islower()
        if is_apart and not (hangs and starts_low):
            return False
        if self._had_room(before, line):
            return starts_low and not is_finished(whole) and (hangs or before.right - before.left > 120)
        is_indented = line.left > self._open[0].text_left + _SAME_INDENT and len(self._open) > 1
        return not (is_finished(whole) and (is_indented or (before.page != line.page and text[:1].isupper())))

    def _stands_alone(self, before: PdfLine, line: PdfLine, whole: str) -> bool:
        """Whether a line after a whole sentence is one of its own: a title in capitals, a measure with room above."""
        text = line.text
        is_title = is_upper(text) and " " in text and not is_upper(whole)
        return may_begin_something(text) or is_title or (self._had_room(before, line) and is_signed(text))

    def _had_room(self, before: PdfLine, line: PdfLine) -> bool:
        return before.right + line.first_word + 0.3 * line.size <= self._right - 1

    def _close_paragraph(self) -> None:
        if not self._open:
            return
        first = self._open[0]
        text = _joined([line.text for line in self._open])
        place = BlockPlace(first.page, f"pagina {first.page}", _style(first))
        if (level := self._sizes.get(round(first.size))) and len(text) < 200 and not _has_symbol(text):
            self._gathering.take_heading(text, place, level)
        else:
            self._gathering.take_text("  " * self._level(first) + text, place)
        self._open = []

    def _level(self, line: PdfLine) -> int:
        return sum(left < line.left - _SAME_INDENT for left in self._levels) if bullet_of(line.text) else 0

    def _table_goes_on(self, table: PdfTable) -> bool:
        last = self._table[-1]
        return table.page == last.page + 1 and len(table.rows[0]) == len(last.rows[0])

    def _close_table(self) -> None:
        if not self._table:
            return
        self._tables += 1
        rows, places = [], []
        for page, row in whole_rows(self._table, self._known):
            rows.append(TableLine(row))
            places.append(BlockPlace(page, f"pagina {page}, tabella {self._tables}, riga {len(rows)}", TABLE))
        take_table(self._gathering, rows, places)
        self._table = []


def _joined(texts: Sequence[str]) -> str:
    """Join the lines of a paragraph, mending the words that a hyphen divides."""
    whole = texts[0]
    for text in texts[1:]:
        is_divided = len(whole) > 1 and whole.endswith("-") and whole[-2].islower() and text[:1].islower()
        whole = whole[:-1] + text if is_divided else f"{whole} {text}"
    return whole


def _style(line: PdfLine) -> str:
    return f"{line.font}{' grassetto' if line.is_bold else ''}".strip()


def _has_symbol(text: str) -> bool:
    mark = bullet_of(text)
    return mark is not None and mark.style not in {"number", "letter"}


def _right_margin(lines: Sequence[PdfLine]) -> float:
    """Return where the lines end on the right: where nearly all of the long ones do not go beyond."""
    rights = sorted(line.right for line in lines if len(line.pieces) == 1)
    return rights[len(rights) * 97 // 100] if rights else 0.0


def _levels(lines: Sequence[PdfLine]) -> list[float]:
    """Return at which distances from the left the markers of lists stand."""
    found: list[float] = []
    for left in sorted(line.left for line in lines if bullet_of(line.text)):
        if not found or left - found[-1] > _SAME_INDENT:
            found.append(left)
    return found


def _heading_sizes(lines: Sequence[PdfLine]) -> dict[int, int]:
    """Return the sizes of letters that are of headings, with their level: those clearly larger than most."""
    counts: Counter[int] = Counter()
    for line in lines:
        counts[round(line.size)] += len(line.text)
    if not counts:
        return {}
    body = counts.most_common(1)[0][0]
    larger = sorted((size for size in counts if size >= body * 1.12), reverse=True)
    return {size: level for level, size in enumerate(larger, start=1)}

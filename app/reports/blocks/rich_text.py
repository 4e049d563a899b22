"""A paragraph with words of two weights on the same line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.document_text.rich_text import TextRun
from app.reports.blocks.texts import HangingSign, WrappedLines
from app.reports.fonts import Face
from app.reports.page import Page
from app.reports.style import FRAME_WIDTH, TextStyle
from app.reports.tags import Element
from app.reports.text import clean, text_width


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one weight that stand together."""

    text: str
    style: TextStyle

    @property
    def width(self) -> float:
        return text_width(self.text, self.style)


_Word = tuple[_Piece, ...]
"""What no line parts: pieces with no space between them."""


@dataclass(frozen=True, slots=True)
class RichLines(WrappedLines[_Word]):
    """Lines made of pieces of two weights."""

    def draw(self, page: Page, top: float) -> None:
        baseline = top - self.style.ascent
        self.draw_bullet(page, baseline)
        page.begin(self.element)
        for number, line in enumerate(self.lines, start=1):
            x = self.x + self.indent
            for piece in line:
                is_last = piece is line[-1] and number < len(self.lines)
                page.text(x, baseline, f"{piece.text} " if is_last else piece.text, piece.style)
                x += piece.width
            baseline -= self.style.leading
        page.end()


def rich_paragraph(
    runs: Sequence[TextRun],
    style: TextStyle,
    *,
    before: float = 0,
    after: float = 4,
    indent: float = 0,
    bullet: HangingSign | None = None,
    keeps_next: bool = False,
) -> RichLines:
    """Wrap runs in the frame; `bullet` hangs in the margin left by `indent`."""
    bold = _bold_of(style)
    pieces = [_Piece(clean(run.text).replace("\n", " "), bold if run.is_bold else style) for run in runs]
    lines = tuple(_wrapped(_words(pieces), style, FRAME_WIDTH - indent))
    element = bullet.body if bullet else Element("P")
    return RichLines(
        lines, style, before=before, after=after, bullet=bullet, indent=indent, keeps_next=keeps_next, element=element
    )


@lru_cache(maxsize=16)
def _bold_of(style: TextStyle) -> TextStyle:
    """Return the same style in a heavier face, always the same: styles are compared by identity."""
    return replace(style, face=Face.SEMIBOLD)


def _words(pieces: Sequence[_Piece]) -> Iterator[_Word]:
    """Part the pieces at their spaces; a word may be of two weights («**Piano**,»)."""
    open_word: list[_Piece] = []
    for piece in pieces:
        for place, part in enumerate(piece.text.split(" ")):
            if place and open_word:
                yield tuple(open_word)
                open_word = []
            if part:
                open_word.append(_Piece(part, piece.style))
    if open_word:
        yield tuple(open_word)


def _wrapped(unbroken: Iterator[_Word], style: TextStyle, room: float) -> Iterator[_Word]:
    """Yield the pieces of each line, those of one weight joined."""
    space = text_width(" ", style)
    line: list[_Word] = []
    used = 0.0
    for word in (part for whole in unbroken for part in _fitting(whole, room)):
        width = sum(piece.width for piece in word)
        if line and used + space + width > room:
            yield _joined(line)
            line, used = [], 0.0
        used += width + (space if line else 0)
        line.append(word)
    if line:
        yield _joined(line)


def _fitting(word: _Word, room: float) -> Iterator[_Word]:
    """Break a word that is wider than a line."""
    if sum(piece.width for piece in word) <= room:
        yield word
        return
    for piece in word:
        start = 0
        while start < len(piece.text):
            end = start + 1
            while end < len(piece.text) and text_width(piece.text[start : end + 1], piece.style) <= room:
                end += 1
            yield (_Piece(piece.text[start:end], piece.style),)
            start = end


def _joined(line: Sequence[_Word]) -> _Word:
    pieces: list[_Piece] = []
    for place, word in enumerate(line):
        for number, piece in enumerate(word):
            text = f" {piece.text}" if place and not number else piece.text
            if pieces and pieces[-1].style is piece.style:
                pieces[-1] = _Piece(pieces[-1].text + text, piece.style)
            else:
                pieces.append(_Piece(text, piece.style))
    return tuple(pieces)

"""The heading of the ente on the first page, and the margins of every page: marks, running title, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.documents.common import DEMO_MARK, INTERNAL_MARK, PROVISIONAL_MARK, Imprint, Letterhead
from app.domain.italian import format_date
from app.reports.blocks.base import Whole
from app.reports.logo import Logo
from app.reports.page import Page
from app.reports.style import (
    BADGE,
    BADGE_WARNING,
    BLUE,
    ENTE,
    ENTE_LINE,
    FOOTER,
    FOOTER_BASELINE,
    FRAME_LEFT,
    FRAME_RIGHT,
    FRAME_WIDTH,
    MARK,
    MARKS_BASELINE,
    NEXT_TOP,
    REFERENCE,
    RULE,
    TextStyle,
)
from app.reports.text import shorten, text_width, wrap

_AFTER_LOGO = 12.0
_UNDER = 8.0


@dataclass(frozen=True)
class LetterheadBlock(Whole):
    """Logo at the left, name and lines of the ente beside it, a blue rule under them; then protocol and act."""

    logo: Logo | None
    name: tuple[str, ...]
    lines: tuple[str, ...]
    references: tuple[str, ...] = ()
    before: float = 0
    keeps_next: bool = False

    @property
    def _words_height(self) -> float:
        return len(self.name) * ENTE.leading + len(self.lines) * ENTE_LINE.leading

    @property
    def _inner_height(self) -> float:
        return max(self._words_height, self.logo.height if self.logo else 0)

    @property
    def height(self) -> float:
        return self._inner_height + 2 * _UNDER + len(self.references) * REFERENCE.leading

    def draw(self, page: Page, top: float) -> None:
        x = FRAME_LEFT
        if self.logo:
            self._draw_logo(page, self.logo, x, top - (self._inner_height + self.logo.height) / 2)
            x += self.logo.width + _AFTER_LOGO
        words = top - (self._inner_height - self._words_height) / 2
        page.paragraph("P", (x, words - ENTE.ascent), self.name, ENTE)
        words -= len(self.name) * ENTE.leading
        page.paragraph("P", (x, words - ENTE_LINE.ascent), self.lines, ENTE_LINE)
        page.rule(FRAME_LEFT, top - self._inner_height - _UNDER, FRAME_RIGHT, BLUE, 1.2)
        if self.references:
            first = top - self._inner_height - 2 * _UNDER - REFERENCE.ascent
            page.paragraph("P", (FRAME_RIGHT, first), self.references, REFERENCE, "right")

    def _draw_logo(self, page: Page, logo: Logo, x: float, y: float) -> None:
        page.begin(page.figure(f"Logo: {' '.join(self.name)}", (x, y, x + logo.width, y + logo.height)))
        page.stamp(logo, x, y)
        page.end()


def letterhead(ente: Letterhead, logo: Logo | None) -> LetterheadBlock:
    room = FRAME_WIDTH - (logo.width + _AFTER_LOGO if logo else 0)
    lines = tuple(line for text in ente.lines if text for line in wrap(text, ENTE_LINE, room))
    references = tuple(line for text in ente.references for line in wrap(text, REFERENCE, FRAME_WIDTH))
    return LetterheadBlock(logo, wrap(ente.name, ENTE, room), lines, references)


@dataclass(frozen=True, slots=True)
class Margins:
    """What is written around the frame of every page of a document."""

    imprint: Imprint
    running_title: str
    is_provisional: bool = False

    @property
    def badges(self) -> tuple[tuple[str, TextStyle], ...]:
        marks = [(PROVISIONAL_MARK, BADGE_WARNING)] if self.is_provisional else []
        return (*marks, *([(DEMO_MARK, BADGE)] if self.imprint.is_demo else []))

    @property
    def footer(self) -> str:
        imprint = self.imprint
        parts = (
            imprint.number and f"Documento n. {imprint.number}",
            imprint.method and f"Metodologia: {imprint.method}",
            f"Stampa del {format_date(imprint.printed_on)}",
            imprint.short_hash and f"Impronta {imprint.short_hash}",
        )
        return "  ·  ".join(part for part in parts if part)


def dress(pages: Sequence[Page], margins: Margins) -> None:
    """Write marks, running title and footer on every page, now that their number is known."""
    footer, badges = margins.footer, margins.badges
    for number, page in enumerate(pages, start=1):
        running_title = margins.running_title if number > 1 else ""
        page.first(partial(_write_top, imprint=margins.imprint, badges=badges, title=running_title))
        _write_footer(page, footer, f"Pagina {number} di {len(pages)}", margins.imprint.marks.footer)


def _write_top(page: Page, imprint: Imprint, badges: Sequence[tuple[str, TextStyle]], title: str) -> None:
    _write_marks(page, imprint, badges)
    if title:
        _write_running_title(page, title)


def _write_marks(page: Page, imprint: Imprint, badges: Sequence[tuple[str, TextStyle]]) -> None:
    if imprint.is_internal:
        page.text(FRAME_LEFT, MARKS_BASELINE, INTERNAL_MARK, MARK)
    x = FRAME_RIGHT
    for mark, style in badges:
        width = text_width(mark, style) + 10
        page.frame(x - width, MARKS_BASELINE - 3.5, width, 12.5, style.colour)
        page.text(x - width + 5, MARKS_BASELINE, mark, style)
        x -= width + 6


def _write_running_title(page: Page, title: str) -> None:
    baseline = NEXT_TOP + 14
    page.text(FRAME_LEFT, baseline, shorten(title, FOOTER, FRAME_WIDTH), FOOTER)
    page.rule(FRAME_LEFT, baseline - 4, FRAME_RIGHT, RULE)


def _write_footer(page: Page, footer: str, number: str, own: Sequence[str]) -> None:
    """Write the line of the program, and under it those that the ente has chosen, each in one line."""
    room = FRAME_WIDTH - text_width(number, FOOTER) - 12
    page.rule(FRAME_LEFT, FOOTER_BASELINE + 11, FRAME_RIGHT, RULE)
    page.text(FRAME_LEFT, FOOTER_BASELINE, shorten(footer, FOOTER, room), FOOTER)
    page.text(FRAME_RIGHT, FOOTER_BASELINE, number, FOOTER, "right")
    for place, line in enumerate(own, start=1):
        page.text(FRAME_LEFT, FOOTER_BASELINE - place * FOOTER.leading, shorten(line, FOOTER, FRAME_WIDTH), FOOTER)

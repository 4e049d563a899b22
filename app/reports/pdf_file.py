"""A PDF being written: pages go in finished and leave memory at once."""

from datetime import date
from hashlib import sha256
from typing import BinaryIO

from app.domain.issues import Issue, Severity
from app.reports.encoder import Encoder
from app.reports.fonts import UNDRAWN
from app.reports.logo import Logo, read_logo, store_logo
from app.reports.outline import OutlineEntry
from app.reports.page import Bookmark, Page, PageLink
from app.reports.streamed import StreamedCanvas
from app.reports.style import MM
from app.reports.tag_tree import TagTree
from app.reports.tags import Annotation

LOGO_TALLEST, LOGO_WIDEST = 20 * MM, 34 * MM


class PdfFile:
    """One PDF on an open file: its properties, its logos, its pages in order.

    It is tagged, so that a screen reader follows it, unless it is told not to be: tags make the file of a thousand
    sheets seven times as large and half as fast.
    """

    def __init__(
        self,
        out: BinaryIO,
        *,
        title: str,
        author: str,
        printed_on: date,
        subject: str = "",
        is_tagged: bool = True,
    ) -> None:
        self._canvas = StreamedCanvas(out, printed_on)
        document = self._canvas.document
        document.setTitle(title)
        document.setAuthor(author)
        document.setSubject(subject or title)
        document.setKeywords("ciclo della performance")
        self._encoder = Encoder(document)
        self._tree = TagTree(document) if is_tagged else None
        if self._tree:
            document.be_structured(self._tree.number)
        self._logos: dict[bytes, Logo | None] = {}
        self._level = -1
        self.pages = 0
        self._issues: tuple[Issue, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What did not stop the print: a logo left out, signs that no face draws."""
        undrawn = sorted(self._encoder.undrawn - {UNDRAWN})
        if not self._encoder.undrawn:
            return self._issues
        which = f"I caratteri {', '.join(undrawn)}" if undrawn else "Alcuni caratteri di un disegno"
        sentence = (
            f"{which} non si possono stampare: al loro posto c'è «{UNDRAWN}». Cambiarli nel testo, poi ristampare."
        )
        return (*self._issues, Issue("signs_undrawn", sentence, severity=Severity.WARNING))

    def new_page(self) -> Page:
        return Page(self._encoder, is_tagged=self._tree is not None)

    def logo(self, data: bytes | None) -> Logo | None:
        """Store a logo at its first use; one that cannot be read is reported once and left out."""
        if not data:
            return None
        key = sha256(data).digest()
        if key not in self._logos:
            self._logos[key] = self._store(data)
        return self._logos[key]

    def _store(self, data: bytes) -> Logo | None:
        picture, issues = read_logo(data)
        self._issues += issues
        if picture is None:
            return None
        name = str(len(self._logos) + 1)
        return store_logo(self._canvas, picture, name, tallest=LOGO_TALLEST, widest=LOGO_WIDEST)

    def write(self, page: Page) -> None:
        """Put a finished page in the file, with its entries in the outline and its part of the structure."""
        page.close()
        self.pages += 1
        text: list[str] = []
        for operator in page.operators:
            if isinstance(operator, str):
                text.append(operator)
            else:
                self._draw(text)
                operator(self._canvas)
        self._draw(text)
        for link in page.links:
            self._link(page, link)
        document = self._canvas.document
        document.next_key = self._tree.next_key if self._tree else 0
        self._canvas.showPage()
        page.number = document.page_numbers[-1]
        if self._tree:
            self._tree.add_page(page)
        for bookmark in page.bookmarks:
            self._bookmark(bookmark, page.number)

    def _link(self, page: Page, link: PageLink) -> None:
        number = self._canvas.link(link.target, link.box, link.words, self._tree.next_key if self._tree else None)
        if self._tree:
            link.element.kids.append(Annotation(page, number))
            self._tree.add_link(link.element)

    def _draw(self, operators: list[str]) -> None:
        if operators:
            self._canvas.drawText(_Operators("\n".join(operators)))
            operators.clear()

    def _bookmark(self, bookmark: Bookmark, page: int) -> None:
        """Add to the outline; a depth is never more than one below the entry before."""
        self._level = min(bookmark.level, self._level + 1)
        self._canvas.bookmark(OutlineEntry(bookmark.title, self._level, page, round(bookmark.top)), bookmark.key)

    def close(self) -> None:
        """End the file; the open file itself belongs to the caller."""
        if self._tree:
            self._tree.finish()
        self._canvas.finish()


class _Operators:
    """What a canvas accepts as text: something that gives its code."""

    def __init__(self, code: str) -> None:
        self._code = code

    def getCode(self) -> str:  # noqa: N802 (ReportLab's name)
        return self._code

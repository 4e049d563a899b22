"""A PDF being written: pages go in finished and leave memory at once."""

from array import array
from datetime import date
from hashlib import sha256
from typing import BinaryIO

from app.domain.issues import Issue, Severity
from app.reports.encoder import Encoder
from app.reports.fonts import UNDRAWN
from app.reports.logo import Logo, store_logo
from app.reports.object_file import ObjectFile, text_string
from app.reports.outline import OutlineEntry, outline_objects
from app.reports.page import Bookmark, Page, PageLink
from app.reports.pdfa import Properties, declare
from app.reports.style import FRAME_WIDTH, MM, PAGE_HEIGHT, PAGE_WIDTH
from app.reports.tag_tree import TagTree
from app.reports.tags import Annotation

LOGO_TALLEST, LOGO_WIDEST = 20 * MM, 34 * MM
PICTURE_TALLEST, PICTURE_LARGEST = 95 * MM, 1400
"""Of a picture in the text: its height on paper, the pixels of its longer side."""
_PRINTABLE = 4  # archive copies want this flag on links too


class PdfFile:
    """One PDF on an open file: its properties, its logos, its pages in order, tagged for screen readers."""

    def __init__(
        self,
        out: BinaryIO,
        *,
        title: str,
        author: str,
        printed_on: date,
        subject: str = "",
    ) -> None:
        self._objects = ObjectFile(out)
        self._properties = Properties(title, author, subject or title, printed_on)
        self._encoder = Encoder()
        self._tree = TagTree(self._objects)
        self._root, self._resources = self._objects.reserve(), self._objects.reserve()
        self._pages = array("Q")
        self._outline: list[OutlineEntry] = []
        self._targets: dict[str, int] = {}
        self._logos: dict[bytes, Logo | None] = {}
        self._level = -1
        self._issues: tuple[Issue, ...] = ()

    @property
    def pages(self) -> int:
        return len(self._pages)

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
        return Page(self._encoder)

    def logo(self, data: bytes | None) -> Logo | None:
        """Store a logo at its first use; one that cannot be read is reported once and left out."""
        if not data:
            return None
        key = sha256(data).digest()
        if key not in self._logos:
            self._logos[key] = self._store(data)
        return self._logos[key]

    def picture(self, data: bytes) -> Logo | None:
        """Store a picture of the text, as large as a page has room for, at its first use."""
        key = sha256(data).digest()
        if key not in self._logos:
            self._logos[key], issues = store_logo(
                self._objects, data, tallest=PICTURE_TALLEST, widest=FRAME_WIDTH, largest=PICTURE_LARGEST
            )
            self._issues += issues
        return self._logos[key]

    def _store(self, data: bytes) -> Logo | None:
        logo, issues = store_logo(self._objects, data, tallest=LOGO_TALLEST, widest=LOGO_WIDEST)
        self._issues += issues
        return logo

    def write(self, page: Page) -> None:
        """Put a finished page in the file, with its entries in the outline and its part of the structure."""
        page.close()
        contents = self._objects.add_compressed("\n".join(page.operators).encode("latin-1"))
        links = [self._link(page, link) for link in page.links]
        annotations = f"/Annots[{' '.join(links)}]" if links else ""
        marked = f"/StructParents {self._tree.next_key}/Tabs/S"
        page.number = self._objects.add(
            f"<</Type/Page/Parent {self._root} 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
            f"/Resources {self._resources} 0 R/Contents {contents} 0 R{annotations}{marked}>>"
        )
        self._pages.append(page.number)
        self._tree.add_page(page)
        for bookmark in page.bookmarks:
            self._bookmark(bookmark, page.number)

    def _link(self, page: Page, link: PageLink) -> str:
        """Write a link, tied to its element."""
        box = " ".join([f"{edge:.2f}" for edge in link.box])
        number = self._objects.add(
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F {_PRINTABLE}/StructParent {self._tree.next_key}"
            f"/Contents{text_string(link.words)}/Dest {self._target(link.target)} 0 R>>"
        )
        link.element.kids.append(Annotation(page, number))
        self._tree.add_link(link.element)
        return f"{number} 0 R"

    def _target(self, key: str) -> int:
        """Return the number of the object that says where a key leads, which may be written later."""
        if key not in self._targets:
            self._targets[key] = self._objects.reserve()
        return self._targets[key]

    def _bookmark(self, bookmark: Bookmark, page: int) -> None:
        """Add to the outline; a depth is never more than one below the entry before."""
        self._level = min(bookmark.level, self._level + 1)
        entry = OutlineEntry(bookmark.title, self._level, page, round(bookmark.top))
        self._outline.append(entry)
        if bookmark.key:
            self._objects.put_objects([(self._target(bookmark.key), f"[{page} 0 R/XYZ 0 {entry.top} 0]")])

    def close(self) -> None:
        """End the file; the open file itself belongs to the caller."""
        objects = self._objects
        structure = self._tree.finish()
        kids = " ".join([f"{number} 0 R" for number in self._pages])
        fonts = self._encoder.embed_fonts(objects)
        logos = "".join([f"{logo.name} {logo.name[2:]} 0 R" for logo in self._logos.values() if logo])
        objects.put_objects(
            [
                (self._root, f"<</Type/Pages/Count {self.pages}/Kids[{kids}]>>"),
                (self._resources, f"<</ProcSet[/PDF/Text/ImageB/ImageC]/Font<<{fonts}>>/XObject<<{logos}>>>>"),
            ]
        )
        declared = declare(objects, self._properties)
        catalog = f"<</Type/Catalog/Pages {self._root} 0 R{structure}{self._outlined()}{declared}>>"
        objects.finish(objects.add(catalog), objects.add(self._properties.dictionary))

    def _outlined(self) -> str:
        """Write the outline, and return its entries of the catalog: it is shown when there is more than one."""
        if not self._outline:
            return ""
        first = self._objects.reserve(1 + len(self._outline))
        self._objects.put_objects(outline_objects(self._outline, first))
        return f"/Outlines {first} 0 R" + ("/PageMode/UseOutlines" if len(self._outline) > 1 else "")

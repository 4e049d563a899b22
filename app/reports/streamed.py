"""A ReportLab canvas that writes each page to the file as soon as it is finished: memory does not grow."""

from array import array
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.reports import pdfa
from app.reports.fonts import Face
from app.reports.outline import OutlineEntry, outline_objects
from app.reports.style import PAGE_HEIGHT, PAGE_WIDTH

LANGUAGE = "it-IT"
PRODUCER = "Merito"
_PRINTABLE = 4  # archive copies want this flag on links too
_STREAM_END = b"endstream\nendobj\n"


class _Moment:
    """The time stamp of the properties: noon of the day the document bears, not of the clock."""

    dhh = dmm = 0
    t = 0

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 12, 0, 0)


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's catalog does not know the output intent of PDF/A."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "MarkInfo")


_KEYS_OF_PAGE = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")
"""ReportLab's page does not know what ties its pieces to the structure, nor the order of its links."""


class _TiedLink(pdfdoc.LinkAnnotation):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's link does not know what ties it to the structure."""

    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


class _Reference(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A reference by number, to objects that have already left memory."""

    def __init__(self, number: int) -> None:
        self.number = number

    def format(self, _document: object) -> bytes:
        return b"%d 0 R" % self.number


class StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """The object table of one PDF, with the objects of a page leaving memory when the page is closed."""

    objectcounter: int

    def __init__(self, out: BinaryIO, printed_on: date) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 4), lang=LANGUAGE)
        self._out = out
        self._printed_on = printed_on
        self._timeStamp = _Moment(printed_on)
        self._fingerprint = sha256()
        self._offset = 0
        self._offsets = array("Q", [0])
        self.page_numbers = array("Q")
        self.next_key = 0
        self.is_tagged = False
        self.outline_entries: list[OutlineEntry] = []
        self.Catalog = self._catalog = _Catalog()
        self.Catalog.Pages = self.Pages
        self.Catalog.Lang = pdfdoc.PDFString(LANGUAGE)
        self.setProducer(PRODUCER)
        self.setCreator(PRODUCER)
        self._put(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802 (ReportLab's name)
        """Leave references by number as they are."""
        return obj if isinstance(obj, _Reference) else super().Reference(obj, name)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._fingerprint.update(data)
        self._offset += len(data)

    def _write(self, name: str) -> int:
        """Write an object, forget it and return its number."""
        number: int = self.idToObjectNumberAndVersion[name][0]
        written = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        if written.endswith(_STREAM_END):  # archive copies want the end of a stream on its own line
            written = written.removesuffix(_STREAM_END) + b"\n" + _STREAM_END
        self._note_offset(number)
        self._put(written)
        return number

    def _note_offset(self, number: int) -> None:
        self._make_room(number)
        self._offsets[number] = self._offset

    def _make_room(self, number: int) -> None:
        missing = number + 1 - len(self._offsets)
        if missing > 0:
            self._offsets.extend([0] * missing)

    def _forget(self, name: str) -> None:
        number = self.idToObjectNumberAndVersion.pop(name)[0]
        del self.idToObject[name], self.numberToId[number]

    def reserve(self) -> int:
        """Return the number of an object that will be written with `put_objects`."""
        self.objectcounter += 1
        return self.objectcounter

    def put_objects(self, objects: list[tuple[int, str]]) -> None:
        """Write objects whose numbers were reserved."""
        written = []
        offset = self._offset
        self._make_room(max(number for number, _ in objects))
        for number, body in objects:
            self._offsets[number] = offset
            written.append(f"{number} 0 obj\n{body}\nendobj\n")
            offset += len(written[-1])
        self._put("".join(written).encode("ascii"))

    def number_of_link(self, name: str) -> int:
        number: int = self.idToObjectNumberAndVersion[self.annotationName(name)][0]
        return number

    def addPage(self, page: Any) -> None:  # noqa: N802 (ReportLab's name)
        """Write a finished page and its content, and keep only where they are."""
        name = self.thisPageName()
        if self.is_tagged:
            page.__NoDefault__ = _KEYS_OF_PAGE
            page.StructParents, page.Tabs = self.next_key, pdfdoc.PDFName("S")
        super().addPage(page)
        self.Pages.pages.clear()
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        self.page_numbers.append(self._write(name))
        contents = page.Contents.__InternalName__
        self._write(contents)
        self._forget(contents)
        self._forget(name)

    def be_structured(self, tree: int) -> None:
        """Say where the structure of the file is, and that all its content is marked."""
        self.is_tagged = True
        self.Catalog.StructTreeRoot = _Reference(tree)
        self.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def finish(self) -> None:
        """Write what all pages share, the table of the objects and the trailer."""
        for font in self.delayedFonts:
            font.addObjects(self)
        pdfa.declare(self, self._printed_on)
        self.Pages.pages = [_Reference(number) for number in self.page_numbers]
        self._write_outline()
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 1
        while number <= self.objectcounter:
            if number >= len(self._offsets) or not self._offsets[number]:
                self._write(self.numberToId[number])
            number += 1
        self._put(self._tail(catalog.format(self), info.format(self)))

    def _write_outline(self) -> None:
        if not self.outline_entries:
            return
        first = self.objectcounter + 1
        for number, written in enumerate(outline_objects(self.outline_entries, first), start=first):
            self._note_offset(number)
            self._put(b"%d 0 obj\n%b\nendobj\n" % (number, written))
        self.objectcounter = len(self._offsets) - 1
        self.Catalog.Outlines = _Reference(first)
        if len(self.outline_entries) > 1:
            self.Catalog.setPageMode("UseOutlines")

    def _tail(self, catalog: bytes, info: bytes) -> bytes:
        size = self.objectcounter + 1
        entries = b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[1:])
        table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, entries)
        identity = self._fingerprint.hexdigest()[:32].encode()
        references = b"/Size %d /Root %b /Info %b" % (size, catalog, info)
        trailer = b"trailer\n<< %b /ID [<%b> <%b>] >>\n" % (references, identity, identity)
        return table + trailer + b"startxref\n%d\n%%%%EOF\n" % self._offset


class StreamedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """An A4 canvas on an open binary file."""

    def __init__(self, out: BinaryIO, printed_on: date) -> None:
        face = Face.REGULAR
        face.register()
        super().__init__(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=face.value,
            lang=LANGUAGE,
        )
        self._doc = StreamedDocument(out, printed_on)
        self._links = 0

    @property
    def document(self) -> StreamedDocument:
        return self._doc

    def link(self, target: str, box: tuple[float, float, float, float], words: str, key: int | None) -> int:
        """Add a link to the page, tied to its element by `key` if there is one; return the number of its object."""
        self._links += 1
        name = f"link{self._links}"
        destination = self._bookmarkReference(target)
        tied = {} if key is None else {"StructParent": key}
        link = _TiedLink(box, words, destination, Border="[0 0 0]", F=_PRINTABLE, **tied)
        self._addAnnotation(link, name)
        return self._doc.number_of_link(name)

    def bookmark(self, entry: OutlineEntry, key: str) -> None:
        """Add an entry to the outline; with a key it is also where links lead."""
        self._doc.outline_entries.append(entry)
        if key:
            destination = self._bookmarkReference(key)
            destination.xyz(0, entry.top, 0)
            destination.setPage(_Reference(entry.page))

    def finish(self) -> None:
        self._doc.finish()

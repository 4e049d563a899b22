"""A ReportLab canvas that writes each page to the file as soon as it is finished: memory does not grow."""

from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.reports import pdfa
from app.reports.fonts import Face
from app.reports.style import PAGE_HEIGHT, PAGE_WIDTH

LANGUAGE = "it-IT"
PRODUCER = "Merito"


class _Moment:
    """The time stamp of the properties: noon of the day the document bears, not of the clock."""

    dhh = dmm = 0
    t = 0

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 12, 0, 0)


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalog does not know the output intent of PDF/A."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Written:
    """What stays in memory of an object that is already in the file."""


_WRITTEN = _Written()


class StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The object table of one PDF, with the objects of a page leaving memory when the page is closed."""

    def __init__(self, out: BinaryIO, printed_on: date) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 4), lang=LANGUAGE)
        self._out = out
        self._printed_on = printed_on
        self._timeStamp = _Moment(printed_on)
        self._fingerprint = sha256()
        self._offset = 0
        self._offsets: dict[int, int] = {}
        pages = self.Pages
        self.Catalog = self._catalog = _Catalog()
        self.Catalog.Pages, self.Catalog.Outlines = pages, self.Outlines
        self.Catalog.Lang = pdfdoc.PDFString(LANGUAGE)
        self.setProducer(PRODUCER)
        self.setCreator(PRODUCER)
        self._put(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._fingerprint.update(data)
        self._offset += len(data)

    def _write(self, name: str) -> None:
        number = self.idToObjectNumberAndVersion[name][0]
        written = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self._offsets[number] = self._offset
        self._put(written)
        self.idToObject[name] = _WRITTEN

    def _forget(self, name: str) -> None:
        number = self.idToObjectNumberAndVersion.pop(name)[0]
        del self.idToObject[name], self.numberToId[number]

    def addPage(self, page: Any) -> None:  # noqa: N802 (ReportLab's name)
        """Write a finished page and its content, and keep only where they are."""
        name = self.thisPageName()
        super().addPage(page)
        self._write(name)
        contents = page.Contents.__InternalName__
        self._write(contents)
        self._forget(contents)
        self.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)

    def finish(self, canvas: Canvas) -> None:
        """Write what all pages share, the table of the objects and the trailer."""
        for font in self.delayedFonts:
            font.addObjects(self)
        pdfa.declare(self, self._printed_on)
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        number = 1
        while number <= self.objectcounter:
            if number not in self._offsets:
                self._write(self.numberToId[number])
            number += 1
        self._put(self._tail(catalog, info))

    def _tail(self, catalog: Any, info: Any) -> bytes:
        size = self.objectcounter + 1
        entries = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, size))
        table = b"xref\n0 %d\n0000000000 65535 f \n" % size + entries
        identity = self._fingerprint.hexdigest()[:32].encode()
        references = b"/Root %b /Info %b" % (catalog.format(self), info.format(self))
        trailer = b"trailer\n<< /Size %d " % size + references + b" /ID [<%b> <%b>] >>\n" % (identity, identity)
        return table + trailer + b"startxref\n%d\n%%%%EOF\n" % self._offset


class StreamedCanvas(Canvas):  # type: ignore[misc]
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

    @property
    def document(self) -> StreamedDocument:
        return self._doc

    def finish(self) -> None:
        self._doc.finish(self)

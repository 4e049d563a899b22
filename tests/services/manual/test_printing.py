"""The manual on paper: tagged, with its contents, its pictures told in words; in Word a picture has its words too."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from docx import Document
from pypdf import PdfReader

from app.__main__ import main
from app.domain.documents.common import Imprint, Letterhead
from app.reports.word.to_word import write_word
from app.reports.written.content import WrittenDocument, WrittenPart, WrittenPicture
from app.services.manual.printing import FILE_NAME
from app.services.manual.reading import FOLDER, read_manual
from tests.looking import pictures_of

DAY = date(2025, 3, 10)
MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The manual, as the command writes it."""
    path = tmp_path_factory.mktemp("manual") / FILE_NAME
    assert main(["manual", str(path)]) == 0
    assert path.stat().st_size < MOST_BYTES
    return path


def elements(node, kind):
    """Yield the elements of a kind in the structure of a PDF."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one, kind)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements(node.K, kind)


def test_that_every_page_is_in_the_contents_and_every_picture_is_told_in_words(printed):
    with pikepdf.open(printed) as pdf:
        told = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot.K, "/Figure")]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "it-IT"
    assert told == [picture.alternative for page in read_manual().pages for picture in pictures_of(page.source)]
    reader = PdfReader(printed)
    contents = "".join(page.extract_text() for page in reader.pages[1:8])
    assert "".join(contents.split()).count("Comesicalcolanoinumeri") >= 1
    assert all("".join(page.title.split()) in "".join(contents.split()) for page in read_manual().pages)


def test_that_a_picture_in_word_is_told_in_words():
    png = (FOLDER / "immagini" / "seduta.png").read_bytes()
    part = WrittenPart("Parte", (WrittenPicture(png, "La Seduta"),))
    out = BytesIO()
    write_word(WrittenDocument(Letterhead("Ente"), Imprint(DAY), "Titolo", (), (), "Prova", (part,)), out)
    [shape] = Document(out).inline_shapes
    assert shape._inline.docPr.get("descr") == "La Seduta"

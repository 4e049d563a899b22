"""A bad file of a plan cannot hurt: a sentence that says what to do, or blocks."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from app.domain.errors import UserError
from app.plan_files import reading
from app.plan_files.reading import read_plan_document
from tests.plan_files.documents import Line, docx_of, odt_of, odt_with, pdf_of

LINES = (Line("h", "AREA TECNICA", 1), Line("b", "Nuovo PGT"))
GOOD = {"docx": docx_of(LINES), "odt": odt_of(LINES), "pdf": pdf_of(LINES)}
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def locked_pdf() -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(GOOD["pdf"])).pages:
        writer.add_page(page)
    writer.encrypt("segreto", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return stream.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><office:document-content/>'
ODT = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "vuoto"),
        (b"   \n", "vuoto"),
        (GOOD["docx"][:3000], "danneggiato"),
        (GOOD["pdf"][:200], "danneggiato"),
        (OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + bytes(100) + "WordDocument".encode("utf-16-le"), "vecchio formato di Word"),
        (locked_pdf(), "password"),
        (package(a_xml=b"<a/>"), "non è un documento"),
        (package(mimetype=ODT, content_xml=BOMB), "definizioni"),
        (package(mimetype=ODT, content_xml=b"<office"), "danneggiato"),
        (package(word__document_xml=b"<w:document/>"), "danneggiato"),
        (b"{\\rtf1 ciao}", "RTF"),
        (b"<html><body>ciao</body></html>", "pagina web"),
        (odt_with(""), "nessun testo"),
    ],
)
def test_that_what_is_no_plan_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UserError) as caught:
        read_plan_document(data)
    assert says in caught.value.problem
    assert caught.value.remedy


def test_that_a_package_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", replace(reading.LIMITS, unpacked_bytes=2 << 20))
    with pytest.raises(UserError, match="si espande"):
        read_plan_document(package(mimetype=ODT, content_xml=bytes(3 << 20)))


def test_that_a_deep_document_is_refused_as_damaged() -> None:
    deep = "<text:list><text:list-item>" * 3000
    with pytest.raises(UserError, match="danneggiato"):
        read_plan_document(odt_with(deep))


@settings(max_examples=settings().max_examples // 4)
@given(st.data())
def test_that_a_file_with_changed_bytes_never_breaks_the_reader(data: st.DataObject) -> None:
    good = GOOD[data.draw(st.sampled_from(sorted(GOOD)))]
    place = data.draw(st.integers(0, len(good) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=8))
    told: list[UserError] = []
    try:
        read_plan_document(good[:place] + noise + good[place + len(noise) :])
    except UserError as error:
        told.append(error)
    assert all(error.remedy for error in told)

import io
import zipfile

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.reading import LARGEST, MOST_LINES, read_plan
from tests.domain.plan_text.parsing import parse_plan

TEXT = "AREA TECNICA\n(Settore Città e «verde»)\n- Più luce nelle vie\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_that_a_text_saved_in_any_usual_way_is_read_the_same(encoding: str) -> None:
    assert read_plan(TEXT.encode(encoding)) == TEXT


def zipped(name: str, content: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "un PDF"),
        (zipped("word/document.xml"), "Word (.docx)"),
        (zipped("xl/workbook.xml"), "Excel (.xlsx)"),
        (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "LibreOffice (.odt)"),
        (zipped("piano.txt"), "un archivio compresso"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 vecchio", "formato vecchio"),
        (b"{\\rtf1\\ansi AREA TECNICA}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "un'immagine"),
        (b"<!doctype HTML><p>AREA TECNICA", "una pagina web"),
    ],
)
def test_that_a_file_that_is_not_text_is_called_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_plan(data)
    assert said in refused.value.problem
    assert ("Incolla testo" if said == "un'immagine" else "Testo (.txt)") in refused.value.remedy


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03 AREA", b"AREA \x81\x8d\xff TECNICA \x9d", b"\xff\xfe\x00\xd8\x00"])
def test_that_bytes_without_meaning_are_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="non è un testo"):
        read_plan(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n "])
def test_that_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="vuoto"):
        read_plan(data)


def test_that_a_file_too_large_for_a_plan_is_refused() -> None:
    with pytest.raises(UserError, match="troppo grande"):
        read_plan(b"a" * (LARGEST + 1))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_that_two_bytes_a_letter_are_known_without_their_mark(encoding: str) -> None:
    assert read_plan(TEXT.encode(encoding)) == TEXT


def test_that_a_text_of_too_many_lines_is_refused_and_one_at_the_limit_read() -> None:
    assert read_plan(b"a\n" * MOST_LINES).count("\n") == MOST_LINES
    with pytest.raises(UserError, match=rf"troppo lungo .* {MOST_LINES + 1} righe"):
        read_plan(b"a\n" * (MOST_LINES + 1))


def test_that_more_objectives_than_anybody_could_look_through_are_refused() -> None:
    with pytest.raises(UserError, match="5001 righe che sembrano obiettivi"):
        parse_plan("AREA TECNICA\n(Settore Strade)\n" + "- Asfaltature\n" * 5001)

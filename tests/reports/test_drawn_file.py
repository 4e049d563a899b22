"""A PDF of ours read back: every letter, line and picture at its place."""

from io import BytesIO

import pdfplumber
import pytest

from app.domain.documents.drawn import DrawnBox, DrawnLine, DrawnPicture, DrawnText, Mark
from app.reports.blocks.extras import Picture
from app.reports.drawings import canvas_of, fill, stroke, write
from app.reports.drawn_file import DrawnFile
from app.reports.flow import PageFlow
from app.reports.pdf_file import PdfFile
from app.reports.print_sheets import print_sheets
from app.reports.style import BODY, NEXT_TOP, PAGE_HEIGHT
from tests.reports.samples import imprint, person, sheet

RARE = "Łukasz Ωmega → (α) \\ prova"


@pytest.fixture(scope="module")
def printed() -> bytes:
    out = BytesIO()
    print_sheets([sheet(2, RARE, person=person("D'Àlì", "Zoë"))], out)
    return out.getvalue()


def of_kind(marks: list[Mark], kind: type) -> list:
    return [mark for mark in marks if isinstance(mark, kind)]


def test_that_every_letter_is_read_back_where_it_is(printed: bytes) -> None:
    document = DrawnFile(printed)
    with pdfplumber.open(BytesIO(printed)) as pdf:
        assert len(document) == len(pdf.pages)
        for number, page in enumerate(pdf.pages):
            texts = of_kind(document.marks(number), DrawnText)
            assert "".join(text.words for text in texts) == "".join(char["text"] for char in page.chars)
            place = 0
            for text in texts:
                first = page.chars[place]
                assert (first["x0"], first["size"]) == pytest.approx((text.x, text.size), abs=0.02)
                assert first["matrix"][5] == pytest.approx(text.baseline, abs=0.02)
                assert text.face in first["fontname"]
                place += len(text.words)


def test_that_signs_of_other_faces_are_read_back_in_their_order(printed: bytes) -> None:
    document = DrawnFile(printed)
    texts = [text for page in range(len(document)) for text in of_kind(document.marks(page), DrawnText)]
    assert RARE in "".join(text.words for text in texts)
    assert next(text for text in texts if "→" in text.words).face == "DejaVuSans"


def test_that_lines_boxes_logo_and_code_are_read_back(printed: bytes) -> None:
    marks = DrawnFile(printed).marks(0)
    with pdfplumber.open(BytesIO(printed)) as pdf:
        page = pdf.pages[0]
        assert len(of_kind(marks, DrawnLine)) == len(page.lines)
        assert len(of_kind(marks, DrawnBox)) == len(page.rects)
        logo, code = of_kind(marks, DrawnPicture)
        assert [round(one["x0"]) for one in page.images] == [round(logo.x), round(code.x)]
    assert len(logo.pixels) == 3 * logo.columns * logo.rows
    assert {code.pixels[place : place + 3] for place in range(0, len(code.pixels), 3)} == {b"\0" * 3, b"\xff" * 3}
    assert code.pixels[:21] == b"\0" * 21  # the corner of a code begins with seven black modules


def test_that_a_drawing_made_smaller_is_read_back_at_its_size() -> None:
    drawing = canvas_of(400, 1400)
    fill(drawing, (0, 0, 400, 700), (1, 0, 0))
    stroke(drawing, (0, 0), (400, 1400), (0, 0, 1), 2)
    write(drawing, (200, 700), "in mezzo", BODY, "centre")
    out = BytesIO()
    file = PdfFile(out, title="Prova", author="Prova", printed_on=imprint().printed_on)
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add([Picture(drawing, "Una prova di disegno")])
    file.write(flow.pages[0])
    file.close()
    box, line, text = DrawnFile(out.getvalue()).marks(0)
    assert box.height == pytest.approx(box.width * 700 / 400, abs=0.01)
    assert line.to_y - line.y == pytest.approx(2 * box.height, abs=0.02)
    assert line.to_y < PAGE_HEIGHT
    assert line.thickness == pytest.approx(2 * box.width / 400, abs=0.01)
    assert text.size == pytest.approx(BODY.size * box.width / 400, abs=0.01)

"""The laws of the layout: no word lost, none outside, nothing alone where it should not be."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents.common import Letterhead, PaperMarks, Signature
from app.domain.documents.figures import STAFF_COLUMNS, staff_total
from app.reports.blocks.data_table import data_table
from app.reports.blocks.signatures import signatures
from app.reports.blocks.table import GUTTER, Row, TableColumn, cell, spread, table
from app.reports.blocks.texts import heading, paragraph
from app.reports.closing import closing
from app.reports.flow import PageFlow
from app.reports.letterhead import letterhead
from app.reports.objective_sheet import INDICATORS
from app.reports.pdf_file import PdfFile
from app.reports.style import BODY, CELL, FRAME_BOTTOM, FRAME_WIDTH, NEXT_TOP, PAGE_HEIGHT
from app.reports.text import clean, shorten, text_width, wrap
from app.reports.written.content import column_table
from tests.reports.plan_samples import STAFF
from tests.reports.samples import imprint

ITALIAN = st.text(alphabet="abcdefghilmnopqrstuvzàèéìòù'’ \n,.;:0123456789", max_size=400)
FULL = NEXT_TOP - FRAME_BOTTOM


def laid_out(*blocks: object) -> list[list[str]]:
    """Return the lines of each page."""
    out = BytesIO()
    file = PdfFile(out, title="Prova", author="Prova", printed_on=imprint().printed_on)
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add(blocks)
    for page in flow.pages:
        file.write(page)
    file.close()
    with pdfplumber.open(out) as pdf:
        return [page.extract_text().split("\n") for page in pdf.pages]


@given(ITALIAN, st.floats(min_value=40, max_value=500))
def test_that_wrapping_loses_no_sign_and_never_overflows(text: str, width: float) -> None:
    lines = wrap(text, BODY, width)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    assert all(text_width(line, BODY) <= width + 0.01 for line in lines)


@given(ITALIAN)
def test_that_paragraphs_of_a_text_stay_apart(text: str) -> None:
    assert len(wrap(text, BODY, 10_000)) == text.count("\n") + 1


def test_that_a_number_stays_with_its_unit() -> None:
    lines = wrap("a " * 30 + "100\u00a0%", BODY, text_width("a " * 30 + "100", BODY))
    assert lines[-1] == "100\u00a0%"


def test_that_a_shortened_text_fits_and_says_so() -> None:
    short = shorten("Area Governo del Territorio", BODY, 60)
    assert short.endswith("…")
    assert text_width(short, BODY) <= 60
    assert shorten("Area", BODY, 60) == "Area"


def filler(height: float) -> list[object]:
    """Lines that leave less than `height` plus one line at the foot of a page."""
    count = int((FULL - height) / BODY.leading)
    return [paragraph(f"riga {number}", after=0) for number in range(count)]


@pytest.mark.parametrize("room", [15, 25, 35, 45])
def test_that_a_heading_never_ends_a_page(room: float) -> None:
    text = "parola " * 200
    for page in laid_out(*filler(room), heading("Titolo"), paragraph(text)):
        assert page[-1] != "Titolo"


@pytest.mark.parametrize("room", range(14, 120, 13))
def test_that_a_paragraph_leaves_no_line_alone(room: float) -> None:
    pages = laid_out(*filler(room), paragraph("parola " * 80))
    counts = [sum("parola" in line for line in page) for page in pages]
    assert 1 not in counts
    assert sum(counts) == len(wrap("parola " * 80, BODY, FRAME_WIDTH))


def test_that_rows_tied_together_go_to_the_next_page_together() -> None:
    columns = spread(TableColumn("Capo", 1))
    rows = [
        Row((cell(f"{kind} {number}"),), keeps_next=kind == "sopra")
        for number in range(40)
        for kind in ("sopra", "sotto")
    ]
    for page in laid_out(table(columns, rows)):
        assert page[0] == "Capo"
        assert page[1].startswith("sopra")
        assert page[-1].startswith("sotto")


@pytest.mark.parametrize("room", range(30, 110, 10))
def test_that_a_total_is_never_alone_on_a_page(room: float) -> None:
    pages = laid_out(*filler(room), data_table(STAFF_COLUMNS, STAFF[:3], staff_total(STAFF[:3])))
    assert all(len(page) > 2 for page in pages if page[-1].startswith("Totale"))  # the header, a row and the total
    *_, row, total = column_table("", STAFF_COLUMNS, STAFF, staff_total(STAFF)).rows
    assert (row.keeps_next, total.keeps_next) == (True, False)


@pytest.mark.parametrize(("taken", "pages"), [(0.3, 1), (0.55, 1), (0.65, 2), (0.9, 2)])
def test_that_a_part_begins_where_the_last_ended_when_much_of_the_page_is_free(taken: float, pages: int) -> None:
    file = PdfFile(BytesIO(), title="Prova", author="Prova", printed_on=imprint().printed_on)
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add(filler(FULL * (1 - taken)))
    flow.begin_part()
    flow.add([heading("Parte")])
    assert len(flow.pages) == pages


@pytest.mark.parametrize("room", range(60, 400, 60))
def test_that_a_row_taller_than_the_room_is_split_without_losing_lines(room: float) -> None:
    columns = spread(TableColumn("Nota", 3), TableColumn("Punti", 1, "right"))
    rows = [Row((cell("parola " * 500), cell("1,00"))), Row((cell("fine"), cell("2,00")))]
    pages = laid_out(*filler(room), table(columns, rows))
    text = " ".join(line for page in pages for line in page)
    assert text.count("parola") == 500
    assert text.count("1,00") == 1
    assert sum(page.count("Nota Punti") for page in pages) == sum("parola" in " ".join(page) for page in pages)


@pytest.mark.parametrize("room", [150, 170, 190, 210, 240])
def test_that_a_heading_is_followed_by_rows_where_a_tall_one_is_tied_to_one_without_room(room: float) -> None:
    columns = spread(TableColumn("Nota", 3), TableColumn("Punti", 1, "right"))
    tall = Row((cell("\n".join(f"voce{number}" for number in range(12))), cell("1,00")), keeps_next=True)
    rows = [tall, Row((cell("misura"), cell("2,00")), keeps_next=True), Row((cell("fine"), cell("3,00")))]
    pages = laid_out(*filler(room), heading("Settore I"), table(columns, rows))
    [first] = [number for number, page in enumerate(pages) if "Settore I" in page]
    assert any(line.startswith("voce") for line in pages[first])
    text = [line.split()[0] for page in pages for line in page if line.startswith("voce")]
    assert text == [f"voce{number}" for number in range(12)]
    last = next(page for page in pages if "fine 3,00" in page)
    assert "misura 2,00" in last
    assert any(line.startswith("voce") for line in last)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_that_any_number_of_signatures_stays_in_the_frame(count: int) -> None:
    people = [
        Signature(f"Ruolo {number} con un nome piuttosto lungo", "Dell'Acqua Maria Antonietta")
        for number in range(count)
    ]
    block = signatures(people)
    assert block.split(10) is None
    pages = laid_out(*filler(30), block)
    starts = ("Ruolo", "Dell'Acqua", "data e firma")
    rows = [start for line in pages[-1] for start in starts if line.startswith(start)]
    assert rows == [*starts] * -(-count // 3)  # each row below the lines on which the one above is signed


def test_that_a_frame_has_its_own_colour_and_thickness_after_another() -> None:
    page = PdfFile(BytesIO(), title="Prova", author="Prova", printed_on=imprint().printed_on).new_page()
    page.line((0, 0), (10, 0), (1, 0, 0), 3)
    page.frame(0, 0, 10, 10, (0, 0, 1))
    page.rule(0, 0, 10, (0, 0, 1), 0.7)
    operators = [one for one in page.operators if isinstance(one, str)]
    drawn = [place for place, one in enumerate(operators) if one.endswith(" S")]
    assert [any(" RG" in one for one in operators[:first]) for first in drawn[:1]] == [True]
    assert "0 0 1 RG" in " ".join(operators[drawn[0] : drawn[1]])
    assert drawn[2] == drawn[1] + 1


@pytest.mark.parametrize("room", [20, 30, 40])
def test_that_a_block_is_split_in_the_room_that_its_own_space_leaves(room: float) -> None:
    text = paragraph("parola " * 400, before=14)
    out = BytesIO()
    file = PdfFile(out, title="Prova", author="Prova", printed_on=imprint().printed_on)
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add([*filler(room), text])
    for page in flow.pages:
        file.write(page)
    file.close()
    with pdfplumber.open(out) as pdf:
        for shown in pdf.pages:
            assert max(word["bottom"] for word in shown.extract_words()) <= PAGE_HEIGHT - FRAME_BOTTOM + 0.5


@pytest.mark.parametrize(
    "lines", [(), ("Piazza del Municipio, 1",), ("Provincia di Cremona", "Piazza del Municipio, 1")]
)
def test_that_the_words_of_a_letterhead_stand_one_under_the_other_above_its_rule(lines: tuple[str, ...]) -> None:
    out = BytesIO()
    file = PdfFile(out, title="Prova", author="Prova", printed_on=imprint().printed_on)
    flow, block = PageFlow(file.new_page, NEXT_TOP), letterhead(Letterhead("Comune di Esempio", lines), None)
    flow.add([block])
    file.write(flow.pages[0])
    file.close()
    with pdfplumber.open(out) as pdf:
        words = pdf.pages[0].extract_words()
        [rule] = [line["top"] for line in pdf.pages[0].lines]
    top = PAGE_HEIGHT - NEXT_TOP
    assert [word["text"] for word in words[:3]] == ["Comune", "di", "Esempio"]
    assert top - 1 <= min(word["top"] for word in words)
    assert max(word["bottom"] for word in words) <= rule <= top + block.height


def test_that_who_signs_is_never_alone_on_a_page() -> None:
    for count in range(1, 60):
        pages, signed = signed_pages(count)
        assert f"(voce {count - 1})" in signed
        assert sum(page.count("(voce ") for page in pages) == count


def signed_pages(count: int) -> tuple[list[str], str]:
    """Lay out a table of so many rows that is signed; return what the pages draw, and that with the signatures."""
    columns = spread(TableColumn("Voce", 200), TableColumn("Punti", 60))
    rows = [Row((cell(f"voce {number}"), cell("1,00"))) for number in range(count)]
    marks = PaperMarks(place_and_day="Esempio, 14/03/2025", signatories=(Signature("Il Sindaco", "Verdi Anna"),))
    flow = PageFlow(PdfFile(BytesIO(), title="Prova", author="Prova", printed_on=imprint().printed_on).new_page)
    flow.add([table(columns, rows)], closing(replace(imprint(), marks=marks)))
    pages = [" ".join(page.operators) for page in flow.pages]
    signed = next(page for page in pages if "(Il Sindaco)" in page)
    return pages, signed


def test_that_a_judgement_is_not_broken_inside_a_word_in_the_values_of_a_scheda_obiettivo():
    for column in INDICATORS[3:5]:
        assert wrap("Parzialmente raggiunto", CELL, column.width - 2 * GUTTER) == ("Parzialmente", "raggiunto")

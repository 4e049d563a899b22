"""Plans in PDF: pages, headers, broken lines, scans; and the sheets of a workbook."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import Cancelled, UserError
from app.domain.plan_text.blocks import BlockKind
from app.plan_files.pdf_lines import lines_of
from app.plan_files.pdf_page import Glyph
from app.plan_files.reading import read_pasted_plan, read_plan_document
from tests.plan_files.documents import Line, pdf_of, xlsx_of

MANY = [
    Line(
        "n",
        f"Obiettivo di sviluppo della voce {place}, scritto su due righe perché una sola non basta a dirlo",
    )
    for place in range(1, 100)
]


def test_that_items_go_on_across_pages_and_headers_and_page_numbers_are_told() -> None:
    document = read_plan_document(pdf_of(MANY, header="Comune di Prova – Piano della performance"), "piano.pdf")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.text for item in items] == [line.text for line in MANY]
    assert [item.marker for item in items] == [f"{place}." for place in range(1, 100)]
    assert document.pages == items[-1].page
    assert items[-1].source == f"pagina {document.pages}"
    notes = {note.code for note in document.issues}
    assert {"running_lines"} <= notes <= {"running_lines", "page_numbers"}
    assert [block.text for block in document.blocks if block not in items] == [
        "Comune di Prova – Piano della performance"
    ]


def test_that_the_hyphen_of_a_broken_line_is_mended() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for place, line in enumerate(
        ("- Riordino dell'archivio storico e informatiz-", "zazione dello stato civile", "- Nuovo PGT")
    ):
        canvas.drawString(80, 700 - 14 * place, line)
    canvas.save()
    texts = [block.text for block in read_plan_document(stream.getvalue()).blocks]
    assert texts == ["Riordino dell'archivio storico e informatizzazione dello stato civile", "Nuovo PGT"]


def test_that_a_turned_page_is_read_as_it_is_seen() -> None:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf_of([Line("b", "Nuovo PGT"), Line("b", "Scuola media")]))).pages:
        writer.add_page(page)
    stream = io.BytesIO()
    writer.write(stream)
    assert [block.text for block in read_plan_document(stream.getvalue()).blocks] == ["Nuovo PGT", "Scuola media"]


def scan(pages: int) -> bytes:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(picture, "PNG")
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, 500, 800)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_that_a_scan_is_told_so() -> None:
    with pytest.raises(UserError, match="scansione") as caught:
        read_plan_document(scan(2))
    assert "OCR" in caught.value.remedy


def test_that_a_page_that_is_a_picture_is_named_and_the_others_are_read() -> None:
    writer = PdfWriter()
    for data in (pdf_of([Line("b", "Nuovo PGT")]), scan(1)):
        for page in PdfReader(io.BytesIO(data)).pages:
            writer.add_page(page)
    stream = io.BytesIO()
    writer.write(stream)
    document = read_plan_document(stream.getvalue())
    assert [note.sentence for note in document.issues if note.code == "scanned_pages"] == [
        "La pagina 2 è un'immagine senza testo: 1 pagina non letta."
    ]


def test_that_a_reading_tells_each_page_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_the_second(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_plan_document(pdf_of(MANY), "piano.pdf", stop_at_the_second)
    assert [done for done, _ in told] == [1, 2]


def test_that_the_rows_of_a_workbook_have_the_headings_above_them() -> None:
    data = xlsx_of(
        ("Comune di Prova",),
        ("Area", "Obiettivo", "Peso", "Atteso"),
        ("Tecnica", "Nuovo PGT", 60, "31/12/2024"),
        ("Tecnica", "Scuola media", 40, None),
    )
    document = read_plan_document(data, "piano.xlsx")
    assert [block.text for block in document.blocks] == [
        "Comune di Prova",
        "Area | Obiettivo | Peso | Atteso",
        "Tecnica | Nuovo PGT | 60 | 31/12/2024",
        "Tecnica | Scuola media | 40",
    ]
    assert document.blocks[2].source == "foglio Obiettivi, riga 3"
    assert [(cell.heading, cell.text) for cell in document.blocks[3].cells][-1] == ("Atteso", "")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Obiettivo;Peso\nPerché sì;60\n".encode("cp1252"), "piano.csv"),
        ("Obiettivo\tPeso\nPerché sì\t60\n".encode(), "piano.tsv"),
    ],
)
def test_that_a_plan_saved_as_a_table_of_text_is_read(data: bytes, name: str) -> None:
    last = read_plan_document(data, name).blocks[-1]
    assert [(cell.heading, cell.text) for cell in last.cells] == [("Obiettivo", "Perché sì"), ("Peso", "60")]


def test_that_a_pasted_text_is_read() -> None:
    assert [block.text for block in read_pasted_plan("AREA TECNICA\n- Nuovo PGT").blocks] == [
        "AREA TECNICA",
        "Nuovo PGT",
    ]


def letters(word: str, left: float, base: float, size: float) -> list[Glyph]:
    wide = size * 0.6
    places = enumerate(word)
    return [Glyph(one, left + at * wide, left + (at + 1) * wide, base, size, False, at) for at, one in places]


@pytest.mark.parametrize("base", [96, 104])
@pytest.mark.parametrize("above", [[], letters("titolo", 0, 130, 10)])
def test_that_small_letters_beside_the_first_or_another_line_of_a_page_belong_to_it(
    base: int, above: list[Glyph]
) -> None:
    page = [*above, *letters("CO", 0, 100, 10), *letters("2", 12, base, 6), *letters("meno", 0, 80, 10)]
    told = [line.text for line in lines_of(page, 1, lambda _: "Sans")]
    assert told == [*(["titolo"] if above else []), "CO₂" if base < 100 else "CO²", "meno"]

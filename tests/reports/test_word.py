"""Documents of Word as they are written: their styles, tables, lists, captions, and the same bytes."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Row

from app.domain.document_text.rich_text import titled_text
from app.domain.documents.figures import STAFF_COLUMNS, staff_total
from app.domain.documents.plan import PlanDocument
from app.reports.print_plan import write_plan
from app.reports.style import FRAME_WIDTH
from app.reports.word import styles
from app.reports.word.to_word import write_word
from app.reports.written.content import (
    WordTone,
    WrittenColumn,
    WrittenDocument,
    WrittenParagraph,
    WrittenPart,
    WrittenTable,
    column_table,
    said,
    written_text,
)
from tests.reports.plan_samples import STAFF, plan
from tests.reports.samples import imprint, letterhead


def written(document: PlanDocument) -> bytes:
    out = BytesIO()
    write_plan(document, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def plan_bytes() -> bytes:
    return written(plan())


@pytest.fixture
def word(plan_bytes: bytes) -> Document:
    return docx.Document(BytesIO(plan_bytes))


def texts(word: Document, style: str) -> list[str]:
    return [one.text for one in word.paragraphs if one.style and one.style.name == style]


def test_that_parts_and_units_are_headings_of_word_in_their_order(word: Document) -> None:
    assert texts(word, "Heading 1")[0] == "Parte prima. Introduzione"
    assert "Area Polizia Locale" in texts(word, "Heading 2")
    assert "Settore Tributi" in texts(word, "Heading 3")
    assert texts(word, "Title") == ["Piano degli obiettivi"]


def test_that_the_contents_are_a_field_with_a_link_to_each_heading(word: Document) -> None:
    body = word.element.body
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(links) == sum(len(texts(word, f"Heading {level}")) for level in (1, 2, 3))
    assert any(one.text and one.text.strip().startswith("TOC") for one in body.iter(qn("w:instrText")))
    names = [one.tag for one in word.settings.element]
    assert qn("w:savePreviewPicture") in names[: names.index(qn("w:updateFields"))]  # in the order of the schema
    assert qn("w:compat") in names[names.index(qn("w:updateFields")) :]


def test_that_tables_repeat_their_headings_and_have_numbered_captions(word: Document) -> None:
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    captions = [one for one in texts(word, "Caption") if one.startswith("Tabella")]
    assert len(captions) == len(word.tables)
    assert captions[0] == "Tabella 1 – Popolazione residente negli ultimi anni"


def test_that_tables_have_thin_grey_rules_between_rows_and_none_over_an_indicator(word: Document) -> None:
    [style] = {table.style.name for table in word.tables}
    borders = word.styles[style].element.find(f".//{qn('w:tblBorders')}")
    assert {one.tag.rpartition("}")[2]: one.get(qn("w:color")) for one in borders} == dict.fromkeys(
        ("top", "bottom", "insideH"), "C5CCD3"
    )
    *_, objectives = word.tables
    bare = [
        {edge.tag.rpartition("}")[2] for cell in row._tr.tc_lst for edge in cell.iterfind(f".//{qn('w:tcBorders')}/*")}
        for row in objectives.rows
    ]
    assert [place for place, edges in enumerate(bare) if "top" in edges] == [4, 8, 12]  # the indicators
    assert [place for place, edges in enumerate(bare) if "bottom" in edges] == [3, 7, 11]  # the rows above them
    for properties in (cell.tcPr for row in objectives.rows for cell in row._tr.tc_lst):
        names = [one.tag.rpartition("}")[2] for one in properties]
        assert names == [one for one in ("tcW", "gridSpan", "tcBorders", "shd") if one in names]  # as Word wants them


def test_that_an_objective_stays_with_its_indicator_and_the_last_row_of_a_table_with_nothing(word: Document) -> None:
    def keeps(row: _Row) -> set[bool]:
        return {bool(one.paragraph_format.keep_with_next) for cell in row.cells for one in cell.paragraphs}

    population, *_, objectives = word.tables
    assert [keeps(row) for row in population.rows] == [{False}] * len(population.rows)
    assert [place for place, row in enumerate(objectives.rows) if keeps(row) == {True}] == [3, 7, 11, 14]
    assert all(keeps(table.rows[-1]) == {False} for table in word.tables)


def test_that_lists_are_of_word_and_each_numbered_one_begins_again(word: Document) -> None:
    assert texts(word, "List Bullet") == ["un punto forte", "un altro"]
    assert texts(word, "List Number") == ["prima", "seconda"]
    [bold] = [run.text for one in word.paragraphs for run in one.runs if run.bold and one.text == "un punto forte"]
    assert bold == "forte"


@pytest.mark.parametrize(
    ("one", "style"),
    [
        (said("Ecco."), styles.BODY),
        (replace(said("Ecco."), tone=WordTone.QUIET), styles.QUIET),
        (replace(said("Ecco."), is_item=True), styles.BULLETS),
        (replace(said("Ecco."), is_item=True, marker="1."), styles.NUMBERS),
        (replace(said("Ecco."), is_item=True, tone=WordTone.QUIET), styles.BULLETS),
    ],
)
def test_that_a_paragraph_has_the_style_of_what_it_is(one: WrittenParagraph, style: str) -> None:
    word = docx.Document(BytesIO(word_of(WrittenPart("Prima", (one,)))))
    [found] = [paragraph for paragraph in word.paragraphs if paragraph.text == "Ecco."]
    assert found.style.name == style


def test_that_two_numbered_lists_have_two_numberings() -> None:
    text = titled_text("Elenchi", "1. uno\n2. due\n\nIn mezzo.\n\n1. di nuovo\n\n- punto\n\nc) terza")
    word = docx.Document(BytesIO(word_of(WrittenPart("Prima", tuple(written_text(text))))))
    items = [one._p.pPr.numPr for one in word.paragraphs if one.style.name == "List Number"]
    assert {one.ilvl.val for one in items} == {0}  # the lists have one level
    lists = [one.numId.val for one in items]
    assert [lists.count(number) for number in dict.fromkeys(lists)] == [2, 1, 1]
    starts = {
        level.find(qn("w:numFmt")).get(qn("w:val")) + level.find(qn("w:start")).get(qn("w:val"))
        for level in word.part.numbering_part.element.iter(qn("w:lvl"))
    }
    assert {"decimal1", "lowerLetter3"} <= starts


def test_that_drawings_say_what_they_show(word: Document) -> None:
    described = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))]
    assert any("2023: 5.953 residenti" in one for one in described)
    assert all(described)


def test_that_the_language_and_the_properties_are_those_of_the_ente(word: Document) -> None:
    kept = word.core_properties
    assert (kept.title, kept.author) == ("Piano degli obiettivi 2024-2026 – Comune di Esempio", "Comune di Esempio")
    assert (kept.language, kept.created) == ("it-IT", kept.modified)
    assert 'w:lang w:val="it-IT"' in word.styles.element.xml


def test_that_the_same_document_gives_the_same_bytes(plan_bytes: bytes) -> None:
    assert written(plan()) == plan_bytes
    with ZipFile(BytesIO(plan_bytes)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not package.testzip()
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_that_an_unreadable_logo_is_told_and_characters_that_xml_refuses_are_dropped() -> None:
    ente = replace(letterhead(), logo=b"nothing", name="Comune\x0b di\x00 Esempio")
    out = BytesIO()
    made = write_plan(replace(plan(), letterhead=ente, areas=(), common_objectives=()), out)
    assert [issue.code for issue in made.issues] == ["logo_unreadable"]
    assert "Comune di Esempio" in [one.text for one in docx.Document(out).paragraphs]


def test_that_a_table_of_numbers_is_aligned_and_sums_are_strong() -> None:
    table = column_table("Personale", STAFF_COLUMNS, STAFF, staff_total(STAFF))
    [made] = docx.Document(BytesIO(word_of(WrittenPart("Prima", (said("Ecco."), table))))).tables
    assert [cell.text for cell in made.rows[-1].cells][:4] == ["Totale", "8", "16", "24"]
    assert made.rows[-1].cells[0].paragraphs[0].runs[0].bold
    assert made.rows[1].cells[1].paragraphs[0].alignment is not None


def word_of(*parts: WrittenPart) -> bytes:
    out = BytesIO()
    write_word(WrittenDocument(letterhead(), imprint(), "Prova", ("2024",), (), "Prova", parts), out)
    return out.getvalue()


def test_that_no_column_is_narrower_than_the_words_of_its_heading_in_a_wide_face() -> None:
    heads = ("Area", "Obiettivi", "Superiori", "Non misurabili", "Grado medio")
    columns = tuple(WrittenColumn(head, width) for head, width in zip(heads, (200, 50, 50, 50, 50), strict=True))
    [table] = docx.Document(BytesIO(word_of(WrittenPart("Parte", (WrittenTable("", columns, ()),))))).tables
    widths = [column.width.pt for column in table.columns]
    longest = [max(map(len, head.split())) for head in heads]
    assert all(width >= letters * 6.7 for width, letters in zip(widths, longest, strict=True))
    assert sum(widths) == pytest.approx(FRAME_WIDTH, abs=1)

"""What only documents of Word and LibreOffice have: revisions, forms, merged cells, lists of their own."""

from collections.abc import Callable, Sequence

import docx
import pytest

from app.domain.plan_text.blocks import BlockKind
from app.domain.plan_text.part_texts import paragraph_of
from app.plan_files.reading import read_plan_document
from tests.plan_files.documents import Line, deleted_run, docx_of, inserted_run, odt_of, odt_with, saved, table

FORM = (
    table(
        ("Obiettivo n. 1", "Informatizzazione dello stato civile"),
        ("Peso", "30"),
        ("Fasi", "- scelta del fornitore\n- formazione"),
        ("Responsabile", "Anna Blu"),
    ),
)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_plan_document(data).blocks]


@pytest.mark.parametrize("maker", [docx_of])
def test_that_a_form_of_labels_and_values_becomes_lines_with_a_colon(maker: Callable[[Sequence[Line]], bytes]) -> None:
    document = read_plan_document(maker(FORM))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Obiettivo n. 1: Informatizzazione dello stato civile"),
        (BlockKind.PARAGRAPH, "Peso: 30"),
        (BlockKind.PARAGRAPH, "Fasi:"),
        (BlockKind.LIST_ITEM, "scelta del fornitore"),
        (BlockKind.LIST_ITEM, "formazione"),
        (BlockKind.PARAGRAPH, "Responsabile: Anna Blu"),
    ]


def test_that_what_was_taken_out_with_revisions_on_is_not_read_and_what_was_put_in_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nuovo ")
    deleted_run(paragraph, "vecchio ")
    inserted_run(paragraph, "regolamento")
    assert texts(saved(document)) == ["Nuovo regolamento"]


def test_that_merged_cells_say_what_they_say_in_each_row_and_a_wide_row_is_a_line_of_its_own() -> None:
    document = docx.Document()
    made = document.add_table(5, 3)
    rows = (
        ("Area", "Obiettivo", "Peso"),
        ("Tecnica", "Scuola", "60"),
        ("", "PGT", "40"),
        ("AREA SOCIALE", "", ""),
        ("Sociale", "Asilo", "100"),
    )
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 0).merge(made.cell(3, 2))
    blocks = read_plan_document(saved(document)).blocks
    assert [block.text for block in blocks] == [
        "Area | Obiettivo | Peso",
        "Tecnica | Scuola | 60",
        "Tecnica | PGT | 40",
        "AREA SOCIALE",
        "Sociale | Asilo | 100",
    ]
    assert [(cell.heading, cell.text) for cell in blocks[2].cells] == [
        ("Area", "Tecnica"), ("Obiettivo", "PGT"), ("Peso", "40"),
    ]  # fmt: skip


def test_that_headings_over_two_rows_are_joined() -> None:
    document = docx.Document()
    made = document.add_table(3, 3)
    rows = (("Obiettivo", "Indicatore", ""), ("", "descrizione", "target"), ("Scuola", "collaudo", "31/12"))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.cell(0, 1).merge(made.cell(0, 2))
    last = read_plan_document(saved(document)).blocks[-1]
    assert [(cell.heading, cell.text) for cell in last.cells] == [
        ("Obiettivo", "Scuola"), ("Indicatore – descrizione", "collaudo"), ("target", "31/12"),
    ]  # fmt: skip


def test_that_a_heading_row_printed_again_is_left_out_with_a_note() -> None:
    rows = table(("Obiettivo", "Peso"), ("Scuola media", "60"), ("Obiettivo", "Peso"), ("Statuto", "40"))
    document = read_plan_document(docx_of((rows,)))
    assert [block.text for block in document.blocks] == ["Obiettivo | Peso", "Scuola media | 60", "Statuto | 40"]
    assert [note.code for note in document.issues] == ["repeated_headings"]


def test_that_raised_and_lowered_figures_keep_their_meaning() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Piazza di 500 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" e meno CO")
    paragraph.add_run("2").font.subscript = True
    assert texts(saved(document)) == ["Piazza di 500 m² e meno CO₂"]
    raised = '<text:p>Piazza di 500 m<text:span text:style-name="Up">2</text:span></text:p>'
    assert texts(odt_with(raised)) == ["Piazza di 500 m²"]


def test_that_styles_and_pages_are_told() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("AREA TECNICA").bold = True
    document.add_page_break()
    document.add_paragraph("Nuovo PGT")
    first, second = read_plan_document(saved(document)).blocks
    assert (first.style, first.page, second.style, second.page) == ("Normal grassetto", 1, "Normal", 2)


def test_that_notes_and_the_table_of_contents_of_libreoffice_are_left_out_and_told() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>Area tecnica 3</text:p>"
        "</text:index-body></text:table-of-content>"
        '<text:p>Nuovo<text:s/>PGT<text:note text:note-class="footnote"><text:note-body><text:p>Nota</text:p>'
        "</text:note-body></text:note></text:p>"
        "<text:tracked-changes><text:changed-region><text:p>tolto</text:p></text:changed-region></text:tracked-changes>"
    )
    document = read_plan_document(odt_with(body))
    assert [block.text for block in document.blocks] == ["Nuovo PGT"]
    assert {note.code for note in document.issues} == {"contents_lines", "footnotes"}


def test_that_merged_cells_of_libreoffice_are_read_like_those_of_word() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Area") + cell("Obiettivo") + cell("Peso")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Tecnica", ' table:number-rows-spanned="2"') + cell("Scuola") + cell("60")
        + "</table:table-row><table:table-row><table:covered-table-cell/>" + cell("PGT") + cell("40")
        + "</table:table-row><table:table-row>" + cell("AREA SOCIALE", ' table:number-columns-spanned="3"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row></table:table>'
    )  # fmt: skip
    assert texts(odt_with(body)) == [
        "Area | Obiettivo | Peso",
        "Tecnica | Scuola | 60",
        "Tecnica | PGT | 40",
        "AREA SOCIALE",
    ]


def test_that_a_bullet_nobody_can_read_is_a_bullet_and_is_told() -> None:
    document = read_plan_document(odt_of((Line("p", "\uf0a7 Nuovo PGT"), Line("p", "§ Scuola"))))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.LIST_ITEM, "Nuovo PGT"), (BlockKind.LIST_ITEM, "Scuola"),
    ]  # fmt: skip
    assert [note.code for note in document.issues] == ["odd_characters"]


def test_that_words_in_bold_inside_a_paragraph_are_told_and_stay_so_in_the_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Il Piano è legge: il ")
    paragraph.add_run("Pia").bold = True
    paragraph.add_run("no").bold = True
    paragraph.add_run(" lega la performance a tre ")
    paragraph.add_run("premi:", style="Strong")
    item = document.add_paragraph(style="List Bullet")
    item.add_run("tutti").bold = True
    item.add_run(" i dipendenti")
    document.add_paragraph().add_run("Solo grassetto").bold = True
    span = '<text:span text:style-name="Bold">Piano</text:span>'
    odt = odt_with(f"<text:p>Il {span} è legge</text:p><text:p>{span}</text:p>")
    of_word, of_libreoffice = read_plan_document(saved(document)).blocks, read_plan_document(odt).blocks
    assert [block.bold for block in of_word] == [(("Piano", 1), ("premi", 0)), (("tutti", 0),), ()]
    assert [block.bold for block in of_libreoffice] == [(("Piano", 0),), ()]
    assert [paragraph_of(block) for block in of_word] == [
        "Il Piano è legge: il **Piano** lega la performance a tre **premi**:",
        "- **tutti** i dipendenti",
        "Solo grassetto",
    ]

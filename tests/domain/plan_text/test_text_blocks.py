"""A plain text becomes blocks: each with its line, its mark and its cells, whole though lines and pages broke it."""

import pytest

from app.domain.plan_text.blocks import CELL_JOINT, BlockKind
from app.domain.plan_text.cell_lines import in_pairs
from app.domain.plan_text.figures import facts_of
from app.domain.plan_text.part_texts import goes_on_list
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.text_blocks import PlainLine, blocks_of_lines, document_of_text


def texts(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document_of_text(text).blocks]


@pytest.mark.parametrize(
    "mark", ["- ", "§ ", "ü ", "Ø ", "\uf0b7 ", "\uf0a7\t", "\x07 ", "• ", "1) ", "a) ", "1.1 ", "01.02 "]
)
def test_that_the_mark_of_an_item_is_kept_apart_from_its_text(mark: str) -> None:
    assert texts(f"AREA TECNICA\n{mark}Nuova scuola\n{mark}Nuovi lampioni") == [
        (BlockKind.PARAGRAPH, "AREA TECNICA"),
        (BlockKind.LIST_ITEM, "Nuova scuola"),
        (BlockKind.LIST_ITEM, "Nuovi lampioni"),
    ]


def test_that_labels_and_headings_never_go_on_with_the_line_above() -> None:
    found = texts(
        "Titolo: Statuto\nPeso: 30\nFasi:\n1. bozza\nAREA\nTECNICA\nObiettivo n. 2 - Sito\nIndicatore: visite"
    )
    assert len(found) == 8


def test_that_a_paragraph_broken_by_width_and_page_is_whole() -> None:
    wide = "Il settore cura gli atti degli organi, la protocollazione e la conservazione dei"
    document = document_of_text(
        f"{wide}\ndocumenti\fdell'ente.\n- 12 -\n\n- Vendita dei mezzi usati\n\ne acquisto di altri."
    )
    assert [block.text for block in document.blocks] == [
        f"{wide} documenti dell'ente.",
        "Vendita dei mezzi usati e acquisto di altri.",
    ]
    assert [(block.number, block.page, block.source) for block in document.blocks] == [
        (1, 1, "riga 1"),
        (5, 2, "riga 5"),
    ]
    assert document.pages == 2


def test_that_the_cells_of_a_table_have_the_headings_that_the_table_marks() -> None:
    table = "| Area | Obiettivo |\n|---|---|\n| Tecnica | Scuola |\n\nTesto.\n1\tScuola\t50"
    first, row, _, bare = document_of_text(table).blocks
    assert [(cell.heading, cell.text) for cell in first.cells] == [("Area", "Area"), ("Obiettivo", "Obiettivo")]
    assert [(cell.heading, cell.text) for cell in row.cells] == [("Area", "Tecnica"), ("Obiettivo", "Scuola")]
    assert [(cell.heading, cell.text) for cell in bare.cells] == [("", "1"), ("", "Scuola"), ("", "50")]
    assert row.text == f"Tecnica{CELL_JOINT}Scuola"


def test_that_odd_characters_go_with_a_note_and_units_stay() -> None:
    document = document_of_text("- Piazza di 500 m² e CO\u2082, ANAC², 1° lotto, 2ª fase, sc\x02uola")
    assert [block.text for block in document.blocks] == ["Piazza di 500 m² e CO\u2082, ANAC, 1° lotto, 2ª fase, scuola"]
    assert [issue.code for issue in document.issues] == ["odd_characters"]


def test_that_the_lines_of_a_pdf_lose_page_numbers_and_running_headers() -> None:
    pages = [["Comune di Prova – Piano", f"AREA {name}", "(4)"] for name in ("UNO", "DUE", "TRE")]
    lines = [
        PlainLine(3 * page + place, text, page)
        for page, page_lines in enumerate(pages)
        for place, text in enumerate(page_lines)
    ]
    assert [(block.page, block.text) for block in blocks_of_lines(lines)] == [
        (0, "AREA UNO"),
        (1, "AREA DUE"),
        (2, "AREA TRE"),
    ]


def test_that_numbers_grow_even_where_one_line_holds_two_blocks() -> None:
    numbers = [block.number for block in document_of_text("- uno\f- due\n- tre").blocks]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("paragraphs", "is_open"),
    [
        ([], False),
        (["Le attività sono descritte sotto."], False),
        (["Le attività sono:"], True),
        (["Le attività sono:", "- lo sportello"], True),
        (["Le attività sono:", "2) lo sportello"], True),
        (["- lo sportello", "Poi si vedrà."], False),
    ],
)
def test_that_a_list_is_open_once_announced_and_after_each_of_its_items(paragraphs: list[str], is_open: bool) -> None:
    assert goes_on_list(paragraphs) is is_open


def fact(role: LineRole, number: int) -> CarriedFact:
    return CarriedFact(role, f"{role.value} {number}")


@pytest.mark.parametrize(("indicators", "targets"), [(1, 1), (1, 2), (3, 2), (2, 3)])
def test_that_cells_with_as_many_indicators_as_targets_are_paired_and_others_left(
    indicators: int, targets: int
) -> None:
    told = tuple(fact(LineRole.INDICATOR, n) for n in range(indicators))
    told += (fact(LineRole.WEIGHT, 0), *(fact(LineRole.TARGET, n) for n in range(targets)))
    assert in_pairs(told) == told
    both = (
        fact(LineRole.WEIGHT, 0),
        *(fact(role, n) for role in (LineRole.INDICATOR, LineRole.TARGET) for n in (0, 1)),
    )
    paired = tuple(fact(role, n) for n in (0, 1) for role in (LineRole.INDICATOR, LineRole.TARGET))
    assert in_pairs(both) == (*paired, fact(LineRole.WEIGHT, 0))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Linee programmatiche del mandato 2019-2024", (2019, 2024)),
        ("Il quinquennio amministrativo 2024/29", (2024, 2029)),
        ("Mandato 2024-2024", None),
        ("Mandato 2024-2019", None),
        ("Mandato 2014–2024", None),
    ],
)
def test_that_a_mandate_is_of_some_years_in_their_order(text: str, years: tuple[int, int] | None) -> None:
    assert facts_of(document_of_text(text).blocks).mandate == years


@pytest.mark.parametrize(
    ("line", "kind", "cells"),
    [
        ("- asfalti | segnali", BlockKind.LIST_ITEM, 0),  # an item that holds a bar
        ("1) asfalti | 30 | km", BlockKind.TABLE_ROW, 3),  # a row whose first cell is numbered
        ("1) asfalti | 30 | –", BlockKind.LIST_ITEM, 0),
        ("1) asfalti | 30 | km | sì", BlockKind.TABLE_ROW, 4),
        ("asfalti | 30", BlockKind.TABLE_ROW, 2),
        ("asfalti | –", BlockKind.TABLE_ROW, 2),
        ("1) asfalti", BlockKind.LIST_ITEM, 0),
        ("# Asfalti", BlockKind.HEADING, 0),
        ("Asfalti", BlockKind.PARAGRAPH, 0),
    ],
)
def test_that_a_line_of_a_list_with_three_written_cells_is_a_row(line: str, kind: BlockKind, cells: int) -> None:
    [block] = document_of_text(line).blocks
    assert (block.kind, len(block.cells)) == (kind, cells)

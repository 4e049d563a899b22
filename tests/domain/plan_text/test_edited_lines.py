"""Lines that the user corrects, divides, or says to be columns of text: what comes of them, and what is told of it."""

import pytest

from app.domain.errors import UserError
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import BlockKind, BoldWords, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.edited_lines import edit_findings, edited
from app.domain.plan_text.layout_text import layout_of, layout_text
from app.domain.plan_text.line_texts import cells_divided, cells_written, likely_cuts, text_in_full
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.text_blocks import document_of_text

RUN_ON = (
    "AREA TECNICA Responsabile: ing. Ada Neri\n- Potatura dei viali; Mappa dei pozzi\n- Buche chise\n- Buche chise\n"
)
TITLE, ITEM, FIRST, SECOND = 1, 2, 3, 4


def row(number: int, *cells: str, source: str = "") -> PlanBlock:
    told = tuple(CellText("", cell) for cell in cells)
    return PlanBlock(number, BlockKind.TABLE_ROW, " | ".join(filter(None, cells)), source=source, cells=told)


def divide(answers: PlanAnswers, document: SourceDocument, number: int, before: str) -> PlanAnswers:
    read = edited(document, answers.layout.edits)
    block = read.blocks[read.place_of(number)]
    text = text_in_full(block)
    return answers.rewriting(read, number, cells_divided(block, text, text.index(before)))


def correct(answers: PlanAnswers, document: SourceDocument, number: int, text: str) -> PlanAnswers:
    read = edited(document, answers.layout.edits)
    return answers.rewriting(read, number, [cells_written(read.blocks[read.place_of(number)], text)])


def plan_made(document: SourceDocument, answers: PlanAnswers) -> tuple[list[str], list[str]]:
    read = edited(document, answers.layout.edits).document
    plan = proposed(read, recognised(read, answers.layout), words=answers.layout.words)
    return [f"{area.name}: {area.head}" for area in plan.areas], [bullet.text for _, bullet in plan.bullets()]


def mended(document: SourceDocument) -> PlanAnswers:
    answers = divide(PlanAnswers(), document, ITEM, "Mappa")
    answers = divide(answers, document, TITLE, "Responsabile")
    return correct(answers, document, SECOND + 2, "Buche chiuse")


def test_that_lines_divided_and_corrected_become_what_they_say_and_keep_the_words_of_the_document() -> None:
    document = document_of_text(RUN_ON)
    answers = mended(document)
    units, goals = plan_made(document, answers)
    assert units == ["Area Tecnica: ing. Ada Neri"]
    assert goals == ["Potatura dei viali", "Mappa dei pozzi", "Buche chise", "Buche chiuse"]
    read = edited(document, answers.layout.edits)
    assert [block.number for block in read.blocks] == [1, 2, 3, 4, 5, 6]
    assert document.blocks == document_of_text(RUN_ON).blocks, "what was read stays as it was"
    assert [(number, done.tag, done.original) for number, done in read.by_hand.items() if number > 3] == [
        (4, "divisa", "Potatura dei viali; Mappa dei pozzi"), (6, "corretta", "Buche chise"),
    ]  # fmt: skip
    told = [(issue.link.id if issue.link else 0, issue.sentence) for issue in edit_findings(read)]
    assert [line for line, _ in told] == [1, 3, 6]
    assert told[2][1] == "Riga 6: nel documento è «Buche chise», corretta da chi importa."
    assert "divisa da chi importa" in told[0][1]


def test_that_the_edits_hold_for_the_same_lines_of_the_next_file_and_for_no_others() -> None:
    document = document_of_text(RUN_ON)
    kept = layout_of(layout_text(mended(document).layout))
    assert kept.edits == mended(document).layout.edits
    again = document_of_text(RUN_ON.replace("AREA", "Premessa\n\nAREA"))
    assert plan_made(again, PlanAnswers(kept))[1] == plan_made(document, mended(document))[1]
    other = document_of_text(RUN_ON + "- Buche chise\n")
    assert plan_made(other, PlanAnswers(kept))[1].count("Buche chise") == 1
    assert "Buche chiuse" not in plan_made(other, PlanAnswers(kept))[1], "which of the three it was, nobody knows"


def test_that_answers_given_to_lines_below_follow_them_and_go_with_the_line_taken_back() -> None:
    document = document_of_text(RUN_ON)
    draft = IndicatorDraft(name="Buche")
    answers = PlanAnswers().with_role([ITEM], LineRole.OBJECTIVE).with_role([FIRST], LineRole.PHASE)
    answers = answers.with_indicators({SECOND: draft})
    divided = divide(answers, document, ITEM, "Mappa")
    assert divided.layout.lines == {ITEM: LineRole.OBJECTIVE, FIRST + 1: LineRole.PHASE}
    assert divided.indicators == {SECOND + 1: draft}
    divided = divide(divided, document, ITEM + 1, "pozzi").with_role([ITEM + 2], LineRole.NOTHING)
    assert plan_made(document, divided)[1][1] == "Mappa dei"
    back = divided.as_in_document(edited(document, divided.layout.edits), ITEM + 2)
    assert (back.layout.edits, back.layout.lines, back.indicators) == ({}, answers.layout.lines, {SECOND: draft})
    assert correct(PlanAnswers(), document, FIRST, " Buche  chise ").layout.edits == {}, "nothing was corrected"


def test_that_a_table_said_to_be_columns_of_text_is_read_down_each_of_them() -> None:
    rows = (
        row(1, "AREA TECNICA", "AREA SOCIALE", source="tabella 1, riga 1"),
        row(2, "- Potatura dei viali\n- Mappa dei pozzi", "- Mensa", source="tabella 1, riga 2"),
        row(3, "Alloggi", "60", source="tabella 2, riga 1"),
    )
    document = SourceDocument("piano.docx", "0" * 64, (*rows, PlanBlock(4, BlockKind.PARAGRAPH, "Fine")))
    answers = PlanAnswers().with_role([1], LineRole.TEXT).with_role([4], LineRole.CLOSING)
    answers = answers.reading_by_columns(edited(document, {}), 2)
    read = edited(document, answers.layout.edits)
    assert [block.text for block in read.blocks] == [
        "AREA TECNICA", "Potatura dei viali", "Mappa dei pozzi", "AREA SOCIALE", "Mensa", "Alloggi | 60", "Fine",
    ]  # fmt: skip
    assert answers.layout.lines == {7: LineRole.CLOSING}
    assert plan_made(document, answers)[1] == ["Potatura dei viali", "Mappa dei pozzi", "Mensa", "Alloggi"]
    assert [issue.sentence for issue in edit_findings(read)] == [
        "Riga 1: la tabella che comincia con «AREA TECNICA | AREA SOCIALE» è letta per colonne: lo dice chi importa."
    ]
    both = correct(answers, document, 5, "Mensa scolastica")
    assert layout_of(layout_text(both.layout)).edits == both.layout.edits
    read = edited(document, both.layout.edits)
    assert (read.blocks[4].text, read.by_hand[5].original, read.by_hand[1].tag) == (
        "Mensa scolastica",
        "Mensa",
        "colonne",
    )
    alone = both.as_in_document(read, 5)
    assert alone.layout.edits == answers.layout.edits
    assert alone.as_in_document(edited(document, alone.layout.edits), 3).layout.edits == {}
    assert PlanAnswers().reading_by_columns(edited(document, {}), 4) == PlanAnswers(), "it is no table"


@pytest.mark.parametrize(("cells", "at", "divided"), [
    (("Ada", "Uno\nDue", "3\n4"), "Due", (("Ada", "Uno", "3"), ("", "Due", "4"))),
    (("Ada", "Uno Due", "3\n4"), "Due", (("Ada", "Uno", "3\n4"), ("", "Due", ""))),
    (("Ada", "", "Uno"), "| Uno", (("Ada", "", ""), ("", "", "Uno"))),
    (("Ada", "Uno", "Due"), "Uno", (("Ada", "", ""), ("", "Uno", "Due")))])  # fmt: skip
def test_that_a_row_is_divided_between_its_cells_or_inside_one(
    cells: tuple[str, ...], at: str, divided: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    block = row(1, *cells)
    text = text_in_full(block)
    assert cells_divided(block, text, text.index(at)) == divided
    assert cells_written(block, text) == cells


def test_that_what_would_lose_a_cell_or_leave_nothing_is_refused_with_what_to_do() -> None:
    block, line = row(1, "Ada", "", "Uno"), PlanBlock(2, BlockKind.PARAGRAPH, "Uno due")
    with pytest.raises(UserError, match="ha 3 celle, qui sono 2"):
        cells_written(block, "Ada | Uno")
    with pytest.raises(UserError, match="resterebbe vuota"):
        cells_written(line, " – ")
    with pytest.raises(UserError, match="niente da dividere"):
        cells_divided(line, line.text, len(line.text))
    assert cells_divided(line, "Uno; due", 4) == (("Uno",), ("due",)), "the mark between the two is of neither"


@pytest.mark.parametrize(("text", "pieces"), [
    ("AREA TECNICA – Responsabile: Ada Neri", ["Responsabile: Ada Neri", ]),
    ("Pozzi censiti; pozzi chiusi. Mappa in rete", ["pozzi chiusi. Mappa in rete", "Mappa in rete"]),
    ("1) Pozzi 2) Mappe (peso 30)", ["2) Mappe (peso 30)", "(peso 30)"]),
    ("Uno\nDue | Tre", ["Due | Tre", "Tre"]), ("Parola", [])])  # fmt: skip
def test_that_the_places_where_a_line_is_likely_to_be_divided_are_found(text: str, pieces: list[str]) -> None:
    assert [text[at:] for at in likely_cuts(text)] == pieces


def test_that_bold_words_and_marks_of_lists_stay_with_their_piece() -> None:
    bold = (BoldWords("Pozzi"), BoldWords("Viali"))
    block = PlanBlock(1, BlockKind.PARAGRAPH, "Pozzi censiti - Viali potati", bold=bold)
    document = SourceDocument("", "", (block,))
    answers = PlanAnswers().rewriting(edited(document, {}), 1, [("Pozzi censiti",), ("- Viali potati",)])
    first, second = edited(document, answers.layout.edits).blocks
    assert (first.kind, first.bold) == (BlockKind.PARAGRAPH, bold[:1])
    assert (second.kind, second.marker, second.text, second.bold) == (
        BlockKind.LIST_ITEM, "-", "Viali potati", bold[1:],
    )  # fmt: skip

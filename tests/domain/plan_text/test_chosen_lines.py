"""What the user says of lines and columns that no rule knows: joined, closed, named, read by the longest cell."""

import pytest

from app.domain.plan_text.answers import AlikeLines, PlanAnswers
from app.domain.plan_text.blocks import BlockKind, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.chosen_words import words_of_line
from app.domain.plan_text.layout_text import layout_of, layout_text
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole, PlanLayout
from app.domain.plan_text.text_blocks import document_of_text

BROKEN = (
    "AREA TECNICA\n- Asfaltatura delle strade\n- comunali di collina\n- Potatura dei viali\nALLEGATI\n- Un modulo\n"
)


def row(number: int, *cells: str, names: tuple[str, ...] = ()) -> PlanBlock:
    told = tuple(CellText(name, cell) for name, cell in zip(names or ("",) * len(cells), cells, strict=True))
    return PlanBlock(number, BlockKind.TABLE_ROW, " | ".join(filter(None, cells)), style="tabella", cells=told)


def table(*rows: PlanBlock) -> SourceDocument:
    area = PlanBlock(1, BlockKind.PARAGRAPH, "AREA TECNICA")
    return SourceDocument("piano.docx", "0" * 64, (area, *rows))


HEADED = ("Bussola", "Nota", "Cifra")
NAMED = table(
    row(2, *HEADED), row(3, "Asfaltatura delle strade", "di collina", "30"), row(4, "Potatura dei viali", "-", "70")
)
BARE = table(row(2, "a", "Asfaltatura delle strade", "30"), row(3, "b", "Potatura dei viali", "70"))
SHEET = table(row(2, "Bussola", "Asfaltatura"), row(3, "Chi", "Ada Neri"), row(4, "Bussola", "Potatura dei viali"))


def titles(document: SourceDocument, layout: PlanLayout) -> list[str]:
    plan = proposed(document, recognised(document, layout), words=layout.words)
    return [bullet.text for _, bullet in plan.bullets()]


def test_that_a_line_goes_on_with_the_one_above_and_each_block_keeps_its_guess() -> None:
    document = document_of_text(BROKEN)
    broken = document.blocks[2].number
    layout = PlanAnswers().with_role([broken], LineRole.CONTINUED).layout
    assert titles(document, layout)[:2] == ["Asfaltatura delle strade comunali di collina", "Potatura dei viali"]
    guesses = recognised(document, layout)
    assert [guess.block for guess in guesses] == [block.number for block in document.blocks]


def test_that_each_cell_of_a_row_goes_on_with_the_one_above_it() -> None:
    names = ("Obiettivo", "Indicatore", "Target")
    first = row(2, "Asfaltatura delle", "Strade asfal-", "7", names=names)
    document = table(first, row(3, "strade", "tate", "", names=names))
    plan = proposed(document, recognised(document, PlanAnswers().with_role([3], LineRole.CONTINUED).layout))
    ((_, bullet),) = plan.bullets()
    assert (bullet.text, bullet.parts.indicators[0].text) == ("Asfaltatura delle strade", "Strade asfaltate")


def test_that_nothing_is_read_below_a_line_that_closes_as_far_as_a_unit_named_by_hand() -> None:
    document = document_of_text(BROKEN + "AREA SOCIALE\n- Mensa\n")
    closing, area = (next(one for one in document.blocks if one.text == text) for text in ("ALLEGATI", "AREA SOCIALE"))
    answers = PlanAnswers().closing_at(closing.number, closing.text)
    assert "Mensa" not in titles(document, answers.layout)
    assert titles(document, answers.with_role([area.number], LineRole.AREA).layout)[-1] == "Mensa"


def test_that_the_words_that_closed_a_plan_close_the_next_one_of_the_layout() -> None:
    document = document_of_text(BROKEN)
    closing = next(one for one in document.blocks if one.text == "ALLEGATI")
    kept = layout_of(layout_text(PlanAnswers().closing_at(closing.number, closing.text).layout))
    assert not kept.lines
    guess = next(one for one in recognised(document, kept) if one.block == closing.number)
    assert guess.role is LineRole.CLOSING
    other = PlanAnswers(kept).with_role([closing.number], LineRole.TEXT).layout
    assert LineRole.CLOSING not in {one.role for one in recognised(document, other)}


@pytest.mark.parametrize(
    ("document", "word"),
    [(NAMED, "Bussola"), (BARE, "colonna 2 di 3 senza nome"), (SHEET, "Bussola")],
)
def test_that_one_word_said_is_enough_for_the_objectives_of_a_table(document: SourceDocument, word: str) -> None:
    layout = PlanAnswers().naming(word, LineRole.OBJECTIVE).layout
    assert [title.split()[0] for title in titles(document, layout)] == ["Asfaltatura", "Potatura"]


def test_that_the_words_of_a_line_are_its_headings_its_label_or_the_places_of_its_cells() -> None:
    told = {
        number: [one.word for one in words_of_line(document.blocks, number)]
        for document, number in ((NAMED, 2), (SHEET, 4))
    }
    assert told == {2: list(HEADED), 4: ["Bussola", "colonna 1 di 2 senza nome", "colonna 2 di 2 senza nome"]}
    assert [one.word for one in words_of_line(BARE.blocks, 3)][1] == "colonna 2 di 3 senza nome"
    label = document_of_text("AREA TECNICA\nBussola: Asfaltatura delle strade\n")
    assert words_of_line(label.blocks, label.blocks[1].number)[0] == ("Bussola", "Asfaltatura delle strade")
    assert words_of_line(label.blocks, label.blocks[0].number) == words_of_line(label.blocks, 99) == ()


def test_that_a_row_said_to_be_an_objective_has_its_longest_cell_as_title_and_loses_nothing() -> None:
    answers = PlanAnswers().with_role_of_alike(AlikeLines(BARE), [2], LineRole.OBJECTIVE)
    plan = proposed(BARE, recognised(BARE, answers.layout))
    told = [(bullet.text, bullet.description) for _, bullet in plan.bullets()]
    assert told[1] == ("Potatura dei viali", "b\n70")


def test_that_a_word_named_as_a_unit_over_what_is_none_makes_no_unit_and_stops_nothing() -> None:
    document = document_of_text("AREA TECNICA\nBussola: 0,25\n- Potatura dei viali\n")
    assert titles(document, PlanAnswers().naming("Bussola", LineRole.AREA).layout)

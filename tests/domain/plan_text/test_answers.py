"""The answers given of a plan: one line, all lines alike, and what these have in common in words."""

import pytest

from app.domain.plan_text.answers import AlikeLines, PlanAnswers, signs_words
from app.domain.plan_text.blocks import BlockKind, PlanBlock, SourceDocument
from app.domain.plan_text.roles import LineRole, LineSigns
from app.domain.plan_text.signs import chosen_guess

ITEM = BlockKind.LIST_ITEM
BLOCKS = (
    PlanBlock(1, BlockKind.PARAGRAPH, "Area tecnica"),
    PlanBlock(2, ITEM, "Rendiconto entro aprile", marker="1."),
    PlanBlock(3, ITEM, "Bilancio entro dicembre", marker="2."),
    PlanBlock(4, ITEM, "Strade", marker="-"),
    PlanBlock(5, ITEM, "Scuole", marker="-"),
)
DOCUMENT = SourceDocument("piano.txt", "0" * 64, BLOCKS)
ALIKE = AlikeLines(DOCUMENT)


def roles(answers):
    guesses = [chosen_guess(block, answers.layout) for block in BLOCKS]
    return [guess.role if guess else None for guess in guesses]


def test_that_one_line_gets_a_role_and_the_lines_like_it_none():
    assert roles(PlanAnswers().with_role([2], LineRole.PHASE)) == [None, LineRole.PHASE, None, None, None]


def test_that_all_lines_alike_get_a_role_whatever_was_said_of_one_of_them():
    one = PlanAnswers().with_role([3], LineRole.NOTHING)
    every = one.with_role_of_alike(ALIKE, [2], LineRole.PHASE)
    assert roles(every) == [None, LineRole.PHASE, LineRole.PHASE, None, None]
    assert roles(every.with_role([3], LineRole.OBJECTIVE))[1:3] == [LineRole.PHASE, LineRole.OBJECTIVE]


def test_that_lines_of_two_kinds_take_along_the_lines_like_each():
    assert ALIKE.of([2, 4]) == [2, 3, 4, 5]
    assert roles(PlanAnswers().with_role_of_alike(ALIKE, [2, 4], LineRole.OBJECTIVE))[1:] == [LineRole.OBJECTIVE] * 4


def test_that_a_line_that_is_not_there_is_like_none():
    assert ALIKE.of([99]) == []


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        (LineSigns("list_item", marker="1.", level=2), "numero e punto, rientro 2"),
        (LineSigns("list_item", "Calibri 11", "§"), "segno «§», stile Calibri 11"),
        (LineSigns("heading", "Titolo 1", level=1), "titolo, titolo di livello 1, stile Titolo 1"),
        (LineSigns("paragraph"), "paragrafo, senza altri segni"),
        (LineSigns("paragraph", "maiuscolo", label="area"), "paragrafo, maiuscolo, comincia con «area»"),
        (LineSigns("table_row", columns="n / obiettivo / peso"), "riga di tabella, colonne n, obiettivo, peso"),
    ],
)
def test_that_signs_are_said_in_words(signs, words):
    assert signs_words(signs) == words

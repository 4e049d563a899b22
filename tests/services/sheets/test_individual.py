"""Individual performance of a single sheet: kept apart on screen and on paper, and named only where it is there."""

from decimal import Decimal

import pytest

from app.services.documents.sheets import sheet_document, sheet_pdf
from tests.archives.comune import Comune
from tests.archives.several import give, use_halves
from tests.pdf_words import words_of


def paper(comune: Comune, *, is_blank: bool) -> str:
    pdf = sheet_pdf(comune.workspace, comune.sheet_id("Rossi"), is_blank=is_blank)
    return words_of(pdf)


def test_that_the_sheet_prints_its_individual_performance_and_how_it_came_to_be(session_open: Comune) -> None:
    use_halves(session_open)
    give(session_open, session_open.sheet_id("Rossi"), "90", "81.06")
    document = sheet_document(session_open.workspace, session_open.sheet_id("Rossi"))
    assert (document.result.total, document.result.individual_performance) == (Decimal("85.53"), Decimal("81.06"))
    lines = [(line.depth, line.label, line.result) for line in document.explanation]
    place = lines.index((0, "Performance individuale", "81,06"))
    assert lines[place + 1] == (1, "Performance individuale, valore esatto", "81,06")
    assert "Performance individuale 81,06" in paper(session_open, is_blank=False)
    assert "Performance individuale" in paper(session_open, is_blank=True)


@pytest.mark.parametrize("is_blank", [False, True])
def test_that_the_paper_has_no_room_for_it_where_no_section_is_marked(session_open: Comune, is_blank: bool) -> None:
    use_halves(session_open, is_marked=False)
    give(session_open, session_open.sheet_id("Rossi"), "90", "81.06")
    assert not session_open.detail("Rossi").result.has_individual
    outcome = paper(session_open, is_blank=is_blank).partition("Esito della valutazione")[2]
    assert "Performance individuale" not in outcome.partition("Perché questo punteggio")[0]

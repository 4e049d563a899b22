"""A sheet is loaded and scored once when it is shown, and not at all to know where a score may be written."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.sheets.detail import ItemDetail
from app.services.audit import undoing
from app.services.rounds.rounds import list_rounds
from app.services.sheets.composition import exclude_part
from app.services.sheets.opened import read_sheet
from app.services.sheets.scores import NoteDraft, ScoreDraft, give_score, give_scores, write_note
from app.services.sheets.sheets import list_sheets, sheet_detail
from tests.archives.comune import Comune
from tests.services.queries import queries, scorings

MOST = 20
"""Queries for one score given and shown again, the two transactions included."""


def scores_of(comune: Comune, surname: str) -> Sequence[ItemDetail]:
    return [item for item in comune.detail(surname).items if item.takes_score]


@pytest.mark.parametrize("surname", ["Rossi", "Verdi"])
def test_that_a_score_given_and_shown_again_takes_few_queries_and_one_scoring(
    session_open: Comune, surname: str
) -> None:
    sheet_id, items = session_open.sheet_id(surname), scores_of(session_open, surname)
    for value, item in ((value, item) for value in (3, 4) for item in items):
        draft = ScoreDraft(sheet_id, item.section, item.key, Decimal(value))
        with queries() as asked, scorings() as scored:
            give_score(session_open.workspace, draft)
            shown = read_sheet(session_open.workspace, sheet_id, 2024)
        assert len(asked) <= MOST, (item.label, asked)
        assert len(scored) == 1
        given = shown.detail.item(item.section, item.key)
        assert given
        assert given.value == Decimal(value)


def test_that_a_score_is_refused_without_scoring_the_sheet(session_open: Comune) -> None:
    item = scores_of(session_open, "Rossi")[0]
    draft = ScoreDraft(session_open.sheet_id("Rossi"), item.section, item.key, Decimal(99))
    with scorings() as scored, pytest.raises(UserError, match="non è un punteggio possibile"):
        give_score(session_open.workspace, draft)
    assert not scored


def test_that_a_sheet_shown_is_the_one_that_list_detail_and_rounds_show(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    shown = read_sheet(session_open.workspace, sheet_id, 2024)
    assert shown.detail == sheet_detail(session_open.workspace, sheet_id)
    assert shown.row in list_sheets(session_open.workspace, session_open.round_id)
    assert shown.rounds == list_rounds(session_open.workspace, 2024)


def refused(comune: Comune, item: ItemDetail) -> str:
    """Write a note on a line, which every line that takes a score accepts; return why it is refused."""
    sheet_id = comune.sheet_id("Rossi")
    try:
        write_note(comune.workspace, NoteDraft(sheet_id, item.section, item.key, "Nota"))
    except UserError as error:
        return error.sentence
    undoing.undo_last(comune.workspace)
    return ""


def hold_lines_to_what_is_shown(comune: Comune) -> None:
    """Give a note to every line of a sheet on which a part does not apply."""
    parts = [part for part in comune.detail("Rossi").composition.parts if part.can_be_excluded and part.item]
    exclude_part(comune.workspace, comune.sheet_id("Rossi"), parts[0].section, parts[0].item, "Non è il suo lavoro.")
    items = list(comune.detail("Rossi").items)
    assert {item.takes_score for item in items} == {True, False}
    assert [bool(refused(comune, item)) for item in items] == [not item.takes_score for item in items]
    for item in items:
        assert item.takes_score or item.label in refused(comune, item)


def test_that_exactly_the_lines_shown_as_taking_a_score_take_one(session_open: Comune) -> None:
    hold_lines_to_what_is_shown(session_open)


def test_that_so_it_is_on_a_sheet_composed_for_its_person(composed: Comune) -> None:
    hold_lines_to_what_is_shown(composed)


def test_that_a_score_taken_away_twice_writes_nothing(session_open: Comune) -> None:
    item = scores_of(session_open, "Rossi")[0]
    draft = ScoreDraft(session_open.sheet_id("Rossi"), item.section, item.key, None)
    assert give_score(session_open.workspace, draft).entry is None


def test_that_the_last_of_two_scores_of_a_line_given_together_holds(session_open: Comune) -> None:
    item, sheet_id = scores_of(session_open, "Rossi")[0], session_open.sheet_id("Rossi")
    values = (Decimal(2), None, Decimal(4))
    give_scores(session_open.workspace, [ScoreDraft(sheet_id, item.section, item.key, value) for value in values])
    given = session_open.detail("Rossi").item(item.section, item.key)
    assert given
    assert given.value == Decimal(4)

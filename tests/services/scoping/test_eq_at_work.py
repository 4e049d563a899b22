"""An EQ at work: the own sheets are read, filled and read again; what was done is undone by who did it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.permissions import Action, Actor, InScope
from app.domain.roles import UserRole
from app.services.access import is_permitted
from app.services.audit.anchoring import chain_standing
from app.services.audit.comparison import is_faithful
from app.services.audit.undo_names import undoable
from app.services.audit.undoing import undo_last
from app.services.backups.making import back_up_of_today
from app.services.checks import check_year
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import complete_sheet, deliver_sheet, mark_not_evaluable, reopen_sheet
from app.services.structure.employees import delete_employee
from app.services.structure.lists import read_people
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.comune import Comune
from tests.looking import objective_tree


@pytest.fixture
def hers(session_open: Comune) -> Workspace:
    """The comune in the hands of Verdi, who heads Affari generali."""
    actor = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(1))
    return replace(session_open.workspace, actor=actor)


def test_that_the_numbers_are_those_that_the_segretario_sees(session_open: Comune, hers: Workspace) -> None:
    session_open.fill("Rossi")
    everybody = {row.id: row for row in list_sheets(session_open.workspace, session_open.round_id)}
    own = list_sheets(hers, session_open.round_id)
    assert [row.surname for row in own] == ["Neri", "Rossi"]
    assert all(row == everybody[row.id] for row in own)
    sheet = session_open.sheet_id("Rossi")
    mine, theirs = sheet_detail(hers, sheet), sheet_detail(session_open.workspace, sheet)
    assert (mine.result, mine.sections) == (theirs.result, theirs.sections)


def test_that_reading_and_writing_go_on_together(session_open: Comune, hers: Workspace) -> None:
    item = next(one for one in session_open.detail("Neri").items if one.takes_score)
    draft = ScoreDraft(session_open.sheet_id("Neri"), item.section, item.key, Decimal(3))
    for value in (Decimal(3), Decimal(4)):
        assert list_sheets(hers, session_open.round_id)
        give_score(hers, replace(draft, value=value))
        assert next(one for one in sheet_detail(hers, draft.sheet_id).items if one.key == item.key).value == value
    assert undoable(hers).undo == "Punteggio di Neri Ugo"
    undo_last(hers)
    assert next(one for one in sheet_detail(hers, draft.sheet_id).items if one.key == item.key).value == Decimal(3)


def test_that_the_own_area_is_read_and_not_changed(session_open: Comune, hers: Workspace) -> None:
    assert [row.last_name for row in read_people(hers, 2024).rows] == ["Neri", "Rossi", "Verdi"]
    assert [group.title for group in objective_tree(hers, 2024).groups if group.unit] == ["Area Affari generali"]
    with pytest.raises(UserError, match="non può compiere"):
        delete_employee(hers, session_open.people["Neri"])


def test_that_the_year_counts_the_own_work(session_open: Comune, hers: Workspace) -> None:
    facts = year_standing(hers, 2024).facts
    assert (facts.areas, facts.people, facts.sheets) == (1, 3, 2)
    sentences = " ".join(issue.sentence for issue in check_year(hers, 2024))
    assert "Bruni" not in sentences
    assert "Area Tecnica" not in sentences


def test_that_a_sheet_is_completed_delivered_and_brought_back_but_not_taken_out(
    session_open: Comune, hers: Workspace
) -> None:
    sheet = session_open.fill("Rossi")
    complete_sheet(hers, sheet)
    reopen_sheet(hers, sheet, "Un punteggio sulla riga sbagliata.")
    complete_sheet(hers, sheet)
    deliver_sheet(hers, sheet, hers.today)
    with pytest.raises(UserError, match="non può compiere"):
        mark_not_evaluable(hers, session_open.sheet_id("Neri"), "Assente tutto l'anno.")


def test_that_what_others_did_is_not_told(session_open: Comune, hers: Workspace) -> None:
    session_open.fill("Bruni")
    found = undoable(hers)
    assert (found.undo, found.redo) == (None, None)
    assert found.left == "L'ultima operazione è di un'altra persona."


def test_that_what_is_permitted_is_told_without_a_refusal(hers: Workspace) -> None:
    assert is_permitted(hers.actor, InScope(Action.READ))
    assert not is_permitted(hers.actor, Action.READ)


def test_that_the_backup_of_the_day_is_whole_whoever_works(session_open: Comune, hers: Workspace) -> None:
    made = back_up_of_today(hers)
    assert made is not None
    assert (made.backup.path.stat().st_size, back_up_of_today(session_open.workspace)) == (
        session_open.workspace.archive.path.stat().st_size,
        None,
    )


def test_that_the_archive_is_compared_whole_with_its_audit_whoever_works(hers: Workspace) -> None:
    assert is_faithful(hers, Action.OPEN)
    assert not chain_standing(hers).is_doubtful

"""Undo asks again what the operation asked: nobody undoes what they could not do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.permissions import Action, Actor, PerSheet
from app.domain.roles import UserRole
from app.models.structure import Area
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.transaction import NeverAsked, unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.looking import list_entries


def verdi(comune: Comune) -> Workspace:
    return replace(comune.workspace, actor=Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"]))


def score(comune: Comune, workspace: Workspace, step: int = 4) -> None:
    item = next(one for one in comune.detail("Rossi").items if one.takes_score)
    give_score(workspace, ScoreDraft(comune.sheet_id("Rossi"), item.section, item.key, Decimal(step)))


def names_of(workspace: Workspace) -> tuple[str | None, str | None]:
    found = undoable(workspace)
    return found.undo, found.redo


def scores(comune: Comune) -> list[Decimal | None]:
    return [one.value for one in comune.detail("Rossi").items if one.takes_score]


def test_that_the_audit_keeps_what_was_asked(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Nuova area", Topic.STRUCTURE) as unit:
        unit.add(Area(code="Z", name="Zeta"))
    score(session_open, verdi(session_open))
    newest, before = list_entries(session_open.workspace, 2)
    assert (newest.actor, newest.action, before.action) == ("Verdi Anna", "score", "edit_archive")
    assert undoing.check_audit(session_open.workspace) is None


def test_that_an_evaluator_undoes_and_does_again_the_own_score(session_open: Comune) -> None:
    hers, before = verdi(session_open), scores(session_open)
    score(session_open, hers)
    given = scores(session_open)
    assert undoable(hers).undo
    undoing.undo_last(hers)
    assert scores(session_open) == before
    assert list_entries(session_open.workspace, 1)[0].action == "score"
    undoing.redo_last(hers)
    assert scores(session_open) == given != before


def test_that_an_evaluator_undoes_nothing_of_others(session_open: Comune) -> None:
    hers = verdi(session_open)
    score(session_open, session_open.workspace)
    given = scores(session_open)
    assert names_of(hers) == (None, None)
    with pytest.raises(UserError, match="Verdi Anna non può compiere"):
        undoing.undo_last(hers)
    undoing.undo_last(session_open.workspace)
    assert names_of(hers) == (None, None)
    with pytest.raises(UserError, match="Verdi Anna non può compiere"):
        undoing.redo_last(hers)
    undoing.redo_last(session_open.workspace)
    assert scores(session_open) == given


def test_that_who_evaluates_no_more_does_not_undo_the_own_score(session_open: Comune) -> None:
    score(session_open, verdi(session_open))
    moved = replace(session_open.workspace, actor=Actor("Verdi Anna", UserRole.EQ, session_open.people["Bruni"]))
    with pytest.raises(UserError, match="Verdi Anna non può compiere"):
        undoing.undo_last(moved)


def test_that_the_segretario_undoes_the_score_of_an_evaluator_but_not_on_the_own_sheet(session_open: Comune) -> None:
    score(session_open, verdi(session_open))
    rossi = Actor("Rossi Mario", UserRole.SECRETARY, session_open.people["Rossi"])
    with pytest.raises(UserError, match="Rossi Mario non può compiere"):
        undoing.undo_last(replace(session_open.workspace, actor=rossi))
    undoing.undo_last(session_open.workspace)


def test_that_a_use_case_that_forgets_its_question_changes_nothing(session_open: Comune) -> None:
    last = list_entries(session_open.workspace, 1)
    with (
        pytest.raises(NeverAsked),
        unit_of_work(session_open.workspace, "Di nascosto", action=PerSheet(Action.SCORE)) as unit,
    ):
        unit.add(Area(code="Z", name="Zeta"))
    assert list_entries(session_open.workspace, 1) == last

"""Whom a sitting is about: only the sheets that the person at the keyboard may score."""

from dataclasses import replace

import pytest

from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import SheetRole, UserRole
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.sheets.sitting import read_sitting
from app.services.sheets.steps import mark_not_evaluable
from app.services.workspace import Workspace
from tests.archives.comune import Comune

SECRETARY = Actor("Santoro Enrico", UserRole.SECRETARY, user_id=UserId(1))


def sitting_of(workspace: Workspace, actor: Actor, wanted: str = "") -> set[str]:
    [evaluation_round, *_] = list_rounds(workspace, 2024)
    rows = list_sheets(workspace, evaluation_round.id)
    sheet_id = next((row.id for row in rows if row.surname == wanted), None)
    sitting = read_sitting(replace(workspace, actor=actor), evaluation_round.id, sheet_id)
    return {row.surname for row in sitting.rows}


def test_that_who_is_alone_at_the_keyboard_scores_everybody_but_who_is_not_evaluable(session_open: Comune) -> None:
    workspace = session_open.workspace
    everybody = {row.surname for row in list_sheets(workspace, list_rounds(workspace, 2024)[0].id)}
    assert sitting_of(workspace, workspace.actor) == everybody
    mark_not_evaluable(workspace, session_open.sheet_id("Rossi"), "Meno di 60 giorni di servizio")
    assert sitting_of(workspace, workspace.actor) == everybody - {"Rossi"}


def test_that_an_eq_has_only_the_own_people(example: Workspace) -> None:
    rows = list_sheets(example, list_rounds(example, 2024)[0].id)
    colombo = next(row for row in rows if row.surname == "Colombo")
    actor = Actor("Colombo Marco", UserRole.EQ, colombo.employee_id, user_id=UserId(2))
    own = {row.surname for row in rows if row.evaluator == "Colombo Marco"}
    assert sitting_of(example, actor) == own
    assert "Colombo" not in own


def test_that_the_segretario_has_the_eq_and_in_place_of_an_evaluator_their_people_too(example: Workspace) -> None:
    rows = list_sheets(example, list_rounds(example, 2024)[0].id)
    eq = {row.surname for row in rows if row.role is SheetRole.EQ}
    of_colombo = {row.surname for row in rows if row.evaluator == "Colombo Marco"}
    assert sitting_of(example, SECRETARY) == eq
    assert sitting_of(example, SECRETARY, "Barbieri") == eq | of_colombo


def test_that_the_nucleo_has_no_sitting(example: Workspace) -> None:
    with pytest.raises(UserError):
        sitting_of(example, Actor("Nucleo", UserRole.BODY, user_id=UserId(3)))


def test_that_a_year_that_is_over_has_nobody_to_score(example: Workspace) -> None:
    [evaluation_round, *_] = list_rounds(example, 2023)
    sitting = read_sitting(example, evaluation_round.id)
    assert sitting.rows == ()
    assert sitting.title == "Valutazione finale 2023"

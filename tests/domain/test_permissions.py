"""Who may do what: every cell of the table in `policy.txt`, written by hand from the rules of the comune."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from app.domain.action_words import actions_in, words_of
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.permissions import (
    Action,
    Actor,
    AreaInQuestion,
    OriginalQuestion,
    Relation,
    SheetInQuestion,
    may,
    may_in_scope,
    may_some,
    may_undo,
    require,
    require_in_scope,
    require_some,
)
from app.domain.roles import SheetRole, UserRole
from app.domain.sheets.in_place import is_substitution, is_transcription
from app.domain.workflow import SheetState

SECRETARY = Actor("Bianchi", UserRole.SECRETARY)
ADMINISTRATOR = SECRETARY._replace(is_administrator=True)
VICE = Actor("Gatti", UserRole.VICE, EmployeeId(2))
EQ = Actor("Verdi", UserRole.EQ, EmployeeId(1))
ASSESSOR = Actor("Pini", UserRole.EQ, official_id=OfficialId(3))
NOBODY = Actor("Ospite", UserRole.EQ)
TRANSCRIBER = EQ._replace(may_transcribe=True)
MAYOR = Actor("Gialli", UserRole.MAYOR)
BODY = Actor("Nucleo", UserRole.BODY)
ACTORS = {
    "administrator": ADMINISTRATOR,
    "secretary": SECRETARY,
    "vice": VICE,
    "eq": EQ,
    "assessor": ASSESSOR,
    "mayor": MAYOR,
    "body": BODY,
    "nobody": NOBODY,
}

LETTERS = {
    "r": "read", "v": "see_scores", "s": "score", "c": "correct", "m": "remark", "d": "deliver", "n": "decide",
    "x": "close", "o": "reopen", "w": "answer", "a": "attach", "p": "propose",
    "e": "see_part", "g": "score_part",
}  # fmt: skip
STATES = (
    "prepared", "assigned", "in_progress", "completed", "delivered", "acknowledged", "under_review", "final",
    "not_evaluable", "superseded",
)  # fmt: skip

TABLE = (Path(__file__).with_name("policy.txt")).read_text(encoding="utf-8")


def lines_of(part: str) -> list[list[str]]:
    body = TABLE.split(f"[{part}]\n", 1)[1].split("\n[", 1)[0]
    return [line.split() for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def sheet_cells() -> Iterator[tuple[str, str, str, str, str]]:
    for who, relations, roles, *cells in lines_of("sheets"):
        for relation, role in product(relations.split(","), roles.split(",")):
            for state, cell in zip(STATES, cells, strict=True):
                yield who, relation, role, state, cell


def cells_of(part: str) -> Iterator[tuple[str, str, bool]]:
    for action, *cells in lines_of(part):
        for who, cell in zip(ACTORS, cells, strict=True):
            yield action, who, {"yes": True, "no": False}[cell]


def test_that_the_table_has_every_cell_once() -> None:
    sheets = [cell[:4] for cell in sheet_cells()]
    users = ("secretary", "vice", "eq", "assessor", "transcriber", "mayor", "body", "nobody")
    roles, relations = ("employee", "eq", "secretary"), ("none", "section", "evaluator", "oneself")
    assert sorted(sheets) == sorted(product(users, relations, roles, STATES))
    assert [action for action, who, _ in cells_of("archive") if who == "eq"] == [action.value for action in Action]
    assert {state.value for state in SheetState} == set(STATES)
    assert {role.value for role in UserRole} | {"assessor", "nobody"} == set(users) - {"transcriber"}
    archive = len(list(cells_of("archive"))) + 2 * len(Action) * len(ACTORS)
    assert len(sheets) * len(Action) + archive == 27552


@pytest.mark.parametrize("who", ["secretary", "vice", "eq", "assessor", "transcriber", "mayor", "body", "nobody"])
def test_that_a_sheet_is_for_whom_the_table_says(who: str) -> None:
    wrong = []
    for user, relation, role, state, cell in sheet_cells():
        if user != who:
            continue
        sheet = SheetInQuestion(Relation[relation.upper()], SheetRole(role), SheetState(state))
        found = {action.value for action in Action if may((ACTORS | {"transcriber": TRANSCRIBER})[who], action, sheet)}
        expected = {LETTERS[letter] for letter in cell.strip("-")}
        if found != expected:
            wrong.append((relation, role, state, sorted(found ^ expected)))
    assert wrong == []


@pytest.mark.parametrize(("action", "who", "expected"), list(cells_of("archive")))
def test_that_the_archive_is_for_whom_the_table_says(action: str, who: str, expected: bool) -> None:
    assert may(ACTORS[who], Action(action)) is expected


@pytest.mark.parametrize("part", ["own area", "other area"])
@pytest.mark.parametrize("who", ACTORS)
def test_that_an_area_is_for_whom_the_table_says(who: str, part: str) -> None:
    told = {action: expected for action, user, expected in cells_of(part) if user == who}
    for action in Action:
        asked = AreaInQuestion(is_own=part == "own area")
        assert may(ACTORS[who], action, asked) is told.get(action.value, False), action


@pytest.mark.parametrize("who", ACTORS)
def test_that_a_scope_is_for_who_may_on_the_archive_or_on_the_own_area(who: str) -> None:
    own = {action for action, user, expected in cells_of("own area") if user == who and expected}
    whole = {action for action, user, expected in cells_of("archive") if user == who and expected}
    assert {action.value for action in Action if may_in_scope(ACTORS[who], action)} == own | whole


def test_that_who_is_nobody_may_do_nothing_on_anything() -> None:
    for action in Action:
        assert not may(NOBODY, action)
        assert not may_some(NOBODY, action)
        for refuse in (require, require_some, require_in_scope):
            with pytest.raises(UserError, match="Ospite non può compiere"):
                refuse(NOBODY, action)


def test_that_a_sheet_may_be_there_for_who_evaluates() -> None:
    expected = {"read", "see_scores", "score", "correct", "remark", "answer", "attach", "deliver", "propose"}
    expected |= {"see_part", "score_part"}
    assert {action.value for action in Action if may_some(EQ, action)} == expected


SUBSTITUTIONS = [
    (UserRole.SECRETARY, Relation.NONE, SheetRole.EMPLOYEE, True),
    (UserRole.VICE, Relation.NONE, SheetRole.EMPLOYEE, True),
    (UserRole.SECRETARY, Relation.SECTION, SheetRole.EMPLOYEE, True),
    (UserRole.SECRETARY, Relation.NONE, SheetRole.EQ, False),
    (UserRole.SECRETARY, Relation.EVALUATOR, SheetRole.EMPLOYEE, False),
    (UserRole.EQ, Relation.EVALUATOR, SheetRole.EMPLOYEE, False),
    (UserRole.MAYOR, Relation.NONE, SheetRole.SECRETARY, False),
]


@pytest.mark.parametrize(("role", "relation", "sheet", "expected"), SUBSTITUTIONS)
def test_that_scoring_in_place_of_an_evaluator_is_a_substitution(
    role: UserRole, relation: Relation, sheet: SheetRole, expected: bool
) -> None:
    actor = Actor("Chi", role, EmployeeId(5), OfficialId(5), user_id=UserId(1))
    asked = SheetInQuestion(relation, sheet)
    assert is_substitution(actor, Action.SCORE, asked) is expected
    assert not is_substitution(actor, Action.DELIVER, asked)
    assert not is_substitution(actor._replace(user_id=None), Action.SCORE, asked)


TRANSCRIPTIONS = [
    (UserRole.VICE, Relation.NONE, SheetRole.SECRETARY, True),
    (UserRole.EQ, Relation.NONE, SheetRole.SECRETARY, True),
    (UserRole.MAYOR, Relation.NONE, SheetRole.SECRETARY, False),
    (UserRole.MAYOR, Relation.EVALUATOR, SheetRole.SECRETARY, False),
    (UserRole.EQ, Relation.EVALUATOR, SheetRole.SECRETARY, False),
    (UserRole.VICE, Relation.NONE, SheetRole.EQ, False),
]


@pytest.mark.parametrize(("role", "relation", "sheet", "expected"), TRANSCRIPTIONS)
def test_that_scoring_the_segretario_for_the_sindaco_is_a_transcription(
    role: UserRole, relation: Relation, sheet: SheetRole, expected: bool
) -> None:
    actor = Actor("Chi", role, EmployeeId(5), OfficialId(5), user_id=UserId(1))
    asked = SheetInQuestion(relation, sheet)
    assert is_transcription(actor, Action.SCORE, asked) is expected
    assert not is_transcription(actor, Action.CLOSE, asked)
    assert not is_transcription(actor._replace(user_id=None), Action.SCORE, asked)


UNDOING = [
    # who wants to undo, whose operation it was, what was asked then
    (SECRETARY, "Verdi", {Action.SCORE}, True),
    (SECRETARY, "Bianchi", {Action.EDIT_ARCHIVE}, True),
    (SECRETARY, "Nucleo", {Action.CERTIFY}, False),
    (SECRETARY, "Bianchi", {Action.MANAGE_USERS}, False),
    (SECRETARY, "Chiunque", set(), True),
    (VICE, "Verdi", {Action.SCORE}, True),
    (EQ, "Verdi", {Action.SCORE}, True),
    (EQ, "Verdi", {Action.SCORE, Action.CLOSE}, False),
    (EQ, "Bianchi", {Action.SCORE}, False),
    (EQ, "Verdi", set(), False),
    (EQ, "Verdi", {Action.EDIT_ARCHIVE}, False),
    (MAYOR, "Gialli", {Action.SCORE}, True),
    (MAYOR, "Bianchi", {Action.SCORE}, False),
    (BODY, "Nucleo", {Action.CERTIFY}, True),
    (ASSESSOR, "Pini", {Action.SCORE, Action.MEASURE}, True),
    (ASSESSOR, "Verdi", {Action.SCORE}, False),
    (NOBODY, "Ospite", {Action.SCORE}, False),
]


@pytest.mark.parametrize(("actor", "whose", "asked", "expected"), UNDOING)
def test_that_nobody_undoes_what_they_could_not_do(
    actor: Actor, whose: str, asked: set[Action], expected: bool
) -> None:
    assert may_undo(actor, OriginalQuestion(whose, frozenset(asked))) is expected


def test_that_the_words_of_the_audit_give_back_the_actions() -> None:
    asked = frozenset({Action.SCORE, Action.CLOSE})
    assert words_of(asked) == "close score"
    assert actions_in("close score") == asked
    assert words_of(()) is None
    assert actions_in(None) == actions_in("score fly") == frozenset()

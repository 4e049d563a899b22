"""Who may do what: the table, written by hand from the rules of the comune, role by role."""

import pytest

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.permissions import (
    Action,
    Actor,
    OriginalQuestion,
    Relation,
    SheetInQuestion,
    actions_in,
    may,
    may_some,
    may_undo,
    require,
    require_some,
    words_of,
)
from app.domain.roles import SheetRole, UserRole

SECRETARY = Actor("Bianchi", UserRole.SECRETARY)
EQ = Actor("Verdi", UserRole.EQ, EmployeeId(1))
NOBODY = Actor("Ospite", UserRole.EQ)
MAYOR = Actor("Gialli", UserRole.MAYOR)
BODY = Actor("Nucleo", UserRole.BODY)

OF_THE_ARCHIVE: dict[str, set[str]] = {
    "secretary": {
        "OPEN", "READ", "SEE_SCORES", "READ_AUDIT", "EDIT_ARCHIVE", "EDIT_METHOD", "IMPORT", "EXPORT", "BACK_UP",
        "SCORE", "REMARK", "DELIVER", "CLOSE",
    },
    "eq": {"OPEN"},
    "nobody": set(),
    "mayor": {"OPEN", "READ"},
    "body": {"OPEN", "READ", "CERTIFY"},
}  # fmt: skip
ACTORS = {"secretary": SECRETARY, "eq": EQ, "nobody": NOBODY, "mayor": MAYOR, "body": BODY}

WORK = {"READ", "SEE_SCORES", "SCORE", "REMARK", "DELIVER"}
OWN = {"SEE_SCORES", "REMARK"}
ALL = OF_THE_ARCHIVE["secretary"]
HEAD, EQ_SHEET, PERSON = SheetRole.SECRETARY, SheetRole.EQ, SheetRole.EMPLOYEE

OF_A_SHEET: list[tuple[Actor, Relation, SheetRole, set[str], set[str]]] = [
    # who, what they are to the sheet, whose sheet it is: before it is delivered, from then on
    (SECRETARY, Relation.NONE, PERSON, ALL, ALL),
    (SECRETARY, Relation.EVALUATOR, EQ_SHEET, ALL, ALL),
    (SECRETARY, Relation.ONESELF, HEAD, {"READ"}, {"READ", *OWN}),
    (EQ, Relation.EVALUATOR, PERSON, WORK, WORK),
    (EQ, Relation.ONESELF, EQ_SHEET, set(), OWN),
    (EQ, Relation.NONE, PERSON, set(), set()),
    (EQ, Relation.NONE, EQ_SHEET, set(), set()),
    (EQ, Relation.NONE, HEAD, set(), set()),
    (MAYOR, Relation.NONE, HEAD, WORK - {"REMARK"}, WORK - {"REMARK"}),
    (MAYOR, Relation.NONE, EQ_SHEET, {"READ"}, {"READ", "SEE_SCORES"}),
    (MAYOR, Relation.NONE, PERSON, {"READ"}, {"READ"}),
    (BODY, Relation.NONE, HEAD, {"READ", "SEE_SCORES", "CERTIFY"}, {"READ", "SEE_SCORES", "CERTIFY"}),
    (BODY, Relation.NONE, PERSON, {"READ", "SEE_SCORES", "CERTIFY"}, {"READ", "SEE_SCORES", "CERTIFY"}),
]


@pytest.mark.parametrize("action", Action, ids=lambda action: action.value)
@pytest.mark.parametrize("who", OF_THE_ARCHIVE)
def test_that_the_archive_is_for_whom_the_table_says(who: str, action: Action) -> None:
    assert may(ACTORS[who], action) is (action.name in OF_THE_ARCHIVE[who])


@pytest.mark.parametrize("action", Action, ids=lambda action: action.value)
@pytest.mark.parametrize(("actor", "relation", "role", "before", "after"), OF_A_SHEET)
def test_that_a_sheet_is_for_whom_the_table_says(
    actor: Actor, relation: Relation, role: SheetRole, before: set[str], after: set[str], action: Action
) -> None:
    assert may(actor, action, SheetInQuestion(relation, role)) is (action.name in before)
    assert may(actor, action, SheetInQuestion(relation, role, is_delivered=True)) is (action.name in after)


@pytest.mark.parametrize("actor", ACTORS.values(), ids=lambda actor: actor.name)
@pytest.mark.parametrize("action", [Action.SCORE, Action.DELIVER, Action.CLOSE, Action.EDIT_ARCHIVE])
def test_that_nobody_works_on_the_own_sheet(actor: Actor, action: Action) -> None:
    for is_delivered in (False, True):
        assert not may(actor, action, SheetInQuestion(Relation.ONESELF, EQ_SHEET, is_delivered))


def test_that_who_is_nobody_may_do_nothing_on_anything() -> None:
    for action in Action:
        assert not may(NOBODY, action)
        assert not may_some(NOBODY, action)
        for refuse in (require, require_some):
            with pytest.raises(UserError, match="Ospite non può compiere"):
                refuse(NOBODY, action)


def test_that_a_sheet_may_be_there_for_who_evaluates() -> None:
    assert {action.name for action in Action if may_some(EQ, action)} == WORK


UNDOING = [
    # who wants to undo, whose operation it was, what was asked then
    (SECRETARY, "Verdi", {Action.SCORE}, True),
    (SECRETARY, "Bianchi", {Action.EDIT_ARCHIVE}, True),
    (SECRETARY, "Nucleo", {Action.CERTIFY}, False),
    (SECRETARY, "Chiunque", set(), True),
    (EQ, "Verdi", {Action.SCORE}, True),
    (EQ, "Verdi", {Action.SCORE, Action.CLOSE}, False),
    (EQ, "Bianchi", {Action.SCORE}, False),
    (EQ, "Verdi", set(), False),
    (EQ, "Verdi", {Action.EDIT_ARCHIVE}, False),
    (MAYOR, "Gialli", {Action.SCORE}, True),
    (MAYOR, "Bianchi", {Action.SCORE}, False),
    (BODY, "Nucleo", {Action.CERTIFY}, True),
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

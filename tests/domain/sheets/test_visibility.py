"""Who sees a sheet, in words: as many as the policy admits, the one who asks first."""

import pytest

from app.domain.ids import EmployeeId
from app.domain.permissions import Actor, Relation, SheetInQuestion
from app.domain.roles import SheetRole, UserRole
from app.domain.sheets.visibility import visible_to
from app.domain.workflow import SheetState

SECRETARY = Actor("Segretario comunale", UserRole.SECRETARY)
EVALUATOR = Actor("Verdi Anna", UserRole.EQ, EmployeeId(1))
MAYOR = Actor("Gialli Piero", UserRole.MAYOR)
EMPLOYEE, EQ, OF_SECRETARY = SheetRole.EMPLOYEE, SheetRole.EQ, SheetRole.SECRETARY


@pytest.mark.parametrize(
    ("actor", "relation", "role", "is_delivered", "has_head_evaluator", "words"),
    [
        (SECRETARY, Relation.NONE, EQ, False, False, "visibile a te e al Nucleo"),
        (SECRETARY, Relation.NONE, EMPLOYEE, False, True, "visibile a te, al valutatore e al Nucleo"),
        (
            SECRETARY, Relation.NONE, EQ, True, False,
            "visibile a te, al Sindaco, al Nucleo e alla persona",
        ),
        (EVALUATOR, Relation.EVALUATOR, EMPLOYEE, False, True, "visibile a te, al Segretario e al Nucleo"),
        (
            EVALUATOR, Relation.ONESELF, EQ, True, False,
            "visibile a te, al Segretario, al Sindaco e al Nucleo",
        ),
        (MAYOR, Relation.NONE, OF_SECRETARY, False, False, "visibile a te e al Nucleo"),
        (
            MAYOR, Relation.NONE, OF_SECRETARY, True, False,
            "visibile a te, al Segretario, al Nucleo e alla persona",
        ),
        (MAYOR, Relation.NONE, EMPLOYEE, False, True, "visibile al Segretario, al valutatore e al Nucleo"),
    ],
)  # fmt: skip
def test_that_the_words_name_whom_the_policy_admits(
    actor: Actor, relation: Relation, role: SheetRole, is_delivered: bool, has_head_evaluator: bool, words: str
) -> None:
    question = SheetInQuestion(relation, role, SheetState.DELIVERED if is_delivered else SheetState.COMPLETED)
    assert visible_to(actor, question, has_head_evaluator=has_head_evaluator) == words

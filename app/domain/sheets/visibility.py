"""Who may see the scores of a sheet, in the words of its header: the policy is asked for each who could."""

from collections.abc import Iterator

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.italian import listed
from app.domain.permissions import Action, Actor, Relation, SheetInQuestion, may
from app.domain.roles import SheetRole, UserRole
from app.domain.workflow import SheetState

_SOMEBODY = EmployeeId(0)
"""Stands for the employee of whom it is asked what an evaluator, or the person evaluated, may see."""


def visible_to(actor: Actor, sheet: SheetInQuestion, *, has_head_evaluator: bool, has_parts: bool = False) -> str:
    """Say who sees the scores, the one who asks first: `visibile a te e al Nucleo`; `has_parts`: others score some.

    `has_head_evaluator`: who evaluates heads an Area, as an EQ or as one of the Giunta, and is not named by the office.
    """
    return f"visibile {listed(_readers(actor, sheet, has_head_evaluator=has_head_evaluator, has_parts=has_parts))}"


def hidden_from(actor: Actor, sheet: SheetInQuestion, *, has_head_evaluator: bool) -> UserError:
    """Say to who knows of a sheet and may not see what is on it who may, and whether that changes with its delivery."""
    readers = listed(_readers(actor, sheet, has_head_evaluator=has_head_evaluator))
    later = may(actor, Action.SEE_SCORES, sheet._replace(state=SheetState.DELIVERED))
    when = "Quando sarà consegnata lo sarà anche a te." if later and not sheet.state.is_delivered else ""
    return UserError(f"Punteggi e note di questa scheda sono visibili {readers}.", when)


def _readers(
    actor: Actor, sheet: SheetInQuestion, *, has_head_evaluator: bool, has_parts: bool = False
) -> Iterator[str]:
    absent = {Relation.EVALUATOR: not has_head_evaluator, Relation.SECTION: not has_parts}
    if may(actor, Action.SEE_SCORES, sheet):
        yield "a te"
    for words, role, relation in _OTHERS:
        is_asking = (
            sheet.relation is relation if relation is not Relation.NONE else actor.role is role and actor.role in _ALONE
        )
        is_there = not absent.get(relation, False)
        own = Relation.ONESELF if role is UserRole.SECRETARY and sheet.role is SheetRole.SECRETARY else relation
        question = SheetInQuestion(own, sheet.role, sheet.state)
        if is_there and not is_asking and may(Actor("", role, _SOMEBODY), Action.SEE_SCORES, question):
            yield words


_ALONE = frozenset({UserRole.SECRETARY, UserRole.MAYOR, UserRole.BODY})
_OTHERS = (
    ("al Segretario", UserRole.SECRETARY, Relation.NONE),
    ("al valutatore", UserRole.EQ, Relation.EVALUATOR),
    ("a chi ne valuta una parte", UserRole.EQ, Relation.SECTION),
    ("al Sindaco", UserRole.MAYOR, Relation.NONE),
    ("al Nucleo", UserRole.BODY, Relation.NONE),
    ("alla persona", UserRole.EQ, Relation.ONESELF),
)

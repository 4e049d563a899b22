"""Who may do what: one function decides for screens, prints, exports and searches. The default is no."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.roles import UserRole


class Action(Enum):
    """What somebody may want to do."""

    READ = auto()
    EDIT_ARCHIVE = auto()
    SEE_SCORES = auto()
    SCORE = auto()
    CLOSE = auto()


class Relation(Enum):
    """What the user is to the thing: nobody in particular, its evaluator, the person evaluated."""

    NONE = auto()
    EVALUATOR = auto()
    ONESELF = auto()


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard: the name goes in the audit."""

    name: str
    role: UserRole
    employee_id: EmployeeId | None = None


def may(actor: Actor, action: Action, relation: Relation = Relation.NONE) -> bool:
    """Tell whether `actor` may do `action` on a thing to which they have `relation`.

    Nobody scores the own sheet, the Segretario included.
    """
    if relation is Relation.ONESELF and action in {Action.SCORE, Action.SEE_SCORES, Action.CLOSE}:
        return False
    if actor.role is UserRole.SECRETARY:
        return True
    if actor.role is UserRole.EQ and relation is Relation.EVALUATOR:
        return action in {Action.READ, Action.SCORE, Action.SEE_SCORES}
    return False


def require(actor: Actor, action: Action, relation: Relation = Relation.NONE) -> None:
    """Raise `UserError` when `may` says no."""
    if not may(actor, action, relation):
        raise UserError(f"{actor.name} non può compiere questa operazione.", "Rivolgersi al Segretario comunale.")

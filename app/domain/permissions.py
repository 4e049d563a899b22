"""Who may do what: one function decides for screens, prints, exports and searches. The default is no."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.roles import UserRole


class Action(Enum):
    """What somebody may want to do; its word is kept in the audit, to be asked again when it is undone."""

    OPEN = "open"
    """Open the archive and see its name, its years and its rounds."""
    READ = "read"
    """Read structure, objectives, method and rounds; of a sheet, that it exists and where it stands."""
    SEE_SCORES = "see_scores"
    READ_AUDIT = "read_audit"
    EDIT_ARCHIVE = "edit_archive"
    """Change structure, objectives and rounds."""
    EDIT_METHOD = "edit_method"
    IMPORT = "import"
    EXPORT = "export"
    """Write workbooks and texts with the names of people."""
    BACK_UP = "back_up"
    SCORE = "score"
    """Score, annotate, complete, and say what of a sheet does not apply."""
    REMARK = "remark"
    """Record the remarks of the person evaluated."""
    DELIVER = "deliver"
    """Hand a sheet over, and record how the person signed."""
    CERTIFY = "certify"
    """Certify the results of objectives."""
    CLOSE = "close"
    """Close and reopen sheets, rounds and years."""


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


@dataclass(frozen=True, slots=True)
class PerSheet:
    """A question asked again of each sheet: the use case goes on only with those on which the answer is yes."""

    action: Action


def may(actor: Actor, action: Action, relation: Relation = Relation.NONE) -> bool:
    """Tell whether `actor` may do `action` on a thing to which they have `relation`.

    Nobody scores the own sheet, the Segretario included.
    """
    if relation is Relation.ONESELF and action in {Action.SCORE, Action.SEE_SCORES, Action.CLOSE}:
        return False
    if actor.role is UserRole.SECRETARY:
        return True
    if actor.role is UserRole.EQ and action is Action.OPEN:
        return actor.employee_id is not None
    if actor.role is UserRole.EQ and relation is Relation.EVALUATOR:
        return action in {Action.READ, Action.SCORE, Action.SEE_SCORES}
    return False


def may_some(actor: Actor, action: Action) -> bool:
    """Tell whether there may be a sheet on which `actor` may do `action`."""
    relations = Relation if actor.employee_id is not None else (Relation.NONE,)
    return any(may(actor, action, relation) for relation in relations)


def require(actor: Actor, action: Action, relation: Relation = Relation.NONE) -> None:
    """Raise `UserError` when `may` says no."""
    if not may(actor, action, relation):
        raise _refusal(actor)


def require_some(actor: Actor, action: Action) -> None:
    """Raise `UserError` when `may_some` says no."""
    if not may_some(actor, action):
        raise _refusal(actor)


def _refusal(actor: Actor) -> UserError:
    return UserError(f"{actor.name} non può compiere questa operazione.", "Rivolgersi al Segretario comunale.")

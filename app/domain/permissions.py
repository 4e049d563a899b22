"""Who may do what: one function decides for screens, prints, exports and searches. The default is no."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.roles import SheetRole, UserRole


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
class SheetInQuestion:
    """What the policy looks at in a sheet; `is_delivered`: handed over to the person, or further on."""

    relation: Relation
    role: SheetRole = SheetRole.EMPLOYEE
    is_delivered: bool = False


@dataclass(frozen=True, slots=True)
class PerSheet:
    """A question asked again of each sheet: the use case goes on only with those on which the answer is yes."""

    action: Action


@dataclass(frozen=True, slots=True)
class OriginalQuestion:
    """A question about an operation to reverse: who did it, and what the policy was asked then (empty: not known)."""

    actor: str
    actions: frozenset[Action]


ON_SHEETS = frozenset({Action.SCORE, Action.REMARK, Action.DELIVER, Action.CLOSE})
"""What is asked of each sheet that an operation changes."""


def words_of(actions: Collection[Action]) -> str | None:
    """Write actions as the audit keeps them; None when there is none."""
    return " ".join(sorted(action.value for action in actions)) or None


def actions_in(words: str | None) -> frozenset[Action]:
    """Read what `words_of` wrote; empty when a word of it is not known any more."""
    found = (words or "").split()
    known = {action.value: action for action in Action}
    return frozenset(known[word] for word in found) if known.keys() >= set(found) else frozenset()


_LOOKING = frozenset({Action.OPEN, Action.READ})
_OF_EVALUATOR = frozenset({Action.READ, Action.SEE_SCORES, Action.SCORE, Action.REMARK, Action.DELIVER})
_OF_ONESELF = frozenset({Action.SEE_SCORES, Action.REMARK})
_OF_MAYOR = frozenset({Action.READ, Action.SEE_SCORES, Action.SCORE, Action.DELIVER})
_OF_BODY = frozenset({Action.READ, Action.SEE_SCORES, Action.CERTIFY})


def may(actor: Actor, action: Action, sheet: SheetInQuestion | None = None) -> bool:
    """Tell whether `actor` may do `action`, on `sheet` or (None) on the archive as a whole.

    Nobody scores, hands over or closes the own sheet, the Segretario included; one sees it once it is delivered.
    """
    if sheet is not None and sheet.relation is Relation.ONESELF:
        is_listed = action is Action.READ and actor.role is UserRole.SECRETARY
        return is_listed or (sheet.is_delivered and action in _OF_ONESELF)
    match actor.role:
        case UserRole.SECRETARY:
            return action is not Action.CERTIFY
        case UserRole.EQ:
            return _eq_may(actor, action, sheet)
        case UserRole.MAYOR:
            return _mayor_may(action, sheet)
        case UserRole.BODY:
            return action in (_LOOKING | {Action.CERTIFY} if sheet is None else _OF_BODY)


def _eq_may(actor: Actor, action: Action, sheet: SheetInQuestion | None) -> bool:
    """An EQ without an employee is nobody: not even the names of the years are theirs to see."""
    if sheet is None:
        return action is Action.OPEN and actor.employee_id is not None
    return sheet.relation is Relation.EVALUATOR and action in _OF_EVALUATOR


def _mayor_may(action: Action, sheet: SheetInQuestion | None) -> bool:
    """The Sindaco evaluates the Segretario, and sees the sheets of the EQ once they are delivered."""
    if sheet is None:
        return action in _LOOKING
    if sheet.role is SheetRole.SECRETARY:
        return action in _OF_MAYOR
    sees = sheet.role is SheetRole.EQ and sheet.is_delivered and action is Action.SEE_SCORES
    return action is Action.READ or sees


def may_some(actor: Actor, action: Action) -> bool:
    """Tell whether there may be a sheet on which `actor` may do `action`."""
    relations = Relation if actor.employee_id is not None else (Relation.NONE,)
    sheets = (SheetInQuestion(*one) for one in product(relations, SheetRole, (False, True)))
    return any(may(actor, action, sheet) for sheet in sheets)


def may_undo(actor: Actor, undoing: OriginalQuestion) -> bool:
    """Tell whether `actor` may reverse an operation: nobody undoes what they could not do.

    Others than the Segretario undo the own operations only, and none of which it is not known what was asked.
    """
    if actor.role is not UserRole.SECRETARY and (actor.name != undoing.actor or not undoing.actions):
        return False
    return all(may(actor, action) or may_some(actor, action) for action in undoing.actions)


def require(actor: Actor, action: Action, sheet: SheetInQuestion | None = None) -> None:
    """Raise `UserError` when `may` says no."""
    if not may(actor, action, sheet):
        raise refusal(actor)


def require_some(actor: Actor, action: Action) -> None:
    """Raise `UserError` when `may_some` says no."""
    if not may_some(actor, action):
        raise refusal(actor)


def require_undo(actor: Actor, undoing: OriginalQuestion) -> None:
    """Raise `UserError` when `may_undo` says no."""
    if not may_undo(actor, undoing):
        raise refusal(actor)


def refusal(actor: Actor) -> UserError:
    return UserError(f"{actor.name} non può compiere questa operazione.", "Rivolgersi al Segretario comunale.")

"""Who may do what: one function decides for screens, prints, exports and searches. The default is no."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cache
from itertools import product
from typing import NamedTuple

from app.domain.errors import UserError
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.roles import SheetRole, UserRole
from app.domain.workflow import SheetState


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
    MEASURE = "measure"
    """Write what was measured of objectives along the year: values, readings, progress."""
    SEE_AWARDS = "see_awards"
    """See the awards of everybody, in euros; what is one's own each person sees without."""
    EDIT_AWARDS = "edit_awards"
    """Change the rules of the awards, the funds of a year and the facts they read."""
    EDIT_METHOD = "edit_method"
    IMPORT = "import"
    EXPORT = "export"
    """Write workbooks and texts with the names of people."""
    BACK_UP = "back_up"
    MANAGE_USERS = "manage_users"
    ACKNOWLEDGE = "acknowledge"
    """Say that one has seen the own objectives."""
    SCORE = "score"
    """Score, annotate, complete, and say what of a sheet does not apply."""
    SEE_PART, SCORE_PART = "see_part", "score_part"
    """See the part of a sheet that is not for its evaluator to score; score it, sign it and open it again."""
    CORRECT = "correct"
    """Bring a completed sheet back to filling, with the reason."""
    REMARK = "remark"
    """Record the remarks of the person evaluated, and the hearing."""
    ANSWER = "answer"
    """Answer to them: the evaluation is kept, or its scores are opened again as a new revision."""
    ATTACH = "attach"
    """Keep the scan of a paper with the sheet, or take it away."""
    DELIVER = "deliver"
    """Hand a sheet over, and record how the person signed."""
    PROPOSE = "propose"
    """Propose to the Segretario that a sheet be not evaluable, or that an objective of the own Area do not count."""
    DECIDE = "decide"
    """Say that a sheet is not evaluable, or that it is again; decide on proposals, and who scores its parts."""
    CERTIFY = "certify"
    """Certify the results of objectives."""
    RECORD_CERTIFICATION = "record_certification"
    """Write down what the Nucleo certified, from the minutes that it signed."""
    CLOSE = "close"
    """Close sheets, rounds and years."""
    REOPEN = "reopen"
    """Open again what was closed."""


class Relation(Enum):
    """What the user is to the sheet: nobody, who scores a part of it, its evaluator, the person evaluated."""

    NONE = auto()
    SECTION = auto()
    EVALUATOR = auto()
    ONESELF = auto()


class Actor(NamedTuple):
    """The person at the keyboard: the name goes in the audit. `user_id` is None until people log in.

    `may_transcribe`: named to write down the Segretario's sheet from the paper that the Sindaco signed.
    """

    name: str
    role: UserRole
    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None
    is_administrator: bool = False
    user_id: UserId | None = None
    may_transcribe: bool = False

    def is_oneself(self, employee: EmployeeId | None, official: OfficialId | None) -> bool:
        """Tell whether somebody is who is at the keyboard: nobody writes what is certified about oneself."""
        is_employee = employee is not None and employee == self.employee_id
        return is_employee or (official is not None and official == self.official_id)


class SheetInQuestion(NamedTuple):
    """What the policy looks at in a sheet."""

    relation: Relation
    role: SheetRole = SheetRole.EMPLOYEE
    state: SheetState = SheetState.PREPARED


class AreaInQuestion(NamedTuple):
    """What the policy looks at in an Area, its people and objectives; `is_own`: whoever asks heads it, or evaluates."""

    is_own: bool


Thing = SheetInQuestion | AreaInQuestion | None
"""What an action is done on; None is the archive as a whole."""


class PerSheet(NamedTuple):
    """A question asked again of each sheet: the use case goes on only with those on which the answer is yes."""

    action: Action


class InScope(NamedTuple):
    """A question asked again of each Area, person, objective and sheet: the use case reads only those in its scope."""

    action: Action


class OriginalQuestion(NamedTuple):
    """A question about an operation to reverse: who did it, and what the policy was asked then (empty: not known)."""

    actor: str
    actions: frozenset[Action]


_States = Callable[[SheetState], bool]
_STATES_OF: Mapping[Action, _States] = {
    Action.READ: lambda _: True,
    Action.SEE_SCORES: lambda _: True,
    Action.SCORE: lambda state: state.is_open_to_scores,
    Action.SEE_PART: lambda _: True,
    Action.SCORE_PART: lambda state: state.is_open_to_scores,
    Action.CORRECT: lambda state: state is SheetState.COMPLETED,
    Action.REMARK: lambda state: not state.is_settled,
    Action.ANSWER: lambda state: state is SheetState.UNDER_REVIEW,
    Action.ATTACH: lambda state: state is not SheetState.SUPERSEDED,
    Action.DELIVER: lambda state: state is SheetState.COMPLETED or state.is_handed_over,
    Action.PROPOSE: lambda state: state.is_open_to_scores,
    Action.DECIDE: lambda state: state.is_open_to_scores or state is SheetState.NOT_EVALUABLE,
    Action.CLOSE: lambda state: state.is_answered,
    Action.REOPEN: lambda state: state is SheetState.FINAL,
}
"""What is asked of each sheet, and in which of its states it can be at all."""
_ON_SHEETS = frozenset(_STATES_OF)
ON_SHEETS = _ON_SHEETS - {Action.READ, Action.SEE_SCORES, Action.SEE_PART}  # of those that an operation changes

_OF_EVALUATOR = frozenset(
    {Action.READ, Action.SEE_SCORES, Action.SCORE, Action.CORRECT, Action.REMARK, Action.ANSWER, Action.ATTACH}
    | {Action.DELIVER, Action.PROPOSE},
)
_OF_SECRETARY = _ON_SHEETS - {Action.PROPOSE}  # whoever decides has nobody to propose it to
_OF_ONESELF = frozenset({Action.READ, Action.SEE_SCORES, Action.REMARK})
_LOOKING = frozenset({Action.READ, Action.SEE_SCORES})
_OF_SECTION = frozenset({Action.READ, Action.SEE_PART, Action.SCORE_PART})
_OF_MAYOR = _OF_SECRETARY - {Action.REMARK, Action.REOPEN, Action.SEE_PART, Action.SCORE_PART}
_OF_TRANSCRIBER = _OF_MAYOR - {Action.DECIDE}
_OF_OWN_AREA = frozenset({Action.READ, Action.MEASURE, Action.PROPOSE})
_ON_AREAS = _OF_OWN_AREA | {Action.EDIT_ARCHIVE}


def may(actor: Actor, action: Action, thing: Thing = None) -> bool:
    """Tell whether `actor` may do `action` on a sheet, on an Area with what is in it, or on the archive as a whole.

    Nobody scores, hands over or closes the own sheet, the Segretario included; one sees it once it is delivered.
    """
    match thing:
        case None:
            return _on_archive(actor, action)
        case AreaInQuestion(is_own):
            is_granted = actor.role in {UserRole.EQ, UserRole.MAYOR} and is_own and action in _OF_OWN_AREA
            return action in _ON_AREAS and (is_granted or _on_archive(actor, action)) and not _is_nobody(actor)
        case SheetInQuestion():
            return action in _on_sheet(actor.role, thing, actor.may_transcribe) and not _is_nobody(actor)


def _is_nobody(actor: Actor) -> bool:
    """Who heads Aree and is none of the staff nor of the officials is nobody: not even the years are theirs to see."""
    return actor.role is UserRole.EQ and actor.employee_id is None and actor.official_id is None


def _on_archive(actor: Actor, action: Action) -> bool:
    match actor.role:
        case UserRole.SECRETARY | UserRole.VICE:
            is_for_others = action in {Action.CERTIFY, Action.PROPOSE}
            return not is_for_others and (action is not Action.MANAGE_USERS or actor.is_administrator)
        case UserRole.EQ:
            has_own = actor.employee_id is not None  # an assessore who heads an Area pursues no own objectives
            return (action is Action.OPEN and not _is_nobody(actor)) or (action is Action.ACKNOWLEDGE and has_own)
        case UserRole.MAYOR:
            return action in {Action.OPEN, Action.READ}
        case UserRole.BODY:
            return action in {Action.OPEN, Action.READ, Action.CERTIFY, Action.SEE_AWARDS}


@cache
def _on_sheet(role: UserRole, sheet: SheetInQuestion, may_transcribe: bool) -> frozenset[Action]:
    """Return what somebody of a role, named to transcribe or not, may do on a sheet as it stands."""
    rights, is_own = _rights(role, sheet), role is UserRole.SECRETARY and sheet.role is SheetRole.SECRETARY
    if sheet.relation is Relation.SECTION and not is_own:
        rights |= _OF_SECTION | (_LOOKING if sheet.state.is_delivered else frozenset())
    if may_transcribe and sheet.role is SheetRole.SECRETARY and sheet.relation is not Relation.ONESELF:
        rights |= _OF_TRANSCRIBER
    return frozenset(action for action in rights if _STATES_OF[action](sheet.state))


def _rights(role: UserRole, sheet: SheetInQuestion) -> frozenset[Action]:
    if sheet.relation is Relation.ONESELF:
        is_listed = role in {UserRole.SECRETARY, UserRole.VICE}
        return _OF_ONESELF if sheet.state.is_delivered else frozenset({Action.READ} if is_listed else ())
    match role:
        case UserRole.SECRETARY:
            return _LOOKING if sheet.role is SheetRole.SECRETARY else _OF_SECRETARY
        case UserRole.VICE:
            return _OF_SECRETARY  # also of the Segretario's sheet, transcribed from the paper that the Sindaco signed
        case UserRole.EQ:
            return _OF_EVALUATOR if sheet.relation is Relation.EVALUATOR else frozenset()
        case UserRole.MAYOR:
            return _of_mayor(sheet)
        case UserRole.BODY:
            return _LOOKING | {Action.SEE_PART}


def _of_mayor(sheet: SheetInQuestion) -> frozenset[Action]:
    """The Sindaco evaluates the Segretario, and sees the sheets of the EQ once they are delivered."""
    if sheet.role is SheetRole.SECRETARY:
        return _OF_MAYOR
    if sheet.relation is Relation.EVALUATOR:
        return _OF_EVALUATOR
    return _LOOKING if sheet.role is SheetRole.EQ and sheet.state.is_delivered else frozenset({Action.READ})


def may_some(actor: Actor, action: Action) -> bool:
    """Tell whether there may be a sheet on which `actor` may do `action`."""
    is_somebody = actor.employee_id is not None or actor.official_id is not None or actor.role is UserRole.BODY
    relations = Relation if is_somebody else (Relation.NONE,)
    sheets = (SheetInQuestion(*one) for one in product(relations, SheetRole, SheetState))
    return any(may(actor, action, sheet) for sheet in sheets)


def may_in_scope(actor: Actor, action: Action) -> bool:
    """Tell whether `actor` may do `action` on the archive, or on a part of it."""
    return may(actor, action) or may(actor, action, AreaInQuestion(is_own=True))


def may_undo(actor: Actor, undoing: OriginalQuestion) -> bool:
    """Tell whether `actor` may reverse an operation: nobody undoes what they could not do.

    Others than the Segretario undo the own operations only, and none of which it is not known what was asked.
    """
    is_secretary = actor.role in {UserRole.SECRETARY, UserRole.VICE}
    if not is_secretary and (actor.name != undoing.actor or not undoing.actions):
        return False
    return all(may_in_scope(actor, action) or may_some(actor, action) for action in undoing.actions)


def require(actor: Actor, action: Action, thing: Thing = None) -> None:
    """Raise `UserError` when `may` says no."""
    if not may(actor, action, thing):
        raise refusal(actor)


def require_some(actor: Actor, action: Action) -> None:
    """Raise `UserError` when `may_some` says no."""
    if not may_some(actor, action):
        raise refusal(actor)


def require_in_scope(actor: Actor, action: Action) -> None:
    """Raise `UserError` when `may_in_scope` says no."""
    if not may_in_scope(actor, action):
        raise refusal(actor)


def require_undo(actor: Actor, undoing: OriginalQuestion) -> None:
    """Raise `UserError` when `may_undo` says no."""
    if not may_undo(actor, undoing):
        raise refusal(actor)


def why_not(actor: Actor, action: Action, *, in_scope: bool = False) -> str:
    """Say why a verb on the archive, or on the part of it in the scope of `actor`, is off; empty when it is not."""
    if may(actor, action) or (in_scope and may_in_scope(actor, action)):
        return ""
    return ONLY_ADMINISTRATOR if action is Action.MANAGE_USERS else ONLY_SECRETARY


ONLY_SECRETARY = "Può farlo solo il Segretario comunale"
ONLY_ADMINISTRATOR = "Può farlo solo chi amministra gli utenti"


def refusal(actor: Actor) -> UserError:
    return UserError(f"{actor.name} non può compiere questa operazione.", "Rivolgersi al Segretario comunale.")

"""Who may do what on a sheet, written from the table of the session by hand: it asks nothing of the program."""

from app.domain.permissions import Actor
from app.domain.roles import UserRole
from tests.services.sheets.any_order.seen import Row

OPEN = frozenset({"prepared", "assigned", "in_progress"})
HANDED_OVER = frozenset({"delivered", "acknowledged", "under_review"})
ALL = OPEN | HANDED_OVER | {"completed", "final", "not_evaluable", "superseded"}

WHEN = {
    "score": OPEN,
    "correct": frozenset({"completed"}),
    "remark": OPEN | HANDED_OVER | {"completed"},
    "answer": frozenset({"under_review"}),
    "attach": ALL - {"superseded"},
    "deliver": HANDED_OVER | {"completed"},
    "decide": OPEN | {"not_evaluable"},
    "propose": OPEN,
    "close": frozenset({"acknowledged", "under_review"}),
    "reopen": frozenset({"final"}),
}
"""In which states each thing can be done at all."""

EVALUATING = frozenset({"score", "correct", "remark", "answer", "attach", "deliver", "propose"})
OF_MAYOR = frozenset({"score", "correct", "answer", "attach", "deliver", "decide", "close"})

STEPS = {
    ("prepared", "assigned"): "score",
    ("prepared", "in_progress"): "score",
    ("assigned", "in_progress"): "score",
    ("in_progress", "completed"): "score",
    ("completed", "in_progress"): "correct",
    ("completed", "delivered"): "deliver",
    ("delivered", "completed"): "deliver",
    ("delivered", "acknowledged"): "deliver",
    ("acknowledged", "completed"): "deliver",
    ("acknowledged", "final"): "close",
    ("delivered", "under_review"): "remark",
    ("acknowledged", "under_review"): "remark",
    ("under_review", "acknowledged"): "deliver",
    ("under_review", "final"): "close",
    ("under_review", "superseded"): "answer",
    ("final", "superseded"): "reopen",
    ("not_evaluable", "in_progress"): "decide",
    **{(state, "not_evaluable"): "decide" for state in OPEN},
}
"""The ways in and out of every state, and what each asks."""

WITH_REASON = frozenset(
    {("completed", "in_progress"), ("delivered", "completed"), ("acknowledged", "completed")}
    | {("under_review", "superseded"), ("final", "superseded"), ("not_evaluable", "in_progress")}
    | {(state, "not_evaluable") for state in OPEN}
)
"""Going back, deciding and revising are never without a reason."""


def is_oneself(actor: Actor, sheet: Row) -> bool:
    """Tell whether the sheet is of whoever is at the keyboard: the Segretario's is the Segretario's."""
    own = actor.role is UserRole.SECRETARY and sheet["role"] == "secretary"
    return own or _is(actor, sheet["employee_id"], sheet["official_id"])


def is_evaluator(actor: Actor, sheet: Row) -> bool:
    return _is(actor, sheet["evaluator_id"], sheet["evaluator_official_id"])


def _is(actor: Actor, employee: int | None, official: int | None) -> bool:
    return (employee is not None and employee == actor.employee_id) or (
        official is not None and official == actor.official_id
    )


def rights(actor: Actor, sheet: Row) -> frozenset[str]:
    """Return what somebody may do on a sheet as it stands; on the own one, say what they think of it once they have it.

    Nobody scores, delivers, closes the own sheet, the Segretario included.
    """
    granted = _granted(actor, sheet)
    return frozenset(right for right in granted if sheet["state"] in WHEN[right])


def _granted(actor: Actor, sheet: Row) -> frozenset[str]:
    if is_oneself(actor, sheet):
        return frozenset({"remark"} if sheet["state"] in HANDED_OVER else ())
    is_secretarys = sheet["role"] == "secretary"
    transcribing = OF_MAYOR - {"decide"} if actor.may_transcribe and is_secretarys else frozenset()
    match actor.role:
        case UserRole.SECRETARY:
            return frozenset(WHEN) - {"propose"}
        case UserRole.VICE:
            return frozenset(WHEN) - {"propose"}  # the Segretario's too, transcribed
        case UserRole.EQ:
            return (EVALUATING if is_evaluator(actor, sheet) else frozenset()) | transcribing
        case UserRole.MAYOR:
            return OF_MAYOR if is_secretarys else EVALUATING if is_evaluator(actor, sheet) else frozenset()
        case UserRole.BODY:
            return transcribing

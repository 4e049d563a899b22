"""What a change means for the sheets that somebody has in hand, or that are closed, and for what people have seen.

A sheet handed over whose numbers become others goes back to be delivered again; a closed one stays as it was closed; of
an objective that people have seen the change is a revision, to be seen anew. Each time whoever makes the change says
why, once for all of it: the reason is in the history of each sheet sent back, and in a revision of each objective.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.audit.chain import RowChange
from app.domain.audit.operation_names import without_digest
from app.domain.errors import ReasonNeeded, UserError
from app.domain.ids import ActId, ObjectiveId, SheetId
from app.domain.italian import listed
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.objectives import Objective, ObjectiveRevision
from app.models.plans import Act
from app.models.sheet_parts import SheetEvent
from app.services.objectives.revising import (
    RevisedObjective,
    RevisionWords,
    keep_revision,
    refuse_lost,
    revised_objectives,
)
from app.services.sheets.affected import changed_objectives, closed_sheets
from app.services.sheets.left_behind import LeftBehind
from app.services.sheets.named import load_sheet_names
from app.services.workspace import Workspace


def settle(
    session: Session, workspace: Workspace, label: str, changes: Sequence[RowChange], left: Sequence[LeftBehind]
) -> list[SheetId]:
    """Send back the sheets left behind by an operation called `label`, and say why on the objectives.

    Return the sheets sent back. Raise `ReasonNeeded` when nobody said why yet, `UserError` when an objective of a
    closed sheet, or one that people have seen, would be lost.
    """
    closed = closed_sheets(session, changes)
    revised = revised_objectives(session, changes)
    if not left and not closed and not revised:
        return []
    people = _people(session, closed)
    _refuse_lost_objective(changes, people)
    refuse_lost(revised)
    reason = workspace.reason or _reason_in(changes)
    unsaid = [one for one in revised if not (workspace.reason or _reason_written(changes, one.id))]
    if not reason or unsaid:
        told = left if not reason else ()
        raise ReasonNeeded(
            [one.person for one in told],
            people if not reason else (),
            [(one.name, one.people) for one in (revised if not reason else unsaid)],
            _acts(session),
        )
    for one in left:
        _send_back(session.get_one(Sheet, one.id, populate_existing=True), workspace, f"{label}. {reason}")
    _keep_revisions(session, workspace, label, changes, {one.id: one for one in revised})
    session.flush()
    return [one.id for one in left]


def _reason_written(changes: Sequence[RowChange], objective: ObjectiveId) -> str:
    """Return the reason that the operation itself writes for an objective: a revision, an objective set aside."""
    for one in changes:
        side = one.after or {}
        of = one.id if one.table == Objective.__tablename__ else side.get("objective_id")
        if one.table in _REASONS and of == objective and side.get(_REASONS[one.table]):
            return str(side[_REASONS[one.table]])
    return ""


def _acts(session: Session) -> list[tuple[ActId, str]]:
    """Return the acts of the ente, the newest first, as a choice names them."""
    acts = session.scalars(select(Act).order_by(Act.on_date.desc().nulls_last(), Act.id.desc()))
    return [
        (ActId(one.id), f"{act_name(one.kind, one.number, one.on_date)}: {one.subject}".rstrip(": ")) for one in acts
    ]


def _reason_in(changes: Sequence[RowChange]) -> str:
    """Return the reason that the operation writes of its own (a revision, an objective set aside), or takes back."""
    sides = [(one.table, side) for one in changes for side in (one.after, one.before) if side]
    written = [side.get(_REASONS[table]) for table, side in sides if table in _REASONS]
    return str(next(filter(None, written), ""))


_REASONS = {ObjectiveRevision.__tablename__: "reason", Objective.__tablename__: "neutralised_reason"}


def _send_back(sheet: Sheet, workspace: Workspace, reason: str) -> None:
    sheet.events.append(
        SheetEvent(
            at=workspace.now(),
            actor=workspace.actor.name,
            from_state=sheet.state,
            to_state=SheetState.COMPLETED,
            reason=reason,
        )
    )
    sheet.signatures.clear()
    sheet.delivered_on = None
    sheet.delivered_sha256 = ""
    sheet.state = SheetState.COMPLETED


def _keep_revisions(
    session: Session,
    workspace: Workspace,
    label: str,
    changes: Sequence[RowChange],
    revised: Mapping[ObjectiveId, RevisedObjective],
) -> None:
    """Write on each objective changed what was done and why; one that already says so in this change says it once."""
    told = {(one.after or {}).get("objective_id") for one in changes if one.table == ObjectiveRevision.__tablename__}
    others = changed_objectives(session, changes) - told if workspace.reason else set()
    for identity in sorted({*others, *revised}):
        number = ObjectiveId(identity)
        why = RevisionWords(without_digest(label), workspace.reason or _reason_written(changes, number))
        keep_revision(session, workspace, number, why, revised.get(number))


def _people(session: Session, sheets: Sequence[Sheet]) -> list[str]:
    if not sheets:
        return []
    names = load_sheet_names(session, sheets).people
    return sorted({names[sheet.evaluated_party].full_name for sheet in sheets})


def _refuse_lost_objective(changes: Sequence[RowChange], people: Sequence[str]) -> None:
    gone = [one for one in changes if one.table == Objective.__tablename__ and one.after is None]
    if gone and people:
        codes = listed(str((one.before or {}).get("code", "")) for one in gone)
        raise UserError(
            f"L'obiettivo {codes} è su schede chiuse ({listed(people[:8])}): non si può eliminare.",
            "Per toglierlo dal piano usare lo stralcio, con il motivo.",
        )

"""What a change means for the sheets that somebody has in hand, or that are closed.

A sheet handed over whose numbers become others goes back to be delivered again; a closed one stays as it was closed. In
both cases whoever makes the change says why (issue of the session, 8): the reason is in the history of each sheet sent
back, and in a revision of each objective.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.errors import ReasonNeeded, UserError
from app.domain.ids import SheetId
from app.domain.italian import listed
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.objectives import Objective, ObjectiveRevision
from app.models.sheet_parts import SheetEvent
from app.services.sheets.affected import changed_objectives, closed_sheets
from app.services.sheets.left_behind import LeftBehind
from app.services.sheets.named import load_sheet_names
from app.services.workspace import Workspace


def settle(
    session: Session, workspace: Workspace, label: str, changes: Sequence[RowChange], left: Sequence[LeftBehind]
) -> list[SheetId]:
    """Send back the sheets left behind by an operation called `label`, and say why on the objectives.

    Return the sheets sent back. Raise `ReasonNeeded` when nobody said why yet, `UserError` when an objective of a
    closed sheet would be lost.
    """
    closed = closed_sheets(session, changes)
    if not left and not closed:
        return []
    people = _people(session, closed)
    _refuse_lost_objective(changes, people)
    reason = workspace.reason or _reason_in(changes)
    if not reason:
        raise ReasonNeeded([one.person for one in left], people)
    for one in left:
        _send_back(session.get_one(Sheet, one.id, populate_existing=True), workspace, f"{label}. {reason}")
    if workspace.reason:
        _keep_revisions(session, workspace, label, changes)
    session.flush()
    return [one.id for one in left]


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


def _keep_revisions(session: Session, workspace: Workspace, label: str, changes: Sequence[RowChange]) -> None:
    """Write on each objective changed what was done and why; one that already says so in this change says it once."""
    told = {(one.after or {}).get("objective_id") for one in changes if one.table == ObjectiveRevision.__tablename__}
    for identity in sorted(changed_objectives(session, changes) - told):
        if (objective := session.get(Objective, identity)) is not None:
            revision = ObjectiveRevision(
                objective=objective, on_date=workspace.today, what=label, reason=workspace.reason, act=""
            )
            session.add(revision)


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

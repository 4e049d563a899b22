"""The acts of the ente: listing, keeping and deleting them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import ActDraft, ActRow, act_name, validate_act
from app.domain.changes import Changes, Topic
from app.domain.ids import ActId
from app.domain.issues import Issue
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.plans import Act
from app.services.access import reading
from app.services.cycles import required_cycle
from app.services.transaction import Unit, save, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.MUNICIPALITY,)


def list_acts(workspace: Workspace) -> list[ActRow]:
    """Return the acts, the latest first; those without a date at the end."""
    with reading(workspace, InScope(Action.READ)) as session:
        years = {one.id: one.year for one in session.scalars(select(Cycle))}
        rows = session.scalars(select(Act).order_by(Act.on_date.desc().nulls_last(), Act.id))
        return [
            ActRow(
                one.id,
                one.version,
                one.kind,
                one.number,
                one.on_date,
                one.subject,
                years.get(one.cycle_id) if one.cycle_id else None,
            )
            for one in rows
        ]


def save_act(workspace: Workspace, draft: ActDraft) -> Changes:
    """Keep an act: one for each kind, number and date."""
    return save(workspace, act_name(draft.kind, draft.number, draft.on_date), put_act, draft, topics=_TOPICS)


def put_act(unit: Unit, draft: ActDraft) -> Act:
    """Keep an act inside a larger operation."""
    refuse([*validate_act(draft), *_there_already(unit.session, draft)])
    row = unit.row_of(Act, draft)
    row.kind, row.number, row.on_date = draft.kind, draft.number.strip(), draft.on_date
    row.subject = draft.subject.strip()
    row.cycle_id = required_cycle(unit.session, draft.year).id if draft.year is not None else None
    return unit.add(row)


def delete_act(workspace: Workspace, identity: ActId) -> Changes:
    with unit_of_work(workspace, "Eliminazione di un atto", *_TOPICS) as unit:
        unit.session.delete(unit.get(Act, identity))
    return unit.changes


def _there_already(session: Session, draft: ActDraft) -> list[Issue]:
    if not draft.number.strip():
        return []
    same = select(Act.id).where(
        Act.kind == draft.kind, Act.number == draft.number.strip(), Act.on_date == draft.on_date,
        Act.id != (draft.id or 0),
    )  # fmt: skip
    if session.scalar(same) is None:
        return []
    return [Issue("act_twice", f"{act_name(draft.kind, draft.number, draft.on_date)} c'è già.", "number")]

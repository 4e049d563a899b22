"""The lines of the mandate: listing, adding, changing and deleting them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MandateLineId
from app.domain.italian import plural, some_of
from app.domain.objectives.mandate import MandateLineDraft, MandateLineRow, validate
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Objective
from app.services.access import reading
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def list_mandate_lines(workspace: Workspace) -> list[MandateLineRow]:
    """Return the lines of every mandate, the earlier mandates first."""
    with reading(workspace, InScope(Action.READ)) as session:
        used = _used(session)
        found = select(MandateLine).order_by(MandateLine.mandate_from, MandateLine.position, MandateLine.code)
        return [
            MandateLineRow(
                one.id, one.version, one.code, one.title, one.description, one.mandate_from, one.mandate_to,
                used.get(one.id, 0),
            )
            for one in session.scalars(found)
        ]  # fmt: skip


def create_mandate_line(workspace: Workspace, draft: MandateLineDraft) -> Changes:
    """Add a line at the end of its mandate."""
    with unit_of_work(workspace, f"Nuova linea di mandato: {draft.title.strip()}", Topic.OBJECTIVES) as unit:
        put_mandate_line(unit, draft)
    return unit.changes


def put_mandate_line(unit: Unit, draft: MandateLineDraft) -> None:
    """Add a line at the end of its mandate, or change the one with the id of the draft, as part of an operation."""
    if draft.id is None:
        last = unit.session.scalar(select(func.max(MandateLine.position))) or 0
        line = MandateLine(position=last + 1)
    else:
        line = unit.get(MandateLine, draft.id, version=draft.version)
    _write(unit, line, draft)
    unit.touched(unit.add(line).id)


def change_mandate_lines(workspace: Workspace, rows: Mapping[MandateLineId, Mapping[str, Any]]) -> Changes:
    """Change some cells of some lines: all of them or none."""
    with unit_of_work(workspace, "Modifica linee di mandato", Topic.OBJECTIVES) as unit:
        for identity, values in rows.items():
            line = unit.get(MandateLine, identity)
            if len(rows) == 1:
                unit.label = f"Modifica linea di mandato {line.code}"
            _write(unit, line, replace(_draft(line), **values))
            unit.session.flush()
            unit.touched(identity)
    return unit.changes


def delete_mandate_line(workspace: Workspace, identity: MandateLineId) -> Changes:
    """Delete a line that no objective serves."""
    with unit_of_work(workspace, "Eliminazione linea di mandato", Topic.OBJECTIVES) as unit:
        line = unit.get(MandateLine, identity)
        unit.label = f"Eliminazione linea di mandato {line.code}"
        _refuse_used(unit.session, line)
        unit.session.delete(line)
        unit.touched(identity)
    return unit.changes


def _write(unit: Unit, line: MandateLine, draft: MandateLineDraft) -> None:
    refuse(validate(draft))
    _refuse_taken(unit.session, draft)
    line.code, line.title, line.description = draft.code.strip(), draft.title.strip(), draft.description.strip()
    line.mandate_from, line.mandate_to = int(draft.mandate_from or 0), int(draft.mandate_to or 0)


def _draft(line: MandateLine) -> MandateLineDraft:
    return MandateLineDraft(
        line.id, line.version, line.code, line.title, line.description, line.mandate_from, line.mandate_to
    )


def _used(session: Session) -> dict[MandateLineId, int]:
    found = select(Objective.mandate_line_id, func.count(Objective.id)).group_by(Objective.mandate_line_id)
    return {line: count for line, count in session.execute(found) if line is not None}


def _refuse_taken(session: Session, draft: MandateLineDraft) -> None:
    same = select(MandateLine).where(
        MandateLine.code == draft.code.strip(), MandateLine.mandate_from == draft.mandate_from
    )
    other = session.scalar(same)
    if other is not None and other.id != draft.id:
        raise UserError(
            f"Il codice {other.code} è già della linea «{other.title}» dello stesso mandato.",
            "Scegliere un altro codice.",
        )


def _refuse_used(session: Session, line: MandateLine) -> None:
    found = (
        select(Objective.code, Cycle.year)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(Objective.mandate_line_id == line.id)
        .order_by(Cycle.year, Objective.position)
    )
    users = [f"{code} ({year})" for code, year in session.execute(found)]
    if users:
        shown = some_of(users, 3)
        count = plural(len(users), "obiettivo", "obiettivi")
        raise UserError(
            f"La linea {line.code} «{line.title}» è collegata a {count}: {shown}.",
            "Collegarli prima a un'altra linea, poi eliminarla.",
        )

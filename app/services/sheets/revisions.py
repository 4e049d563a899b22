"""A new revision of a sheet: the old one gives its place, and all that was written on it goes on in the new one."""

from collections.abc import Collection
from typing import TypeVar

from app.domain.workflow import RemarkKind, SheetState
from app.models.base import Base
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetEvent
from app.services.transaction import Unit

Part = TypeVar("Part", bound=Base)

_CARRIED = (
    "round_id", "employee_id", "official_id", "evaluator_id", "evaluator_official_id", "valid_from", "valid_to", "role",
    "template_code", "area_id", "sector_id", "contract_area_id", "profile", "part_time", "assignment", "assigned_on",
    "interim_outcome", "general_note", "strengths", "improvements", "training", "substituted_by", "substituted_on",
    "substitution_reason", "transcribed_by", "transcribed_on",
)  # fmt: skip
"""What goes on: not what was done with the paper of before, its interview, delivery and signatures, nor its review; of
this only the hearing, which a negative evaluation still owes."""

_OF_ROW = frozenset({"id", "sheet_id"})
_OF_ITS_SHEET = _OF_ROW | {"attachment_id"}
"""What of a row is not copied: the paper of a hearing stays with the sheet of which it was made."""

_PARTS = ("scores", "weights", "choices", "exclusions", "adjustments", "section_evaluators")


def make_revision(unit: Unit, sheet: Sheet, reason: str) -> Sheet:
    """Put a new revision, open to scores, in the place of a sheet that was frozen; return it with its id.

    No two sheets of a person share a day: the old one steps aside first.
    """
    unit.session.flush()
    sheet.state = SheetState.SUPERSEDED
    unit.session.flush()
    made = Sheet(
        **{name: getattr(sheet, name) for name in _CARRIED},
        state=SheetState.IN_PROGRESS,
        revision=sheet.revision + 1,
        supersedes_id=sheet.id,
    )
    for part in _PARTS:
        getattr(made, part).extend(_copied(row) for row in getattr(sheet, part))
    heard = (one for one in sheet.remarks if one.kind is RemarkKind.HEARING)
    made.remarks.extend(_copied(row, but=_OF_ITS_SHEET) for row in heard)
    made.events.append(
        SheetEvent(
            at=unit.workspace.now(),
            actor=unit.workspace.actor.name,
            from_state=SheetState.PREPARED,
            to_state=SheetState.IN_PROGRESS,
            reason=f"Revisione {made.revision}: {reason}",
        )
    )
    return unit.add(made)


def _copied(row: Part, but: Collection[str] = _OF_ROW) -> Part:
    names = [column.name for column in row.__table__.columns if column.name not in but]
    return type(row)(**{name: getattr(row, name) for name in names})

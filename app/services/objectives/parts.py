"""What indicators, phases, resources and monitorings have in common: they are parts of one objective."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from app.domain.changes import Changes, Topic
from app.domain.documents.state import state_day
from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue
from app.domain.objectives.weights import equal_shares
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.base import Base
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Monitoring, Objective, ObjectiveResource, Phase
from app.services.objectives.common import open_objective
from app.services.objectives.measuring_scope import ask_to_measure
from app.services.objectives.phase_progress import note_progress
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Row = TypeVar("Row", bound=Base)
Part = TypeVar("Part", Indicator, Phase, ObjectiveResource, Monitoring)
Weighted = Indicator | Phase


class PartDraft(Protocol):
    """The draft of a part: a new one, without id, names its objective."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int | None: ...
    @property
    def objective_id(self) -> ObjectiveId | None: ...


PartOf = TypeVar("PartOf", bound=PartDraft)


@dataclass(frozen=True, slots=True)
class PartKind(Generic[Part, PartOf]):
    """One kind of part: its table and its draft with the fields they share, what holds of a draft, its Italian words.

    `listed` are those of an objective, where they have an order; one that `is_measuring` is written by whoever may
    measure the objective; `suits` says why a draft does not suit its objective.
    """

    row: type[Part]
    draft: type[PartOf]
    fields: tuple[str, ...]
    check: Callable[[PartOf], Sequence[Issue]]
    new: str
    word: str
    topics: tuple[Topic, ...] = (Topic.OBJECTIVES, Topic.SHEETS)
    is_measuring: bool = False
    listed: Callable[[Objective], Sequence[Weighted]] | None = None
    suits: Callable[[PartOf, Objective], Sequence[Issue]] | None = None

    @property
    def question(self) -> Action | InScope:
        """What the policy is asked before anything is written."""
        return InScope(Action.MEASURE) if self.is_measuring else Action.EDIT_ARCHIVE


def write_part(kind: PartKind[Part, PartOf], unit: Unit, draft: PartOf, *, is_told: bool = True) -> Part:
    """Add a part at the end of its objective's list, or change the one with the id of the draft.

    `is_told`: somebody says today how far a phase is; what another archive says of it is the reading of no day.
    """
    refuse(kind.check(draft))
    if draft.id is None:
        verb, objective = kind.new, open_owner(unit, draft.objective_id)
        last = max((one.position for one in kind.listed(objective)), default=0) if kind.listed else 0
        place = {"position": last + 1} if kind.listed else {}
        part = kind.row(objective=objective, **place)
    else:
        verb = "Modifica"
        part, objective = open_part(unit, kind.row, draft.id, getattr(draft, "version", None))
    if kind.is_measuring:
        ask_to_measure(unit, [objective])
    refuse(kind.suits(draft, objective) if kind.suits else ())
    unit.label = f"{verb} {kind.word} dell'obiettivo {objective.code}"
    before = _progress_of(part)
    written = unit.add(fill(part, draft, kind.fields))
    if is_told:
        _tell(unit, written, before)
    return written


def _tell(unit: Unit, part: Base, before: Decimal) -> None:
    """Keep who noted a monitoring, and the progress given to a phase as its reading of today."""
    if isinstance(part, Monitoring) and not part.author:
        part.author = unit.workspace.actor.name
    if isinstance(part, Phase) and part.progress != before:
        year = unit.get(Cycle, part.objective.cycle_id).year
        note_progress(unit, part, state_day(year, unit.workspace.today))


def _progress_of(part: Base) -> Decimal:
    return (part.progress if isinstance(part, Phase) else None) or ZERO


def save_part(workspace: Workspace, kind: PartKind[Part, PartOf], draft: PartOf) -> Changes:
    with unit_of_work(workspace, kind.word.capitalize(), *kind.topics, action=kind.question) as unit:
        unit.touched(write_part(kind, unit, draft).id)
    return unit.changes


def open_part(unit: Unit, kind: type[Part], identity: int | None, version: int | None = None) -> tuple[Part, Objective]:
    """Return a part that may be changed, and its objective: there, not stale, in a year still open."""
    part = unit.get(kind, identity or 0, version=version)
    return part, open_objective(unit, part.objective_id)


def open_owner(unit: Unit, identity: ObjectiveId | None) -> Objective:
    """Return the objective that a new part belongs to."""
    if identity is None:
        raise UserError("L'obiettivo non è indicato.", "Sceglierlo dall'elenco.")
    return open_objective(unit, identity)


def fill(row: Row, draft: object, names: Iterable[str]) -> Row:
    """Give a row the fields `names` of a draft: an indicator copied from another year is not untouched any more."""
    for name in names:
        setattr(row, name, getattr(draft, name))
    if isinstance(row, Indicator):
        row.is_untouched = False
    return row


def delete_parts(workspace: Workspace, kind: PartKind[Part, PartOf], identities: Collection[int]) -> Changes:
    """Delete parts with what hangs on them, as one operation."""
    label = f"Eliminazione {kind.word}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS, action=kind.question) as unit:
        for identity in identities:
            part, objective = open_part(unit, kind.row, identity)
            if kind.is_measuring:
                ask_to_measure(unit, [objective])
            unit.label = f"{label} dell'obiettivo {objective.code}"
            unit.session.delete(part)
            unit.touched(identity)
        if len(identities) > 1:
            unit.label += f": {len(identities)} righe"
    return unit.changes


def share_weights(
    workspace: Workspace,
    identities: Collection[ObjectiveId],
    whose: str,
    parts_of: Callable[[Objective], Sequence[Weighted]],
) -> Changes:
    """Give the parts of each objective equal weights that sum to 100; `whose` says in Italian to whom."""
    label = f"Pesi uguali {whose}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for identity in identities:
            objective = open_objective(unit, identity)
            several = f"{label} di {len(identities)} obiettivi"
            unit.label = several if len(identities) > 1 else f"{label} dell'obiettivo {objective.code}"
            parts = parts_of(objective)
            for part, weight in zip(parts, equal_shares(len(parts)), strict=True):
                part.weight = weight
            unit.touched(identity)
    return unit.changes

"""The grid: what it shows, read in one moment, and what is written from it, as one operation."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.grid.edits import GridEdits, NewObjective, RowEdit
from app.domain.objectives.grid.rows import GridIndicator, ObjectiveGrid
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.rules import tidy
from app.domain.objectives.vocabulary import ValueKind
from app.domain.objectives.weights import equal_shares
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.cycles import cycle_of, measuring_lock_of, open_cycle
from app.services.objectives.detail import draft_of
from app.services.objectives.editing import NewObjectives, fill_objective, remove_objectives
from app.services.objectives.grid_values import ValueWriting, last_readings, values_before, values_of_year
from app.services.objectives.indicators import INDICATOR, suits_payments
from app.services.objectives.measuring_scope import ask_to_measure, measurable_objectives, refuse_readings_of_certified
from app.services.objectives.parts import fill, open_part
from app.services.objectives.tree import tree_of
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_SHOWN = ("id", "name", "unit", "rule", "direction", "baseline", "target", "target_on", "weight", "source")
_AT_ONCE = 500
"""How many rows one query names."""


def objective_grid(workspace: Workspace, year: int) -> ObjectiveGrid:
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        return ObjectiveGrid(
            tree_of(session, workspace.actor, year, workspace.today),
            _indicators(session, year),
            measuring_lock_of(session, cycle, workspace.actor, workspace.today) if cycle else None,
            measurable_objectives(session, workspace.actor, cycle, workspace.today) if cycle else None,
        )


def write_grid(workspace: Workspace, year: int, edits: GridEdits) -> Changes:
    """Write all the edits or none; they are undone as one.

    Nothing is sent to the archive before the end: a block of thousands of rows is written in a few statements.
    """
    question = InScope(Action.MEASURE) if edits.is_measuring else Action.EDIT_ARCHIVE
    with unit_of_work(workspace, edits.label, Topic.OBJECTIVES, Topic.SHEETS, action=question) as unit:
        cycle = open_cycle(unit.session, year)
        with unit.session.no_autoflush:
            writing = _Writing(unit, cycle, edits.rows)
            for edit in edits.rows:
                writing.change(edit)
            for new in edits.new:
                writing.make(new, edits)
        unit.session.flush()
        unit.touched(*(one.id for one in writing.touched))
    return unit.changes


def delete_rows(
    workspace: Workspace, objectives: Collection[ObjectiveId], indicators: Collection[IndicatorId]
) -> Changes:
    """Delete objectives with all they carry and, of others, some indicators: one operation, one undo."""
    with unit_of_work(workspace, "Eliminazione di righe", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        remove_objectives(unit, objectives)
        for identity in indicators:
            part, objective = open_part(unit, Indicator, identity)
            unit.session.delete(part)
            unit.touched(objective.id)
            unit.label = f"Eliminazione di un indicatore dell'obiettivo {objective.code}"
        if len(objectives) + len(indicators) > 1 and indicators:
            unit.label = f"Eliminazione di {len(objectives) + len(indicators)} righe della griglia"
    return unit.changes


def _indicators(session: Session, year: int) -> Mapping[ObjectiveId, Sequence[GridIndicator]]:
    found: dict[ObjectiveId, list[GridIndicator]] = defaultdict(list)
    measured, before = values_of_year(session, year), values_before(session, year)
    read = last_readings(session, year)
    columns = [getattr(Indicator, name) for name in _SHOWN]
    query = (
        select(Indicator.objective_id, *columns)
        .join(Objective)
        .join(Cycle)
        .where(Cycle.year == year)
        .order_by(Indicator.objective_id, Indicator.position, Indicator.id)
    )
    for objective, *values in session.execute(query):
        given = dict(zip(_SHOWN, values, strict=True))
        given |= {name: tidy(given[name]) for name in ("baseline", "target")}
        own = measured.get(given["id"], {})
        found[objective].append(
            GridIndicator(
                **given,
                reading=read.get(given["id"]),
                interim=own.get(ValueKind.INTERIM),
                final=own.get(ValueKind.FINAL),
                before=before.get(given["id"], {}),
            )
        )
    return found


class _Writing:
    """The objectives that an operation changes, read in a few queries, and those that it adds."""

    def __init__(self, unit: Unit, cycle: Cycle, rows: Sequence[RowEdit]) -> None:
        self.touched: list[Objective] = []
        self._cycle = cycle
        self._new = NewObjectives(unit.session, cycle)
        wanted = {edit.objective_id for edit in rows}
        measured = {edit.objective_id for edit in rows if edit.values}
        found = _read(unit.session, cycle, wanted, with_values=bool(measured))
        self._known = {one.id: one for one in found}
        ids = [edit.indicator_id for edit in rows if edit.values and edit.indicator_id is not None]
        self._values = ValueWriting(unit, cycle.year, ids)
        if measured:
            objectives = [one for identity, one in self._known.items() if identity in measured]
            ask_to_measure(unit, objectives)
            if any("reading" in edit.values for edit in rows):
                refuse_readings_of_certified(unit.session, cycle.id, objectives)

    def change(self, edit: RowEdit) -> None:
        objective = self._known.get(edit.objective_id)
        if objective is None:
            raise _gone()
        if edit.objective:
            kept = draft_of(objective)
            self._new.recode(objective, edit.objective.get("code", kept.code))
            fill_objective(objective, replace(kept, **_with_units(kept, edit)))
        if edit.indicator:
            _write_indicator(objective, edit.indicator_id, edit.indicator)
        if edit.values:
            self._values.write(_indicator_in(objective, edit.indicator_id), edit.values)
        objective.is_untouched = False
        self.touched.append(objective)

    def make(self, new: NewObjective, edits: GridEdits) -> None:
        values = dict(new.objective)
        weight = values.pop("weight", None)
        units = (UnitShare(edits.unit, weight),) if edits.unit else ()
        kind = ObjectiveKind.OPERATIONAL if edits.unit else ObjectiveKind.STRATEGIC_COMMON
        objective = self._new.add(ObjectiveDraft(kind=kind, units=units, **values))
        for indicator in _shared(new.indicators):
            _write_indicator(objective, None, indicator)
        self.touched.append(objective)


def _read(session: Session, cycle: Cycle, wanted: Iterable[ObjectiveId], *, with_values: bool) -> Iterable[Objective]:
    ids, indicators = list(wanted), selectinload(Objective.indicators)
    loads = [selectinload(Objective.units), indicators.selectinload(Indicator.values) if with_values else indicators]
    for start in range(0, len(ids), _AT_ONCE):
        some = select(Objective).where(Objective.cycle_id == cycle.id, Objective.id.in_(ids[start : start + _AT_ONCE]))
        yield from session.scalars(some.options(*loads))


def _with_units(kept: ObjectiveDraft, edit: RowEdit) -> dict[str, Any]:
    """Return the values of an objective with its weight where it stands: in one of its units."""
    values = dict(edit.objective)
    if "weight" in values:
        weight = values.pop("weight")
        if edit.unit not in {share.unit for share in kept.units}:
            raise UserError("L'obiettivo non appartiene a questa unità.", "Ripartire da ciò che la pagina mostra ora.")
        values["units"] = tuple(
            replace(share, weight=weight) if share.unit == edit.unit else share for share in kept.units
        )
    return values


def _write_indicator(objective: Objective, identity: IndicatorId | None, values: Mapping[str, Any]) -> None:
    """Change an indicator of an objective, or add one after its last."""
    row = _indicator_in(objective, identity) if identity else None
    stored = {name: getattr(row, name) for name in INDICATOR.fields} if row else {}
    draft = IndicatorDraft(id=identity, **{**stored, **values})
    refuse([*INDICATOR.check(draft), *suits_payments(draft, objective)])
    if row is None:
        last = max((one.position for one in objective.indicators), default=0)
        row = Indicator(position=last + 1)
        objective.indicators.append(row)
    fill(row, draft, INDICATOR.fields)


def _indicator_in(objective: Objective, identity: IndicatorId | None) -> Indicator:
    for one in objective.indicators:
        if one.id == identity:
            return one
    raise _gone()


def _gone() -> UserError:
    return UserError("Quello che si voleva modificare non c'è più.", "Ripartire da ciò che la pagina mostra ora.")


def _shared(indicators: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give equal weights to the indicators that are made together."""
    own = list(indicators)
    weights = equal_shares(len(own))
    return [{**values, "weight": weight} for values, weight in zip(own, weights, strict=True)]

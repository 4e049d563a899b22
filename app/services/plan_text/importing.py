"""Taking in a plan written as text: a preview that writes nothing, then all of it in one transaction."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import AreaId, SectorId
from app.domain.issues import Issue, Severity, errors_of
from app.domain.italian import listed, plural
from app.domain.permissions import Action
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.parsing import parse_plan
from app.domain.plan_text.preview import PlanPart, PlanPreview, PresentObjective, PresentPlan
from app.domain.plan_text.reading import LARGEST, read_plan
from app.domain.plan_text.shapes import PopulationYear, ReadPlan, UnitName
from app.models.cycles import Cycle
from app.models.municipality import PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.access import ask, reading
from app.services.backups.making import back_up_before
from app.services.files import read_file
from app.services.objectives.common import open_cycle
from app.services.plan_text.writing import PlanWriter
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_WORDS: dict[PlanPart, tuple[str, str]] = {
    PlanPart.AREA: ("area", "aree"),
    PlanPart.SECTOR: ("settore", "settori"),
    PlanPart.COMMON: ("obiettivo strategico comune", "obiettivi strategici comuni"),
    PlanPart.CROSS: ("obiettivo trasversale", "obiettivi trasversali"),
    PlanPart.OPERATIONAL: ("obiettivo operativo", "obiettivi operativi"),
    PlanPart.POPULATION: ("anno di popolazione", "anni di popolazione"),
    PlanPart.COST: ("spesa di personale", "spese di personale"),
}
_LONGEST_NAME = 80

UnitNames = dict[tuple[AreaId, SectorId | None], UnitName]


def read_plan_file(path: Path) -> bytes:
    """Return the bytes of a plan; `UserError` when the file cannot be read or is too large for a plan."""
    return read_file(path, LARGEST)


def preview_plan(
    workspace: Workspace, data: bytes, year: int, accepted_cross: Collection[str] | None = None
) -> PlanPreview:
    """Say what the plan would change in `year`, and change nothing; `UserError` when it is not a plan.

    `accepted_cross` are the keys of the groups of repeated lines that become one cross objective each
    (by default those whose lines are equal).
    """
    ask(workspace.actor, Action.IMPORT)
    plan = parse_plan(read_plan(data))
    with reading(workspace, Action.IMPORT) as session:
        return _compared(session, plan, open_cycle(session, year), accepted_cross)


def import_plan(
    workspace: Workspace,
    data: bytes,
    year: int,
    accepted_cross: Collection[str] | None = None,
    file_name: str = "",
) -> Changes:
    """Write the plan in one transaction with one entry in the audit; the same file again changes nothing."""
    ask(workspace.actor, Action.IMPORT)
    plan = parse_plan(read_plan(data))
    back_up_before(workspace, BackupReason.IMPORT)
    topics = (Topic.STRUCTURE, Topic.OBJECTIVES, Topic.MUNICIPALITY)
    with unit_of_work(workspace, "Importazione del piano", *topics, action=Action.IMPORT) as unit:
        cycle = open_cycle(unit.session, year)
        preview = _compared(unit.session, plan, cycle, accepted_cross)
        _refuse_errors(preview)
        unit.label = _label(preview, file_name, data)
        PlanWriter(unit, cycle).write(preview)
    return unit.changes


def counts_sentence(preview: PlanPreview) -> str:
    """Say what is new, in words: `6 aree, 11 settori e 7 obiettivi strategici comuni`."""
    new = [plural(count.new, *_WORDS[count.part]) for count in preview.counts if count.new]
    changed = sum(count.changed for count in preview.counts)
    wider = [f"{plural(changed, 'obiettivo', 'obiettivi')} in altre unità"] if changed else []
    return listed([*new, *wider]) or "nessuna novità"


def _compared(session: Session, plan: ReadPlan, cycle: Cycle, accepted_cross: Collection[str] | None) -> PlanPreview:
    without_gender = [row for row in plan.facts.population if row.men is None or row.women is None]
    present = _present(session, cycle, {row.year for row in without_gender})
    preview = plan_changes(plan, present, accepted_cross)
    return replace(preview, issues=(*preview.issues, *map(_left_out, without_gender)))


def _left_out(row: PopulationYear) -> Issue:
    sentence = f"Popolazione {row.year}: manca la divisione tra maschi e femmine, quindi non viene importata."
    return Issue("population_without_gender", sentence, severity=Severity.WARNING)


def _present(session: Session, cycle: Cycle, left_out: set[int]) -> PresentPlan:
    areas = session.scalars(select(Area).order_by(Area.position).options(selectinload(Area.sectors))).all()
    names: UnitNames = {(area.id, None): UnitName(area.name) for area in areas}
    for area in areas:
        names |= {(area.id, sector.id): UnitName(area.name, sector.name) for sector in area.sectors}
    population = session.scalars(select(PopulationFigure.on_date))
    return PresentPlan(
        areas=tuple(area.name for area in areas),
        sectors=tuple(name for name in names.values() if name.sector),
        objectives=tuple(_present_objective(one, names) for one in _objectives(session, cycle)),
        population_years=frozenset({day.year for day in population} | left_out),
        cost_years=frozenset(session.scalars(select(PersonnelCost.year))),
    )


def _objectives(session: Session, cycle: Cycle) -> Collection[Objective]:
    found = select(Objective).where(Objective.cycle_id == cycle.id).options(selectinload(Objective.units))
    return session.scalars(found.order_by(Objective.position)).all()


def _present_objective(one: Objective, names: UnitNames) -> PresentObjective:
    units = tuple(names[link.area_id, link.sector_id] for link in one.units)
    return PresentObjective(one.id, one.code, one.kind, one.title, one.description, units, one.imported_from)


def _refuse_errors(preview: PlanPreview) -> None:
    if errors := errors_of(preview.issues):
        raise UserError(
            " ".join(issue.sentence for issue in errors), "Correggere il testo del piano e importarlo di nuovo."
        )


def _label(preview: PlanPreview, file_name: str, data: bytes) -> str:
    source = f"da {file_name[-_LONGEST_NAME:]}" if file_name else "da testo incollato"
    digest = hashlib.sha256(data).hexdigest()
    return f"Importazione del piano {source}: {counts_sentence(preview)} (SHA-256 {digest})"[:300]

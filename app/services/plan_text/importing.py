"""Taking in a plan written as text: a preview that writes nothing, then all of it in one transaction."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import AreaId, SectorId
from app.domain.issues import Issue, Severity, errors_of
from app.domain.italian import listed, plural
from app.domain.permissions import Action
from app.domain.plan_text.belonging import belonging_findings
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PlanPart, PlanPreview, PresentObjective, PresentPlan
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import PlanLayout
from app.domain.plan_text.shapes import PopulationYear, ReadPlan, UnitName
from app.models.cycles import Cycle
from app.models.municipality import Municipality, PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.access import ask, reading
from app.services.backups.making import back_up_before
from app.services.objectives.codes import mask_of
from app.services.objectives.common import open_cycle
from app.services.plan_text.layouts import keep_layout, remembered_layout
from app.services.plan_text.told import present_told
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
    PlanPart.DECLARED: ("dato dichiarato", "dati dichiarati"),
    PlanPart.ACT: ("atto", "atti"),
    PlanPart.TEXT: ("testo", "testi"),
    PlanPart.MANDATE: ("mandato", "mandati"),
}
_LONGEST_NAME = 80
_LONGEST_LABEL = 300

UnitNames = dict[tuple[AreaId, SectorId | None], UnitName]


def preview_plan(
    workspace: Workspace,
    document: SourceDocument,
    year: int,
    accepted_cross: Collection[str] | None = None,
    layout: PlanLayout | None = None,
) -> PlanPreview:
    """Say what the plan would change in `year`, and change nothing; `UserError` when it is not a plan.

    `accepted_cross` are the keys of the groups of repeated lines that become one cross objective each
    (by default those whose lines are equal); `layout` are the choices of the user, by default those remembered.
    """
    ask(workspace.actor, Action.IMPORT)
    plan = proposed(document, recognised(document, layout or remembered_layout(workspace, document)))
    with reading(workspace, Action.IMPORT) as session:
        preview = compared(session, plan, open_cycle(session, year), accepted_cross)
        name = session.scalar(select(Municipality.name)) or ""
    return replace(preview, issues=(*belonging_findings(plan.facts, name, year), *preview.issues))


def import_plan(
    workspace: Workspace,
    document: SourceDocument,
    year: int,
    accepted_cross: Collection[str] | None = None,
    layout: PlanLayout | None = None,
) -> Changes:
    """Write the plan in one transaction with one entry in the audit; the same file again changes nothing."""
    ask(workspace.actor, Action.IMPORT)
    chosen = layout or remembered_layout(workspace, document)
    plan = proposed(document, recognised(document, chosen))
    back_up_before(workspace, BackupReason.IMPORT)
    topics = (Topic.STRUCTURE, Topic.OBJECTIVES, Topic.MUNICIPALITY)
    with unit_of_work(workspace, "Importazione del piano", *topics, action=Action.IMPORT) as unit:
        cycle = open_cycle(unit.session, year)
        preview = compared(unit.session, plan, cycle, accepted_cross)
        refuse_errors(preview)
        unit.label = label_of(preview, document.name, document.sha256)
        keep_layout(unit, document, chosen)
        PlanWriter(unit, cycle, document.name).write(preview)
    return unit.changes


def counts_sentence(preview: PlanPreview) -> str:
    """Say what is new, in words: `6 aree, 11 settori e 7 obiettivi strategici comuni`."""
    new = [plural(count.new, *_WORDS[count.part]) for count in preview.counts if count.new]
    changed = sum(count.changed for count in preview.counts)
    wider = [f"{plural(changed, 'obiettivo', 'obiettivi')} in altre unità"] if changed else []
    return listed([*new, *wider]) or "nessuna novità"


def compared(session: Session, plan: ReadPlan, cycle: Cycle, accepted_cross: Collection[str] | None) -> PlanPreview:
    return compared_with(present_plan(session, cycle), plan, accepted_cross)


def compared_with(present: PresentPlan, plan: ReadPlan, accepted_cross: Collection[str] | None) -> PlanPreview:
    """Say what a plan would change where there is this; a year of population without genders is left out and told."""
    without_gender = [row for row in plan.facts.population if row.men is None or row.women is None]
    left_out = {row.year for row in without_gender}
    known = replace(present, population_years=(present.population_years or frozenset()) | left_out)
    preview = plan_changes(plan, known, accepted_cross)
    return replace(preview, issues=(*preview.issues, *map(_left_out, without_gender)))


def _left_out(row: PopulationYear) -> Issue:
    sentence = f"Popolazione {row.year}: manca la divisione tra maschi e femmine, quindi non viene importata."
    return Issue("population_without_gender", sentence, severity=Severity.WARNING)


def present_plan(session: Session, cycle: Cycle) -> PresentPlan:
    """Return what the archive holds of what a plan can bring for the year of `cycle`."""
    areas = session.scalars(select(Area).order_by(Area.position).options(selectinload(Area.sectors))).all()
    names: UnitNames = {(area.id, None): UnitName(area.name) for area in areas}
    for area in areas:
        names |= {(area.id, sector.id): UnitName(area.name, sector.name) for sector in area.sectors}
    population = session.scalars(select(PopulationFigure.on_date))
    return PresentPlan(
        areas=tuple(area.name for area in areas),
        sectors=tuple(name for name in names.values() if name.sector),
        objectives=tuple(_present_objective(one, names) for one in _objectives(session, cycle)),
        population_years=frozenset(day.year for day in population),
        cost_years=frozenset(session.scalars(select(PersonnelCost.year))),
        told=present_told(session, cycle),
        mask=mask_of(session),
        year=cycle.year,
    )


def _objectives(session: Session, cycle: Cycle) -> Collection[Objective]:
    found = select(Objective).where(Objective.cycle_id == cycle.id).options(selectinload(Objective.units))
    return session.scalars(found.order_by(Objective.position)).all()


def _present_objective(one: Objective, names: UnitNames) -> PresentObjective:
    units = tuple(names[link.area_id, link.sector_id] for link in one.units)
    return PresentObjective(one.id, one.code, one.kind, one.title, one.description, units, one.imported_from)


def refuse_errors(preview: PlanPreview) -> None:
    if errors := errors_of(preview.issues):
        raise UserError(
            " ".join(issue.sentence for issue in errors), "Correggere il testo del piano e importarlo di nuovo."
        )


def label_of(preview: PlanPreview, file_name: str, digest: str) -> str:
    source = f"da {file_name[-_LONGEST_NAME:]}" if file_name else "da testo incollato"
    tail = f" (SHA-256 {digest})"
    return f"Importazione del piano {source}: {counts_sentence(preview)}"[: _LONGEST_LABEL - len(tail)] + tail

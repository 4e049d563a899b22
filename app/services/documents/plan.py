"""The Piano degli obiettivi of a year, filled from the archive."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.declared import DeclaredDraft, DeclaredKind
from app.domain.document_text.parts import TITLE_PART
from app.domain.documents.figures import CostRow, PopulationCount, PopulationRow, population_rows, staff_total
from app.domain.documents.organigram import OrganigramArea
from app.domain.documents.plan import PlanDocument
from app.domain.documents.plan_facts import headline_rows
from app.domain.ids import EmployeeId
from app.domain.objectives import ObjectiveState
from app.domain.periods import Period, reference_day, year_period
from app.domain.structure.area_charges import office_named
from app.domain.structure.registry import Registry
from app.domain.structure.tree import organigram, staff_table
from app.models.cycles import Cycle
from app.models.municipality import Municipality, PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.cycles import required_cycle
from app.services.documents import plan_told as told
from app.services.documents.filling import Filling
from app.services.documents.plan_notes import PlanNotes
from app.services.documents.planned import PlannedObjectives
from app.services.documents.text_values import text_values
from app.services.documents.texts import first_line, printed_words
from app.services.objectives.official_heads import official_heads
from app.services.structure.loading import load_registry

POPULATION_YEARS = 4


def plan_document(filling: Filling) -> PlanDocument:
    """Return the plan of the year as the archive holds it today; `UserError` when the year is not there."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    day = reference_day(year, filling.workspace.today)
    registry = load_registry(session, Period(day, day))
    declared, objectives = told.declared_of(session, cycle), _objectives(session, cycle)
    lines, measures = told.lines_of(session, cycle), told.prevention_of(session, cycle)
    words = PlanNotes(
        {line.id: f"{line.code} {line.title}" for line in lines},
        {measure.id: measure.code for measure in measures},
        {one.id: f"{one.code} {one.title}" for one in objectives},
    )
    stated, headed = told.declared_heads(declared), _headed(registry, day)
    heads = stated | {area.name: area.head for area in headed}
    not_eq = {name for name, text in stated.items() if office_named(text)} - {area.name for area in headed}
    planned = PlannedObjectives(
        objectives, _areas(session), year_period(year), heads, _offices(registry, day), words,
        official_heads(session, year, filling.workspace.today),
        frozenset(not_eq) | {area.name for area in headed if not area.is_eq},
    )  # fmt: skip
    texts = dict(printed_words(session, cycle, filling.request.kind, text_values(session, cycle, filling.workspace)))
    document = PlanDocument(
        letterhead=filling.letterhead(with_act=False),
        imprint=filling.imprint(),
        title=first_line(texts.pop(TITLE_PART, ())) or filling.request.kind.italian,
        year=year,
        period=f"{cycle.plan_from}-{cycle.plan_to}",
        approval=filling.marks().act or cycle.plan_act,
        mandate=told.mandate_years(cycle, lines),
        texts=texts,
        acts=told.acts_of(session, cycle),
        mandate_lines=told.mandate_rows(lines, objectives),
        common_objectives=planned.common(),
        cross_objectives=planned.cross(),
        areas=planned.by_area(),
        ambits=told.ambits_of(objectives),
        measures=told.measures_of(measures, objectives),
        resources=told.resources_of(objectives),
    )
    return _with_ente(session, document, registry, day, declared)


def _with_ente(
    session: Session, document: PlanDocument, registry: Registry, day: date, declared: list[DeclaredDraft]
) -> PlanDocument:
    """Add what the plan says of the ente: its residents, its staff as counted or as declared, its cost, its chart."""
    staff = tuple(staff_table(registry, day))
    headlines = (one for one in declared if one.kind is DeclaredKind.HEADLINE)
    cost = session.scalar(select(PersonnelCost).order_by(PersonnelCost.year.desc()).limit(1))
    return replace(
        document,
        population=_population(session),
        headlines=headline_rows(headlines, staff_total(staff) if staff else None),
        staff=staff or told.staff_of_declared(declared),
        is_staff_declared=not staff,
        differences=tuple(told.differences_of(declared, staff)) if staff else (),
        cost_year=cost.year if cost else None,
        cost=_cost_rows(cost),
        organigram=organigram(registry, day, session.get_one(Municipality, 1).name),
    )


def _headed(registry: Registry, day: date) -> list[OrganigramArea]:
    """Return the Aree that somebody heads."""
    return [area for area in organigram(registry, day, "").areas if area.head]


def _offices(registry: Registry, day: date) -> dict[EmployeeId, str]:
    """Return the names of those who hold an office on a day: the plan that is published names no one else."""
    return {one.id: one.full_name for one in registry.employees if registry.appointment_on(one.id, day)}


def _population(session: Session) -> tuple[PopulationRow, ...]:
    figures = session.scalars(select(PopulationFigure).order_by(PopulationFigure.on_date))
    counts = [PopulationCount(figure.on_date, figure.males, figure.females, figure.families) for figure in figures]
    return population_rows(counts)[-POPULATION_YEARS:]


def _cost_rows(cost: PersonnelCost | None) -> tuple[CostRow, ...]:
    if cost is None:
        return ()
    return (
        CostRow("Retribuzioni", cost.pay),
        CostRow("IRAP", cost.irap),
        CostRow("Oneri riflessi", cost.contributions),
    )


def _objectives(session: Session, cycle: Cycle) -> list[Objective]:
    parts = (
        Objective.units, Objective.indicators, Objective.assignments, Objective.phases, Objective.resources,
        Objective.ambits, Objective.measures,
    )  # fmt: skip
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(*(selectinload(part) for part in parts))
    )
    return list(session.scalars(query))


def _areas(session: Session) -> list[Area]:
    return list(session.scalars(select(Area).order_by(Area.position).options(selectinload(Area.sectors))))

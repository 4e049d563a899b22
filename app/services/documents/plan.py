"""The Piano degli obiettivi of a year, filled from the archive."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.figures import CostRow, PopulationCount, PopulationRow, population_rows
from app.domain.documents.plan import PlanDocument
from app.domain.objectives import ObjectiveState
from app.domain.periods import reference_day, year_period
from app.models.cycles import Cycle
from app.models.municipality import PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.cycles import required_cycle
from app.services.documents.filling import Filling
from app.services.documents.plan_told import declared_staff
from app.services.documents.planned import PlannedObjectives, heads_of
from app.services.documents.text_values import text_values
from app.services.documents.texts import printed_words
from app.services.structure.organigram import organigram_of
from app.services.structure.staff import staff_of

POPULATION_YEARS = 4


def plan_document(filling: Filling) -> PlanDocument:
    """Return the plan of the year as the archive holds it today; `UserError` when the year is not there."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    cost = session.scalar(select(PersonnelCost).order_by(PersonnelCost.year.desc()).limit(1))
    day = reference_day(year, filling.workspace.today)
    chart = organigram_of(session, day)
    objectives = PlannedObjectives(_objectives(session, cycle), _areas(session), year_period(year), heads_of(chart))
    return PlanDocument(
        letterhead=filling.letterhead(),
        imprint=filling.imprint(),
        title="Piano degli obiettivi",
        year=year,
        period=f"{cycle.plan_from}-{cycle.plan_to}",
        approval=cycle.plan_act,
        texts=printed_words(session, cycle, filling.request.kind, text_values(session, cycle, filling.workspace)),
        population=_population(session),
        staff=staff_of(session, day) or declared_staff(session, cycle),
        cost_year=cost.year if cost else None,
        cost=_cost_rows(cost),
        organigram=chart,
        common_objectives=objectives.common(),
        cross_objectives=objectives.cross(),
        areas=objectives.by_area(),
    )


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
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.units), selectinload(Objective.indicators))
    )
    return list(session.scalars(query))


def _areas(session: Session) -> list[Area]:
    return list(session.scalars(select(Area).order_by(Area.position).options(selectinload(Area.sectors))))

"""The Piano degli obiettivi of a year, filled from the archive."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.figures import CostRow, PopulationCount, PopulationRow, population_rows
from app.domain.documents.plan import PlanDocument, PlanText
from app.domain.objectives import ObjectiveState
from app.domain.periods import reference_day, year_period
from app.domain.plan_text.declared import CLOSING, CONTEXT, GUIDELINES, INTRODUCTION
from app.models.cycles import Cycle
from app.models.municipality import Municipality, PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.cycles import required_cycle
from app.services.documents.filling import Filling
from app.services.documents.plan_told import declared_staff, own_texts
from app.services.documents.planned import PlannedObjectives, heads_of
from app.services.structure.organigram import organigram_of
from app.services.structure.staff import staff_of
from app.services.toml_resources import read_toml

POPULATION_YEARS = 4


def plan_document(filling: Filling) -> PlanDocument:
    """Return the plan of the year as the archive holds it today; `UserError` when the year is not there."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    name, period = session.get_one(Municipality, 1).name, f"{cycle.plan_from}-{cycle.plan_to}"
    cost = session.scalar(select(PersonnelCost).order_by(PersonnelCost.year.desc()).limit(1))
    day = reference_day(year, filling.workspace.today)
    chart = organigram_of(session, day)
    objectives = PlannedObjectives(_objectives(session, cycle), _areas(session), year_period(year), heads_of(chart))
    return PlanDocument(
        letterhead=filling.letterhead(),
        imprint=filling.imprint(),
        title="Piano degli obiettivi",
        year=year,
        period=period,
        approval=cycle.plan_act,
        introduction=own_texts(session, cycle, INTRODUCTION) or _texts("introduction", name, period),
        context=own_texts(session, cycle, CONTEXT),
        population=_population(session),
        staff=staff_of(session, day) or declared_staff(session, cycle),
        cost_year=cost.year if cost else None,
        cost=_cost_rows(cost),
        organigram=chart,
        guidelines=own_texts(session, cycle, GUIDELINES),
        common_objectives=objectives.common(),
        cross_objectives=objectives.cross(),
        areas=objectives.by_area(),
        closing=own_texts(session, cycle, CLOSING) or _texts("closing", name, period),
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


def _texts(part: str, municipality: str, period: str) -> tuple[PlanText, ...]:
    """Return the titled texts of `part` (`introduction`, `closing`) that ship with the program, their fields filled."""
    texts = read_toml("texts", "piano-degli-obiettivi.toml")[part]
    return tuple(PlanText(text["title"], _filled(text["paragraphs"], municipality, period)) for text in texts)


def _filled(paragraphs: list[str], municipality: str, period: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).format(comune=municipality, periodo=period) for text in paragraphs)

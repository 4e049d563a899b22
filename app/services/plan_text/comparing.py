"""A plan compared with what the archive holds of its year."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import AreaId, SectorId
from app.domain.issues import Issue, Severity
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.heads import PossibleHead, PresentHeads
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.preview import PlanPreview, PresentObjective, PresentPlan
from app.domain.plan_text.shapes import PopulationYear, ReadPlan, UnitName
from app.models.cycles import Cycle
from app.models.municipality import PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.people import AreaCharge, Employee, EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.objectives.codes import mask_of
from app.services.plan_text.told import present_told

UnitNames = dict[tuple[AreaId, SectorId | None], UnitName]


def compared_with(present: PresentPlan, plan: ReadPlan, answers: PlanAnswers) -> PlanPreview:
    """Say what a plan would change where there is this; a year of population without genders is left out and told."""
    without_gender = [row for row in plan.facts.population if row.men is None or row.women is None]
    left_out = {row.year for row in without_gender}
    known = replace(present, population_years=(present.population_years or frozenset()) | left_out)
    preview = plan_changes(plan, known, answers.accepted_cross, appoints=answers.appoints)
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
        heads=_present_heads(session, cycle.year),
    )


def _objectives(session: Session, cycle: Cycle) -> Collection[Objective]:
    found = select(Objective).where(Objective.cycle_id == cycle.id).options(selectinload(Objective.units))
    return session.scalars(found.order_by(Objective.position)).all()


def _present_objective(one: Objective, names: UnitNames) -> PresentObjective:
    units = tuple(names[link.area_id, link.sector_id] for link in one.units)
    return PresentObjective(one.id, one.code, one.kind, one.title, one.description, units, one.imported_from)


def _present_heads(session: Session, year: int) -> PresentHeads:
    """Return who serves in the year without an EQ appointment, and the Aree that are headed in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    is_then = or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= first)
    appointed = session.execute(
        select(EqAppointment.employee_id, Area.name)
        .join(EqAppointment.areas)
        .join(EqAppointmentArea.area)
        .where(is_then)
    ).all()
    serves = or_(Employee.left_on.is_(None), Employee.left_on >= first)
    people = session.execute(
        select(Employee.id, Employee.last_name, Employee.first_name, Employee.hired_on, Employee.left_on).where(
            serves, Employee.hired_on <= last, Employee.id.not_in({employee for employee, _ in appointed})
        )
    )
    lasts = or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to >= first)
    charged = session.scalars(select(Area.name).join(AreaCharge, AreaCharge.area_id == Area.id).where(lasts))
    return PresentHeads(
        tuple(
            PossibleHead(identity, surname, name, max(hired, first), left)
            for identity, surname, name, hired, left in people
        ),
        frozenset(name_key(name) for name in (*(name for _, name in appointed), *charged)),
    )

"""The certified data of a year: what the method of the year asks of whom, what is there and what is missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.certified_data.cited import cited_data
from app.domain.certified_data.events import EventRow
from app.domain.certified_data.figures import OF_THE_ENTITY, FigureOwner, FigureRow
from app.domain.certified_data.page import CertifiedPage
from app.domain.ids import EmployeeId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind, DatumOwner
from app.domain.periods import year_period
from app.domain.permissions import Action, InScope, may
from app.domain.workflow import states_where
from app.models.certified_data import CertifiedFigure, PenaltyEvent
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.municipality import Official
from app.models.people import Employee
from app.models.structure import Area, Sector
from app.services.access import reading
from app.services.cycles import cycle_of, lock_of
from app.services.objectives.measures import method_of_year
from app.services.workspace import Workspace

THE_ENTITY = "Ente"
_EVALUATED = states_where(lambda state: state.is_evaluated)


def read_certified(workspace: Workspace, year: int) -> CertifiedPage:
    """Return the certified data of `year` as far as they may be read.

    What is missing is listed for who may write it: to others a figure that they may not read would look missing.
    """
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return CertifiedPage(year)
        method = method_of_year(session, cycle)
        if not method.certified_data and not _has_some(session, cycle):
            return CertifiedPage(year, method.name, lock=lock_of(session, cycle, workspace.actor))
        may_write = may(workspace.actor, Action.EDIT_ARCHIVE)
        names = _names(session)
        rows = list(_written(session, cycle, method, names))
        if may_write:
            known = {row.id for row in rows}
            rows += [row for row in _asked(session, cycle, method, names) if row.id not in known]
        return CertifiedPage(
            year,
            method.name,
            method.certified_data,
            tuple(sorted(rows, key=_in_order(method))),
            tuple(_events(session, cycle, method, names)),
            tuple(_people(session, year)) if may_write else (),
            lock_of(session, cycle, workspace.actor),
            _waiting(session, cycle, method) is not None,
        )


def _has_some(session: Session, cycle: Cycle) -> bool:
    """Tell whether something is written that the method does not ask for any more."""
    kinds = (CertifiedFigure, PenaltyEvent)
    return any(session.scalar(select(one.id).where(one.cycle_id == cycle.id).limit(1)) is not None for one in kinds)


@dataclass(frozen=True, slots=True)
class _Names:
    """What units and people are called, in the order in which lists have them."""

    units: Mapping[FigureOwner, str]
    people: Mapping[FigureOwner, str]

    def of(self, owner: FigureOwner) -> str:
        return self.units.get(owner) or self.people.get(owner) or THE_ENTITY


def figure_owner(row: CertifiedFigure) -> FigureOwner:
    return FigureOwner(row.area_id, row.sector_id, row.employee_id, row.official_id)


def _names(session: Session) -> _Names:
    units: dict[FigureOwner, str] = {}
    areas = session.scalars(select(Area).order_by(Area.position, Area.code))
    sectors = session.scalars(select(Sector).order_by(Sector.position, Sector.code)).all()
    for area in areas:
        units[FigureOwner(area.id)] = area.name
        units |= {
            FigureOwner(area.id, one.id): f"{area.name} › {one.name}" for one in sectors if one.area_id == area.id
        }
    people = {
        FigureOwner(employee_id=one.id): f"{one.full_name} ({one.matricola})"
        for one in session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.id))
    }
    people |= {FigureOwner(official_id=one.id): one.full_name for one in session.scalars(select(Official))}
    return _Names(units, people)


def _written(session: Session, cycle: Cycle, method: MethodDefinition, names: _Names) -> Iterator[FigureRow]:
    """Yield the figures that are there; one of a datum that the method has no more shows its code."""
    query = select(CertifiedFigure).where(CertifiedFigure.cycle_id == cycle.id).order_by(CertifiedFigure.id)
    for row in session.scalars(query):
        datum = method.datum(row.code) or CertifiedDatum(row.code, f"{row.code} (non più nella metodologia)")
        owner = figure_owner(row)
        yield FigureRow(
            datum, owner, names.of(owner), row.value, row.on_date, row.certified_by, row.source, row.id, row.version
        )


def _asked(session: Session, cycle: Cycle, method: MethodDefinition, names: _Names) -> Iterator[FigureRow]:
    """Yield the places of the figures that sheets wait for; before there are sheets, those of everybody in service."""
    waiting = _waiting(session, cycle, method)
    in_service = {FigureOwner(employee_id=one): name for one, name in _people(session, cycle.year)}
    for datum in method.certified_data:
        if datum.kind is DatumKind.EVENT:
            continue
        owners: Iterable[FigureOwner] = (OF_THE_ENTITY,)
        if datum.owner is DatumOwner.UNIT:
            owners = [one for one in names.units if one.sector_id is None]
        elif datum.owner is DatumOwner.PERSON:
            owners = waiting.get(datum.code, ()) if waiting is not None else in_service
        yield from (FigureRow(datum, owner, names.of(owner)) for owner in owners)


def _waiting(session: Session, cycle: Cycle, method: MethodDefinition) -> Mapping[str, list[FigureOwner]] | None:
    """Return, by datum, the people whose sheets of the year read it; None while there are no sheets."""
    query = (
        select(Sheet.employee_id, Sheet.official_id, Sheet.template_code)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .where(EvaluationRound.cycle_id == cycle.id)
        .where(Sheet.state.in_(_EVALUATED))
        .order_by(Sheet.id)
    )
    sheets = session.execute(query).all()
    if not sheets:
        return None
    cited = {one.code: cited_data(method, one) for one in method.templates}
    found: dict[str, list[FigureOwner]] = {}
    for employee, official, template in sheets:
        for datum in cited.get(template, ()):
            own = found.setdefault(datum.code, [])
            owner = FigureOwner(employee_id=employee, official_id=official)
            if owner not in own:
                own.append(owner)
    return found


def _people(session: Session, year: int) -> Iterator[tuple[EmployeeId, str]]:
    """Yield who is in service in a day of the year, by name."""
    query = select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.id)
    for one in session.scalars(query):
        if one.service.overlaps(year_period(year)):
            yield one.id, f"{one.full_name} ({one.matricola})"


def _events(session: Session, cycle: Cycle, method: MethodDefinition, names: _Names) -> Iterator[EventRow]:
    query = select(PenaltyEvent).where(PenaltyEvent.cycle_id == cycle.id).order_by(PenaltyEvent.on_date.desc())
    for row in session.scalars(query):
        datum = method.datum(row.code)
        owner = FigureOwner(employee_id=row.employee_id, official_id=row.official_id)
        title = datum.title if datum else f"{row.code} (non più nella metodologia)"
        yield EventRow(
            row.id, row.version, row.code, title, names.of(owner), row.on_date, row.description, row.source,
            () if row.employee_id is None else (row.employee_id,),
            () if row.official_id is None else (row.official_id,),
        )  # fmt: skip


def _in_order(method: MethodDefinition) -> Callable[[FigureRow], tuple[int, str]]:
    places = {one.code: place for place, one in enumerate(method.certified_data)}
    return lambda row: (places.get(row.datum.code, len(places)), row.of_whom.casefold())


def certified_facts(workspace: Workspace, year: int) -> Iterator[CertifiedPage]:
    """Yield the certified data of a year that is there and whose sheets wait for them."""
    page = read_certified(workspace, year)
    if page.is_waited_for:
        yield page

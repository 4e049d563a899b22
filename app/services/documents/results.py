"""The papers on what the objectives of a year have reached: the Stato di attuazione and the Verbale del Nucleo."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.documents.minutes import BodyMinutes, CertifiedLine
from app.domain.documents.state import StateReport, state_day
from app.domain.objectives import ValueKind
from app.domain.roles import OfficialRole
from app.models.cycles import Cycle
from app.models.municipality import Municipality, Official
from app.services.certification.reading import certifications_of
from app.services.cycles import required_cycle
from app.services.documents.achieved import achieved_groups
from app.services.documents.filling import Filling
from app.services.objectives.measures import method_title_of_year


def state_report(filling: Filling) -> StateReport:
    """Return how the objectives of the year stand on the day asked for: today, or the last of a year that is over."""
    session, year = filling.session, filling.request.year
    day = filling.request.on_day or state_day(year, filling.workspace.today)
    cycle = required_cycle(session, year)
    imprint = filling.imprint(method=method_title_of_year(session, cycle))
    groups = achieved_groups(session, cycle, ValueKind.INTERIM, day)
    return StateReport(filling.letterhead(), imprint, year, day, groups)


def body_minutes(filling: Filling) -> BodyMinutes:
    """Return the minutes of the certification of the year, with the degrees as they are measured today."""
    session, today = filling.session, filling.workspace.today
    cycle = required_cycle(session, filling.request.year)
    method = method_title_of_year(session, cycle)
    return BodyMinutes(
        letterhead=filling.letterhead(),
        imprint=filling.imprint(method=method),
        year=cycle.year,
        on_day=today,
        body=session.get_one(Municipality, 1).evaluation_body_name,
        members=body_members(session, today),
        method=method,
        groups=achieved_groups(session, cycle, ValueKind.FINAL),
        recorded=certified_lines(session, cycle),
    )


def certified_lines(session: Session, cycle: Cycle) -> tuple[CertifiedLine, ...]:
    """Return the certifications of the year of which something stands, in the order of their days."""
    found = certifications_of(session, cycle)
    return tuple(
        CertifiedLine(one.on_date, one.minutes, len(one.standing), one.recorded_by) for one in found if one.standing
    )


def body_members(session: Session, day: date) -> tuple[str, ...]:
    """Return the names of those who are in the Nucleo on a day."""
    query = select(Official.full_name).where(
        Official.role == OfficialRole.BODY_MEMBER,
        Official.valid_from <= day,
        or_(Official.valid_to.is_(None), Official.valid_to >= day),
    )
    return tuple(session.scalars(query.order_by(Official.full_name)))

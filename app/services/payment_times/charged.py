"""The Aree that Segretario, Sindaco or assessori headed in a year, as payment times look at them."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.ids import AreaId
from app.domain.objectives import ObjectiveKind
from app.domain.payment_times.charged import ChargedArea
from app.domain.periods import Period, year_period
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea


def charged_areas(session: Session, cycle: Cycle, objectives: Sequence[Objective]) -> tuple[ChargedArea, ...]:
    """Return the Aree of the year that an official headed; `objectives` are those on payment times."""
    whole = year_period(cycle.year)
    lasting = or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to >= whole.start)
    query = select(AreaCharge).where(AreaCharge.valid_from <= whole.end, lasting)
    loaded = query.options(joinedload(AreaCharge.official), joinedload(AreaCharge.area))
    rows = list(session.scalars(loaded.order_by(AreaCharge.valid_from, AreaCharge.id)))
    pays = _pays(session, {row.area_id for row in rows}, whole) if rows else {}
    found = (
        ChargedArea(
            row.area_id, row.area.name, row.official.full_name, row.official.role, pays.get(row.area_id),
            "; ".join(one.code for one in objectives if _is_of(one, row.area_id)),
        )
        for row in rows
    )  # fmt: skip
    return tuple(dict.fromkeys(found))


def _is_of(one: Objective, area: AreaId) -> bool:
    """Tell whether an Area pursues an objective; one common to the whole ente is of every Area."""
    return one.kind is ObjectiveKind.STRATEGIC_COMMON or any(link.area_id == area for link in one.units)


def _pays(session: Session, areas: Collection[AreaId], whole: Period) -> Mapping[AreaId, bool]:
    """Return what the last appointment of EQ over each Area says of its invoices."""
    query = (
        select(EqAppointmentArea.area_id, EqAppointment.handles_payments)
        .join(EqAppointment, EqAppointment.id == EqAppointmentArea.appointment_id)
        .where(EqAppointmentArea.area_id.in_(areas), EqAppointment.valid_from <= whole.end)
        .order_by(EqAppointment.valid_from, EqAppointment.id)
    )
    return dict(session.execute(query).all())

"""The Aree that somebody heads: an EQ by appointment, an official by the responsibility given (L. 388/2000 art. 53)."""

from sqlalchemy import CompoundSelect, or_, select
from sqlalchemy.orm import Session

from app.domain.ids import AreaId
from app.domain.periods import Period
from app.domain.permissions import Actor
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea


def areas_headed(actor: Actor, days: Period) -> CompoundSelect[AreaId]:
    """Return the query of the Aree that `actor` heads on at least one of `days`; none for who is nobody there."""
    appointed = (
        select(EqAppointmentArea.area_id)
        .join(EqAppointment, EqAppointment.id == EqAppointmentArea.appointment_id)
        .where(
            EqAppointment.employee_id == actor.employee_id,
            EqAppointment.valid_from <= days.end,
            or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= days.start),
        )
    )
    entrusted = select(AreaCharge.area_id).where(
        AreaCharge.official_id == actor.official_id,
        AreaCharge.valid_from <= days.end,
        or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to >= days.start),
    )
    return appointed.union(entrusted)


def heads_some(session: Session, actor: Actor, days: Period) -> bool:
    """Tell whether `actor` heads an Area on at least one of `days`."""
    return session.scalar(areas_headed(actor, days).limit(1)) is not None

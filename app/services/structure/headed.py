"""The Aree that somebody heads: an EQ by appointment, an official by the responsibility given (L. 388/2000 art. 53).

An EQ heads an Area in the days of then; an official of then too, as long as they still have its responsibility: whoever
has it after them writes what was measured before.
"""

from datetime import date

from sqlalchemy import CompoundSelect, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.ids import AreaId
from app.domain.periods import Period
from app.domain.permissions import Actor
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea


def areas_headed(actor: Actor, days: Period, today: date) -> CompoundSelect[AreaId]:
    """Return the query of the Aree that `actor` heads on at least one of `days`; none for who is nobody there.

    Of an official only those of which they have the responsibility `today` as well.
    """
    now = aliased(AreaCharge)
    still = select(now.id).where(
        now.official_id == AreaCharge.official_id,
        now.area_id == AreaCharge.area_id,
        now.valid_from <= today,
        or_(now.valid_to.is_(None), now.valid_to >= today),
    )
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
        still.exists(),
    )
    return appointed.union(entrusted)


def heads_some(session: Session, actor: Actor, days: Period, today: date) -> bool:
    """Tell whether `actor` heads an Area on at least one of `days`."""
    return session.scalar(areas_headed(actor, days, today).limit(1)) is not None

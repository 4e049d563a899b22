"""Which objectives answer to an official: those of the Aree that the Segretario, the Sindaco or an assessore heads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.documents.state import state_day
from app.domain.ids import AreaId
from app.models.objectives import Objective
from app.models.people import AreaCharge, EqAppointment, EqAppointmentArea


@dataclass(frozen=True, slots=True)
class OfficialHeads:
    """Who heads which Aree without being an employee, each with the office: `Verdi Ada (Segretario comunale)`."""

    heads: Mapping[AreaId, str]

    def of(self, one: Objective) -> str:
        """Name who answers for an objective that names nobody: who heads the Area it begins with; else empty.

        The same Area by which the Cruscotto says who must act.
        """
        if one.owner_id is not None or not one.units:
            return ""
        return self.of_area(min(one.units, key=lambda link: link.id).area_id)

    def of_area(self, area: AreaId | None) -> str:
        return self.heads.get(area, "") if area is not None else ""


def official_heads(session: Session, year: int, today: date) -> OfficialHeads:
    """Return the officials who head Aree today, or on the last day of a year that is over (L. 388/2000 art. 53 c. 23;
    D.Lgs. 267/2000 art. 97 c. 4); an EQ who is there the same day comes first."""
    day = state_day(year, today)
    held = (
        select(AreaCharge)
        .where(AreaCharge.valid_from <= day)
        .where(or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to >= day))
    )
    charges = session.scalars(held).all()
    if not charges:
        return OfficialHeads({})
    appointed = (
        select(EqAppointmentArea.area_id)
        .join(EqAppointment, EqAppointment.id == EqAppointmentArea.appointment_id)
        .where(EqAppointment.valid_from <= day)
        .where(or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= day))
    )
    of_eq = set(session.scalars(appointed))
    named = {one.area_id: f"{one.official.full_name} ({one.official.role.italian})" for one in charges}
    return OfficialHeads({area: name for area, name in named.items() if area not in of_eq})

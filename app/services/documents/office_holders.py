"""Who holds an office of the ente on a day, for the papers that name or ask that person to sign."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.roles import OfficialRole
from app.models.municipality import Official


def in_office(session: Session, role: OfficialRole, day: date) -> str:
    """Return the name of who holds an office on a day, empty where the archive has nobody."""
    query = select(Official.full_name).where(
        Official.role == role, Official.valid_from <= day, or_(Official.valid_to.is_(None), Official.valid_to >= day)
    )
    return session.scalar(query.order_by(Official.valid_from.desc()).limit(1)) or ""

"""Who uses the program: the users of a protected archive."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.roles import UserRole
from app.models.base import Base, Versioned
from app.models.types import word


class User(Versioned, Base):
    """Somebody who uses the program from a day to a day: one of the staff, an official of the ente, or a name alone.

    `slot` names what the password opens in the key file; None while nobody gave a password.
    """

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates"),
        CheckConstraint("employee_id IS NULL OR official_id IS NULL", name="one_person"),
    )

    id: Mapped[UserId] = mapped_column(primary_key=True)
    full_name: Mapped[str] = mapped_column(String(200))
    role: Mapped[UserRole] = mapped_column(word(UserRole))
    employee_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"))
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    is_administrator: Mapped[bool] = mapped_column(default=False)
    may_transcribe: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    slot: Mapped[str | None] = mapped_column(String(64), unique=True)

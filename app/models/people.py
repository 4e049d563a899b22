"""The people and their dated facts: postings, EQ appointments, evaluators, absences."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import (
    AreaChargeId,
    AreaId,
    ContractAreaId,
    EmployeeId,
    EqAppointmentId,
    OfficeId,
    OfficialId,
    PostingId,
    SectorId,
)
from app.domain.periods import Period, period_between
from app.domain.roles import Gender
from app.models.base import Base, Versioned
from app.models.municipality import Official
from app.models.structure import Area, ContractArea, Office, Sector
from app.models.types import MONEY, SCORE, word

_DATES = "valid_to IS NULL OR valid_to >= valid_from"


class Employee(Versioned, Base):
    """A Dipendente, known by matricola."""

    __tablename__ = "employees"
    __table_args__ = (CheckConstraint("left_on IS NULL OR left_on >= hired_on", name="dates"),)

    id: Mapped[EmployeeId] = mapped_column(primary_key=True)
    matricola: Mapped[str] = mapped_column(String(20), unique=True)
    tax_code: Mapped[str | None] = mapped_column(String(16), unique=True)
    last_name: Mapped[str] = mapped_column(String(100))
    first_name: Mapped[str] = mapped_column(String(100))
    gender: Mapped[Gender] = mapped_column(word(Gender))
    birth_date: Mapped[date | None]
    hired_on: Mapped[date]
    left_on: Mapped[date | None]
    postings: Mapped[list["Posting"]] = relationship(
        back_populates="employee", order_by="Posting.valid_from", cascade="all, delete-orphan"
    )
    appointments: Mapped[list["EqAppointment"]] = relationship(
        back_populates="employee", order_by="EqAppointment.valid_from", cascade="all, delete-orphan"
    )

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}"

    @property
    def service(self) -> Period:
        return period_between(self.hired_on, self.left_on)


class Posting(Versioned, Base):
    """An Assegnazione: unit, contract area, profile and part-time share (percent) from a day to a day.

    The archive itself refuses two postings of one person on the same day (see `guards`).
    """

    __tablename__ = "postings"
    __table_args__ = (
        ForeignKeyConstraint(["area_id", "sector_id"], ["sectors.area_id", "sectors.id"], onupdate="CASCADE"),
        ForeignKeyConstraint(["sector_id", "office_id"], ["offices.sector_id", "offices.id"], onupdate="CASCADE"),
        CheckConstraint(_DATES, name="dates"),
        CheckConstraint("part_time > 0 AND part_time <= 10000", name="part_time"),
        CheckConstraint("office_id IS NULL OR sector_id IS NOT NULL", name="office_in_sector"),
        Index("ix_postings_employee_id_valid_from", "employee_id", "valid_from"),
    )

    id: Mapped[PostingId] = mapped_column(primary_key=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"))
    area_id: Mapped[AreaId] = mapped_column(ForeignKey("areas.id"))
    sector_id: Mapped[SectorId | None] = mapped_column()
    office_id: Mapped[OfficeId | None] = mapped_column()
    contract_area_id: Mapped[ContractAreaId] = mapped_column(ForeignKey("contract_areas.id"))
    profile: Mapped[str] = mapped_column(String(200), default="")
    part_time: Mapped[Decimal] = mapped_column(SCORE, default=Decimal(100))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    employee: Mapped[Employee] = relationship(back_populates="postings")
    area: Mapped[Area] = relationship(overlaps="sector,office")
    sector: Mapped[Sector | None] = relationship(overlaps="area,office", foreign_keys=[area_id, sector_id])
    office: Mapped[Office | None] = relationship(overlaps="area,sector", foreign_keys=[sector_id, office_id])
    contract_area: Mapped[ContractArea] = relationship()


class EqAppointment(Versioned, Base):
    """An Incarico di Elevata Qualificazione (CCNL 16.11.2022 art. 16-18), over one area or more."""

    __tablename__ = "eq_appointments"
    __table_args__ = (
        CheckConstraint(_DATES, name="dates"),
        CheckConstraint("position_pay IS NULL OR position_pay >= 0", name="position_pay"),
    )

    id: Mapped[EqAppointmentId] = mapped_column(primary_key=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    position_pay: Mapped[Decimal | None] = mapped_column(MONEY)
    result_pay: Mapped[Decimal | None] = mapped_column(MONEY)
    act: Mapped[str] = mapped_column(String(300), default="")
    is_ad_interim: Mapped[bool] = mapped_column(default=False)
    handles_payments: Mapped[bool] = mapped_column(default=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    employee: Mapped[Employee] = relationship(back_populates="appointments")
    areas: Mapped[list["EqAppointmentArea"]] = relationship(
        back_populates="appointment", cascade="all, delete-orphan", order_by="EqAppointmentArea.id"
    )


class EqAppointmentArea(Base):
    """One of the areas that an appointment heads."""

    __tablename__ = "eq_appointment_areas"
    __table_args__ = (UniqueConstraint("appointment_id", "area_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[EqAppointmentId] = mapped_column(ForeignKey("eq_appointments.id"))
    area_id: Mapped[AreaId] = mapped_column(ForeignKey("areas.id"))
    appointment: Mapped[EqAppointment] = relationship(back_populates="areas")
    area: Mapped[Area] = relationship()


class AreaCharge(Versioned, Base):
    """The responsibility of an Area given to an official (L. 388/2000 art. 53 c. 23; D.Lgs. 267/2000 art. 97 c. 4).

    The archive itself refuses two of one Area on the same day (see `guards`).
    """

    __tablename__ = "area_charges"
    __table_args__ = (CheckConstraint(_DATES, name="dates"),)

    id: Mapped[AreaChargeId] = mapped_column(primary_key=True)
    official_id: Mapped[OfficialId] = mapped_column(ForeignKey("officials.id"), index=True)
    area_id: Mapped[AreaId] = mapped_column(ForeignKey("areas.id"), index=True)
    act: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    official: Mapped[Official] = relationship()
    area: Mapped[Area] = relationship()


class EvaluatorOverride(Versioned, Base):
    """An evaluator other than the one the structure gives, with the reason: an EQ or an official."""

    __tablename__ = "evaluator_overrides"
    __table_args__ = (
        CheckConstraint(_DATES, name="dates"),
        CheckConstraint("(evaluator_id IS NULL) <> (official_id IS NULL)", name="one_evaluator"),
        CheckConstraint("evaluator_id IS NULL OR evaluator_id <> employee_id", name="not_oneself"),
        CheckConstraint("reason <> ''", name="reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    evaluator_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"))
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    reason: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Absence(Versioned, Base):
    """A long absence; maternity, paternity and parental leave are neutral (D.Lgs. 150/2009 art. 9 c. 3)."""

    __tablename__ = "absences"
    __table_args__ = (CheckConstraint("valid_to >= valid_from", name="dates"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    kind: Mapped[str] = mapped_column(String(100))
    is_neutral: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    valid_to: Mapped[date]

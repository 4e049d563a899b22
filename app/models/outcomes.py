"""What lists show of a sheet, kept beside it: derived data, that no audit tells and no undo brings back."""

from decimal import Decimal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import SheetId
from app.models.base import Base
from app.models.types import MEASURE


class SheetOutcome(Base):
    """The numbers of a sheet as the engine gave them when something it reads last changed.

    A sheet without a row has to be scored again. `person` is there for a closed sheet only, whose names are those of
    the day it was closed; `sections` is JSON: code, title and degree of each; `things` are the labels of what lacks.
    """

    __tablename__ = "sheet_outcomes"

    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True)
    person: Mapped[str] = mapped_column(default="")
    total: Mapped[Decimal | None] = mapped_column(MEASURE)
    exact_total: Mapped[str]
    individual: Mapped[Decimal | None] = mapped_column(MEASURE)
    band: Mapped[str] = mapped_column(String(200))
    share: Mapped[Decimal | None] = mapped_column(MEASURE)
    is_negative: Mapped[bool]
    is_top: Mapped[bool]
    has_total: Mapped[bool]
    has_individual: Mapped[bool]
    digits: Mapped[int]
    missing: Mapped[int]
    things: Mapped[str]
    sections: Mapped[str]

"""What a cell of the grid has of a value that was measured."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.objectives.written_value import WrittenValue

CellValue = Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class GridValue(WrittenValue):
    """A value that an indicator has, with what stands behind it as far as writing another asks it."""

    source: str = ""
    is_explained: bool = False

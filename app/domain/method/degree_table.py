"""Tables of a degree: from a degree, or a value, to another degree or to points."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DegreeStep:
    """From `floor` on it is worth `worth`: a degree, or points where the table says out of how many."""

    floor: Decimal
    worth: Decimal


@dataclass(frozen=True, slots=True)
class DegreeTable:
    """A table of the method, cited by its code on a section, on its objectives, on one objective or one indicator.

    Flat, or in proportion between one step and the next when `is_linear`; below the first step nothing is due.
    `points_of` None: the steps give degrees (0..cap); else points, and that many are worth 100.
    """

    code: str
    title: str
    is_linear: bool = False
    points_of: Decimal | None = None
    steps: tuple[DegreeStep, ...] = ()

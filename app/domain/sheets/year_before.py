"""The grades of the year before beside those of a sheet: shown, and never filled in (spec: *Filling a sheet*)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.italian import format_decimal

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GradeBefore:
    """A factor as it was graded the year before; `value` None: without a score; `word` is that of its own scale."""

    value: Decimal | None = None
    word: str = ""
    is_same_scale: bool = True


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What the closed sheet of the year before says of the factors of a sheet.

    `factors` has each factor of the sheet of now, with None for one that was not there then. Without a closed sheet
    of then, or where its scores may not be seen, `year` is 0 and nothing is said.
    """

    year: int = 0
    factors: Mapping[Place, GradeBefore | None] = field(default_factory=dict)

    @property
    def marked_year(self) -> int:
        """The year whose grades are marked among those of now, 0 when none is."""
        return self.year if any(self.mark_of(place) is not None for place in self.factors) else 0

    def mark_of(self, place: Place) -> Decimal | None:
        """Return the grade to mark among those of now: the scale is the same."""
        grade = self.factors.get(place)
        return grade.value if grade is not None and grade.is_same_scale else None

    def words_of(self, place: Place) -> str:
        """Say the grade of then, or why there is none to compare; empty for what is no factor."""
        if not self.year or place not in self.factors:
            return ""
        grade = self.factors[place]
        if grade is None:
            return f"Nel {self.year} questo fattore non c'era"
        if grade.value is None:
            return f"Nel {self.year} senza punteggio"
        number = format_decimal(grade.value, None)
        shown = f"{number}, {grade.word}" if grade.word and grade.word != number else number
        return f"Nel {self.year}: {shown}" + ("" if grade.is_same_scale else " (su un'altra scala)")


NOTHING_BEFORE = YearBefore()

"""Scales: how a score is given, and what share of the weight it is worth."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.vocabulary import ScaleMode


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One row: in a scale of steps `value` is chosen, in a free one the row covers `minimum`..`maximum`.

    `share` is in percent of the weight; None means value / greatest value of the scale.
    """

    label: str
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    share: Decimal | None = None
    descriptor: str = ""
    is_sufficient: bool = True
    is_reason_required: bool = False

    def covers(self, value: Decimal) -> bool:
        if self.minimum is None or self.maximum is None:
            return value == self.value
        return self.minimum <= value <= self.maximum


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: `minimum`, `maximum` and `step` are for free numbers, the rows for steps and descriptors.

    `is_from_minimum`: a score is worth (score − least) / (greatest − least), not score / greatest.
    """

    code: str
    title: str
    mode: ScaleMode = ScaleMode.STEPS
    rows: tuple[ScaleRow, ...] = ()
    minimum: Decimal = ZERO
    maximum: Decimal = HUNDRED
    step: Decimal | None = None
    is_from_minimum: bool = False

    @property
    def top(self) -> Decimal:
        """The greatest value that can be given."""
        match self.mode:
            case ScaleMode.STEPS:
                return max((row.value for row in self.rows if row.value is not None), default=ZERO)
            case ScaleMode.FREE:
                return self.maximum
            case ScaleMode.PERCENT:
                return HUNDRED

    @property
    def bottom(self) -> Decimal:
        """The value that is worth nothing: zero, or the least that can be given where the scale begins there."""
        if not self.is_from_minimum or self.mode is ScaleMode.PERCENT:
            return ZERO
        if self.mode is ScaleMode.FREE:
            return self.minimum
        return min((row.value for row in self.rows if row.value is not None), default=ZERO)

    def row_of(self, value: Decimal) -> ScaleRow | None:
        return next((row for row in self.rows if row.covers(value)), None)

    def accepts(self, value: Decimal) -> bool:
        """Tell whether `value` can be given on this scale."""
        match self.mode:
            case ScaleMode.STEPS:
                return any(row.value == value for row in self.rows)
            case ScaleMode.FREE:
                within = self.minimum <= value <= self.maximum
                return within and (self.step is None or (value - self.minimum) % self.step == 0)
            case ScaleMode.PERCENT:
                return ZERO <= value <= HUNDRED

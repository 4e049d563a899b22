"""One line of an imaginary sheet, and how it is given."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from app.domain.exact import HUNDRED
from app.domain.method.scale import Scale
from app.domain.objectives import IndicatorRule
from app.domain.scoring.checks import accepted
from app.domain.scoring.inputs import IndicatorInput

NO_SCALE = "manca la scala"


class EntryKind(Enum):
    """What a line of the imaginary sheet stands for, and how it is given."""

    FACTOR = "factor"
    CHOSEN = "chosen"
    OBJECTIVE = "objective"
    JUDGED = "judged"
    MEASURED = "measured"
    DEGREE = "degree"
    POINTS = "points"
    TOTAL_GIVEN = "total_given"
    SECOND = "second"
    CONTRIBUTION = "contribution"
    DIFFICULTY = "difficulty"
    FIGURE = "figure"

    @property
    def is_objective(self) -> bool:
        return self in {EntryKind.OBJECTIVE, EntryKind.JUDGED, EntryKind.MEASURED}

    @property
    def is_factor(self) -> bool:
        return self in {EntryKind.FACTOR, EntryKind.CHOSEN}

    @property
    def is_on_scale(self) -> bool:
        return self.is_factor or self in {EntryKind.JUDGED, EntryKind.SECOND}


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One line: `value` is the score, degree, points or measured value; None is not given yet.

    `has_own_weight`: the weight of the factor is chosen per person.
    `hint` says what can be given where no scale or rule does, `full` what full marks are (None: they give nothing).
    `counts` False: the factor does not apply or was not chosen, the objective is neutralised; None: it always
    counts. `scale` is that of the factor, or the one on which the objective would be judged. `degree` is what
    the engine makes of the line.
    """

    id: str
    section: str
    key: str
    part: str
    label: str
    given: EntryKind
    scale: Scale | None = None
    weight: Decimal | None = None
    value: Decimal | None = None
    counts: bool | None = None
    reason: str = ""
    indicator: IndicatorInput | None = None
    is_payment_times: bool = False
    degree: Decimal | None = None
    has_own_weight: bool = False
    hint: str = ""
    full: Decimal | None = HUNDRED

    @property
    def own_scale(self) -> Scale | None:
        """The scale on which the value is given, where it is given on one."""
        return self.scale if self.given.is_on_scale or self.given is EntryKind.CONTRIBUTION else None

    @property
    def top(self) -> Decimal:
        """The greatest value that can be given."""
        return self.own_scale.top if self.own_scale else HUNDRED if self.full is None else self.full

    @property
    def words(self) -> str:
        """Say what can be given."""
        if self.given.is_on_scale:
            return accepted(self.scale) if self.scale else NO_SCALE
        if self.given is EntryKind.CONTRIBUTION:
            return accepted(self.scale) if self.scale else "percentuale da 0 a 100"
        if self.hint:
            return self.hint
        if self.indicator is not None and self.given is EntryKind.MEASURED:
            return _MEASURED.get(self.indicator.rule, "valore a consuntivo")
        return _WORDS[self.given]

    @property
    def asks_reason(self) -> bool:
        """Tell whether what is given must be motivated."""
        row = self.own_scale.row_of(self.value) if self.own_scale and self.value is not None else None
        return (row is not None and row.is_reason_required) or (self.given is EntryKind.POINTS and bool(self.value))


_WORDS = {
    EntryKind.OBJECTIVE: "grado da 0 a 100",
    EntryKind.DEGREE: "grado da 0 a 100",
    EntryKind.POINTS: "punti, anche negativi",
    EntryKind.TOTAL_GIVEN: "totale da 0 a 100",
}
_MEASURED = {
    IndicatorRule.YES_NO: "1 realizzato, 0 non realizzato",
    IndicatorRule.BY_DATE: "si dà con le date",
    IndicatorRule.PHASES: "si dà con le fasi",
    IndicatorRule.JUDGEMENT: "il giudizio sulla scala",
    IndicatorRule.DIRECT: "percentuale",
}

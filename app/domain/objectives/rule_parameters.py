"""What the rule of an indicator needs beyond baseline and target."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import ZERO
from app.domain.italian_enum import ItalianEnum
from app.domain.method.vocabulary import MissingPolicy


class Lateness(ItalianEnum):
    """What is counted when something is late: days, or months begun."""

    DAY = "day", "giorno"
    MONTH = "month", "mese o frazione"


@dataclass(frozen=True, slots=True)
class IndicatorStep:
    """From this value on (up to it, when lower is better) the degree is this."""

    bound: Decimal
    degree: Decimal


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """How far a phase has gone, 0..100; None when not said yet."""

    label: str
    weight: Decimal
    progress: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IndicatorParameters:
    """What a rule needs beyond baseline and target; the archive keeps it as canonical JSON.

    `penalty` is what each day or month late takes away; `bounds` are the table of `steps`; `scale` that of a
    judgement; `degree_table` the code of a table of the method on its degree (for `steps` without bounds, on its
    value). Empty `scale` and `degree_table`, None `cap`, `missing` and `are_steps_linear`: as the method says.
    """

    penalty: Decimal = ZERO
    lateness: Lateness = Lateness.DAY
    bounds: tuple[IndicatorStep, ...] = ()
    are_steps_linear: bool | None = None
    scale: str = ""
    cap: Decimal | None = None
    missing: MissingPolicy | None = None
    degree_table: str = ""


AS_THE_METHOD_SAYS = IndicatorParameters()

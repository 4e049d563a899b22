"""What a sheet still lacks."""

from dataclasses import dataclass
from enum import Enum


class MissingKind(Enum):
    """What is missing: a score, a measured value, a written reason, a weight, a choice on what the sheet holds, the
    outcome of a check of the half year, or a part that another must score and sign."""

    SCORE = "score"
    VALUE = "value"
    REASON = "reason"
    WEIGHT = "weight"
    CHOICE = "choice"
    OUTCOME = "outcome"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the sheet still lacks; `section`, `item` and `indicator` are the keys a screen links to."""

    section: str
    item: str
    label: str
    kind: MissingKind = MissingKind.SCORE
    indicator: str = ""

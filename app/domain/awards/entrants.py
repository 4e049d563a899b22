"""Somebody who takes part in a fund, with what is known of them on the way to an amount."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.participants import Participant
from app.domain.scoring.numbers import NOTHING, ONE
from app.domain.scoring.steps import Step


@dataclass(frozen=True, slots=True)
class Payable:
    """f(S) with its step: a part of the share (1 is the whole), or cents where `is_amount`.

    `reduction` multiplies what is shared, and what it takes away stays in the fund: payment times, cuts.
    """

    part: Fraction
    step: Step
    is_amount: bool = False
    reduction: Fraction = ONE
    cuts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Entrant:
    """A person admitted: weight w, days of service, group and evaluation S; `payable` once it is known."""

    person: Participant
    group: str
    days: int
    weight: Fraction
    full_time: Fraction
    weight_step: Step
    score: Fraction | None
    payable: Payable
    interim: int = 0
    interim_step: Step | None = None

    @property
    def part(self) -> Fraction:
        return self.payable.part

    @property
    def is_positive(self) -> bool:
        return self.payable.part > NOTHING

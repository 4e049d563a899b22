"""The facts of who may have a progression, and what a computation is made for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.issues import Link
from app.domain.matching import text_key


@dataclass(frozen=True, slots=True)
class YearFigure:
    """The individual performance of a year, on 100, and where it comes from (empty: the closed sheets)."""

    year: int
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class HeldItem:
    """What a person has of a criterion: how many of a row of its table, or the value of a linear one (empty `item`)."""

    criterion: str
    item: str
    quantity: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have a progression.

    `last_on` is the day of effect of the last one, None where there has been none (`has_none`) or it is not known;
    `service_days` are net of the absences that take them away; `part_time` is a percentage; `draw` a lot drawn, the
    lower first; `left_out` the reason for which the person does not take part, as the ente wrote it; `evaluators` are
    the ids of those who evaluate the person.
    """

    id: int
    matricola: str
    name: str
    contract_area: str
    hired_on: date
    left_on: date | None = None
    is_eq: bool = False
    part_time: Decimal = HUNDRED
    last_on: date | None = None
    has_none: bool = False
    sanction_on: date | None = None
    years: tuple[YearFigure, ...] = ()
    service_days: int = 0
    born_on: date | None = None
    items: tuple[HeldItem, ...] = ()
    draw: int | None = None
    left_out: str = ""
    evaluators: tuple[int, ...] = ()
    are_facts_given: bool = True
    area_code: str = ""

    @property
    def area_names(self) -> frozenset[str]:
        """How rules may name the contract area: by its name or by its code."""
        return frozenset(filter(None, (text_key(self.contract_area), text_key(self.area_code))))


@dataclass(frozen=True, slots=True)
class ProcedureTerms:
    """The days and the money of a procedure: the increments have effect from `effective_on`, requirements and service
    are looked at on `reference_on`, years count up to `last_year`; `budget` is in cents."""

    effective_on: date
    reference_on: date
    last_year: int
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class MissingFact:
    """Something without which nothing is computed: a sentence, and where it is given."""

    sentence: str
    link: Link | None = None

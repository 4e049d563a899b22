"""What an objective still lacks: the same facts for the chips of the page, the signs of the tree and the checks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.italian_enum import ItalianEnum
from app.domain.objectives.vocabulary import IndicatorRule


class Lack(ItalianEnum):
    """Something without which an objective cannot be measured, given or weighed."""

    INDICATOR = "indicator", "senza indicatore"
    TARGET = "target", "senza atteso"
    SOURCE = "source", "senza fonte"
    WEIGHTS = "weights", "pesi da completare"
    OWNER = "owner", "senza responsabile"
    PEOPLE = "people", "senza persone"
    BASELINE = "baseline", "senza partenza"
    REVIEW = "review", "copiato e non rivisto"

    @property
    def is_of_conformity(self) -> bool:
        """Whether the checks ask for it: who pursues an objective, and what stays as it was, is the ente's choice."""
        return self not in {Lack.OWNER, Lack.PEOPLE, Lack.REVIEW}


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """What an indicator says of itself, as far as it takes to tell what is missing."""

    rule: IndicatorRule
    has_baseline: bool
    has_target: bool
    has_due_date: bool
    has_source: bool


def lacks_of(facts: IndicatorFacts) -> Iterator[Lack]:
    """Say what an indicator lacks; the date by which something is due is the target of its rule."""
    if not facts.has_source:
        yield Lack.SOURCE
    if facts.rule.wants_baseline and not facts.has_baseline:
        yield Lack.BASELINE
    if (facts.rule.wants_due_date and not facts.has_due_date) or (facts.rule.wants_target and not facts.has_target):
        yield Lack.TARGET


def in_short(lacks: Collection[Lack]) -> str:
    """Say in a word or two how an objective stands whose cells are full, as its sign in the tree does."""
    if Lack.WEIGHTS in lacks:
        return "Pesi ≠ 100"
    if {Lack.OWNER, Lack.PEOPLE} <= set(lacks):
        return "Di nessuno"
    return "Da rivedere" if Lack.REVIEW in lacks else "Conforme"

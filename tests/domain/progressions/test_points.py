"""The points of a person, worked by hand, each with what explains it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from app.domain.exact import round_half_up
from app.domain.progressions.candidates import HeldItem
from app.domain.progressions.definition import (
    CriteriaGroup,
    Criterion,
    CriterionItem,
    Experience,
    ExtraStep,
    ProgressionRules,
)
from app.domain.progressions.points import points_of
from app.domain.progressions.vocabulary import CriterionKind, ServiceUnit, SeveralItems
from tests.domain.progressions.imaginary import RULES, TERMS, D, person, years

TITLES = Criterion(
    "titoli", "Titoli", D(6), several=SeveralItems.HIGHEST,
    items=(CriterionItem("diploma", "Diploma", D(2)), CriterionItem("laurea", "Laurea", D(4))),
)  # fmt: skip
CAPPED = Criterion("corsi", "Corsi", D(5), items=(CriterionItem("corso", "Corso", D(2), D(3)),))
LINEAR = Criterion("ore", "Ore di docenza", D(4), CriterionKind.LINEAR, maximum=D(40))
GROUP = CriteriaGroup("altro", "Altro", D(7))


def held(*items: tuple[str, str, str]) -> dict[str, Any]:
    return {"items": tuple(HeldItem(criterion, item, D(quantity)) for criterion, item, quantity in items)}


def with_criteria(*criteria: Criterion, group: bool = False) -> ProgressionRules:
    found = tuple(replace(one, group="altro" if group else "") for one in criteria)
    return replace(RULES, criteria=found, groups=(GROUP,) if group else ())


EXTRA = replace(RULES, extra=(ExtraStep(6, D(1)), ExtraStep(10, D(5))))
MONTHS = replace(RULES, experience=Experience(D(30), unit=ServiceUnit.MONTHS))
SINCE_2016 = {"last_on": date(2016, 1, 1), "has_none": False}


@pytest.mark.parametrize(
    ("rules", "facts", "part", "expected"),
    [
        (RULES, {"years": years("90", "80", "71", "10")}, "performance", Fraction(241, 3) * 60 / 100),
        (RULES, {"years": (*years("90"), *years("70", last=2021))}, "performance", Fraction(80 * 60, 100)),
        (RULES, {"years": (*years("100", last=2025), *years("50"))}, "performance", Fraction(30)),
        (RULES, {"service_days": 3650}, "experience", Fraction(15)),
        (RULES, {"service_days": 20 * 365 + 1}, "experience", Fraction(30)),
        (RULES, {"service_days": 0}, "experience", Fraction(0)),
        (RULES, {"service_days": -3}, "experience", Fraction(0)),
        (MONTHS, {"service_days": 59}, "experience", Fraction(1, 12) / 20 * 30),
        (with_criteria(TITLES), held(("titoli", "diploma", "1"), ("titoli", "laurea", "1")), "other", Fraction(4)),
        (with_criteria(CAPPED), held(("corsi", "corso", "9")), "other", Fraction(3)),
        (with_criteria(LINEAR), held(("ore", "", "30")), "other", Fraction(3)),
        (with_criteria(LINEAR), held(("ore", "", "300")), "other", Fraction(4)),
        (
            with_criteria(TITLES, LINEAR, group=True),
            held(("titoli", "laurea", "1"), ("ore", "", "40")),
            "other",
            Fraction(7),
        ),
        (EXTRA, SINCE_2016, "extra", (Fraction(54) + 15) / 100),
        (EXTRA, {}, "extra", (Fraction(54) + 15) * 5 / 100),
        (EXTRA, {"last_on": date(2020, 1, 1)}, "extra", Fraction(0)),
    ],
)
def test_each_word_gives_the_points_worked_by_hand(
    rules: ProgressionRules, facts: dict[str, Any], part: str, expected: Fraction
) -> None:
    found = points_of(rules, TERMS, person(1, **facts))
    assert getattr(found, part) == expected
    assert found.total == round_half_up(found.exact, 2)


def test_a_cap_that_takes_points_away_is_told_where_it_does() -> None:
    rules = with_criteria(TITLES, CAPPED, LINEAR, group=True)
    items = held(("titoli", "laurea", "3"), ("corsi", "corso", "2"), ("ore", "", "40"))
    tree = points_of(rules, TERMS, person(1, **items)).tree
    told = {step.key: step.formula for step in tree.walk()}
    assert told["group:altro"] == "somma dei criteri; 13 punti, ridotti al massimo di 7"
    assert told["criterion:titoli"] == "solo la voce più alta; 12 punti, ridotti al massimo di 6"
    assert told["criterion:corsi/corso"] == "quantità × punti; 4 punti, ridotti al massimo di 3"
    assert "ridotti" not in told["criterion:ore"]
    assert tree.result == sum(Fraction(step.result or 0) for step in tree.children)
    short = points_of(RULES, TERMS, person(1, "90")).tree.find("performance")
    assert short is not None
    assert short.formula.endswith("1 anno disponibile su 3")

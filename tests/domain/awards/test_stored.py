"""Rules and statements as the archive keeps them: nothing lost, recomputed to the same figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.definition import AwardRules, FundRule, IncreaseRule, OrderRule
from app.domain.awards.pool import FundPool
from app.domain.awards.statement import computed_statement, differences
from app.domain.awards.stored import read_statement, rules_from_json, rules_to_json, write_statement
from app.domain.awards.vocabulary import OrderDirection, OrderKey
from app.domain.errors import UserError
from app.domain.method.definition import Adoption
from tests.domain.awards.people import COEFFICIENTS, person

RULES = AwardRules(
    "cci",
    "CCI",
    adoption=Adoption("Delegazione trattante", "3", date(2024, 5, 2)),
    coefficients=COEFFICIENTS,
    funds=(
        FundRule(
            "ind",
            "Individuale",
            ties=(OrderRule(OrderKey.CODE, OrderDirection.SMALLER_FIRST),),
            increase=IncreaseRule(people=Decimal(20)),
            maximum=Decimal(900),
        ),
        FundRule("org", "Organizzativa"),
    ),
)


def test_that_rules_and_a_statement_are_read_back_as_they_were_and_give_the_same_figures() -> None:
    assert rules_from_json(rules_to_json(RULES)) == RULES
    people = tuple(person(number, 60 + number) for number in range(1, 21))
    kept = computed_statement(2024, RULES, (FundPool("ind", 900_000, 2024),), people)
    assert [bool(result.lacks) for result in kept.results] == [False, True]
    again = read_statement(write_statement(kept))
    assert again == kept
    assert list(differences(again)) == []
    spoiled = replace(
        again.results[0], lines=(replace(again.results[0].lines[0], amount=1), *again.results[0].lines[1:])
    )
    told = list(differences(replace(again, results=(spoiled, again.results[1]))))
    assert told == ["Fondo «Individuale», Persona 0001: l'importo non è più lo stesso."]


def test_that_a_statement_of_a_later_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match="formato che questa versione"):
        read_statement('{"format": 99}')

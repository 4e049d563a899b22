"""Rules and statements as the archive keeps them: nothing lost, recomputed to the same figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.awards.definition import AwardRules, FundRule, IncreaseRule, OrderRule
from app.domain.awards.pool import FundPool
from app.domain.awards.statement import FORMAT, computed_statement, differences
from app.domain.awards.stored import read_statement, rules_from_json, rules_to_json, write_statement
from app.domain.awards.vocabulary import OrderDirection, OrderKey
from app.domain.errors import UserError
from app.domain.method.definition import Adoption
from tests.domain.awards.people import COEFFICIENTS, eq, person

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


def test_that_a_statement_of_format_1_opens_recomputes_and_is_written_the_same_for_ever() -> None:
    """Kept when a fund of the method took payment times once more: 63 % of the sheet, and 70 % of that: 1.323 euros."""
    text = (Path(__file__).parent / "statement_1.json").read_text(encoding="utf-8")
    kept = read_statement(text)
    assert (kept.format, kept.people[0].has_payment_in_share) == (1, False)
    assert [line.amount for line in kept.results[0].lines] == [132_300]
    assert list(differences(kept)) == []
    assert write_statement(kept) == text


def test_that_one_of_today_keeps_that_the_sheet_has_payment_times_in_its_share() -> None:
    then = read_statement((Path(__file__).parent / "statement_1.json").read_text(encoding="utf-8"))
    people = (replace(then.people[0], has_payment_in_share=True), eq(2, 80, share=then.people[0].share))
    made = computed_statement(then.year, then.rules, then.pools, people)
    written = write_statement(made)
    assert written.count('"has_payment_in_share"') == 1, "only where it says something"
    assert (made.format, read_statement(written)) == (FORMAT, made)
    assert list(differences(read_statement(written))) == []
    assert made.results[0].lines[0].amount == 94_500, "63 % of a half of the fund"

"""The rules of awards in the editor: every field can be edited, and showing one changes nothing; *Prova*."""

from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.awards.definition import AwardRules, FundRule, IncreaseRule
from app.domain.awards.editing import AWARD_COLUMNS, AWARD_LISTS, AWARD_PARTS, AWARD_TABLE_KEYS
from app.domain.awards.file import read_award_rules
from app.domain.awards.trial import (
    imaginary_people,
    next_person,
    outcome_words,
    trial_columns,
    tried,
    with_result,
)
from app.domain.awards.vocabulary import FundKind, IncreaseMode, PaymentStanding, Sanction
from app.domain.columns import column_of
from app.domain.method_editing.fields import choices_of, read_field, write_field
from app.domain.method_editing.known import is_relevant

FOLDERS = (Path(__file__).parents[3] / "app" / "resources" / "awards", Path(__file__).parent / "systems")
PAGES = {AwardRules: {"time", "part_time", "admission"}, FundRule: {"payout", "split", "residual", "result"}}


def rules_in(name: str) -> AwardRules:
    path = next(path for folder in FOLDERS for path in folder.glob("*.toml") if path.stem == name)
    rules, _ = read_award_rules(path.read_text(encoding="utf-8"))
    assert rules is not None
    return rules


def parts_in(rules: AwardRules) -> list[Any]:
    """Every part of the rules that a page shows."""
    funds = [part for fund in rules.funds for part in (fund, fund.payout, fund.split, fund.residual, fund.result)]
    pages = [rules, rules.time, rules.part_time, rules.admission, *funds, *rules.absences, *rules.coefficients]
    return pages + [
        item for page in pages for parts in AWARD_PARTS.get(type(page), ()) for item in parts.items(page) or ()
    ]


def test_that_every_field_of_the_rules_can_be_edited_and_has_words_to_choose_from() -> None:
    for shape, columns in AWARD_COLUMNS.items():
        shown = {one.key.partition(".")[0] for one in columns}
        shown |= {str(parts.way[0]) for parts in AWARD_PARTS.get(shape, ())}
        shown |= {str(way[0]) for way in AWARD_LISTS} if shape is AwardRules else set()
        assert {field.name for field in fields(shape)} - shown == PAGES.get(shape, set()), shape
    assert all(column_of(AWARD_COLUMNS[shape], key) for shape, keys in AWARD_TABLE_KEYS.items() for key in keys)
    blank = AwardRules("x", "X")
    for parts in (*AWARD_LISTS.values(), *(one for some in AWARD_PARTS.values() for one in some)):
        item = parts.make(blank)
        assert isinstance(item, parts.item)
        choices = [one for one in AWARD_COLUMNS[parts.item] if one.format.name == "CHOICE"]
        assert all(choices_of(blank, item, one) for one in choices)  # type: ignore[arg-type]  # only words are chosen


@pytest.mark.parametrize("name", sorted(path.stem for folder in FOLDERS for path in folder.glob("*.toml")))
def test_that_writing_back_what_is_shown_changes_nothing(name: str) -> None:
    for part in parts_in(rules_in(name)):
        for one in AWARD_COLUMNS[type(part)]:
            assert write_field(part, one, read_field(part, one)) == part, (type(part), one.key)


def test_that_an_increase_and_an_admission_come_and_go_with_their_first_field() -> None:
    fund = FundRule("f", "F")
    rate, people = (column_of(AWARD_COLUMNS[FundRule], key) for key in ("increase.rate", "increase.people"))
    days = column_of(AWARD_COLUMNS[FundRule], "admission.minimum_days")
    with_one = write_field(fund, rate, Decimal(25))
    assert with_one.increase == IncreaseRule(Decimal(25))
    assert [is_relevant(one, "increase.people") for one in (fund, with_one)] == [False, True]
    assert write_field(write_field(with_one, people, Decimal(20)), rate, None) == fund
    own = write_field(fund, days, 30)
    assert own.admission is not None
    assert own.admission.minimum_days == 30
    assert write_field(own, days, None) == fund


@pytest.mark.parametrize("name", ["proporzionale", "fasce", "serra-aree", "riva-classi"])
def test_that_every_fund_can_be_tried_on_imaginary_people(name: str) -> None:
    rules = rules_in(name)
    people = [*imaginary_people(rules, 2024)]
    people.append(next_person(people, rules, 2024))
    for fund in rules.funds:
        result = tried(rules, fund, Decimal(10_000), people, 2024)
        assert result.lacks == ()
        assert result.paid + result.residual == 1_000_000
        shown = with_result(people, result)
        assert all((one.award is not None) != bool(one.note) for one in shown)
        assert {column.key for column in trial_columns(fund)} <= {field.name for field in fields(people[0])}
        assert outcome_words(result).startswith("Attribuiti ")


def test_that_the_trial_tells_an_increase_that_is_too_small_and_what_payment_times_take() -> None:
    rules = rules_in("monte-maggiorazione")
    wrong = replace(rules.funds[0], increase=IncreaseRule(count=1, mode=IncreaseMode.MULTIPLIED))
    people = [replace(one, score=Decimal(90), days=366) for one in imaginary_people(rules, 2024)]
    result = tried(rules, wrong, Decimal(9_000), [replace(one, part_time=Decimal(100)) for one in people], 2024)
    assert "che è meno dei 450,00 € dovuti (W10)" in outcome_words(result)
    result_fund = rules_in("proporzionale").funds[2]
    missed = replace(people[0], payment=PaymentStanding.MISSED.italian)
    both = tried(rules_in("proporzionale"), result_fund, Decimal(9_000), [people[0], replace(missed, id=9)], 2024)
    assert both.lines[1].amount * 10 == both.lines[0].amount * 7


def test_that_absences_sanctions_and_interim_posts_are_tried_too() -> None:
    rules = rules_in("fonte-assenze")
    fund = rules.funds[0]
    people = imaginary_people(rules, 2024)[:2]
    away = [replace(people[0], absent_days=200, absence="Malattia"), people[1]]
    before, after = (tried(rules, fund, Decimal(1000), some, 2024) for some in (people, away))
    assert before.lines[0].amount > after.lines[0].amount
    neutral = [replace(people[0], absent_days=200, absence="Congedo di maternità"), people[1]]
    assert tried(rules, fund, Decimal(1000), neutral, 2024) == before
    strict = rules_in("fasce")
    paid = next(one for one in strict.funds if one.kind is FundKind.EQ_RESULT)
    posts = imaginary_people(strict, 2024)[:2]
    interim = [replace(posts[0], interim_pay=Decimal(9000)), posts[1]]
    plain, held = (tried(strict, paid, Decimal(9000), some, 2024) for some in (posts, interim))
    assert held.lines[0].amount > plain.lines[0].amount
    barred = replace(strict, admission=replace(strict.admission, sanction_from=Sanction.FINE))
    own = replace(strict.funds[0], admission=None)
    out = tried(barred, own, Decimal(900), [replace(people[0], sanction="multa"), people[1]], 2024)
    assert [one.reason for one in out.excluded] == ["sanzione disciplinare nell'anno: multa"]

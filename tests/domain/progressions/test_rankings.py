"""Who is admitted, where, with which places; bad input is a sentence; laws that hold of any people."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.progressions.candidates import Candidate
from app.domain.progressions.compute import compute
from app.domain.progressions.definition import Places, ProgressionRules, Ranking, TieRule
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.vocabulary import (
    PlacesKind,
    PlacesRounding,
    RankingScope,
    RankStanding,
    TieDirection,
    TieField,
)
from tests.domain.progressions.imaginary import RULES, TERMS, D, person

AGE = TieRule(TieField.AGE, TieDirection.HIGHER, "maggiore età")
OLDER = {"born_on": date(1970, 1, 1)}


def places(kind: PlacesKind, rounding: PlacesRounding = PlacesRounding.DOWN, **facts: Any) -> ProgressionRules:
    return replace(RULES, places=(Places(kind, rounding=rounding, **facts),))


def chosen(result: ProgressionResult) -> list[int]:
    return [one.candidate.id for ranking in result.rankings for one in ranking.chosen]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"left_on": date(2024, 12, 30)}, "Non è in servizio il 31/12/2024."),
        ({"hired_on": date(2025, 1, 1)}, "Non è in servizio il 31/12/2024."),
        (
            {"last_on": date(2022, 1, 2)},
            "Ultima progressione con effetto dal 02/01/2022: al 01/01/2025 sono passati 2 anni, ne servono 3.",
        ),
        ({"last_on": date(2022, 1, 1)}, ""),
        (
            {"sanction_on": date(2023, 1, 1)},
            "Sanzione superiore alla multa del 01/01/2023, nei 2 anni prima del 31/12/2024.",
        ),
        ({"sanction_on": date(2022, 12, 31)}, ""),
        ({"left_out": "Non ha presentato domanda."}, "Non ha presentato domanda."),
    ],
)
def test_who_has_not_a_requirement_is_excluded_with_the_reason(facts: dict[str, Any], reason: str) -> None:
    result = compute(RULES, TERMS, [person(1, **facts), person(2)])
    assert [one.reasons for one in result.excluded] == ([(reason,)] if reason else [])
    assert len(result.rankings[0].people) == (1 if reason else 2)


def test_who_leaves_after_the_reference_day_is_admitted() -> None:
    for left_on, is_in in ((date(2024, 12, 30), False), (date(2024, 12, 31), True), (date(2025, 1, 2), True)):
        result = compute(RULES, TERMS, [person(1, left_on=left_on)])
        assert bool(result.rankings) is is_in


def test_nothing_is_computed_while_something_is_missing_and_each_thing_is_told() -> None:
    people = [
        person(1, years=()),
        person(2, has_none=False),
        person(3, are_facts_given=False),
        person(4, contract_area="Dirigenti"),
        person(5, years=(), left_out="Assunta a dicembre."),
    ]
    result = compute(RULES, TERMS, people)
    assert not result.rankings
    assert [one.sentence.split(": ")[1][:24] for one in result.lacks] == [
        "nessun anno di performan", "manca il giorno dell'ult", "mancano l'ultima progres", "le regole non dicono l'i",
    ]  # fmt: skip
    assert [one.link.id for one in result.lacks if one.link] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("rules", "budget", "expected", "told"),
    [
        (places(PlacesKind.NUMBER, number=2), None, [3, 2], ""),
        (places(PlacesKind.NUMBER, number=9), None, [3, 2, 1], "I posti (9) sono più delle persone in graduatoria (3)"),
        (places(PlacesKind.SHARE, share=D(50)), None, [3], ""),
        (places(PlacesKind.SHARE, PlacesRounding.UP, share=D(50)), None, [3, 2], ""),
        (places(PlacesKind.SHARE, PlacesRounding.NEAREST, share=D(50)), None, [3, 2], ""),
        (places(PlacesKind.BUDGET), 112_500, [3, 2], "Costo 1.125,00 € su 1.125,00 €; restano 0,00 €."),
        (places(PlacesKind.BUDGET), 112_499, [3], "Per Persona 0002 servono 750,00 €"),
        (places(PlacesKind.BUDGET, share=D(50)), 112_500, [3], "restano 187,50 €"),
    ],
)
def test_the_places_go_down_the_ranking_and_what_is_left_is_told(
    rules: ProgressionRules, budget: int | None, expected: list[int], told: str
) -> None:
    people = [person(1, "80"), person(2, "85"), person(3, "95", part_time=D(50))]
    result = compute(rules, replace(TERMS, budget=budget), people)
    assert chosen(result) == expected
    assert told in " ".join(result.rankings[0].notes)


@pytest.mark.parametrize(
    ("budget", "sentence"),
    [(None, "Manca il budget"), (0, "Il budget è 0,00 €"), (-100, "Il budget è -1,00 €")],
)
def test_a_budget_that_is_missing_zero_or_negative_is_told_and_nothing_computed(
    budget: int | None, sentence: str
) -> None:
    result = compute(places(PlacesKind.BUDGET), replace(TERMS, budget=budget), [person(1)])
    assert not result.rankings
    assert result.problems[0].startswith(sentence)


def test_a_tie_is_broken_by_the_criteria_in_order_then_by_lot_and_never_silently() -> None:
    equal = [person(1), person(2), person(3)]
    undecided = compute(RULES, TERMS, equal).rankings[0]
    assert {one.standing for one in undecided.people} == {RankStanding.UNDECIDED}
    assert {one.position for one in undecided.people} == {1}
    assert undecided.notes[0].startswith("Tutte le persone in graduatoria sono a pari merito")
    assert undecided.notes[1].startswith("Parità da decidere: Persona 0001, Persona 0002 e Persona 0003.")
    by_age = compute(replace(RULES, ties=(AGE,)), TERMS, [person(1), person(2, **OLDER), person(3)]).rankings[0]
    assert [(one.candidate.id, one.position, one.standing, one.tie) for one in by_age.people] == [
        (2, 1, RankStanding.CHOSEN, "maggiore età"),
        (1, 2, RankStanding.RANKED, "maggiore età; nessun criterio distingue"),
        (3, 2, RankStanding.RANKED, "maggiore età; nessun criterio distingue"),
    ]
    drawn = compute(RULES, TERMS, [person(1, draw=3), person(2, draw=1), person(3, draw=2)]).rankings[0]
    assert [(one.candidate.id, one.tie) for one in drawn.people] == [
        (2, "sorteggio"),
        (3, "sorteggio"),
        (1, "sorteggio"),
    ]
    assert compute(RULES, TERMS, [person(1, draw=1), person(2)]).undecided
    below = compute(RULES, TERMS, [*equal[:2], person(3, "80", "80", "80")]).rankings[0]
    assert [(one.candidate.id, one.standing) for one in below.people] == [
        (1, RankStanding.UNDECIDED),
        (2, RankStanding.UNDECIDED),
        (3, RankStanding.RANKED),  # who comes after those who wait is in the ranking
    ]
    everybody = compute(places(PlacesKind.NUMBER, number=3), TERMS, equal)
    assert chosen(everybody) == [1, 2, 3]
    assert not everybody.undecided


def test_rankings_follow_the_scope_and_keep_eq_apart() -> None:
    eq = {"contract_area": "Funzionari ed EQ", "is_eq": True}
    people = [person(1), person(2, **eq), person(3, contract_area="Funzionari ed EQ")]
    apart = compute(RULES, TERMS, people)
    assert [one.title for one in apart.rankings] == [
        "Funzionari ed EQ",
        "Istruttori",
        "Funzionari ed EQ, incaricati di EQ",
    ]
    whole = replace(RULES, ranking=Ranking(RankingScope.WHOLE, is_eq_apart=False, minimum_score=D(80)))
    result = compute(whole, TERMS, people)
    assert [one.title for one in result.rankings] == ["Tutto l'ente"]
    assert {one.standing for one in result.rankings[0].people} == {RankStanding.BELOW}
    assert result.rankings[0].notes[-1] == "3 persone sono sotto il punteggio minimo di 80."


PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 400).map(lambda cents: str(D(cents) / 4)), st.integers(0, 9000), st.sampled_from(("50", "100")),
        st.booleans(), st.sampled_from(("Istruttori", "Funzionari ed EQ")),
    ),
    min_size=1, max_size=12,
)  # fmt: skip
KINDS = st.sampled_from(PlacesKind)


def made(people: list[tuple[str, int, str, bool, str]]) -> list[Candidate]:
    return [
        person(number, value, service_days=days, part_time=D(time), contract_area=area,
               left_out="Escluso." if out else "")
        for number, (value, days, time, out, area) in enumerate(people, 1)
    ]  # fmt: skip


@given(PEOPLE, KINDS, st.integers(1, 400_000), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_places_and_budget_hold_whatever_the_people_and_their_order(
    people: list[tuple[str, int, str, bool, str]], kind: PlacesKind, budget: int, order: random.Random
) -> None:
    rules = replace(places(kind, number=2, share=D(40)), ranking=Ranking(RankingScope.WHOLE))
    terms = replace(TERMS, budget=budget)
    candidates = made(people)
    result = compute(rules, terms, candidates)
    shuffled = list(candidates)
    order.shuffle(shuffled)
    assert compute(rules, terms, shuffled) == result
    seen = [one.candidate.id for ranking in result.rankings for one in ranking.people]
    assert sorted([*seen, *(one.candidate.id for one in result.excluded)]) == [one.id for one in candidates]
    for ranking in result.rankings:
        scores = [one.score for one in ranking.people]
        assert scores == sorted(scores, reverse=True)
        assert ranking.places is None or len(ranking.chosen) <= ranking.places
        assert ranking.budget is None or ranking.spent <= ranking.budget
        assert ranking.spent == sum(one.cost for one in ranking.chosen)


@given(PEOPLE, st.integers(0, 11), st.sampled_from(("years", "service_days", "draw")))
@settings(max_examples=60, deadline=None)
def test_who_has_more_of_a_criterion_never_comes_lower(
    people: list[tuple[str, int, str, bool, str]], which: int, what: str
) -> None:
    rules = replace(RULES, ranking=Ranking(RankingScope.WHOLE))
    before = made(people)
    one = before[which % len(before)]
    better = person(one.id, "100") if what == "years" else one
    raised = replace(
        one,
        years=better.years,
        service_days=one.service_days + (365 if what == "service_days" else 0),
    )
    after = [raised if it.id == one.id else it for it in before]

    def position(candidates: list[Candidate]) -> tuple[Decimal, int]:
        found = [it for it in compute(rules, TERMS, candidates).rankings for it in it.people]
        mine = next((it for it in found if it.candidate.id == one.id), None)
        return (-mine.score, mine.position) if mine else (D(0), 0)

    assert position(after) <= position(before)


def test_that_a_birth_date_is_asked_only_where_it_would_decide() -> None:
    rules = replace(RULES, ties=(TieRule(TieField.SERVICE), AGE))
    unknown = person(2, born_on=None)
    found = compute(rules, TERMS, [person(1), unknown])
    assert not found.rankings
    assert [(one.link.id, one.link.field) for one in found.lacks if one.link] == [(2, "birth_date")]
    assert "manca la data di nascita" in found.lacks[0].sentence
    apart = compute(rules, TERMS, [person(1, service_days=1), unknown])
    assert chosen(apart) == [2]
    assert compute(replace(rules, ties=(TieRule(TieField.SERVICE),)), TERMS, [person(1), unknown]).rankings

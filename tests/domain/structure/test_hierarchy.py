"""Who evaluates whom on a day."""

from app.domain.rounds.facts import RoundFacts
from app.domain.structure.hierarchy import Party, evaluator_on, headed_areas
from tests.domain.rounds.comune import (
    AFFARI,
    ALWAYS,
    NERI,
    ROSSI,
    TECNICA,
    THE_SECRETARY,
    VERDI,
    Person,
    comune,
    days,
    heads,
    override,
    person,
    since,
)


def evaluator(facts: RoundFacts, who: Person, month: int = 3) -> Party | None:
    return evaluator_on(days((month, 1)).start, who.id, who.postings[0].unit_key.area_id, facts.registry)


def test_that_the_eq_of_the_area_evaluates_its_people() -> None:
    facts = comune(person(), appointments=[heads(VERDI, AFFARI), heads(NERI, TECNICA)])
    assert evaluator(facts, person()) == Party(VERDI)


def test_that_the_secretary_evaluates_an_eq_and_the_people_of_an_area_without_one() -> None:
    facts = comune(appointments=[heads(VERDI, AFFARI)])
    assert evaluator(facts, person(who=VERDI)) == THE_SECRETARY
    assert evaluator(comune(appointments=[heads(VERDI, TECNICA)]), person()) == THE_SECRETARY


def test_that_a_holder_goes_before_an_ad_interim_one() -> None:
    facts = comune(appointments=[heads(NERI, AFFARI, ad_interim=True), heads(VERDI, AFFARI, period=since(6))])
    assert evaluator(facts, person(), 3) == Party(NERI)
    assert evaluator(facts, person(), 7) == Party(VERDI)


def test_that_an_override_goes_before_the_structure_while_it_lasts() -> None:
    spring = days((3, 1), (5, 31))
    facts = comune(appointments=[heads(VERDI, AFFARI)], overrides=[override(NERI, spring)])
    assert evaluator(facts, person(), 3) == Party(NERI)
    assert evaluator(facts, person(), 6) == Party(VERDI)


def test_that_nobody_evaluates_himself_even_by_override() -> None:
    facts = comune(appointments=[heads(VERDI, AFFARI)], overrides=[override(ROSSI, ALWAYS)])
    assert evaluator(facts, person()) == Party(VERDI)
    assert evaluator(facts, person(who=VERDI)) != Party(VERDI)


def test_that_without_a_secretary_there_is_no_evaluator_to_fall_back_on() -> None:
    assert evaluator(comune(officials=[]), person()) is None


def test_that_headed_areas_come_each_once_main_appointment_first() -> None:
    appointments = [heads(VERDI, TECNICA, ad_interim=True), heads(VERDI, AFFARI, TECNICA)]
    assert headed_areas(appointments, days().start) == (AFFARI, TECNICA)


def test_that_who_is_posted_nowhere_has_no_evaluator_unless_an_eq() -> None:
    day, facts = days().start, comune(appointments=[heads(VERDI, AFFARI)])
    assert evaluator_on(day, ROSSI, None, facts.registry) is None
    assert evaluator_on(day, VERDI, None, facts.registry) == THE_SECRETARY

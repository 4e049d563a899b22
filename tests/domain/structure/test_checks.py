"""The checks on the Anagrafica of a year, case by case."""

from dataclasses import replace
from datetime import date

from app.domain.issues import Issue, Link
from app.domain.roles import Gender
from app.domain.structure.checks import STRUCTURE_CHECKS, StructureYear
from app.domain.structure.registry import Registry
from app.domain.structure.tree import staff_table, structure_tree
from tests.domain.structure.people import (
    LAST,
    NEW_YEAR,
    SUMMER,
    area,
    chosen,
    head,
    person,
    posting,
    secretary,
    sector,
)
from tests.looking import issues_of

JUNE = date(2024, 6, 30)
SOUND = Registry(
    units=(area(1),),
    employees=(person(1), person(2)),
    postings=(posting(1, 1), posting(2, 1)),
    appointments=(head(1, 1),),
    officials=(secretary(),),
)


def check_registry(registry: Registry, year: int) -> list[Issue]:
    """Run the checks on the structure, those of the codici fiscali apart."""
    found = issues_of(STRUCTURE_CHECKS, StructureYear(registry, year))
    return [issue for issue in found if issue.field != "tax_code"]


def codes(registry: Registry, year: int = 2024) -> list[str]:
    return [issue.code for issue in check_registry(registry, year)]


def only(registry: Registry) -> Issue:
    [issue] = check_registry(registry, 2024)
    return issue


def test_that_a_sound_structure_has_no_findings() -> None:
    assert codes(SOUND) == []


def test_that_an_area_without_head_on_some_days_is_named() -> None:
    registry = replace(SOUND, appointments=(head(1, 1, end=JUNE), head(2, 1, start=date(2024, 7, 3))))
    issue = only(registry)
    assert issue.sentence == "Area 1: nessun titolare di EQ dal 01/07/2024 al 02/07/2024."
    assert issue.link == Link("area", 1)


def test_that_a_closed_area_needs_no_head() -> None:
    assert codes(replace(SOUND, units=(area(1), area(2, end=date(2023, 12, 31))))) == []
    assert codes(replace(SOUND, units=(area(1), area(2, start=SUMMER)))) == ["area_without_eq"]


def test_that_two_heads_of_one_area_are_an_error() -> None:
    registry = replace(SOUND, appointments=(head(1, 1), head(2, 1, start=SUMMER)))
    assert "area_with_two_eq" in codes(registry)


def test_that_facts_outside_employment_are_named() -> None:
    late = person(2, start=SUMMER)
    assert only(replace(SOUND, employees=(person(1), late))).code == "outside_service"
    gone = person(1, end=JUNE)
    found = check_registry(replace(SOUND, employees=(gone, person(2))), 2024)
    assert [issue.code for issue in found][:2] == ["outside_service", "outside_service"]
    assert "incarico di EQ" in found[1].sentence


def test_that_a_hole_in_the_postings_is_named() -> None:
    registry = replace(SOUND, postings=(posting(1, 1), posting(2, 1, end=JUNE), posting(2, 1, start=date(2024, 7, 2))))
    assert only(registry).sentence == "Persona 2: in servizio senza assegnazione il 01/07/2024."


def test_that_an_eq_with_nobody_to_evaluate_is_named() -> None:
    alone = replace(SOUND, employees=(person(1),), postings=(posting(1, 1),))
    assert only(alone).code == "eq_without_staff"
    others = replace(alone, employees=(person(1), person(2)), postings=(posting(1, 1), posting(2, 2)), units=(area(1),))
    assert "eq_without_staff" in codes(others)
    helped = replace(others, overrides=(chosen(2, 1),))
    assert "eq_without_staff" not in codes(helped)


def test_that_an_eq_does_not_evaluate_another_eq() -> None:
    registry = replace(
        SOUND, units=(area(1), area(2)), appointments=(head(1, 1), head(2, 2)), employees=(person(1), person(2))
    )
    assert codes(registry) == ["eq_without_staff", "eq_without_staff"]


def test_that_days_without_secretary_are_named() -> None:
    registry = replace(SOUND, officials=(secretary(end=JUNE),))
    assert only(registry).code == "no_secretary"


def test_that_a_secretary_who_is_also_eq_would_evaluate_oneself() -> None:
    registry = replace(SOUND, appointments=(head(1, 1, name="Persona 1"),), officials=(secretary("1 Persona"),))
    issue = only(registry)
    assert (issue.code, issue.link) == ("W6", Link("employee", 1))
    assert "si valuterebbe da sé dal 01/01/2024 al 31/12/2024" in issue.sentence
    assert codes(replace(registry, overrides=(chosen(1, 2),))) == []


def test_that_a_chosen_evaluator_must_be_in_service() -> None:
    registry = replace(
        SOUND,
        employees=(person(1), person(2), person(3, end=JUNE)),
        postings=(posting(1, 1), posting(2, 1), posting(3, 1, end=JUNE)),
        overrides=(chosen(2, 3),),
    )
    issue = only(registry)
    assert issue.code == "W6"
    assert "non è in carica dal 01/07/2024 al 31/12/2024" in issue.sentence


def test_that_a_chosen_evaluator_who_is_oneself_is_an_error() -> None:
    assert "W6" in codes(replace(SOUND, overrides=(chosen(2, 2),)))


def test_that_the_staff_table_must_count_everybody() -> None:
    registry = replace(SOUND, postings=(posting(1, 1), posting(2, 1, end=date(2024, 12, 30))))
    assert codes(registry) == ["posting_hole", "W20"]


def test_that_the_tree_keeps_who_has_no_place() -> None:
    registry = replace(SOUND, employees=(person(1), person(2), person(3)), units=(area(1), sector(1, 5)))
    tree = structure_tree(registry, NEW_YEAR)
    assert [one.name for one in tree.unplaced] == ["Persona 3"]
    assert (tree.people, tree.areas[0].row.people) == (3, 2)


def test_that_the_tree_says_since_when_nobody_is_in_a_unit_and_nothing_where_somebody_is() -> None:
    registry = Registry(
        units=(area(1), sector(1, 5), sector(1, 6), sector(1, 7), sector(1, 8)),
        employees=(person(1), person(2), person(3)),
        postings=(
            posting(1, 1, sector_number=5),
            posting(2, 1, end=date(2024, 3, 31), sector_number=6),
            posting(2, 1, start=date(2024, 4, 1), sector_number=5),
            posting(3, 1, end=date(2023, 5, 31), sector_number=7),
        ),
    )
    [found] = structure_tree(registry, SUMMER).areas
    assert (found.note, [one.note for one in found.units]) == ("", ["", "nessuno dal 01/04", "nessuno", "nessuno"])


def test_that_the_staff_table_counts_by_settore_and_gender() -> None:
    registry = Registry(
        units=(area(1), sector(1, 5)),
        employees=(person(1, gender=Gender.MALE), person(2), person(3)),
        postings=(posting(1, 1), posting(2, 1, sector_number=5), posting(3, 1, sector_number=5)),
    )
    assert [(row.unit, row.men, row.women) for row in staff_table(registry, LAST)] == [
        ("Area 1", 1, 0),
        ("Settore 5", 0, 2),
    ]

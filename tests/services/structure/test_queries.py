"""The structure on a day: tree, counts, staff table, organigramma, checks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.documents.figures import staff_total
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.structure.tree import structure_tree
from app.domain.structure.units import UnitKey
from app.services.structure.employees import save_employee
from app.services.structure.organigram import organigram_svg, read_organigram
from app.services.structure.postings import save_posting
from app.services.structure.queries import find_owner, list_people, read_unit
from app.services.structure.staff import list_staff
from tests.archives.plain import read_person, read_registry
from tests.archives.town import Town
from tests.checking import check_structure
from tests.services.queries import queries

DAY = date(2024, 12, 31)
MOVE = date(2024, 7, 1)


def test_that_the_tree_counts_people_at_every_level(town: Town) -> None:
    tree = structure_tree(read_registry(town.workspace), DAY)
    assert tree.people == 24
    assert [(area.row.code, area.row.people, area.row.head) for area in tree.areas][:2] == [
        ("A", 5, "Rinaldi Marta"),
        ("B", 5, "Marini Paolo"),
    ]
    [secretariat, _] = tree.areas[0].units
    assert [(person.name, person.is_eq) for person in secretariat.members] == [
        ("Basso Irene", False),
        ("Ferri Lucia", False),
        ("Rinaldi Marta", True),
    ]


def test_that_the_tree_of_a_day_follows_the_moves(town: Town) -> None:
    save_posting(town.workspace, town.posting("Vitale Carla", "A1", MOVE))
    before, after = (structure_tree(read_registry(town.workspace), day) for day in (date(2024, 6, 30), MOVE))
    assert [area.row.people for area in before.areas] == [5, 5, 3, 4, 3, 4]
    assert [area.row.people for area in after.areas] == [6, 5, 3, 4, 3, 3]


def test_that_the_staff_of_24_is_a_third_men_and_two_thirds_women(town: Town) -> None:
    rows = list_staff(town.workspace, DAY)
    total = staff_total(rows)
    assert (total.men, total.women, total.total) == (8, 16, 24)
    assert (total.men_share, total.women_share) == (Decimal("33.3"), Decimal("66.7"))
    assert [(row.unit, row.men, row.women) for row in rows][2:4] == [("Ragioneria", 1, 1), ("Tributi", 1, 2)]


def test_that_who_works_for_a_whole_area_is_counted_under_its_name(town: Town) -> None:
    draft = replace(town.posting("Vitale Carla", "A1", MOVE), unit=UnitKey(town.areas["A"]))
    save_posting(town.workspace, draft)
    rows = list_staff(town.workspace, DAY)
    assert (rows[0].unit, rows[0].women) == ("Area Affari generali", 1)
    assert staff_total(rows).total == 24


def test_that_a_unit_shows_its_heads_and_people(town: Town) -> None:
    detail = read_unit(town.workspace, UnitKey(town.areas["D"]), DAY)
    assert (detail.unit.people, detail.unit.head) == (4, "Greco Paola")
    assert [row.full_name for row in detail.appointments] == ["Greco Paola"]
    assert {row.evaluator for row in detail.people} == {"Giusti Laura", "Greco Paola"}


def test_that_what_is_gone_is_said_in_words(town: Town) -> None:
    with pytest.raises(UserError, match="non c'è più"):
        read_person(town.workspace, EmployeeId(999), DAY)
    with pytest.raises(UserError, match="non c'è più"):
        read_unit(town.workspace, UnitKey(town.areas["A"], town.sectors["D1"]), DAY)


def test_that_the_organigramma_has_the_heads_and_the_counts(town: Town) -> None:
    chart = read_organigram(town.workspace, DAY)
    assert (chart.municipality, chart.secretary, chart.mayor) == ("Comune di Prova", "Giusti Laura", "Neri Alberto")
    assert chart.people == 24
    assert [(unit.name, unit.people) for unit in chart.areas[5].sectors] == [
        ("Demografici", 3),
        ("Sportello del cittadino", 1),
    ]
    assert organigram_svg(town.workspace, DAY).lstrip().startswith(b"<?xml")


def test_that_the_checks_name_the_area_without_head(town: Town) -> None:
    found = {issue.code: issue for issue in check_structure(town.workspace, 2024)}
    assert found["area_without_eq"].sentence == (
        "Area Servizi al cittadino: nessun titolare di EQ dal 01/01/2024 al 31/12/2024."
    )
    link = found["area_without_eq"].link
    assert link is not None
    assert (link.kind, link.id) == ("area", town.areas["F"])
    assert set(found) == {"area_without_eq", "tax_code_missing", "W22"}  # appointments without an end


def test_that_the_checks_name_a_hole_and_the_wrong_count(town: Town) -> None:
    person = read_person(town.workspace, town.people["Vitale Carla"], DAY)
    save_posting(town.workspace, replace(person.postings[0].draft, valid_to=date(2024, 11, 30)))
    sentences = [issue.sentence for issue in check_structure(town.workspace, 2024)]
    assert "Vitale Carla: in servizio senza assegnazione dal 01/12/2024 al 31/12/2024." in sentences
    assert any("sono in servizio 24 persone" in sentence and "ne conta 23" in sentence for sentence in sentences)
    assert {issue.code for issue in check_structure(town.workspace, 2019)} == {"area_without_eq"}


def test_that_the_checks_name_a_codice_fiscale_that_does_not_fit(town: Town) -> None:
    person = read_person(town.workspace, town.people["Vitale Carla"], DAY).row
    save_employee(town.workspace, replace(person.draft, tax_code="RSSMRA80A01H501U"))
    found = [issue for issue in check_structure(town.workspace, 2024) if issue.code == "tax_code_misfit"]
    assert len(found) == 4
    assert found[0].sentence.startswith("Vitale Carla: il codice fiscale non corrisponde al cognome")


def test_that_questions_cost_the_same_few_queries_whatever_the_people(town: Town) -> None:
    with queries() as asked:
        list_people(town.workspace, DAY)
        read_registry(town.workspace)
    assert len(asked) <= 2 * 12


def test_that_a_posting_and_an_appointment_lead_to_their_person(town: Town) -> None:
    detail = read_unit(town.workspace, UnitKey(town.areas["D"]), DAY)
    head = town.people["Greco Paola"]
    assert find_owner(town.workspace, Link("appointment", detail.appointments[0].id)) == Link("employee", head)
    posting = read_person(town.workspace, head, DAY).postings[0]
    assert find_owner(town.workspace, Link("posting", posting.id)) == Link("employee", head)
    assert find_owner(town.workspace, Link("posting", 999)) is None
    assert find_owner(town.workspace, Link("appointment", 999)) is None

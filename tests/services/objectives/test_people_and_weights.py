"""Objectives given to people and units, and their weights."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.records import RevisionDraft
from app.domain.roles import Gender
from app.models.people import Employee, EqAppointment, Posting
from app.models.structure import ContractArea
from app.services.audit import undoing
from app.services.objectives.assignments import (
    assign_common_objectives,
    assign_people,
    assign_unit,
    set_assignment_weights,
    share_person_weights,
    unassign,
)
from app.services.objectives.detail import objective_detail
from app.services.objectives.patching import change_assignments
from app.services.objectives.person_weights import weights_of_person
from app.services.objectives.states import withdraw_objective
from app.services.objectives.units import set_unit_weight, share_unit_weights
from app.services.transaction import unit_of_work
from tests.archives.office import STARTED, YEAR, Office
from tests.looking import objective_tree

D = Decimal


def people_of(office: Office, identity: int) -> list[tuple[str, date | None, date | None]]:
    rows = objective_detail(office.workspace, identity).assignments
    return [(row.person, row.valid_from, row.valid_to) for row in rows]


def test_that_a_unit_gets_the_objective_within_the_days_of_service(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    assert people_of(office, identity) == [("Arcuri Ada", None, None), ("Bassi Bruno", date(2024, 4, 1), None)]


def test_that_an_area_holds_the_people_of_its_settori(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Affari generali"])
    assert people_of(office, identity)[-1] == ("Conti Carla", None, date(2024, 6, 30))


def test_that_assigning_twice_adds_nobody(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    assert assign_unit(office.workspace, identity, office.units["Segreteria"]).is_empty
    assert assign_people(office.workspace, identity, [office.people["Arcuri"]]).is_empty


def test_that_a_unit_without_people_in_the_year_is_refused(office: Office) -> None:
    identity = office.objective()
    unit = replace(office.units["Tributi"], sector_id=999)
    with pytest.raises(UserError, match="non c'è personale"):
        assign_unit(office.workspace, identity, unit)


def test_that_common_objectives_go_to_everyone_in_service_with_equal_weights(office: Office) -> None:
    for title in ("Uno", "Due", "Tre"):
        office.objective(title, kind=ObjectiveKind.STRATEGIC_COMMON)
    assign_common_objectives(office.workspace, YEAR)
    for surname in ("Arcuri", "Bassi", "Conti"):
        weights = weights_of_person(office.workspace, YEAR, office.people[surname])
        assert [row.weight for row in weights.rows] == [D("33.34"), D("33.33"), D("33.33")]
        assert [total.is_right for total in weights.totals] == [True]
    assert weights_of_person(office.workspace, YEAR, office.people["Dossi"]).rows == ()
    assert assign_common_objectives(office.workspace, YEAR).is_empty


def test_that_a_later_common_objective_leaves_the_weights_given_by_hand(office: Office) -> None:
    office.objective("Uno", kind=ObjectiveKind.STRATEGIC_COMMON)
    assign_common_objectives(office.workspace, YEAR)
    office.objective("Due", kind=ObjectiveKind.STRATEGIC_COMMON)
    assign_common_objectives(office.workspace, YEAR)
    rows = weights_of_person(office.workspace, YEAR, office.people["Arcuri"]).rows
    assert [row.weight for row in rows] == [D(100), D(0)]


def test_that_without_common_objectives_there_is_nothing_to_assign(office: Office) -> None:
    with pytest.raises(UserError, match="non ci sono obiettivi strategici comuni"):
        assign_common_objectives(office.workspace, YEAR)


def test_that_equal_weights_sum_to_a_hundred_for_each_person_and_undo_in_one_step(office: Office) -> None:
    people = [office.people["Arcuri"], office.people["Bassi"]]
    for title in ("Uno", "Due", "Tre"):
        assign_people(office.workspace, office.objective(title), people)
    share_person_weights(office.workspace, YEAR, people, kind=ObjectiveKind.OPERATIONAL)
    assert all(weights_of_person(office.workspace, YEAR, one).totals[0].is_right for one in people)
    undoing.undo_last(office.workspace)
    assert weights_of_person(office.workspace, YEAR, people[0]).totals[0].sentence == "mancano 100"


def test_that_a_weight_edited_for_one_person_moves_the_total_of_that_person(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    row = objective_detail(office.workspace, identity).assignments[0]
    change_assignments(office.workspace, {row.id: {"weight": D(90), "acknowledged_on": date(2024, 2, 1)}})
    first, second = objective_detail(office.workspace, identity).assignments
    assert (first.weight, first.total) == (D(90), "mancano 10 (specifici)")
    assert second.total == "mancano 100 (specifici)"


def test_that_weights_pasted_together_are_one_operation_or_none(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    ids = [row.id for row in objective_detail(office.workspace, identity).assignments]
    with pytest.raises(UserError, match="va da 0 a 100"):
        set_assignment_weights(office.workspace, {ids[0]: D(50), ids[1]: D(500)})
    set_assignment_weights(office.workspace, dict.fromkeys(ids, D(50)))
    assert {row.weight for row in objective_detail(office.workspace, identity).assignments} == {D(50)}


def test_that_an_assignment_can_be_taken_away(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    unassign(office.workspace, [objective_detail(office.workspace, identity).assignments[0].id])
    assert [person for person, _, _ in people_of(office, identity)] == ["Bassi Bruno"]


def test_that_a_cross_objective_stands_under_each_unit_with_its_own_weight(office: Office) -> None:
    identity = office.objective("Insieme", "Segreteria", "Tributi")
    office.objective("Solo qui")
    set_unit_weight(office.workspace, identity, office.units["Segreteria"], D("33.3"))
    share_unit_weights(office.workspace, YEAR, {office.units["Tributi"]: ()})
    branches = {one.title: one for group in objective_tree(office.workspace, YEAR).groups for one in group.walk()}
    assert branches["Settore Segreteria"].total.sentence == "mancano 66,7 (1 peso da indicare)"
    assert branches["Settore Tributi"].total.sentence == "i pesi sommano a 100"
    assert branches["Area Affari generali"].count == 2
    with pytest.raises(UserError, match="non appartiene"):
        set_unit_weight(office.workspace, identity, office.units["Cultura"], D(1))


def test_that_who_moves_in_july_is_right_in_each_half_with_equal_weights(office: Office) -> None:
    conti = office.people["Conti"]
    whole, before = office.objective("Tutto l'anno", "Cultura"), office.objective("Prima", "Cultura")
    after = office.objective("Dopo", "Tributi")
    assign_people(office.workspace, whole, [conti])
    assign_unit(office.workspace, before, office.units["Cultura"])
    assign_unit(office.workspace, after, office.units["Tributi"])
    share_person_weights(office.workspace, YEAR, [conti], kind=ObjectiveKind.OPERATIONAL)
    weights = weights_of_person(office.workspace, YEAR, conti)
    assert [(row.title, row.weight, row.valid_from, row.valid_to) for row in weights.rows] == [
        ("Tutto l'anno", D(50), None, None),
        ("Prima", D(50), None, date(2024, 6, 30)),
        ("Dopo", D(50), date(2024, 7, 1), None),
    ]
    assert [(total.name, total.is_right) for total in weights.totals] == [
        ("Obiettivi specifici fino al 30 giugno", True),
        ("Obiettivi specifici dal 1º luglio", True),
    ]
    set_assignment_weights(office.workspace, {weights.rows[2].id: D(40)})
    [row] = objective_detail(office.workspace, after).assignments
    assert (row.total, row.is_right) == ("mancano 10 (specifici dal 1º luglio)", False)


def test_that_an_objective_withdrawn_counts_for_nobody(office: Office) -> None:
    kept, dropped = office.objective("Resta"), office.objective("Stralciato")
    arcuri = office.people["Arcuri"]
    for identity in (kept, dropped):
        assign_people(office.workspace, identity, [arcuri])
    draft = RevisionDraft(objective_id=dropped, on_date=date(2024, 5, 2), what="Stralcio", reason="Gara deserta")
    withdraw_objective(office.workspace, draft)
    share_person_weights(office.workspace, YEAR, [arcuri], kind=ObjectiveKind.OPERATIONAL)
    weights = weights_of_person(office.workspace, YEAR, arcuri)
    assert [(row.title, row.weight) for row in weights.rows] == [("Resta", D(100))]
    assert [total.is_right for total in weights.totals] == [True]


def test_that_the_days_as_eq_have_the_sets_of_the_sheet_of_the_eq(office: Office) -> None:
    conti = office.people["Conti"]
    assign_people(office.workspace, office.objective("Insieme", "Cultura", "Tributi"), [conti])
    with unit_of_work(office.workspace, "Incarico") as unit:
        unit.add(EqAppointment(employee_id=conti, valid_from=date(2024, 10, 1)))
    weights = weights_of_person(office.workspace, YEAR, conti)
    assert [total.name for total in weights.totals] == [
        "Obiettivi specifici fino al 30 settembre",
        "Obiettivi specifici dell'Area dal 1º ottobre",
    ]
    share_person_weights(office.workspace, YEAR, [conti], kind=ObjectiveKind.OPERATIONAL)
    assert all(total.is_right for total in weights_of_person(office.workspace, YEAR, conti).totals)


def test_that_an_objective_of_many_people_tells_of_each_what_it_tells_in_one_of_few(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    few = {row.employee_id: row for row in objective_detail(office.workspace, identity).assignments}
    with unit_of_work(office.workspace, "Molti") as unit:
        contract = unit.session.scalars(select(ContractArea)).one()
        for number in range(500):
            person = Employee(
                matricola=f"M{number}", last_name=f"Tanti {number:03}", first_name="Uno", gender=Gender.FEMALE,
                hired_on=STARTED,
            )  # fmt: skip
            place = office.units["Segreteria"]
            posting = Posting(area_id=place.area_id, sector_id=place.sector_id, valid_from=STARTED)
            posting.contract_area_id = contract.id
            person.postings = [posting]
            unit.add(person)
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    many = {row.employee_id: row for row in objective_detail(office.workspace, identity).assignments}
    assert len(many) == len(few) + 500
    assert {one: many[one] for one in few} == few
    assert {row.unit for row in many.values()} == {"Settore Segreteria"}
    assert {row.total for one, row in many.items() if one not in few} == {"mancano 100 (specifici)"}

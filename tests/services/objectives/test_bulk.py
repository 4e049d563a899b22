"""Operations on many: what they would change is known before, and what is written is that and no more."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import ContractAreaId, EmployeeId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.recipients import Recipients
from app.services.audit import undoing
from app.services.objectives.assignments import (
    assign_all,
    assign_common_objectives,
    assign_people,
    assign_unit,
    newly_assigned,
    newly_given,
    newly_given_common,
    planned_person_weights,
    share_person_weights,
)
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import delete_indicators, save_indicator
from app.services.objectives.patching import change_assignments, change_indicators, change_phases
from app.services.objectives.person_weights import weights_of_person
from app.services.objectives.units import planned_unit_weights, set_unit_weight, share_unit_weights
from tests.archives.office import YEAR, Office
from tests.looking import list_entries

D = Decimal


def test_that_the_weights_of_other_objectives_are_told_before_they_change(office: Office) -> None:
    people = [office.people["Arcuri"]]
    shown, other = office.objective("In vista"), office.objective("Altrove")
    for identity in (shown, other):
        assign_people(office.workspace, identity, people)
    planned = planned_person_weights(office.workspace, YEAR, people, kind=ObjectiveKind.OPERATIONAL)
    assert [(one.objective_id, one.before, one.after) for one in planned] == [
        (shown, D(0), D(50)), (other, D(0), D(50)),
    ]  # fmt: skip
    share_person_weights(office.workspace, YEAR, people, kind=ObjectiveKind.OPERATIONAL)
    rows = weights_of_person(office.workspace, YEAR, people[0]).rows
    assert {row.id: row.weight for row in rows} == {one.id: one.after for one in planned}
    assert planned_person_weights(office.workspace, YEAR, people, kind=ObjectiveKind.OPERATIONAL) == ()


def test_that_the_weights_of_a_unit_are_told_before_they_change(office: Office) -> None:
    first, second = office.objective("Uno"), office.objective("Due")
    place = office.units["Segreteria"]
    set_unit_weight(office.workspace, first, place, D(50))
    [planned] = planned_unit_weights(office.workspace, YEAR, {place: ()})
    assert (planned.id, planned.before, planned.after) == (second, None, D(50))
    share_unit_weights(office.workspace, YEAR, {place: ()})
    assert planned_unit_weights(office.workspace, YEAR, {place: ()}) == ()


def test_that_the_whole_ente_gets_an_objective_and_is_counted_before(office: Office) -> None:
    identity = office.objective()
    assert newly_assigned(office.workspace, identity, office.units["Segreteria"]) == 2
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    assert newly_assigned(office.workspace, identity, None) == 2
    changes = assign_unit(office.workspace, identity, None)
    assert changes.label == "Assegnazione dell'obiettivo AG-SEG-01 a tutto l'ente"
    names = [row.person for row in objective_detail(office.workspace, identity).assignments]
    assert names == ["Arcuri Ada", "Bassi Bruno", "Conti Carla"]
    assert newly_assigned(office.workspace, identity, None) == 0


def test_that_who_gets_a_common_objective_is_counted_before(office: Office) -> None:
    identity = office.objective("Tempi", kind=ObjectiveKind.STRATEGIC_COMMON)
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    assert newly_given_common(office.workspace, YEAR) == 2
    assign_common_objectives(office.workspace, YEAR)
    assert newly_given_common(office.workspace, YEAR) == 0


def test_that_a_block_changes_and_adds_indicators_as_one_operation(office: Office) -> None:
    identity = office.objective()
    made = save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Uno")).ids[0]
    before = len(list_entries(office.workspace))
    new = [IndicatorDraft(objective_id=identity, name="Due", weight=D(30))]
    changes = change_indicators(office.workspace, {made: {"weight": D(70)}}, new)
    assert changes.label == "Modifica indicatore: 2 righe, 1 nuova"
    assert [(row.name, row.weight) for row in objective_detail(office.workspace, identity).indicators] == [
        ("Uno", D(70)), ("Due", D(30)),
    ]  # fmt: skip
    undoing.undo_last(office.workspace)
    assert [row.weight for row in objective_detail(office.workspace, identity).indicators] == [D(100)]
    assert len(list_entries(office.workspace)) == before + 2


def test_that_a_block_with_one_wrong_row_writes_nothing(office: Office) -> None:
    identity = office.objective()
    new = [PhaseDraft(objective_id=identity, title="Avvio"), PhaseDraft(objective_id=identity, title=" ")]
    with pytest.raises(UserError, match="Manca il titolo"):
        change_phases(office.workspace, {}, new)
    assert objective_detail(office.workspace, identity).phases == ()


def test_that_people_of_a_block_are_added_within_their_days(office: Office) -> None:
    identity = office.objective("Sportello", "Cultura")
    drafts = [AssignmentDraft(identity, office.people["Conti"], weight=D(40))]
    change_assignments(office.workspace, {}, drafts)
    [row] = objective_detail(office.workspace, identity).assignments
    assert (row.person, row.weight) == ("Conti Carla", D(40))


def test_that_several_indicators_are_deleted_as_one_operation(office: Office) -> None:
    identity = office.objective()
    made = [
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name=name)).ids[0]
        for name in ("Uno", "Due", "Tre")
    ]
    changes = delete_indicators(office.workspace, made[:2])
    assert changes.label == "Eliminazione indicatore dell'obiettivo AG-SEG-01: 2 righe"
    assert [row.name for row in objective_detail(office.workspace, identity).indicators] == ["Tre"]


def test_that_a_person_who_is_not_there_is_refused_in_words(office: Office) -> None:
    objective = office.objective("In vista")
    with pytest.raises(UserError, match="non c'è, o non c'è più"):
        assign_people(office.workspace, objective, [EmployeeId(99_999)])
    assert objective_detail(office.workspace, objective).assignments == ()


def test_that_some_objectives_go_to_a_contract_area_as_one_operation(office: Office) -> None:
    one, two = office.objective("Uno"), office.objective("Due")
    [(area, _)] = objective_choices(office.workspace, YEAR).contract_areas
    to = Recipients(contract_area=area)
    assign_people(office.workspace, one, [office.people["Arcuri"]])
    assert newly_given(office.workspace, YEAR, [one, two], to) == 3
    changes = assign_all(office.workspace, [one, two], to)
    assert changes.label == "Assegnazione di 2 obiettivi a tutta l'area contrattuale"
    given = {row.person: (row.valid_from, row.valid_to) for row in objective_detail(office.workspace, two).assignments}
    assert given == {
        "Arcuri Ada": (None, None), "Bassi Bruno": (date(2024, 4, 1), None), "Conti Carla": (None, None),
    }  # fmt: skip
    assert newly_given(office.workspace, YEAR, [one, two], Recipients()) == 0
    undoing.undo_last(office.workspace)
    assert objective_detail(office.workspace, two).assignments == ()


def test_that_nobody_is_given_what_nobody_serves_for(office: Office) -> None:
    one = office.objective("Uno")
    with pytest.raises(UserError, match="non c'è personale in servizio in tutta l'area contrattuale"):
        assign_all(office.workspace, [one], Recipients(contract_area=ContractAreaId(99)))

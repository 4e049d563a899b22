"""Cells and blocks saved on a real archive."""

from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.objectives.indicator import IndicatorDraft
from app.services.audit import undoing
from app.services.objectives.assignments import assign_unit
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.patching import change_assignments, change_indicators, change_objectives
from tests.archives.office import YEAR, Office, list_objectives
from tests.looking import list_entries

D = Decimal


def indicators(office: Office, identity: ObjectiveId) -> list[tuple[str, Decimal]]:
    return [(row.name, row.weight) for row in objective_detail(office.workspace, identity).indicators]


def test_that_a_block_of_indicators_is_one_operation_and_one_undo(office: Office) -> None:
    identity = office.objective()
    ids = [
        IndicatorId(save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name=name)).ids[0])
        for name in ("Uno", "Due")
    ]
    before = len(list_entries(office.workspace))
    changes = change_indicators(office.workspace, {ids[0]: {"weight": D(60)}, ids[1]: {"weight": D(40), "name": "Tre"}})
    assert (changes.label, changes.ids) == ("Modifica indicatore: 2 righe", tuple(ids))
    assert indicators(office, identity) == [("Uno", D(60)), ("Tre", D(40))]
    assert len(list_entries(office.workspace)) == before + 1
    undoing.undo_last(office.workspace)
    assert indicators(office, identity) == [("Uno", D(100)), ("Due", D(100))]


def test_that_a_block_with_one_wrong_cell_changes_nothing(office: Office) -> None:
    identity = office.objective()
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    first, second = (row.id for row in objective_detail(office.workspace, identity).assignments)
    with pytest.raises(UserError, match="va da 0 a 100"):
        change_assignments(office.workspace, {first: {"weight": D(50)}, second: {"weight": D(500)}})
    assert {row.weight for row in objective_detail(office.workspace, identity).assignments} == {D(0)}
    change_assignments(office.workspace, {first: {"weight": D(50)}, second: {"weight": D(70)}})
    assert [row.weight for row in objective_detail(office.workspace, identity).assignments] == [D(50), D(70)]


def test_that_titles_and_weights_of_a_unit_are_changed_together(office: Office) -> None:
    first, second = office.objective("Uno"), office.objective("Due", "Segreteria", "Tributi")
    place = office.units["Segreteria"]
    change_objectives(
        office.workspace, {first: {"title": "Primo", "weight": D(30)}, second: {"weight": D(70)}}, place=place
    )
    assert [(row.title, row.weight) for row in list_objectives(office.workspace, YEAR)] == [
        ("Primo", D(30)),
        ("Due", None),
    ]
    shares = {share.unit: share.weight for share in objective_detail(office.workspace, second).draft.units}
    assert shares == {place: D(70), office.units["Tributi"]: None}
    with pytest.raises(UserError, match="non appartiene"):
        change_objectives(office.workspace, {first: {"weight": D(1)}}, place=office.units["Tributi"])


def test_that_two_objectives_may_not_take_the_same_code_in_a_block(office: Office) -> None:
    first, second = office.objective("Uno"), office.objective("Due")
    with pytest.raises(UserError, match="è già dell'obiettivo"):
        change_objectives(office.workspace, {first: {"code": "X-1"}, second: {"code": "X-1"}})

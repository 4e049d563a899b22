"""The grid over a real archive: what it shows, and blocks written as one operation."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import ReasonNeeded, UserError
from app.domain.objectives import IndicatorRule
from app.domain.objectives.grid.edits import GridEdits, NewObjective, RowEdit
from app.domain.objectives.grid.rows import GridGrouping, GridRow, ObjectiveGrid, grid_groups
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.sharing import Sharing
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.audit import undoing
from app.services.objectives.detail import objective_detail
from app.services.objectives.grid import objective_grid, write_grid
from app.services.objectives.indicators import save_indicator
from app.services.objectives.units import planned_unit_weights, set_unit_weight, share_unit_weights
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.looking import list_entries

D = Decimal


def shown(office: Office, by: GridGrouping = GridGrouping.UNIT) -> list[tuple[str, list[tuple[str, str]]]]:
    groups = grid_groups(objective_grid(office.workspace, YEAR), by)
    return [(group.title, [(row.title, row.name) for row in group.rows]) for group in groups]


def rows_in(grid: ObjectiveGrid) -> list[GridRow]:
    return [row for group in grid_groups(grid, GridGrouping.UNIT) for row in group.rows]


def test_that_every_indicator_is_a_row_and_a_cross_objective_stands_in_each_unit(office: Office) -> None:
    one = office.objective("Insieme", "Segreteria", "Tributi", owner_id=office.people["Arcuri"])
    for name in ("Avvisi", "Ricorsi"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=one, name=name, baseline=D("2.500")))
    office.objective("Solo qui")
    rows = [("Insieme", "Avvisi"), ("2º indicatore", "Ricorsi")]
    assert shown(office) == [
        ("Settore Segreteria", [*rows, ("Solo qui", "")]), ("Settore Cultura", []), ("Settore Tributi", rows),
    ]  # fmt: skip
    assert shown(office, GridGrouping.OWNER) == [("Arcuri Ada", rows), ("Senza responsabile", [("Solo qui", "")])]
    grid = objective_grid(office.workspace, YEAR)
    assert rows_in(grid)[0].baseline == D("2.5")
    assert [group.title for group in grid_groups(grid, GridGrouping.UNIT, with_empty=False)] == [
        "Settore Segreteria", "Settore Tributi",
    ]  # fmt: skip


def test_that_a_block_is_one_operation_and_one_undo(office: Office) -> None:
    one, place = office.objective("Uno"), office.units["Segreteria"]
    before = len(list_entries(office.workspace))
    edits = GridEdits(
        "Incollate 4 celle e 2 righe nuove",
        (RowEdit(one, None, place, {"title": "Primo", "weight": D(40)}, {"name": "Avvisi", "target": D(80)}),),
        (
            NewObjective({"title": "Secondo", "weight": D(60)}, ({"name": "A"}, {"name": "B"}, {"name": "C"})),
            NewObjective({"title": "Terzo", "code": "AG-SEG-07"}),
            NewObjective({"title": "Quarto"}),
        ),
        place,
    )
    assert write_grid(office.workspace, YEAR, edits).label == "Incollate 4 celle e 2 righe nuove"
    rows = rows_in(objective_grid(office.workspace, YEAR))
    assert [(row.code, row.title, row.name, row.weight) for row in rows] == [
        ("AG-SEG-01", "Primo", "Avvisi", D(40)), ("AG-SEG-02", "Secondo", "A", D(60)), ("", "2º indicatore", "B", None),
        ("", "3º indicatore", "C", None), ("AG-SEG-07", "Terzo", "", None), ("AG-SEG-08", "Quarto", "", None),
    ]  # fmt: skip
    assert [row.indicator.weight for row in rows if row.indicator] == [D(100), D("33.34"), D("33.33"), D("33.33")]
    assert len(list_entries(office.workspace)) == before + 1
    undoing.undo_last(office.workspace)
    assert shown(office)[0] == ("Settore Segreteria", [("Uno", "")])


def test_that_a_row_keeps_what_the_grid_does_not_show(office: Office) -> None:
    one = office.objective("Insieme", "Segreteria", "Tributi", description="A lungo")
    [identity] = save_indicator(
        office.workspace, IndicatorDraft(objective_id=one, name="Avvisi", parameters='{"cap":"120"}')
    ).ids
    set_unit_weight(office.workspace, one, office.units["Tributi"], D(70))
    edit = RowEdit(one, identity, office.units["Segreteria"], {"weight": D(30)}, {"rule": IndicatorRule.BY_DATE,
                   "target_on": date(2024, 12, 31)})  # fmt: skip
    write_grid(office.workspace, YEAR, GridEdits("Prova", (edit,)))
    detail = objective_detail(office.workspace, one)
    assert {share.unit: share.weight for share in detail.draft.units} == {
        office.units["Segreteria"]: D(30), office.units["Tributi"]: D(70),
    }  # fmt: skip
    assert (detail.draft.description, detail.indicators[0].parameters) == ("A lungo", '{"cap":"120"}')


def test_that_one_wrong_cell_changes_nothing(office: Office) -> None:
    one, two = office.objective("Uno"), office.objective("Due")
    rows = (RowEdit(one, objective={"title": "Primo"}), RowEdit(two, None, UnitRef(office.units["Tributi"].area_id),
            {"weight": D(10)}))  # fmt: skip
    with pytest.raises(UserError, match="non appartiene a questa unità"):
        write_grid(office.workspace, YEAR, GridEdits("Prova", rows))
    assert shown(office)[0][1] == [("Uno", ""), ("Due", "")]


def test_that_who_may_not_edit_writes_nothing(office: Office) -> None:
    one = office.objective("Uno")
    reader = Workspace(office.workspace.archive, Actor("Bassi Bruno", UserRole.BODY, office.people["Bassi"]))
    with pytest.raises(UserError):
        write_grid(reader, YEAR, GridEdits("Prova", (RowEdit(one, objective={"title": "Primo"}),)))


def test_that_weights_keep_their_proportions_in_each_unit_and_nothing_else_changes(office: Office) -> None:
    here, there = office.units["Segreteria"], office.units["Tributi"]
    one, two, cross = office.objective("Uno"), office.objective("Due"), office.objective("Tre", "Segreteria", "Tributi")
    for identity, place, weight in ((one, here, 20), (two, here, 20), (cross, here, 10), (cross, there, 55)):
        set_unit_weight(office.workspace, identity, place, D(weight))
    planned = planned_unit_weights(office.workspace, YEAR, {here: ()}, Sharing.PROPORTIONAL)
    assert [(one.objective_id, one.after) for one in planned] == [(one, D(40)), (two, D(40)), (cross, D(20))]
    share_unit_weights(office.workspace, YEAR, {here: [one, two]}, Sharing.PROPORTIONAL)
    rows = rows_in(objective_grid(office.workspace, YEAR))
    assert [(row.group.split(":")[0], row.objective.weight) for row in rows] == [
        ("sector", D(45)), ("sector", D(45)), ("sector", D(10)), ("sector", D(55)),
    ]  # fmt: skip


def test_that_cells_of_a_closed_sheet_want_a_reason_and_the_whole_block_waits_for_it(
    closed_archive: Workspace,
) -> None:
    rows = rows_in(objective_grid(closed_archive, YEAR))
    measured = [row for row in rows if row.indicator is not None]
    edits = GridEdits(
        "Svuotata 1 cella",
        tuple(
            RowEdit(row.objective.id, row.indicator.id, indicator={"target": D(999)})
            for row in measured
            if row.indicator
        ),
    )
    with pytest.raises(ReasonNeeded, match="definitiva"):
        write_grid(closed_archive, YEAR, edits)
    assert rows_in(objective_grid(closed_archive, YEAR)) == rows
    write_grid(closed_archive.because("Delibera 12"), YEAR, edits)
    after = rows_in(objective_grid(closed_archive, YEAR))
    assert {row.indicator.target for row in after if row.indicator} == {D(999)}

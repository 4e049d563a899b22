"""Values written from the grid on a real archive: one operation, by whoever may, beside those of three years."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.objectives import ValueKind
from app.domain.objectives.grid.cell_values import GridValue
from app.domain.objectives.grid.edits import GridEdits, RowEdit
from app.domain.objectives.grid.rows import GridIndicator
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.readings import ReadingDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.written_value import WrittenValue
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.models.people import EqAppointment, EqAppointmentArea
from app.services.audit import undoing
from app.services.objectives.detail import objective_detail
from app.services.objectives.grid import objective_grid, write_grid
from app.services.objectives.indicators import record_value, save_indicator
from app.services.objectives.readings import record_reading
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office

D = Decimal


@pytest.fixture
def measured(office: Office) -> tuple[ObjectiveId, IndicatorId]:
    one = office.objective("Insieme", "Segreteria")
    [indicator] = save_indicator(office.workspace, _named("Avvisi", one)).ids
    return one, IndicatorId(indicator)


def _named(name: str, one: ObjectiveId) -> IndicatorDraft:
    return IndicatorDraft(objective_id=one, name=name, target=D(100), source="Registro")


def eq_of(office: Office, area: str, person: str = "Arcuri") -> Workspace:
    """Return the archive in the hands of somebody who heads an Area."""
    with unit_of_work(office.workspace, "Incarico") as unit:
        place = office.units[area].area_id
        appointment = EqAppointment(employee_id=office.people[person], valid_from=date(YEAR, 3, 1))
        appointment.areas = [EqAppointmentArea(area_id=place)]
        unit.add(appointment)
    return replace(office.workspace, actor=Actor(person, UserRole.EQ, office.people[person]))


def only(workspace: Workspace) -> GridIndicator:
    [[one]] = objective_grid(workspace, YEAR).indicators.values()
    return one


def test_that_values_are_written_changed_and_taken_away_each_as_one_operation(
    office: Office, measured: tuple[ObjectiveId, IndicatorId]
) -> None:
    one, indicator = measured

    def write(**values: WrittenValue) -> None:
        write_grid(office.workspace, YEAR, GridEdits("Valori", (RowEdit(one, indicator, values=values),)))

    write(interim=WrittenValue(D(40)), final=WrittenValue(D(90)))
    told = {value.kind.value: value for value in objective_detail(office.workspace, one).values}
    assert [(told[kind].value, told[kind].on_date, told[kind].source) for kind in ("interim", "final")] == [
        (D(40), date(YEAR, 6, 30), "Registro"), (D(90), date(YEAR, 12, 31), "Registro"),
    ]  # fmt: skip
    write(final=WrittenValue(D(95)))
    assert only(office.workspace).final == GridValue(D(95), source="Registro")
    write(final=WrittenValue())
    assert only(office.workspace).final is None
    undoing.undo_last(office.workspace)
    undoing.undo_last(office.workspace)
    assert only(office.workspace).final is not None


def test_that_an_eq_measures_the_own_area_alone_and_undoes_it_and_the_nucleo_only_reads(
    office: Office, measured: tuple[ObjectiveId, IndicatorId]
) -> None:
    one, indicator = measured
    edits = GridEdits("Valori", (RowEdit(one, indicator, values={"final": WrittenValue(D(90))}),))
    eq, other = eq_of(office, "Affari generali"), eq_of(office, "Contabile", "Conti")
    grid = objective_grid(eq, YEAR)
    assert (grid.measuring, grid.measurable, grid.tree.closing is None) == (None, frozenset({one}), False)
    write_grid(eq, YEAR, edits)
    assert objective_detail(office.workspace, one).degree == D(90)
    undoing.undo_last(eq)
    assert objective_detail(office.workspace, one).degree is None
    record_value(eq, IndicatorValueDraft(indicator, on_date=date(YEAR, 12, 31), value=D(80), source="Registro"))
    with pytest.raises(UserError, match=r"non è di un'area che guida"):
        write_grid(other, YEAR, edits)
    with pytest.raises(UserError, match="non può compiere"):
        write_grid(eq, YEAR, GridEdits("Titolo", (replace(edits.rows[0], objective={"title": "Altro"}),)))
    body = replace(office.workspace, actor=Actor("Nucleo", UserRole.BODY))
    assert objective_grid(body, YEAR).measuring is not None
    with pytest.raises(UserError, match="non può compiere"):
        write_grid(body, YEAR, edits)


def test_that_the_values_of_three_years_before_stand_beside_those_of_now(
    office: Office, measured: tuple[ObjectiveId, IndicatorId]
) -> None:
    with unit_of_work(office.workspace, "Anni prima") as unit:
        origin = None
        for year, value in ((2020, D(10)), (2021, D(20)), (2022, None), (2023, D(40))):
            cycle = unit.add(Cycle(year=year, plan_from=year, plan_to=year + 2))
            model = unit.get(Objective, measured[0])
            old = unit.add(Objective(cycle_id=cycle.id, code="X", title="Prima", kind=model.kind, scope=model.scope))
            draft = _named("Avvisi", old.id)
            kept = unit.add(
                Indicator(objective_id=old.id, name=draft.name, rule=draft.rule, origin_indicator_id=origin)
            )
            origin = kept.id
            if value is not None:
                unit.add(
                    IndicatorValue(
                        indicator_id=kept.id, kind=ValueKind.FINAL, on_date=date(year, 12, 31), value=value, source="R"
                    )
                )
        unit.get(Indicator, measured[1]).origin_indicator_id = origin
    assert only(office.workspace).before == {1: WrittenValue(D(40)), 3: WrittenValue(D(20))}


def test_that_a_reading_written_in_the_grid_is_that_of_today_and_emptied_goes_away(
    office: Office, measured: tuple[ObjectiveId, IndicatorId]
) -> None:
    one, indicator = measured

    def write(value: WrittenValue) -> None:
        edits = GridEdits("Rilevazioni", (RowEdit(one, indicator, values={"reading": value}),))
        write_grid(office.workspace, YEAR, edits)

    march = ReadingDraft(indicator, on_date=date(YEAR, 3, 31), value=WrittenValue(D(10)))
    record_reading(office.workspace, march)
    for number in (30, 40):
        write(WrittenValue(D(number)))
    readings = objective_detail(office.workspace, one).readings
    today = min(office.workspace.today, date(YEAR, 12, 31))
    assert [(row.on_date, row.shown) for row in readings] == [(today, "40"), (date(YEAR, 3, 31), "10")]
    assert only(office.workspace).reading == GridValue(D(40))
    assert objective_detail(office.workspace, one).values == ()
    write(WrittenValue())
    assert only(office.workspace).reading == GridValue(D(10))

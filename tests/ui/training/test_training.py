"""The window of training, as it is driven: people chosen, hours planned, activities written, undone, filtered."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.exact import HUNDRED
from app.domain.ids import ObjectiveId
from app.domain.issues import Link
from app.domain.objectives import IndicatorRule
from app.domain.permissions import Action
from app.domain.training.editing import TrainingActivityDraft
from app.domain.training.share import SHARE_SOURCE
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.audit.undoing import undo_last
from app.services.cycles import cycle_of, open_year
from app.services.objectives.detail import objective_detail
from app.services.training.keeping import save_activity
from app.services.training.reading import read_training
from app.services.transaction import unit_of_work
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.objectives.value_dialog import ValueDialog
from app.ui.structure.tab import StructureTab
from app.ui.training.training_dialog import TrainingDialog
from tests.ui.widgets import assert_accessible

YEAR, TODAY = 2025, date(2025, 5, 12)


@pytest.fixture
def desk_of_year(comune, runner):
    workspace = comune.later(TODAY)
    open_year(workspace, YEAR)
    return Desk(workspace, runner, Hub(YEAR))


@pytest.fixture
def dialog(qtbot, desk_of_year, settle):
    shown = TrainingDialog(None, desk_of_year)
    qtbot.addWidget(shown)
    shown.open()
    settle()
    return shown


def names(table):
    return [row.full_name for row in table.rows()]


def test_that_hours_are_planned_and_written_for_several_people_at_once(dialog, settle, desk_of_year):
    assert_accessible(dialog)
    assert names(dialog.people) == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]
    assert dialog.words.text().startswith("Soglia: 40 ore all'anno per persona (v. direttiva")
    dialog.people.view.selectAll()
    dialog.plan_hours()
    assert dialog.dialog.form.draft_values() == {"hours": Decimal(40)}
    dialog.dialog.submit()
    settle()
    assert {row.planned for row in dialog.people.rows()} == {Decimal(40)}
    dialog.people.view.selectAll()
    dialog.add_activity()
    form = dialog.dialog.form
    form.fill_values({"title": "Privacy", "on_date": date(2025, 3, 1), "hours": Decimal(40), "provider": "SNA"})
    dialog.dialog.submit()
    settle()
    assert names(dialog.activities) == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]
    assert "La raggiungono 4 persone su 4 (100,0 %)." in dialog.words.text()
    undo_last(desk_of_year.workspace)
    dialog.reload()
    settle()
    assert names(dialog.activities) == []
    assert dialog.activities.view.empty.text.startswith("Nessuna attività di formazione.")


def test_that_the_list_is_narrowed_and_an_activity_is_changed_and_deleted(qtbot, dialog, settle, desk_of_year, comune):
    bruni = comune.people["Bruni"]
    draft = TrainingActivityDraft((bruni,), "Appalti", date(2025, 4, 1), Decimal(4))
    desk_of_year.save(save_activity, YEAR, draft)
    settle()
    dialog.areas.setCurrentText("Area Tecnica")
    dialog.areas.activated.emit(1)
    assert names(dialog.people) == ["Bruni Lia"]
    dialog.people.select(bruni)
    dialog.activities.select(dialog.activities.rows()[0].id)
    dialog.edit_activity()
    dialog.dialog.form.fill_values({"hours": Decimal(6)})
    dialog.dialog.submit()
    settle()
    [row] = dialog.activities.rows()
    assert row.hours == Decimal(6)
    dialog.activities.select(row.id)
    dialog.delete_button.click()
    settle()
    assert read_training(desk_of_year.workspace, YEAR).activities == ()
    dialog.views.segments[1].click()
    assert [row.name for row in dialog.units.rows()][-1] == "Tutto l'ente"
    assert not dialog.new_button.isEnabled()
    assert dialog.new_button.toolTip() == "Si fa sulle persone: tornare a «Persone»."


def test_that_a_duty_of_training_opens_the_hours_of_the_person(desk_of_year, open_page, settle, comune):
    tab = open_page(StructureTab(desk_of_year))
    tab.show_place(Link("training", comune.people["Rossi"], "planned"))
    settle()
    [shown] = tab.window().findChildren(TrainingDialog)
    assert shown.people.current_row().full_name == "Rossi Mario"
    shown.reject()


def test_that_the_value_of_a_tied_indicator_is_proposed_and_kept_only_when_registered(
    qtbot, desk_of_year, settle, comune
):
    workspace = desk_of_year.workspace
    with unit_of_work(workspace, "Obiettivo") as unit:
        first = unit.session.get_one(Objective, comune.objectives["misurato"])
        own = unit.add(
            Objective(
                cycle_id=cycle_of(unit.session, YEAR).id, code="F1", title="Formazione", kind=first.kind,
                scope=first.scope,
            )
        )  # fmt: skip
        rule = IndicatorRule.PERCENT_OF_TARGET
        indicator = unit.add(Indicator(objective_id=own.id, name="Ore", rule=rule, source=SHARE_SOURCE, weight=HUNDRED))
        identity, objective = indicator.id, ObjectiveId(own.id)
    people = tuple(comune.people.values())[:3]
    save_activity(workspace, YEAR, TrainingActivityDraft(people, "Corso", date(2025, 3, 1), Decimal(40)))
    [row] = objective_detail(workspace, objective).indicators
    under = QWidget()
    qtbot.addWidget(under)
    dialog = ValueDialog(under, desk_of_year, row, (), ())
    dialog.open()
    settle()
    assert dialog.proposal.text() == "Dalla formazione registrata: 75 % (3 su 4 persone)."
    dialog.use_button.click()
    values = dialog.form.draft_values()
    assert (values["value"], values["source"]) == (
        Decimal(75), "Formazione registrata in Merito: 3 su 4 persone al 12/05/2025",
    )  # fmt: skip
    with reading(workspace, Action.READ) as session:
        assert session.get_one(Indicator, identity).values == []
    dialog.submit()
    settle()
    with reading(workspace, Action.READ) as session:
        [kept] = session.get_one(Indicator, identity).values
        assert kept.value == Decimal(75)

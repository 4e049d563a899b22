"""Units, indicators, phases, people, resources and history of an objective, each from its own buttons."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.decision_proposals import ProposalOutcome
from app.domain.documents.catalogue import OBJECTIVE_SHEETS
from app.domain.ids import UserId
from app.domain.issues import Link
from app.domain.objectives import IndicatorRule, ObjectiveState
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft, ResourceDraft
from app.domain.objectives.vocabulary import ValueKind
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.workflow import CycleState
from app.models.people import EqAppointment, EqAppointmentArea
from app.services.cycles import required_cycle
from app.services.objectives.assignments import assign_unit
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives
from app.services.objectives.indicators import save_indicator
from app.services.objectives.mandate_lines import list_mandate_lines
from app.services.objectives.phases import save_phase
from app.services.objectives.records import save_monitoring, save_resource
from app.services.transaction import unit_of_work
from app.ui.kit.tab import PageVerb
from app.ui.objectives.gantt_dialog import GanttDialog
from app.ui.objectives.mandate_dialog import MandateDialog
from app.ui.objectives.tab import ObjectivesTab
from app.ui.objectives.value_dialog import ValueDialog
from app.ui.objectives.year_lists import show_list
from tests.archives.office import YEAR, list_objectives
from tests.looking import list_entries
from tests.ui.driving import agree, button, dialog_over, give_up, press
from tests.ui.objectives.test_tab import type_in
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

D = Decimal


@pytest.fixture
def identity(office):
    return office.objective()


@pytest.fixture
def page(tab, identity, settle):
    """Show the objective on one of its pages."""

    def go(name):
        tab.make_stale()
        settle()
        tab.show_place(Link("objective", identity))
        settle()
        tab.details.objective.show_page(name)
        settle()
        return tab.details.objective.page(name)

    return go


@pytest.fixture
def stored(office, identity):
    return lambda: objective_detail(office.workspace, identity)


def answer(dialog, settle, **values):
    dialog.form.fill_values(values)
    dialog.submit()
    settle()
    settle()


def paste(table, key, column, text):
    """Paste a block from a cell on, as copied from a sheet."""
    QGuiApplication.clipboard().setText(text)
    assert table.select(key, [one.key for one in table.model.columns].index(column))
    table.view.paste()


def test_that_a_unit_is_added_and_taken_away(tab, page, office, stored, settle):
    units = page("Descrizione").units
    press(units, "Aggiungi unità…")
    dialog = dialog_over(tab)
    assert_unique_mnemonics(dialog)
    offered = [text for _, text in dialog.form.fields["unit"]._choices]
    assert "AG-SEG Settore Segreteria" not in offered
    answer(dialog, settle, unit=office.units["Tributi"])
    assert [share.unit for share in stored().draft.units] == [office.units["Segreteria"], office.units["Tributi"]]
    assert stored().draft.is_cross
    assert [row.name for row in units.table.rows()] == ["Settore Segreteria", "Settore Tributi"]
    units.table.select(office.units["Segreteria"])
    press(units, "Togli unità…")
    assert agree(tab, "Togli") == "Togliere Settore Segreteria dall'obiettivo?"
    settle()
    settle()
    assert [share.unit for share in stored().draft.units] == [office.units["Tributi"]]
    assert not stored().draft.is_cross


def test_that_no_unit_chosen_is_refused_under_its_field(tab, page, stored):
    press(page("Descrizione").units, "Aggiungi unità…")
    dialog = dialog_over(tab)
    dialog.submit()
    assert dialog.form.fields["unit"].message.text == "Da compilare."
    dialog.reject()
    assert len(stored().draft.units) == 1


def test_that_the_weights_in_the_units_are_typed_and_pasted(tab, page, office, stored, settle, qtbot):
    units = page("Descrizione").units
    press(units, "Aggiungi unità…")
    answer(dialog_over(tab), settle, unit=office.units["Tributi"])
    type_in(qtbot, units.table, office.units["Tributi"], "weight", "30")
    settle()
    settle()
    assert [share.weight for share in stored().draft.units] == [None, D(30)]
    before = len(list_entries(office.workspace))
    paste(units.table, office.units["Segreteria"], "weight", "70\n20")
    settle()
    assert [share.weight for share in stored().draft.units] == [D(70), D(20)]
    assert len(list_entries(office.workspace)) == before + 1


def test_that_an_indicator_is_changed_in_its_dialog(tab, page, office, identity, stored, settle):
    draft = IndicatorDraft(objective_id=identity, name="Domande", target=D(80), source="Registro")
    save_indicator(office.workspace, draft)
    indicators = page("Indicatori")
    press(indicators, "Regola…")
    dialog = dialog_over(tab)
    assert dialog.windowTitle() == "Modifica indicatore"
    values = dialog.form.draft_values()
    assert (values["name"], values["target"], values["source"]) == ("Domande", D(80), "Registro")
    answer(dialog, settle, name="Domande evase", target=D(90))
    [row] = stored().indicators
    assert (row.name, row.target, row.rule) == ("Domande evase", D(90), IndicatorRule.PERCENT_OF_TARGET)
    assert [row.name for row in indicators.table.rows()] == ["Domande evase"]


def test_that_two_clicks_on_a_result_open_the_dialog_that_records_it(tab, page, office, identity):
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande", target=D(80)))
    view = page("Indicatori").table.view
    places = {column.key: place for place, column in enumerate(view.rows.columns)}
    view.setCurrentIndex(view.model().index(0, places["degree"]))
    view.doubleClicked.emit(view.currentIndex())
    assert tab.findChildren(ValueDialog) == []
    view.setCurrentIndex(view.model().index(0, places["final"]))
    view.doubleClicked.emit(view.currentIndex())
    dialog = dialog_over(tab, ValueDialog)
    assert dialog.form.draft_values()["kind"] is ValueKind.FINAL
    dialog.reject()


def test_that_indicators_are_shared_equally_and_deleted_after_a_yes(tab, page, office, identity, stored, settle):
    for name in ("Uno", "Due"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name=name))
    indicators = page("Indicatori")
    press(indicators, "Distribuisci in parti uguali")
    settle()
    settle()
    assert [row.weight for row in stored().indicators] == [D(50), D(50)]
    assert indicators.total.text == "Totale dei pesi: 100 su 100 · i pesi sommano a 100"
    indicators.table.select(stored().indicators[1].id)
    press(indicators, "Elimina…")
    give_up(tab)
    settle()
    assert len(stored().indicators) == 2
    press(indicators, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare l'indicatore «Due»?"
    settle()
    settle()
    assert [row.name for row in stored().indicators] == ["Uno"]


def test_that_the_rule_of_an_indicator_is_chosen_from_a_list_in_its_cell(page, office, identity, stored, settle, qtbot):
    made = save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Fatto", target=D(1))).ids[0]
    table = page("Indicatori").table
    assert table.select(made, [one.key for one in table.model.columns].index("rule"))
    table.view.edit(table.view.currentIndex())
    box = table.view.indexWidget(table.view.currentIndex())
    assert box.accessibleName()
    box.setCurrentText(IndicatorRule.YES_NO.italian)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert [row.rule for row in stored().indicators] == [IndicatorRule.YES_NO]


def test_that_phases_are_added_shared_and_deleted(tab, page, stored, settle):
    phases = page("Fasi")
    for title in ("Avvio", "Chiusura"):
        press(phases.foot, "Nuova fase…")
        dialog = dialog_over(tab)
        assert_accessible(dialog)
        answer(dialog, settle, title=title)
    assert [row.title for row in stored().phases] == ["Avvio", "Chiusura"]
    assert [row.title for row in phases.table.rows()] == ["Avvio", "Chiusura"]
    press(phases, "Distribuisci in parti uguali")
    settle()
    settle()
    assert [row.weight for row in stored().phases] == [D(50), D(50)]
    phases.table.select(stored().phases[0].id)
    press(phases, "Elimina…")
    give_up(tab)
    press(phases, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare la fase «Avvio»?"
    settle()
    settle()
    assert [row.title for row in stored().phases] == ["Chiusura"]
    assert [row.title for row in phases.table.rows()] == ["Chiusura"]


def test_that_a_phase_without_a_title_is_refused_under_its_field(tab, page, stored):
    press(page("Fasi").foot, "Nuova fase…")
    dialog = dialog_over(tab)
    dialog.submit()
    assert dialog.form.fields["title"].message.text == "Da compilare."
    dialog.reject()
    assert stored().phases == ()


def test_that_the_weight_of_a_phase_is_edited_in_place(page, office, identity, stored, settle, qtbot):
    made = save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio")).ids[0]
    type_in(qtbot, page("Fasi").table, made, "weight", "40")
    settle()
    assert [row.weight for row in stored().phases] == [D(40)]


def test_that_the_objective_is_taken_away_from_the_people_selected(tab, page, office, identity, stored, settle):
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    people = page("Persone e pesi")
    people.table.select(next(row.id for row in people.table.rows() if row.person == "Bassi Bruno"))
    press(people, "Togli…")
    assert agree(tab, "Togli") == "Togliere l'obiettivo a Bassi Bruno?"
    settle()
    settle()
    assert [row.person for row in stored().assignments] == ["Arcuri Ada"]
    assert people.totals.text.startswith("1 persona")


def test_that_resources_and_monitorings_are_deleted_after_a_yes(tab, page, office, identity, stored, settle):
    for text in ("Fondi", "Personale"):
        save_resource(office.workspace, ResourceDraft(objective_id=identity, description=text))
    for month in (6, 9):
        save_monitoring(
            office.workspace, MonitoringDraft(objective_id=identity, on_date=date(2024, month, 30), notes="Avviato")
        )
    resources = page("Risorse")
    assert not button(resources, "Elimina…").isEnabled()
    resources.table.select(resources.table.rows()[0].id)
    press(resources, "Elimina…")
    agree(tab, "Elimina")
    settle()
    settle()
    assert [row.description for row in stored().resources] == ["Personale"]
    monitorings = page("Monitoraggio")
    monitorings.table.select(next(row.id for row in monitorings.table.rows() if row.on_date.month == 6))
    press(monitorings, "Elimina…")
    agree(tab, "Elimina")
    settle()
    settle()
    assert [row.on_date.month for row in stored().monitorings] == [9]


def test_that_an_objective_is_neutralised_with_its_reason_and_taken_back(tab, page, office, stored, settle):
    history = page("Storia")
    press(history, "Neutralizza…")
    dialog = dialog_over(tab)
    assert_unique_mnemonics(dialog)
    assert not button(dialog, "Neutralizza").isEnabled()
    settle()
    assert button(dialog, "Neutralizza").isEnabled()
    assert dialog.told.text == "Nessuno persegue l'obiettivo: non cambia nessuna scheda."
    dialog.form.fill_values({"on_date": date(2024, 9, 1), "reason": "Alluvione"})
    dialog.submit()
    assert dialog.form.fields["opinion"].message.text == "Da compilare."
    answer(dialog, settle, opinion="Favorevole")
    assert (stored().state, stored().neutralised_on) == (ObjectiveState.NEUTRALISED, date(2024, 9, 1))
    assert history.state.text == "Neutralizzato il 01/09/2024: Alluvione"
    assert [one.isVisible() for one in (history.neutralise, history.withdraw, history.resume)] == [False, False, True]
    assert list_entries(office.workspace)[0].label == "Neutralizzazione dell'obiettivo AG-SEG-01"
    press(history, "Riprendi…")
    settle()
    answer(dialog_over(tab), settle, reason="Finita l'emergenza")
    assert stored().state is ObjectiveState.ACTIVE
    assert not history.state.text
    assert [one.isVisible() for one in (history.neutralise, history.withdraw, history.resume)] == [True, True, False]


def test_that_an_objective_is_withdrawn_with_its_reason(tab, page, stored, settle):
    history = page("Storia")
    press(history, "Stralcia…")
    dialog = dialog_over(tab)
    assert dialog.form.draft_values()["what"] == "Stralcio dell'obiettivo"
    dialog.submit()
    assert dialog.form.fields["reason"].message.text
    assert stored().state is ObjectiveState.ACTIVE
    answer(dialog, settle, reason="Fondi revocati")
    assert stored().state is ObjectiveState.WITHDRAWN
    assert [(one.what, one.reason) for one in stored().revisions] == [("Stralcio dell'obiettivo", "Fondi revocati")]
    assert history.state.text == "Stralciato: non conta più nell'anno."
    assert history.resume.isVisible()


def test_that_a_pasted_block_in_a_unit_changes_its_objectives_as_one_operation(tab, office, settle):
    first, second = office.objective("Uno"), office.objective("Due")
    tab.make_stale()
    settle()
    tab.show_place(Link("objectives_sector", office.units["Segreteria"].sector_id))
    settle()
    before = len(list_entries(office.workspace))
    paste(tab.details.group.table, first, "title", "Primo\t60\nSecondo\t40")
    settle()
    settle()
    assert [row.title for row in list_objectives(office.workspace, YEAR)] == ["Primo", "Secondo"]
    weights = [objective_detail(office.workspace, one).draft.units[0].weight for one in (first, second)]
    assert weights == [D(60), D(40)]
    assert len(list_entries(office.workspace)) == before + 1


def test_that_the_cell_of_a_line_of_the_mandate_is_saved_when_it_is_left(tab, office, settle):
    mandate = show_list(MandateDialog, tab, tab.desk)
    settle()
    dialog = mandate.add()
    answer(dialog, settle, code="L1", title="Vicini", description="", mandate_from=2022, mandate_to=2026)
    model = mandate.table.model
    title = [column.key for column in model.columns].index("title")
    assert model.setData(model.index(0, title), "Più vicini", Qt.ItemDataRole.EditRole)
    settle()
    assert [line.title for line in list_mandate_lines(office.workspace)] == ["Più vicini"]
    mandate.close()


def test_that_the_filter_finds_an_objective_and_the_columns_come_back_after_it(tab, office, settle, qtbot):
    office.objective("Nuovo sportello")
    office.objective("Archivio")
    tab.make_stale()
    settle()
    assert tab.focus_search()
    qtbot.keyClicks(tab.tree.filter, "archivio")
    qtbot.waitUntil(lambda: tab.tree.model.is_filtered)
    qtbot.keyClick(tab.tree.filter, Qt.Key.Key_Down)
    settle()
    assert tab.tree.view.hasFocus()
    while tab.tree.model.hasChildren(tab.tree.view.currentIndex()):
        below = tab.tree.view.indexBelow(tab.tree.view.currentIndex())
        qtbot.keyClick(tab.tree.view, Qt.Key.Key_Down)
        assert tab.tree.view.currentIndex() == below
    settle()
    assert tab.details.objective.title.text().endswith("Archivio")


def test_that_the_share_of_the_window_given_to_the_tree_is_remembered(tab, desk, settle, open_page):
    tab.window().resize(1700, 800)
    QApplication.processEvents()
    tab.halves.setSizes([900, 780])
    tab.halves.splitterMoved.emit(900, 1)
    assert QSettings().value("objectives/halves") == tab.halves.saveState()
    again = open_page(ObjectivesTab(desk), 1700)
    assert again.halves.sizes()[0] > again.halves.sizes()[1]


def test_that_the_list_folds_and_in_a_narrow_page_gives_its_place_to_what_is_opened(tab, office, settle, qtbot):
    identity = office.objective()
    tab.make_stale()
    settle()
    fold = tab.page_verbs()[PageVerb.FOLD_LIST]
    fold()
    assert (tab.tree.isVisible(), tab.details.isVisible()) == (False, True)
    tab.controls.list_button.click()
    assert (tab.tree.isVisible(), tab.details.isVisible()) == (True, True)
    assert not tab.controls.list_button.isVisible()
    tab.window().resize(560, 700)
    qtbot.waitUntil(lambda: tab.halves.is_narrow)
    assert (tab.tree.isVisible(), tab.details.isVisible()) == (True, False)
    tab.show_place(Link("objective", identity, "title"))
    settle()
    assert (tab.tree.isVisible(), tab.details.isVisible()) == (False, True)
    press(tab, "Mostra l'elenco (F9)")
    assert tab.tree.isVisible()


def test_that_an_objective_deleted_elsewhere_leaves_the_page_empty_and_no_message(tab, office, settle, told):
    first, second = office.objective("Uno"), office.objective("Due")
    tab.make_stale()
    settle()
    tab.show_place(Link("objective", first))
    settle()
    delete_objectives(office.workspace, [second])
    tab.show_place(Link("objective", second))
    settle()
    assert tab.details.currentWidget() is tab.details.begin
    assert told() == []


def test_that_the_phases_are_seen_as_they_are_printed_also_in_a_closed_year(page, office, identity, settle, qtbot):
    phases = page("Fasi")
    assert not phases.drawing_button.isEnabled()
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Gara", months=0b11))
    phases = page("Fasi")
    with unit_of_work(office.workspace, "Chiusura") as unit:
        required_cycle(unit.session, YEAR).state = CycleState.CLOSED
    phases = page("Fasi")
    press(phases, "Diagramma…")
    settle()
    dialog = dialog_over(phases, GanttDialog)
    assert dialog.areas[0].sheet.accessibleDescription() == "Gara: gennaio-febbraio"
    assert dialog.areas[0].sheet.drawing.isValid()
    width = dialog.areas[0].sheet.width()
    press(dialog, "Ingrandisci")
    assert dialog.areas[0].sheet.width() > width
    press(dialog, "Rimpicciolisci")
    assert dialog.areas[0].sheet.width() == width
    with qtbot.waitSignal(phases.desk.hub.place_asked) as asked:
        dialog.print_sheet()
    assert asked.args == [Link("document", identity, OBJECTIVE_SHEETS.code)]


def test_that_the_menu_of_an_objective_leads_to_its_sheet(page, tab, identity, settle, qtbot):
    page("Descrizione")
    tab.tree.verbs.open_at_row()
    actions = {action.text(): action for action in tab.tree.verbs.menu.actions() if action.text()}
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        actions["Stampa la scheda…"].trigger()
    assert asked.args == [Link("document", identity, OBJECTIVE_SHEETS.code)]
    tab.tree.verbs.menu.close()


def test_that_the_head_of_the_area_proposes_and_the_segretario_decides_with_the_effect(
    tab, page, office, identity, stored, settle
):
    actor, workspace = office.workspace.actor, tab.desk.workspace
    with unit_of_work(office.workspace, "Incarico") as unit:
        appointment = unit.add(EqAppointment(employee_id=office.people["Arcuri"], valid_from=date(2024, 1, 1)))
        area = office.units["Segreteria"].area_id
        unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=area))
    arcuri = Actor("Arcuri Ada", UserRole.EQ, office.people["Arcuri"], user_id=UserId(2))
    object.__setattr__(workspace, "actor", arcuri)
    history = page("Storia")
    assert not button(history, "Neutralizza…").isEnabled()
    press(history, "Proponi…")
    dialog = dialog_over(tab)
    assert_unique_mnemonics(dialog)
    answer(dialog, settle, reason="Bando non uscito")
    assert history.banner.message.text.endswith("Bando non uscito. Aspetta la decisione del Segretario.")
    assert (history.propose.isEnabled(), history.banner.back_button.isVisible()) == (False, True)
    press(history, "Ritira la proposta…")
    assert agree(tab, "Ritira la proposta") == "Ritirare la proposta?"
    settle()
    assert (history.proposals.rows(), history.banner.isVisible(), stored().proposals) == ([], False, ())
    press(history, "Proponi…")
    answer(dialog_over(tab), settle, reason="Bando non uscito")

    object.__setattr__(workspace, "actor", actor)
    tab.make_stale()
    settle()
    tab.show_place(Link("objective", identity, "history"))
    settle()
    assert tab.window().focusWidget() is history.banner.accept_button
    assert_accessible(history)
    press(history, "Respingi…")
    answer(dialog_over(tab), settle, reason="È uscito")
    assert [one.answer for one in history.proposals.rows()] == [
        "respinta da Segretario comunale il 31/12/2024: È uscito"
    ]

    object.__setattr__(workspace, "actor", arcuri)
    history = page("Storia")
    press(history, "Proponi…")
    answer(dialog_over(tab), settle, reason="Alluvione")
    object.__setattr__(workspace, "actor", actor)
    history = page("Storia")
    press(history, "Accetta…")
    settle()
    dialog = dialog_over(tab)
    assert dialog.form.draft_values()["reason"] == "Alluvione"
    assert dialog.told.text == "Nessuno persegue l'obiettivo: non cambia nessuna scheda."
    answer(dialog, settle, opinion="Favorevole")
    assert (stored().state, stored().proposals[-1].outcome) == (ObjectiveState.NEUTRALISED, ProposalOutcome.ACCEPTED)

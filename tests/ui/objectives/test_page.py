"""The page as a whole: chips, signs, foot, verbs on several rows, the next thing to fill."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.issues import Link
from app.domain.objectives import IndicatorRule, ObjectiveKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.lacks import Lack
from app.domain.objectives.phase import PhaseDraft
from app.services.audit.undoing import undo_last
from app.services.objectives.assignments import assign_people, assign_unit
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.phases import save_phase
from app.services.objectives.units import set_unit_weight
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tab import PageVerb
from app.ui.kit.tokens import colours_of
from app.ui.objectives.details import NAMES
from app.ui.objectives.indicator_dialog import IndicatorDialog
from app.ui.objectives.people_dialog import PeopleDialog
from app.ui.objectives.row_signs import sign_of, state_words
from app.ui.objectives.value_dialog import ValueDialog
from tests.archives.closing import close_explained
from tests.archives.office import YEAR, list_objectives
from tests.looking import list_entries
from tests.ui.driving import agree, dialog_over, press
from tests.ui.objectives.conftest import answer_notice
from tests.ui.widgets import assert_accessible

D = Decimal


@pytest.fixture
def fresh(tab, settle):
    """Show what was made meanwhile, with one of the objectives chosen."""

    def go(identity=0):
        tab.make_stale()
        settle()
        if not identity and not tab.chosen.rows:
            identity = next(iter(tab.lines.rows))[1]
        if identity:
            tab.show_place(Link("objective", identity))
        settle()

    return go


def select_rows(tab, *identities):
    """Choose objectives in the tree, as with Ctrl and the mouse."""
    selection, model = tab.tree.view.selectionModel(), tab.tree.model
    flags = QItemSelectionModel.SelectionFlag
    selection.clear()
    for key in tab.lines.rows:
        if key[1] in identities:
            index = model.index_of(key)
            selection.setCurrentIndex(index, flags.Select | flags.Rows)


def whole_indicator(identity, **more):
    fields = {"name": "Domande", "baseline": D(1), "target": D(2), "source": "Registro", **more}
    return IndicatorDraft(objective_id=identity, **fields)


def test_that_chips_count_what_is_missing_and_leave_only_that(tab, office, fresh, settle):
    bare = office.objective("Senza niente")
    measured = office.objective("Misurato")
    save_indicator(office.workspace, whole_indicator(measured, source=""))
    fresh()
    chips = tab.controls.chips
    assert chips.everything.count == 2
    assert [chips.chips[lack].count for lack in (Lack.INDICATOR, Lack.SOURCE, Lack.OWNER)] == [1, 1, 2]
    chips.choose(Lack.SOURCE)
    settle()
    assert [key[1] for key in tab.lines.rows] == [measured]
    assert tab.details.objective.title.text() == "AG-SEG-02  Misurato"
    chips.choose(Lack.OWNER, Lack.INDICATOR)
    settle()
    assert [key[1] for key in tab.lines.rows] == [bare]
    chips.choose(Lack.SOURCE, Lack.INDICATOR)
    settle()
    assert not tab.lines.rows
    assert "filtri" in tab.tree.view.empty.text
    press(tab, "Togli il filtro")
    settle()
    assert len(tab.lines.rows) == 2


def test_that_a_link_to_an_objective_hidden_by_the_chips_takes_them_away(tab, office, fresh, settle):
    office.objective("Senza niente")
    measured = office.objective("Misurato")
    save_indicator(office.workspace, whole_indicator(measured))
    fresh()
    tab.controls.chips.choose(Lack.INDICATOR)
    settle()
    tab.show_place(Link("objective", measured))
    settle()
    assert tab.chosen.only.id == measured
    assert not tab.controls.lacks


def test_that_signs_tell_what_is_missing_by_their_shape_and_in_words(office):
    office.objective()
    measured = office.objective("Misurato")
    save_indicator(office.workspace, whole_indicator(measured, target=None))
    whole = office.objective("Intero", owner_id=office.people["Arcuri"])
    save_indicator(office.workspace, whole_indicator(whole))
    assign_people(office.workspace, whole, [office.people["Arcuri"]])
    rows = list_objectives(office.workspace, YEAR)
    assert len({sign_of(row).icon for row in rows}) == 3
    assert state_words(rows[0]) == "senza indicatore, senza responsabile e senza persone"
    mine = office.objective("Mio", owner_id=office.people["Arcuri"])
    save_indicator(office.workspace, whole_indicator(mine))
    assert state_words(list_objectives(office.workspace, YEAR)[-1]) == "conforme e senza persone"
    assert state_words(rows[2]) == "conforme"


def test_that_the_primary_button_and_f8_go_from_one_missing_thing_to_the_next(tab, office, fresh, settle):
    for title in ("Uno", "Due"):
        save_indicator(office.workspace, whole_indicator(office.objective(title), source=""))
    fresh()
    assert tab.controls.primary.text() == "Completa 2 obiettivi"
    assert PageVerb.NEXT_MISSING in tab.page_verbs()
    assert tab.chosen.only.title == "Uno"
    tab.controls.primary.click()
    settle()
    assert tab.chosen.only.title == "Due"
    page = tab.details.objective.page("Indicatori")
    assert page.table.model.columns[page.table.view.currentIndex().column()].key == "source"
    tab.go_to_missing(-1)
    settle()
    assert tab.chosen.only.title == "Uno"


def test_that_when_all_is_conforming_the_work_goes_on_with_the_people(tab, office, fresh, settle):
    save_indicator(office.workspace, whole_indicator(office.objective("Di qualcuno", owner_id=office.people["Arcuri"])))
    fresh()
    assert PageVerb.NEXT_MISSING not in tab.page_verbs()  # F8 goes on with what the Cruscotto knows
    assert not tab.controls.primary.isVisible()
    save_indicator(office.workspace, whole_indicator(office.objective("Di nessuno")))
    fresh()
    assert tab.controls.primary.text() == "Assegna 1 obiettivo"
    tab.controls.primary.click()
    settle()
    dialog_over(tab, PeopleDialog).reject()


def test_that_an_empty_year_begins_with_the_import_of_a_plan(tab):
    asked = []
    tab.desk.hub.plan_import_asked.connect(lambda: asked.append("plan"))
    assert tab.controls.primary.text() == "Importa un piano…"
    tab.controls.primary.click()
    assert asked == ["plan"]


@pytest.mark.parametrize(
    ("field", "changes", "column"),
    [
        ("indicators.source", {"source": ""}, "source"),
        ("indicators.target", {"target": None}, "target"),
        ("indicators.baseline", {"baseline": None}, "baseline"),
        ("indicators.target", {"rule": IndicatorRule.BY_DATE}, "target_on"),
        ("indicators.weight", {"weight": D(40)}, "weight"),
        ("weights", {"weight": D(30)}, "weight"),
    ],
)
def test_that_what_is_missing_of_an_indicator_opens_its_very_cell(tab, office, fresh, settle, field, changes, column):
    identity = office.objective()
    save_indicator(office.workspace, whole_indicator(identity, name="Intero", weight=D(60)))
    wrong = save_indicator(office.workspace, whole_indicator(identity, **{"weight": D(40), **changes})).ids[0]
    fresh()
    tab.show_place(Link("objective", identity, field, wrong if "weight" in column else 0))
    settle()
    table = tab.details.objective.page("Indicatori").table
    assert NAMES[tab.details.objective.switch.current] == "Indicatori"
    index = table.view.currentIndex()
    assert table.model.columns[index.column()].key == column
    assert table.view.indexWidget(index) is not None
    if field != "weights":
        assert table.current_row().id == wrong


def test_that_the_penalty_that_is_missing_is_asked_in_the_form_of_its_indicator(tab, office, fresh, settle):
    identity = office.objective()
    made = save_indicator(office.workspace, whole_indicator(identity, rule=IndicatorRule.BY_DATE)).ids[0]
    fresh()
    tab.show_place(Link("objective", identity, "indicators.penalty", made))
    settle()
    dialog = dialog_over(tab, IndicatorDialog)
    assert dialog.form.fields["penalty"].editor is dialog.focusWidget()
    assert dialog.form.draft_values()["penalty"] is None
    assert "il termine non conta" in dialog.form.fields["penalty"].column.help
    for rule, proposed in ((IndicatorRule.YES_NO, None), (IndicatorRule.BY_DATE, 1)):
        dialog.form.fields["rule"].write(rule)
        dialog.form.fields["rule"].edited.emit()
        assert dialog.form.draft_values()["penalty"] == proposed
    dialog.reject()


def test_that_no_indicator_opens_a_new_one_with_its_name_to_write(tab, office, fresh, settle):
    identity = office.objective()
    fresh()
    tab.show_place(Link("objective", identity, "indicators"))
    settle()
    dialog = dialog_over(tab, IndicatorDialog)
    assert dialog.form.fields["name"].editor is dialog.focusWidget()
    dialog.reject()


def test_that_a_value_without_its_source_opens_its_dialog(tab, office, fresh, settle):
    identity = office.objective()
    made = save_indicator(office.workspace, whole_indicator(identity)).ids[0]
    fresh()
    tab.show_place(Link("objective", identity, "value_source", made))
    settle()
    dialog = dialog_over(tab, ValueDialog)
    assert dialog.form.fields["source"].editor is dialog.focusWidget()
    dialog.reject()


def test_that_wrong_weights_of_phases_and_a_missing_owner_open_their_fields(tab, office, fresh, settle):
    identity = office.objective()
    save_indicator(office.workspace, whole_indicator(identity))
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio", weight=D(40)))
    fresh()
    tab.show_place(Link("objective", identity, "weights"))
    settle()
    table = tab.details.objective.page("Fasi").table
    assert table.model.columns[table.view.currentIndex().column()].key == "weight"
    tab.show_place(Link("objective", identity, "owner_id"))
    settle()
    page = tab.details.objective.page("Descrizione")
    assert page.form.fields["owner_id"].editor is tab.window().focusWidget()


def test_that_the_dialog_of_an_indicator_asks_for_its_source(tab, office, fresh, settle):
    identity = office.objective()
    fresh()
    tab.show_place(Link("objective", identity, "indicators"))
    settle()
    dialog = dialog_over(tab, IndicatorDialog)
    dialog.form.fill_values({"name": "Domande"})
    dialog.submit()
    assert dialog.form.fields["source"].message.text == "Da compilare."
    dialog.reject()


def test_that_several_rows_are_counted_listed_and_deleted_after_one_question(tab, office, fresh, settle, qtbot):
    first, second, third = (office.objective(title) for title in ("Uno", "Due", "Tre"))
    fresh()
    select_rows(tab, first, third)
    settle()
    assert tab.foot.count.text() == "2 righe scelte"
    assert tab.details.currentWidget() is tab.details.several
    assert [row.title for row in tab.details.several.table.rows()] == ["Uno", "Tre"]
    assert_accessible(tab.details.several)
    qtbot.keyClick(tab.tree.view, Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare 2 obiettivi?"
    settle()
    settle()
    assert [row.id for row in list_objectives(office.workspace, YEAR)] == [second]
    assert tab.foot.last.words.text == "Eliminazione di 2 obiettivi"
    tab.desk.hub.undo_asked.connect(lambda: tab.desk.save(undo_last))
    press(tab.foot, "Annulla")
    settle()
    assert len(list_objectives(office.workspace, YEAR)) == 3
    assert not tab.foot.last.isVisible()


def test_that_who_deletes_a_cross_objective_reads_that_it_goes_from_every_unit(tab, office, fresh):
    office.objective("Insieme", "Segreteria", "Tributi")
    fresh()
    tab.verbs.ask_delete()
    box = dialog_over(tab, QMessageBox)
    assert "1 trasversale sparisce da ogni unità." in box.informativeText()
    box.reject()


def test_that_what_is_selected_stays_so_when_fresh_rows_come(tab, office, fresh, settle):
    first, second = office.objective("Uno"), office.objective("Due")
    fresh()
    select_rows(tab, first, second)
    fresh()
    assert [row.id for row in tab.chosen.rows] == [first, second]


def test_that_the_context_menu_says_how_many_and_why_a_verb_is_off(tab, office, fresh):
    first, second = office.objective("Uno"), office.objective("Due")
    fresh()
    select_rows(tab, first, second)
    tab.tree.verbs.open_at_row()
    actions = {action.text(): action for action in tab.tree.verbs.menu.actions() if action.text()}
    assert "Elimina 2 obiettivi…" in actions
    assert "Duplica 2 obiettivi" in actions
    assert not actions["Nuovo indicatore…"].isEnabled()
    assert actions["Nuovo indicatore…"].statusTip() == "Scegliere un obiettivo solo."
    tab.tree.verbs.menu.close()


def test_that_f2_and_enter_go_to_the_title(tab, office, fresh, settle, qtbot):
    office.objective("Uno")
    fresh()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        tab.tree.view.setFocus()
        qtbot.keyClick(tab.tree.view, key)
        settle()
        page = tab.details.objective.page("Descrizione")
        assert page.form.fields["title"].editor is tab.window().focusWidget()


def test_that_sharing_the_weights_of_a_unit_tells_before_what_is_out_of_sight(tab, office, fresh, settle, notices):
    ids = [office.objective(title) for title in ("Uno", "Due", "Tre")]
    set_unit_weight(office.workspace, ids[0], office.units["Segreteria"], D(50))
    fresh()
    assert (tab.foot.name.text(), tab.foot.figures.text()) == ("Pesi: Settore Segreteria", "50 / 100")
    tab.tree.view.collapseAll()
    QApplication.processEvents()
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    assert notices[-1].words == "Cambiano anche i pesi di 3 obiettivi che non si vedono."
    assert objective_detail(office.workspace, ids[0]).draft.units[0].weight == D(50)
    answer_notice(notices[-1], "Distribuisci")
    settle()
    weights = [objective_detail(office.workspace, one).draft.units[0].weight for one in ids]
    assert weights == [D("33.34"), D("33.33"), D("33.33")]


def test_that_weights_all_in_sight_are_shared_at_once_and_equal_ones_stay(tab, office, fresh, settle, notices):
    _, second = office.objective("Uno"), office.objective("Due")
    fresh()
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    settle()
    assert notices == []
    assert objective_detail(office.workspace, second).draft.units[0].weight == D(50)
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    assert notices[-1].words == "I pesi sono già così: non cambia nulla."


def test_that_sharing_the_weights_of_people_tells_of_their_other_objectives(office, show, settle, notices):
    ids = [office.objective(title) for title in ("Uno", "Due", "Tre")]
    for identity in ids:
        assign_unit(office.workspace, identity, office.units["Segreteria"])
    page = show(ids[0], "Persone e pesi")
    before = len(list_entries(office.workspace))
    press(page, "Distribuisci in parti uguali")
    settle()
    assert notices[-1].words == "Cambiano anche i pesi di 2 obiettivi che non si vedono."
    answer_notice(notices[-1], "Annulla")
    settle()
    assert len(list_entries(office.workspace)) == before
    answer_notice(notices[-1], "Distribuisci")
    settle()
    settle()
    assert page.totals.text == "2 persone; i pesi di tutte sommano a 100"
    press(page, "Porta a 100")
    settle()
    assert notices[-1].words == "I pesi sono già così: non cambia nulla."


def test_that_the_whole_ente_gets_an_objective_after_a_yes_with_the_number(office, show, settle, notices):
    page = show(office.objective(), "Persone e pesi")
    words = [action.text() for action in page.assign_button.menu().actions()]
    assert words == [
        "Assegna a persone…", "Assegna a tutta l'unità…", "Assegna a un'area contrattuale…", "Assegna a tutto l'ente…",
    ]  # fmt: skip
    page.assign_button.menu().actions()[3].trigger()
    settle()
    assert notices[-1].words == "Si assegna a tutto l'ente: 3 persone che non ce l'hanno."
    answer_notice(notices[-1], "Assegna")
    settle()
    settle()
    assert len(page.table.rows()) == 3
    page.choose_ente()
    settle()
    assert notices[-1].words == "Tutto l'ente: ce l'hanno già tutti."


def test_that_a_closed_year_is_read_and_says_who_closed_it(tab, office, fresh, settle, qtbot):
    identity = office.objective()
    save_indicator(office.workspace, whole_indicator(identity))
    close_explained(office.workspace, YEAR)
    fresh()
    pages = tab.details.objective
    assert pages.lock.words.text().startswith("Anno 2024 chiuso il ")
    assert pages.lock.words.text().endswith(office.workspace.actor.name)
    assert not tab.controls.new_button.isEnabled()
    assert not pages.other.isEnabled()
    assert not tab.controls.primary.isVisible()
    for name in NAMES:
        pages.show_page(name)
        page = pages.page(name)
        assert not any(button.isEnabled() for button in page.guards.buttons)
        assert all(button.toolTip() == pages.lock.words.text() for button in page.guards.buttons)
    assert pages.page("Descrizione").form.fields["title"].editor.toolTip() == pages.lock.words.text()
    table = pages.page("Indicatori").table
    assert not table.model.is_editable
    assert table.view.palette().base().color().name() == colours_of(table.palette()).sunken
    qtbot.keyClick(tab.tree.view, Qt.Key.Key_Delete)
    assert not [box for box in tab.findChildren(QMessageBox) if box.isVisible()]


def test_that_the_pages_of_an_objective_become_a_list_where_they_find_no_room(tab, office, fresh, settle):
    office.objective()
    fresh()
    switch = tab.details.objective.switch
    switch.resize(switch.sizeHint().width(), 28)
    assert switch.findChild(SegmentSwitch).isVisible()
    switch.resize(switch.minimumSizeHint().width(), 28)
    assert not switch.findChild(SegmentSwitch).isVisible()
    switch.list.setCurrentIndex(3)
    switch.list.activated.emit(3)
    assert tab.details.objective.stack.currentIndex() == 3
    assert switch.segments.current == 3


def test_that_common_objectives_weigh_nothing_in_the_foot(tab, office, fresh):
    office.objective("Tempi", kind=ObjectiveKind.STRATEGIC_COMMON)
    fresh()
    assert not tab.foot.share.isVisible()
    assert tab.foot.count.text() == "1 riga scelta"

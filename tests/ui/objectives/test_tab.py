"""The page of the objectives: tree, details, edits that save."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.changes import Changes, Topic
from app.domain.columns import column_of
from app.domain.issues import Link
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import IndicatorRule, ObjectiveKind, ValueKind
from app.domain.objectives.indicator import INDICATOR_COLUMNS, IndicatorDraft
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.phase import PhaseDraft
from app.services.objectives.assignments import assign_unit
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives
from app.services.objectives.indicators import save_indicator
from app.services.objectives.phases import save_phase
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.rows_model import alignment_of
from app.ui.objectives.details import PAGES
from app.ui.objectives.foot import Foot
from app.ui.objectives.tab import ObjectivesTab
from tests.archives.office import YEAR, list_objectives
from tests.looking import list_entries, objective_tree
from tests.ui.objectives.conftest import answer_notice
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

D = Decimal


def texts(tab):
    model = tab.tree.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_in(qtbot, table, key, column, text):
    """Type in a cell as a user does, and confirm with Enter."""
    place = [one.key for one in table.model.columns].index(column)
    assert table.select(key, place)
    table.view.setFocus()
    table.view.edit(table.view.currentIndex())
    editor = table.view.focusWidget() if table.view.focusWidget() is not table.view else None
    editor = editor or table.view.indexWidget(table.view.currentIndex())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_that_an_empty_year_says_what_to_do(tab):
    assert texts(tab) == ["Area Affari generali, 0 obiettivi", "Area Contabile, 0 obiettivi"]
    assert tab.details.currentWidget() is tab.details.group
    assert "Usare «Nuovo obiettivo»" in tab.details.group.table.view.empty.text


def test_that_the_page_opens_on_the_first_objective_and_stays_where_one_was_deleted(desk, office, settle, open_page):
    office.objective("Sotto", "Tributi")
    first = office.objective("Sopra")
    tab = open_page(ObjectivesTab(desk))
    settle()
    assert tab.details.objective.title.text() == "AG-SEG-01  Sopra"
    delete_objectives(office.workspace, [first])
    tab.make_stale()
    settle()
    assert tab.details.group.title.text() == "Settore Segreteria"


def test_that_a_title_that_was_cut_is_read_whole_in_the_tooltip(tab, office, settle):
    whole = "Riduzione dei tempi di rilascio dei certificati con il rifacimento dello sportello."
    office.objective("Riduzione dei tempi…", description=whole)
    tab.make_stale()
    settle()
    model = tab.tree.model
    leaf = model.index(0, 0, model.index(0, 0, model.index(0, 0)))
    assert whole.rsplit(maxsplit=1)[-1] in leaf.data(Qt.ItemDataRole.ToolTipRole)
    assert "…" not in leaf.data(Qt.ItemDataRole.ToolTipRole)


def test_that_a_cross_objective_stands_under_each_of_its_units(tab, office, settle):
    identity = office.objective("Insieme", "Segreteria", "Tributi")
    tab.make_stale()
    settle()
    assert texts(tab) == ["Area Affari generali, 1 obiettivo", "Area Contabile, 1 obiettivo"]
    keys = [
        (branch.key, identity) for group in objective_tree(office.workspace, YEAR).groups
        for branch in group.walk() if branch.rows
    ]  # fmt: skip
    assert len(keys) == 2
    for key in keys:
        assert tab.tree.select(key)
        settle()
        assert tab.details.objective.title.text() == "T-01  Insieme"


def test_that_every_page_of_an_objective_can_be_opened_and_read_by_a_screen_reader(tab, office, show, settle):
    identity = office.objective()
    for name, _ in PAGES:
        show(identity, name)
    assert_accessible(tab)
    assert_unique_mnemonics(tab)


def test_that_a_field_is_saved_when_it_is_left_and_filling_saves_nothing(tab, office, show, settle, qtbot):
    page = show(office.objective())
    before = len(list_entries(office.workspace))
    show(office.objective("Altro"))
    assert len(list_entries(office.workspace)) == before + 1
    editor = page.form.fields["title"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Titolo nuovo")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert [row.title for row in list_objectives(office.workspace, YEAR)] == ["Nuovo sportello", "Titolo nuovo"]
    assert tab.details.objective.title.text() == "AG-SEG-02  Titolo nuovo"


def test_that_two_fields_changed_one_after_the_other_are_both_saved(office, show, settle, qtbot):
    identity = office.objective()
    page = show(identity)
    for key, text in (("dup_mission", "01"), ("dup_programme", "0102")):
        editor = page.form.fields[key].editor
        editor.setFocus()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    draft = objective_detail(office.workspace, identity).draft
    assert (draft.dup_mission, draft.dup_programme) == ("01", "0102")


def test_that_words_being_typed_survive_the_news_of_another_change(office, show, settle, qtbot, tab):
    page = show(office.objective())
    editor = page.form.fields["dup_mission"].editor
    tab.activateWindow()
    editor.setFocus()
    qtbot.keyClicks(editor, "a meta")
    qtbot.waitUntil(editor.hasFocus)
    tab.make_stale()
    settle()
    assert editor.text() == "a meta"


def test_that_the_weight_of_an_indicator_is_edited_in_place_and_the_total_follows(office, show, settle, qtbot):
    identity = office.objective()
    made = save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande", weight=D(100)))
    page = show(identity, "Indicatori")
    assert page.total.text == "Totale dei pesi: 100 su 100 · i pesi sommano a 100"
    type_in(qtbot, page.table, made.ids[0], "weight", "90")
    settle()
    assert page.total.text == "Totale dei pesi: 90 su 100 · mancano 10"
    assert objective_detail(office.workspace, identity).indicators[0].weight == D(90)


def test_that_a_weight_that_cannot_be_is_refused_and_the_cell_goes_back(office, show, settle, qtbot, tab, notices):
    identity = office.objective()
    made = save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande"))
    page = show(identity, "Indicatori")
    type_in(qtbot, page.table, made.ids[0], "weight", "molto")
    assert (notices[-1].kind, "molto" in notices[-1].words) == (NoticeKind.ERROR, True)
    type_in(qtbot, page.table, made.ids[0], "weight", "500")
    settle()
    assert page.table.rows()[0].weight == D(100)
    assert page.table.view.currentIndex().data() == "100"


def test_that_an_indicator_is_made_in_its_dialog_with_what_its_rule_needs(office, show, settle, qtbot):
    identity = office.objective()
    page = show(identity, "Indicatori")
    dialog = page.add_indicator()
    assert_unique_mnemonics(dialog)
    dialog.form.fill_values({"name": "Consegna", "rule": IndicatorRule.BY_DATE, "penalty": D(2), "source": "Albo"})
    dialog.form.fields["rule"].edited.emit()
    assert dialog.form.fields["target_on"].isVisibleTo(dialog)
    assert not dialog.form.fields["target"].isVisibleTo(dialog)
    dialog.submit()
    settle()
    [row] = objective_detail(office.workspace, identity).indicators
    assert (row.name, row.rule) == ("Consegna", IndicatorRule.BY_DATE)
    assert '"penalty":"2"' in row.parameters


def test_that_an_indicator_has_its_own_cap_and_says_what_to_do_when_its_value_is_missing(office, show, settle):
    identity = office.objective()
    page = show(identity, "Indicatori")
    dialog = page.add_indicator()
    values = {"name": "Domande", "target": D(10), "cap": D(2000), "missing": MissingPolicy.ZERO, "source": "Registro"}
    dialog.form.fill_values(values)
    dialog.submit()
    assert "va da 1 a 1000" in dialog.form.fields["cap"].message.text
    dialog.form.fill_values({"cap": D(120)})
    dialog.submit()
    settle()
    [row] = objective_detail(office.workspace, identity).indicators
    kept = parameters_of(row.parameters)
    assert (kept.cap, kept.missing, kept.are_steps_linear) == (D(120), MissingPolicy.ZERO, None)


def test_that_a_value_without_source_keeps_the_dialog_open_and_one_kept_leads_to_the_next_missing(
    office, show, settle, tab, notices
):
    identity, other = office.objective(), office.objective("Altro")
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande", target=D(80)))
    save_indicator(office.workspace, IndicatorDraft(objective_id=other, name="Domande", source="Registro"))
    tab.desk.hub.place_asked.connect(tab.show_place)
    page = show(identity, "Indicatori")
    dialog = page.record()
    assert dialog.form.draft_values()["on_date"] == date(2024, 12, 31)
    dialog.form.fill_values({"value": D(40)})
    dialog.submit()
    assert dialog.form.fields["source"].message.text == "Da compilare."
    dialog.form.fill_values({"source": "Registro"})
    dialog.submit()
    settle()
    assert objective_detail(office.workspace, identity).degree == D("50.00")
    assert page.degree.text() == "Grado di raggiungimento: 50,00 %"
    answer_notice(notices[-1], "Prossimo che manca")
    settle()
    assert (tab.grid.is_measuring, tab.grid.view.current_row().title) == (True, "Altro")


def test_that_a_value_proposes_its_usual_day_and_the_source_of_the_indicator(office, show):
    identity = office.objective()
    draft = IndicatorDraft(objective_id=identity, name="Domande", target=D(80), source="Protocollo")
    save_indicator(office.workspace, draft)
    page = show(identity, "Indicatori")
    dialog = page.record()
    assert dialog.form.fields["source"].column.heading == "Fonte del valore"
    dialog.form.fill_values({"kind": ValueKind.INTERIM})
    dialog.form.fields["kind"].edited.emit()
    values = dialog.form.draft_values()
    assert (values["on_date"], values["source"]) == (date(2024, 6, 30), "Protocollo")
    dialog.close()
    assert "Fonte" in [column.heading for column in page.table.model.columns]


@pytest.mark.parametrize("key", ["final", "interim"])
def test_that_results_stand_where_numbers_stand(key):
    assert alignment_of(column_of(INDICATOR_COLUMNS, key)) == alignment_of(column_of(INDICATOR_COLUMNS, "degree"))


def test_that_buttons_about_a_row_wait_until_one_is_chosen(office, show):
    identity = office.objective()
    page = show(identity, "Indicatori")
    buttons = (page.record_button, page.edit_button, page.delete_button)
    assert not any(button.isEnabled() for button in buttons)
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande"))
    show(identity, "Indicatori")
    assert all(button.isEnabled() for button in buttons)
    assign_unit(office.workspace, identity, office.units["Segreteria"])
    people = show(identity, "Persone e pesi")
    assert not people.remove_button.isEnabled()
    people.table.select(people.table.rows()[0].id)
    assert people.remove_button.isEnabled()
    assert people.person_button.isEnabled()


def test_that_months_are_planned_with_a_click_and_with_the_keyboard(office, show, settle, qtbot):
    identity = office.objective()
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio"))
    page = show(identity, "Fasi")
    grid = page.grid
    march = grid.months.index(0, 2)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(march).center())
    settle()
    assert march.data() == "■"
    assert march.data(Qt.ItemDataRole.AccessibleTextRole) == "Avvio, marzo: previsto"
    grid.setCurrentIndex(grid.months.index(0, 3))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    settle()
    assert objective_detail(office.workspace, identity).phases[0].months == 0b1100
    assert page.table.rows()[0].months == 0b1100


def test_that_a_unit_is_assigned_and_shared_equally_with_live_words(office, show, settle, notices):
    identity = office.objective()
    page = show(identity, "Persone e pesi")
    dialog = page.choose_unit()
    assert dialog.form.draft_values()["unit"] == office.units["Segreteria"]
    dialog.submit()
    settle()
    assert notices[-1].words == "Si assegna a tutta l'unità: 2 persone che non ce l'hanno."
    assert page.table.rows() == []
    answer_notice(notices[-1], "Assegna")
    settle()
    settle()
    assert (
        page.totals.text
        == "2 persone; per 2 il peso è ancora 0: scriverlo nella colonna Peso, o «Distribuisci in parti uguali»"
    )
    page.share()
    settle()
    settle()
    assert page.totals.text == "2 persone; i pesi di tutte sommano a 100"
    assert len(notices) == 1


def test_that_the_weights_of_a_person_are_seen_and_edited_together(office, show, settle, qtbot):
    first, second = office.objective("Uno"), office.objective("Due")
    for identity in (first, second):
        assign_unit(office.workspace, identity, office.units["Segreteria"])
    page = show(first, "Persone e pesi")
    page.table.select(page.table.rows()[0].id)
    dialog = page.show_person()
    settle()
    assert "mancano 100" in dialog.totals.text
    type_in(qtbot, dialog.table, dialog.table.rows()[0].id, "weight", "60")
    settle()
    settle()
    assert "60 su 100 · mancano 40" in dialog.totals.text
    assert_accessible(dialog)
    dialog.close()


def test_that_people_are_chosen_from_those_in_service_who_have_it_not(office, show, settle):
    identity = office.objective()
    page = show(identity, "Persone e pesi")
    dialog = page.choose_people()
    assert [row.name for row in dialog.table.rows()] == ["Arcuri Ada", "Bassi Bruno", "Conti Carla"]
    dialog.table.select(office.people["Conti"])
    dialog.accept()
    settle()
    assert [row.person for row in page.table.rows()] == ["Conti Carla"]


def test_that_a_revision_and_the_audit_make_the_history(office, show, settle):
    identity = office.objective()
    page = show(identity, "Storia")
    dialog = page.add()
    dialog.form.fill_values({"what": "Termine", "reason": "Gara deserta"})
    dialog.submit()
    settle()
    settle()
    assert [row.what for row in page.revisions.rows()] == ["Termine"]
    assert page.operations.rows()[0].label == "Variazione dell'obiettivo AG-SEG-01"
    assert page.resume.isHidden()


def test_that_resources_and_monitoring_are_added_in_their_dialogs(office, show, settle):
    identity = office.objective()
    page = show(identity, "Risorse")
    dialog = page.add()
    dialog.form.fill_values({"description": "Fondi propri", "amount": D("1234.50")})
    dialog.submit()
    settle()
    assert page.table.model.index(0, 2).data() == "1.234,50 €"
    page = show(identity, "Monitoraggio")
    dialog = page.add()
    dialog.form.fill_values({"progress": D(40), "notes": "Avviato"})
    dialog.submit()
    settle()
    assert list_objectives(office.workspace, YEAR)[0].progress == D(40)


def test_that_a_new_objective_is_made_in_the_chosen_unit_and_shown(tab, office, settle, qtbot):
    sector = office.units["Tributi"].sector_id
    tab.show_place(Link("objectives_sector", sector))
    dialog = tab.add_objective()
    assert_unique_mnemonics(dialog)
    assert_accessible(dialog)
    dialog.form.fill_values({"title": "Lotta all'evasione"})
    dialog.submit()
    settle()
    settle()
    assert tab.details.objective.title.text() == "OC-TRI-01  Lotta all'evasione"


def test_that_an_operational_objective_without_unit_is_refused_under_its_field(tab, settle):
    dialog = tab.add_objective()
    dialog.form.fill_values({"title": "Di nessuno", "kind": ObjectiveKind.OPERATIONAL, "unit": None})
    dialog.submit()
    assert "almeno un'area o un settore" in dialog.form.fields["unit"].message.text
    dialog.close()


def test_that_copy_and_delete_act_on_the_chosen_objective(tab, office, show, settle, qtbot):
    show(office.objective())
    tab.verbs.duplicate()
    settle()
    settle()
    assert tab.details.objective.title.text() == "AG-SEG-02  Copia di Nuovo sportello"
    tab.verbs.ask_delete()
    box = tab.findChild(QMessageBox)
    assert "AG-SEG-02" in box.text()
    next(button for button in box.buttons() if button.text() == "Elimina").click()
    settle()
    settle()
    assert [row.code for row in list_objectives(office.workspace, YEAR)] == ["AG-SEG-01"]
    assert tab.details.currentWidget() is not tab.details.objective


def test_that_weights_of_a_unit_are_edited_in_its_table(tab, office, settle, qtbot):
    first, second = office.objective("Uno"), office.objective("Due")
    tab.make_stale()
    settle()
    tab.show_place(Link("objectives_sector", office.units["Segreteria"].sector_id))
    settle()
    page = tab.details.group
    type_in(qtbot, page.table, first, "weight", "70")
    settle()
    type_in(qtbot, page.table, second, "weight", "20")
    settle()
    assert (tab.foot.figures.text(), tab.foot.state.text) == ("90 / 100", "mancano 10")
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    settle()
    assert (tab.foot.figures.text(), tab.foot.state.text) == ("100 / 100", "pesi completi")


def test_that_common_objectives_go_to_everyone_after_a_yes(tab, office, settle, notices):
    office.objective("Tempi", kind=ObjectiveKind.STRATEGIC_COMMON)
    tab.make_stale()
    settle()
    tab.tree.select("common")
    tab.details.group.assign.click()
    settle()
    assert notices[-1].words == "Si assegna a tutto il personale: 3 persone che non ce l'hanno."
    assert list_objectives(office.workspace, YEAR)[0].people == 0
    answer_notice(notices[-1], "Assegna")
    settle()
    assert list_objectives(office.workspace, YEAR)[0].people == 3


def test_that_findings_lead_to_the_branch_of_a_unit_and_to_the_weights_of_a_person(tab, office, settle):
    assign_unit(office.workspace, office.objective(), office.units["Segreteria"])
    tab.make_stale()
    tab.show_place(Link("objectives_sector", office.units["Segreteria"].sector_id))
    settle()
    assert tab.details.group.title.text() == "Settore Segreteria"
    dialog = tab.show_person(office.people["Arcuri"])
    settle()
    assert dialog.name.text() == "Arcuri Ada"
    assert [row.code for row in dialog.table.rows()] == ["AG-SEG-01"]
    dialog.close()


def test_that_no_verb_of_an_objective_acts_on_it_once_another_is_chosen(office, show, settle, tab):
    first, second = office.objective("Primo", "Segreteria"), office.objective("Secondo", "Tributi")
    for objective, unit in ((first, "Segreteria"), (second, "Tributi")):
        assign_unit(office.workspace, objective, office.units[unit])
    page = show(first, "Persone e pesi")
    people = [row.person for row in page.table.rows()]
    asked = []
    tab.desk.runner.begun.connect(asked.append)
    tab.show_place(Link("objective", second))
    assert tab.details.objective.shown == first  # the other is on its way
    for button in page.guards.buttons:
        button.click()
    assert not any("share_person_weights" in name or "people_to_see" in name for name in asked)
    settle()
    assert tab.details.objective.shown == second
    assert [row.person for row in page.table.rows()] != people
    share = next(button for button in page.guards.buttons if button.text() == "Porta a 100")
    share.click()
    settle()
    weights = {row.employee_id: row.weight for row in objective_detail(office.workspace, second).assignments}
    assert set(weights.values()) == {D(100)}
    assert {row.weight for row in objective_detail(office.workspace, first).assignments} == {D(0)}


def test_that_the_foot_says_what_was_taken_in_without_a_hash_and_gives_way_to_a_notice_that_says_it(desk, qtbot):
    foot = Foot(desk)
    qtbot.addWidget(foot)
    label = f"Importazione del piano da piano.docx: 2 aree (SHA-256 {'a9' * 32})"
    desk.hub.publish(Changes(label, frozenset({Topic.OBJECTIVES}), entry=1))
    assert foot.last.words.text == "Importazione del piano da piano.docx: 2 aree"
    assert not foot.last.isHidden()
    desk.hub.notice_told.emit(Notice("Altro."))
    assert not foot.last.isHidden()
    desk.hub.notice_told.emit(Notice("Piano importato: 2 aree.", actions=(NoticeAction("Annulla", foot.show),)))
    assert foot.last.isHidden()


def test_that_weights_still_at_zero_are_said_with_what_to_do_and_the_figures_come_before_the_names(office, show, tab):
    objective = office.objective("Sportello", "Segreteria")
    assign_unit(office.workspace, objective, office.units["Segreteria"])
    page = show(objective, "Persone e pesi")
    assert page.totals.text.startswith("2 persone; per 2 il peso è ancora 0: scriverlo nella colonna Peso, o «Distr")
    assert {row.total for row in page.table.rows()} == {"mancano 100 (specifici)"}


def test_that_the_page_opens_in_the_view_in_which_it_was_left(tab, desk, open_page):
    assert tab.views.currentIndex() == 0
    tab.controls.switch.segments.segments[1].click()
    assert tab.views.currentIndex() == 1
    assert open_page(ObjectivesTab(desk), 1200).views.currentIndex() == 1

"""The tree with its details: looking, changing in place, moving, appointing, deleting."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.changes import Topic
from app.domain.issues import Link
from app.models.structure import Sector
from app.services.structure.appointments import save_appointment
from app.services.structure.employees import save_employee
from app.services.structure.postings import save_posting
from app.services.structure.units import delete_unit
from app.services.transaction import unit_of_work
from app.ui.kit.labels import Message
from app.ui.kit.scale import scaled
from app.ui.kit.tab import PageVerb
from app.ui.kit.tree_model import Node
from tests.archives.plain import read_person, read_registry
from tests.looking import list_entries
from tests.ui.driving import agree
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

DAY = date(2024, 12, 31)


def node_of(tab, link):
    def find(nodes):
        for node in nodes:
            if node.key == link:
                return node
            if found := find(node.children):
                return found
        return None

    return find(tab.units.tree.model._nodes)


def fill(form, **texts):
    for key, text in texts.items():
        form.fields[key].editor.setText(text)


def test_that_the_tree_counts_the_people_and_leaves_the_word_area_to_the_icon(tab):
    model = tab.units.tree.model
    first = model.index(0, 0)
    assert (model.rowCount(), model.columnCount()) == (6, 1)
    assert first.data() == "Affari generali"
    assert model.node_at(first).texts == ("Affari generali", "", "5")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Affari generali, 5"
    assert tab.row.day.words.text() == "24 in servizio al"
    assert tab.units.tree.head.day.text() == "al 31/12/2024"


def test_that_the_tree_says_who_is_and_was_eq_and_since_when_a_unit_is_empty(tab, town, settle):
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    save_appointment(town.workspace, replace(greco.draft, valid_to=date(2024, 9, 30)))
    [vitale] = read_registry(town.workspace).postings_of[town.people["Vitale Carla"]]
    save_posting(town.workspace, replace(vitale.draft, valid_to=date(2024, 6, 30)))
    tab.units.make_stale()
    settle()
    notes = {name: node_of(tab, Link("employee", town.people[name])).texts[1] for name in town.people}
    assert notes["Rinaldi Marta"] == "EQ"
    assert notes["Greco Paola"] == "EQ fino al 30/09"
    assert notes["Sala Giulia"] == "Istruttori"
    assert node_of(tab, Link("sector", town.sectors["F2"])).texts == (
        "Sportello del cittadino",
        "nessuno dal 01/07",
        "0",
    )
    assert node_of(tab, Link("unplaced", 0)).texts == ("Senza assegnazione", "", "1")


def test_that_the_page_opens_on_the_first_area(tab):
    assert tab.units.tree.current().texts[0] == "Affari generali"
    assert tab.units.details.currentWidget() is tab.units.unit_panel
    assert tab.units.unit_panel.header.title.text() == "Area Affari generali"


def test_that_the_tree_is_as_wide_as_drawn_then_narrower_then_above(tab, theme, settle):
    both = tab.units.tree.parentWidget()
    tab.window().resize(1340, 620)
    assert tab.units.tree.width() == scaled(400)
    tab.window().resize(1000, 620)
    assert tab.units.tree.width() < scaled(400)
    tab.window().resize(560, 620)
    assert both.orientation() is Qt.Orientation.Vertical


def test_that_the_list_is_folded_and_shown_again(tab):
    fold = tab.page_verbs()[PageVerb.FOLD_LIST]
    fold()
    assert not tab.units.tree.isVisible()
    fold()
    assert tab.units.tree.isVisible()


def test_that_an_area_shows_its_head_and_people(tab, choose):
    choose("area", "D")
    panel = tab.units.unit_panel
    assert tab.units.details.currentWidget() is panel
    assert panel.header.title.text() == "Area Servizi sociali"
    assert "titolare di EQ: Greco Paola" in panel.header.summary.text()
    assert len(panel.people.rows()) == 4
    assert [(row.unit, row.area) for row in panel.people.rows()][:1] == [("Assistenza", "Area Servizi sociali")]
    assert not tab.units.evaluator_action.isEnabled()


def test_that_a_name_changed_in_place_is_saved_at_once(tab, choose, town, settle, qtbot):
    choose("sector", "A1")
    form = tab.units.unit_panel.forms[tab.units.unit_panel.detail.unit.kind].form
    line = form.fields["name"].editor
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Segreteria generale")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert read_registry(town.workspace).units[1].name == "Segreteria generale"
    assert tab.units.unit_panel.header.title.text() == "Segreteria generale"
    assert list_entries(town.workspace)[0].label == "Modifica settore Segreteria generale"


def test_that_two_fields_in_a_row_are_both_saved(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, matricola="0777")
    form.fields["matricola"].editor.editingFinished.emit()
    fill(form, last_name="Serri")
    form.fields["last_name"].editor.editingFinished.emit()
    settle()
    row = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    assert (row.matricola, row.last_name) == ("0777", "Serri")


def test_that_an_edit_left_in_a_hurry_is_saved_to_the_right_person(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    for key, text in (("matricola", "0777"), ("last_name", "Serri"), ("first_name", "Dario")):
        fill(form, **{key: text})
        form.fields[key].editor.editingFinished.emit()
    tab.show_place(Link("employee", town.people["Sala Giulia"]))
    settle()
    settle()
    first, second = (
        read_person(town.workspace, town.people[name], DAY).row for name in ("Serra Davide", "Sala Giulia")
    )
    assert (first.matricola, first.full_name, second.full_name) == ("0777", "Serri Dario", "Sala Giulia")
    assert tab.units.person_panel.header.title.text() == "Sala Giulia"


def test_that_a_refused_field_says_why_and_keeps_what_was_typed(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, matricola="0001")
    form.fields["matricola"].editor.editingFinished.emit()
    settle()
    assert "già di Rinaldi Marta" in form.fields["matricola"].message.text
    assert form.fields["matricola"].editor.text() == "0001"
    assert read_person(town.workspace, town.people["Serra Davide"], DAY).row.matricola == "0009"
    fill(form, matricola="0900")
    form.fields["matricola"].editor.editingFinished.emit()
    settle()
    assert read_person(town.workspace, town.people["Serra Davide"], DAY).row.matricola == "0900"
    assert form.fields["matricola"].message.text == ""


def test_that_a_wrong_codice_fiscale_is_said_under_its_field(tab, choose):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, tax_code="RSSMRA80A01H501X")
    form.fields["tax_code"].editor.editingFinished.emit()
    assert "carattere di controllo" in form.fields["tax_code"].message.text


def test_that_a_drag_asks_from_which_day_and_moves(tab, town, settle, dialog):
    person = node_of(tab, Link("employee", town.people["Serra Davide"]))
    onto = node_of(tab, Link("sector", town.sectors["D1"]))
    tab.units.tree.dropped.emit(person, onto)
    settle()
    asked = dialog()
    assert asked.windowTitle() == "Nuova assegnazione di Serra Davide"
    assert asked.form.fields["unit"].value() == town.sector("D1")
    assert asked.form.fields["valid_from"].value() is None
    fill(asked.form, valid_from="01/07/2024")
    asked.submit()
    settle()
    rows = read_registry(town.workspace).postings_of[town.people["Serra Davide"]]
    assert [(row.sector_code, row.valid_to) for row in rows] == [("B2", date(2024, 6, 30)), ("D1", None)]
    assert tab.units.tree.current().key == person.key
    assert len(tab.units.person_panel.detail.postings) == 2


def test_that_people_are_dragged_only_onto_another_unit(tab, town):
    person = node_of(tab, Link("employee", town.people["Serra Davide"]))
    home, other = (node_of(tab, Link("sector", town.sectors[code])) for code in ("B2", "D1"))
    assert tab.units._can_drag(person)
    assert not tab.units._can_drag(other)
    assert tab.units._can_drop(person, other)
    assert not tab.units._can_drop(person, home)
    assert not tab.units._can_drop(person, person)
    assert not tab.units._can_drop(person, Node("x", ("Senza assegnazione",)))


def test_that_a_person_dropped_on_a_colleague_goes_to_the_unit_of_that_one(tab, town, settle, dialog):
    person, other = (node_of(tab, Link("employee", town.people[name])) for name in ("Serra Davide", "Sala Giulia"))
    assert tab.units._can_drop(person, other)
    tab.units.tree.dropped.emit(person, other)
    settle()
    assert dialog().form.fields["unit"].value() == tab.units._homes[other.link]


def test_that_a_move_by_keyboard_says_what_is_wrong_and_can_be_mended(tab, choose, town, settle, dialog):
    choose("employee", "Serra Davide")
    tab.units.person_panel.post()
    asked = dialog()
    asked.submit()
    assert asked.form.fields["valid_from"].message.text
    fill(asked.form, valid_from="01/01/2019")
    asked.submit()
    settle()
    assert "prima dell'assunzione" in asked.form.fields["valid_from"].message.text
    fill(asked.form, valid_from="01/07/2024")
    asked.submit()
    settle()
    assert len(read_registry(town.workspace).postings_of[town.people["Serra Davide"]]) == 2


def test_that_an_appointment_over_two_areas_is_conferred(tab, choose, town, settle, dialog):
    choose("area", "F")
    tab.units.appoint()
    asked = dialog()
    assert asked.areas.ticked() == (town.areas["F"],)
    assert_unique_mnemonics(asked)
    assert_accessible(asked)
    asked.form.fields["employee_id"].write(town.people["Vitale Carla"])
    fill(asked.form, valid_from="01/01/2024")
    asked.submit()
    settle()
    [row] = read_registry(town.workspace).appointments_of[town.people["Vitale Carla"]]
    assert row.area_codes == "F"
    assert "titolare di EQ: Vitale Carla" in tab.units.unit_panel.header.summary.text()


def test_that_the_buttons_of_a_unit_appoint_and_hire_there(tab, choose, town, dialog):
    choose("area", "F")
    tab.units.unit_panel.appoint_button.click()
    asked = dialog()
    assert asked.areas.ticked() == (town.areas["F"],)
    asked.reject()
    choose("sector", "F2")
    tab.units.unit_panel.hire_button.click()
    asked = dialog()
    assert {"matricola", "contract_area_id"} <= set(asked.form.fields)
    asked.reject()


def test_that_an_appointment_without_areas_is_refused_in_the_dialog(tab, choose, dialog):
    choose("employee", "Serra Davide")
    tab.units.appoint()
    asked = dialog()
    fill(asked.form, valid_from="01/01/2024")
    for box in asked.areas.boxes.values():
        box.setChecked(False)
    asked.submit()
    assert [one.text for one in asked.findChildren(Message) if "Scegliere almeno un'area" in one.text]


def test_that_the_area_of_the_person_is_proposed_for_an_appointment(tab, choose, town, dialog):
    choose("employee", "Serra Davide")
    tab.units.appoint()
    assert dialog().areas.ticked() == (town.areas["B"],)


def test_that_a_new_dipendente_is_hired_into_the_unit_selected(tab, choose, town, settle, dialog):
    choose("sector", "F2")
    tab.units.commands.hire(tab.units._current_unit())
    asked = dialog()
    assert_unique_mnemonics(asked)
    fill(asked.form, matricola="0500", last_name="Rossi", first_name="Anna", hired_on="01/09/2024")
    asked.form.fields["gender"].write(asked.form.fields["gender"]._choices[1][0])
    asked.form.fields["contract_area_id"].write(town.contract_area)
    asked.submit()
    settle()
    assert tab.units.person_panel.header.title.text() == "Rossi Anna"
    assert tab.row.day.words.text() == "25 in servizio al"
    assert tab.units.person_panel.detail.postings[0].valid_from == date(2024, 9, 1)


def test_that_new_units_are_made_from_the_menu(tab, choose, settle, dialog):
    assert [action.text() for action in tab.units.new_menu.actions()] == [
        "&Area…",
        "&Settore…",
        "&Ufficio…",
        "&Dipendente…",
        "",
        "Importa l'Anagrafica…",
        "Salva il modello dell'Anagrafica…",
    ]
    choose("area", "A")
    tab.units.commands.new_sector(tab.units._current_unit())
    asked = dialog()
    fill(asked.form, code="A9", name="Archivio")
    asked.submit()
    settle()
    assert tab.units.unit_panel.header.title.text() == "Archivio"
    tab.units.commands.new_office(tab.units._current_unit())
    asked = dialog()
    assert asked.form.fields["sector_id"].value() is not None
    fill(asked.form, code="A91", name="Protocollo")
    asked.submit()
    settle()
    assert tab.units.unit_panel.header.summary.text().startswith("Ufficio A91")


def test_that_deleting_asks_first_and_says_why_it_cannot(tab, choose, settle, qtbot):
    choose("area", "D")
    tab.units.tree.view.setFocus()
    qtbot.keyClick(tab.units.tree.view, Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare «Area Servizi sociali»?"
    settle()
    assert tab.units.tree.model.rowCount() == 6


def test_that_the_context_menu_of_the_tree_has_the_verbs_of_what_is_chosen(tab, choose):
    choose("area", "D")
    verbs = tab.units.tree.verbs
    assert "Assenza…" not in [one.words() for one in verbs.shown()]
    choose("employee", "Sala Giulia")
    words = [one.words() for one in verbs.shown()]
    assert words == [
        "Modifica",
        "Nuovo dipendente…",
        "Copia",
        "Assegnazione…",
        "Incarico di EQ…",
        "Assenza…",
        "Elimina…",
    ]


def test_that_f2_and_enter_lead_to_the_fields_of_what_is_chosen(tab, choose, settle, qtbot):
    choose("area", "D")
    view = tab.units.tree.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert tab.window().focusWidget().accessibleName() == "Denominazione"
    choose("employee", "Sala Giulia")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert tab.window().focusWidget() is tab.units.person_panel.lanes.bars[0]


def test_that_somebody_who_left_is_still_found(tab, town, settle):
    person = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    save_employee(town.workspace, replace(person.draft, left_on=date(2024, 6, 30)))
    tab.units.make_stale()
    settle()
    tab.show_place(Link("employee", town.people["Serra Davide"]))
    settle()
    assert tab.units.person_panel.header.title.text() == "Serra Davide"


def test_that_somebody_whose_last_day_is_past_stays_in_sight_with_a_word_of_where_they_are_found(
    tab, choose, town, settle, desk
):
    told = []
    desk.hub.notice_told.connect(lambda notice: told.append(notice.words))
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    for day, count in (("31/7/24", 1), ("30/7/24", 1), ("", 1)):
        fill(form, left_on=day)
        form.fields["left_on"].editor.editingFinished.emit()
        settle()
        assert tab.units.person_panel.header.title.text() == "Serra Davide"
        assert tab.units.details.currentWidget() is tab.units.person_panel
        assert not tab.units.awaiting.is_on
        assert len(told) == count
    assert told[0].startswith("Serra Davide ha la cessazione il 31/07/2024: al 31/12/2024 non è più nell'albero.")
    choose("employee", "Sala Giulia")
    assert tab.units.kept.link is None


def test_that_a_unit_that_ends_stays_in_sight_and_one_deleted_does_not(tab, choose, town, settle, desk):
    told = []
    desk.hub.notice_told.connect(lambda notice: told.append(notice.words))
    with unit_of_work(town.workspace, "Settore vuoto", Topic.STRUCTURE) as unit:
        made = unit.add(Sector(area_id=next(iter(town.areas.values())), code="ZZ", name="Settore di prova"))
        unit.touched(made.id)
    desk.hub.publish(unit.changes)
    settle()
    tab.show_place(Link("sector", made.id))
    settle()
    panel = tab.units.unit_panel
    form = panel.forms[panel.detail.unit.kind].form
    fill(form, valid_to="30/6/24")
    form.fields["valid_to"].editor.editingFinished.emit()
    settle()
    assert panel.header.title.text() == "Settore di prova"
    assert [words.partition(":")[0] for words in told] == ["«Settore di prova» al 31/12/2024 non c'è"]
    desk.save(delete_unit, panel.detail.unit.key)
    settle()
    assert tab.units.kept.link is None
    assert not tab.units.awaiting.is_on


def test_that_an_area_left_without_its_head_on_the_day_in_sight_is_said_once(tab, town, settle, desk):
    told = []
    desk.hub.notice_told.connect(lambda notice: told.append(notice.words))
    head = read_registry(town.workspace).appointments_over[town.areas["C"]][0]
    desk.save(save_appointment, replace(head.draft, valid_to=date(2024, 10, 31)))
    settle()
    desk.save(
        save_appointment,
        replace(read_registry(town.workspace).appointments_over[town.areas["C"]][0].draft, act="Decreto 3"),
    )
    settle()
    [words] = told
    assert words.startswith("Al 31/12/2024 non ha più un titolare di EQ: «")
    assert f"(era {head.full_name})" in words


def test_that_a_posting_leads_to_its_person(tab, town, settle):
    [row] = read_registry(town.workspace).postings_of[town.people["Serra Davide"]]
    tab.show_place(Link("posting", row.id))
    settle()
    settle()
    assert tab.units.person_panel.header.title.text() == "Serra Davide"


def test_that_somebody_of_a_unit_is_opened_from_its_list_with_f2_and_with_enter(tab, choose, settle, qtbot):
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        choose("area", "D")
        people = tab.units.unit_panel.people
        assert people.select(next(row.id for row in people.rows() if row.full_name == "Sala Giulia"))
        people.view.setFocus()
        qtbot.keyClick(people.view, key)
        settle()
        assert tab.units.details.currentWidget() is tab.units.person_panel
        assert tab.units.person_panel.header.title.text() == "Sala Giulia"


def test_that_another_year_shows_its_own_day(tab, desk, settle):
    desk.hub.set_year(2019)
    settle()
    assert tab.row.day.words.text() == "0 in servizio al"
    assert tab.row.day.line.text() == "31/12/2019"


def test_that_every_page_is_accessible(tab, choose, settle):
    choose("employee", "Serra Davide")
    for place in range(tab.pages.count()):
        tab.show_page(place)
        settle()
        assert_accessible(tab.pages.currentWidget())
    assert_unique_mnemonics(tab)


def test_that_a_verb_pressed_while_another_person_is_still_shown_is_done_to_the_one_chosen(
    tab, choose, town, settle, dialog, qtbot
):
    choose("employee", "Serra Davide")
    panel = tab.units.person_panel
    tab.show_place(Link("employee", town.people["Sala Giulia"]))
    assert panel.detail.row.full_name == "Serra Davide"
    assert not panel.isEnabled()
    verbs = {verb.words(): verb.slot for verb in tab.units.tree.verbs.shown()}
    verbs["Assegnazione…"]()
    settle()
    assert dialog().windowTitle() == "Nuova assegnazione di Sala Giulia"
    dialog().reject()
    tab.show_place(Link("employee", town.people["Serra Davide"]))
    verbs["Elimina…"]()
    settle()
    assert "Serra Davide" in agree(tab, "Annulla")
    tab.show_place(Link("employee", town.people["Sala Giulia"]))
    verbs["Elimina…"]()
    tab.show_place(Link("employee", town.people["Serra Davide"]))  # thought better of it: nothing is asked
    settle()
    assert panel.isEnabled()
    assert not [one for one in tab.window().findChildren(QMessageBox) if one.isVisible()]

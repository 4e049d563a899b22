"""The tree with its details: looking, changing in place, moving, appointing, deleting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.issues import Link
from app.services.audit import undoing
from app.services.structure.employees import save_employee
from app.services.structure.queries import read_person
from app.ui.kit.tree_model import Node
from tests.archives.plain import read_registry
from tests.archives.town import START
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

DAY = date(2024, 12, 31)


@pytest.fixture
def choose(tab, town, settle):
    """Select somebody, or a unit, as the search box does."""

    def select(kind, name):
        ids = {"employee": town.people, "area": town.areas, "sector": town.sectors}[kind]
        tab.show_place(Link(kind, ids[name]))
        settle()

    return select


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
        form.fields[key].line.setText(text)


def test_that_the_tree_counts_the_people(tab):
    model = tab.units.tree.model
    assert model.rowCount() == 6
    assert [model.index(0, column).data() for column in (0, 1)] == ["Area Affari generali", "5"]
    assert "24 persone" in tab.units.day_words.text()


def test_that_the_page_opens_on_the_first_area(tab):
    assert tab.units.tree.current().texts[0] == "Area Affari generali"
    assert tab.units.details.currentWidget() is tab.units.unit_panel
    assert tab.units.unit_panel.title.text() == "Area Affari generali"


def test_that_an_area_shows_its_head_and_people(tab, choose):
    choose("area", "D")
    panel = tab.units.unit_panel
    assert tab.units.details.currentWidget() is panel
    assert panel.title.text() == "Area Servizi sociali"
    assert "titolare di EQ: Greco Paola" in panel.summary.text()
    assert len(panel.people.rows()) == 4
    assert not tab.units.post_button.isEnabled()


def test_that_a_name_changed_in_place_is_saved_at_once(tab, choose, town, settle, qtbot):
    choose("sector", "A1")
    form = tab.units.unit_panel.forms[tab.units.unit_panel.detail.unit.kind].form
    field = form.fields["name"]
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "Segreteria generale")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    settle()
    assert read_registry(town.workspace).units[1].name == "Segreteria generale"
    assert tab.units.unit_panel.title.text() == "Segreteria generale"
    assert undoing.list_entries(town.workspace)[0].label == "Modifica settore Segreteria generale"


def test_that_two_fields_in_a_row_are_both_saved(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, matricola="0777")
    form.fields["matricola"].line.editingFinished.emit()
    fill(form, last_name="Serri")
    form.fields["last_name"].line.editingFinished.emit()
    settle()
    row = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    assert (row.matricola, row.last_name) == ("0777", "Serri")


def test_that_an_edit_left_in_a_hurry_is_saved_to_the_right_person(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    for key, text in (("matricola", "0777"), ("last_name", "Serri"), ("first_name", "Dario")):
        fill(form, **{key: text})
        form.fields[key].line.editingFinished.emit()
    tab.show_place(Link("employee", town.people["Sala Giulia"]))
    settle()
    settle()
    first, second = (
        read_person(town.workspace, town.people[name], DAY).row for name in ("Serra Davide", "Sala Giulia")
    )
    assert (first.matricola, first.full_name, second.full_name) == ("0777", "Serri Dario", "Sala Giulia")
    assert tab.units.person_panel.title.text() == "Sala Giulia"


def test_that_a_refused_field_says_why_and_keeps_what_was_typed(tab, choose, town, settle):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, matricola="0001")
    form.fields["matricola"].line.editingFinished.emit()
    settle()
    assert "già di Rinaldi Marta" in form.fields["matricola"].message.text
    assert form.fields["matricola"].line.text() == "0001"
    assert read_person(town.workspace, town.people["Serra Davide"], DAY).row.matricola == "0009"
    fill(form, matricola="0900")
    form.fields["matricola"].line.editingFinished.emit()
    settle()
    assert read_person(town.workspace, town.people["Serra Davide"], DAY).row.matricola == "0900"
    assert form.fields["matricola"].message.text == ""


def test_that_a_wrong_codice_fiscale_is_said_under_its_field(tab, choose):
    choose("employee", "Serra Davide")
    form = tab.units.person_panel.form.form
    fill(form, tax_code="RSSMRA80A01H501X")
    form.fields["tax_code"].line.editingFinished.emit()
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
    assert len(tab.units.person_panel.postings.rows()) == 2


def test_that_people_are_dragged_only_onto_another_unit(tab, town):
    person = node_of(tab, Link("employee", town.people["Serra Davide"]))
    home, other = (node_of(tab, Link("sector", town.sectors[code])) for code in ("B2", "D1"))
    assert tab.units._can_drag(person)
    assert not tab.units._can_drag(other)
    assert tab.units._can_drop(person, other)
    assert not tab.units._can_drop(person, home)
    assert not tab.units._can_drop(person, person)
    assert not tab.units._can_drop(person, Node("x", ("Senza assegnazione",)))


def test_that_a_move_by_keyboard_says_what_is_wrong_and_can_be_mended(tab, choose, town, settle, dialog):
    choose("employee", "Serra Davide")
    tab.units.post()
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
    assert "titolare di EQ: Vitale Carla" in tab.units.unit_panel.summary.text()


def test_that_an_appointment_without_areas_is_refused_in_the_dialog(tab, choose, dialog):
    choose("employee", "Serra Davide")
    tab.units.appoint()
    asked = dialog()
    fill(asked.form, valid_from="01/01/2024")
    asked.submit()
    assert "Scegliere almeno un'area" in asked.form._general.text


def test_that_a_new_dipendente_is_hired_into_the_unit_selected(tab, choose, town, settle, dialog):
    choose("sector", "F2")
    tab.units._hire()
    asked = dialog()
    assert_unique_mnemonics(asked)
    fill(asked.form, matricola="0500", last_name="Rossi", first_name="Anna", hired_on="01/09/2024")
    asked.form.fields["gender"].write(asked.form.fields["gender"]._choices[1][0])
    asked.form.fields["contract_area_id"].write(town.contract_area)
    asked.submit()
    settle()
    assert tab.units.person_panel.title.text() == "Rossi Anna"
    assert "25 persone" in tab.units.day_words.text()
    assert tab.units.person_panel.postings.rows()[0].valid_from == date(2024, 9, 1)


def test_that_new_units_are_made_from_the_menu(tab, choose, settle, dialog):
    assert [action.text() for action in tab.units.new_menu.actions()] == [
        "&Area…",
        "&Settore…",
        "&Ufficio…",
        "&Dipendente…",
    ]
    choose("area", "A")
    tab.units._new_sector()
    asked = dialog()
    fill(asked.form, code="A9", name="Archivio")
    asked.submit()
    settle()
    assert tab.units.unit_panel.title.text() == "Archivio"
    tab.units._new_office()
    asked = dialog()
    assert asked.form.fields["sector_id"].value() is not None
    fill(asked.form, code="A91", name="Protocollo")
    asked.submit()
    settle()
    assert tab.units.unit_panel.summary.text().startswith("Ufficio A91")


def test_that_deleting_asks_first_and_says_why_it_cannot(tab, choose, settle):
    choose("area", "D")
    tab.units.delete()
    [box] = [one for one in tab.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "Eliminare «Area Servizi sociali»?"
    box.buttons()[0].click()
    settle()
    assert tab.units.tree.model.rowCount() == 6


def test_that_somebody_who_left_is_still_found(tab, town, settle):
    person = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    from dataclasses import replace

    save_employee(town.workspace, replace(person.draft, left_on=date(2024, 6, 30)))
    tab.units.make_stale()
    settle()
    tab.show_place(Link("employee", town.people["Serra Davide"]))
    settle()
    assert tab.units.person_panel.title.text() == "Serra Davide"


def test_that_a_posting_leads_to_its_person(tab, town, settle):
    [row] = read_registry(town.workspace).postings_of[town.people["Serra Davide"]]
    tab.show_place(Link("posting", row.id))
    settle()
    settle()
    assert tab.units.person_panel.title.text() == "Serra Davide"


def test_that_another_year_shows_its_own_day(tab, desk, settle):
    desk.hub.set_year(2019)
    settle()
    assert "Situazione al 31/12/2019: 0 persone" in tab.units.day_words.text()
    assert START.year == 2020


def test_that_every_page_is_accessible(tab, choose, settle):
    choose("employee", "Serra Davide")
    for place in range(tab.pages.count()):
        tab.pages.setCurrentIndex(place)
        settle()
        assert_accessible(tab.pages.currentWidget())
    assert_unique_mnemonics(tab)

"""Correcting and deleting what is dated, units, people, officials and the logo: each from its own buttons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.issues import Link
from app.domain.roles import OfficialRole
from app.domain.structure.evaluators import EvaluatorOverrideDraft
from app.domain.structure.hierarchy import Party
from app.domain.structure.person_year import Lane
from app.domain.structure.units import AreaDraft
from app.services.structure.appointments import save_appointment
from app.services.structure.contract_areas import list_contract_areas
from app.services.structure.evaluators import list_officials, save_override
from app.services.structure.municipality import read_municipality
from app.services.structure.person_year import read_person_year
from app.services.structure.postings import save_posting
from app.services.structure.queries import read_person
from app.services.structure.units import save_area
from tests.archives.plain import read_registry
from tests.archives.town import HEADS, START
from tests.ui.driving import agree, button, choose_path, dialog_over, give_up, press, wheel
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

DAY = date(2024, 12, 31)
JULY = date(2024, 7, 1)


@pytest.fixture
def person(tab, town, settle):
    """The panel of Serra Davide, who has two postings, an appointment and another evaluator."""
    who = town.people["Serra Davide"]
    save_posting(town.workspace, town.posting("Serra Davide", "D1", JULY))
    appointment = read_registry(town.workspace).appointments_of[town.people[HEADS["A"]]][0].draft
    draft = replace(appointment, id=None, version=None, employee_id=who, area_ids=(town.areas["F"],))
    save_appointment(town.workspace, replace(draft, act="Decreto 7"))
    other = Party(employee_id=town.people["Sala Giulia"])
    save_override(town.workspace, EvaluatorOverrideDraft(who, other, "Parentela", START))
    tab.units.make_stale()
    settle()
    tab.show_place(Link("employee", who))
    settle()
    return tab.units.person_panel


@pytest.fixture
def stored(town):
    """What the archive holds of a person."""
    return lambda name="Serra Davide": read_person(town.workspace, town.people[name], DAY)


def show_list(panel, facts):
    place = next(place for place in range(panel.pages.count()) if panel.pages.widget(place).isAncestorOf(facts))
    panel.pages.setCurrentIndex(place)


def test_that_a_posting_is_opened_from_its_line_and_corrected(person, tab, stored, settle):
    show_list(person, person.postings)
    row = next(row for row in person.postings.rows() if row.valid_from == JULY)
    person.postings.select(row.id)
    press(person.postings, "Correggi…")
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Assegnazione di Serra Davide"
    assert asked.form.draft_values()["valid_from"] == JULY
    asked.form.fields["profile"].fill("Istruttore esperto")
    asked.submit()
    settle()
    assert [row.profile for row in stored().postings if row.valid_from == JULY] == ["Istruttore esperto"]
    assert len(stored().postings) == 2


def test_that_a_posting_is_deleted_only_after_a_yes(person, tab, stored, settle):
    show_list(person, person.postings)
    person.postings.select(next(row.id for row in person.postings.rows() if row.valid_from == JULY))
    press(person.postings, "Elimina…")
    give_up(tab)
    settle()
    assert len(stored().postings) == 2
    press(person.postings, "Elimina…")
    question = agree(tab, "Elimina")
    settle()
    assert question.startswith("Eliminare l'assegnazione di Serra Davide a ")
    assert question.endswith("dal 01/07/2024?")
    assert [row.valid_from for row in stored().postings] == [START]


def test_that_an_appointment_is_opened_from_its_line_and_corrected(person, tab, town, stored, settle):
    show_list(person, person.appointments)
    person.appointments.select(person.appointments.rows()[0].id)
    press(person.appointments, "Correggi…")
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Incarico di EQ"
    assert asked.areas.ticked() == (town.areas["F"],)
    asked.form.fields["act"].fill("Decreto 8")
    asked.submit()
    settle()
    assert [row.act for row in stored().appointments] == ["Decreto 8"]


def test_that_an_appointment_is_deleted_after_a_yes(person, tab, stored, settle):
    show_list(person, person.appointments)
    person.appointments.select(person.appointments.rows()[0].id)
    press(person.appointments, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare l'incarico di EQ di Serra Davide dal 01/01/2020?"
    settle()
    assert stored().appointments == ()


def test_that_another_evaluator_is_opened_from_its_line_and_corrected(person, tab, stored, settle):
    show_list(person, person.overrides)
    person.overrides.select(person.overrides.rows()[0].id)
    press(person.overrides, "Correggi…")
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Valutatore di Serra Davide"
    asked.form.fields["reason"].fill("Conflitto di interessi")
    asked.submit()
    settle()
    assert [(row.evaluator, row.reason) for row in stored().overrides] == [("Sala Giulia", "Conflitto di interessi")]


def test_that_another_evaluator_is_deleted_after_a_yes(person, tab, stored, settle):
    assert stored().row.evaluator == "Sala Giulia"
    show_list(person, person.overrides)
    person.overrides.select(person.overrides.rows()[0].id)
    press(person.overrides, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare la scelta di Sala Giulia come valutatore di Serra Davide?"
    settle()
    assert stored().overrides == ()
    assert person.evaluator.text() == "Valutatore in questo giorno: Giusti Laura."


def test_that_another_evaluator_is_chosen_with_the_reason(tab, town, stored, settle):
    tab.show_place(Link("employee", town.people["Serra Davide"]))
    settle()
    panel = tab.units.person_panel
    show_list(panel, panel.overrides)
    press(panel.overrides, "Scegli un altro valutatore…")
    asked = dialog_over(tab)
    assert_accessible(asked)
    assert_unique_mnemonics(asked)
    asked.form.fields["evaluator"].write(Party(employee_id=town.people["Greco Paola"]))
    asked.form.fields["valid_from"].fill(START)
    asked.submit()
    assert asked.form.fields["reason"].message.text == "Da compilare."
    asked.form.fields["reason"].fill("Parentela")
    asked.submit()
    settle()
    assert [(row.evaluator, row.reason) for row in stored().overrides] == [("Greco Paola", "Parentela")]
    assert panel.evaluator.text() == "Valutatore in questo giorno: Greco Paola."


def test_that_an_absence_is_entered_and_one_that_the_law_protects_does_not_weigh(tab, town, settle):
    tab.show_place(Link("employee", town.people["Serra Davide"]))
    settle()
    press(tab.units, "Assenza…")
    asked = dialog_over(tab)
    assert_accessible(asked)
    assert_unique_mnemonics(asked)
    kind = asked.form.fields["kind"]
    kind.write("Congedo parentale")
    kind.committed.emit()
    asked.form.fields["valid_from"].fill(date(2024, 3, 4))
    asked.submit()
    assert asked.form.fields["valid_to"].message.text == "Da compilare."
    asked.form.fields["valid_to"].fill(date(2024, 3, 29))
    asked.submit()
    settle()
    year = read_person_year(town.workspace, town.people["Serra Davide"], DAY).year
    [absence] = [one for one in year.facts if one.lane is Lane.ABSENCE]
    assert (absence.name, absence.note) == ("Congedo parentale", "26 giorni, non pesa")


def test_that_the_buttons_of_a_line_wait_until_one_is_chosen(person):
    show_list(person, person.postings)
    person.postings.view.setCurrentIndex(person.postings.model.index(-1, -1))
    assert not button(person.postings, "Correggi…").isEnabled()
    assert not button(person.postings, "Elimina…").isEnabled()
    assert button(person.postings, "Nuova assegnazione…").isEnabled()


def test_that_a_person_entered_by_mistake_is_deleted_after_a_yes(tab, town, settle):
    tab.show_place(Link("employee", town.people["Vitale Carla"]))
    settle()
    press(tab.units, "Elimina…")
    box = dialog_over(tab, QMessageBox)
    assert "data di cessazione" in box.informativeText()
    assert agree(tab, "Elimina") == "Eliminare Vitale Carla con le sue assegnazioni e i suoi incarichi?"
    settle()
    assert town.people["Vitale Carla"] not in {row.id for row in read_registry(town.workspace).employees}
    assert "23 persone" in tab.units.day_words.text()


def test_that_a_unit_without_anybody_is_deleted_after_a_yes(tab, town, settle):
    made = save_area(town.workspace, AreaDraft("Z", "Area Provvisoria")).ids[0]
    tab.units.make_stale()
    settle()
    tab.show_place(Link("area", made))
    settle()
    press(tab.units, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare «Area Provvisoria»?"
    settle()
    assert "Z" not in {area.code for area in read_registry(town.workspace).areas}


def test_that_a_new_area_is_made_from_the_menu_and_shown(tab, town, settle):
    tab.units.new_menu.actions()[0].trigger()
    asked = dialog_over(tab)
    assert_accessible(asked)
    assert_unique_mnemonics(asked)
    asked.form.fields["code"].fill("G")
    asked.submit()
    assert asked.form.fields["name"].message.text == "Da compilare."
    asked.form.fields["name"].fill("Area Cultura")
    asked.submit()
    settle()
    assert tab.units.unit_panel.title.text() == "Area Cultura"
    assert ("G", "Area Cultura") in {(area.code, area.name) for area in read_registry(town.workspace).areas}


def test_that_the_area_selected_gets_its_head_from_its_own_page(tab, town, settle):
    tab.show_place(Link("area", town.areas["F"]))
    settle()
    panel = tab.units.unit_panel
    show_list(panel, panel.appointments)
    press(panel.appointments, "Nuovo incarico…")
    asked = dialog_over(tab)
    assert asked.areas.ticked() == (town.areas["F"],)
    asked.form.fields["employee_id"].write(town.people["Vitale Carla"])
    asked.form.fields["valid_from"].fill(START)
    asked.submit()
    settle()
    assert [row.full_name for row in panel.appointments.rows()] == ["Vitale Carla"]


def test_that_the_appointment_of_an_area_is_corrected_and_deleted_from_its_page(tab, town, settle):
    tab.show_place(Link("area", town.areas["D"]))
    settle()
    panel = tab.units.unit_panel
    show_list(panel, panel.appointments)
    panel.appointments.select(panel.appointments.rows()[0].id)
    press(panel.appointments, "Correggi…")
    asked = dialog_over(tab)
    asked.form.fields["act"].fill("Decreto 3")
    asked.submit()
    settle()
    [row] = panel.appointments.rows()
    assert row.act == "Decreto 3"
    panel.appointments.select(row.id)
    press(panel.appointments, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare l'incarico di EQ di Greco Paola dal 01/01/2020?"
    settle()
    assert panel.summary.text().endswith("senza titolare di EQ in questo giorno")


def test_that_the_people_of_a_unit_lead_to_each_of_them(tab, town, settle, qtbot):
    tab.show_place(Link("area", town.areas["D"]))
    settle()
    panel = tab.units.unit_panel
    show_list(panel, panel.people)
    panel.people.select(next(row.id for row in panel.people.rows() if row.full_name == "Sala Giulia"))
    panel.people.view.setFocus()
    qtbot.keyClick(panel.people.view, Qt.Key.Key_Return)
    settle()
    assert tab.units.person_panel.title.text() == "Sala Giulia"


def test_that_many_areas_scroll_inside_the_dialog_of_an_appointment(tab, town, settle):
    for letter in "GHI":
        save_area(town.workspace, AreaDraft(letter, f"Area {letter}"))
    tab.units.make_stale()
    settle()
    tab.show_place(Link("employee", town.people["Vitale Carla"]))
    settle()
    press(tab.units, "Incarico EQ…")
    asked = dialog_over(tab)
    assert len(asked.areas.boxes) == 9
    assert asked.areas.height() < asked.fontMetrics().height() * 2 * 9
    last = list(asked.areas.boxes.values())[-1]
    last.click()
    asked.form.fields["valid_from"].fill(START)
    asked.submit()
    settle()
    [row] = read_registry(town.workspace).appointments_of[town.people["Vitale Carla"]]
    assert row.area_codes == "I"


@pytest.fixture
def ente(tab, settle):
    """The page of the ente, on one of its tables."""

    def show(table):
        tab.pages.setCurrentWidget(tab.ente)
        settle()
        show_table = next(
            place for place in range(tab.ente.tables.count()) if tab.ente.tables.widget(place).isAncestorOf(table)
        )
        tab.ente.tables.setCurrentIndex(show_table)
        return table

    return show


def test_that_an_official_is_corrected_and_deleted(tab, ente, town, settle):
    table = ente(tab.ente.officials)
    row = next(row for row in table.rows() if row.role is OfficialRole.MAYOR)
    table.select(row.id)
    press(table, "Correggi…")
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Carica"
    asked.form.fields["full_name"].fill("Neri Alberta")
    asked.submit()
    settle()
    assert "Neri Alberta" in {row.full_name for row in list_officials(town.workspace)}
    table.select(row.id)
    press(table, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare Neri Alberta (Sindaco)?"
    settle()
    assert [row.full_name for row in list_officials(town.workspace)] == ["Giusti Laura"]


def test_that_a_contract_area_is_corrected_and_deleted_unless_somebody_has_it(tab, ente, town, settle, told):
    table = ente(tab.ente.contract_areas)
    press(table, "Nuova area contrattuale…")
    asked = dialog_over(tab)
    asked.form.fill_values({"code": "FE", "name": "Funzionari"})
    asked.submit()
    settle()
    made = next(row for row in table.rows() if row.code == "FE")
    table.select(made.id)
    press(table, "Correggi…")
    asked = dialog_over(tab)
    asked.form.fields["name"].fill("Funzionari ed EQ")
    asked.submit()
    settle()
    assert [row.name for row in list_contract_areas(town.workspace)] == ["Istruttori", "Funzionari ed EQ"]
    table.select(made.id)
    press(table, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare «Funzionari ed EQ»?"
    settle()
    table.select(town.contract_area)
    press(table, "Elimina…")
    agree(tab, "Elimina")
    settle()
    assert [words for words in told() if "«Istruttori»" in words]
    assert [row.code for row in list_contract_areas(town.workspace)] == ["IS"]


def test_that_a_logo_is_chosen_from_a_file_and_taken_away(tab, ente, town, settle, tmp_path: Path):
    ente(tab.ente.form)
    picture = tmp_path / "logo.png"
    assert tab.ente.logo.grab().save(str(picture))
    assert not button(tab.ente.logo, "Rimuovi").isEnabled()
    press(tab.ente.logo, "Scegli il logo…")
    assert choose_path(tab, picture) == "Scegli il logo dell'ente"
    settle()
    assert read_municipality(town.workspace).logo == picture.read_bytes()
    press(tab.ente.logo, "Rimuovi")
    settle()
    assert read_municipality(town.workspace).logo is None
    assert tab.ente.logo.picture.text() == "Nessun logo"
    assert not button(tab.ente.logo, "Rimuovi").isEnabled()


def test_that_the_organigramma_grows_and_shrinks_with_the_wheel_and_the_buttons(tab, settle):
    tab.pages.setCurrentIndex(3)
    settle()
    page = tab.pages.currentWidget()
    before = page.sheet.zoom
    wheel(page.area.viewport(), 1)
    assert page.sheet.zoom > before
    wheel(page.area.viewport(), -1)
    assert page.sheet.zoom == pytest.approx(before)
    wheel(page.area.viewport(), -1, Qt.KeyboardModifier.NoModifier)
    assert page.sheet.zoom == pytest.approx(before)
    press(page, "Rimpicciolisci")
    assert page.sheet.zoom < before
    press(page, "Ingrandisci")
    assert page.sheet.zoom == pytest.approx(before)


def test_that_the_organigramma_is_saved_where_the_user_says(tab, settle, tmp_path: Path):
    tab.pages.setCurrentIndex(3)
    settle()
    press(tab.pages.currentWidget(), "Salva disegno…")
    assert choose_path(tab, tmp_path / "pianta.svg") == "Salva l'organigramma"
    settle()
    assert (tmp_path / "pianta.svg").read_bytes().startswith(b"<?xml")
    box = dialog_over(tab, QMessageBox)
    assert str(tmp_path / "pianta.svg") in box.informativeText()
    box.accept()


def test_that_a_cost_cannot_be_deleted_by_mistake(tab, ente, town, settle):
    table = ente(tab.ente.costs)
    table.select(table.rows()[0].id)
    press(table, "Elimina…")
    give_up(tab)
    settle()
    assert [row.total for row in table.rows()] == [Decimal("960000.75")]

"""Correcting and deleting what is dated, units, people, officials and the logo: each from its own buttons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.issues import Link
from app.domain.roles import OfficialRole
from app.domain.structure.evaluators import EvaluatorOverrideDraft
from app.domain.structure.hierarchy import Party
from app.domain.structure.person_year import Lane
from app.domain.structure.units import AreaDraft
from app.services.structure.appointments import delete_appointment, save_appointment
from app.services.structure.contract_areas import list_contract_areas
from app.services.structure.evaluators import list_officials, save_override
from app.services.structure.municipality import read_municipality
from app.services.structure.postings import save_posting
from app.services.structure.units import save_area
from tests.archives.plain import read_person, read_registry
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


def commit(form, key, text):
    """Write in a field as one does, and leave it."""
    line = form.fields[key].editor
    line.setText(text)
    line.editingFinished.emit()


def test_that_a_posting_is_corrected_in_the_fields_of_its_bar(person, bar, stored, settle):
    bar(Lane.POSTING, JULY)
    form = person.editor.forms[Lane.POSTING].form
    assert form.draft_values()["valid_from"] == JULY
    commit(form, "profile", "Istruttore esperto")
    settle()
    assert [row.profile for row in stored().postings] == ["Istruttore", "Istruttore esperto"]
    assert "Istruttore esperto" in bar(Lane.POSTING, JULY).accessibleName()


def test_that_a_posting_is_deleted_only_after_a_yes(person, bar, tab, stored, settle, qtbot):
    chosen = bar(Lane.POSTING, JULY)
    qtbot.keyClick(chosen, Qt.Key.Key_Delete)
    give_up(tab)
    settle()
    assert len(stored().postings) == 2
    press(person.editor, "Elimina…")
    question = agree(tab, "Elimina")
    settle()
    assert question.startswith("Eliminare l'assegnazione di Serra Davide a ")
    assert question.endswith("dal 01/07/2024?")
    assert [row.valid_from for row in stored().postings] == [START]
    assert person.coverage.words.text() == "Coperti 182 giorni su 366: nessuna assegnazione dal 01/07 al 31/12"


def test_that_an_appointment_is_corrected_and_its_missing_act_is_said(person, bar, stored, settle):
    bar(Lane.APPOINTMENT)
    form = person.editor.forms[Lane.APPOINTMENT].form
    message = form.fields["act"].message
    assert message.text == ""
    commit(form, "act", "")
    settle()
    assert [row.act for row in stored().appointments] == [""]
    assert message.text == "Manca l'atto: l'incarico si conferisce per iscritto."
    assert person.editor.forms[Lane.APPOINTMENT].form.wrong_fields() == set()
    commit(form, "act", "Decreto 8")
    commit(form, "position_pay", "12.000,50")
    settle()
    [row] = stored().appointments
    assert (row.act, row.position_pay) == ("Decreto 8", Decimal("12000.50"))
    assert message.text == ""


def test_that_more_areas_are_given_to_an_appointment_in_its_dialog(person, bar, tab, town, stored, settle):
    bar(Lane.APPOINTMENT)
    press(person.editor, "Più aree…")
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Incarico di EQ"
    assert asked.areas.ticked() == (town.areas["F"],)
    [head] = read_registry(town.workspace).appointments_over[town.areas["E"]]
    delete_appointment(town.workspace, head.id)
    asked.areas.boxes[town.areas["E"]].setChecked(True)
    asked.submit()
    settle()
    assert [row.area_codes for row in stored().appointments] == ["F; E"]
    form = person.editor.forms[Lane.APPOINTMENT].form
    assert set(form.fields["area_ids"].value()) == {town.areas["E"], town.areas["F"]}


def test_that_the_dialog_of_an_appointment_says_that_the_act_is_missing_and_goes_on(person, tab, town, stored, settle):
    tab.units.appoint()
    asked = dialog_over(tab)
    asked.form.fields["valid_from"].editor.setText("01/08/2024")
    asked.form.fields["valid_from"].editor.editingFinished.emit()
    assert asked.form.fields["act"].message.text == "Manca l'atto: l'incarico si conferisce per iscritto."
    for area_id, box in asked.areas.boxes.items():
        box.setChecked(area_id == town.areas["C"])
    head = read_registry(town.workspace).appointments_over[town.areas["C"]][0]
    delete_appointment(town.workspace, head.id)
    asked.submit()
    settle()
    assert [row.act for row in stored().appointments] == ["Decreto 7", ""]


def test_that_a_unit_is_offered_by_its_own_name_before_that_of_its_area(person, bar):
    bar(Lane.POSTING, JULY)
    field = person.editor.forms[Lane.POSTING].form.fields["unit"]
    assert field.box.currentText() == "Assistenza, Servizi sociali"


def test_that_an_appointment_is_deleted_after_a_yes(person, bar, tab, stored, settle, qtbot):
    qtbot.keyClick(bar(Lane.APPOINTMENT), Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare l'incarico di EQ di Serra Davide dal 01/01/2020?"
    settle()
    assert stored().appointments == ()


def test_that_another_evaluator_is_corrected_in_its_fields_and_deleted_after_a_yes(person, bar, tab, stored, settle):
    chosen = bar(Lane.EVALUATOR)
    assert chosen.fact.name == "Sala Giulia"
    field = person.editor.forms[Lane.EVALUATOR].form.fields["reason"]
    field.editor.setPlainText("Conflitto di interessi")
    field.committed.emit()
    settle()
    assert [(row.evaluator, row.reason) for row in stored().overrides] == [("Sala Giulia", "Conflitto di interessi")]
    press(person.editor, "Elimina…")
    assert agree(tab, "Elimina") == "Eliminare la scelta di Sala Giulia come valutatore di Serra Davide?"
    settle()
    assert stored().overrides == ()
    assert bar(Lane.EVALUATOR).fact.name == "Giusti Laura"


def test_that_another_evaluator_is_chosen_with_the_reason(tab, town, choose, bar, stored, settle, qtbot):
    choose("employee", "Serra Davide")
    tab.units.evaluator_action.trigger()
    asked = dialog_over(tab)
    asked.reject()
    qtbot.keyClick(bar(Lane.EVALUATOR), Qt.Key.Key_Return)
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
    assert bar(Lane.EVALUATOR).fact.note == "scelto: Parentela"


def test_that_an_absence_is_entered_corrected_and_deleted(tab, choose, bar, settle, qtbot):
    choose("employee", "Serra Davide")
    [absence] = [one for one in tab.units.tree.verbs.shown() if one.words() == "Assenza…"]
    absence.slot()
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
    chosen = bar(Lane.ABSENCE)
    assert (chosen.fact.name, chosen.fact.note) == ("Congedo parentale", "26 giorni, non pesa")
    form = tab.units.person_panel.editor.forms[Lane.ABSENCE].form
    commit(form, "valid_to", "5/4")
    settle()
    assert bar(Lane.ABSENCE).fact.note == "33 giorni, non pesa"
    qtbot.keyClick(bar(Lane.ABSENCE), Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare l'assenza di Serra Davide dal 04/03/2024?"
    settle()
    assert not [one for one in tab.units.person_panel.lanes.bars if one.fact.lane is Lane.ABSENCE]


def test_that_a_person_entered_by_mistake_is_deleted_after_a_yes(tab, town, settle):
    tab.show_place(Link("employee", town.people["Vitale Carla"]))
    settle()
    tab.units.delete_action.trigger()
    assert agree(tab, "Elimina") == "Eliminare Vitale Carla con le sue assegnazioni e i suoi incarichi?"
    settle()
    assert town.people["Vitale Carla"] not in {row.id for row in read_registry(town.workspace).employees}
    assert tab.row.day.words.text() == "23 in servizio al"


def test_that_a_unit_without_anybody_is_deleted_after_a_yes(tab, town, settle):
    made = save_area(town.workspace, AreaDraft("Z", "Area Provvisoria")).ids[0]
    tab.units.make_stale()
    settle()
    tab.show_place(Link("area", made))
    settle()
    tab.units.delete_action.trigger()
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
    assert tab.units.unit_panel.header.title.text() == "Area Cultura"
    assert ("G", "Area Cultura") in {(area.code, area.name) for area in read_registry(town.workspace).areas}


def test_that_the_area_selected_gets_its_head_from_its_own_page(tab, town, settle):
    tab.show_place(Link("area", town.areas["F"]))
    settle()
    panel = tab.units.unit_panel
    press(panel, "Incarico di EQ…")
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
    assert panel.header.summary.text().endswith("senza titolare di EQ in questo giorno")


def test_that_an_area_is_given_to_the_mayor_corrected_and_taken_back_from_its_page(tab, town, settle):
    tab.show_place(Link("area", town.areas["F"]))
    settle()
    panel, mayor = tab.units.unit_panel, next(one for one in tab.units.overview.officials if one.role.name == "MAYOR")
    assert panel.charges.isHidden()
    assert "Responsabilità al Sindaco o al Segretario…" in [one.words() for one in tab.units.tree.verbs.shown()]
    press(panel, "Al Sindaco o al Segretario…")
    asked = dialog_over(tab)
    assert asked.areas.ticked() == (town.areas["F"],)
    asked.form.fields["official_id"].write(mayor.id)
    asked.form.fields["valid_from"].editor.setText("01/01/2020")
    asked.form.fields["valid_from"].editor.editingFinished.emit()
    assert asked.form.fields["official_id"].message.text.startswith("L'ente ha 8.050 abitanti")  # warned of, and kept
    assert asked.form.fields["act"].message.text.startswith("Manca l'atto")
    asked.submit()
    settle()
    [row] = panel.charges.rows()
    assert (row.full_name, panel.charges.isHidden()) == ("Neri Alberto", False)
    assert panel.header.summary.text().endswith("responsabile: il Sindaco Neri Alberto")
    panel.charges.select(row.id)
    press(panel.charges, "Correggi…")
    asked = dialog_over(tab)
    asked.form.fields["act"].fill("Delibera 7")
    asked.submit()
    settle()
    assert [one.act for one in panel.charges.rows()] == ["Delibera 7"]
    panel.charges.select(row.id)
    press(panel.charges, "Elimina…")
    question = "Eliminare la responsabilità di Area Servizi al cittadino data a Neri Alberto dal 01/01/2020?"
    assert agree(tab, "Elimina") == question
    settle()
    assert (panel.charges.isHidden(), panel.appointments.isHidden()) == (True, False)


def test_that_the_people_of_a_unit_lead_to_each_of_them(tab, town, settle, qtbot):
    tab.show_place(Link("area", town.areas["D"]))
    settle()
    panel = tab.units.unit_panel
    panel.people.select(next(row.id for row in panel.people.rows() if row.full_name == "Sala Giulia"))
    panel.people.view.setFocus()
    qtbot.keyClick(panel.people.view, Qt.Key.Key_Return)
    settle()
    assert tab.units.person_panel.header.title.text() == "Sala Giulia"


def test_that_many_areas_scroll_inside_the_dialog_of_an_appointment(tab, town, settle):
    for letter in "GHI":
        save_area(town.workspace, AreaDraft(letter, f"Area {letter}"))
    tab.units.make_stale()
    settle()
    tab.show_place(Link("employee", town.people["Vitale Carla"]))
    settle()
    tab.units.appoint()
    asked = dialog_over(tab)
    assert len(asked.areas.boxes) == 9
    assert asked.areas.height() < asked.fontMetrics().height() * 2 * 9
    asked.areas.boxes[town.areas["F"]].setChecked(False)
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
        tab.show_page(4)
        settle()
        widgets = [tab.ente.tables.widget(place) for place in range(tab.ente.tables.count())]
        tab.ente.sections.setCurrentRow(next(n for n, one in enumerate(widgets) if one.isAncestorOf(table)))
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
    press(table, "Nuova area…")
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
    assert not button(tab.ente.logo, "Togli").isEnabled()
    press(tab.ente.logo, "Scegli il logo…")
    assert choose_path(tab, picture) == "Scegli il logo dell'ente"
    settle()
    assert read_municipality(town.workspace).logo == picture.read_bytes()
    press(tab.ente.logo, "Togli")
    settle()
    assert read_municipality(town.workspace).logo is None
    assert tab.ente.logo.picture.text() == "Nessun logo"
    assert not button(tab.ente.logo, "Togli").isEnabled()


def test_that_the_organigramma_grows_and_shrinks_with_the_wheel_and_the_buttons(tab, settle):
    tab.show_page(3)
    settle()
    page = tab.pages.currentWidget()
    before = page.sheet.zoom
    wheel(page.area.viewport(), 1)
    assert page.sheet.zoom > before
    wheel(page.area.viewport(), -1)
    assert page.sheet.zoom == pytest.approx(before)
    wheel(page.area.viewport(), -1, Qt.KeyboardModifier.NoModifier)
    assert page.sheet.zoom == pytest.approx(before)
    press(tab.row, "Rimpicciolisci")
    assert page.sheet.zoom < before
    press(tab.row, "Ingrandisci")
    assert page.sheet.zoom == pytest.approx(before)


def test_that_the_organigramma_is_saved_where_the_user_says(tab, settle, tmp_path: Path):
    tab.show_page(3)
    settle()
    press(tab.row, "Salva…")
    assert choose_path(tab, tmp_path / "pianta.svg") == "Salva l'organigramma"
    settle()
    assert (tmp_path / "pianta.svg").read_bytes().startswith(b"<?xml")


def test_that_a_cost_cannot_be_deleted_by_mistake(tab, ente, town, settle):
    table = ente(tab.ente.costs)
    table.select(table.rows()[0].id)
    press(table, "Elimina…")
    give_up(tab)
    settle()
    assert [row.total for row in table.rows()] == [Decimal("960000.75")]

"""The list of the staff, the table by gender, the organigramma, the ente; and an archive with nothing in it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QScrollArea

from app.domain.documents.catalogue import DOSSIERS
from app.domain.duties.reminding import number_of
from app.domain.issues import Link
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party
from app.services.structure.evaluators import list_officials
from app.services.structure.municipality import list_costs, list_population, read_municipality
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.rows_model import CellEdit
from app.ui.structure.panel_header import PanelHeader
from app.ui.structure.tab import StructureTab
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.words import IMPORT, MODEL
from tests.ui.driving import choose_path, dialog_over


@pytest.fixture
def page(tab, settle):
    def show(place):
        tab.show_page(place)
        settle()
        return tab.pages.currentWidget()

    return show


def test_that_the_list_leads_to_the_person(tab, page, settle):
    people = page(1)
    assert len(people.table.rows()) == 24
    people.table.select(people.table.rows()[0].id)
    [verb] = [one for one in people.table.verbs.shown() if one.words() == "Apri la persona"]
    verb.slot()
    settle()
    assert tab.pages.currentWidget() is tab.units
    assert tab.units.person_panel.header.title.text() == "Amato Nicola"


def test_that_the_list_takes_the_staff_from_a_file_and_gives_the_model_to_fill(page, settle, tmp_path: Path):
    people, told = page(1), []
    people.desk.hub.notice_told.connect(told.append)
    verbs = {one.text(): one for one in people.staff_button.menu().actions()}
    verbs[MODEL].trigger()
    assert choose_path(people, tmp_path / "modello.xlsx") == MODEL.rstrip("…")
    settle()
    assert told[-1].words.startswith("Scritto il modello")
    verbs[IMPORT].trigger()
    assert choose_path(people, tmp_path / "modello.xlsx") == "Importa l'anagrafica"
    settle()
    dialog = dialog_over(people, ImportDialog)
    assert not dialog.confirm.isEnabled()  # all of it is there already
    dialog.reject()


def test_that_the_list_leads_to_all_that_is_kept_of_a_person(tab, page, qtbot):
    people = page(1)
    row = people.table.rows()[0]
    people.table.select(row.id)
    people.table.verbs.open_at_row()
    [verb] = [one for one in people.table.verbs.menu.actions() if one.text() == "Stampa il fascicolo…"]
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        verb.trigger()
    assert asked.args == [Link("document", number_of(Party(employee_id=row.id)), DOSSIERS.code)]
    [hours] = [one for one in people.table.verbs.menu.actions() if one.text() == "Ore di formazione…"]
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        hours.trigger()
    assert asked.args == [Link("training", row.id)]
    people.table.verbs.menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert people.table.verbs.menu is None


def test_that_the_staff_table_ends_with_its_total(page):
    staff = page(2)
    assert staff.summary.text() == "Donne 16 (66,7 %) · Uomini 8 (33,3 %)"
    last = staff.table.rows()[-1]
    assert (last.unit, last.men, last.women, last.total) == ("Totale", 8, 16, 24)


def test_that_the_organigramma_is_drawn_on_white_and_zooms(page, qtbot):
    chart = page(3)
    assert chart.sheet.drawing.isValid()
    picture = chart.sheet.grab().toImage()
    assert picture.pixelColor(2, picture.height() // 3).name() == "#ffffff"
    width = chart.sheet.width()
    chart.zoom_in()
    assert chart.sheet.width() > width
    chart.fit()
    assert chart.sheet.height() <= chart.area.maximumViewportSize().height()


def test_that_the_organigramma_is_as_narrow_as_the_page_until_somebody_zooms(page, theme, settle):
    chart = page(3)
    bar = chart.area.horizontalScrollBar()
    for percent in (100, 200):
        theme.resize(percent)
        chart.window().resize(1024, 680)
        QApplication.processEvents()
        assert not bar.isVisible()
        assert chart.sheet.zoom <= 1
    chart.zoom_in()
    chart.zoom_in()
    QApplication.processEvents()
    assert bar.maximum() > 0


def test_that_the_organigramma_is_saved_to_a_file_and_the_page_says_so(desk, page, settle, tmp_path: Path):
    told = []
    desk.hub.notice_told.connect(told.append)
    chart = page(3)
    chart._write(tmp_path / "organigramma.svg")
    settle()
    assert (tmp_path / "organigramma.svg").read_bytes().startswith(b"<?xml")
    assert [one.words for one in told] == ["Organigramma salvato in organigramma.svg."]


def test_that_the_letterhead_is_saved_in_place(page, town, settle):
    ente = page(4)
    line = ente.form.form.fields["address"].editor
    line.setText("Via Verdi 2")
    line.editingFinished.emit()
    settle()
    assert read_municipality(town.workspace).address == "Via Verdi 2"


def test_that_a_wrong_field_does_not_hold_back_the_others_and_keeps_what_was_typed(page, town, settle, qtbot):
    form = page(4).form.form
    code, address = form.fields["istat_code"].editor, form.fields["address"].editor
    for line, text in ((code, "abc"), (address, "Via Verdi 2")):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert read_municipality(town.workspace).address == "Via Verdi 2"
    assert code.text() == "abc"
    assert form.fields["istat_code"].message.text == "Il codice ISTAT ha sei cifre."
    assert form.focusWidget() is not code


def test_that_a_logo_is_chosen_and_a_bad_one_is_refused(tab, page, town, settle, tmp_path: Path):
    ente = page(4)
    good = tmp_path / "logo.png"
    assert ente.grab().save(str(good))
    ente.logo._take(good)
    settle()
    assert read_municipality(town.workspace).logo == good.read_bytes()
    assert not ente.logo.picture.pixmap().isNull()
    bad = tmp_path / "testo.png"
    bad.write_text("non è un'immagine")
    ente.logo._take(bad)
    settle()
    assert read_municipality(town.workspace).logo == good.read_bytes()


def test_that_a_cell_of_the_population_is_saved_and_recomputed(page, town, settle):
    ente = page(4)
    row = ente.population.rows()[1]
    ente.population.edited.emit(CellEdit(row, "men", 4000))
    settle()
    assert ente.population.rows()[1].residents == 8080
    assert list_population(town.workspace)[1].men == 4000


def test_that_a_pasted_block_is_saved_as_one_operation(page, town, settle):
    ente = page(4)
    first, second = ente.population.rows()[:2]
    ente.population.pasted.emit(
        [CellEdit(first, "men", 4001), CellEdit(first, "women", 4002), CellEdit(second, "men", 4003)]
    )
    settle()
    assert [(row.men, row.women) for row in list_population(town.workspace)][:2] == [(4001, 4002), (4003, 4080)]


def test_that_years_that_find_no_place_are_offered_as_new_ones(page, town, settle, qapp):
    ente = page(4)
    count = len(list_costs(town.workspace))
    ente.costs.select(ente.costs.rows()[-1].id)
    last = ente.costs.rows()[-1]
    qapp.clipboard().setText(f"{last.year}\t1000\t10\t20\n2031\t2000\t20\t40\n2032\t3000\t30\t60\n")
    ente.costs.view.paste()
    box = next(box for box in ente.costs.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.buttons() if button.text() == "Aggiungi 2 righe").click()
    settle()
    costs = list_costs(town.workspace)
    assert len(costs) == count + 2
    assert [(row.year, row.total) for row in costs[-2:]] == [(2031, 2060), (2032, 3090)]


def test_that_a_new_count_and_a_new_cost_are_asked_in_a_dialog(page, town, settle, dialog):
    ente = page(4)
    ente.population.ask_new()
    asked = dialog()
    for key, text in {"counted_on": "31/12/2024", "men": "3900", "women": "4000"}.items():
        asked.form.fields[key].editor.setText(text)
    asked.submit()
    settle()
    assert list_population(town.workspace)[-1].counted_on == date(2024, 12, 31)
    ente.costs.ask_new()
    asked = dialog()
    for key, text in {"year": "2024", "pay": "1.000,50", "irap": "10", "contributions": "20"}.items():
        asked.form.fields[key].editor.setText(text)
    asked.submit()
    settle()
    assert list_costs(town.workspace)[-1].total == Decimal("1030.50")


def test_that_a_row_of_figures_is_deleted_after_asking(tab, page, town, settle):
    ente = page(4)
    ente.costs.select(ente.costs.rows()[0].id)
    ente.costs.ask_delete()
    [box] = [one for one in tab.findChildren(QMessageBox) if one.isVisible()]
    box.buttons()[0].click()
    settle()
    assert list_costs(town.workspace) == []


def test_that_a_new_secretary_is_entered(page, town, settle, dialog):
    ente = page(4)
    ente.officials.ask_new()
    asked = dialog()
    asked.form.fields["role"].write(OfficialRole.SECRETARY)
    asked.form.fields["full_name"].editor.setText("Riva Piero")
    asked.form.fields["valid_from"].editor.setText("01/10/2024")
    asked.submit()
    settle()
    assert [row.full_name for row in list_officials(town.workspace)][1:] == ["Giusti Laura", "Riva Piero"]
    assert len(ente.officials.rows()) == 3


def test_that_the_list_of_contract_areas_grows(page, settle, dialog):
    ente = page(4)
    ente.contract_areas.ask_new()
    asked = dialog()
    asked.form.fields["code"].editor.setText("FE")
    asked.form.fields["name"].editor.setText("Funzionari")
    asked.submit()
    settle()
    assert [row.code for row in ente.contract_areas.rows()] == ["IS", "FE"]


def test_that_a_link_to_the_ente_opens_its_page(tab, settle):
    tab.show_place(Link("municipality", 1))
    settle()
    assert tab.pages.currentWidget() is tab.ente
    for field, name in (("officials", "Cariche"), ("declared", "Dati dichiarati"), ("", "Intestazione e logo")):
        tab.show_place(Link("municipality", 1, field))
        settle()
        assert tab.ente.sections.currentItem().text() == name


def test_that_every_page_looks_at_the_day_chosen_in_the_row(tab, page, settle):
    line = tab.row.day.line
    line.setText("31/12/2023")
    line.editingFinished.emit()
    assert line.property("error")
    line.setText("1/3")
    line.editingFinished.emit()
    settle()
    assert tab.row.day.words.text() == "24 in servizio al"
    assert line.text() == "01/03/2024"
    assert tab.units.tree.head.day.text() == "al 01/03/2024"
    assert page(3).chart.day == date(2024, 3, 1)
    assert tab.row.day.words.text() == "Al"
    assert page(1).sight.day == date(2024, 3, 1)


def test_that_the_day_goes_back_to_that_of_the_year_with_another_year(tab, desk, settle):
    tab.sight.look_at(date(2024, 3, 1))
    desk.hub.set_year(2023)
    settle()
    assert tab.row.day.line.text() == "31/12/2023"


def test_that_the_ente_has_no_day_and_its_sections_are_chosen_from_a_list(tab, page):
    ente = page(4)
    assert not tab.row.day.isVisible()
    ente.sections.setCurrentRow(2)
    assert ente.population.isVisible()
    ente.sections.setCurrentRow(1)
    assert ente.officials.isVisible()


def test_that_a_view_is_chosen_with_the_arrows_or_from_a_list_where_there_is_no_room(tab, settle, qtbot):
    first = tab.row.switch.segments[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    settle()
    assert tab.pages.currentWidget() is tab.people
    assert not tab.row.list.isVisible()
    tab.window().resize(640, 600)
    assert tab.row.list.isVisible()
    assert tab.row.list.currentText() == "Elenco"
    tab.row.list.setCurrentIndex(2)
    tab.row.list.activated.emit(2)
    settle()
    assert tab.pages.currentWidget() is tab.staff


def test_that_nothing_in_the_row_of_controls_is_ever_cut(tab, theme, qtbot):
    seen = (tab.row.switch, tab.row.list, tab.row.day.words)
    for width in (1340, 960, 890, 700, 480):
        tab.window().resize(width, 600)
        qtbot.waitUntil(lambda: all(one.width() >= one.minimumSizeHint().width() for one in seen if one.isVisible()))
        assert tab.row.switch.isVisible() != tab.row.list.isVisible()
        assert tab.units.controls.geometry().right() < tab.row.width()


def test_that_a_header_puts_under_the_title_what_has_no_room_beside_it(tab, choose, theme):
    choose("employee", "Serra Davide")
    header = tab.units.person_panel.header
    tab.window().resize(1340, 600)
    QApplication.processEvents()
    assert header.summary.y() < header.title.geometry().bottom()
    tab.window().resize(800, 600)
    QApplication.processEvents()
    assert header.summary.y() > header.title.geometry().bottom()
    assert header.verbs.width() >= header.verbs.sizeHint().width()


def test_that_what_stands_under_a_header_does_not_move_with_the_words_in_it(theme, qtbot):
    header = PanelHeader([QPushButton("Assegnazione…"), QPushButton("Incarico di EQ…")], 760)
    qtbot.addWidget(header)
    header.resize(800, 40)
    header.show()
    facts = ["matricola 0302   Funzionari ed EQ   in servizio dal 01/04/1997", "matricola 0302"]
    heights, tips = set(), []
    for name in ("Riva Ada", "Colombo Marco", "De Luca Maria Antonietta"):
        header.show_words(name, facts)
        QApplication.processEvents()
        heights.add((header.heightForWidth(800), header.sizeHint().height()))
        tips.append(header.summary.toolTip())
    assert len(heights) == 1
    assert tips == ["", "", facts[0]]
    header.resize(340, 120)  # the verbs go on a line of their own, as wide as they were
    header.show_words("Area Affari generali, Amministrativa e Risorse umane", facts)
    QApplication.processEvents()
    verbs = header.verbs.findChildren(QPushButton)
    assert header.verbs.y() > header.summary.y()
    assert [one.width() for one in verbs] == [one.sizeHint().width() for one in verbs]


def test_that_an_empty_archive_says_what_to_do(workspace, runner, open_page, settle):
    tab = open_page(StructureTab(Desk(workspace, runner, Hub(2024))))
    assert "La struttura è vuota" in tab.units.tree.view.empty.text
    assert tab.units.details.currentWidget() is tab.units.nothing
    assert [one.words() for one in tab.units.tree.verbs.shown()][:2] == ["Modifica", "Nuova area…"]
    tab.units._of_unit(tab.units.commands.hire)()
    assert dialog_over(tab, QMessageBox).text() == "Prima serve un'area."
    for place in range(tab.pages.count()):
        tab.show_page(place)
        settle()


def test_that_searching_in_the_page_puts_the_keyboard_in_its_filter(tab, settle):
    settle()
    tab.activateWindow()
    assert tab.focus_search()
    assert tab.units.tree.filter.hasFocus() or tab.units.tree.filter.isAncestorOf(tab.focusWidget())
    tab.show_page(1)
    settle()
    assert tab.focus_search()
    assert tab.pages.currentWidget().table.filter.hasFocus()


def test_that_the_long_form_of_the_ente_scrolls_and_its_tables_do_so_by_themselves(page):
    tables = page(4).tables
    assert [isinstance(tables.widget(place), QScrollArea) for place in range(3)] == [True, False, False]

"""The catalogue in its window, and beside an objective without indicators."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import make_services
from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.own import OwnEntryDraft
from app.domain.issues import Link
from app.domain.objectives.indicator import IndicatorDraft
from app.services.catalogue.own import delete_own_entries, list_own_entries, save_own_entry
from app.services.catalogue.proposing import lines_to_complete
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives
from app.services.objectives.indicators import save_indicator
from app.ui.catalogue.catalogue_dialog import CatalogueDialog, ChosenObjective
from app.ui.catalogue.complete_dialog import CompleteDialog
from app.ui.catalogue.entry_dialog import EntryDialog
from app.ui.catalogue.indicator_form import CatalogueIndicatorDialog
from app.ui.catalogue.learn_dialog import LearnDialog
from app.ui.catalogue.year_dialog import ToYearDialog
from app.ui.kit.boxes import Box
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.objectives.tab import ObjectivesTab
from tests.archives.office import YEAR, list_objectives
from tests.ui.driving import agree, choose_path
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import assert_accessible
from tests.ui.window.test_by_role import opened


@pytest.fixture
def desk(office, runner):
    return Desk(office.workspace, runner, Hub(YEAR))


@pytest.fixture
def settle(qtbot, runner):
    def wait():
        for _ in range(4):
            wait_for_idle(qtbot, runner)
            QApplication.processEvents()

    return wait


@pytest.fixture
def catalogue(qtbot, desk, settle):
    """Open the catalogue, on an objective or on none."""

    def opened(objective=None):
        dialog = CatalogueDialog(None, desk, objective)
        qtbot.addWidget(dialog)
        dialog.open()
        settle()
        return dialog

    return opened


def titles(dialog):
    return [row.title for row in dialog.table.rows()]


def open_one(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_that_entries_are_searched_by_words_and_settore_and_brought_into_the_year(catalogue, office, settle):
    dialog = catalogue()
    assert_accessible(dialog)
    assert len(titles(dialog)) >= 310
    dialog.sector.setCurrentText("Tributi ed entrate")
    assert "Tributi ed entrate" in {row.sector for row in dialog.table.rows()}
    assert len(titles(dialog)) < 40
    dialog.search.setText("zebra")
    assert titles(dialog) == []
    assert "Nessuna voce risponde a «zebra»." in dialog.table.view.empty.text
    assert not dialog.verbs.add.isEnabled()
    dialog.search.setText("evasi accert")
    assert titles(dialog)[0] == "Recuperare i tributi evasi con accertamenti mirati"
    assert "Come scegliere l'atteso: " in dialog.panel.details.text()
    dialog.verbs.add.click()
    settle()
    units = open_one(ToYearDialog)
    assert units.form.draft_values()["unit"] == office.units["Tributi"]
    units.submit()
    settle()
    (row,) = list_objectives(office.workspace, YEAR)
    assert (row.title, row.units, row.indicators) == (titles(dialog)[0], "Settore Tributi", 3)
    assert dialog.told.text.startswith(f"Aggiunto all'anno {YEAR}")


def test_that_an_entry_is_used_for_the_objective_chosen(catalogue, office, settle):
    identity = office.objective("Piano neve")
    assert not catalogue().verbs.use.isEnabled()
    dialog = catalogue(ChosenObjective(identity, "SEG-01", "Piano neve"))
    assert dialog.search.text() == "Piano neve"
    assert dialog.entry.code == "man-neve"
    assert dialog.verbs.use.text() == "Usa per SEG-01"
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Return)
    settle()
    names = [one.name for one in objective_detail(office.workspace, identity).indicators]
    assert names == [one.name for one in dialog.entry.indicators]
    dialog.verbs.use.click()
    settle()
    assert dialog.told.text == "Non c'era nulla da cambiare."


def test_that_entries_of_the_ente_are_written_changed_and_removed(catalogue, office, settle):
    dialog = catalogue()
    dialog.sector.setCurrentText("Solo le voci dell'ente")
    assert "L'ente non ha ancora voci sue." in dialog.table.view.empty.text
    assert not dialog.verbs.take_out.isEnabled()
    dialog.verbs.new.click()
    written = open_one(EntryDialog)
    written.form.fields["title"].line.setText("Riparare le biciclette")
    written.submit()
    written.add_indicator()
    indicator = open_one(CatalogueIndicatorDialog)
    indicator.form.fields["name"].line.setText("Biciclette riparate")
    indicator.form.fields["unit"].line.setText("n.")
    indicator.submit()
    written.form.fields["words"].line.setText("biciclett, ruote,, biciclett ")
    written.submit()
    settle()
    (kept,) = list_own_entries(office.workspace)
    assert kept.entry.words == ("biciclett", "ruote")
    assert kept.entry.indicators == (CatalogueIndicator("Biciclette riparate", "n."),)
    assert titles(dialog) == ["Riparare le biciclette"]
    dialog.verbs.edit.click()
    settle()
    changed = open_one(EntryDialog)
    changed.form.fields["title"].line.setText("Riparare le bici")
    changed.submit()
    settle()
    assert titles(dialog) == ["Riparare le bici"]
    dialog.verbs.remove.click()
    settle()
    next(button for button in open_one(Box).buttons() if button.text() == "Elimina").click()
    settle()
    assert list_own_entries(office.workspace) == ()


def test_that_entries_are_learned_and_travel_as_a_file(catalogue, office, settle, tmp_path: Path):
    entry = CatalogueEntry("nostra", "La nostra voce", (), ("nostra",), (), (CatalogueIndicator("Misura", "n."),))
    save_own_entry(office.workspace, OwnEntryDraft(entry))
    dialog = catalogue()
    path = tmp_path / "voci.toml"
    dialog.verbs.write_to(path)
    settle()
    assert dialog.told.text == f"Scritto il file {path}."
    dialog.verbs.preview(path)
    settle()
    assert dialog.told.text == "Il file voci.toml non porta nulla di nuovo: 1 voce uguale."
    path.write_text('[[obiettivo]]\ncodice = "a"', encoding="utf-8")
    dialog.verbs.preview(path)
    settle()
    assert "obiettivo «a», «titolo»" in dialog.told.text
    dialog.verbs.ask_learn()
    settle()
    learn = open_one(LearnDialog)
    assert "Nessun obiettivo da aggiungere." in learn.table.view.empty.text
    assert not learn.keep_button.isEnabled()


def test_that_an_objective_without_indicators_has_proposals_with_one_key_each(qtbot, desk, open_page, office, settle):
    identity, vague = office.objective("Piano neve"), office.objective("Zebre")
    tab = open_page(ObjectivesTab(desk), 1200)
    settle()
    tab.show_place(Link("objective", vague))
    settle()
    tab.details.objective.show_page("Indicatori")
    settle()
    page = tab.details.objective.page("Indicatori")
    assert page.proposals.title.text() == "Nessun obiettivo del catalogo somiglia a questo."
    tab.show_place(Link("objective", identity))
    settle()
    assert page.proposals.isVisible()
    first = page.proposals.proposals[0]
    assert first.entry.code == "man-neve"
    assert first.entry.indicators[0].name in page.proposals.rows[0].name.text()
    assert page.proposals.rows[0].button.accessibleName() == f"Accetta: {first.entry.indicators[0].name}"
    page.proposals.accept(0)
    settle()
    (row,) = objective_detail(office.workspace, identity).indicators
    assert (row.name, row.target_on, row.target) == (first.draft.name, None, None)
    assert not page.proposals.isVisible()
    assert page.table.view.state() is page.table.view.State.EditingState
    assert page.table.model.columns[page.table.view.currentIndex().column()].key == "target_on"


def test_that_all_the_objectives_without_indicators_are_completed_at_once(qtbot, desk, office, settle):
    snow, vague = office.objective("Piano neve"), office.objective("Zebre")
    roads = office.objective("Manutenzione delle strade e raccolta dei rifiuti")
    told = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CompleteDialog(window, desk, lines_to_complete(office.workspace, YEAR), told.append)
    dialog.open()
    assert [line.which for line in dialog.lines] == ["1 di 3", "nessuna proposta", "1 di 3"]
    assert dialog.write_button.text() == "Scrivi 2 indicatori"
    dialog.table.select(roads)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.lines[2].which.startswith("2 di 3")
    dialog.table.select(vague)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert dialog.lines[1].proposal is None
    dialog.table.select(snow)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Delete)
    assert dialog.write_button.text() == "Scrivi 1 indicatore"
    dialog.choose(0)
    dialog.table.select(snow)
    dialog.choose(0)
    wanted = [line.indicator for line in dialog.lines]
    dialog.write()
    settle()
    assert [change.label for change in told] == ["Indicatori dal catalogo per 2 obiettivi"]
    for identity, name in zip((snow, roads), (wanted[0], wanted[2]), strict=True):
        assert [one.name for one in objective_detail(office.workspace, identity).indicators] == [name]
    assert [line.id for line in lines_to_complete(office.workspace, YEAR)] == [vague]


def test_that_indicators_for_an_objective_that_is_no_more_are_refused_and_stay_in_hand(qtbot, desk, office, settle):
    snow = office.objective("Piano neve")
    told = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CompleteDialog(window, desk, lines_to_complete(office.workspace, YEAR), told.append)
    dialog.open()
    delete_objectives(office.workspace, [snow])
    dialog.write()
    settle()
    assert dialog.told.text
    assert dialog.isVisible()
    assert told == []


def test_that_the_catalogue_is_opened_from_the_menu_on_the_objective_chosen_and_completes_the_year(
    qtbot, office, open_program
):
    snow = office.objective("Piano neve")
    services = make_services()._replace(open_archive=lambda _: opened(office.workspace))
    window = open_program(office.workspace.archive.path, services)
    desk, wait = window.desk, lambda: wait_for_idle(qtbot, window.runner)
    verbs = {one.text().replace("&", ""): one for one in window.findChildren(QAction)}
    verbs["Catalogo degli obiettivi…"].trigger()
    wait()
    assert open_one(CatalogueDialog).objective is None
    open_one(CatalogueDialog).reject()
    desk.hub.place_asked.emit(Link("objective", snow))
    wait()
    verbs["Catalogo degli obiettivi…"].trigger()
    wait()
    dialog = open_one(CatalogueDialog)
    assert dialog.objective.id == snow
    dialog.reject()
    verbs["Completa dal catalogo…"].trigger()
    wait()
    complete = open_one(CompleteDialog)
    name = complete.lines[0].indicator
    complete.write()
    wait()
    assert [one.name for one in objective_detail(desk.workspace, snow).indicators] == [name]
    assert window.pages.notice.notice.words.endswith("l'atteso resta da scrivere.")


def test_that_the_indicators_of_an_entry_are_changed_and_taken_off(catalogue, office, settle):
    measures = (CatalogueIndicator("Prima", "n."), CatalogueIndicator("Seconda", "n."))
    save_own_entry(office.workspace, OwnEntryDraft(CatalogueEntry("nostra", "La nostra voce", (), (), (), measures)))
    dialog = catalogue()
    dialog.sector.setCurrentText("Solo le voci dell'ente")
    dialog.verbs.edit.click()
    settle()
    changed = open_one(EntryDialog)
    assert changed.edit_button.isEnabled()
    changed.edit_button.click()
    indicator = open_one(CatalogueIndicatorDialog)
    indicator.form.fields["name"].line.setText("Terza")
    indicator.submit()
    assert [row.name for row in changed.table.rows()] == ["Terza", "Seconda"]
    changed.table.select(1)
    changed.remove_button.click()
    assert changed.is_edited
    changed.submit()
    settle()
    [kept] = list_own_entries(office.workspace)
    assert kept.entry.indicators == (CatalogueIndicator("Terza", "n."),)


def test_that_objectives_become_entries_that_go_to_another_ente_in_a_file(catalogue, office, settle, tmp_path: Path):
    for title in ("Riparare le biciclette", "Contare le rondini"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=office.objective(title), name="Quante"))
    dialog, path = catalogue(), tmp_path / "voci.toml"
    dialog.verbs.learn.click()
    settle()
    learn = open_one(LearnDialog)
    [wanted] = [row for row in learn.table.rows() if "biciclette" in row.title]
    learn.table.select(wanted.id)
    assert learn.keep_button.text() == "Aggiungi 1 voce"
    learn.keep_button.click()
    settle()
    assert [one.entry.title for one in list_own_entries(office.workspace)] == ["Riparare le biciclette"]
    assert dialog.told.text.endswith(".")
    dialog.verbs.take_out.click()
    assert choose_path(dialog, path) == "Esporta le voci dell'ente"
    settle()
    [kept] = list_own_entries(office.workspace)
    delete_own_entries(office.workspace, [kept.id])
    dialog.verbs.take_in.click()
    assert choose_path(dialog, path) == "Importa voci nel catalogo"
    settle()
    assert agree(dialog, "Importa") == "Importare le voci del file voci.toml?"
    settle()
    assert dialog.told.text == "Voci importate dal file voci.toml."
    assert [one.entry for one in list_own_entries(office.workspace)] == [kept.entry]

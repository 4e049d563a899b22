"""What the menus of the window offer, and by which letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.services.opening import open_workspace
from app.ui.file_actions import FileActions
from app.ui.kit.tab import PageVerb
from app.ui.menus import Menu
from app.ui.methods.guide import GuideWindow
from app.ui.workbooks.actions import MODEL
from tests.archives.plain import read_registry
from tests.ui.driving import choose_path, dialog_over
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import mnemonic_of


def action(window, text):
    return next(each for each in window.findChildren(QAction) if each.text().replace("&", "").startswith(text))


def test_that_in_the_menu_file_no_single_letter_closes_the_program(window):
    letters = {each.text().replace("&", ""): mnemonic_of(each.text()) for each in window.menus.of(Menu.FILE).actions()}
    assert letters["Esci"] == ""
    assert letters["Esporta"] == "e"
    assert action(window, "Esci").shortcut().toString() == "Ctrl+Q"


def test_that_a_folder_that_is_not_there_is_said_and_the_name_is_asked_again(open_window, tmp_path):
    action(open_window, "Salva una copia").trigger()
    choose_path(open_window, tmp_path / "via" / "altrove.merito")
    box = dialog_over(open_window, QMessageBox)
    assert box.text() == f"La cartella {tmp_path / 'via'} non esiste."
    box.close()
    again = dialog_over(open_window, QFileDialog)
    assert again.selectedFiles()[0].endswith("altrove.merito")
    again.reject()


def test_that_a_copy_of_the_archive_is_saved_where_one_says(open_window, save, wait, tmp_path):
    save("Tecnica")
    wait()
    action(open_window, "Salva una copia").trigger()
    dialog = dialog_over(open_window, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Comune (copia).merito")
    choose_path(open_window, tmp_path / "altrove.merito")
    wait()
    assert open_window.pages.notice.notice.words == f"Copia dell'archivio salvata: {tmp_path / 'altrove.merito'}"
    copy = open_workspace(tmp_path / "altrove.merito")
    assert [area.name for area in read_registry(copy).areas] == ["Tecnica"]
    copy.archive.close()
    opening, folder = open_window.pages.notice.notice.actions
    assert (opening.label, folder.label) == ("Apri la copia", "Apri la cartella")
    opening.run()
    wait()
    assert open_window.opened.path == tmp_path / "altrove.merito"


def test_that_a_copy_never_takes_the_place_of_the_open_archive(open_window, wait, archive):
    open_window.findChild(FileActions).save_copy(archive)
    wait()
    box = dialog_over(open_window, QMessageBox)
    assert "è l'archivio aperto" in box.text()
    box.close()


def test_that_without_an_archive_there_is_nothing_to_copy(window):
    assert not action(window, "Salva una copia").isEnabled()


@pytest.fixture
def done(open_window):
    """Let the page in front offer the next missing thing, and say what it was asked."""
    asked = []
    tab = open_window.pages.current_tab()
    tab.page_verbs = lambda: {PageVerb.NEXT_MISSING: lambda: asked.append("next")}
    open_window.menus.of(Menu.VIEW).aboutToShow.emit()
    return asked


def test_that_f8_asks_the_page_in_front_for_what_it_offers(open_window, done, qtbot):
    following, previous = action(open_window, "Prossima cosa"), action(open_window, "Cosa che manca precedente")
    assert [each.shortcut().toString() for each in (following, previous)] == ["F8", "Shift+F8"]
    assert (following.isEnabled(), previous.isEnabled()) == (True, False)
    following.trigger()
    assert done == ["next"]


def test_that_a_page_that_offers_nothing_has_what_the_first_knows_of_missing_things_and_the_rest_off(open_window, done):
    open_window.pages.show_number(1)
    action(open_window, "Prossima cosa").trigger()
    assert done == ["next"]
    assert not action(open_window, "Cosa che manca precedente").isEnabled()
    assert not action(open_window, "Elenco").isEnabled()


def test_that_what_a_page_offers_once_it_is_loaded_is_on_at_once(open_window, save, wait):
    open_window.pages.current_tab().page_verbs = lambda: {PageVerb.FOLD_LIST: print}
    assert not action(open_window, "Elenco").isEnabled()
    save()
    wait()
    assert action(open_window, "Elenco").isEnabled()


def test_that_a_page_shown_again_offers_its_verbs_again(open_window, done, qtbot):
    open_window.pages.show_number(1)
    open_window.pages.show_number(0)
    open_window.activateWindow()
    qtbot.keyClick(open_window, Qt.Key.Key_F8)
    action(open_window, "Prossima cosa").trigger()
    assert "next" in done


def test_that_the_menus_lead_to_the_guides_of_the_rules_and_to_the_model_of_the_staff(
    qtbot, open_program, archive, tmp_path
):
    window = open_program(archive)
    for words, title in (
        ("Come si scrivono le regole dei premi", "Come si scrivono le regole dei premi"),
        ("Come si scrivono le regole delle progressioni", "Come si scrivono le regole delle progressioni"),
    ):
        action(window, words).trigger()
        guide = dialog_over(window, GuideWindow)
        assert guide.windowTitle() == title
        guide.close()
    action(window, MODEL.replace("&", "")).trigger()
    choose_path(window, tmp_path / "modello.xlsx")
    wait_for_idle(qtbot, window.runner)
    assert (tmp_path / "modello.xlsx").read_bytes().startswith(b"PK")

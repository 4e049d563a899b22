"""The menu bar of the real window: letters, shortcuts, what is offered and when."""

from collections import Counter

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QMessageBox, QTextBrowser

from app.ui.menus import Menu
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

WITHOUT_ARCHIVE = {
    Menu.FILE: {"Nuovo archivio…", "Apri…", "Apri il comune di esempio", "Esci"},
    Menu.IMPORT: set(),
    Menu.EXPORT: set(),
    Menu.EDIT: set(),
    Menu.THEME: {"Come il sistema", "Chiaro", "Scuro", "Alto contrasto"},
    Menu.TOOLS: set(),
    Menu.HELP: {
        "Aiuto su ciò che si sta facendo",
        "Manuale",
        "Scorciatoie da tastiera",
        "Come si scrive una metodologia…",
        "Come si scrivono le regole dei premi…",
        "Come si scrivono le regole delle progressioni…",
        "Informazioni su Merito",
    },
}


def actions_of(window, menu):
    return [action for action in window.menus.of(menu).actions() if not action.menu() and not action.isSeparator()]


def enabled(window, menu):
    shown = [action for action in actions_of(window, menu) if action.isVisible() and action.isEnabled()]
    return {action.text().replace("&", "") for action in shown}


def every_action(window):
    return [action for menu in Menu for action in actions_of(window, menu)]


def test_that_every_letter_has_one_use_in_its_menu(window):
    assert_unique_mnemonics(window)
    assert_accessible(window)


def test_that_every_letter_has_one_use_without_an_archive(closed_window):
    assert_unique_mnemonics(closed_window)


def test_that_every_action_has_its_letter_but_the_one_that_would_close_the_program(window):
    without = [action.text() for action in every_action(window) if "&" not in action.text().replace("&&", "")]
    assert without == ["Esci"]


def test_that_no_two_shortcuts_are_the_same(window):
    keys = [key.toString() for action in every_action(window) for key in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    twice = {key for key, times in Counter(key for key in keys if key).items() if times > 1}
    assert twice == set()


@pytest.mark.parametrize("menu", WITHOUT_ARCHIVE, ids=lambda menu: menu.name)
def test_that_without_an_archive_only_what_can_be_done_is_offered(closed_window, menu):
    assert enabled(closed_window, menu) == WITHOUT_ARCHIVE[menu]


def in_the_bar(window):
    return [action.text().replace("&", "") for action in window.menuBar().actions() if action.isVisible()]


def test_that_the_menus_of_an_archive_are_in_the_bar_with_it_and_not_without(qtbot, window, closed_window):
    whole = ["File", "Modifica", "Visualizza", "Strumenti", "Aiuto"]
    assert in_the_bar(window) == whole
    assert in_the_bar(closed_window) == ["File", "Visualizza", "Aiuto"]
    inside = [action.text() for action in closed_window.menus.of(Menu.FILE).actions() if action.isVisible()]
    assert not {"&Importa", "&Esporta"}.intersection(inside)
    window.close_archive()
    wait_for_idle(qtbot, window.runner)
    assert in_the_bar(window) == ["File", "Visualizza", "Aiuto"]


def test_that_with_an_archive_the_tools_are_offered(window):
    assert enabled(window, Menu.TOOLS) == {
        "Metodologia…",
        "Norme e soglie…",
        "Tempi di pagamento…",
        "Catalogo degli obiettivi…",
        "Completa dal catalogo…",
        "Nuovo anno…",
        "Copia dall'anno precedente…",
        "Dati dell'anno 2024…",
        "Chiudi l'anno 2024…",
        "Registro delle attività…",
        "Controllo di conformità",
        "Certificazione dei risultati…",
        "Formazione…",
        "Dati certificati…",
        "Verifica l'archivio",
        "Copie di sicurezza…",
        "Proteggi l'archivio…",
    }


def test_that_the_tools_are_taken_away_with_the_archive(qtbot, window):
    window.close_archive()
    wait_for_idle(qtbot, window.runner)
    assert enabled(window, Menu.TOOLS) == set()


def test_that_an_archive_opened_once_is_among_the_recent_ones(window, wait, archive):
    window.close_archive()
    wait()
    [recent] = [action for action in window.menus.of(Menu.FILE).actions() if action.text() == "Apri &recenti"]
    [entry] = recent.menu().actions()
    assert (recent.isVisible(), entry.text()) == (True, "prova")
    entry.trigger()
    wait()
    assert window.opened.path == archive


def test_that_a_recent_archive_that_is_gone_is_told_in_words(qtbot, window, wait, archive):
    window.close_archive()
    wait()
    archive.unlink()
    window.open_path(archive)
    wait()
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert "prova.merito" in box.text()
    box.accept()


def test_that_the_program_says_what_it_is(window):
    [action] = [one for one in every_action(window) if one.text() == "&Informazioni su Merito"]
    action.trigger()
    [about] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert window.services.version in about.findChild(QTextBrowser).toPlainText()
    about.reject()

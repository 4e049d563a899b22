import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QPushButton, QTabBar

from app.domain.changes import Changes, Topic
from app.domain.errors import ArchiveError
from app.services.opening import open_workspace
from app.ui.file_actions import FileActions
from app.ui.first_start import FirstStart
from app.ui.kit.link_button import LinkButton
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.menus import Menu
from app.ui.page_commands import page_commands
from app.ui.recent import recent_archives
from app.ui.status import HELP
from app.ui.theme import ThemeChoice
from tests.archives.plain import read_registry
from tests.ui.driving import choose_path
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics, keyboard


def action(window, text):
    return next(each for each in window.findChildren(QAction) if each.text().replace("&", "").startswith(text))


def changes(entry=1):
    return Changes("Modifica area", frozenset({Topic.STRUCTURE}), entry=entry)


def areas_in(path):
    """The Aree of an archive that nobody holds any more."""
    workspace = open_workspace(path)
    registry = read_registry(workspace)
    workspace.archive.close()
    return [area.name for area in registry.areas]


def test_that_without_an_archive_the_first_page_is_shown_and_nothing_needs_one(window):
    assert window.first_start.isVisible()
    assert not window.band.isVisible()
    assert not action(window, "Chiudi archivio").isEnabled()
    assert window.status.archive.text() == "Nessun archivio aperto"


def test_that_on_the_first_page_somebody_has_the_keyboard_even_when_nothing_was_ever_opened(qtbot, open_program):
    window = open_program()
    assert keyboard() is window.first_start.verbs[0]
    qtbot.keyClick(keyboard(), Qt.Key.Key_Tab)
    assert keyboard() is window.first_start.verbs[1]


def test_that_an_archive_opens_on_five_pages_of_which_only_one_is_made(open_window):
    pages, tabs = open_window.pages, open_window.band.tabs
    assert [tabs.tabText(place) for place in range(5)] == [
        "Cruscotto", "Struttura", "Obiettivi", "Valutazioni", "Documenti",
    ]  # fmt: skip
    assert [place.is_made for place in pages.places()] == [True, False, False, False, False]
    assert open_window.windowTitle() == "Comune di Esempio – Merito"
    assert open_window.status.archive.text() == "Comune di Esempio"
    assert open_window.status.file.text() == "Comune.merito"
    assert open_window.band.person.accessibleName() == "Utente: Segretario comunale"


def test_that_the_first_page_is_read_before_it_is_seen(window, archive, wait):
    window.hide()
    window.open_path(archive)
    wait()
    assert window.pages.current_tab().reloads == 1


def test_that_a_page_is_made_and_loaded_when_it_is_shown(open_window, qtbot):
    qtbot.keyClick(open_window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    action(open_window, "2 Struttura").trigger()
    tab = open_window.pages.current_tab()
    assert (tab.title, tab.reloads) == ("Struttura", 1)


def test_that_a_visible_page_reloads_at_once_and_a_hidden_one_when_shown(open_window):
    pages = open_window.pages
    first = pages.current_tab()
    pages.show_number(1)
    second = pages.current_tab()
    open_window.desk.hub.publish(changes())
    assert (first.reloads, second.reloads) == (1, 2)
    pages.show_number(0)
    assert (first.reloads, second.reloads) == (2, 2)
    pages.show_number(1)
    assert second.reloads == 2


def test_that_news_of_other_topics_and_operations_that_changed_nothing_reload_nothing(open_window):
    tab = open_window.pages.current_tab()
    open_window.desk.hub.publish(Changes("Punteggio", frozenset({Topic.SHEETS}), entry=1))
    open_window.desk.hub.publish(changes(entry=None))
    assert tab.reloads == 1


def test_that_another_year_reloads_the_page(open_window, wait):
    wait()
    open_window.year.setCurrentText("2023")
    open_window.year.activated.emit(open_window.year.currentIndex())
    assert open_window.desk.year == 2023
    assert open_window.pages.current_tab().reloads == 2


def test_that_the_status_bar_says_when_the_last_change_was_saved(open_window, wait):
    assert open_window.status.saved.text() == "Tutto è salvato"
    open_window.desk.hub.publish(changes())
    wait()
    assert open_window.status.saved.text().startswith("Salvato alle ")


def test_that_undo_and_redo_carry_the_name_of_the_operation(open_window, save, wait):
    undo, redo = open_window._undoing.undo_action, open_window._undoing.redo_action
    before = undo.text()
    save("Tecnica")
    wait()
    assert undo.text() == "&Annulla: Nuova area Tecnica"
    undo.trigger()
    wait()
    assert undo.text() == before
    assert redo.text() == "&Ripeti: Nuova area Tecnica"
    assert [keys.toString() for keys in redo.shortcuts()] == ["Ctrl+Y", "Ctrl+Shift+Z"]
    redo.trigger()
    wait()
    assert undo.isEnabled()


def test_that_a_person_is_found_from_anywhere_with_the_keyboard_alone(open_window, qtbot):
    open_window.activateWindow()
    action(open_window, "Trova").trigger()
    qtbot.keyClicks(open_window.search, "ros")
    qtbot.waitUntil(open_window.search.found.isVisible)
    qtbot.keyClick(open_window.search, Qt.Key.Key_Down)
    qtbot.keyClick(open_window.search, Qt.Key.Key_Return)
    tab = open_window.pages.current_tab()
    assert tab.title == "Struttura"
    assert [link.kind for link in tab.shown] == ["employee"]
    assert not open_window.search.found.isVisible()
    assert open_window.focusWidget() is tab.list


def test_that_a_search_without_results_says_so_and_escape_leaves_it(open_window, qtbot):
    open_window.activateWindow()
    open_window.search.setFocus()
    qtbot.keyClicks(open_window.search, "zzz")
    qtbot.waitUntil(open_window.search.found.isVisible)
    said = open_window.search.found
    assert said.item(0).text() == "Niente trovato con «zzz»."
    room = said.viewport().width()
    assert all(said.fontMetrics().horizontalAdvance(said.item(row).text()) < room for row in range(said.count()))
    qtbot.keyClick(open_window.search, Qt.Key.Key_Return)
    qtbot.keyClick(open_window.search, Qt.Key.Key_Escape)
    assert not open_window.search.found.isVisible()
    assert open_window.search.text() == ""
    assert open_window.focusWidget() is open_window.pages.current_tab().list


def test_that_a_dialog_of_a_menu_gives_the_keyboard_back_to_the_search_of_a_narrow_window(open_window, qtbot):
    open_window.resize(800, 600)
    open_window.activateWindow()
    open_window.go_to_search()
    assert open_window.band.is_narrow
    qtbot.keyClick(open_window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(open_window.menus.of(Menu.FILE), Qt.Key.Key_Escape)
    qtbot.keyClick(open_window.menuBar(), Qt.Key.Key_Escape)
    dialog = PlainDialog(open_window, "Prova")
    dialog.add_close()
    dialog.open()
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    open_window.activateWindow()
    assert open_window.search.isVisible()
    assert open_window.focusWidget() is open_window.search


def test_that_pages_and_verbs_of_the_menus_are_found_by_their_names_and_done(open_window, qtbot):
    def find(words):
        open_window.activateWindow()
        open_window.go_to_search()
        qtbot.keyClicks(open_window.search, words)
        qtbot.waitUntil(lambda: open_window.search.text() == words and open_window.search.found.isVisible())
        found = open_window.search.found
        return [found.item(row).text() for row in range(found.count())]

    assert find("strutt")[:2] == ["Pagine", "Struttura   ·   Ctrl+2"]
    qtbot.keyClick(open_window.search, Qt.Key.Key_Return)
    assert open_window.pages.current_tab().title == "Struttura"
    assert open_window.focusWidget() is open_window.pages.current_tab().list
    assert find("chiudi arch") == ["Comandi", "Chiudi archivio   ·   File"]
    qtbot.keyClick(open_window.search, Qt.Key.Key_Return)
    assert open_window.opened is None


def test_that_the_commands_in_sight_on_a_page_are_found_too_and_given_only_where_they_ask_first(open_window, qtbot):
    open_window.pages.show_number(1)
    tab, pressed = open_window.pages.current_tab(), []
    menu, more = QMenu(tab), QPushButton("Altro", tab)
    inside = menu.addMenu("Sessione")
    inside.addAction("Prepara tutto…").triggered.connect(lambda: pressed.append("tutto"))
    more.setMenu(menu)
    more.show()
    for words in ("Prepara una cosa…", "Conclude subito"):
        button = QPushButton(words, tab)
        button.clicked.connect(lambda _=False, words=words: pressed.append(words))
        button.show()
    QPushButton("Prepara di nascosto…", tab).hide()
    off = QPushButton("Prepara dopo…", tab)
    off.setEnabled(False)
    off.setToolTip("Manca la struttura.")
    off.show()
    open_window.pages.show_number(0)
    found = page_commands(open_window, "prepara")
    told = [(one.words, one.page, one.why_off) for one in found]
    assert sorted(told) == [
        ("Prepara dopo…", "Struttura", "Manca la struttura."),
        ("Prepara tutto…", "Struttura", ""),
        ("Prepara una cosa…", "Struttura", ""),
    ]
    for one in found:
        one.run()
    assert sorted(pressed) == ["Prepara una cosa…", "tutto"]
    open_window.search.found.show_found((), "prepara", (), found)
    listed = [open_window.search.found.item(row).text() for row in range(open_window.search.found.count())]
    assert "Prepara dopo…   ·   Manca la struttura." in listed
    bar = QTabBar(tab)
    for words in ("Punteggi", "Firme e riesame"):
        bar.addTab(words)
    bar.show()
    [part] = page_commands(open_window, "riesame")
    part.run()
    assert bar.currentIndex() == 1
    [only] = page_commands(open_window, "conclude")
    only.run()
    assert open_window.pages.current_tab() is tab
    assert (open_window.focusWidget().text(), sorted(pressed)) == ("Conclude subito", ["Prepara una cosa…", "tutto"])


def test_that_an_archive_that_is_not_there_is_told_and_the_first_page_stays(window, wait, tmp_path):
    window.open_path(tmp_path / "via.merito")
    wait()
    assert "via.merito non esiste" in window.findChild(QMessageBox).text()
    assert window.first_start.isVisible()


def test_that_a_window_begun_with_an_archive_opens_it_without_passing_by_the_first_page(
    open_program, services, archive
):
    window = open_program(archive, services)
    assert window._first_start is None
    assert window.pages.isVisible()


def test_that_a_window_begun_with_an_archive_that_is_not_there_says_so_on_the_first_page(
    open_program, services, tmp_path
):
    window = open_program(tmp_path / "via.merito", services)
    assert window.first_start.isVisible()
    window.findChild(QMessageBox).close()


def test_that_closing_the_archive_goes_back_to_the_first_page_where_it_is_remembered(open_window, wait, archive):
    with pytest.raises(ArchiveError, match="già aperto"):
        open_workspace(archive)
    open_window.close_archive()
    wait()
    assert areas_in(archive) == []
    assert open_window.first_start.isVisible()
    assert open_window.focusWidget().accessibleName() == archive.stem
    assert not action(open_window, "Chiudi archivio").isEnabled()
    remembered = open_window.menus.of(Menu.FILE).findChildren(QAction)
    assert any(each.text() == archive.stem for each in open_window.findChild(FileActions).recent.actions()), remembered


def test_that_the_archive_now_open_is_among_the_recent_ones(open_window, archive):
    assert [each.text() for each in open_window.findChild(FileActions).recent.actions()] == [archive.stem]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_that_the_example_is_asked_for_from_the_keyboard(qtbot, key):
    page = FirstStart()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.demo_asked):
        qtbot.keyClick(page.findChild(LinkButton), key)


def test_that_closing_the_window_closes_the_archive(open_window, archive):
    open_window.close()
    assert areas_in(archive) == []


def test_that_closing_waits_for_what_is_being_saved(open_window, save, archive, qtbot):
    save("Tecnica")
    open_window.close()
    assert open_window.isVisible()
    qtbot.waitUntil(lambda: not open_window.isVisible())
    assert areas_in(archive) == ["Tecnica"]


def test_that_what_is_being_typed_keeps_the_window_open_where_it_is_refused(open_window, qtbot, archive):
    page = open_window.pages.current_tab()
    field = QLineEdit(page)
    field.show()

    def refuse():
        open_window.desk.tell(Notice("Non è un numero.", NoticeKind.ERROR))
        field.editingFinished.disconnect()

    for leave in (open_window.close, open_window.close_archive):
        field.editingFinished.connect(refuse)
        field.setFocus()
        qtbot.keyClicks(field, "boh")
        leave()
        assert (open_window.isVisible(), open_window.opened is not None) == (True, True)
    open_window.close()
    assert not open_window.isVisible()


def test_that_a_save_that_fails_while_closing_keeps_the_window_open(open_window, save, wait):
    save("")
    open_window.close()
    wait()
    assert open_window.isVisible()
    box = open_window.findChild(QMessageBox)
    assert "Manca la denominazione" in box.text()
    box.close()


def test_that_the_example_opens_as_such_and_is_not_remembered(window, qtbot):
    window.first_start.demo_asked.emit()
    wait_for_idle(qtbot, window.runner)
    assert window.opened.is_demo
    assert "DATI DIMOSTRATIVI" in window.status.archive.text()
    assert not window.findChild(FileActions).recent.actions()
    window.desk.hub.publish(changes())
    wait_for_idle(qtbot, window.runner)
    window.open_demo()
    box = window.findChild(QMessageBox)
    assert box.text() == "Lasciare il comune di esempio?"
    assert window.runner.is_idle  # it is there as long as one has not said yes
    box.reject()
    window.close_archive()
    assert window.opened is not None
    [leave] = [button for button in window.findChildren(QMessageBox)[-1].buttons() if button.text() == "Lascia"]
    leave.click()
    assert window.opened is None


@pytest.fixture
def example_built(example_archive, monkeypatch):
    """The example in the place of one that is built while the user waits: that is tried by the test above."""

    def copied(path, _progress):
        return open_workspace(shutil.copyfile(example_archive, path))

    monkeypatch.setattr("app.services.example.throwaway.build_example", copied)


@pytest.mark.usefixtures("example_built")
def test_that_a_copy_of_the_example_that_was_saved_is_remembered(window, qtbot, tmp_path):
    window.open_demo()
    wait_for_idle(qtbot, window.runner)
    copy = window.services.save_copy(window.desk.workspace, tmp_path / "Prova.merito")
    window.open_path(copy)
    wait_for_idle(qtbot, window.runner)
    assert (window.opened.is_demo, recent_archives()) == (True, [copy])


def test_that_a_menu_nobody_fills_is_not_there_and_one_that_is_filled_is(open_window):
    assert not open_window.menus.of(Menu.IMPORT).menuAction().isVisible()
    assert not open_window.menus.of(Menu.TOOLS).menuAction().isVisible()
    open_window.add_action(Menu.IMPORT, "&Piano…", lambda: None)
    assert open_window.menus.of(Menu.IMPORT).menuAction().isVisible()


def test_that_a_menu_of_an_archive_is_not_there_without_one(window):
    added = window.add_action(Menu.IMPORT, "&Piano…", lambda: None)
    assert not window.menus.of(Menu.IMPORT).menuAction().isVisible()
    assert not added.isEnabled()


@pytest.mark.parametrize("percent", [100, 200])
def test_that_everything_has_a_name_and_its_own_letter(open_window, percent):
    for menu in (Menu.IMPORT, Menu.EXPORT, Menu.TOOLS):
        open_window.add_action(menu, "&Prova…", lambda: None)
    open_window.theme.resize(percent)
    assert_accessible(open_window)
    assert_unique_mnemonics(open_window)


def test_that_the_first_page_has_names_and_its_own_letters(window):
    assert_accessible(window)
    assert_unique_mnemonics(window)


def test_that_the_theme_is_chosen_in_the_menu_and_remembered(window, services, qapp, theme):
    action(window, "Scuro").trigger()
    assert qapp.palette().window().color().lightness() < 60
    assert type(theme)(qapp).choice is ThemeChoice.DARK
    action(window, "Chiaro").trigger()
    assert qapp.palette().window().color().lightness() > 200


def test_that_letters_grow_and_shrink_within_reach_and_go_back(window, theme, qapp):
    normal = qapp.font().pixelSize()
    action(window, "Ingrandisci").trigger()
    assert (normal, qapp.font().pixelSize()) == (14, 15)
    theme.resize(200)
    action(window, "Ingrandisci").trigger()
    assert theme.percent == 200
    theme.resize(80)
    action(window, "Riduci").trigger()
    assert theme.percent == 80
    action(window, "Dimensione normale").trigger()
    assert qapp.font().pixelSize() == normal


def test_that_other_rooms_can_add_their_actions_when_the_window_is_made(open_program, services):
    def add_actions(window):
        window.add_action(Menu.HELP, "&Guida", lambda: None, needs_archive=False)

    window = open_program(services=services, add_actions=add_actions)
    assert "&Guida" in [one.text() for one in window.menus.of(Menu.HELP).actions()]


def test_that_filtering_a_page_without_a_filter_goes_to_the_search(open_window):
    open_window.activateWindow()
    action(open_window, "Filtra").trigger()
    assert open_window.focusWidget() is open_window.search


def test_that_a_page_larger_than_the_window_scrolls_and_does_not_push_the_window_off_the_screen(open_window, qtbot):
    open_window.resize(700, 500)
    tab = open_window.pages.current_tab()
    tab.setMinimumSize(3000, 2000)
    open_window.pages.show_number(1)
    open_window.pages.show_number(0)
    qtbot.waitUntil(lambda: open_window.pages.current_place().area.horizontalScrollBar().maximum() > 0)
    assert open_window.width() < 1500


def test_that_a_search_is_asked_once_for_each_pause(open_window, qtbot):
    field, asked = open_window.search, []
    field.asked.connect(asked.append)
    open_window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ros")
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(field.found.isVisible)
    assert not field._pause.isActive()
    assert asked == ["ros"]
    qtbot.keyClicks(field, "si ")
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert not field._pause.isActive()
    assert asked == ["ros", "rossi"]


def test_that_a_search_erased_before_its_pause_asks_nothing(open_window, qtbot):
    field, asked = open_window.search, []
    field.asked.connect(asked.append)
    field.setFocus()
    qtbot.keyClicks(field, "r")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not field._pause.isActive()
    assert asked == []


def test_that_the_results_go_round_and_one_is_chosen_with_a_click(open_window, qtbot):
    field, chosen = open_window.search, []
    field.chosen.connect(chosen.append)
    open_window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ros")
    qtbot.waitUntil(field.found.isVisible)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
        assert field.found.currentRow() == 1
    place = field.found.visualItemRect(field.found.item(1)).center()
    qtbot.mouseClick(field.found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [link.kind for link in chosen] == ["employee"]
    assert not field.found.isVisible()


def test_that_an_archive_is_chosen_from_its_file(window, archive, wait):
    action(window, "Apri…").trigger()
    assert choose_path(window, archive) == "Apri un archivio"
    wait()
    assert window.opened.path == archive
    assert window.windowTitle() == "Comune di Esempio – Merito"


def test_that_an_archive_opened_after_another_has_all_its_tabs_and_an_empty_search(open_window, wait, archive, qtbot):
    qtbot.keyClicks(open_window.search, "rossi")
    before = open_window.band.tabs.width()
    open_window.close_archive()
    wait()
    open_window.open_path(archive)
    wait()
    tabs = open_window.band.tabs
    assert (tabs.count(), tabs.width()) == (5, before)
    assert tabs.rect().contains(tabs.tabRect(4))
    assert open_window.search.text() == ""


def test_that_once_closed_an_archive_leaves_no_keys_of_its_pages_in_the_status(open_window, wait):
    open_window.search.setFocus()
    open_window.close_archive()
    wait()
    assert open_window.status.keys.hints == HELP


def test_that_the_title_follows_the_name_of_the_ente(open_window, wait):
    from app.domain.structure.municipality import MunicipalityDraft
    from app.services.structure.municipality import save_municipality

    workspace = open_window.desk.workspace
    changed = save_municipality(workspace, MunicipalityDraft(name="Comune di Borgo & Valle"))
    open_window.desk.hub.publish(changed)
    wait()
    assert open_window.windowTitle() == "Comune di Borgo & Valle – Merito"
    assert "Comune di Borgo & Valle" in open_window.status.archive.text()
    assert open_window.status.saved.text().startswith("Salvato alle ")


def test_that_what_a_page_asks_while_its_archive_is_let_go_is_not_told_as_a_damage(open_window, wait, archive):
    """The example goes away with its folder when it is closed; a protected archive takes the place of the clear one."""
    from app.services.structure.municipality import read_municipality

    told, desk = [], open_window.desk
    open_window.runner.show_trouble = told.append
    open_window.close_archive()
    open_window.runner.run(lambda: archive.write_bytes(b"un altro file"))
    desk.read(read_municipality, on_done=told.append)
    wait()
    assert told == []

"""The frame of the window: menus, band, status, and what gives way when there is little room."""

import itertools

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.kit.key_caps import KeyHint, cap_width
from app.ui.page_tabs import TabWords
from app.ui.status import EVERYWHERE
from app.ui.window import SMALL_SCREEN
from tests.ui.walk.faults import one_over_the_other
from tests.ui.widgets import keyboard

SIZES = [(1024, 680), (1366, 728), (1920, 1040)]
ZOOMS = [80, 100, 150, 200]


@pytest.fixture
def sized(open_window, theme, qapp):
    """Give the window a size and the program a zoom, and let them settle."""

    def give(width=1366, height=728, percent=100):
        theme.resize(percent)
        open_window.resize(width, height)
        qapp.processEvents()
        return open_window

    return give


def pieces(window):
    """What stands in the band, from the left."""
    shown = [child for child in window.band.children() if isinstance(child, QWidget) and child.isVisible()]
    return sorted(shown, key=lambda piece: piece.x())


def test_that_menu_band_and_status_leave_the_page_what_the_drawing_gives_it(sized):
    window = sized()
    assert [window.menuBar().height(), window.band.height(), window.status.height()] == [24, 44, 24]
    assert window.pages.height() == 728 - 92
    assert window.pages.height() >= 0.85 * window.height()
    assert window.pages.current_place().height() == window.pages.height()


def test_that_the_frame_takes_at_150_what_it_takes_at_100(sized):
    window = sized(percent=150)
    assert [window.menuBar().height(), window.band.height(), window.status.height()] == [36, 66, 36]
    assert window.pages.height() == 728 - 138


def test_that_menus_band_and_tabs_stand_whole_and_apart_at_every_size_and_zoom(sized, qapp):
    """One window at all of them, one after the other, as for who zooms."""
    for size, percent in itertools.product(SIZES, ZOOMS):
        window, view = sized(*size, percent), f"{size} {percent} %"
        assert faults_of_the_band(window) == [], view
        assert faults_of_the_tabs(window.band.tabs) == [], view
        assert faults_of_the_menus(window.menuBar()) == [], view
        for place in range(window.band.tabs.count()):
            window.band.tabs.setCurrentIndex(place)
            qapp.processEvents()
            assert faults_with_a_page_open(window.band) == [], (view, place)
        window.band.tabs.setCurrentIndex(0)


def said(**asked):
    """Say which questions are answered with no."""
    return [question for question, is_so in asked.items() if not is_so]


def faults_of_the_band(window):
    shown, height = pieces(window), window.band.height()
    return said(
        apart=all(one.geometry().right() < after.x() for one, after in itertools.pairwise(shown)),
        inside_at_the_left=shown[0].x() >= 0,
        inside_at_the_right=shown[-1].geometry().right() < window.band.width(),
        inside_in_height=all(piece.y() >= 0 and piece.geometry().bottom() < height for piece in shown),
    )


def faults_of_the_tabs(tabs):
    return said(
        without_arrows=not [button for button in tabs.findChildren(QToolButton) if button.isVisible()],
        whole_at_the_left=tabs.tabRect(0).left() == 0,
        whole_at_the_right=tabs.tabRect(4).right() == tabs.width() - 1,
    )


def faults_of_the_menus(bar):
    titles = [action for action in bar.actions() if action.isVisible()]
    return said(
        in_sight=all(bar.rect().contains(bar.actionGeometry(action)) for action in titles),
        without_arrows=not [child for child in bar.findChildren(QToolButton) if child.isVisible()],
    )


def faults_with_a_page_open(band):
    return said(
        apart=list(one_over_the_other(band)) == [],
        tabs_inside=band.rect().contains(band.tabs.geometry()),
        tabs_whole=band.tabs.tabRect(band.tabs.count() - 1).right() < band.tabs.width(),
    )


def test_that_under_1180_signs_take_the_place_of_words(sized):
    window = sized(1180)
    assert (window.year.width(), window.search.isVisible()) == (108, True)
    sized(1179)
    assert window.year.width() == 72
    assert not window.search.isVisible()
    assert window.band.search_button.isVisible()
    assert window.band.person.width() == 28
    assert window.band.person.toolTip() == "Segretario comunale"
    assert window.band.tabs.width() == window.band.tabs.width_with(TabWords.NARROW)


def test_that_the_tabs_keep_all_their_words_and_the_search_becomes_a_sign_first(sized):
    for width in (1024, 1100, 1180, 1190, 1229, 1280, 1366):
        band = sized(width).band
        assert band.tabs.width() >= band.tabs.width_with(TabWords.NARROW), width
        end = band.search_button if band.is_narrow else band.search
        assert band.tabs.geometry().right() < end.x(), width
        assert band.search.isVisible() is not band.search_button.isVisible(), width
        words = band.search.placeholderText()
        room = band.search.width() - cap_width("Ctrl K") - 50
        assert band.is_narrow or band.search.fontMetrics().horizontalAdvance(words) <= room, width


def test_that_under_760_only_the_open_tab_has_its_word(sized, qapp):
    window = sized(759)
    tabs = window.band.tabs
    closed = tabs.tabRect(1).width()
    assert tabs.tabRect(0).width() > closed == 10 + 18 + 10
    tabs.setCurrentIndex(1)
    qapp.processEvents()
    assert tabs.tabRect(0).width() == closed < tabs.tabRect(1).width()
    assert tabs.tabText(4) == "Documenti"


def test_that_opening_a_page_moves_no_tab(sized, qapp):
    tabs = sized().band.tabs
    before = [tabs.tabRect(place) for place in range(5)]
    for place in range(5):
        tabs.setCurrentIndex(place)
        qapp.processEvents()
        assert [tabs.tabRect(each) for each in range(5)] == before


def test_that_in_a_narrow_window_the_search_opens_over_the_band_and_goes_away_when_left(sized, qtbot):
    window = sized(1024)
    window.activateWindow()
    window.band.search_button.click()
    assert window.search.isVisible()
    assert window.search.geometry().right() < window.band.width()
    assert window.focusWidget() is window.search
    window.pages.take_keyboard()
    qtbot.waitUntil(lambda: not window.search.isVisible())


def test_that_a_screen_reader_finds_a_list_of_tabs_with_their_names(sized):
    tabs = QAccessible.queryAccessibleInterface(sized(759).band.tabs)
    assert tabs.role() is QAccessible.Role.PageTabList
    children = [tabs.child(number) for number in range(tabs.childCount())]
    named = [one.text(QAccessible.Text.Name) for one in children if one.role() is QAccessible.Role.PageTab]
    assert named == ["Cruscotto", "Struttura", "Obiettivi", "Valutazioni", "Documenti"]


def test_that_arrows_go_from_tab_to_tab(sized, qtbot):
    window = sized()
    qtbot.keyClick(window.band.tabs, Qt.Key.Key_Right)
    assert window.pages.current_title() == "Struttura"
    qtbot.keyClick(window.band.tabs, Qt.Key.Key_Left)
    assert window.pages.current_title() == "Cruscotto"


def test_that_tab_goes_along_the_band_and_then_into_the_page(sized, save, wait, qtbot):
    window = sized()
    save()
    wait()
    window.activateWindow()
    window.year.setFocus()
    passed = []
    for _ in range(5):
        passed.append(keyboard())
        qtbot.keyClick(keyboard(), Qt.Key.Key_Tab)
    assert passed == [window.year, window.band.tools[0], window.band.tabs, window.search, window.band.person]
    assert keyboard() is window.pages.current_tab().list


def test_that_the_status_says_the_keys_of_the_place_with_the_keyboard(sized, qapp):
    window = sized()
    window.activateWindow()
    window.band.tabs.setFocus()
    qapp.processEvents()
    assert window.status.keys.hints == EVERYWHERE
    window.pages.current_tab().key_hints = lambda: (KeyHint("Invio", "va dove si corregge"),)
    window.pages.take_keyboard()
    qapp.processEvents()
    assert [hint.spoken for hint in window.status.keys.hints] == ["Invio va dove si corregge"]


def test_that_the_status_gives_up_the_file_before_the_keys(sized):
    status = sized().status
    assert status.file.isVisible()
    window = sized(700, percent=200)
    assert not status.file.isVisible()
    assert window.status.archive.geometry().right() < window.status.keys.x()
    assert window.status.keys.geometry().right() < window.status.saved.x()


def test_that_the_keyboard_follows_from_page_to_page_and_comes_back_where_it_was(sized, qapp):
    window = sized()
    window.activateWindow()
    first = window.pages.current_tab()
    first.list.setFocus()
    for number in (1, 0):
        window.pages.show_number(number)
        assert keyboard() is window.pages.current_tab().list
    window.band.tabs.setFocus()
    window.pages.show_number(2)
    assert keyboard() is window.band.tabs


def test_that_a_window_never_moved_takes_the_whole_of_a_small_screen_and_one_left_smaller_comes_back_so(
    open_window, qapp, qtbot
):
    open_window.hide()
    open_window.show_first()
    assert open_window.screen().availableGeometry().width() < SMALL_SCREEN
    assert open_window.isMaximized()
    open_window.showNormal()
    QSettings().setValue("window", open_window.saveGeometry())
    open_window.hide()
    open_window.show_first()
    assert not open_window.isMaximized()


def test_that_room_lacking_for_the_tabs_shortens_the_search_before_words_become_signs(sized):
    window = sized()
    band, whole = window.band, window.search.width()
    name = "Segretario"
    while window.search.width() == whole and band.person.width() != 28:
        name += " e"
        band.show_person(name, "Segretario comunale")
    assert window.search.isVisible()
    assert not band.is_narrow
    assert whole / 2 <= window.search.width() < whole
    assert band.tabs.width() >= band.tabs.width_with(TabWords.NARROW)

"""Notices of the window: in the page, until the next operation."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.kit.notice import Notice, NoticeAction

DONE = Notice("Pesi distribuiti.")


@pytest.fixture
def notice(open_window):
    open_window.desk.tell(DONE)
    assert open_window.pages.notice.isVisible()
    return open_window.pages.notice


def test_that_a_notice_takes_the_foot_of_the_page_and_moves_nothing_above(open_window, qapp):
    place = open_window.pages.current_tab().list
    before = place.mapTo(open_window, place.rect().topLeft())
    open_window.desk.tell(DONE)
    qapp.processEvents()
    assert place.mapTo(open_window, place.rect().topLeft()) == before
    assert open_window.pages.notice.height() == 36
    assert open_window.pages.current_place().height() == open_window.pages.height() - 36 - 8


def test_that_the_next_operation_takes_the_notice_away(notice, save, wait):
    save()
    wait()
    assert not notice.isVisible()


def test_that_escape_from_the_page_takes_the_notice_away(notice, open_window, qtbot):
    qtbot.keyClick(open_window.pages.current_tab().list, Qt.Key.Key_Escape)
    assert not notice.isVisible()


def test_that_a_notice_of_an_archive_goes_with_it(notice, open_window, wait):
    open_window.close_archive()
    wait()
    assert notice.notice is None


def test_that_the_keyboard_stays_in_the_page_when_the_verb_that_had_it_goes_away(open_window, qtbot, wait):
    page, pressed = open_window.pages.current_tab(), []
    page.list.setFocus()
    open_window.desk.tell(
        Notice("Si assegna?", actions=(NoticeAction("Sì", lambda: pressed.append(1), is_primary=True),))
    )
    [yes] = [one for one in open_window.pages.notice.findChildren(QPushButton) if one.text() == "Sì"]
    verb = QPushButton("Assegna 1 obiettivo", open_window.pages)  # the last of the page, as in its foot
    verb.clicked.connect(verb.hide)
    for button in (yes, verb):
        button.show()
        button.setFocus()
        assert QApplication.focusWidget() is button
        qtbot.keyClick(button, Qt.Key.Key_Space)
        wait()
        assert not button.isVisible()
        assert QApplication.focusWidget() is page.list
    assert pressed == [1]


def test_that_the_notice_stays_when_another_page_comes_to_the_front(notice, open_window):
    open_window.pages.show_number(2)
    assert notice.isVisible()

"""Notices of the window: in the page, until the next operation."""

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.notice import Notice

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


def test_that_the_notice_stays_when_another_page_comes_to_the_front(notice, open_window):
    open_window.pages.show_number(2)
    assert notice.isVisible()

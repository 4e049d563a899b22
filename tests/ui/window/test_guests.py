"""A guest stands in the place of a page: it comes to the front, asks before its work is lost, and goes."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.domain.issues import Link
from app.ui.kit.tab import GuestTab


class Guest(GuestTab):
    """A page with one field; with something in the field it asks before it goes."""

    def __init__(self, desk):
        super().__init__(desk)
        self.field = QLineEdit()
        self.field.setAccessibleName("Campo")
        QVBoxLayout(self).addWidget(self.field)
        self.asked = None

    def reload(self):
        pass

    def may_leave(self, on_leave):
        self.asked = on_leave
        return not self.field.text()


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


@pytest.fixture
def guest(window):
    return window.pages.receive("objectives", lambda: Guest(window.desk))


def test_that_a_guest_comes_to_the_front_in_the_place_of_its_page(window, guest):
    assert window.pages.current_title() == "Obiettivi"
    assert window.pages.current_tab() is guest
    assert guest.isVisible()
    assert not window.pages.current_place().tab.isVisible()
    assert window.pages.receive("objectives", lambda: pytest.fail("one is there already")) is guest


def test_that_the_work_of_a_guest_waits_while_another_page_is_in_front(window, guest):
    guest.field.setText("qualcosa")
    window.pages.show_number(0)
    window.pages.show_number(2)
    assert window.pages.current_tab() is guest
    assert guest.field.text() == "qualcosa"
    assert guest.asked is None


def test_that_the_page_is_there_again_when_the_guest_has_gone(window, guest):
    guest.left.emit()
    assert window.pages.current_tab() is window.pages.current_place().tab
    assert window.pages.current_tab().isVisible()


def test_that_closing_the_archive_or_the_window_asks_a_guest_with_work_and_a_yes_goes_on(window, guest, wait):
    guest.field.setText("qualcosa")
    window.pages.show_number(0)
    window.close()
    assert window.isVisible()
    window.close_archive()
    assert window.opened is not None
    assert window.pages.current_tab() is guest
    guest.asked()
    wait()
    assert window.opened is None


def test_that_a_place_of_its_page_is_shown_when_the_guest_lets_it(window, guest):
    guest.field.setText("qualcosa")
    window.show_place(Link("objectives", 0))
    assert window.pages.current_tab() is guest
    guest.asked()
    assert window.pages.current_tab() is not guest

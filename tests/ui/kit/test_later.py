"""Parts of a page that are made when they are looked at, each in its place, also for the Tab key."""

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.later import Later, LaterStack, come_after
from app.ui.kit.scroll import in_scroll_area


class Part(QWidget):
    """Two fields one above the other."""

    def __init__(self, number):
        super().__init__()
        self.number = number
        layout = QVBoxLayout(self)
        self.fields = [QLineEdit(), QLineEdit()]
        for field in self.fields:
            layout.addWidget(field)


class Page(QWidget):
    """A button, three parts of which none is made, and a button below."""

    def __init__(self):
        super().__init__()
        self.made = []
        self.above, self.stack, self.below = QPushButton("Sopra"), LaterStack(), QPushButton("Sotto")
        layout = QVBoxLayout(self)
        for widget in (self.above, self.stack, self.below):
            layout.addWidget(widget)
        self.parts = [self.stack.add_later(self._maker(number)) for number in range(3)]
        self.stack.made.connect(lambda part: come_after(part, self.below))

    def _maker(self, number):
        def make():
            self.made.append(number)
            return Part(number)

        return make


@pytest.fixture
def page(qtbot):
    page = Page()
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    page.activateWindow()
    return page


def test_that_a_part_is_made_when_it_comes_to_the_front_and_only_once(page):
    assert page.made == []
    for number in (2, 0, 2):
        page.stack.setCurrentIndex(number)
        assert page.stack.currentWidget().number == number
        assert page.stack.currentWidget().isVisible()
    assert page.made == [2, 0]


def test_that_a_part_is_made_when_it_is_called_for_and_stays_behind(page):
    page.stack.setCurrentIndex(0)
    part = page.parts[1]()
    assert page.parts[1]() is part
    assert page.stack.indexOf(part) == 1
    assert page.stack.currentIndex() == 0
    assert not part.isVisible()


@pytest.mark.parametrize("number", range(3))
def test_that_making_the_others_leaves_in_front_what_is_there(page, number):
    page.stack.setCurrentIndex(number)
    heard = []
    page.stack.currentChanged.connect(heard.append)
    while page.stack.make_next():
        assert page.stack.currentWidget().number == number
        assert page.stack.currentWidget().isVisible()
    assert sorted(page.made) == [0, 1, 2]
    assert [page.stack.widget(place).number for place in range(3)] == [0, 1, 2]
    assert heard == []


def test_that_the_first_part_made_behind_nothing_is_in_front(page):
    assert page.stack.make_next()
    assert page.stack.currentWidget().number == 0
    assert page.stack.currentWidget().isVisible()


def test_that_a_part_stands_in_what_it_is_dressed_with(qtbot):
    stack = LaterStack()
    qtbot.addWidget(stack)
    part = stack.add_later(lambda: Part(0), in_scroll_area)
    assert stack.indexOf(part()) == -1
    assert stack.widget(0).widget() is part()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_that_tab_goes_through_a_part_made_later_before_what_is_below(page, order):
    for number in order:
        page.parts[number]()
    for number in range(3):
        page.stack.setCurrentIndex(number)
        page.above.setFocus()
        passed = []
        for _ in range(3):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
            passed.append(page.focusWidget())
        assert passed == [*page.parts[number]().fields, page.below]


def test_that_the_menus_of_the_window_outlive_a_page_with_parts_made_later(qtbot):
    window, page = QMainWindow(), Page()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("File")
    window.setCentralWidget(page)
    window.show()
    while page.stack.make_next():
        pass
    window.takeCentralWidget().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page.below)
    assert shiboken6.isValid(menu)


def test_that_a_part_may_be_made_in_steps_which_whoever_asks_for_it_ends(qtbot):
    told = []

    def steps():
        told.append("begun")
        yield None
        told.append("ended")
        yield Part(7)

    stack = LaterStack()
    qtbot.addWidget(stack)
    laters = [stack.add_later(pytest.fail, in_steps=steps) for _ in range(2)]
    assert [stack.make_next() for _ in range(3)] == [True] * 3
    assert (told, [later.is_made for later in laters]) == (["begun", "ended", "begun"], [True, False])
    assert laters[1]().number == 7
    assert told == ["begun", "ended"] * 2
    assert not stack.make_next()


def test_that_a_part_of_which_a_step_failed_is_begun_anew():
    begun = []

    def in_steps():
        begun.append(len(begun))
        yield None
        if len(begun) == 1:
            raise RuntimeError("the first time")
        yield Part(len(begun))

    put = []
    later = Later(lambda: Part(0), put.append, in_steps)
    with pytest.raises(RuntimeError, match="the first time"):
        later()
    assert later().number == 2
    assert [part.number for part in put] == [2]

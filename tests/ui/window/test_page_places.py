"""The place of a page: in sight before the page is there, which is made at once or a step at a time."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.ui.kit.tab import SteppedTab, TabPage
from app.ui.pages_area import PagePlace
from tests.ui.window.conftest import CountingTab


class Painted(QObject):
    """Remembers what was painted."""

    def __init__(self, *widgets):
        super().__init__()
        self.seen = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 (the name is Qt's)
        if event.type() is QEvent.Type.Paint:
            self.seen.append(watched)
        return False


class OfThreeSteps(SteppedTab):
    """A page that tells how far it was made."""

    made = 0

    def steps(self, desk):
        yield from super().steps(desk)
        column = QVBoxLayout(self)
        for number in range(3):
            column.addWidget(QLabel(str(number)))
            self.made += 1
            yield

    def reload(self):
        """It shows nothing."""


@pytest.fixture
def place(desk, qtbot):
    place = PagePlace(TabPage("Prova", "house", OfThreeSteps, in_steps=OfThreeSteps.in_steps), desk)
    qtbot.addWidget(place)
    return place


def test_that_a_page_not_made_yet_is_painted_as_a_frame_when_it_is_clicked(open_program, services, archive):
    made = []

    def make(desk):
        made.append([place in painted.seen, window.pages.tabs in painted.seen, place.isVisible()])
        return CountingTab(desk, "Struttura")

    pages = tuple(page._replace(make=make) if number == 1 else page for number, page in enumerate(services.pages))
    window = open_program(archive, services._replace(pages=pages), add_actions=None)
    place, bar = window.pages.places()[1], window.pages.tabs
    painted = Painted(place, bar)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert made == [[True, True, True]]
    assert place.tab.isVisible()
    assert place.tab.list.geometry().height() > place.height() / 2, "it is laid out already"
    assert place.tab.reloads == 1


def test_that_a_page_of_many_things_is_made_a_step_at_a_time(place):
    steps = 0
    while place.make_step():
        steps += 1
        assert place.is_made == (steps == 5)
    assert steps == 5
    assert place.tab.made == 3
    assert not place.make_step()


def test_that_a_page_begun_is_ended_when_it_is_asked_for(place):
    for _ in range(2):
        assert place.make_step()
    assert not place.is_made
    assert place.tab.made == 3
    assert place.tab is place.tab


def test_that_a_page_of_many_things_is_made_whole_where_nobody_waits(desk, qtbot):
    page = OfThreeSteps(desk)
    qtbot.addWidget(page)
    assert page.made == 3

"""A list beside what is chosen in it: as wide as drawn, as whoever drags the border wants, or above it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from app.ui.kit.side_splitter import SideSplitter, SideWidths

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def splitter(qtbot):
    made = SideSplitter(QTextEdit(), QTextEdit(), SideWidths(side=320, least=200, narrow=600, border=6))
    qtbot.addWidget(made)
    made.show()
    return made


def resize(splitter, width, height=400):
    splitter.resize(width, height)
    QApplication.processEvents()
    return splitter.sizes()


def test_that_a_list_is_three_tenths_wide_between_its_least_and_its_drawn_width(splitter):
    found = {width: resize(splitter, width) for width in (620, 800, 1000, 1400)}
    assert found == {620: [200, 414], 800: [240, 554], 1000: [300, 694], 1400: [320, 1074]}
    assert splitter.orientation() is Qt.Orientation.Horizontal


def test_that_where_there_is_no_room_the_list_is_above_and_two_fifths_high(splitter):
    assert resize(splitter, 600)[0] == 200
    assert splitter.orientation() is Qt.Orientation.Horizontal
    above, below = resize(splitter, 599)
    assert splitter.orientation() is Qt.Orientation.Vertical
    assert (above, above + below) == (pytest.approx(160, abs=4), 394)
    assert resize(splitter, 1000) == [300, 694]
    assert splitter.minimumSizeHint().width() == max(
        splitter.widget(place).minimumSizeHint().width() for place in (0, 1)
    )


def test_that_a_dragged_border_stays_until_the_two_are_one_above_the_other(splitter, qtbot):
    resize(splitter, 1000)
    handle = splitter.handle(1)
    qtbot.mousePress(handle, LEFT, pos=QPoint(3, 20))
    qtbot.mouseMove(handle, QPoint(103, 20))
    qtbot.mouseRelease(handle, LEFT, pos=QPoint(103, 20))
    dragged = splitter.sizes()
    assert dragged == [400, 594]
    assert resize(splitter, 1100)[0] == 400
    resize(splitter, 500)
    assert resize(splitter, 1000) == [300, 694]

"""Fields ask once of each widget what it wants, and again when one of them has changed."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.fields_layout import FieldsLayout


class Asked(QWidget):
    """Counts how often it is asked for its size."""

    def __init__(self):
        super().__init__()
        self.wide, self.times = 100, 0

    def sizeHint(self):  # noqa: N802 (the name is Qt's)
        self.times += 1
        return QSize(self.wide, 20)


@pytest.fixture
def room(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    room.fields, room.places = [Asked(), Asked(), Asked()], FieldsLayout()
    room.setLayout(room.places)
    for field in room.fields:
        room.places.addWidget(field)
    room.resize(500, 300)
    room.show()
    QApplication.processEvents()
    return room


def test_that_a_width_is_measured_once_and_again_after_each_change(room):
    (one, two, three), places = room.fields, room.places
    heights = [places.heightForWidth(width) for width in (120, 120, 500)]
    times = one.times
    assert heights == [places.heightForWidth(width) for width in (120, 120, 500)]
    assert heights[0] > heights[2]
    assert one.times == times

    two.hide()
    assert places.heightForWidth(120) < heights[0]
    two.show()
    one.wide = 400
    one.updateGeometry()
    QApplication.processEvents()
    assert places.heightForWidth(500) > heights[2], "what grew sends the others to another line"

    places.removeWidget(three)
    three.hide()
    assert places.heightForWidth(120) < heights[0]

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.sizes import resize_in_letters


def test_that_a_window_has_the_room_it_asks_for(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_in_letters(window, 30, 10)
    metrics = window.fontMetrics()
    assert (window.width(), window.height()) == (metrics.averageCharWidth() * 30, metrics.height() * 10)


def test_that_no_window_is_larger_than_the_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_in_letters(window, 1000, 1000)
    room = window.screen().availableGeometry()
    assert (window.width(), window.height()) == (room.width() * 9 // 10, room.height() * 9 // 10)


def _shown(qtbot, parent, width, height):
    dialog = PlainDialog(parent, "Prova", width, height)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 80, 400, 300)
    window.show()
    return window


def test_that_a_dialog_opens_in_the_middle_of_its_window_whatever_its_size(qtbot, parent):
    dialog = _shown(qtbot, parent, 380, 200)
    between = dialog.frameGeometry().center() - parent.frameGeometry().center()
    assert abs(between.x()) <= 4
    assert abs(between.y()) <= 40  # the title bar counts, which is not known before a window is shown


@pytest.mark.parametrize("corner", [(-300, -200), (700, 700), (-300, 700)])
def test_that_a_dialog_opens_within_the_screen_and_grows_within_it(qtbot, parent, corner):
    parent.move(*corner)
    dialog = _shown(qtbot, parent, 700, 0)
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.geometry())
    words = QLabel("Una riga\n" * 25)
    dialog.content.addWidget(words)
    words.show()
    dialog.make_room()
    assert dialog.height() > 300
    assert room.contains(dialog.geometry())

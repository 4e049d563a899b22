from PySide6.QtWidgets import QWidget

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

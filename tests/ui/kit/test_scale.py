from PySide6.QtWidgets import QWidget

from app.ui.kit.scale import keep_minimum_height, keep_minimum_width


def test_that_the_least_size_of_a_widget_follows_the_zoom(theme, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    keep_minimum_width(widget, 100)
    keep_minimum_height(widget, 36)
    theme.resize(150)
    assert (widget.minimumWidth(), widget.minimumHeight()) == (150, 54)
    theme.reset_size()
    assert (widget.minimumWidth(), widget.minimumHeight()) == (100, 36)

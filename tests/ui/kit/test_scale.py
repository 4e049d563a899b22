from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from app.ui.kit.scale import font_of, keep_minimum_height, keep_minimum_width, width_of


def test_that_the_least_size_of_a_widget_follows_the_zoom(theme, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    keep_minimum_width(widget, 100)
    keep_minimum_height(widget, 36)
    theme.resize(150)
    assert (widget.minimumWidth(), widget.minimumHeight()) == (150, 54)
    theme.reset_size()
    assert (widget.minimumWidth(), widget.minimumHeight()) == (100, 36)


def test_that_the_width_of_words_is_that_of_their_letters_at_each_zoom_and_in_each_family(theme, qapp):
    words = "Obiettivi raggiunti oltre le attese"

    def seen():
        for strong in (False, True):
            measured = QFontMetrics(font_of(14, strong=strong)).horizontalAdvance(words)
            assert width_of(words, 14, strong=strong) == measured
            yield measured

    usual = list(seen())
    font_of(14).setPixelSize(80)  # whoever changes the letters got changes nobody else's
    theme.resize(200)
    large = list(seen())
    theme.reset_size()
    qapp.setFont(QFont("DejaVu Sans"))
    other = list(seen())
    assert usual[0] < usual[1] < large[0] < large[1]
    assert len({tuple(usual), tuple(large), tuple(other)}) == 3

"""Words on close lines ask for the height of all of them."""

import pytest

from app.ui.kit.tight_words import PITCH, TightWords

TITLE = "Correttezza degli atti, trasparenza e prevenzione della corruzione"


@pytest.fixture
def words(qtbot, theme):
    made = TightWords(TITLE)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("width", [90, 150, 240, 900])
def test_that_no_line_is_wider_than_the_room_and_no_word_is_lost(words, width):
    words.resize(width, 50)
    lines = words.lines(words.width())
    assert " ".join(lines).split() == TITLE.split()
    assert words.minimumHeight() == PITCH * len(lines)
    metrics = words.fontMetrics()
    assert all(metrics.horizontalAdvance(line) <= words.width() + 2 for line in lines)


def test_that_two_lines_stand_in_a_row_of_40_pixels_also_when_zoomed(words, theme):
    words.resize(260, 40)
    assert len(words.lines(260)) == 2
    assert words.minimumHeight() == 36
    theme.resize(200)
    words.resize(520, 80)
    assert words.minimumHeight() == 72


def test_that_a_number_of_lines_is_asked_for_as_a_width(words):
    words.prefer_lines(2)
    assert len(words.lines(words.sizeHint().width())) <= 2
    words.setText("comuni 18,51 + specifici 28,07 + comportamenti 10,00")
    assert len(words.lines(words.sizeHint().width())) <= 2

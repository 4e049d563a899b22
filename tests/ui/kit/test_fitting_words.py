"""A line that says less where there is less room, and never ends in dots."""

import pytest

from app.ui.kit.fitting_words import FittingWords

WORDINGS = "Dipendente, Area Tecnica, Settore Urbanistica", "Dipendente, Settore Urbanistica", "Dipendente", ""


@pytest.fixture
def line(qtbot, theme):
    line = FittingWords()
    qtbot.addWidget(line)
    line.say(*WORDINGS)
    line.show()
    return line


@pytest.mark.parametrize("wording", WORDINGS)
def test_that_the_fullest_wording_with_room_is_shown_and_the_rest_is_in_the_tip(line, wording):
    line.resize(line._width(wording), line.sizeHint().height())
    assert line.shown == wording
    assert line.toolTip() == ("" if wording == WORDINGS[0] else WORDINGS[0])
    assert line.accessibleName() == line.text() == WORDINGS[0]


def test_that_it_asks_for_its_fullest_wording_and_holds_nobody_to_more_than_the_shortest(line):
    assert line.sizeHint().width() == line._width(WORDINGS[0])
    assert line.minimumSizeHint().width() == line._width("")

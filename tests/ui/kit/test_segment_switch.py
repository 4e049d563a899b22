import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.segment_switch import SegmentSwitch


@pytest.fixture
def switch(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    switch = SegmentSwitch(["Albero", "Griglia", "Fasi"], title="Vista degli obiettivi", icons=["house", "", ""])
    QVBoxLayout(window).addWidget(switch)
    window.show()
    yield switch
    window.close()


@pytest.fixture
def chosen(switch):
    heard = []
    switch.chosen.connect(heard.append)
    return heard


def press(qtbot, switch, key):
    qtbot.keyClick(switch.segments[switch.current], key)


def test_that_arrows_choose_the_neighbour_and_stop_at_the_ends(switch, chosen, qtbot):
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        press(qtbot, switch, key)
    assert chosen == [1, 2, 0, 2]
    press(qtbot, switch, Qt.Key.Key_Up)
    assert switch.current == 1


def test_that_a_click_chooses_once(switch, chosen, qtbot):
    for _ in range(2):
        qtbot.mouseClick(switch.segments[1], Qt.MouseButton.LeftButton)
    assert chosen == [1]


def test_that_what_the_program_chooses_is_told_to_nobody(switch, chosen):
    switch.choose(2)
    assert (switch.current, chosen) == (2, [])
    assert switch.segments[2].isChecked()


def test_that_tab_stops_once_on_the_switch_where_the_choice_is(switch):
    switch.choose(1)
    stops = [one.text() for one in switch.segments if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Griglia"]


def test_that_a_screen_reader_finds_a_named_group_of_radio_buttons(switch):
    group = QAccessible.queryAccessibleInterface(switch)
    assert group.text(QAccessible.Text.Name) == "Vista degli obiettivi"
    assert group.role() is QAccessible.Role.Grouping
    children = [group.child(number) for number in range(group.childCount())]
    assert [child.role() for child in children] == [QAccessible.Role.RadioButton] * 3
    assert [child.text(QAccessible.Text.Name) for child in children] == ["Albero", "Griglia", "Fasi"]
    assert [bool(child.state().checked) for child in children] == [True, False, False]


def test_that_the_segments_join_without_gaps_and_choosing_moves_nothing(switch, theme, qapp):
    def places():
        qapp.processEvents()
        return [one.geometry().getRect() for one in switch.segments]

    before = places()
    assert switch.height() == 28
    assert [left + width for left, _, width, _ in before] == [before[1][0], before[2][0], switch.width()]
    switch.choose(2)
    assert places() == before
    theme.resize(150)
    assert switch.sizeHint().height() == 42
    theme.reset_size()
    assert places() == before


def test_that_a_segment_gets_other_words(switch):
    before = switch.sizeHint().width()
    switch.rename(2, "Fasi (12)")
    assert switch.segments[2].accessibleName() == "Fasi (12)"
    assert switch.sizeHint().width() > before


def test_that_a_narrow_page_takes_room_from_the_sides_of_the_words_only(switch):
    words = [one.words_width() for one in switch.segments]
    assert switch.minimumSizeHint().width() == sum(words) + 3 * 2 * 6
    switch.resize(switch.minimumSizeHint())
    assert all(one.width() >= width + 12 for one, width in zip(switch.segments, words, strict=True))
    assert switch.segments[-1].geometry().right() == switch.width() - 1

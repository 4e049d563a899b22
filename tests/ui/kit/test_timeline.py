"""A line of time: where bars and labels go, how it is walked with the keyboard, what a screen reader hears."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from app.ui.kit.months import BarShape, Months, year_extents
from app.ui.kit.timeline import Timeline, TimelineEntry
from app.ui.kit.timeline_places import Extent, Wanted, placed
from app.ui.kit.tokens import colours_of

YEAR = date(2024, 1, 1)
ENTRIES = (
    TimelineEntry("Piano", "approvato l'8 apr", YEAR, date(2024, 1, 31), BarShape.DONE, 1, date(2024, 4, 8)),
    TimelineEntry("Assegnazione", "24 persone su 24", YEAR, date(2024, 2, 28), BarShape.DONE, 1),
    TimelineEntry("Misurazione", "9 obiettivi mancano", date(2025, 1, 1), date(2025, 1, 31), BarShape.LATE),
    TimelineEntry("Valutazione", "9 schede su 25", date(2025, 2, 1), date(2025, 5, 31), BarShape.RUNNING, 0.36),
    TimelineEntry("Chiusura", "30 giu", date(2025, 6, 1), date(2025, 6, 30), BarShape.NEXT),
)


@pytest.fixture
def timeline(qtbot, theme):
    line = Timeline("L'anno 2024")
    qtbot.addWidget(line)
    line.resize(1334, 124)
    line.show_entries(ENTRIES, YEAR, 18, date(2025, 3, 12), tinted_from=12)
    line.show()
    line.activateWindow()
    return line


def test_that_days_stand_in_their_month_whatever_its_length():
    months = Months(YEAR, 18, 10, 74)
    assert months.x_of(YEAR) == 10
    assert months.x_of(date(2024, 2, 1)) == 84
    assert months.end_of(date(2024, 1, 31)) == pytest.approx(84)
    assert months.x_of(date(2025, 1, 1)) == 10 + 12 * 74
    assert months.x_of(date(2023, 12, 1)) == 10
    assert months.x_of(date(2026, 1, 1)) == months.right
    assert date(2025, 6, 30) in months
    assert date(2025, 7, 1) not in months


@st.composite
def bars(draw):
    """Bars of a year in the order of their beginnings, with labels of any width."""
    starts = sorted(draw(st.lists(st.integers(0, 900), max_size=8)))
    wanted = []
    for start in starts:
        short = draw(st.integers(30, 140))
        wanted.append(
            Wanted(Extent(start, start + draw(st.integers(10, 100))), short + draw(st.integers(0, 300)), short)
        )
    return wanted


@given(bars(), st.integers(1, 3))
def test_that_no_label_covers_another_or_is_cut(wanted, lanes):
    found = placed(wanted, lanes, Extent(0, 1000))
    for one in found:
        assert one.label is None or (one.label.left >= 0 and one.label.right <= 1000)
        assert 0 <= one.lane < lanes
    for one, other in combinations(found, 2):
        assert one.lane != other.lane or not (one.label and other.label and one.label.meets(other.label))


@given(bars())
def test_that_a_label_is_never_away_from_its_bar(wanted):
    for one, place in zip(wanted, placed(wanted, 2, Extent(0, 1000)), strict=True):
        if place.label:
            assert place.label.left <= one.bar.right
            assert place.label.right >= one.bar.left


def test_that_a_long_label_gives_way_to_the_title_of_the_next():
    found = placed([Wanted(Extent(0, 100), 300, 60), Wanted(Extent(120, 160), 200, 70)], 1, Extent(0, 320))
    assert [one.is_short for one in found] == [True, False]
    assert all(one.label for one in found)


def test_that_every_bar_is_a_button_with_its_state_in_its_name(timeline):
    for bar, entry in zip(timeline.bars, ENTRIES, strict=True):
        spoken = QAccessible.queryAccessibleInterface(bar)
        assert spoken.role() is QAccessible.Role.Button
        assert spoken.text(QAccessible.Text.Name) == f"{entry.title}, {entry.shape.value}"
        assert spoken.text(QAccessible.Text.Description) == entry.words


def test_that_bars_are_walked_with_the_arrows_and_pressed_with_enter(qtbot, timeline):
    chosen = []
    timeline.chosen.connect(chosen.append)
    timeline.bars[0].setFocus()
    qtbot.keyClick(timeline.bars[0], Qt.Key.Key_Left)
    assert timeline.bars[0].hasFocus()
    for number in range(3):
        qtbot.keyClick(timeline.bars[number], Qt.Key.Key_Right)
    assert timeline.bars[3].hasFocus()
    qtbot.keyClick(timeline.bars[3], Qt.Key.Key_Return)
    qtbot.keyClick(timeline.bars[3], Qt.Key.Key_Space)
    assert chosen == [3, 3]
    assert [bar.focusPolicy() for bar in timeline.bars].count(Qt.FocusPolicy.StrongFocus) == 1


def test_that_a_click_chooses_the_bar(qtbot, timeline):
    chosen = []
    timeline.chosen.connect(chosen.append)
    bar = timeline.bars[2]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.mask().boundingRect().center())
    assert chosen == [2]


def test_that_the_keyboard_stays_where_it_was_when_the_bars_change(timeline):
    timeline.bars[2].setFocus()
    timeline.show_entries(ENTRIES[:4], YEAR, 18, date(2025, 3, 12))
    assert timeline.bars[2].hasFocus()


def test_that_folded_lanes_take_less_height_at_every_zoom(qtbot, theme, timeline):
    for percent in (100, 150, 200):
        theme.resize(percent)
        timeline.fold(False)
        assert timeline.sizeHint().height() == 124 * percent // 100
        timeline.fold(True)
        assert timeline.sizeHint().height() == 96 * percent // 100
    theme.resize(100)


@pytest.mark.parametrize("width", [651, 992, 1334, 1888])
@pytest.mark.parametrize("is_folded", [False, True])
def test_that_everything_is_painted_inside_the_line(timeline, width, is_folded):
    timeline.fold(is_folded)
    timeline.resize(width, timeline.sizeHint().height())
    for bar in timeline.bars:
        assert timeline.rect().contains(bar.geometry())
    for one, other in combinations(timeline.bars, 2):
        assert not one._label.translated(one.pos()).intersects(other._label.translated(other.pos()))


@pytest.mark.parametrize("day", [date(2020, 1, 1), YEAR, date(2025, 6, 30), date(2027, 1, 1)])
def test_that_a_bar_outside_of_the_months_stands_at_their_end_with_its_label_and_its_whole_ring(timeline, day):
    timeline.show_entries([TimelineEntry("Piano", "", day, day, BarShape.LATE)], YEAR, 18, YEAR)
    [bar] = timeline.bars
    assert timeline.rect().contains(bar.geometry())
    assert bar.rect().contains(bar._bar.toAlignedRect())
    assert not bar._label.isEmpty()
    bar.setFocus()
    ringed, accent = bar.grab().toImage(), QColor(colours_of(bar.palette()).accent)
    middle, edge = round(bar._label.center().y()), bar.mask().boundingRect()
    for side in (edge.left(), edge.right()):
        near = range(max(side - 4, 0), min(side + 5, ringed.width()))
        assert accent in [ringed.pixelColor(place, middle) for place in near]


def test_that_today_outside_of_the_months_is_not_drawn(timeline):
    with_today = timeline.grab().toImage()
    timeline.show_entries(ENTRIES, YEAR, 18, date(2027, 1, 1), tinted_from=12)
    assert timeline.grab().toImage() != with_today


@pytest.mark.parametrize(
    ("day", "percent", "said"), [(10, 100, "oggi 10 feb"), (10, 150, "oggi"), (28, 150, "oggi 28 feb")]
)
def test_that_the_tag_of_today_leaves_the_number_of_the_year_in_sight(theme, timeline, day, percent, said):
    theme.resize(percent)
    words, tag = timeline.today_tag(date(2025, 2, day))
    assert words == said
    assert not any(start < tag.right() and tag.left() < end for start, end in year_extents(timeline.months()))


def test_that_a_line_of_time_says_its_keys(timeline):
    assert [hint.words for hint in timeline.key_hints()] == ["altro passo", "apre la pagina"]
    assert isinstance(timeline.bars[0].parentWidget(), QWidget)

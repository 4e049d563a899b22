"""*Seduta* at every size, zoom and theme: what a careful person would not accept has its place named."""

from collections import defaultdict
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.sheets.sitting import SittingMark
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import colours_of
from app.ui.session_room.segments import GAP, WIDTH, SegmentBar
from app.ui.session_room.sizes import COMPACT, NARROW, RoomSizes, sizes_for
from app.ui.theme import ThemeChoice
from tests.ui.likeness.kept import differences, told
from tests.ui.likeness.shown import reactions, shown_in
from tests.ui.walk.contrast import MOST, WORDS, faint_words
from tests.ui.walk.faults import unnamed, unseen_focus
from tests.ui.walk.test_walk import IN_FULL, SMALL, THEMES, everything_wrong, seen
from tests.ui.widgets import keyboard
from tests.whole import IS_WHOLE

pytestmark = pytest.mark.slow


def person(room):
    room.choose_interview(False)
    room.go_to(next(row.id for row in room.walk.rows if row.surname == "Rizzo"))


def with_a_note(room):
    person(room)
    room.score_rows.rows[2].open_note()


def interview(room):
    room.go_to(next(row.id for row in room.walk.rows if row.surname == "Bianchi"))
    room.choose_interview(True)


def at_the_end(room):
    room.choose_interview(False)
    room.walk = room.walk.at(None)
    room._show()


PLACES = {"una persona": person, "una nota": with_a_note, "il colloquio": interview, "il riepilogo": at_the_end}


WHOLE_SCREEN = (SMALL, (1366, 768), (1920, 1080))
SIZES_AT = (
    dict.fromkeys((100, 150, 200), WHOLE_SCREEN)
    if IS_WHOLE
    else {100: (SMALL, WHOLE_SCREEN[2]), 150: WHOLE_SCREEN[1:2], 200: (SMALL,)}
)
"""The room has the whole screen; `make walk` asks every size at every zoom, the tests the most and the least room."""


@pytest.mark.parametrize("choice", IN_FULL, ids=lambda one: one.value)
def test_that_nothing_is_cut_or_out_of_place(room, still, window, theme, choice):
    found = defaultdict(lambda: defaultdict(set))
    theme.choose(choice)
    for percent, size in ((percent, size) for percent, sizes in SIZES_AT.items() for size in sizes):
        if theme.percent != percent:
            theme.resize(percent)
        for name, go in PLACES.items():
            window.resize(*size)
            go(room)
            still()
            for fault in everything_wrong(room):
                found[fault][name].add(f"{size[0]}×{size[1]} {percent} % {choice.value}")
    assert not found, seen(found)


def test_that_its_words_are_read_in_every_theme(room, still, theme):
    found = defaultdict(lambda: defaultdict(set))
    for choice in THEMES:
        theme.choose(choice)
        least = MOST if choice is ThemeChoice.HIGH_CONTRAST else WORDS
        for name, go in PLACES.items():
            go(room)
            still()
            for fault in faint_words(room, least):
                found[fault][name].add(choice.value)
    assert not found, seen(found)


def test_that_whatever_takes_the_keyboard_shows_it_and_has_its_name(room, still):
    found = defaultdict(lambda: defaultdict(set))
    for name, go in PLACES.items():
        go(room)
        still()
        for fault in (*unnamed(room), *unseen_focus(room)):
            found[fault][name].add(ThemeChoice.LIGHT.value)
    assert not found, seen(found)


def test_that_tab_reaches_every_button_in_the_order_in_which_they_are_seen(room, still):
    person(room)
    still()
    reached = []
    room.score_rows.rows[0].start()
    for _ in range(40):
        QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        reached.append(keyboard())
    foot = room.parts.foot
    buttons = [foot.before, foot.skip, foot.note, foot.interview, foot.missing, foot.main_button, room.parts.head.leave]
    places = [reached.index(one) for one in buttons if one.isVisible() and one.isEnabled()]
    assert places[:-1] == sorted(places[:-1])


def test_that_a_room_has_the_letters_for_which_there_is_place(theme):
    found = {percent: [] for percent in (100, 150)}
    for percent, sizes in found.items():
        theme.resize(percent)
        sizes += [sizes_for(*screen) for screen in ((1920, 1080), (1366, 768), SMALL, (600, 600))]
    assert found[100] == [RoomSizes(), RoomSizes(), COMPACT, NARROW]
    assert found[150] == [RoomSizes(), COMPACT, COMPACT, NARROW]


def test_that_only_the_sheet_in_front_has_the_accent_in_the_bar_of_the_sitting(qtbot, theme):
    bar = SegmentBar(sizes_for(1366, 768))
    qtbot.addWidget(bar)
    bar.show_walk(SimpleNamespace(marks=[SittingMark.TO_DO] * 3, place=2))
    bar.resize(bar.sizeHint())
    picture, step = bar.grab().toImage(), scaled(WIDTH + GAP)
    seen_colours = [picture.pixelColor(place * step + step // 2 - 1, bar.height() // 2).name() for place in range(3)]
    colours = colours_of(bar.palette())
    assert seen_colours == [QColor(one).name() for one in (colours.base, colours.accent, colours.base)]


def test_that_the_room_shows_what_is_kept_in_each_place_and_each_key_changes_what_it_did(room, still):
    def acts(_root):
        for key in ("Down", "3", "Up", "1", "0", "Right", "Left", "Tab", "PgDown", "PgUp"):
            yield key, partial(QTest.keySequence, keyboard(), key)

    changed = {}
    for name, go in PLACES.items():
        go(room)
        still()
        if found := differences(f"rooms/seduta-{name.replace(' ', '-')}", shown_in(room)):
            changed[name] = found
    person(room)
    still()
    answers = [line for line in reactions(room, still, 99, acts) if not line.startswith("#")]
    if found := differences("rooms/seduta-tasti", answers):
        changed["tasti"] = found
    assert not changed, told(changed)

"""A whole sitting of 25 people by keys alone, through the real window: what it takes and what it writes."""

import shutil
import sys
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.sheets.sitting import SittingMark
from app.domain.workflow import SheetState
from app.services.sheets.sheets import sheet_detail
from tests.ui.session_room.conftest import at_evaluations, rows_of
from tests.ui.still import still_services
from tests.ui.widgets import keyboard
from tests.whole import IS_WHOLE

PEOPLE, SKIPPED = 25, 3
SCORED = PEOPLE if IS_WHOLE else 4
"""How many are scored: each takes the seconds of a dozen keys. The others are skipped; `make walk` scores them all."""
KEYS = 291
"""Of the whole sitting: 5 or 6 factors a person, one person skipped and come back to."""
REASON = "Richiami scritti del 12 maggio e del 3 ottobre, senza effetto."


@pytest.fixture
def window(unscored_archive, tmp_path, open_program):
    return at_evaluations(open_program(shutil.copyfile(unscored_archive, tmp_path / "seduta.merito"), still_services()))


class Hands:
    """Presses keys where the keyboard is, waits for the screen as eyes do, and counts."""

    def __init__(self, still):
        self._still = still
        self.keys = 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(keyboard(), key, modifier)
        self.keys += 1
        self._still()

    def grade(self, digit):
        self.press(str(digit))


@pytest.fixture
def hands(still):
    return Hands(still)


def digit_of(place, number):
    return 3 + (place + number) % 3


def fill(room, hands, place):
    """Grade every factor and go on with the step that leads on; return the keys it took."""
    before, sheet_id = hands.keys, room.detail.id
    factors = [row for row in room.score_rows.rows if row.takes_score]
    for number, _row in enumerate(factors):
        hands.grade(digit_of(place, number))
        hands.press(Qt.Key.Key_Return)
    assert room.walk.current == sheet_id
    hands.press(Qt.Key.Key_Return)
    assert room.walk.current != sheet_id
    return hands.keys - before, len(factors)


def test_that_people_are_scored_by_keys_alone_in_at_most_13_keys_each(window, still, hands, capsys):
    still()
    hands.press(Qt.Key.Key_F11)
    room = window.stack.currentWidget()
    assert room is not window.pages
    assert len(room.walk.rows) == PEOPLE
    took = {}
    for place in range(PEOPLE):
        assert room.walk.place == place + 1
        if place == SKIPPED or place >= SCORED:
            hands.press(Qt.Key.Key_F6)
            continue
        sheet_id = room.walk.current
        took[sheet_id] = fill(room, hands, place)
    assert room.walk.current is None
    skipped = [room.walk.rows[place].id for place in (SKIPPED, *range(SCORED, PEOPLE))]
    assert [row.id for row in room.walk.with_mark(SittingMark.SKIPPED)] == skipped
    hands.press(Qt.Key.Key_Return)
    assert room.walk.place == SKIPPED + 1
    sheet_id = room.walk.current
    took[sheet_id] = fill(room, hands, SKIPPED)
    hands.press(Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages
    assert {keys for keys, factors in took.values() if factors == 6} == {13}
    assert all(keys == factors * 2 + 1 for keys, factors in took.values())
    assert hands.keys == sum(keys for keys, _ in took.values()) + 4 + PEOPLE - SCORED
    assert hands.keys == KEYS or not IS_WHOLE
    check_what_was_written(window.desk.workspace)
    with capsys.disabled():
        sys.stdout.write(f"\nuna seduta di {PEOPLE} persone, {SCORED} con il punteggio: {hands.keys} tasti\n")


def check_what_was_written(workspace):
    rows = rows_of(workspace)
    assert [row.state for row in rows[:SCORED]] == [SheetState.COMPLETED] * SCORED
    for place, row in enumerate(rows[:SCORED]):
        given = [item.value for item in sheet_detail(workspace, row.id).items if item.takes_score]
        assert given == [Decimal(digit_of(place, number)) for number in range(len(given))]


def test_that_a_grade_that_asks_its_reason_does_not_let_one_go_on_without(window, still, hands):
    still()
    hands.press(Qt.Key.Key_F11)
    room = window.stack.currentWidget()
    first = room.score_rows.rows[0]
    hands.grade(1)
    hands.press(Qt.Key.Key_Return)
    assert keyboard() is first.note
    QTest.keyClicks(keyboard(), REASON)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    assert room.score_rows.current is room.score_rows.rows[1]
    item = next(item for item in sheet_detail(window.desk.workspace, room.detail.id).items if item.takes_score)
    assert (item.value, item.note) == (Decimal(1), REASON)

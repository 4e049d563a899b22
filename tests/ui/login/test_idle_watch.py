"""How long nobody has touched anything, with a clock that stands still."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.ui.login.idle_watch import IdleWatch


class StandingClock:
    def __init__(self):
        self.moment = datetime(2024, 11, 5, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.moment

    def pass_by(self, **time):
        self.moment += timedelta(**time)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def watch(qapp, clock):
    parent = QObject()
    watch = IdleWatch(5, parent, clock)
    watch.rests = []
    watch.rested.connect(lambda: watch.rests.append(clock()))
    watch.start()
    yield watch
    watch.stop()


def test_that_five_minutes_of_rest_are_told_once(watch, clock):
    clock.pass_by(minutes=4, seconds=59)
    watch.look()
    assert not watch.rests
    clock.pass_by(seconds=1)
    watch.look()
    clock.pass_by(hours=1)
    watch.look()
    assert len(watch.rests) == 1


def test_that_a_key_or_the_mouse_in_a_window_begins_anew(qtbot, watch, clock):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    watch._listen_to(window.windowHandle())
    for touch in (
        lambda: qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A),
        lambda: qtbot.mouseMove(window.windowHandle()),
    ):
        clock.pass_by(minutes=4)
        touch()
        clock.pass_by(minutes=4)
        watch.look()
        assert not watch.rests


def test_that_the_time_slept_by_the_computer_counts(watch, clock):
    clock.pass_by(hours=9)
    watch.look()
    assert len(watch.rests) == 1


def test_that_a_clock_set_back_begins_anew(watch, clock):
    clock.pass_by(days=-1)
    watch.look()
    clock.pass_by(minutes=5)
    watch.look()
    assert len(watch.rests) == 1


def test_that_fewer_minutes_count_at_once(watch, clock):
    clock.pass_by(minutes=2)
    watch.minutes = 1
    watch.look()
    assert len(watch.rests) == 1

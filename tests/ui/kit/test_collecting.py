import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from app.ui.kit.collecting import TimedCollection, collect_if_due


class Ring:
    """Two of these that know each other are freed by collecting alone."""

    def __init__(self):
        self.other = None


def unreachable():
    first, second = Ring(), Ring()
    first.other, second.other = second, first
    return weakref.ref(first)


@pytest.fixture
def low_threshold():
    before = gc.get_threshold()
    gc.set_threshold(1, 1000, 1000)
    yield
    gc.set_threshold(*before)


def test_that_unreachable_objects_are_collected_between_two_events(qtbot, low_threshold):
    gc.enable()
    owner = QObject()
    TimedCollection(owner)
    assert not gc.isenabled()
    gone = unreachable()
    qtbot.waitUntil(lambda: gone() is None)


def test_that_nothing_is_collected_before_the_threshold():
    gc.collect()
    gone = unreachable()
    collect_if_due()
    assert gone() is not None

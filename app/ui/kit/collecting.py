"""Collects Python's unreachable objects between two events of the screen.

Python collects wherever an allocation happens: in the worker, which must not delete a widget, or in the midst of an
event whose receiver it deletes. Both ended the program (seen on PySide6 6.11, in tests with many windows).
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


def collect_if_due() -> None:
    """Collect the oldest generation whose count has passed the threshold of Python; called in the screen's thread."""
    due = [
        place
        for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])


class TimedCollection(QObject):
    """Takes collecting away from Python, and does it while the event loop has nothing else in hand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()

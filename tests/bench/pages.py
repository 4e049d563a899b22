"""From a click on a tab to the painted page, filled with what the archive holds; and how much of the window a page has.

Run as `python -m tests.bench.pages ARCHIVE` in a process of its own, where the pages are made ahead before the clicks;
or as `… ARCHIVE PAGE`, where the page of that number is clicked as soon as the window is there and nothing is ahead.
"""

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.window import MainWindow

CLIENT = (1366, 728)
AGAIN = 5
ROUNDS = 3
PAGES = (1, 2, 3, 4, 5, 6)
"""Those that are not there when the window opens."""


def told_of(archive: Path) -> Iterator[str]:
    """Measure in other processes, and return the table: the medians of some rounds, in milliseconds."""
    rounds = [_run(archive) for _ in range(ROUNDS)]
    clicked = {page: [_run(archive, str(page))[0].split() for _ in range(ROUNDS)] for page in PAGES}
    yield "milliseconds    first click   clicked at once: its frame   filled   again"
    for row, page in enumerate(PAGES):
        title, *_ = rounds[0][row].split()
        first, again = (median(float(one[row].split()[place]) for one in rounds) for place in (1, 2))
        frame, filled = (median(float(one[place]) for one in clicked[page]) for place in (0, 1))
        yield f"{title:<12} {first:>14.0f} {frame:>28.0f} {filled:>8.0f} {again:>7.0f}"
    ready, longest = (median(float(one[len(PAGES)].split()[place]) for one in rounds) for place in (0, 1))
    yield f"the pages are there {ready:.1f} s after the first one, in steps of at most {longest:.0f} ms of the window"
    yield from rounds[0][len(PAGES) + 1 :]


def _run(*words: object) -> list[str]:
    """Measure in another process with settings of its own, and return what it prints."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps its bytecode
        command = [sys.executable, "-m", "tests.bench.pages", *map(str, words)]
        done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
        return done.stdout.splitlines()


def main(archive: Path, page: int | None) -> None:
    gc.disable()
    window = open_window(archive, makes_ahead=page is None)
    settle(window)
    gc.freeze()
    if page is None:
        ready, longest = wait_for_pages(window)
        tell_clicks(window)
        print(f"{ready:.2f} {longest * 1000:.1f}")
        tell_share(window)
        window.theme.resize(150)
        settle(window)
        tell_share(window)
    else:
        print(" ".join(f"{one:.1f}" for one in milliseconds_at_once(window, page)))
    sys.stdout.flush()
    os._exit(0)


def open_window(archive: Path, *, makes_ahead: bool) -> "MainWindow":
    from app.ui.kit.qt_import import import_qt

    import_qt()
    from app.bootstrap import add_actions, make_services
    from app.ui.application import make_application
    from app.ui.window import MainWindow
    from tests.bench.offscreen import leave_out_chatter

    leave_out_chatter()
    services = make_services()._replace(makes_ahead=makes_ahead)
    window = MainWindow(services, make_application(["merito"]).theme, archive, add_actions)
    window.resize(*CLIENT)
    window.show()
    return window


def settle(window: "MainWindow") -> None:
    """Go on until the worker has nothing left and what it gave has been painted."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

    events = QEventLoop.ProcessEventsFlag
    while not window.runner.is_idle:
        QCoreApplication.processEvents(events.WaitForMoreEvents)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.processEvents(events.AllEvents)


def wait_for_pages(window: "MainWindow") -> tuple[float, float]:
    """Wait until the pages are made; return after how long, and the longest time in which the window heard nothing."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    beats = [perf_counter()]
    heart = QTimer(interval=1)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start()
    while window.ahead is not None and window.ahead.is_working:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    heart.stop()
    return beats[-1] - beats[0], max(after - before for before, after in pairwise(beats))


def tell_clicks(window: "MainWindow") -> None:
    for page in PAGES:
        first = milliseconds(window, page)
        again = median(milliseconds(window, page) for _ in range(AGAIN))
        print(f"{window.services.pages[page].title} {first:.1f} {again:.1f}")


def milliseconds(window: "MainWindow", page: int) -> float:
    """Click on the tab of a page, with the first one in front."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window.pages.show_number(0)
    settle(window)
    bar = window.pages.tabs
    begun = perf_counter()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(page).center())
    settle(window)
    return (perf_counter() - begun) * 1000


def milliseconds_at_once(window: "MainWindow", page: int) -> tuple[float, float]:
    """Click on a page that is not made yet: return when its frame was painted, and when it was filled."""
    from PySide6.QtCore import QEvent, QObject

    from app.ui.kit.overrides import override

    painted: list[float] = []

    class Watcher(QObject):
        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (the name is Qt's)
            if event.type() is QEvent.Type.Paint:
                painted.append(perf_counter())
            return False

    watcher = Watcher()
    window.pages.places()[page].installEventFilter(watcher)
    end = milliseconds(window, page)
    return end - (perf_counter() - painted[0]) * 1000, end


def tell_share(window: "MainWindow") -> None:
    share = 100 * window.pages.height() / window.height()
    print(f"page {window.pages.height()} of {window.height()} px at {window.theme.percent} %: {share:.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)

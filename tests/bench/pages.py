"""From a click on a tab to the painted page, filled with what the archive holds; and how much of the window a page has.

Run as `python -m tests.bench.pages ARCHIVE` in a process of its own, so that the first click imports the page too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.window import MainWindow

CLIENT = (1366, 728)
AGAIN = 5


def told_of(archive: Path) -> Iterator[str]:
    """Measure in another process, and return what it prints."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home}
        words = [sys.executable, "-m", "tests.bench.pages", str(archive)]
        yield from subprocess.run(
            words, check=True, env=environment, capture_output=True, text=True
        ).stdout.splitlines()


def main(archive: Path) -> None:
    from app.bootstrap import make_window
    from app.ui.application import make_application
    from app.ui.kit.python_import import restore_import
    from tests.bench.offscreen import leave_out_chatter

    leave_out_chatter()
    restore_import()
    application = make_application(["merito"])
    window = make_window(application.theme, archive)
    window.resize(*CLIENT)
    window.show()
    settle(window)
    tell_clicks(window)
    tell_share(window)
    application.theme.resize(150)
    settle(window)
    tell_share(window)
    sys.stdout.flush()
    os._exit(0)


def settle(window: "MainWindow") -> None:
    """Go on until the worker has nothing left and what it gave has been painted."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

    events = QEventLoop.ProcessEventsFlag
    while not window.runner.is_idle:
        QCoreApplication.processEvents(events.WaitForMoreEvents)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.processEvents(events.AllEvents)


def tell_clicks(window: "MainWindow") -> None:
    first = {page: milliseconds(window, page) for page in (1, 2, 3, 4, 0)}
    again = {page: median(milliseconds(window, page) for _ in range(AGAIN)) for page in first if leave(window, page)}
    for page, taken in first.items():
        title = window.services.pages[page].title
        print(f"{title:<12} {taken:4.0f} ms the first time, {again[page]:4.0f} ms again")


def leave(window: "MainWindow", page: int) -> bool:
    """Put another page in front, so that a click has something to do."""
    window.pages.show_number(1 if page == 0 else 0)
    settle(window)
    return True


def milliseconds(window: "MainWindow", page: int) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    leave(window, page)
    bar = window.pages.tabs
    begun = perf_counter()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(page).center())
    settle(window)
    return (perf_counter() - begun) * 1000


def tell_share(window: "MainWindow") -> None:
    share = 100 * window.pages.height() / window.height()
    print(f"page {window.pages.height()} of {window.height()} px at {window.theme.percent} %: {share:.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

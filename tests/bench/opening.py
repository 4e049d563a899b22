"""From the start of the interpreter to a painted, usable window: ours against a bare PySide6 window.

Run as `python -m tests.bench.opening bare` or `… merito ARCHIVE`: it prints nothing and ends when the window is there.
"""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.window import MainWindow

ROUNDS = 7


def seconds(*words: str) -> float:
    """Run one window in a process of its own and return its wall time.

    Each opens a copy of its own: the process is ended at once, and an archive that nobody closed is verified next time.
    """
    with tempfile.TemporaryDirectory() as home:
        words = tuple(shutil.copy(word, home) if word.endswith(".merito") else word for word in words)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps its bytecode
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "tests.bench.opening", *words], check=True, env=environment)
        return perf_counter() - start


def opening_times(*variants: tuple[str, ...]) -> list[float]:
    """Return the median seconds of each variant, taken in turn so that a noisy machine is noisy for all."""
    taken: list[list[float]] = [[] for _ in variants]
    for variant in variants:
        seconds(*variant)
    for _ in range(ROUNDS):
        for times, variant in zip(taken, variants, strict=True):
            times.append(seconds(*variant))
    return [median(times) for times in taken]


def open_bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    application.processEvents()
    window.grab()


def open_merito(path: Path) -> None:
    """Open the archive and wait until the first page shows the line of the year, then paint it."""
    shown(path).grab()
    sys.stdout.flush()
    os._exit(0)


def shown(path: Path) -> "MainWindow":
    """Open the archive as a start of the program does, and return the window when it can be used."""
    gc.disable()
    from app.bootstrap import make_window
    from app.ui.display import why_no_display

    why_no_display()
    from PySide6.QtCore import QEventLoop

    from app.ui.application import make_application
    from tests.bench.offscreen import leave_out_chatter

    leave_out_chatter()
    application = make_application(["merito"])
    window = make_window(application.theme, path)
    window.show()
    gc.freeze()
    gc.enable()
    while not _is_usable(window):
        if window.runner.is_idle and window.desk is None:
            sys.exit(f"{path} was not opened")
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return window


def _is_usable(window: "MainWindow") -> bool:
    """Tell whether the first page shows the steps; asking Qt for its children would make an object of each."""
    return window.desk is not None and bool(window.pages.current_tab().timeline.bars)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        open_bare()
    else:
        open_merito(Path(sys.argv[2]))

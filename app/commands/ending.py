"""How a command ends before its time: Ctrl+C, the system that asks it to end, an error of the program itself."""

import argparse
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_WRITERS = {"print", "demo", "export", "backup", "awards", "progressions", "publish"}
_UNTOUCHED = "Non è stato cambiato niente."
_WRITTEN = "I file già scritti restano, e ciascuno è intero; quello che si stava scrivendo non c'è."
_PERHAPS = "L'archivio è intero: o tutto è stato fatto, o niente; per saperlo basta aprirlo."


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a request of the system to end (SIGTERM) undo what was half done, as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():  # Python lets no other thread ask for signals
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def interrupted_words(options: argparse.Namespace | None) -> str:
    """Say that a command was interrupted, and what it has left."""
    return f"Interrotto. {left_words(options)}"


def left_words(options: argparse.Namespace | None) -> str:
    """Say what a command that did not come to its end has left."""
    verb = getattr(options, "verb", None)
    if verb in _WRITERS:
        return _WRITTEN
    changes = verb in {"new", "restore", "results"} or (verb == "import" and not getattr(options, "dry_run", False))
    return _PERHAPS if changes else _UNTOUCHED


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt

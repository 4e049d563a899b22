"""How often the archive is asked and a sheet is scored: what a test measures when it says that a use case is quick."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sqlalchemy import Engine, event

from app.domain.scoring.engine import score_sheet


@contextmanager
def queries(about: str = "") -> Iterator[list[str]]:
    """Keep the statements that name `about` (any, when empty) while the block runs."""
    asked: list[str] = []

    def keep(*call: object) -> None:
        if about in str(call[2]):
            asked.append(str(call[2]))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", keep)


@contextmanager
def scorings() -> Iterator[list[str]]:
    """Keep the code of the template of each sheet that the engine scores while the block runs."""
    scored: list[str] = []

    def keep(frame: FrameType, happened: str, _argument: object) -> None:
        if happened == "call" and frame.f_code is score_sheet.__code__:
            scored.append(frame.f_locals["template"].code)

    before = sys.getprofile()
    sys.setprofile(keep)
    try:
        yield scored
    finally:
        sys.setprofile(before)

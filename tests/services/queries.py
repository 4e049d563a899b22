"""How often the archive is asked: what a test measures when it says that a use case stays quick for many people."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


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

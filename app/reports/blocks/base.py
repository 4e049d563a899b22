"""What a block is."""

from typing import Protocol

from app.reports.page import Page


class Block(Protocol):
    """A piece of a document, already measured for the width of the frame.

    `before` and `after` are the space over and under it (none at the edges of a page); `start` the least
    height worth putting at the bottom of a page; `keeps_next` says that it never ends a page alone.
    """

    @property
    def height(self) -> float: ...

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def start(self) -> float: ...

    @property
    def keeps_next(self) -> bool: ...

    def draw(self, page: Page, top: float) -> None:
        """Draw on `page` with the upper edge at `top`."""

    def split(self, room: float) -> tuple["Block", "Block"] | None:
        """Return the part that fits in `room` and the rest; None when the block stays whole."""


class _Tall(Protocol):
    @property
    def height(self) -> float: ...


class Whole:
    """What is common to blocks that are never split."""

    after: float = 0

    @property
    def start(self: _Tall) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

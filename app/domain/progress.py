"""How a long work tells where it is, and learns that it was cancelled."""

from typing import Protocol

from app.domain.errors import Cancelled

__all__ = ["Cancelled", "Progress", "Silent"]


class Progress(Protocol):
    """A listener of long work."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` steps are over; raise `Cancelled` when the user has stopped the work."""


class Silent:
    """A progress that nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say nothing, never cancel."""

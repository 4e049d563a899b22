"""What is shown of a protected archive before anybody has logged in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """One who may log in: its id, and a title that names nobody («Segretario comunale»)."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ShownKeys:
    """The ente and those who may log in, in the order in which they were added."""

    archive_id: str
    name: str
    slots: tuple[ShownSlot, ...]

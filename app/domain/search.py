"""What a search finds."""

from dataclasses import dataclass

from app.domain.issues import Link


@dataclass(frozen=True, slots=True)
class Found:
    """A person, an objective or a sheet: what it is called, what tells it from its namesakes, where it is."""

    text: str
    detail: str
    icon: str
    link: Link

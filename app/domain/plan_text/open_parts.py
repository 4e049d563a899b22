"""The texts of the parts of a plan while its blocks are being put in them."""

from dataclasses import dataclass, field

from app.domain.plan_text.part_texts import joined_paragraphs
from app.domain.plan_text.shapes import PartText


@dataclass(slots=True)
class OpenPart:
    """A part with its title, the line on which it begins, its paragraphs so far."""

    title: str
    line: int
    paragraphs: list[str] = field(default_factory=list)


class OpenParts:
    """The parts of a plan in order; what comes before the first title is in one without."""

    def __init__(self) -> None:
        self._parts = [OpenPart("", 0)]

    @property
    def last(self) -> OpenPart:
        return self._parts[-1]

    def open(self, title: str, line: int) -> None:
        self._parts.append(OpenPart(title, line))

    def texts(self) -> tuple[PartText, ...]:
        """Return those that hold something."""
        texts = (PartText(part.title, joined_paragraphs(part.paragraphs), part.line) for part in self._parts)
        return tuple(text for text in texts if text.body)

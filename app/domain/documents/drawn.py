"""What a page of a document draws, for whoever paints it again: on paper, from the window.

Lengths are points from the lower left corner of the page, colours red, green and blue from 0 to 1.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

Rgb = tuple[float, float, float]


class DrawnText(NamedTuple):
    """Words that stand on `baseline` from `x` on, in a face by its name."""

    x: float
    baseline: float
    words: str
    face: str
    size: float
    colour: Rgb


class DrawnLine(NamedTuple):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: Rgb
    thickness: float


class DrawnBox(NamedTuple):
    """A rectangle: filled, or the border alone when it has a thickness."""

    x: float
    y: float
    width: float
    height: float
    colour: Rgb
    thickness: float = 0


class DrawnPicture(NamedTuple):
    """A picture in a rectangle: `rows` of as many pixels, three bytes each, from the top."""

    x: float
    y: float
    width: float
    height: float
    columns: int
    rows: int
    pixels: bytes


Mark = DrawnText | DrawnLine | DrawnBox | DrawnPicture


class DrawnDocument(Protocol):
    """The pages of a document, each read when it is asked for; `faces` are the files of its typefaces."""

    @property
    def faces(self) -> Mapping[str, Path]: ...

    def __len__(self) -> int: ...

    def marks(self, page: int) -> Sequence[Mark]: ...

"""The sizes of *Seduta*, in pixels of the drawing: those of a whole screen, and those of a small or enlarged one."""

from typing import NamedTuple

from app.ui.kit.grade import GradeLetters
from app.ui.kit.scale import scaled


class Letters(NamedTuple):
    """The height of letters, and of the line on which they stand."""

    pixels: int
    line: int


class RoomSizes(NamedTuple):
    """Every measure of the room; `word` 0: the word of a grade is said below, not beside it.

    `is_narrow`: the year before is said under the meaning of a grade, not at its side.
    """

    side: int = 32
    gap: int = 12
    head: int = 72
    foot: int = 72
    left: int = 352
    button: int = 48
    leave: int = 40
    segment: int = 20
    current_segment: int = 32
    counter: int = 32
    quiet: Letters = Letters(20, 28)
    small: int = 16
    name: Letters = Letters(44, 54)
    degree: int = 24
    total: Letters = Letters(76, 84)
    band: int = 24
    row: int = 76
    factor: Letters = Letters(28, 36)
    grades: GradeLetters = GradeLetters(52, 48, 28, has_words=False)
    word: int = 24
    line: int = 48
    is_narrow: bool = False


WHOLE_SCREEN = RoomSizes()
COMPACT = RoomSizes(
    side=16,
    gap=8,
    head=48,
    foot=52,
    left=208,
    button=36,
    leave=32,
    segment=14,
    current_segment=22,
    counter=20,
    quiet=Letters(14, 18),
    small=14,
    name=Letters(24, 30),
    degree=16,
    total=Letters(44, 48),
    band=16,
    row=48,
    factor=Letters(16, 20),
    grades=GradeLetters(34, 36, 20, has_words=False),
    word=0,
    line=36,
)
NARROW = COMPACT._replace(is_narrow=True, grades=GradeLetters(34, 28, 18, has_words=False))
_WIDE, _HIGH = 1180, 640
"""A room less wide or less high than this takes the compact sizes."""
_NARROW = 620
"""A room less wide than this has narrower cells."""


def sizes_for(width: int, height: int) -> RoomSizes:
    """Return the sizes for a room of so many pixels of the screen."""
    if width >= scaled(_WIDE) and height >= scaled(_HIGH):
        return WHOLE_SCREEN
    return COMPACT if width >= scaled(_NARROW) else NARROW

"""The signature block: always whole, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.documents.common import Signature
from app.reports.blocks.base import Whole
from app.reports.page import Page
from app.reports.style import CELL_BOLD, FRAME_LEFT, FRAME_WIDTH, GREY, LABEL, VALUE
from app.reports.text import wrap

_ACROSS = 3
_GUTTER = 18.0
_ROOM_TO_SIGN = 34.0
_ROW_GAP = 14.0


@dataclass(frozen=True, slots=True)
class _Place:
    """One signature that has been set."""

    role: tuple[str, ...]
    name: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def words_height(self) -> float:
        return CELL_BOLD.leading * len(self.role) + VALUE.leading * len(self.name)

    @property
    def note_height(self) -> float:
        return LABEL.leading * len(self.note)


@dataclass(frozen=True)
class Signatures(Whole):
    """Rows of three places to sign; lines of a row are level."""

    rows: tuple[tuple[_Place, ...], ...]
    width: float
    before: float = 12
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return sum(map(_row_height, self.rows)) + _ROW_GAP * (len(self.rows) - 1)

    def draw(self, page: Page, top: float) -> None:
        for row in self.rows:
            line = top - max(place.words_height for place in row) - _ROOM_TO_SIGN
            for number, place in enumerate(row):
                x = FRAME_LEFT + number * (self.width + _GUTTER)
                self._draw_place(page, place, x, top, line)
            top -= _row_height(row) + _ROW_GAP

    def _draw_place(self, page: Page, place: _Place, x: float, top: float, line: float) -> None:
        page.paragraph("P", (x, top - CELL_BOLD.ascent), place.role, CELL_BOLD)
        page.paragraph("P", (x, top - CELL_BOLD.leading * len(place.role) - VALUE.ascent), place.name, VALUE)
        page.rule(x, line, x + self.width, GREY)
        page.paragraph("P", (x, line - LABEL.ascent), place.note, LABEL)


def signatures(people: Sequence[Signature], *, before: float = 12, keeps_next: bool = False) -> Signatures:
    """Set the places to sign, two beside each other if they are two, else three."""
    across = min(len(people), _ACROSS) or 1
    width = (FRAME_WIDTH - _GUTTER * (across - 1)) / across
    places = [_place(person, width) for person in people]
    rows = tuple(tuple(places[start : start + across]) for start in range(0, len(places), across))
    return Signatures(rows, width, before, keeps_next)


def _place(person: Signature, width: float) -> _Place:
    name = wrap(person.name, VALUE, width) if person.name else ()
    return _Place(wrap(person.role, CELL_BOLD, width), name, wrap(person.note or "data e firma", LABEL, width))


def _row_height(row: tuple[_Place, ...]) -> float:
    words = max(place.words_height for place in row)
    return words + _ROOM_TO_SIGN + max(place.note_height for place in row) + 2

"""What the actions of a sheet need of whatever shows it: the page of the sheet, or *Seduta*."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.scoring.results import Missing
from app.domain.sheets.detail import SheetDetail
from app.ui.evaluation.score_rows import ScoreRows


class ShownSheet(Protocol):
    """A sheet on the screen, with its rows."""

    @property
    def detail(self) -> SheetDetail | None: ...
    @property
    def score_rows(self) -> ScoreRows: ...
    def show_scores(self) -> None: ...
    def show_composition(self, section: str) -> None: ...
    def show_texts(self, key: str) -> None: ...
    def go_to_first_missing(self) -> None: ...
    def go_to_next_missing(self) -> None: ...


def missing_along(missing: Sequence[Missing], rows: ScoreRows, by: int) -> Missing | None:
    """Return what is missing after (1) or before (-1) the row that has grown, round and round; None when nothing is.

    Things that have a row go in the order of the rows. Those that have none lead away from the sheet: none
    of them comes before the last of the rows is given.
    """
    places = [row.item.place for row in rows.rows]
    keys = [places.index(place) if (place := (one.section, one.item)) in places else len(places) for one in missing]
    ordered = [one for _key, one in sorted(zip(keys, missing, strict=True), key=lambda pair: pair[0])]
    if not ordered:
        return None
    if any(place in places for place in ((one.section, one.item) for one in ordered)):
        ordered = [one for one in ordered if (one.section, one.item) in places]
        keys = [key for key in keys if key < len(places)]
    here = places.index(rows.current.item.place) if rows.current is not None else -1
    with_row = [key for key in keys if key < len(places)]
    before = sum(key < here for key in with_row)
    wanted = before + (1 if here in with_row else 0) if by > 0 else before - 1
    return ordered[wanted % len(ordered)]

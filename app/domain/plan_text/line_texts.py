"""The text of a line as it is corrected and divided by hand: of a row the cells stand between bars."""

import re

from app.domain.errors import UserError
from app.domain.plan_text.blocks import CELL_JOINT, PlanBlock
from app.domain.plan_text.cleaning import without_loose_end
from app.domain.plan_text.roles import PieceCells

_JOINTS = re.compile(r"\s\|\s|^\|\s|\s\|$|^\|$")
_CUTS = re.compile(
    r"\n|;\s|(?<=[^\W\d_]{2})\.\s+(?=[A-ZÀ-Ü«])|\s[-–—/•§]\s|\s\|\s"
    r"|\s(?=(?:\d{1,2}[.)]|[a-z]\))\s)|\s(?=[A-ZÀ-Ü][^\W\d_]{2,}(?:\s[^\W\d_]+){0,2}:)|\s(?=\((?:[Pp]eso|[Pp]unt))"
)
"""Where one thing often ends and another begins: a mark between sentences, a label, the number of an item."""
_LOOSE = " \n|;,–—/"


def text_in_full(block: PlanBlock) -> str:
    """Return the text of a line as it is corrected: of a row every cell, an empty one too, between bars."""
    return CELL_JOINT.join(cell.text for cell in block.cells) if block.cells else block.text


def cells_written(block: PlanBlock, text: str) -> PieceCells:
    """Return what is written in the place of a line; `UserError` where a row has lost or gained a cell, or is empty."""
    if not any(map(str.isalnum, text)):
        raise UserError("La riga resterebbe vuota.", "Per non importarla darle il ruolo «Niente» (tasto N).")
    if not block.cells:
        return (" ".join(text.split()),)
    spans = _spans(text)
    if len(spans) != len(block.cells):
        raise UserError(
            f"La riga della tabella ha {len(block.cells)} celle, qui sono {len(spans)}.",
            "Lasciare le barre «|» che le separano: una cella può restare vuota.",
        )
    return tuple(text[start:stop].strip() for start, stop in spans)


def cells_divided(block: PlanBlock, text: str, at: int) -> tuple[PieceCells, PieceCells]:
    """Return the two lines that one becomes, cut before a character; `UserError` where nothing would be on a side.

    Of a row cut between two cells, those after the cut are the second. Cut inside a cell, its rest is the second, with
    the rest of the other cells that have as many lines, where the cut is at the end of a line; else with none.
    """
    if not any(map(str.isalnum, text[:at])) or not any(map(str.isalnum, text[at:])):
        raise UserError("Qui non c'è niente da dividere.", "Portare il cursore fra due parole della riga.")
    if not block.cells:
        first, second = _in_two(text, at)
        return (" ".join(first.split()),), (" ".join(second.split()),)
    cells = cells_written(block, text)
    for place, (start, stop) in enumerate(_spans(text)):
        own = text[start:stop]
        if start < at < stop and own[: at - start].strip() and own[at - start :].strip():
            return _divided_at(cells, place, _in_two(own, at - start), own[: at - start])
    after = [place for place, (start, _) in enumerate(_spans(text)) if start >= at - len(CELL_JOINT)]
    first_of = min(after, default=len(cells))
    return (
        tuple("" if place >= first_of else cell for place, cell in enumerate(cells)),
        tuple(cell if place >= first_of else "" for place, cell in enumerate(cells)),
    )


def likely_cuts(text: str) -> tuple[int, ...]:
    """Return before which characters a line is likely to be divided, in order."""
    found = (match.end() for match in _CUTS.finditer(text))
    return tuple(dict.fromkeys(at for at in found if any(map(str.isalnum, text[:at])) and text[at:].strip()))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where each cell begins and ends."""
    joints = [match.span() for match in _JOINTS.finditer(text)]
    starts = [0, *(stop for _, stop in joints)]
    return list(zip(starts, [*(start for start, _ in joints), len(text)], strict=True))


def _divided_at(cells: PieceCells, place: int, halves: tuple[str, str], before: str) -> tuple[PieceCells, PieceCells]:
    """Divide one cell, and those of as many lines at the same line."""
    first, second = list(cells), [""] * len(cells)
    first[place], second[place] = halves
    count, lines = len(cells[place].split("\n")), before.count("\n")
    if before.endswith("\n"):
        for at, cell in enumerate(cells):
            own = cell.split("\n")
            if at != place and len(own) == count:
                first[at], second[at] = "\n".join(own[:lines]), "\n".join(own[lines:])
    return tuple(first), tuple(second)


def _in_two(text: str, at: int) -> tuple[str, str]:
    """Cut a text; a mark that stood between the two is of neither, but for that of an item: «… - Mappa dei pozzi»."""
    return without_loose_end(text[:at].rstrip(_LOOSE)), text[at:].lstrip(" \n|;,").rstrip()

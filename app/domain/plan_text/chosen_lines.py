"""Lines that the user says go on with the one above, or are the last that is read: what is left of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.plan_text.blocks import CELL_JOINT, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.roles import LineRole, PlanLayout, RoleGuess
from app.domain.plan_text.signs import chosen_guess
from app.domain.plan_text.unknown_words import key_of

_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_NOT_READ = "Sta sotto una riga da cui in giù non si legge"


def without_set_aside(document: SourceDocument, layout: PlanLayout) -> tuple[SourceDocument, tuple[RoleGuess, ...]]:
    """Return the document with its continued lines joined and without those that are not read, and their guesses.

    Below a line that closes nothing is read, as far as a unit that the user has named one by one.
    """
    if not _sets_aside(layout):
        return document, ()
    kept: list[PlanBlock] = []
    aside: list[RoleGuess] = []
    is_closed, last = False, _last_by_words(document.blocks, layout)
    for block in document.blocks:
        chosen = chosen_guess(block, layout) or _closed_by_words(block, last)
        is_closed = is_closed and not (chosen and chosen.role in _UNITS and block.number in layout.lines)
        if chosen and chosen.role is LineRole.CLOSING:
            is_closed = True
            aside.append(chosen)
        elif is_closed:
            aside.append(RoleGuess(block.number, LineRole.NOTHING, 100, _NOT_READ))
        elif chosen and chosen.role is LineRole.CONTINUED and kept:
            kept[-1] = _joined(kept[-1], block)
            aside.append(chosen)
        else:
            kept.append(block)
    return replace(document, blocks=tuple(kept)), tuple(aside)


def is_whole_line(role: LineRole) -> bool:
    """Whether the role is remembered by the words of its line: no other line is like the one that closes a plan."""
    return role is LineRole.CLOSING


def _sets_aside(layout: PlanLayout) -> bool:
    given = {*layout.lines.values(), *layout.choices.values(), *layout.named.values()}
    return bool(given & {LineRole.CONTINUED, LineRole.CLOSING})


def _last_by_words(blocks: Sequence[PlanBlock], layout: PlanLayout) -> int | None:
    """Return the last line with the words that closed an earlier file; one that was said of this file is enough."""
    words = {key for key, role in layout.named.items() if role is LineRole.CLOSING}
    if not words or LineRole.CLOSING in layout.lines.values():
        return None
    return next((block.number for block in reversed(blocks) if key_of(block.text) in words), None)


def _closed_by_words(block: PlanBlock, last: int | None) -> RoleGuess | None:
    reason = "Qui finiva un piano impaginato come questo"
    return RoleGuess(block.number, LineRole.CLOSING, 100, reason, chosen=True) if block.number == last else None


def _joined(above: PlanBlock, block: PlanBlock) -> PlanBlock:
    """Go on with a line; of rows with as many cells each cell goes on with the one above it."""
    if not above.cells:
        return replace(above, text=_end_to_end(above.text, block.text))
    if len(above.cells) == len(block.cells):
        pairs = zip(above.cells, block.cells, strict=True)
        cells = [CellText(one.heading, _end_to_end(one.text, below.text)) for one, below in pairs]
    else:
        place = max(range(len(above.cells)), key=lambda at: (bool(above.cells[at].text), at))
        cells = list(_added(above.cells, place, block.text))
    return replace(above, cells=tuple(cells), text=CELL_JOINT.join(cell.text for cell in cells if cell.text))


def _added(cells: Sequence[CellText], place: int, text: str) -> Iterator[CellText]:
    for at, cell in enumerate(cells):
        yield CellText(cell.heading, _end_to_end(cell.text, text)) if at == place else cell


def _end_to_end(first: str, second: str) -> str:
    """Join two pieces of a text: «appro-» and «vazione» are one word."""
    if first.endswith("-") and first[-2:-1].isalpha() and second[:1].islower():
        return first[:-1] + second
    return f"{first} {second}".strip()

"""The rows of a form: labels with their values beside them, and the row that heads the sheet of an objective."""

import re
from collections.abc import Iterator, Sequence

from app.domain.matching import text_key
from app.domain.plan_text.cell_kinds import NUMBERS, CellKind, kind_of
from app.domain.plan_text.labels import column_role, label_of
from app.plan_files.label_cells import is_label

FIGURE = re.compile(r"[\d.,/%€\s-]*\d[\d.,/%€\s-]*")
_FEWEST_FIGURES = 2
_FEWEST_NAMED = 4
_FEWEST_KINDS, _LONGEST_LABEL, _MOST_WORDS_OF_A_LABEL = 3, 45, 6
_UNIT_LABEL = re.compile(r"(?:area|settore|servizio|ufficio|direzione|unità organizzativa)\s*:?", re.IGNORECASE)
_WORDS = frozenset({CellKind.WORDS, CellKind.NAME})
_NUMBERED = re.compile(
    r"(?:scheda\s+)?(?:obiettivo\s*(?:n\.?|nr\.?|num\.?|numero|n°)|n\.?\s*obiettivo)\W*", re.IGNORECASE
)
_CODE = re.compile(r"(?:[A-Z]{1,4}[./-]?)?\d{1,3}(?:[./-]\d{1,3}){0,2}\.?|[IVXL]{1,5}(?:[./]\d{1,3})?\.?|[A-H]\.?")


def pairs_of(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the labels of a row with their values; a number with its title is one, a cell may hold both by itself.

    A cell that is left alone has no label.
    «OBIETTIVO N. | I.1 | Carta d'identità elettronica | PESO 20» heads a sheet.
    """
    rest = list(texts)
    if len(rest) > 2 and _NUMBERED.fullmatch(rest[0]) and _CODE.fullmatch(rest[1]) and not is_label(rest[2]):
        heading = _NUMBERED.sub("Obiettivo n.", rest[0])
        yield f"{heading} {rest[1].rstrip('.')}", rest[2]
        rest = rest[3:]
    while rest:
        if (told := label_of(rest[0])) is not None and told.value:
            yield told.label, told.value
            rest = rest[1:]
        else:
            yield (rest[0], rest[1]) if len(rest) > 1 else ("", rest[0])
            rest = rest[2:]


def tells_pairs(texts: Sequence[str]) -> bool:
    """Whether a row begins a label and its value: «N. utenti | 23 | 10 | 8» is of a grid, whatever its first word."""
    others = texts[1:]
    figures = sum(bool(FIGURE.fullmatch(text.strip("≤≥<>= "))) for text in others)
    return is_label(texts[0]) and not (len(others) >= _FEWEST_FIGURES and figures * 2 >= len(others))


def names_each(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row of a sheet begins with a label of its own, and the first is a label with its value.

    The value may itself sound like a label: «Titolo obiettivo | Tempi dei titoli edilizi» heads no columns.
    """
    told = [texts for texts in rows if len(texts) > 1]
    if len(told) < _FEWEST_NAMED or len(told[0]) > 2:
        return False
    is_each_its_own = len({text_key(texts[0]) for texts in told}) == len(told)
    return is_each_its_own and all(column_role(texts[0]) is not None for texts in told)


def tells_a_unit(texts: Sequence[str]) -> bool:
    """Whether a row says the unit by its label: «Area» and beside it «Settore Affari generali»."""
    if len(texts) not in {2, 4} or column_role(texts[1]) is not None:
        return False
    return _UNIT_LABEL.fullmatch(texts[0]) is not None and " " in texts[1]


def by_kinds(rows: Sequence[Sequence[str]], *, is_alone: bool) -> bool | None:
    """Tell a form by the kinds of its cells, whatever its words; None where those do not say."""
    if is_alone:
        return True if rows and _tells_who(rows[0]) else None
    if len(rows) > 1 and _has_columns_of_numbers(rows):
        return False
    return True if _holds_each_its_kind(rows) else None


def _tells_who(texts: Sequence[str]) -> bool:
    """Whether a row alone is a label, whatever its words, with somebody beside it: «Alla guida | dott. Ugo Neri»."""
    return len(texts) == 2 and _may_be_label(texts[0].rstrip(" :")) and kind_of(texts[1]) is CellKind.PERSON


def _holds_each_its_kind(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of pairs hold values of many kinds beside labels that nobody knows: no column of a grid would.

    «Casa | Settore Tributi», «Intento | Riordino dell'archivio», «Parte | 30%», «Fine | 30/06/2026».
    """
    if len(rows) < _FEWEST_NAMED or not all(len(texts) in {2, 4} for texts in rows):
        return False
    labels = [label.rstrip(" :") for texts in rows for label in texts[::2]]
    if len({text_key(label) for label in labels}) < len(labels) or not all(map(_may_be_label, labels)):
        return False
    kinds = [_broad_kind(texts[1]) for texts in rows]
    return len(set(kinds)) >= _FEWEST_KINDS and len(set(kinds[1:])) > 1


def _may_be_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and len(text.split()) <= _MOST_WORDS_OF_A_LABEL and kind_of(text) in _WORDS


def _broad_kind(text: str) -> CellKind:
    kind = kind_of(text)
    return CellKind.SHARE if kind in NUMBERS else CellKind.WORDS if kind in {CellKind.NAME, CellKind.PROSE} else kind


def _has_columns_of_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of as many cells, below one of words, have a column of numbers or of days: a grid, and no form."""
    width = len(rows[0])
    if width < _FEWEST_NAMED or len(rows) < _FEWEST_NAMED or any(len(texts) != width for texts in rows):
        return False
    kinds = [[_broad_kind(texts[at]) for texts in rows] for at in range(width)]
    is_headed = all(_may_be_label(text) for text in rows[0])
    return is_headed and any(set(below) in ({CellKind.SHARE}, {CellKind.DAY}) for _, *below in kinds)

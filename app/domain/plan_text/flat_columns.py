"""Tables that lost their columns in a copy: «N. OBIETTIVO PESO» and below «1 Rifacimento dei marciapiedi 40»."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.domain.issues import Issue, Severity
from app.domain.plan_text.cleaning import plain
from app.domain.plan_text.inline_facts import MONTH_NAMES
from app.domain.plan_text.starts import begins_something

_DAY = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?|(?:\d{{1,2}}\s+)?{MONTH_NAMES}(?:\s+20\d\d)?)"
_ORDER = r"(?:n\s?[.°]?|nr\.?|num\.?|numero|prog\.?|id|cod\.?|codice)"
_TEXT = (
    r"(?:obiettiv[oi](?:\s+(?:operativ[oi]|gestional[ei]|assegnat[oi]|di\s+performance))?|titolo(?:\s+obiettivo)?"
    r"|descrizione(?:\s+(?:dell'\s?)?obiettivo)?|denominazione)"
)
_ENDS: tuple[tuple[str, str], ...] = (
    (r"peso(?:\s*\(?%\)?|\s+percentuale)?|punteggio|punti", r"\d{1,3}(?:[.,]\d{1,2})?\s*(?:%|/100)?"),
    (r"scadenza|termine|entro(?:\s+il)?|data|tempi", rf"(?:entro\s+(?:il\s+)?)?{_DAY}"),
    (r"target|valore\s+atteso|atteso", r"(?:[≥≤<>]=?\s*)?\d+(?:[.,]\d+)*\s*%?|s[iì]"),
)
_OTHER_TEXT = r"(?:indicator[ei](?:\s+di\s+\w+)?|fas[ei]|attivit[àa]|responsabile|note|risultato(?:\s+atteso)?)"
_END = "|".join(name for name, _ in _ENDS)
_HEADER = re.compile(rf"(?P<order>{_ORDER}\s+)?(?P<text>{_TEXT})(?P<ends>(?:\s+(?:{_END}))+)", re.IGNORECASE)
_OTHER_HEADER = re.compile(
    rf"(?:{_ORDER}\s+)?{_TEXT}(?:\s+(?:{_END}))*\s+{_OTHER_TEXT}(?:\s+(?:{_OTHER_TEXT}|{_END}))*", re.IGNORECASE
)
_ORDER_CELL = r"(?P<order>[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[.)]?)\s+"
_MOST_LINES = 5
"""Of one row: a text that is broken over more has lost its numbers too."""


def with_columns(texts: Sequence[str]) -> list[str]:
    """Return the lines with tabs between the columns, where their headings say which they are.

    A row that was broken is on its first line, the others are emptied.
    """
    found = list(texts)
    place = 0
    while place < len(found):
        header = _HEADER.fullmatch(plain(found[place])) if _may_be_header(found[place]) else None
        place = _part_rows(found, place, header) if header else place + 1
    return found


def lost_columns(texts: Sequence[str]) -> Iterator[int]:
    """Yield the places of the headings of tables whose rows nobody can part again: two of their columns are words."""
    for place, text in enumerate(texts):
        if _may_be_header(text) and _OTHER_HEADER.fullmatch(plain(text)) and not text.rstrip().endswith(":"):
            yield place


def names_columns(text: str) -> bool:
    """Whether the line holds the headings of a table on one line."""
    return _may_be_header(text) and bool(_HEADER.fullmatch(text) or _OTHER_HEADER.fullmatch(text))


def lost_columns_finding(number: int, heading: str) -> Issue:
    """Say that the table headed at line `number` cannot be parted, and what to do."""
    sentence = (
        f"Riga {number}: la tabella «{plain(heading)}» ha perso le colonne, e ciò che segue resta nei titoli: "
        "copiarla di nuovo da Word o da Excel, o importare quel file."
    )
    return Issue("lost_columns", sentence, severity=Severity.WARNING)


def _may_be_header(text: str) -> bool:
    return 8 < len(text) < 100 and "\t" not in text and "|" not in text


def _part_rows(found: list[str], place: int, header: re.Match[str]) -> int:
    names = tuple(one.group() for one in re.finditer(_END, header["ends"], re.IGNORECASE))
    row = _row(has_order=header["order"] is not None, names=names)
    start = place
    place += 1
    while place < len(found):
        if not found[place].strip():
            place += 1
            continue
        count, cells = _cells(found, place, row)
        if not cells:
            break
        found[place : place + count] = ["\t".join(cells), *[""] * (count - 1)]
        place += count
    if place > start + 1:
        found[start] = "\t".join([*([header["order"].strip()] if header["order"] else []), header["text"], *names])
    return place


def _cells(found: list[str], place: int, row: re.Pattern[str]) -> tuple[int, list[str]]:
    """Return how many lines the row takes, and its cells; none where the lines are no row."""
    text = ""
    for count in range(1, _MOST_LINES + 1):
        if place + count > len(found):
            break
        line = plain(found[place + count - 1])
        if not line or begins_something(line):
            break
        text = f"{text} {line}".strip()
        if match := row.fullmatch(text):
            return count, [cell.strip() for cell in match.groups() if cell is not None]
    return 0, []


@lru_cache(maxsize=64)
def _row(*, has_order: bool, names: tuple[str, ...]) -> re.Pattern[str]:
    cells = [next(cell for words, cell in _ENDS if re.fullmatch(words, name, re.IGNORECASE)) for name in names]
    ends = "".join(rf"\s+({cell})" for cell in cells)
    return re.compile(rf"{_ORDER_CELL if has_order else ''}(?P<text>.*[^\W\d_]{{3}}.*?){ends}", re.IGNORECASE)

"""Cells of the tables of a PDF: their lines put together again, also where a narrow cell parts a word without a hyphen.

A word wider than its cell stands on a line of its own, which it fills to the last letter, and goes on below. That alone
does not tell it from two words that just fit: what does is the document itself, which has most of its words whole
somewhere, and how Italian words end.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.plan_text.bullets import bullet_of
from app.plan_files.pdf_lines import PdfLine

_HAIR = 0.8
"""Less than most letters are wide, in points."""
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouàèéìòù")
_ENDING_IN_CONSONANT = frozenset(
    re.split(r"\s+", "con per del dal nel sul col non ed ad al il un dott ing geom rag avv arch")
)
_SHORT_WORDS = frozenset(
    re.split(
        r"\s+",
        "a ad ai al alla alle allo agli all anno che col con da dai dal dalla dalle dallo dagli dall dei degli del dell"
        " della delle dello di e ed entro fra gli il in la le lo nei nel nella nelle nello negli nell non per se si su"
        " sui sul sulla sulle sullo sugli sull tra un una uno",
    )
)
"""Words that begin a line as they are; «o» and «i» are more often the rest of a word."""
_WORDS_OF_THREE = frozenset(re.split(r"\s+", "via due tre sei web iva pec imu suo sua più già ora che chi dei spa srl"))
_SHORTEST_WORD = 4
"""Shorter ones are few in Italian: these, and those above."""
_END_OF_WORD = re.compile(
    r"(?:(?:[ai]?zion|mon|men)[ei]|ment[oi]|bil[ei]|tiv[aoie]|i?t[àa]|[ae]?nz[ae]|ist[aie]|it[aoie]|ic[aoi]|iche|gi[ao]|nt[ei]|[aiou]?ri[aoe]|v[aoe]|ne|no"
    r"|[aeio](?=\W*$|\s*[–(-]))(?!\w)"
)
"""After a vowel, which ends most Italian words, only what is no word by itself is the rest of one: «zione», «mento»."""
_FIGURE_LEFT_OPEN = re.compile(r"(?:\d{1,2}[/.])?\d{1,2}[/.]\d{0,3}|\d[\d.]*[.,]\d{0,2}")
_BEGINS_A_WORD = re.compile(r"(?:s?(?:[bcdfgptv][rl]|[cg]h|[bcdfglmnpqrtvz])|gn|gl|ps|s|[hjkwxy])?[aeiouàèéìòù]")
"""«zz», «nz», «rc» are in the middle of words only."""
_END_OF_LONG_WORD = re.compile(
    r"(?:zion[ei]|ment[oei]|tiv[oaei]|bil[ei]|it[àa]|nz[ae]|istic(?:[aio]|he)|tic(?:[aio]|he)|tori?[aeo]?|tric[ei]|ional[ei])$"
)
_FEW_LETTERS, _FEWER_LETTERS, _SHORTEST_WITH_STEM, _LONG_WORD = 10, 8, 5, 14


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """The lines of a cell, and where its text has no more room on the right, in points."""

    lines: tuple[PdfLine, ...]
    right: float

    @property
    def is_empty(self) -> bool:
        return not self.lines

    def followed_by(self, rest: "AnyCell") -> "DrawnCell":
        """Return the cell with what the next page has of it."""
        return DrawnCell((*self.lines, *rest.lines), self.right) if isinstance(rest, DrawnCell) else self

    def whole_words(self) -> Iterator[str]:
        """Yield the words that no border can have parted: those inside a line, those beside other words."""
        last = len(self.lines) - 1
        for place, line in enumerate(self.lines):
            words = line.text.split()
            is_rest = place > 0 and " " not in self.lines[place - 1].text
            is_open = place < last and len(words) == 1
            yield from _letters(words[is_rest : len(words) - is_open])

    def text(self, known: frozenset[str]) -> str:
        """Return its text; `known` are the stems of known words, in small letters."""
        text = ""
        for before, line in zip((None, *self.lines), self.lines, strict=False):
            if before is None:
                text = line.text
            elif self._breaks_a_word(text, before, line, known):
                text += line.text
            elif bullet_of(line.text) is None and before.right + line.first_word + 0.8 * line.size > self.right:
                text = _joined(text, line.text)
            else:
                text += f"\n{line.text}"
        return text

    def _breaks_a_word(self, text: str, before: PdfLine, line: PdfLine, known: frozenset[str]) -> bool:
        if " " in before.text or before.right + line.first_letter <= self.right - _HAIR:
            return False
        if _FIGURE_LEFT_OPEN.fullmatch(before.text) and line.text[:1].isdigit():
            return True
        first, rest = _last_letters(text), _first_letters(line.text)
        is_one_case = rest[:1].islower() or (first.isupper() and rest.isupper())
        if not before.text[-1:].isalpha() or not rest or not is_one_case:
            return False
        is_narrow = len(before.text) < (_FEWER_LETTERS if _is_too_long(first, rest) else _FEW_LETTERS)
        return is_one_word(first.casefold(), rest.casefold(), known, is_narrow=is_narrow)


@dataclass(frozen=True, slots=True)
class SpacedCell:
    """What stands in a column that only spaces part from the others: no border parts its words."""

    words: str

    @property
    def is_empty(self) -> bool:
        return not self.words

    def followed_by(self, rest: "AnyCell") -> "SpacedCell":
        return SpacedCell(f"{self.words} {rest.words}".strip()) if isinstance(rest, SpacedCell) else self

    def whole_words(self) -> Iterator[str]:
        yield from _letters(self.words.split())

    def text(self, _known: frozenset[str]) -> str:
        return self.words


AnyCell = DrawnCell | SpacedCell


EMPTY = DrawnCell((), 0.0)


def is_one_word(first: str, rest: str, known: frozenset[str], *, is_narrow: bool) -> bool:
    """Tell whether two parts in small letters are one word, by the stems of known ones or by how words end.

    Where nothing else says it, a cell of few letters parts more words than it holds by chance.
    """
    knows_first, knows_rest = stem_of(first) in known, stem_of(rest) in known
    if stem_of(first + rest) in known:
        return True
    if (knows_first and knows_rest) or first in _ENDING_IN_CONSONANT:
        return False
    if first[-1] not in _VOWELS or not _BEGINS_A_WORD.match(rest):
        return True
    if len(rest) == 1:
        return first[-1] in "iu" and not knows_first
    if rest in _SHORT_WORDS:
        return False
    is_stub = len(rest) < _SHORTEST_WORD and not knows_rest and rest not in _WORDS_OF_THREE
    return is_stub or bool(_END_OF_WORD.match(rest)) or (is_narrow and not (knows_first or knows_rest))


def _is_too_long(first: str, rest: str) -> bool:
    """Italian words of so many letters end as few do: «amministrative»; «botteghestoriche» is two words."""
    return len(first) + len(rest) >= _LONG_WORD and not _END_OF_LONG_WORD.search(rest.casefold())


def known_words(lines: Iterable[PdfLine], cells: Iterable[AnyCell]) -> frozenset[str]:
    """Return the stems of the words that a document has whole: those of its text and of its cells."""
    loose = (word for line in lines for word in _letters(line.text.split()))
    return frozenset(map(stem_of, chain(loose, (word for cell in cells for word in cell.whole_words()))))


def stem_of(word: str) -> str:
    """Return a word without its last vowel, which changes with number and gender."""
    return word[:-1] if len(word) >= _SHORTEST_WITH_STEM and word[-1] in _VOWELS else word


def _letters(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (found.casefold() for found in _WORD.findall(word))


def _last_letters(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1] if found else ""


def _first_letters(text: str) -> str:
    found = _WORD.match(text)
    return found[0] if found else ""


def _joined(text: str, more: str) -> str:
    if len(text) > 1 and text.endswith("-") and text[-2].islower() and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"

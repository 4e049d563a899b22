"""Which column of a user's sheet is which of ours: by heading, without case and accents, through synonyms."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.columns import Column
from app.domain.matching import text_key, word_set
from app.domain.workbooks.short_words import in_whole_words, is_description

_BROKEN_WORD = re.compile(r"-\s*\n\s*(?=[a-zà-ù])|-\s+(?=[a-zà-ù]{1,4}$)")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_FIRST_IN_BRACKETS = re.compile(r"[(\[]\s*(\w+)[^)\]]*[)\]]")
_SILENT = word_set("di del della dello dei d e ed il la lo l n nr num")
_WHOSE = word_set("dipendente dipendenti lavoratore ente presso ruolo in attuale inps gg mm aaaa")
"""Words that say of whom or how a column is, where a heading has others: `Nome dipendente`, `Assunto in ruolo il`."""
_DESCRIBED = re.compile(r"^(?:des|desc|descr) (?=\S{3})")
"""How programs call the column of names beside the one of codes: `DES_SETTORE`."""
_SHORTENED = re.compile(r"\b(\w{3,})\.(?:le|li|to|ta|vo|va|re|ne)\b\.?", re.IGNORECASE)
_ENOUGH = 1
"""Columns that a row names whole, before others of it are guessed."""
_SHORTEST = 3
"""Letters that an abbreviated word has at least."""
Texts = tuple[str, ...]
_Beginning = tuple[int, str]
"""How many words a name has, and with what the first one begins: those that differ are not compared."""
_SpokenNames = dict[_Beginning, list[tuple[list[str], Column]]]


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """The outcome: our column at each place, the headings nobody knows, those met twice, our columns not found.

    `guessed` are the headings that were understood by the beginnings of their words, with our column for each;
    `texts` are the headings of the file at the places of `columns`.
    """

    columns: dict[int, Column]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]
    absent: tuple[Column, ...]
    guessed: tuple[tuple[str, Column], ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)


class ColumnNames:
    """The names by which some columns are known, whole and by their words: made once for all the rows of a sheet."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.whole = _names(columns)

    @cached_property
    def spoken(self) -> _SpokenNames:
        """The names in words, by their beginning."""
        found: _SpokenNames = {}
        for name, column in self.whole.items():
            words = _spoken(name)
            found.setdefault(_beginning(words), []).append((words, column))
        return found

    def match(self, headings: Iterable[tuple[int, Texts]], *, is_known: bool = False) -> HeadingMatch:
        """Pair headings that may be read in several ways (alone, with what stands above): the first way known counts.

        `is_known`: what the sheet is needs no heading that is whole.
        """
        found: dict[int, Column] = {}
        left: list[tuple[int, Texts]] = []
        repeated, named = [], {}
        for place, texts in headings:
            named[place] = one_line(texts[0])
            column = next((self.whole[key] for text in texts for key in _keys(text) if key in self.whole), None)
            if column is None:
                left.append((place, texts))
            elif column.key in {one.key for one in found.values()}:
                repeated.append(one_line(texts[0]))
            else:
                found[place] = column
        guessed = self._guessed(left, found, is_known=is_known)
        found |= guessed
        told = tuple((named[place], column) for place, column in guessed.items())
        unknown = tuple(named[place] for place, _ in left if place not in guessed)
        there = {column.key for column in found.values()}
        absent = tuple(column for column in self.columns if column.key not in there)
        ordered = dict(sorted(found.items()))
        shown = {place: named[place] for place in ordered}
        return HeadingMatch(ordered, unknown, tuple(repeated), absent, told, shown)

    def _guessed(
        self, left: Sequence[tuple[int, Texts]], found: Mapping[int, Column], *, is_known: bool
    ) -> dict[int, Column]:
        """Return the columns of headings that nobody knows whole: the words beside a code come before it."""
        free = {one.key for one in self.columns} - {one.key for one in found.values()}
        is_whole = not is_known and len(found) < _ENOUGH
        guessed: dict[int, Column] = {}
        for place, texts in sorted(left, key=lambda one: not is_description(text_key(one[1][0]))):
            column = self._shortened(texts, free)
            column = column or _abbreviated(self.spoken, texts, free, is_whole=is_whole and not guessed)
            if column is not None:
                guessed[place] = column
                free.discard(column.key)
        return dict(sorted(guessed.items()))

    def _shortened(self, texts: Texts, free: Collection[str]) -> Column | None:
        """Return the column that a heading says in short words, as databases do: `DT_NASC`, `CATGIUR`."""
        for text in texts:
            key = text_key(text)
            whole = in_whole_words(key)
            for name in (whole, " ".join(_spoken(whole))) if whole != key else ():
                if (column := self.whole.get(name)) is not None and column.key in free:
                    return column
        return None


def one_line(heading: str) -> str:
    """Return a heading on one line, its broken words mended."""
    return " ".join(_BROKEN_WORD.sub("", heading).split())


def _keys(heading: str) -> list[str]:
    """Return by what a heading may be known: whole, with the first word of its brackets, and without them."""
    mended = _SHORTENED.sub(r"\1.", _BROKEN_WORD.sub("", heading))
    keys = [text_key(mended), text_key(_FIRST_IN_BRACKETS.sub(r" \1 ", mended)), text_key(_BRACKETS.sub(" ", mended))]
    return [key for key in (*keys, _DESCRIBED.sub("", keys[0])) if key]


def _names(columns: Sequence[Column]) -> dict[str, Column]:
    """Return every name of every column; a heading of ours wins over a synonym of another column."""
    names = {text_key(synonym): column for column in columns for synonym in column.synonyms}
    return names | {text_key(column.heading): column for column in columns}


def _beginning(words: Sequence[str]) -> _Beginning:
    return len(words), words[0][:_SHORTEST] if words else ""


def _spoken(key: str) -> list[str]:
    words = [word for word in key.split() if word not in _SILENT]
    return [word for word in words if word not in _WHOSE] or words


def _abbreviated(known: _SpokenNames, texts: Texts, free: set[str], *, is_whole: bool) -> Column | None:
    """Return the only column a heading says with words of its own or abbreviates: `Nome dipendente`, `Data assunz.`.

    One whose words must be `is_whole` is not abbreviated.
    """
    for heading, words in [(one, _spoken(key)) for one in texts for key in _keys(one)]:
        shortest = _SHORTEST + 1 if heading.strip().endswith(".") else 2 * _SHORTEST
        as_long = [(name, column) for name, column in known.get(_beginning(words), ()) if column.key in free]
        found = {column.key: column for name, column in as_long if name == words}
        if not found and not is_whole and sum(map(len, words)) >= shortest:
            found = {column.key: column for name, column in as_long if _begins(words, name)}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _begins(words: Sequence[str], wholes: Sequence[str]) -> bool:
    return all(
        whole == word or (len(word) >= _SHORTEST and whole.startswith(word))
        for word, whole in zip(words, wholes, strict=True)
    )

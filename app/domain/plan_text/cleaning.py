"""The text of one line or one objective without the marks of whoever wrote or converted it."""

import re
from functools import lru_cache

from app.domain.matching import word_set

_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "´": "'", "`": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"',
        "‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u3000": " ",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        "…": "...",
        "ﬁ": "fi", "ﬂ": "fl",
        "⁰": None, "¹": None, "⁴": None, "⁵": None, "⁶": None, "⁷": None, "⁸": None, "⁹": None,
    }
)  # fmt: skip
_FOOTNOTE_NUMBER = re.compile(r"(?<!\b[a-zµ])(?<!\b[a-z]m)(?<!\bMm)[²³]", re.IGNORECASE)
"""Kept after the symbol of a unit («m²», «km³»), a call of a footnote elsewhere."""
_EMPHASIS = re.compile(r"\*+|__+|~~+")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s(?=[,;:.)](?:\s|$))")
_CONTENTS_DOTS = re.compile(r"[.·_]{4,}\s*\d+\s*$")
_PAGE_NUMBER = re.compile(
    r"[-–\[(|\s]*(?:pag(?:ina|\.)?\s*)?\d{1,3}(?:\s*(?:di|/|su)\s*\d{1,3})?[-–\])|\s]*", re.IGNORECASE
)
_FOOTER = re.compile(
    r"(?!.*(?:area|settore|servizio|obiettivo)\b).{3,60}\s[Pp]ag(?:ina|\.)\s?\d{1,3}(?:\s*(?:di|/|su)\s*\d{1,3})?"
)
_ABBREVIATED_END = re.compile(r"(?:\b(?:ecc|etc|art|n|pag|cod|prot)|\.\w{1,3})\.$", re.IGNORECASE)
_DIVIDED_WORD = re.compile(r"(?<=[a-zà-ù])-\n(?=[a-zà-ù])")
_LOOSE_END = " .,;:-–"
_HANGING_WORDS = word_set(
    "a ad agli ai al alla alle allo anche art che come con col cui d da dagli dai dal dall dalla dalle degli dei"
    " del dell della delle dello di e ed fra gli i il in l la le lo nei nel nell nella nelle nonché o oppure per"
    " quale quali se su sui sul sull sulla sulle tra un una uno verso n"
)
_LAST_WORD = re.compile(r"(\w+)[.']?$")


def plain(text: str) -> str:
    """Return `text` on one line, without emphasis marks, footnote numbers and typographic quotes."""
    unescaped = _ESCAPE.sub("", _FOOTNOTE_NUMBER.sub("", text.translate(_TYPOGRAPHY)))
    single = _SPACES.sub(" ", _EMPHASIS.sub("", unescaped)).strip()
    return _SPACE_BEFORE_MARK.sub("", single)


def without_loose_end(text: str) -> str:
    """Drop the punctuation at the end, but not the full stop of an abbreviation: «S.p.A.», «ecc.»."""
    stripped = text.rstrip(_LOOSE_END)
    kept = text[: len(stripped) + 1]
    return kept if _ABBREVIATED_END.search(kept[-12:]) else stripped


def is_page_number(line: str) -> bool:
    """Whether the line holds nothing but a page number, or is a footer that ends with it: «PEG 2026 - Pagina 1»."""
    return (len(line) <= 24 and bool(_PAGE_NUMBER.fullmatch(line))) or bool(_FOOTER.fullmatch(line))


def is_contents_line(line: str) -> bool:
    """Whether the line belongs to a table of contents: a title, dots and a page."""
    return bool(_CONTENTS_DOTS.search(line[-80:]))


def is_hanging(text: str) -> bool:
    """Whether the sentence stops in the middle: at a preposition, an article, a comma, an open bracket."""
    end = text.rstrip()[-30:]
    if not end or end[-1] in ",(-–/" or end.endswith((" l'", "dell'", "all'", "nell'", "sull'", "dall'")):
        return bool(end)
    last = _LAST_WORD.search(end)
    return bool(last) and last.group(1).casefold() in _HANGING_WORDS if last else False


def is_finished(text: str) -> bool:
    return text.rstrip()[-1:] in {".", ";", ":", "!", "?"}


@lru_cache(maxsize=16_384)
def is_upper(text: str) -> bool:
    """Whether the text is written in capitals, but for a few letters."""
    if text.islower():
        return False
    letters = sum(map(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, text)) * 10 >= letters * 8


def joined(pieces: list[str]) -> str:
    """Join the pieces of a sentence broken by lines or pages, mending the words divided by a hyphen."""
    return _DIVIDED_WORD.sub("", "\n".join(pieces)).replace("\n", " ")

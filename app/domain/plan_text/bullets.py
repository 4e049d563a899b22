"""The marks with which people begin the lines of a list."""

import re
from dataclasses import dataclass

from app.domain.plan_text.cleaning import plain

_SYMBOL = re.compile(
    r"(?P<mark>[-–—−‒‐‑]{1,2}|\*(?!\*)|[•·●▪■□▫◦○◘◆◇♦‣⁃∙➢➤►▶✓✔✗❖→»]|§(?=\s)|[üØ](?=\s)|[\uf000-\uf0ff]|o(?=\t|\s{2}|\s[A-ZÀ-Ü]))(?P<gap>\s*)"
)
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})(?:(?:[)°]|\.(?!\d))[.)\s]*(?=[\"'«“‘(*_]|\w)|\s?[-–]\s+(?=[^\W\d_]))")
_NESTED_NUMBER = re.compile(r"(?:\d{1,2}|[A-Za-z])(?:\.\d{1,2}){1,3}[.)]?\s+(?=[A-ZÀ-Ü])")
_LETTER = re.compile(r"\(?(?:[A-Z]\d{1,2}[.)](?=\s)|[A-Za-z]\)|[a-z]\.(?=\s+(?:[A-ZÀ-Ü]|[a-zà-ü]{4,}\s)))\s*(?=\S)")
_CODE = re.compile(
    r"(?!(?:[Dd]?\.?[Ll]|art|ART|DPR|UNI|ISO|CE|UE)\b)\(?[A-Z]{1,4}\d{0,2}(?:[./_-]\d{1,4}){1,4}[.):]?(?:\s+[-–])?\s+(?=[\"'«]?[A-ZÀ-Ü])"
)
"""«A-03 Title», «OB/2026/07 Title»: the code that a plan gives to its objectives; an act («DPR-62») has none."""
_STYLES = {"o": "circle", "◦": "circle", "○": "circle", "*": "star"}


@dataclass(frozen=True, slots=True)
class BulletMark:
    """A line of a list: how it is marked, its number if any, how far it is indented, what it says."""

    style: str
    order: int | None
    indent: int
    text: str


def bullet_of(raw: str) -> BulletMark | None:
    """Read `raw` as a line of a list; None when it is not one. A mark may be followed by a number: «- 1) …»."""
    line = raw.lstrip()
    indent = len(raw[: len(raw) - len(line)].expandtabs(4))
    symbol = _SYMBOL.match(line)
    if symbol and _is_a_mark(symbol, line):
        order, rest = _numbered(line[symbol.end() :].lstrip("*_ "))
        return _bullet(_style_of(symbol["mark"]), order, indent, rest)
    bare = line.lstrip("*_\\")
    if found := _CODE.match(bare):
        return _bullet("code", None, indent, bare[found.end() :])
    if found := _NUMBER.match(bare) or _NESTED_NUMBER.match(bare) or _LETTER.match(bare):
        order, rest = _numbered(bare)
        return _bullet("letter" if found.re is _LETTER else "number", order, indent, rest)
    return None


def _bullet(style: str, order: int | None, indent: int, rest: str) -> BulletMark | None:
    text = plain(rest)
    return BulletMark(style, order, indent, text) if any(char.isalpha() for char in text) else None


def _is_a_mark(symbol: re.Match[str], line: str) -> bool:
    """A dash glued to a word is a mark («-il piano»), glued to a figure it is a sign («-5»)."""
    following = line[symbol.end() : symbol.end() + 1]
    if not following:
        return False
    if symbol["mark"] in "*→»" and not symbol["gap"]:
        return False
    return bool(symbol["gap"]) or not following.isdigit() or bool(_NUMBER.match(line, symbol.end()))


def _numbered(text: str) -> tuple[int | None, str]:
    if found := _NUMBER.match(text):
        return int(found["number"]), text[found.end() :]
    if found := _NESTED_NUMBER.match(text) or _LETTER.match(text):
        return None, text[found.end() :]
    return None, text


def _style_of(mark: str) -> str:
    if mark[0] in "-–—−‒‐‑":
        return "dash"
    return _STYLES.get(mark, "dot")

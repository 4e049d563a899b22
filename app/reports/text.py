"""Measuring and wrapping text: the same words in the same width are wrapped once."""

import unicodedata
from functools import lru_cache

from app.reports.fonts import Face
from app.reports.style import TextStyle

_UNPRINTABLE = {
    **dict.fromkeys(range(32), " "),
    0x00AD: "", 0x200B: "", 0x2007: " ", 0x2009: " ", 0x202F: "\u00a0", 0x2011: "-", 0xFEFF: "",
    0x2028: "\n", 0x2029: "\n",
    0x0A: "\n", 0x0D: "", 0x7F: "",
}  # fmt: skip


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """Compose accents, leave out signs without a shape, and spell what the face lacks and has letters for (ﬃ).

    What is left and cannot be drawn stays: the file that draws a replacement says so.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_UNPRINTABLE)
    known = Face.REGULAR.own_widths
    if all(ord(sign) in known or sign == "\n" for sign in composed):
        return composed
    return "".join(sign if sign == "\n" or ord(sign) in known else _nearest(sign) for sign in composed)


def _nearest(sign: str) -> str:
    if unicodedata.category(sign) in {"Mn", "Cf", "Cc"}:
        return ""
    plain = unicodedata.normalize("NFKD", sign)
    return plain if all(ord(part) in Face.REGULAR.own_widths for part in plain) else sign


@lru_cache(maxsize=4096)
def _thousandths(face: Face, word: str) -> float:
    widths = face.widths
    return sum([widths[ord(sign)] for sign in word])


def text_width(text: str, style: TextStyle) -> float:
    """Return the width in points of a text on one line."""
    return _thousandths(style.face, text) * style.size / 1000


@lru_cache(maxsize=2048)
def wrap(text: str, style: TextStyle, width: float) -> tuple[str, ...]:
    """Break a text in lines that fit `width`, keeping its paragraphs; a word too long is broken too.

    A non-breaking space keeps a number with its unit.
    """
    room = width * 1000 / style.size
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        words = [word for word in paragraph.split(" ") if word]
        lines.extend(_wrap_paragraph(words, style.face, room))
    return tuple(lines)


def _wrap_paragraph(words: list[str], face: Face, room: float) -> list[str]:
    space = _thousandths(face, " ")
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in _breakable(words, face, room):
        wide = _thousandths(face, word)
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [word], wide
        else:
            used += wide + (space if line else 0)
            line.append(word)
    return [*lines, " ".join(line)]


def _breakable(words: list[str], face: Face, room: float) -> list[str]:
    if all(_thousandths(face, word) <= room for word in words):
        return words
    return [piece for word in words for piece in _pieces(word, face, room)]


def _pieces(word: str, face: Face, room: float) -> list[str]:
    pieces, start = [], 0
    while start < len(word):
        end = start + 1
        while end < len(word) and _thousandths(face, word[start : end + 1]) <= room:
            end += 1
        pieces.append(word[start:end])
        start = end
    return pieces


def shorten(text: str, style: TextStyle, width: float) -> str:
    """Cut a text with an ellipsis so that it fits on one line."""
    shown = " ".join(clean(text).split())
    if text_width(shown, style) <= width:
        return shown
    while shown and text_width(f"{shown}…", style) > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"

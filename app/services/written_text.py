"""The text of a file that people write by hand: in UTF-8, not too large, with every letter legible."""

from app.domain.errors import UserError
from app.domain.unreadable import line_with_unreadable

LARGEST_TEXT = 1_000_000
"""Bytes: the largest method that ships with the program has some 20,000, the whole catalogue 300,000."""


def written_text(data: bytes, what: str) -> str:
    """Return the text of a file that should be `what` (`una metodologia`); `UserError` says where it is no text."""
    if len(data) > LARGEST_TEXT:
        raise UserError(f"Il file supera 1 MB: non è {what}.", "Sceglierne un altro.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(_not_utf8(data, error.start), "Salvarlo come testo in UTF-8 e riprovare.") from error
    if (line := line_with_unreadable(text)) is not None:
        raise UserError(f"Riga {line}: ci sono caratteri che non si possono leggere.", "Riscrivere la riga a mano.")
    return text


def _not_utf8(data: bytes, place: int) -> str:
    """Say on which line a text has a letter in another encoding, often Windows-1252; other bytes are no text."""
    if b"\0" in data:
        return "Il file non è un testo (UTF-8)."
    line = data[:place].count(b"\n") + 1
    return f"Riga {line}: una lettera non è scritta in UTF-8, ma forse nella codifica di Windows (ANSI)."

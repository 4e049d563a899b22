"""From the bytes of a file to text, or a sentence saying what the file really is."""

import codecs

from app.domain.errors import UserError
from app.domain.unreadable import UNREADABLE

LARGEST = 5_000_000
MOST_LINES = 50_000

_TEXT_REMEDY = (
    "Aprire il documento con il suo programma, scegliere «Salva con nome» e il formato «Testo (.txt)», "
    "poi importare il file così ottenuto."
)
_PICTURE = "un'immagine"
_PICTURE_REMEDY = (
    "In un'immagine non ci sono parole da leggere: chiedere il documento da cui viene (Word, PDF, Excel, LibreOffice), "
    "oppure copiarne il testo e usare «Incolla testo…»."
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un PDF"),
    (b"PK\x03\x04", "un archivio compresso"),
    (b"\xd0\xcf\x11\xe0", "un documento di Word o Excel in formato vecchio (.doc o .xls)"),
    (b"{\\rtf", "un documento RTF"),
    (b"SQLite format 3\x00", "un archivio di dati"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!", "un archivio compresso"),
    (b"7z\xbc\xaf", "un archivio compresso"),
    (b"\x1f\x8b", "un archivio compresso"),
    (b"<!DOCTYPE html", "una pagina web"),
    (b"<html", "una pagina web"),
)
_ZIP_CONTENTS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "un documento di Word (.docx)"),
    (b"xl/", "un file di Excel (.xlsx)"),
    (b"ppt/", "una presentazione (.pptx)"),
    (b"opendocument.text", "un documento di LibreOffice (.odt)"),
    (b"opendocument.spreadsheet", "un foglio di LibreOffice (.ods)"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STRAY_SHARE = 20
"""A text converted from another program has a control here and there; one character in twenty is no text."""
_KEPT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a\x1c\x1d\x1e\x1f\x85")


def read_plan(data: bytes) -> str:
    """Decode a plan saved as text (UTF-8, UTF-16 or Windows); raise `UserError` for anything else."""
    _refuse_size(data)
    if kind := _other_kind(data):
        remedy = _PICTURE_REMEDY if kind == _PICTURE else _TEXT_REMEDY
        raise UserError(f"Il file non è un testo: è {kind}.", remedy)
    text = _decoded(data)
    if (lines := text.count("\n")) > MOST_LINES:
        raise UserError(
            f"Il testo è troppo lungo per essere un piano: {lines} righe (al massimo {MOST_LINES}).",
            "Controllare di avere scelto il file giusto.",
        )
    if "\0" in text or sum(map(_is_stray_control, text)) * _STRAY_SHARE > len(text):
        raise UserError("Il file non è un testo: contiene dati che non si possono leggere.", _TEXT_REMEDY)
    return text


def _refuse_size(data: bytes) -> None:
    if not data.strip():
        raise UserError("Il file del piano è vuoto.", "Controllare di avere scelto il file giusto.")
    if len(data) > LARGEST:
        raise UserError(
            f"Il file è troppo grande per essere un piano: {len(data) / 1_000_000:.0f} MB (al massimo 5).",
            "Controllare di avere scelto il file giusto.",
        )


def _other_kind(data: bytes) -> str:
    start = data.lstrip()[:40]
    kind = next((kind for mark, kind in _SIGNATURES if start.lower().startswith(mark.lower())), "")
    if start.startswith(b"PK\x03\x04"):
        return next((inner for mark, inner in _ZIP_CONTENTS if mark in data), kind)
    return kind


def _decoded(data: bytes) -> str:
    encodings = ["utf-16"] if data.startswith(_UTF16) else _unmarked(data)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError("Il file non è un testo leggibile: i suoi caratteri non si riconoscono.", _TEXT_REMEDY)


def _unmarked(data: bytes) -> list[str]:
    """Guess the coding of a text without a mark: in UTF-16 every other byte of Italian is zero."""
    even, odd = data[:400:2], data[1:400:2]
    if odd.count(0) * 10 > len(odd) * 8 and 0 not in even:
        return ["utf-16-le"]
    if even.count(0) * 10 > len(even) * 8 and 0 not in odd:
        return ["utf-16-be"]
    return ["utf-8-sig", "cp1252"]


def _is_stray_control(char: str) -> bool:
    return char not in _KEPT_CONTROLS and bool(UNREADABLE.match(char))

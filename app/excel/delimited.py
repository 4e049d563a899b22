"""Tables saved as text (.csv, .tsv): coding, separator and decimal sign are guessed, and told."""

import csv
import io
import re
from collections.abc import Sequence

from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.unreadable import UNREADABLE
from app.domain.workbooks.reading import RawWorkbook
from app.excel.guard import Limits, not_a_workbook
from app.excel.rows import LazyRows, table_of
from app.excel.unpacking import too_big

_SEPARATORS = {";": "punto e virgola", "\t": "tabulazione", ",": "virgola", "|": "barra verticale"}
_CODINGS = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_COMMA, _DOT = re.compile(r"-?[\d.]*\d,\d{1,4}\s?[%€]?"), re.compile(r"-?[\d,]*\d\.\d{1,2}\s?[%€]?")
_LOOKED_AT = 100


def read_delimited(data: bytes, name: str, limits: Limits) -> RawWorkbook:
    """Return the only table of a file of text; `UserError` where it is none."""
    text, coding = _decoded(data)
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<", "{\\rtf")):
        raise UserError(
            "Il file è una pagina web o un documento salvato con il nome di un file di Excel.",
            "Aprirlo con Excel o LibreOffice e salvarlo come «Cartella di lavoro di Excel (.xlsx)».",
        )
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text)
    if not separator:
        raise not_a_workbook()
    rows = _rows(text[declared.end() :] if declared else text, separator, limits)
    told = (
        f"Testo separato da {_SEPARATORS.get(separator, separator)}, codifica {_CODINGS[coding]}, "
        f"decimali con {_decimal_sign(rows)}."
    )
    note = Issue("read_as", told, severity=Severity.NOTE)
    return RawWorkbook((table_of(name or "Testo", LazyRows(rows)),), None, (note,))


def _decoded(data: bytes) -> tuple[str, str]:
    codings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for coding in codings:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if sum(1 for _ in UNREADABLE.finditer(text[:4000])) * 50 > len(text[:4000]):
            break
        return text, coding
    raise not_a_workbook()


def _separator(text: str) -> str:
    """Return what parts most lines in the same number of cells, empty when nothing does."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    best = "", 0
    for separator in _SEPARATORS:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)] if separator in text else []
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=wide.count) if wide else 0
        score = wide.count(usual) * 100 + min(usual, 50)
        if usual and score > best[1]:
            best = separator, score
    return best[0]


def _rows(text: str, separator: str, limits: Limits) -> list[list[object]]:
    rows: list[list[object]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(list(row))
            cells += len(row)
            if len(rows) > limits.rows:
                raise too_big(f"ha più di {limits.rows} righe")
            if cells > limits.cells:
                raise too_big(f"ha più di {limits.cells} celle")
    except csv.Error as error:
        raise UserError(
            f"Il file non si legge oltre la riga {len(rows) + 1}: virgolette non chiuse, o un valore troppo lungo.",
            "Aprirlo con Excel o LibreOffice, salvarlo come .xlsx e riprovare.",
        ) from error
    return rows


def _decimal_sign(rows: Sequence[Sequence[object]]) -> str:
    texts = [cell for row in rows[:_LOOKED_AT] for cell in row if isinstance(cell, str)]
    commas, dots = (sum(bool(sign.fullmatch(text.strip())) for text in texts) for sign in (_COMMA, _DOT))
    return "il punto" if dots > commas else "la virgola"

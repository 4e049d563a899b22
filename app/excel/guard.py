"""What a file must be before any of it is parsed."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from app.domain.errors import UserError

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 16
_CONTENT_TYPES = "[Content_Types].xml"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ROW = re.compile(rb"<(?:\w{1,20}:)?row(?:\s[^>]{0,400})?>")
_NUMBER = re.compile(rb"""\sr=["'](\d{1,9})["']""")
_LAST_ROW = 1_048_576
_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
_RANGE = re.compile(
    rb'<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FORMULA_ALONE = re.compile(
    rb'<(?:\w{1,20}:)?c\s([^>]{0,100}?r="([A-Z]{1,3}\d{1,7})"[^>]{0,100})>\s{0,10}'
    rb"<(?:\w{1,20}:)?f(?:[^>]{0,200}/>|[^>]{0,200}>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s{0,10}"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,10}</"
)
_SAVE_AS_XLSX = "Aprirlo con Excel o LibreOffice e salvarlo come «Cartella di lavoro di Excel (.xlsx)»."


@dataclass(frozen=True, slots=True)
class Limits:
    """How big a workbook may be: bytes on disk, bytes unpacked, how many times it may swell, parts, cells, rows."""

    file_bytes: int = 20 << 20
    unpacked_bytes: int = 64 << 20
    expansion: int = 200
    parts: int = 1000
    cells: int = 500_000
    merged_cells: int = 200_000
    rows: int = 100_000


LIMITS = Limits()


def checked_package(data: bytes, limits: Limits = LIMITS) -> bytes:
    """Return the parts of a workbook, measured while unpacking, as a clean package; raise `UserError` otherwise.

    The copy is what gets parsed: sizes, names and counts written in the headers of the file are never trusted.
    """
    _refuse_by_size(data, limits)
    _refuse_other_formats(data)
    parts = _unpack(data, limits)
    _refuse_by_parts(parts)
    _refuse_by_contents(parts, limits)
    return _packed(parts)


def refuse_wide_merges(package: bytes, limits: Limits = LIMITS) -> None:
    """Raise `UserError` where merged cells or links are so wide that loading them whole would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        covered = sum(_area(found) for name in archive.namelist() for found in _RANGE.finditer(archive.read(name)))
    if covered > limits.merged_cells:
        raise UserError(
            "Il file ha celle unite su zone troppo grandi: non se ne può salvare una copia segnata.",
            "Dividere le celle unite e riprovare.",
        )


def damaged() -> UserError:
    return UserError(
        "Il file è danneggiato o incompleto: non si riesce a leggerlo come cartella di Excel.",
        "Aprirlo con Excel o LibreOffice, salvarlo di nuovo e riprovare.",
    )


def _refuse_by_size(data: bytes, limits: Limits) -> None:
    if not data:
        raise UserError("Il file è vuoto.", "Scegliere una cartella di Excel (.xlsx).")
    if len(data) > limits.file_bytes:
        raise _too_big(f"supera {limits.file_bytes >> 20} MB")


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise UserError(
            "Il file è protetto da una password.",
            "Aprirlo con Excel, togliere la password (File › Informazioni › Proteggi) e salvarlo di nuovo.",
        )
    if data.startswith(_OLE):
        raise UserError("Il file è nel vecchio formato di Excel (.xls), che non si può leggere.", _SAVE_AS_XLSX)
    if not data.startswith(b"PK"):
        raise UserError("Il file non è una cartella di Excel.", f"Scegliere un file .xlsx. {_SAVE_AS_XLSX}")


def _unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > limits.parts:
                raise _too_big(f"contiene più di {limits.parts} parti")
            return _unpacked_parts(archive, entries, len(data), limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise damaged() from error


def _unpacked_parts(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed: int, limits: Limits
) -> dict[str, bytes]:
    allowed = min(limits.unpacked_bytes, max(packed * limits.expansion, 1 << 20))
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.flag_bits & 1 or entry.filename in parts:
            raise damaged()
        parts[entry.filename] = _inflated(archive, entry, allowed)
        allowed -= len(parts[entry.filename])
    return parts


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int) -> bytes:
    """Unpack one part a little at a time, so that one that swells is stopped before it fills the memory."""
    unpacked = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += chunk
            if len(unpacked) > allowed:
                raise _too_big("si espande oltre misura")
    return bytes(unpacked)


def _refuse_by_parts(parts: dict[str, bytes]) -> None:
    if b"opendocument" in parts.get("mimetype", b""):
        raise UserError("Il file è un foglio di LibreOffice (.ods).", _SAVE_AS_XLSX)
    types = parts.get(_CONTENT_TYPES, b"")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise UserError("Il file contiene macro (.xlsm), che per sicurezza non si accettano.", _SAVE_AS_XLSX)
    if "xl/workbook.bin" in parts:
        raise UserError("Il file è nel formato binario di Excel (.xlsb), che non si può leggere.", _SAVE_AS_XLSX)
    if not types or b"spreadsheetml" not in types:
        raise UserError("Il file non è una cartella di Excel.", f"Scegliere un file .xlsx. {_SAVE_AS_XLSX}")


def _refuse_by_contents(parts: dict[str, bytes], limits: Limits) -> None:
    cells = 0
    for name, body in parts.items():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        if any(doctype in body for doctype in _DOCTYPES):
            raise UserError("Il file contiene definizioni che Excel non scrive mai: non viene letto.", _SAVE_AS_XLSX)
        cells += sum(1 for _ in _CELL.finditer(body))
        if cells > limits.cells:
            raise _too_big(f"ha più di {limits.cells} celle")
        if "worksheets/" in name:
            _refuse_formula_without_value(body)
            _refuse_rows(body, limits)


def _refuse_rows(body: bytes, limits: Limits) -> None:
    """Refuse too many rows, empty ones too, and those that go back or past the last that Excel has.

    openpyxl leaves out in silence those after them.
    """
    before = 0
    for count, row in enumerate(_ROW.finditer(body), start=1):
        if count > limits.rows:
            raise _too_big(f"un foglio ha più di {limits.rows} righe, contando quelle vuote")
        found = _NUMBER.search(row[0])
        number = int(found[1]) if found else before + 1
        if number > _LAST_ROW:
            raise damaged()
        if number <= before:
            raise UserError(
                f"In un foglio del file la riga {number} viene dopo la riga {before}: le righe non sono in ordine.",
                "Aprire il file con Excel o LibreOffice, salvarlo e riprovare.",
            )
        before = number


def _refuse_formula_without_value(body: bytes) -> None:
    """Refuse a file that no spreadsheet ever calculated: its empty cells would be taken for «leave as it is»."""
    for found in _FORMULA_ALONE.finditer(body):
        if b't="str"' not in found[1]:
            raise UserError(
                f"La cella {found[2].decode()} contiene una formula che non è mai stata calcolata.",
                "Aprire il file con Excel o LibreOffice, salvarlo e riprovare.",
            )


def _packed(parts: dict[str, bytes]) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name), body)
    return package.getvalue()


def _too_big(how: str) -> UserError:
    return UserError(f"Il file è troppo grande: {how}.", "Dividerlo in più file, oppure togliere ciò che non serve.")


def _area(found: re.Match[bytes]) -> int:
    first_column, first_row, last_column, last_row = (part.decode() for part in found.groups())
    wide = _column_number(last_column) - _column_number(first_column) + 1
    return max(wide, 1) * max(int(last_row) - int(first_row) + 1, 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

"""What a file must be before any of it is parsed."""

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise

from app.domain.errors import UserError
from app.excel.row_numbers import row_numbers
from app.excel.unpacking import NotAPackage, UnpackingLimits, packed, refuse_definitions, too_big, unpacked

_CONTENT_TYPES = "[Content_Types].xml"
_ROW = re.compile(rb"<(?:\w{1,20}:)?row(?:\s[^>]{0,400})?>")
_NUMBER = re.compile(rb"""\sr=["'](\d{1,9})["']""")
_LAST_ROW = 1_048_576
_CELL_STARTS = (b"<c ", b"<c>", b"<c/", b":c ", b":c>", b":c/", b"<c\n", b"<c\t", b"<c\r")
_RANGE = re.compile(
    rb'<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_SAVE_AS_XLSX = "Aprirlo con Excel o LibreOffice e salvarlo come «Cartella di lavoro di Excel (.xlsx)»."


@dataclass(frozen=True, slots=True)
class Limits(UnpackingLimits):
    """How big a workbook may be: besides its package, cells, merged cells and rows."""

    unpacked_bytes: int = 160 << 20
    cells: int = 2_000_000
    merged_cells: int = 200_000
    rows: int = 150_000


LIMITS = Limits()


def checked_package(data: bytes, limits: Limits = LIMITS) -> bytes:
    """Return the parts of a workbook, measured while unpacking, as a clean package; raise `UserError` otherwise.

    The copy is what gets parsed: sizes, names and counts written in the headers of the file are never trusted.
    """
    return packed(checked_parts(data, limits))


def checked_parts(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Return the parts of a workbook of Excel, measured while unpacking; macros are left out."""
    parts = unpacked_parts(data, limits)
    _refuse_by_parts(parts)
    _refuse_by_contents(parts, limits)
    return parts


def unpacked_parts(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Return the parts of any package, or say that it is damaged."""
    refuse_by_size(data, limits)
    if not data.startswith(b"PK"):
        raise not_a_workbook()
    try:
        return unpacked(data, limits, _has_no_macro)
    except NotAPackage as error:
        raise damaged() from error


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
        "Il file è danneggiato o incompleto: non si riesce a leggerlo come file di Excel.",
        "Aprirlo con Excel o LibreOffice, salvarlo di nuovo e riprovare.",
    )


def refuse_by_size(data: bytes, limits: Limits = LIMITS) -> None:
    """Refuse what is empty or too big to be looked into."""
    if not data:
        raise UserError("Il file è vuoto.", "Scegliere un file di Excel (.xlsx).")
    if len(data) > limits.file_bytes:
        raise too_big(f"supera {limits.file_bytes >> 20} MB")


def not_a_workbook() -> UserError:
    return UserError(
        "Non è un file di Excel né di LibreOffice.",
        f"Scegliere un file .xlsx, .xlsm, .xls, .ods, .csv o .tsv. {_SAVE_AS_XLSX}",
    )


def locked() -> UserError:
    return UserError(
        "Il file è protetto da una password.",
        "Aprirlo con Excel, togliere la password (File › Informazioni › Proteggi) e salvarlo di nuovo.",
    )


def _has_no_macro(part: str) -> bool:
    """Whether a part is of use: macros are not even unpacked."""
    return not part.lower().endswith(("vbaproject.bin", ".emf", ".png", ".jpg", ".jpeg", ".wmf"))


def _refuse_by_parts(parts: dict[str, bytes]) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    if "xl/workbook.bin" in parts:
        raise UserError("Il file è nel formato binario di Excel (.xlsb), che non si può leggere.", _SAVE_AS_XLSX)
    if not types or b"spreadsheetml" not in types:
        raise not_a_workbook()


def _refuse_by_contents(parts: dict[str, bytes], limits: Limits) -> None:
    refuse_definitions(parts)
    cells = 0
    for name, body in parts.items():
        if "worksheets/" not in name or not name.lower().endswith(".xml"):
            continue
        cells += _cells_in(body, limits.cells - cells)
        if cells > limits.cells:
            raise too_big(f"ha più di {limits.cells} celle")
        _refuse_rows(body, limits)


def _cells_in(body: bytes, allowed: int) -> int:
    """Count the cells; at most as many as two quick looks find, which are enough where those are few."""
    at_most = body.count(b"<c") + body.count(b":c")
    return at_most if at_most <= allowed else sum(body.count(start) for start in _CELL_STARTS)


def _refuse_rows(body: bytes, limits: Limits) -> None:
    """Refuse too many rows, empty ones too, and those that go back or past the last that Excel has.

    openpyxl leaves out in silence those after them.
    """
    if _are_in_order(row_numbers(body), limits):
        return
    before = 0
    for count, row in enumerate(_ROW.finditer(body), start=1):
        if count > limits.rows:
            raise too_big(f"un foglio ha più di {limits.rows} righe, contando quelle vuote")
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


def _are_in_order(numbers: list[int] | None, limits: Limits) -> bool:
    """Whether it is plain that no row is to be refused; where it is not, each is looked at to say why."""
    if not numbers or len(numbers) > limits.rows:
        return False
    return numbers[0] > 0 and numbers[-1] <= _LAST_ROW and all(one < two for one, two in pairwise(numbers))


def _area(found: re.Match[bytes]) -> int:
    first_column, first_row, last_column, last_row = (part.decode() for part in found.groups())
    wide = _column_number(last_column) - _column_number(first_column) + 1
    return max(wide, 1) * max(int(last_row) - int(first_row) + 1, 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

"""Texts kept beside the tests: what a document or a workbook says, and where, line by line.

A change of words, numbers or places is seen here first. One made on purpose is kept with `make golden`, and looked at
in the difference of the commit.
"""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PageObject, PdfReader

KEPT = Path(__file__).parent / "kept"
_OWN_TO_A_RUN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12,}")
"""Names and hashes that each new archive has of its own."""
IS_RENEWING = bool(os.environ.get("RENEW_GOLDEN"))


def compare(name: str, text: str) -> None:
    """Compare a text with the one that is kept; when renewing, keep it."""
    path, text = KEPT / f"{name}.txt", _OWN_TO_A_RUN.sub("…", text)
    if IS_RENEWING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"manca {path.name}: make golden"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


def text_of_pdf(data: bytes) -> str:
    """Return what each page says: place in points from the foot, size and words of every run of text."""
    pages = PdfReader(io.BytesIO(data)).pages
    return "\n".join(line for number, page in enumerate(pages, 1) for line in _page_lines(number, page)) + "\n"


def _page_lines(number: int, page: PageObject) -> Iterator[str]:
    yield f"--- pagina {number}, {page.mediabox.width:.0f} × {page.mediabox.height:.0f}"
    found: list[tuple[int, int, float, str]] = []

    def hear(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append((round(matrix[5]), round(matrix[4]), size, text.strip("\n").rstrip(" ")))

    page.extract_text(visitor_text=hear)
    for height, left, size, text in found:
        yield f"{left:4} {height:4} {size:4.1f} {text!r}"


def text_of_workbook(data: bytes) -> str:
    """Return what each sheet holds: widths, frozen cells, lists, then cells with their value and format."""
    book = load_workbook(io.BytesIO(data))
    return "\n".join(line for sheet in book.worksheets for line in _sheet_lines(sheet)) + "\n"


def _sheet_lines(sheet: Worksheet) -> Iterator[str]:
    yield f"--- {sheet.title} ({sheet.sheet_state}), fermo da {sheet.freeze_panes}, filtro {sheet.auto_filter.ref}"
    widths = {letter: round(column.width, 1) for letter, column in sorted(sheet.column_dimensions.items())}
    yield f"larghezze {widths}"
    for rule in sheet.data_validations.dataValidation:
        yield f"elenco {rule.sqref} {rule.formula1}"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                lock = "" if cell.protection.locked else " aperta"
                yield f"{cell.coordinate} {cell.value!r} [{cell.number_format}]{lock}"


def lean(value: Any) -> str:
    """Write a value short: of a record, the fields that hold something."""
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        held = ((one.name, getattr(value, one.name)) for one in fields(value))
        return "(" + " ".join(f"{name}={lean(one)}" for name, one in held if one not in (None, "", (), False)) + ")"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(lean, value)) + "]"
    return str(value) if isinstance(value, int | Decimal) else repr(value)

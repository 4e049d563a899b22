"""The package of a workbook without the moment in which it was zipped: same content, same bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms)")


_THE_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a package can hold: of the clock of the computer, which may be wrong, it is not asked."""


class _TimelessPackage(zipfile.ZipFile):
    """A package whose parts are of no moment: one before 1980, or after 2107, would be refused."""

    @override
    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = zipfile.ZipInfo(name, _THE_FIRST)
        super().writestr(entry, data, compress_type or zipfile.ZIP_DEFLATED, compresslevel)


def saved_bytes(workbook: Workbook) -> bytes:
    """Return a workbook of openpyxl as it is saved, whatever year the clock of the computer says."""
    saved = io.BytesIO()
    ExcelWriter(workbook, _TimelessPackage(saved, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False)).save()
    return saved.getvalue()


def fixed_in_time(package: bytes, made_at: datetime) -> bytes:
    """Return the package with every date set to `made_at`, and its parts in a fixed order."""
    stamp = made_at.astimezone(UTC)
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == _CORE:
                body = _MOMENT.sub(rb"\g<1>" + f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>", body)
            entry = zipfile.ZipInfo(name, _THE_FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, body)
    return fixed.getvalue()

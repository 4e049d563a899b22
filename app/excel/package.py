"""The package of a workbook without the moment in which it was zipped: same content, same bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms)")


def fixed_in_time(package: bytes, made_at: datetime) -> bytes:
    """Return the package with every date set to `made_at`, and its parts in a fixed order."""
    stamp = made_at.astimezone(UTC)
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == _CORE:
                body = _MOMENT.sub(rb"\g<1>" + f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>", body)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, body)
    return fixed.getvalue()

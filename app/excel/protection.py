"""What may be written in a workbook, and the password that opens the rest.

The password is kept as ECMA-376 wants it (part 1, 18.2.29 and 18.3.1.85): salted, and hashed many times. It keeps from
writing elsewhere by mistake; it does not encrypt the file.
"""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.protection import WorkbookProtection

UNLOCKED = Protection(locked=False)
_TIMES = 100_000
_ALGORITHM = "SHA-512"


def protect_whole(workbook: Workbook, password: str, salt: str) -> None:
    """Let nothing be written but the unlocked cells, and no sheet be added, taken away, renamed or moved.

    Rows and columns may be made larger. The password is hashed once for all: each time takes a fifth of a second.
    """
    values = _kept(password, salt) if password else {}
    for sheet in workbook.worksheets:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        _keep(sheet.protection, "", values)
    workbook.security = WorkbookProtection(lockStructure=True)
    _keep(workbook.security, "workbook", values)


def _kept(password: str, salt_text: str) -> dict[str, Any]:
    salt = hashlib.sha256(salt_text.encode()).digest()[:16]
    return {
        "algorithmName": _ALGORITHM,
        "hashValue": base64.b64encode(_hashed(password, salt)).decode(),
        "saltValue": base64.b64encode(salt).decode(),
        "spinCount": _TIMES,
    }


def _keep(protection: Any, prefix: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(protection, f"{prefix}{name[0].upper()}{name[1:]}" if prefix else name, value)


def _hashed(password: str, salt: bytes) -> bytes:
    found = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for number in range(_TIMES):
        found = hashlib.sha512(found + number.to_bytes(4, "little")).digest()
    return found

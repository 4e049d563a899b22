"""What may be written in a workbook, and the password that opens the rest.

The password is kept as ECMA-376 wants it (part 1, 18.2.29 and 18.3.1.85): salted, and hashed many times. It keeps from
writing elsewhere by mistake; it does not encrypt the file.
"""

import base64
import hashlib
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

UNLOCKED = Protection(locked=False)
_TIMES = 100_000
_ALGORITHM = "SHA-512"


def protect_sheet(sheet: Worksheet, password: str, salt: str) -> None:
    """Let nothing be written on a sheet but its unlocked cells; rows and columns may be made larger."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False
    if password:
        _keep(protection, "", password, salt + sheet.title)


def protect_workbook(workbook: Workbook, password: str, salt: str) -> None:
    """Let no sheet be added, taken away, renamed or moved."""
    workbook.security = WorkbookProtection(lockStructure=True)
    if password:
        _keep(workbook.security, "workbook", password, salt)


def _keep(protection: Any, prefix: str, password: str, salt_text: str) -> None:
    salt = hashlib.sha256(salt_text.encode()).digest()[:16]
    values = {
        "algorithmName": _ALGORITHM,
        "hashValue": base64.b64encode(_hashed(password, salt)).decode(),
        "saltValue": base64.b64encode(salt).decode(),
        "spinCount": _TIMES,
    }
    for name, value in values.items():
        setattr(protection, f"{prefix}{name[0].upper()}{name[1:]}" if prefix else name, value)


def _hashed(password: str, salt: bytes) -> bytes:
    found = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for number in range(_TIMES):
        found = hashlib.sha512(found + number.to_bytes(4, "little")).digest()
    return found

"""A compressed package unpacked with limits: sizes, names and counts written in its headers are never trusted."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import UserError

_CHUNK = 1 << 16
_LEAST_ALLOWED = 1 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class NotAPackage(ValueError):  # noqa: N818 (errors say the fact)
    """The bytes are no package, or a damaged one."""


@dataclass(frozen=True, slots=True)
class UnpackingLimits:
    """How big a package may be: bytes on disk, bytes unpacked, how many times it may swell, parts."""

    file_bytes: int = 20 << 20
    unpacked_bytes: int = 64 << 20
    expansion: int = 200
    parts: int = 1000


def _all(_part: str) -> bool:
    return True


def unpacked(data: bytes, limits: UnpackingLimits, is_read: Callable[[str], bool] = _all) -> dict[str, bytes]:
    """Return the parts of a package, measured while unpacking; those that are not read are left empty.

    Raises `UserError` where it is too big, `NotAPackage` where it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > limits.parts:
                raise too_big(f"contiene più di {limits.parts} parti")
            return _unpacked_parts(archive, entries, len(data), limits, is_read)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise NotAPackage from error


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a clean package."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name), body)
    return package.getvalue()


def refuse_definitions(parts: dict[str, bytes]) -> None:
    """Refuse the definitions by which a text swells or asks for other files; no office program writes them."""
    for name, body in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")) and any(doctype in body for doctype in _DOCTYPES):
            raise UserError(
                "Il file contiene definizioni che nessun programma per ufficio scrive: non viene letto.",
                "Aprirlo con il suo programma, salvarlo di nuovo e riprovare.",
            )


def too_big(how: str) -> UserError:
    return UserError(f"Il file è troppo grande: {how}.", "Dividerlo in più file, oppure togliere ciò che non serve.")


def _unpacked_parts(
    archive: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    size: int,
    limits: UnpackingLimits,
    is_read: Callable[[str], bool],
) -> dict[str, bytes]:
    allowed = min(limits.unpacked_bytes, max(size * limits.expansion, _LEAST_ALLOWED))
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.flag_bits & 1 or entry.filename in parts:
            raise NotAPackage
        parts[entry.filename] = _inflated(archive, entry, allowed) if is_read(entry.filename) else b""
        allowed -= len(parts[entry.filename])
    return parts


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int) -> bytes:
    """Unpack one part a little at a time, so that one that swells is stopped before it fills the memory."""
    found = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            found += chunk
            if len(found) > allowed:
                raise too_big("si espande oltre misura")
    return bytes(found)

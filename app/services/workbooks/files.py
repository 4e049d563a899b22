"""Workbooks on disk: read whole, written whole or not at all."""

from pathlib import Path

from app.domain.errors import UserError

SUFFIX = ".xlsx"


def save_bytes(path: Path, data: bytes) -> Path:
    """Write beside the target and rename; a full disk or a closed folder is a `UserError` and leaves nothing."""
    from app.services.files import whole_file

    target = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    with whole_file(target) as out:
        out.write(data)
    return target


def load_bytes(path: Path) -> bytes:
    """Read a workbook; a file too big for any workbook is refused without reading it."""
    from app.excel.guard import LIMITS

    try:
        if path.stat().st_size > LIMITS.file_bytes:
            raise UserError(
                f"Il file {path.name} supera {LIMITS.file_bytes >> 20} MB.",
                "Togliere ciò che non serve e riprovare.",
            )
        return path.read_bytes()
    except OSError:
        raise UserError(
            f"Il file {path} non si può leggere: non c'è o non è permesso aprirlo.",
            "Controllare il nome e la cartella.",
        ) from None

"""Where this computer remembers the heads of the audits that it has seen: a small file for each archive."""

import json
import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

from app.domain.audit.anchors import Anchor

_FORMAT = 1
_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""An identity comes from a file that anybody may have written, and makes the name of another."""
_LARGEST = 1_000_000


def read_anchors(archive_id: str) -> tuple[Anchor, ...]:
    """Return the heads remembered of an archive, oldest first; none where nothing, or nothing legible, is there."""
    path = _file_of(archive_id)
    if path is None:
        return ()
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(_LARGEST))
        heads = kept["heads"] if kept["format"] == _FORMAT and kept["archive_id"] == archive_id else []
        return tuple(Anchor(archive_id, int(one["entry"]), str(one["hash"]), str(one["at"])) for one in heads)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def write_anchors(archive_id: str, anchors: Sequence[Anchor]) -> None:
    """Remember these heads, whole or not at all, for the eyes of this user; `OSError` when the disk refuses."""
    path = _file_of(archive_id)
    if path is None:
        return
    heads = [{"entry": one.entry, "hash": one.hash, "at": one.at} for one in anchors]
    content = json.dumps({"format": _FORMAT, "archive_id": archive_id, "heads": heads}, indent=1)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".registro-", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _file_of(archive_id: str) -> Path | None:
    if _IDENTITY.fullmatch(archive_id) is None:
        return None
    return user_data_path("Merito", appauthor=False) / "registri" / f"{archive_id}.json"

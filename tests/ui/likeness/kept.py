"""Likenesses kept as they were looked at; `make likeness` keeps them anew when they change on purpose."""

import os
from pathlib import Path

from tests.ui.likeness.shown import QT

KEPT = Path(__file__).parent / "kept"
IS_RENEWING = bool(os.environ.get("RENEW_LIKENESS"))


def differences(name: str, lines: list[str]) -> list[str]:
    """Return how what is shown differs from what is kept; lines with `#` are asked only of the Qt that wrote them."""
    path = KEPT / f"{name}.txt"
    if IS_RENEWING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([QT, *lines]) + "\n", encoding="utf-8", newline="\n")
    if not path.exists():
        return [f"manca {path.name}: make likeness"]
    made_with, *kept = path.read_text(encoding="utf-8").splitlines()
    shown = "\n".join(lines).splitlines()
    if made_with != QT:
        kept, shown = ([one for one in some if not one.startswith("#")] for some in (kept, shown))
    if kept == shown:
        return []
    return [f"- {one}" for one in kept if one not in shown] + [f"+ {one}" for one in shown if one not in kept] or [
        "le stesse righe in un altro ordine"
    ]


def told(changed: dict[str, list[str]]) -> str:
    """Say what changed, and where."""
    return "\n".join(f"{name}: {line}" for name, lines in changed.items() for line in lines)

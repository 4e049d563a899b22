"""Likenesses kept as they were looked at; `make likeness` keeps them anew when they change on purpose."""

import os
import re
from pathlib import Path

KEPT = Path(__file__).parent / "kept"
_OF_THE_MOMENT = re.compile(r"^[+-]?\s*#|\bFocusRing\b|tastiera: ")
"""Places, drawings and where the keyboard is: they follow letters, the load of the machine and what was read first."""
IS_RENEWING = bool(os.environ.get("RENEW_LIKENESS"))


def differences(name: str, lines: list[str]) -> list[str]:
    """Return how what is shown differs from what is kept, of what is the same at each run."""
    path = KEPT / f"{name}.txt"
    shown = [line for line in "\n".join(lines).splitlines() if not _OF_THE_MOMENT.search(line)]
    if IS_RENEWING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(shown) + "\n", encoding="utf-8", newline="\n")
    if not path.exists():
        return [f"manca {path.name}: make likeness"]
    kept = path.read_text(encoding="utf-8").splitlines()
    if kept == shown:
        return []
    return [f"- {one}" for one in kept if one not in shown] + [f"+ {one}" for one in shown if one not in kept] or [
        "le stesse righe in un altro ordine"
    ]


def told(changed: dict[str, list[str]]) -> str:
    """Say what changed, and where."""
    return "\n".join(f"{name}: {line}" for name, lines in changed.items() for line in lines)

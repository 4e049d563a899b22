"""How large a file written by hand may be, told from its text alone: `tomllib` would first expand it in memory.

A key of many parts makes a group for each; 50,000 such keys took 11.7 GB.
"""

import re

DEEPEST, MOST_PARTS = 10, 20_000
"""Groups within groups, and keys and elements of the whole file; the largest of ours has 5 and some 500."""

_TEXTS = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*''',
    re.DOTALL,
)
_DEEP_KEY = re.compile(rf"[\w-]+(?:[ \t]*\.[ \t]*[\w-]+){{{DEEPEST},}}")
_PART = re.compile(r"[=,\[]")
_BRACKET = re.compile(r"[\[{\]}]")


def why_too_large(text: str) -> str:
    """Say on which line a text goes beyond what a method may be; nothing when it does not."""
    bare = _TEXTS.sub(_without_text, text)
    if (found := _DEEP_KEY.search(bare)) is not None:
        return f"Riga {_line(bare, found.start())}: questa voce ha più di {DEEPEST} gruppi uno dentro l'altro."
    if (place := _too_nested(bare)) is not None:
        return f"Riga {_line(bare, place)}: ci sono più di {DEEPEST} parentesi una dentro l'altra."
    parts = sum(1 for _ in _PART.finditer(bare))
    if parts > MOST_PARTS:
        return f"Riga 1: il testo ha {parts} voci, troppe (al massimo {MOST_PARTS})."
    return ""


def _without_text(found: re.Match[str]) -> str:
    """Keep the lines of a text, and that there was one: it may be a part of a key."""
    is_comment = found[0].startswith("#")
    return ("" if is_comment else "t") + "\n" * found[0].count("\n")


def _too_nested(bare: str) -> int | None:
    depth = 0
    for found in _BRACKET.finditer(bare):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            return found.start()
    return None


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1

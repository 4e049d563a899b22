"""The open sheets that the structure wants otherwise since they were prepared, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import RoundId, SheetId
from app.domain.italian import plural, some_of

_NAMED = 3
"""How many people a sentence names."""


@dataclass(frozen=True, slots=True)
class BehindSheet:
    """A sheet that preparing its session would change: `change` in two words, `why` in a sentence."""

    round_id: RoundId
    sheet_id: SheetId
    name: str
    change: str
    why: str


def behind_in_words(found: Sequence[BehindSheet]) -> str:
    """Say which sheets do not follow the structure; empty where all do."""
    if not found:
        return ""
    if len(found) == 1:
        return f"La scheda di {found[0].name} non segue più la struttura. {found[0].why}"
    names = list(dict.fromkeys(one.name for one in found))
    named = some_of(names, _NAMED, "altre {} persone")
    return f"{plural(len(found), 'scheda non segue', 'schede non seguono')} più la struttura: {named}."


def newly_behind(before: Sequence[BehindSheet], now: Sequence[BehindSheet]) -> tuple[BehindSheet, ...]:
    """Return the sheets that have fallen behind, or want something else, since they were last looked at."""
    known = set(before)
    return tuple(one for one in now if one not in known)

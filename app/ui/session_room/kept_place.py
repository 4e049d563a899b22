"""Where a sitting was left, kept for the rest of the day: the numbers of sheets, and the name of nobody."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSettings

from app.domain.ids import SheetId

GROUP = "sittings"


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """The sheet in front (None: the list at the end), and those skipped."""

    sheet_id: SheetId | None
    skipped: frozenset[SheetId]


def keep_place(key: str, day: date, place: KeptPlace) -> None:
    """Keep a place under a key, and forget those of other days."""
    settings = QSettings()
    settings.beginGroup(GROUP)
    for other in settings.childKeys():
        if not str(settings.value(other)).startswith(day.isoformat()):
            settings.remove(other)
    skipped = " ".join(str(one) for one in sorted(place.skipped))
    settings.setValue(key, f"{day.isoformat()};{place.sheet_id or ''};{skipped}")
    settings.endGroup()


def kept_place(key: str, day: date) -> KeptPlace | None:
    """Return the place kept under a key on this very day; what cannot be read counts as nothing kept."""
    parts = str(QSettings().value(f"{GROUP}/{key}") or "").split(";")
    if len(parts) != 3 or parts[0] != day.isoformat():
        return None
    numbers = [*parts[1:2], *parts[2].split()]
    if not all(one.isdigit() or not one for one in numbers):
        return None
    return KeptPlace(SheetId(int(parts[1])) if parts[1] else None, frozenset(SheetId(int(one)) for one in numbers[1:]))

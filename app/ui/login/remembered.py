"""What this computer remembers of who logs in: who came last and, only where the person wants it, the name."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.archive_choices import ProtectedArchive

LAST, LEFT, NAMES = "last_slot", "left_slot", "names"


def last_slot(archive: "ProtectedArchive") -> str:
    """Return the slot of who entered last from this computer, or nothing."""
    return str(QSettings().value(f"{LAST}/{archive.archive_id}") or "")


def leave_place(opened: OpenedArchive) -> None:
    """Keep who gives the place to another person: the next page of log-in does not propose them."""
    if opened.slot:
        QSettings().setValue(f"{LEFT}/{opened.archive_id}", opened.slot)


def who_left(archive: "ProtectedArchive") -> str:
    """Return the slot of who gave the place to another just now, or nothing; it is told once."""
    key = f"{LEFT}/{archive.archive_id}"
    left = str(QSettings().value(key) or "")
    QSettings().remove(key)
    return left


def remember_slot(archive: "ProtectedArchive", opened: OpenedArchive) -> None:
    """Keep who entered, and bring a remembered name up to date."""
    if opened.slot:
        QSettings().setValue(f"{LAST}/{archive.archive_id}", opened.slot)
        if is_name_remembered(opened):
            remember_name(opened, is_wanted=True)


def with_names(archive: "ProtectedArchive") -> "ProtectedArchive":
    """Write beside each office the name that this computer may show."""
    accesses = tuple(replace(one, name=str(QSettings().value(f"{NAMES}/{one.slot}") or "")) for one in archive.accesses)
    return replace(archive, accesses=accesses)


def is_name_remembered(opened: OpenedArchive) -> bool:
    return bool(opened.slot) and QSettings().contains(f"{NAMES}/{opened.slot}")


def remember_name(opened: OpenedArchive, *, is_wanted: bool) -> None:
    """Show the name of who is logged in at the next log-in from this computer, or show it no more."""
    key = f"{NAMES}/{opened.slot}"
    if is_wanted and opened.slot:
        QSettings().setValue(key, opened.user)
    else:
        QSettings().remove(key)

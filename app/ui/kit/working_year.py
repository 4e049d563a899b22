"""The year one is working in, as a field or a cell finds it: that of the page, or of the window, around it."""

from datetime import date

from PySide6.QtCore import QObject

from app.ui.kit.desk import Desk


def working_year(thing: QObject | None) -> int:
    """Return the year of the nearest desk around `thing`; outside an archive, the year of today."""
    while thing is not None:
        desk = getattr(thing, "desk", None)
        if isinstance(desk, Desk):
            return desk.year
        thing = thing.parent()
    return date.today().year  # noqa: DTZ011 (the year on the wall)

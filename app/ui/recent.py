"""The archives opened lately."""

from pathlib import Path

from PySide6.QtCore import QSettings

LONGEST = 8


def recent_archives() -> list[Path]:
    """Return the archives opened lately that are still there, the last one first."""
    remembered = str(QSettings().value("recent") or "")
    paths = [Path(line) for line in remembered.splitlines() if line]
    return [path for path in paths if path.is_file()]


def remember_archive(path: Path) -> None:
    others = [other for other in recent_archives() if other != path]
    QSettings().setValue("recent", "\n".join(str(each) for each in [path, *others][:LONGEST]))

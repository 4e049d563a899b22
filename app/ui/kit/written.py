"""What is said when a file was written: where it is, with the way to it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.kit.notice import Notice, NoticeAction


def file_written(words: str, path: Path) -> Notice:
    """Say that a file was written, and offer to open it or its folder."""
    opening = NoticeAction("Apri", partial(open_place, path))
    return Notice(f"{words}: {path}", actions=(opening, folder_of(path.parent)))


def files_written(words: str, folder: Path) -> Notice:
    """Say that files were written in a folder, and offer to open it."""
    return Notice(f"{words}: {folder}", actions=(folder_of(folder),))


def open_place(path: Path) -> None:
    """Ask the computer to open a file or a folder with its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def folder_of(folder: Path) -> NoticeAction:
    """Offer to open a folder."""
    return NoticeAction("Apri la cartella", partial(open_place, folder))

"""The main pages look as they did: `make pictures` keeps their pictures anew when they change on purpose."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication

from app.ui.theme import ThemeChoice
from tests.ui.pictures.comparing import SMALL, differing_blocks, small, write_difference
from tests.ui.still import still_services

KEPT = Path(__file__).parent / "kept"
IS_RENEWING = bool(os.environ.get("RENEW_PICTURES"))
MOST_BYTES = 400_000
PAGES = ("cruscotto", "struttura", "obiettivi", "valutazioni", "documenti", "premi", "progressioni")
CLIENT = (1366, 728)
PATIENCE_MS = 60_000
ALIKE = 3
"""How many pictures in a row must be the same before the page is held to be done."""


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    window = open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), still_services())
    window.resize(*CLIENT)
    QCursor.setPos(window.mapToGlobal(QPoint(CLIENT[0] // 2, CLIENT[1] - 2)))  # where other tests left it is over a row
    return window


def test_that_the_pages_look_as_they_are_kept(qtbot, window, tmp_path):
    changed = {}
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        window.theme.choose(choice)
        for number, page in enumerate(PAGES):
            window.pages.show_number(number)
            name = f"{page}-{choice.value}"
            if blocks := compared(settled(qtbot, window), KEPT / f"{name}.png", tmp_path / name):
                changed[name] = blocks
    assert not changed, f"diverse da come sono tenute: {changed}; si vedono in {tmp_path} (di proposito: make pictures)"


def settled(qtbot, window) -> QImage:
    """Picture the window when it has stopped changing: a page may still lay out what its last reading gave."""
    seen = [QImage()]

    def is_still() -> bool:
        QApplication.processEvents()
        seen.append(pictured(window))
        return window.runner.is_idle and len(seen) > ALIKE and all(one == seen[-1] for one in seen[-ALIKE:])

    qtbot.waitUntil(is_still, timeout=PATIENCE_MS)
    return seen[-1]


def pictured(window) -> QImage:
    """Picture the window without the pages of a PDF, which Qt draws when it likes in a thread of its own."""
    picture = window.grab()
    painter = QPainter(picture)
    for view in window.findChildren(QPdfView):
        if view.isVisible():
            painter.fillRect(QRect(view.mapTo(window, QPoint(0, 0)), view.size()), Qt.GlobalColor.gray)
    painter.end()
    return picture.toImage()


def compared(seen: QImage, kept: Path, folder: Path) -> int:
    """Return how many blocks differ from the picture that is kept; when renewing, keep the one that is seen."""
    actual = small(seen)
    if IS_RENEWING:
        kept.parent.mkdir(exist_ok=True)
        assert actual.save(str(kept))
    expected = QImage(str(kept))
    assert not expected.isNull(), f"manca {kept.name}: make pictures"
    if blocks := differing_blocks(expected, actual):
        folder.mkdir()
        write_difference(folder, expected, actual, blocks)
    return len(blocks)


def test_that_the_pictures_are_small_and_one_for_each_page_and_theme():
    kept = sorted(KEPT.glob("*.png"))
    assert [one.stem for one in kept] == sorted(f"{page}-{theme}" for page in PAGES for theme in ("light", "dark"))
    assert sum(one.stat().st_size for one in kept) < MOST_BYTES


def test_that_a_button_of_another_colour_is_seen_and_letters_a_little_darker_are_not(tmp_path, qapp):
    page = QImage(str(KEPT / "cruscotto-light.png")).convertToFormat(QImage.Format.Format_RGB32)
    other, darker = page.copy(), page.copy()
    for x in range(200, 230):
        for y in range(100, 108):
            other.setPixelColor(x, y, QColor("#b3261e"))
            darker.setPixelColor(x, y, darker.pixelColor(x, y).darker(105))
    found = differing_blocks(page, other)
    assert found
    assert not differing_blocks(page, darker)
    write_difference(tmp_path, page, other, found)
    written = {one.name for one in tmp_path.glob("*.png")}
    assert written == {"expected.png", "actual.png", "difference.png"}
    assert QImage(str(tmp_path / "difference.png")).size() == SMALL

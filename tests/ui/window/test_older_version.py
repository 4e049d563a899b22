"""A version over another: settings, recent files and archives of before; and an archive of a version to come."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox

from app.bootstrap import add_actions, make_services
from app.models.identity import SCHEMA_VERSION
from app.ui.kit.rows_view import RowsView
from app.ui.objectives.halves import Halves
from app.ui.recent import recent_archives
from app.ui.structure.tab import StructureTab
from app.ui.theme import ThemeChoice
from app.ui.window import MainWindow
from tests.archives.older import put_landed
from tests.ui.waiting import wait_for_idle

PATIENCE_MS = 60_000
KEPT = Path(__file__).with_name("settings-0.1.0.ini")
"""Settings as the version 0.1.0 wrote them; the place of the archive opened last is put in by the test."""


@pytest.fixture
def of_before(archive):
    """The settings and an archive of an earlier version, where this one looks for them."""
    older = put_landed(archive)
    target = Path(QSettings().fileName())
    target.parent.mkdir(parents=True)
    target.write_text(KEPT.read_text(encoding="utf-8").replace("@RECENT@", str(older)), encoding="utf-8")
    return older


@pytest.fixture
def window(of_before, theme, qtbot):
    """The window as it is made at the start, on no archive."""
    window = MainWindow(make_services(), theme, None, add_actions)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_that_look_size_and_recent_archives_are_those_of_before(of_before, window, theme):
    assert theme.choice is ThemeChoice.DARK
    assert theme.percent == 120
    assert (window.width(), window.height()) == (790, 690)
    assert recent_archives() == [of_before]


def test_that_the_archive_of_before_opens_and_its_lists_have_the_widths_of_before(of_before, window, qtbot):
    window.open_path(of_before)
    wait_for_idle(qtbot, window.runner)
    assert window.opened.kept.exists()
    for number in range(window.pages.tabs.count()):
        window.pages.show_number(number)
        wait_for_idle(qtbot, window.runner)
    window.findChild(StructureTab).show_page(1)
    wait_for_idle(qtbot, window.runner)
    found = {view.name: view for view in window.findChildren(RowsView)}
    people = found["structure.people"]
    letter = people.fontMetrics().averageCharWidth()
    kept = str(QSettings().value("columns/structure.people")).split()
    assert [f"{people.columnWidth(place) / letter:.0f}" for place in range(len(kept) - 1)] == [
        f"{float(width):.0f}" for width in kept[:-1]
    ]
    assert [halves.saveState() for halves in window.findChildren(Halves)] == [QSettings().value("objectives/halves")]


def test_that_no_setting_of_before_is_lost(of_before, window):
    kept = QSettings(str(KEPT), QSettings.Format.IniFormat)
    window.close()
    assert set(kept.allKeys()) <= set(QSettings().allKeys())
    assert all(QSettings().value(key) == kept.value(key) for key in kept.allKeys() if key not in {"recent", "window"})


def test_that_the_archive_of_a_version_to_come_is_refused_in_words_and_left_as_it_is(open_program, archive, qtbot):
    with closing(sqlite3.connect(archive)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before, beside = archive.read_bytes(), set(archive.parent.iterdir())
    window = open_program(archive)
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "L'archivio Comune.merito è stato fatto da una versione più recente di Merito."
    assert box.informativeText() == "Aggiornare il programma su questo computer, poi riaprirlo."
    box.close()
    assert window.opened is None
    assert window.first_start.isVisible()
    assert archive.read_bytes() == before
    assert set(archive.parent.iterdir()) == beside

"""A user's folder that cannot be written, or is elsewhere: the program starts, says it once, and loses no work."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from app.services.opening import open_workspace
from app.ui.first_instance import FirstInstance
from app.ui.kit.notice import NoticeKind
from app.ui.login.actions import EXPOSED
from app.ui.recent import recent_archives
from app.ui.theme import ThemeChoice
from app.ui.unkept import tell_unkept, unkept_words
from tests.archives.older import put_landed
from tests.ui.waiting import wait_for_idle

ROOT = Path(__file__).parents[3]
PATIENCE_MS = 60_000


@pytest.fixture
def file(tmp_path):
    """A file where a folder would be: nobody can write in it, not even who may do everything."""
    path = tmp_path / "Non è una cartella"
    path.write_text("", encoding="utf-8")
    return path


@pytest.fixture
def unwritable(file):
    """Settings that cannot be written; as in the program, some are held until it ends."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(file))
    return QSettings()


@pytest.fixture
def said(unwritable, file):
    return unkept_words(file / "Logs" / "merito.log", is_log_kept=False)


def test_that_nothing_is_said_where_all_is_kept(open_program, tmp_path):
    assert unkept_words(tmp_path / "merito.log", is_log_kept=True) == ""
    window = open_program()
    tell_unkept(window, "")
    assert window.notice_in_sight().notice is None


def test_that_it_is_said_what_cannot_be_kept_and_where(said, file):
    assert said == (
        f"Su questo computer non si possono conservare le impostazioni («{file}/Merito/Merito.ini») e il registro "
        f"degli errori («{file}/Logs/merito.log»): lì non si può scrivere. Gli archivi si salvano come sempre; "
        "aspetto, finestra e archivi recenti valgono fino alla chiusura; chi segue i computer può rendere "
        "scrivibile quel posto."
    )


def test_that_of_the_log_alone_it_is_not_said_that_settings_end(tmp_path):
    words = unkept_words(tmp_path / "merito.log", is_log_kept=False)
    assert "il registro degli errori" in words
    assert "impostazioni" not in words


def test_that_the_first_page_says_it_until_it_is_closed(open_program, said, qtbot):
    window = open_program()
    tell_unkept(window, said)
    line = window.first_start.notice
    assert line.isVisible()
    assert line.accessibleName() == f"Attenzione: {said}"
    assert line.y() + line.height() <= line.parentWidget().height()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_that_with_an_archive_it_is_said_when_the_archive_is_open(open_program, archive, said, qtbot):
    window = open_program()
    window.open_path(archive)
    tell_unkept(window, said)
    assert window.pages.notice.notice is None
    wait_for_idle(qtbot, window.runner)
    assert window.pages.notice.isVisible()
    notice = window.pages.notice.notice
    assert (notice.words, notice.kind) == (f"{EXPOSED} {said}", NoticeKind.WARNING)
    assert [action.label for action in notice.actions] == ["Proteggi…", "Resta in chiaro"]


def test_that_it_is_said_beside_an_upgrade(open_program, archive, said):
    window = open_program(put_landed(archive))
    tell_unkept(window, said)
    words = window.pages.notice.notice.words
    assert words.startswith("L'archivio è stato aggiornato")
    assert words.endswith(said)


def test_that_settings_that_cannot_be_written_are_kept_until_the_end_and_the_archive_for_ever(
    open_program, archive, unwritable, theme
):
    window = open_program(archive)
    theme.choose(ThemeChoice.DARK)
    assert QSettings().value("theme") == ThemeChoice.DARK.value
    assert recent_archives() == [archive]
    assert window.close()
    open_workspace(archive).archive.close()
    assert not Path(unwritable.fileName()).exists()


@pytest.fixture
def temporary(monkeypatch):
    """A folder for what is temporary, with a short name: that of the socket of the first window may not be long."""
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def start(temporary, tmp_path):
    """Start the program as a double click does, with the user's folders where they are told."""
    started = []

    def begin(folder, *words):
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        environment = os.environ | dict.fromkeys(names, str(folder))
        program = subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, words)], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )
        started.append(program)
        return program

    yield begin
    for program in started:
        program.kill()
        program.wait()


def answers(qtbot, temporary, program, archive=None):
    """Wait until a further start is answered by the first window."""
    qtbot.waitUntil(
        lambda: program.poll() is not None or FirstInstance(temporary).hand_over(archive), timeout=PATIENCE_MS
    )
    return program.poll() is None


@pytest.mark.parametrize("place", ["a file", "a missing drive"])
def test_that_the_program_starts_where_nothing_of_the_user_can_be_kept(start, qtbot, temporary, archive, file, place):
    folder = file if place == "a file" else file / "Z" / "Utenti"
    assert answers(qtbot, temporary, start(folder, archive))
    assert file.read_text(encoding="utf-8") == ""


def test_that_archives_with_long_accented_paths_open_by_double_click_and_are_remembered(
    start, qtbot, temporary, archive, tmp_path
):
    """The user's folder is one of a network, with spaces and accents; the second archive comes by a second start."""
    user = tmp_path / "server comunale" / "Profili è qui" / "D'Aniello Niccolò"
    places = [tmp_path / ("Città è " * 12).strip() / f"{number} Forlì e Cesena {'è' * 60}" for number in (1, 2)]
    archives = []
    for place in places:
        place.mkdir(parents=True)
        archives.append(shutil.copyfile(archive, place / "Comune di Prova, già chiuso.merito"))
    assert all(len(str(path)) >= 200 for path in archives)
    first = start(user, archives[0])
    assert answers(qtbot, temporary, first)
    second = start(user, archives[1])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE_MS)
    assert second.returncode == 0
    settings = user / "Merito" / "Merito.conf"
    qtbot.waitUntil(lambda: remembered(settings) == archives[::-1], timeout=PATIENCE_MS)
    assert first.poll() is None
    assert (user / "Merito" / "log" / "merito.log").exists()


def remembered(settings):
    """Return the archives that another program has written as opened lately."""
    if not settings.exists():
        return []
    lines = str(QSettings(str(settings), QSettings.Format.NativeFormat).value("recent") or "").splitlines()
    return [Path(line) for line in lines]

"""A second start, a start that fails, a start on an archive with a difficult name."""

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from app.ui.application import ICON_SIZES, window_icon
from app.ui.first_instance import END, RAISE, FirstInstance, come_forward
from app.ui.licences import LIBRARIES, library_licences
from app.ui.start_trouble import tell_failed_start
from installer.payload import pinned
from tests.ui.waiting import wait_for_idle

ROOT = Path(__file__).parents[3]


@pytest.fixture
def first(tmp_path, qapp):
    instance = FirstInstance(tmp_path)
    yield instance
    instance.release()


def test_that_only_the_first_start_claims_the_window(first, tmp_path):
    assert first.claim()
    assert not FirstInstance(tmp_path).claim()
    first.release()
    assert FirstInstance(tmp_path).claim()


def test_that_a_second_start_hands_its_archive_to_the_first_window(first, tmp_path, qtbot):
    asked = []
    first.claim()
    first.listen(asked.append)
    archive = tmp_path / "Comune di Forlì è qui.merito"
    for given in (archive, None):
        assert ask_from_another_program(qtbot, tmp_path, given) == 0
    assert asked == [archive, None]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be of any bytes")
@pytest.mark.parametrize("name", [b"Forl\xec.merito", b"due\nrighe.merito", b"100%20.merito", b"-"])
def test_that_a_second_start_hands_over_a_name_of_any_bytes(first, tmp_path, qtbot, name):
    asked = []
    first.claim()
    first.listen(asked.append)
    archive = tmp_path / os.fsdecode(name)
    assert ask_from_another_program(qtbot, tmp_path, archive) == 0
    assert asked == [archive]


def test_that_a_further_start_that_says_nothing_does_not_hold_the_window(first, qtbot):
    asked = []
    first.claim()
    first.listen(asked.append)
    silent, speaking = QLocalSocket(), QLocalSocket()
    began = time.monotonic()
    for socket in (silent, speaking):
        socket.connectToServer(first.name)
    speaking.write(RAISE + END)
    qtbot.waitUntil(lambda: asked == [None])
    assert time.monotonic() - began < 1


def ask_from_another_program(qtbot, folder, archive):
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "application = QCoreApplication([]); from app.ui.first_instance import FirstInstance;"
        f"instance = FirstInstance(Path({str(folder)!r}));"
        f"sys.exit(0 if not instance.claim() and instance.hand_over({archive and f'Path({str(archive)!r})'}) else 1)"
    )
    program = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=20_000)
    return program.returncode


def test_that_a_first_window_that_does_not_answer_stops_nobody(first, tmp_path):
    first.claim()
    assert not FirstInstance(tmp_path).hand_over(None)


def test_that_the_window_comes_forward_with_the_archive(open_program, archive, qtbot):
    window = open_program()
    window.showMinimized()
    come_forward(window, archive)
    wait_for_idle(qtbot, window.runner)
    assert not window.isMinimized()
    assert window.opened.path == archive


def test_that_an_archive_opens_from_a_path_of_two_hundred_letters(open_program, archive):
    folder = archive.parent / ("Città è " * 12).strip() / ("Forlì e Cesena " * 6).strip()
    folder.mkdir(parents=True)
    moved = archive.rename(folder / "Comune di Prova.merito")
    assert len(str(moved)) >= 200
    assert open_program(moved).opened.path == moved


def test_that_a_start_that_fails_is_told_in_words_with_its_log(tmp_path, capsys, caplog):
    shown = []
    said = tell_failed_start(ZeroDivisionError("Rossi Mario"), tmp_path / "merito.log", shown.append)
    assert shown == [said]
    assert "merito.log" in said
    assert "Gli archivi non sono stati toccati." in said
    assert "Rossi" not in said
    assert capsys.readouterr().err == f"{said}\n"
    assert "la finestra non si è aperta" in caplog.text
    caplog.clear()


def test_that_the_window_has_an_icon_of_every_size(qapp):
    assert [size.width() for size in window_icon().availableSizes()] == list(ICON_SIZES)


def test_that_every_library_that_ships_is_told_with_its_licence():
    assert {name.casefold() for name in pinned()} == {name.casefold() for name in LIBRARIES}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {words.partition(">")[0].casefold() for words in asked} <= {name.casefold() for name in LIBRARIES}
    told = library_licences()
    assert len(told) == len(LIBRARIES) + 1
    assert all(one.licence != "vedi la libreria" for one in told), told

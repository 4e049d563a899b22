"""A session that ended badly is told at the next start, with a report to show, save or delete."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services.crash_report import SessionRecord, reports_in
from app.services.leftovers import sweep_leftovers
from app.ui.crash_notice import CLOSED, FAILED, ReportDialog, tell_crash
from app.ui.recording import Recording, records_folder
from tests.ui.driving import choose_path
from tests.ui.waiting import wait_for_idle

ROOT = Path(__file__).parents[3]
KILLED = """
import sys
from pathlib import Path
from app.services.crash_report import SessionRecord
record = SessionRecord(Path(sys.argv[1]), "0.1.0")
record.acted("app.services.x.y")
print("begun", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(tmp_path):
    """What a program that was killed has left."""
    folder = tmp_path / "sessioni"
    words = [sys.executable, "-c", KILLED, str(folder)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout.readline() == b"begun\n"
    assert reports_in(folder) == []
    process.kill()
    process.communicate()
    return folder


def verbs_of(line):
    return {action.label: action.run for action in line.notice.actions}


def test_that_a_killed_session_is_told_and_the_report_goes_when_it_was_seen(open_program, killed, qtbot):
    window = open_program()
    tell_crash(window, reports_in(killed))
    line = window.notice_in_sight()
    assert line.notice.words == CLOSED
    assert list(verbs_of(line)) == ["Mostra", "Salva…", "Elimina"]
    verbs_of(line)["Mostra"]()
    dialog = window.findChild(ReportDialog)
    assert dialog.isVisible()
    assert reports_in(killed) == []
    dialog.close()


def test_that_a_report_is_saved_where_one_says_and_goes_then(open_program, killed, qtbot, tmp_path):
    window, path = open_program(), tmp_path / "rapporto.txt"
    tell_crash(window, reports_in(killed))
    verbs_of(window.notice_in_sight())["Salva…"]()
    assert choose_path(window, path) == "Salva il rapporto"
    wait_for_idle(qtbot, window.runner)
    assert "0.1.0" in path.read_text(encoding="utf-8")
    assert reports_in(killed) == []


def test_that_a_report_is_deleted_unseen_when_that_is_asked(open_program, killed):
    window = open_program()
    tell_crash(window, reports_in(killed))
    verbs_of(window.notice_in_sight())["Elimina"]()
    assert reports_in(killed) == []


def test_that_a_report_is_told_once_and_forgotten_when_the_session_ends_in_order(open_program, killed):
    window = open_program()
    tell_crash(window, reports_in(killed))
    assert reports_in(killed)
    window.close()
    assert reports_in(killed) == []


def test_that_nothing_is_told_without_reports_and_errors_are_told_otherwise(open_program, tmp_path):
    window = open_program()
    tell_crash(window, [])
    assert window.notice_in_sight().notice is None
    record = SessionRecord(tmp_path / "s", "0.1.0")
    record.failed("errore imprevisto KeyError: ui/x.py:1 y")
    record.end()
    tell_crash(window, reports_in(tmp_path / "s"))
    assert window.notice_in_sight().notice.words == FAILED


def test_that_the_window_keeps_the_name_of_what_it_does_and_no_value(open_program, archive, qtbot):
    window = open_program()
    recording = Recording()
    recording.begin(window)
    window.open_path(archive)
    wait_for_idle(qtbot, window.runner)
    [kept] = records_folder().iterdir()
    assert "app." in kept.read_text(encoding="utf-8")
    assert archive.stem not in kept.read_text(encoding="utf-8")
    recording.end()
    assert list(records_folder().iterdir()) == []


def test_that_what_was_left_half_made_is_swept_and_nothing_else(tmp_path, monkeypatch):
    scratch, folder = tmp_path / "tmp", tmp_path / "mia"
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    names = (".merito-ab_1.tmp", ".a.merito.123.tmp", "..a.merito.123.tmp.lock", ".a.merito.123.tmp-journal")
    kept = ("a.merito", ".a.merito.lock", "merito-appunti.tmp", ".altro.tmp")
    (scratch / "merito-abcd_123").mkdir(parents=True)
    folder.mkdir()
    for name in (*names, *kept):
        (folder / name).touch()
    assert sweep_leftovers([folder, tmp_path / "manca"]) == 0
    long_ago = time.time() - 7200
    for path in (*folder.iterdir(), *scratch.iterdir()):
        os.utime(path, (long_ago, long_ago))
    assert sweep_leftovers([folder]) == len(names) + 1
    assert {path.name for path in folder.iterdir()} == set(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="there no such request arrives")
def test_that_a_request_to_end_closes_the_window_in_order(tmp_path):
    program = "import sys; from app.bootstrap import open_window; sys.exit(open_window([]))"
    alone = {**os.environ, "TMPDIR": str(tmp_path)}  # a window that this user has open would take its place
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=alone, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (records_folder().is_dir() and any(records_folder().iterdir())) and time.monotonic() < deadline:
        os.sched_yield() if hasattr(os, "sched_yield") else None
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert list(records_folder().iterdir()) == []

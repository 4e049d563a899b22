"""P14 in the window: after a real session, closed or killed, no name is where the user did not put it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pytest

from app.models.archive_file.key_places import key_file_beside
from app.services.crash_report import reports_in, text_of
from app.services.leftovers import sweep_leftovers
from tests.archives.encrypted import traces_of
from tests.journeys.marked_session import CLERK, MARKS
from tests.journeys.programs import ROOT

LONGEST_S = 500


class Places(NamedTuple):
    """Where a session writes: the archive, what the user asked for, the user's own folder, the temporary one."""

    archives: Path
    chosen: Path
    home: Path
    scratch: Path

    @property
    def archive(self) -> Path:
        return self.archives / "comune.merito"

    @property
    def own(self) -> Path:
        """Where the program keeps what is its own: settings, recent files, log, record of the session."""
        return self.home / "Merito"


def lived(places: Places, end: str) -> subprocess.CompletedProcess[bytes]:
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    more = {**dict.fromkeys(homes, str(places.home)), "TMPDIR": str(places.scratch), "QT_QPA_PLATFORM": "offscreen"}
    words = ("-m", "tests.journeys.marked_session", places.archive, places.chosen, end)
    return subprocess.run(
        [sys.executable, *map(str, words)],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **more},
        timeout=LONGEST_S,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of the user are other variables there")
def test_that_after_sessions_in_the_window_killed_and_closed_no_name_is_where_nobody_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(*(tmp_path / name for name in ("archivi", "scelta", "casa", "provvisori")))
    for folder in places:
        folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places.scratch))
    for number, (end, code) in enumerate({"killed": -9, "closed": 0}.items(), start=1):
        done = lived(places, end)
        assert done.returncode == code, done.stderr.decode()[-3000:]
        assert_all_happened(places, errors=2 * number)
        assert_no_name_is_left(places)


def assert_no_name_is_left(places: Places) -> None:
    long_ago = time.time() - 7200
    for found in (*places.archives.iterdir(), *places.chosen.iterdir()):
        os.utime(found, (long_ago, long_ago))
    sweep_leftovers([places.archives, places.chosen])  # what the next start does
    for place in (places.archives, places.home, places.scratch):
        assert {mark: traces_of(mark, place) for mark in MARKS if traces_of(mark, place)} == {}
        assert list(papers_in(place)) == []
    told = text_of(reports_in(places.own / "sessioni"))
    assert "KeyError" in told
    assert not any(mark in told for mark in MARKS)
    assert_names_are_where_they_were_put(places)


def assert_all_happened(places: Places, errors: int) -> None:
    """The places that are searched are there, and hold what a session leaves."""
    log = (places.own / "log" / "merito.log").read_text(encoding="utf-8")
    assert log.count("errore imprevisto: KeyError") == errors
    assert "comune.merito" in (places.own / "Merito.conf").read_text(encoding="utf-8")
    assert b"Segretario comunale" in key_file_beside(places.archive).read_bytes()
    assert len(list(places.archives.rglob("*.merito"))) >= 4
    assert list((places.own / "sessioni").iterdir())


def papers_in(folder: Path) -> Iterator[Path]:
    """Yield the papers left in a folder: their letters are packed, so no search of bytes finds them."""
    yield from (found for found in folder.rglob("*") if found.suffix in {".pdf", ".xlsx", ".docx"})


def assert_names_are_where_they_were_put(places: Places) -> None:
    """The archive, opened, and what was exported on purpose hold the names: the search looks for the right ones."""
    with pdfplumber.open(places.chosen / "scheda.pdf") as pdf:
        assert CLERK in "\n".join(page.extract_text() for page in pdf.pages)
    assert (places.chosen / "anagrafica.xlsx").stat().st_size > 1000

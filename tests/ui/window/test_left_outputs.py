"""What a killed program was taking out of an archive is in its audit once the window has opened it again."""

import sys

import pytest

from app.services.audit.output import INTERRUPTED
from app.services.outgoing import has_notes
from tests.journeys.test_killed_outputs import export, killed_at, told

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it forks")


def test_that_the_window_tells_what_a_killed_program_was_taking_out(session_open, open_program, wait, tmp_path):
    session_open.workspace.archive.close()
    archive, folder = session_open.workspace.archive.path, tmp_path / "fuori"
    folder.mkdir()
    acts = iter(range(1, 20))
    while not has_notes():
        assert killed_at(next(acts), export, archive, folder)
    window = open_program(archive)
    wait()
    window.close_archive()
    wait()
    assert told(archive)[0] == f"Esportazione: Anagrafica, {INTERRUPTED}"
    assert list(folder.iterdir()) == []

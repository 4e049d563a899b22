"""A full disk and a killed program: what was there stays whole, and nothing is half done."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.services.archives import new_archive
from app.services.audit.undoing import check_audit
from app.services.opening import open_workspace
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_bytes
from app.services.workspace import Workspace
from tests.journeys.programs import program, said
from tests.looking import list_entries
from tests.whole import some

BULLETS = "\n".join(f"- Rendere più semplice il servizio numero {number}" for number in range(120))
PLAN = f"AREA AMMINISTRATIVA\n\n(Settore Segreteria)\n\n{BULLETS}\n".encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crash") / "prova.merito"
    new_archive(path, "Comune di Prova", 2024).archive.close()
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(Path(shutil.copyfile(made, tmp_path / "prova.merito")))
    yield workspace
    workspace.archive.close()


def pages(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA page_count").fetchone()[0])


def test_that_a_full_disk_changes_nothing_and_is_told(workspace: Workspace) -> None:
    engine, before = workspace.archive._engine, len(list_entries(workspace))
    room = pages(workspace.archive.path) + 5
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {room}"))
    with pytest.raises(ArchiveError) as caught:
        import_plan(workspace, plan_of_bytes(PLAN, ""), 2024)
    assert caught.value.trouble is ArchiveTrouble.DISK
    assert len(list_entries(workspace)) == before
    room = 1_000_000
    engine.dispose()
    assert not import_plan(workspace, plan_of_bytes(PLAN, ""), 2024).is_empty
    assert check_audit(workspace) is None


_IMPORT = """
import sys
from pathlib import Path
from app.models import sessions
from app.services.opening import open_workspace
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_bytes
workspace = open_workspace(Path(sys.argv[1]))
data = Path(sys.argv[2]).read_bytes()
from sqlalchemy import event
seen = 0
def count(*_):
    global seen
    seen += 1
    if seen == int(sys.argv[3]):
        print("now", flush=True)
        sys.stdin.read()
event.listen(workspace.archive._engine, "before_cursor_execute", count)
import_plan(workspace, plan_of_bytes(data, ""), 2024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("statement", some([5, 12, 16], 0, 2))
def test_that_a_killed_import_leaves_the_archive_as_it_was(
    workspace: Workspace, tmp_path: Path, statement: int
) -> None:
    path, plan = workspace.archive.path, tmp_path / "piano.txt"
    before = list_entries(workspace)
    workspace.archive.close()
    plan.write_bytes(PLAN)
    with program(_IMPORT, path, plan, statement) as importing:
        assert said(importing) == "now"
    again = open_workspace(path)
    assert list_entries(again) == before
    assert check_audit(again) is None
    assert not import_plan(again, plan_of_bytes(PLAN, ""), 2024).is_empty
    again.archive.close()

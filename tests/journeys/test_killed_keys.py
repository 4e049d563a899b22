"""Killed at every step of a change of keys: the archive opens as before or as after, whole, and never not at all."""

import faulthandler
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.models.archive_file.cipher import is_key_of, write_under_other_key
from app.models.archive_file.connection import connect
from app.models.archive_file.pragmas import sign
from app.models.archive_file.trailer import put_trailer
from app.models.identity import SCHEMA_VERSION
from app.models.keys.key_file import LOWEST_COST, written
from app.models.keys.wrapping import new_key_file, sealed
from app.models.secret import keys_at
from app.models.structure import Area
from app.services.archives import new_archive
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.reading import is_protected, slots_of
from app.services.keys.slots import add_slot
from app.services.keys.unlocking import unlock, unlock_by_recovery
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from tests.archives.encrypted import KEY, codes_in, traces_of
from tests.archives.older import put_landed
from tests.journeys.programs import ROOT
from tests.whole import IS_WHOLE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it forks")]

OLD, OTHER, NEW = "cavallo batteria graffetta", "secchio nuvola tamburo", "lampada fiume orologio"

DRIVER = f"""
import os, shutil, signal, sys
from pathlib import Path
from app.models.keys.key_file import LOWEST_COST
from app.models.protection import bring_in
from app.models.secret import Secret
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect, rekey
from app.services.keys.reading import slots_of
from app.services.keys.slots import add_slot, change_password, remove_slot
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
import app.models.sessions

OLD, OTHER, NEW = {OLD!r}, {OTHER!r}, {NEW!r}
source, work, action = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
EVENTS = {{"open", "os.rename", "os.remove", "os.truncate", "os.chmod"}}

def opened(path):
    attempts = Attempts(path.parent / "dati")
    slot = slots_of(path).slots[0].id
    return open_workspace(path, unlock(path, slot, OLD, attempts)), slot, attempts

def act(path):
    if action == "upgrade":
        open_workspace(path, bytes.fromhex(sys.argv[4])).archive.close()
        return
    if action == "protect":
        protect(open_workspace(path), "Segretario comunale", OLD, cost=LOWEST_COST)
        return
    workspace, slot, attempts = opened(path)
    if action == "rekey":
        rekey(workspace, slot, OLD, attempts)
        return
    if action == "bring in":
        secret = Secret(workspace.archive.key, workspace.archive.keys)
        workspace.archive.close()
        bring_in(Path(sys.argv[4]), None, path, secret)
        return
    if action == "change":
        change_password(workspace, slot, OLD, NEW, attempts=attempts)
    elif action == "add":
        add_slot(workspace, "Altro", NEW)
    elif action == "remove":
        remove_slot(workspace, slots_of(path).slots[1].id)
    workspace.archive.close()

warm = work / "warm"
warm.mkdir()
act(Path(shutil.copyfile(source, warm / "prova.merito")))  # what the children need is loaded once, by their parent
every = int(os.environ.get("KILL_EVERY", "1"))
step = 1 - every
while True:
    step += every
    folder = work / str(step)
    folder.mkdir()
    shutil.copyfile(source, folder / "prova.merito")
    child = os.fork()
    if child == 0:
        left = step
        def hook(event, arguments):
            global left
            if event in EVENTS and (event == "os.truncate" or str(folder) in str(arguments[0])):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        act(folder / "prova.merito")
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        print(step, os.waitstatus_to_exitcode(status), flush=True)
        break
"""
"""Does a change again and again on a fresh copy, killed before its first act on the disk, then before its second…"""


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "prova.merito"
    new_archive(path, "Comune di Prova", 2024).archive.close()
    return path


@pytest.fixture(scope="module")
def protected(clear: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copyfile(clear, tmp_path_factory.mktemp("killed") / "prova.merito"))
    done = protect(open_workspace(path), "Segretario comunale", OLD, cost=LOWEST_COST)
    workspace = open_workspace(path, done.key)
    add_slot(workspace, "EQ Affari generali", OTHER)
    workspace.archive.close()
    path.with_name("foglio").write_text(done.recovery_key, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A protected archive of the schema before that of today: the same may be killed, in a tenth of the time."""
    folder = tmp_path_factory.mktemp("older")
    plain = put_landed(folder / "chiaro.merito", f"schema-{SCHEMA_VERSION - 1}-comune")
    path = folder / "prova.merito"
    path.touch()
    write_under_other_key(plain, None, path, KEY)
    with closing(connect(path, KEY)) as raw:
        sign(raw)
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    put_trailer(path, written(sealed(new_key_file(KEY, "id", "Comune"), KEY)))
    return path


def run_killed(source: Path, folder: Path, *words: str) -> range:
    """Return the steps at which it was killed and the one at which it ended: some, or in `make kills` each."""
    every = int(os.environ.get("KILL_EVERY", "3" if IS_WHOLE else "5"))
    command = [sys.executable, "-c", DRIVER, str(source), str(folder), *words]
    environment = {**os.environ, "KILL_EVERY": str(every)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    steps, code = map(int, ran.stdout.split())
    assert code == 0, ran.stderr
    return range(1, steps + 1, every)


def test_that_an_upgrade_of_a_protected_archive_killed_at_any_step_loses_nothing(older: Path, tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()
    codes, steps = codes_in(older, KEY), run_killed(older, tmp_path, "upgrade", KEY.hex())
    assert max(steps) > 10
    for step in steps:
        path = tmp_path / str(step) / "prova.merito"
        assert not traces_of("CREATE TABLE", path.parent)
        open_workspace(path, KEY).archive.close()
        assert codes_in(path, KEY) == codes
        kept = list(path.parent.glob("prova (prima dell'aggiornamento*).merito"))
        assert kept
        assert all(keys_at(one) and is_key_of(one, KEY) for one in kept)


def key_of(path: Path) -> bytes | None:
    """Return the key that the old or the new password of the first one opens; None for an archive in clear."""
    if not is_protected(path):
        return None
    slot = slots_of(path).slots[0].id
    for number, password in enumerate((OLD, NEW)):
        try:
            return unlock(path, slot, password, Attempts(path.parent / f"prova{number}"))
        except UserError:
            continue
    pytest.fail(f"{path} opens with neither password")


@pytest.mark.parametrize("action", ["protect", "rekey", "change", "add", "remove"])
def test_that_a_change_of_keys_killed_at_any_step_leaves_an_archive_that_opens(
    action: str, clear: Path, protected: Path, tmp_path: Path
) -> None:
    source = clear if action == "protect" else protected
    steps = run_killed(source, tmp_path, action)
    assert max(steps) > 3
    seen = set()
    for step in steps:
        path = tmp_path / str(step) / "prova.merito"
        key = key_of(path)
        seen.add(key is not None)
        workspace = open_workspace(path, key)
        workspace.archive.close()
        assert workspace.archive.notes == ()
        assert codes_in(path, key) == set()
        if action in {"change", "add", "remove"}:
            assert unlock_by_recovery(path, protected.with_name("foglio").read_text(encoding="utf-8")) == key
    assert seen == ({True, False} if action == "protect" else {True})


def test_that_a_copy_in_clear_brought_in_and_killed_at_any_step_leaves_the_archive_of_before_or_of_after(
    clear: Path, protected: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copyfile(clear, tmp_path / "copia.merito"))
    workspace = open_workspace(copy)
    with unit_of_work(workspace, "Area") as unit:
        unit.add(Area(code="DOPO", name="Quattrocchi"))
    workspace.archive.close()
    before = copy.read_bytes()
    steps = run_killed(protected, tmp_path, "bring in", str(copy))
    assert max(steps) > 10
    seen = []
    for step in steps:
        path = tmp_path / str(step) / "prova.merito"
        key = key_of(path)
        assert key is not None
        open_workspace(path, key).archive.close()
        seen.append(tuple(codes_in(path, key)))
        assert not traces_of("Quattrocchi", path.parent)
    assert set(seen) == {(), ("DOPO",)}
    assert copy.read_bytes() == before

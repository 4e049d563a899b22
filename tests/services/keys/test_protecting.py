"""An archive in clear becomes a protected one, a protected one gets another key or none: the same rows, or nothing."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models import protection
from app.models.archive_file.connection import connect
from app.models.archive_file.key_places import key_file_beside
from app.models.keys.key_file import LOWEST_COST
from app.models.protection import contents_of
from app.services.archive_check import verify_archive
from app.services.audit.undoing import check_audit
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import Protection, protect, rekey
from app.services.keys.reading import slots_of
from app.services.keys.unlocking import unlock, unlock_by_recovery
from app.services.opening import open_workspace
from app.services.workspace import SECRETARY, Workspace
from tests.archives.encrypted import codes_in, raw_of, traces_of
from tests.services.keys.conftest import OTHER_PASSWORD, PASSWORD, Protected, add_area

TITLE = "Segretario comunale"


def protected_now(path: Path, fill: Callable[[Workspace, str], None] | None = None) -> Protection:
    return protect(open_workspace(path), TITLE, PASSWORD, cost=LOWEST_COST, fill=fill)


def contents(path: Path, key: bytes | None) -> dict[str, str]:
    with raw_of(path, key) as raw:
        return contents_of(raw)


def names_beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name not in {"home", "dati", f".{path.name}.lock"})


def test_that_a_protected_archive_holds_the_same_and_shows_nothing(clear: Path, attempts: Attempts) -> None:
    before = contents(clear, None)
    done = protected_now(clear)
    assert contents(clear, done.key) == before
    assert done.kept == clear.with_name("prova (in chiaro, prima della protezione).merito")
    assert contents(done.kept, None) == before
    assert names_beside(clear) == sorted([clear.name, key_file_beside(clear).name, done.kept.name])
    done.kept.unlink()
    for word in ("Quattrocchi", "PRIMA", "Area", "municipality"):
        assert not traces_of(word, clear.parent), word
    assert unlock(clear, done.slot_id, PASSWORD, attempts) == done.key
    assert unlock_by_recovery(clear, done.recovery_key) == done.key


def test_that_the_check_of_a_protected_archive_says_what_it_said_before(clear: Path) -> None:
    workspace = open_workspace(clear)
    before = verify_archive(workspace)
    workspace.archive.close()
    done = protected_now(clear)
    workspace = open_workspace(clear, done.key)
    assert verify_archive(workspace) == before
    workspace.archive.close()


def test_that_the_first_user_is_written_before_the_archive_is_changed(clear: Path) -> None:
    given: list[str] = []

    def fill(workspace: Workspace, slot: str) -> None:
        given.append(slot)
        add_area(workspace, "UTENTE")

    done = protected_now(clear, fill=fill)
    assert given == [done.slot_id]
    assert codes_in(clear, done.key) == {"PRIMA", "UTENTE"}
    assert done.kept
    assert codes_in(done.kept, None) == {"PRIMA"}


def failing(workspace: Workspace, _slot: str) -> None:
    add_area(workspace, "MAI")
    raise ZeroDivisionError


def test_that_a_failure_leaves_the_archive_in_clear_as_it_was(clear: Path) -> None:
    before = clear.read_bytes()
    with pytest.raises(ZeroDivisionError):
        protected_now(clear, fill=failing)
    assert clear.read_bytes() == before
    assert names_beside(clear) == [clear.name]


def test_that_a_copy_with_other_rows_never_takes_the_place(clear: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = protection.write_under_other_key

    def losing(source: Path, key: bytes | None, target: Path, new_key: bytes | None) -> None:
        whole(source, key, target, new_key)
        with connect(target, new_key) as raw:
            raw.execute("UPDATE areas SET name = 'Altro'")

    monkeypatch.setattr(protection, "write_under_other_key", losing)
    before = clear.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        protected_now(clear)
    assert caught.value.trouble is ArchiveTrouble.DAMAGED
    assert clear.read_bytes() == before
    assert names_beside(clear) == [clear.name]


def test_that_a_full_disk_leaves_the_archive_in_clear(clear: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(protection, "put_trailer", full)
    before = clear.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        protected_now(clear)
    assert caught.value.trouble is ArchiveTrouble.DISK
    assert clear.read_bytes() == before
    assert names_beside(clear) == [clear.name]


@pytest.mark.parametrize(("title", "password", "said"), [("", PASSWORD, "titolo"), (TITLE, "corta", "troppo pochi")])
def test_that_what_is_refused_closes_and_changes_nothing(clear: Path, title: str, password: str, said: str) -> None:
    workspace = open_workspace(clear)
    with pytest.raises(UserError, match=said):
        protect(workspace, title, password, cost=LOWEST_COST)
    add_area(workspace, "DOPO")
    workspace.archive.close()
    assert codes_in(clear, None) == {"PRIMA", "DOPO"}


def test_that_only_an_archive_in_clear_is_protected(protected: Protected) -> None:
    workspace = protected.opened()
    with pytest.raises(UserError, match="già protetto"):
        protect(workspace, TITLE, PASSWORD, cost=LOWEST_COST)
    workspace.archive.close()


def test_that_an_eq_protects_nothing(clear: Path) -> None:
    workspace = open_workspace(clear, actor=Actor("Un'EQ", UserRole.EQ))
    with pytest.raises(UserError, match="non può compiere"):
        protect(workspace, TITLE, PASSWORD, cost=LOWEST_COST)
    workspace.archive.close()
    assert SECRETARY.role is UserRole.SECRETARY


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")
def test_that_all_its_files_are_for_the_same_eyes(clear: Path) -> None:
    clear.chmod(0o600)
    done = protected_now(clear)
    assert done.kept
    modes = [stat.S_IMODE(os.stat(one).st_mode) for one in (clear, done.kept, key_file_beside(clear))]  # noqa: PTH116 (three at once)
    assert modes == [0o600] * 3


def test_that_a_new_key_makes_the_old_one_useless(protected: Protected, attempts: Attempts) -> None:
    before = contents(protected.path, protected.key)
    done = rekey(protected.opened(), protected.slot, PASSWORD, attempts)
    assert done.key != protected.key
    assert contents(protected.path, done.key) == before
    assert names_beside(protected.path) == [protected.path.name, key_file_beside(protected.path).name]
    with pytest.raises(UserError, match="non è quella di"):
        unlock_by_recovery(protected.path, protected.recovery_key)
    assert unlock_by_recovery(protected.path, done.recovery_key) == done.key
    assert unlock(protected.path, protected.slot, PASSWORD, attempts) == done.key
    with pytest.raises(UserError, match="Password non riconosciuta"):
        unlock(protected.path, protected.other_slot, OTHER_PASSWORD, attempts)
    [(slot, temporary)] = done.temporary.items()
    assert slot == protected.other_slot
    assert unlock(protected.path, slot, temporary, attempts) == done.key
    workspace = open_workspace(protected.path, done.key)
    assert check_audit(workspace) is None
    workspace.archive.close()


def test_that_the_old_key_file_beside_a_new_encryption_opens_by_the_one_inside(
    protected: Protected, attempts: Attempts
) -> None:
    """As when the program is killed between the two files."""
    workspace = protected.opened()
    old = key_file_beside(protected.path).read_bytes()
    done = rekey(workspace, protected.slot, PASSWORD, attempts)
    key_file_beside(protected.path).write_bytes(old)
    assert unlock(protected.path, protected.slot, PASSWORD, attempts) == done.key
    open_workspace(protected.path, done.key).archive.close()
    assert key_file_beside(protected.path).read_bytes() != old


def test_that_a_wrong_password_gives_no_new_key(protected: Protected, attempts: Attempts) -> None:
    workspace = protected.opened()
    with pytest.raises(UserError, match="Password non riconosciuta"):
        rekey(workspace, protected.slot, OTHER_PASSWORD, attempts)
    add_area(workspace, "DOPO")
    workspace.archive.close()
    assert codes_in(protected.path, protected.key) == {"PRIMA", "DOPO"}
    assert len(slots_of(protected.path).slots) == 2

"""The copies in clear that are left beside a protected archive: told, removed on demand, and no others."""

import shutil
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.models.archive_file.header import LENGTH, Header
from app.models.keys.key_file import LOWEST_COST
from app.services.archives import new_archive
from app.services.backups.making import back_up_when_closing
from app.services.keys.clear_copies import clear_copies, remove_clear_copies
from app.services.keys.protecting import protect
from app.services.opening import open_workspace
from app.services.workspace import Workspace
from tests.services.keys.conftest import PASSWORD, Protected


@pytest.fixture
def workspace(clear: Path) -> Workspace:
    """An archive protected now, of which a backup in clear had been made before."""
    workspace = open_workspace(clear)
    back_up_when_closing(workspace)
    done = protect(workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    return open_workspace(clear, done.key)


def test_that_the_copy_of_before_and_the_backups_are_told(workspace: Workspace) -> None:
    back_up_when_closing(workspace)
    found = clear_copies(workspace)
    assert [path.parent == workspace.archive.path.parent for path in found] == [False, True]
    assert not any(Header(path.read_bytes()[:LENGTH]).is_encrypted for path in found)
    workspace.archive.close()


def test_that_another_archive_beside_is_not_told(workspace: Workspace, tmp_path: Path) -> None:
    before = clear_copies(workspace)
    new_archive(tmp_path / "prova (di un altro).merito", "Altro", 2025).archive.close()
    (tmp_path / "prova (rotto).merito").write_bytes(b"SQLite format 3\0")
    assert clear_copies(workspace) == before
    workspace.archive.close()


def test_that_only_what_was_told_is_removed(workspace: Workspace, tmp_path: Path) -> None:
    first, second = clear_copies(workspace)
    other = Path(shutil.copyfile(first, tmp_path.parent / f"{tmp_path.name}.merito"))
    with pytest.raises(UserError, match="non è una copia in chiaro"):
        remove_clear_copies(workspace, [other])
    remove_clear_copies(workspace, [first])
    assert clear_copies(workspace) == [second]
    assert not first.exists()
    assert other.exists()
    other.unlink()
    workspace.archive.close()


def test_that_an_archive_in_clear_has_no_copies_to_tell(clear: Path, protected: Protected) -> None:
    workspace = protected.opened()
    assert clear_copies(workspace) == []
    workspace.archive.close()

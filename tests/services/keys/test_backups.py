"""Backups of a protected archive: made, previewed, tried, restored, opened alone; one in clear never covers it."""

from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.models.keys.key_file import LOWEST_COST
from app.services.backups.making import back_up_by_hand
from app.services.backups.places import list_backups, places_of
from app.services.backups.restoring import preview_restore, restore, restore_file, try_restore
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect, rekey
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.workspace import Workspace
from tests.archives.encrypted import codes_in, traces_of
from tests.services.keys.conftest import PASSWORD, Protected, add_area


def test_that_a_backup_is_previewed_tried_and_restored_under_its_key(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    places = places_of(workspace)
    made = back_up_by_hand(workspace, places).backup
    add_area(workspace, "DOPO")
    assert preview_restore(workspace, made).changes
    assert not try_restore(workspace, made).damage
    saved = restore(workspace, made, places)
    assert codes_in(protected.path, protected.key) == {"PRIMA"}
    assert codes_in(saved, protected.key) == {"PRIMA", "DOPO"}
    assert not traces_of("Quattrocchi", protected.path.parent)
    assert unlock(saved, protected.slot, PASSWORD, attempts) == protected.key


def test_that_a_file_is_restored_without_opening_it_with_its_key_and_not_without(
    protected: Protected, workspace: Workspace, tmp_path: Path
) -> None:
    made = back_up_by_hand(workspace, places_of(workspace)).backup
    workspace.archive.close()
    target = tmp_path / "altrove.merito"
    with pytest.raises(ArchiveError) as caught:
        restore_file(made.path, target)
    assert caught.value.trouble is ArchiveTrouble.KEY
    restore_file(made.path, target, protected.key)
    assert codes_in(target, protected.key) == {"PRIMA"}


def test_that_backups_of_before_a_new_key_are_told_as_of_another_key(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    made = back_up_by_hand(workspace, places_of(workspace)).backup
    done = rekey(workspace, protected.slot, PASSWORD, attempts)
    again = open_workspace(protected.path, done.key)
    with pytest.raises(UserError, match="La chiave non è quella"):
        preview_restore(again, made)
    assert list_backups(places_of(again)) == [made]
    again.archive.close()
    assert unlock(made.path, protected.slot, PASSWORD, attempts) == protected.key


def test_that_a_backup_in_clear_is_not_put_over_a_protected_archive(clear: Path) -> None:
    workspace = open_workspace(clear)
    made = back_up_by_hand(workspace, places_of(workspace)).backup
    done = protect(workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    workspace = open_workspace(clear, done.key)
    with pytest.raises(UserError, match="non è protetto"):
        restore(workspace, made, places_of(workspace))
    workspace.archive.close()
    assert codes_in(clear, done.key) == {"PRIMA"}

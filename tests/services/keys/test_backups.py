"""Backups of a protected archive: made, previewed, tried, restored, opened alone; one in clear never covers it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.cli import main
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.keys.recovery_key import recovery_text
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft
from app.models import protection
from app.models.archive_file.key_places import key_file_beside
from app.services.archive_check import verify_archive
from app.services.audit.undoing import check_audit
from app.services.backups.holding import (
    HeldBackup,
    LockedBackup,
    hold,
    hold_with_password,
    hold_with_recovery_key,
)
from app.services.backups.making import back_up_by_hand
from app.services.backups.places import list_backups, places_of
from app.services.backups.restoring import preview_restore, restore, restore_file, try_restore
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import rekey
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.users.logging_in import give_password, log_in
from app.services.users.protecting import protect_with_first_user
from app.services.users.users import list_users, save_user
from app.services.workspace import Workspace
from tests.archives.encrypted import codes_in, traces_of
from tests.services.keys.conftest import OTHER_PASSWORD, PASSWORD, Protected, add_area


def test_that_a_backup_is_previewed_tried_and_restored_under_its_key(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    places = places_of(workspace)
    made = back_up_by_hand(workspace, places).backup
    held = hold(workspace, made)
    assert isinstance(held, HeldBackup)
    add_area(workspace, "DOPO")
    assert preview_restore(workspace, held).changes
    assert not try_restore(workspace, held).damage
    saved = restore(workspace, held, places)
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


@pytest.fixture
def renewed(protected: Protected, workspace: Workspace, attempts: Attempts) -> Iterator[Workspace]:
    """The archive under a new key, with a backup of before it and an Area of after."""
    back_up_by_hand(workspace, places_of(workspace))
    done = rekey(workspace, protected.slot, PASSWORD, attempts)
    again = open_workspace(protected.path, done.key)
    add_area(again, "DOPO")
    yield again
    with suppress(ArchiveError):
        again.archive.close()


def locked_in(workspace: Workspace) -> LockedBackup:
    [backup] = list_backups(places_of(workspace))
    found = hold(workspace, backup)
    assert isinstance(found, LockedBackup)
    return found


def test_that_a_backup_of_before_a_new_key_says_who_could_open_it_and_opens_to_nothing_else(
    protected: Protected, renewed: Workspace, attempts: Attempts
) -> None:
    locked, key = locked_in(renewed), renewed.archive.key
    assert [slot.title for slot in locked.slots] == ["Segretario comunale", "EQ Affari generali"]
    with pytest.raises(UserError, match="La chiave non è quella"):
        preview_restore(renewed, HeldBackup(locked.backup, key))
    with pytest.raises(UserError, match="Password non riconosciuta"):
        hold_with_password(renewed, locked, protected.slot, "una password qualsiasi", attempts)
    assert key is not None
    with pytest.raises(UserError, match="non è quella di"):
        hold_with_recovery_key(renewed, locked, recovery_text(key))
    ways = (
        hold_with_recovery_key(renewed, locked, protected.recovery_key),
        hold_with_password(renewed, locked, protected.other_slot, OTHER_PASSWORD, attempts),
    )
    assert [(held.backup, held.key) for held in ways] == [(locked.backup, protected.key)] * 2


def test_that_a_backup_of_before_a_new_key_is_restored_under_the_key_of_now(
    protected: Protected, renewed: Workspace, attempts: Attempts
) -> None:
    locked, places, key = locked_in(renewed), places_of(renewed), renewed.archive.key
    before = locked.backup.path.read_bytes()
    held = hold_with_password(renewed, locked, protected.slot, PASSWORD, attempts)
    assert (held.backup, held.key) == (locked.backup, protected.key)
    assert "la chiave, le password e gli utenti di adesso" in preview_restore(renewed, held).how
    assert not try_restore(renewed, held).damage
    saved = restore(renewed, held, places)
    assert codes_in(protected.path, key) == {"PRIMA"}
    assert codes_in(saved, key) == {"PRIMA", "DOPO"}
    assert unlock(protected.path, protected.slot, PASSWORD, attempts) == key
    assert locked.backup.path.read_bytes() == before
    opened = open_workspace(protected.path, key)
    assert check_audit(opened) is None
    opened.archive.close()
    assert {found.name for found in protected.path.parent.iterdir() if ".tmp" in found.name} == set()


def test_that_a_backup_in_clear_comes_back_protected_with_the_users_of_now(clear: Path, attempts: Attempts) -> None:
    workspace = open_workspace(clear)
    back_up_by_hand(workspace, places_of(workspace))
    done = protect_with_first_user(workspace, "Neri Ugo", PASSWORD)
    assert done.kept is not None
    done.kept.unlink()
    workspace = log_in(clear, done.slot_id, PASSWORD, attempts)
    add_area(workspace, "DOPO")
    save_user(workspace, UserDraft("Verdi Luca", UserRole.MAYOR, valid_from=workspace.today))
    give_password(workspace, list_users(workspace)[1], OTHER_PASSWORD)
    places = places_of(workspace)
    held = hold(workspace, list_backups(places)[0])
    assert isinstance(held, HeldBackup)
    assert held.key is None
    preview = preview_restore(workspace, held)
    assert preview.how.startswith("La copia è in chiaro, di prima della protezione")
    assert not try_restore(workspace, held).damage
    saved = restore(workspace, held, places)
    assert codes_in(clear, done.key) == {"PRIMA"}
    assert codes_in(saved, done.key) == {"PRIMA", "DOPO"}
    for place in (clear, key_file_beside(clear), saved):
        assert b"Quattrocchi" not in place.read_bytes()
    again = log_in(clear, done.slot_id, PASSWORD, attempts)
    assert again.actor.is_administrator
    assert [(one.full_name, one.has_password) for one in list_users(again)] == [
        ("Neri Ugo", True),
        ("Verdi Luca", True),
    ]
    assert check_audit(again) is None
    assert verify_archive(again).is_sound
    again.archive.close()


def test_that_a_failure_while_a_backup_is_brought_in_leaves_the_archive_as_it_was(
    protected: Protected, renewed: Workspace, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    key, locked = renewed.archive.key, locked_in(renewed)
    held = hold_with_password(renewed, locked, protected.slot, PASSWORD, attempts)
    places = places_of(renewed)
    with monkeypatch.context() as patched:
        patched.setattr(protection, "put_trailer", full)
        with pytest.raises(ArchiveError):
            restore(renewed, held, places)
    assert codes_in(protected.path, key) == {"PRIMA", "DOPO"}
    assert {found.name for found in protected.path.parent.iterdir() if ".tmp" in found.name} == set()


def test_that_a_backup_in_clear_is_not_put_over_a_protected_archive_from_the_command_line(clear: Path) -> None:
    workspace = open_workspace(clear)
    made = back_up_by_hand(workspace, places_of(workspace)).backup
    done = protect_with_first_user(workspace, "Neri Ugo", PASSWORD)
    with pytest.raises(UserError, match=r"è in chiaro e prova\.merito è protetto"):
        restore_file(made.path, clear)
    assert codes_in(clear, done.key) == {"PRIMA"}
    restore_file(made.path, clear.with_name("altro.merito"))
    assert codes_in(clear.with_name("altro.merito"), None) == {"PRIMA"}


@pytest.mark.parametrize("way", ["password", "paper"])
def test_that_the_command_line_restores_a_backup_of_before_a_new_key_and_says_what_opens_it(
    protected: Protected,
    renewed: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    way: str,
) -> None:
    [backup] = list_backups(places_of(renewed))
    assert renewed.archive.key is not None
    of_now = recovery_text(renewed.archive.key)
    renewed.archive.close()
    before = protected.path.read_bytes()
    monkeypatch.setenv("MERITO_USER", "Segretario comunale")
    monkeypatch.setenv("MERITO_PASSWORD", "una password qualsiasi")
    assert main(["restore", str(backup.path), "--to", str(protected.path)]) == 1
    said = capsys.readouterr().err
    assert f"La copia {backup.path.name} è stata fatta con un'altra chiave" in said
    assert "la chiave di recupero di allora, data con MERITO_RECOVERY_KEY" in said
    assert protected.path.read_bytes() == before
    if way == "paper":
        monkeypatch.setenv("MERITO_RECOVERY_KEY", of_now)
        assert main(["restore", str(backup.path), "--to", str(protected.path)]) == 1
        assert "una copia di prima vuole il foglio di allora" in capsys.readouterr().err
        assert protected.path.read_bytes() == before
    known = ("MERITO_PASSWORD", PASSWORD) if way == "password" else ("MERITO_RECOVERY_KEY", protected.recovery_key)
    monkeypatch.setenv(*known)
    assert main(["restore", str(backup.path), "--to", str(protected.path)]) == 0
    assert "si apre con quelle e non più con le password di adesso" in capsys.readouterr().err
    assert codes_in(protected.path, protected.key) == {"PRIMA"}

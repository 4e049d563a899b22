"""Who may open a protected archive: added, changed, reset, taken away, and at once in both places."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.archive_file.key_places import key_file_beside
from app.models.archive_file.trailer import put_trailer, trailer_of
from app.services.backups.making import back_up_into
from app.services.keys.attempts import Attempts
from app.services.keys.reading import slots_of
from app.services.keys.slots import add_slot, change_password, remove_slot, reset_password
from app.services.keys.unlocking import unlock, unlock_by_recovery
from app.services.opening import open_workspace
from app.services.structure.municipality import read_municipality, save_municipality
from app.services.workspace import Workspace
from tests.archives.encrypted import codes_in, traces_of
from tests.services.keys.conftest import OTHER_PASSWORD, PASSWORD, Protected, add_area

NEW = "lampada fiume orologio"


def opens(protected: Protected, slot: str, password: str, attempts: Attempts) -> bool:
    try:
        return unlock(protected.path, slot, password, attempts) == protected.key
    except UserError:
        return False


def test_that_the_own_password_is_changed_by_whoever_knows_it(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    change_password(workspace, protected.slot, PASSWORD, NEW, attempts=attempts)
    assert opens(protected, protected.slot, NEW, attempts)
    assert not opens(protected, protected.slot, PASSWORD, attempts)
    assert opens(protected, protected.other_slot, OTHER_PASSWORD, attempts)
    assert trailer_of(protected.path) == key_file_beside(protected.path).read_bytes()


def test_that_a_wrong_old_password_changes_nothing_and_counts(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    before = key_file_beside(protected.path).read_bytes()
    for _ in range(5):
        with pytest.raises(UserError, match="Password non riconosciuta"):
            change_password(workspace, protected.slot, "sbagliata sbagliata", NEW, attempts=attempts)
    with pytest.raises(UserError, match="fra 1 minuto"):
        change_password(workspace, protected.slot, PASSWORD, NEW, attempts=attempts)
    assert key_file_beside(protected.path).read_bytes() == before


@pytest.mark.parametrize("weak", ["corta", "Password123", "Comune di Prova 1", "segretario comunale", "maria.rossi.80"])
def test_that_a_weak_password_changes_nothing(
    protected: Protected, workspace: Workspace, attempts: Attempts, weak: str
) -> None:
    before = key_file_beside(protected.path).read_bytes()
    with pytest.raises(UserError, match="La password"):
        change_password(workspace, protected.slot, PASSWORD, weak, attempts=attempts, names=["Maria Rossi"])
    with pytest.raises(UserError, match="La password"):
        add_slot(workspace, "Vice", weak, names=["Maria Rossi"])
    assert key_file_beside(protected.path).read_bytes() == before


def test_that_an_administrator_resets_a_forgotten_password(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    reset_password(workspace, protected.other_slot, NEW)
    assert opens(protected, protected.other_slot, NEW, attempts)
    assert not opens(protected, protected.other_slot, OTHER_PASSWORD, attempts)


def test_that_a_slot_taken_away_opens_no_more_and_the_last_one_stays(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    remove_slot(workspace, protected.other_slot)
    assert not opens(protected, protected.other_slot, OTHER_PASSWORD, attempts)
    assert [slot.id for slot in slots_of(protected.path).slots] == [protected.slot]
    with pytest.raises(UserError, match="unico accesso"):
        remove_slot(workspace, protected.slot)
    with pytest.raises(UserError, match="non c'è più"):
        reset_password(workspace, protected.other_slot, NEW)


def test_that_the_forgotten_password_of_the_only_one_is_given_back_by_the_paper(
    protected: Protected, attempts: Attempts
) -> None:
    """The file alone, without any key file: the paper opens, and a new slot is made."""
    put_trailer(protected.path, b"")
    workspace = open_workspace(protected.path, unlock_by_recovery(protected.path, protected.recovery_key))
    slot = add_slot(workspace, "Segretario comunale", NEW)
    workspace.archive.close()
    assert opens(protected, slot, NEW, attempts)
    assert slots_of(protected.path).name == "Comune di Prova"


def test_that_after_tampering_the_paper_opens_and_a_reset_puts_things_right(
    protected: Protected, attempts: Attempts
) -> None:
    beside = key_file_beside(protected.path)
    protected.opened().archive.close()
    beside.write_bytes(beside.read_bytes().replace(b"Segretario comunale", b"Segretario comunalE"))
    with pytest.raises(UserError):
        unlock(protected.path, protected.slot, PASSWORD, attempts)
    workspace = open_workspace(protected.path, unlock_by_recovery(protected.path, protected.recovery_key))
    reset_password(workspace, protected.slot, NEW)
    workspace.archive.close()
    assert opens(protected, protected.slot, NEW, attempts)


def test_that_work_goes_on_between_changes_of_keys(protected: Protected, workspace: Workspace) -> None:
    for number in range(4):
        add_area(workspace, f"A{number}")
        add_slot(workspace, f"Utente {number}", NEW)
    workspace.archive.close()
    assert codes_in(protected.path, protected.key) == {"PRIMA", "A0", "A1", "A2", "A3"}
    assert len(slots_of(protected.path).slots) == 6


def test_that_only_who_may_manage_the_archive_gives_access(protected: Protected) -> None:
    eq = Actor("Un'EQ", UserRole.EQ)
    workspace = open_workspace(protected.path, protected.key, actor=eq)
    for forbidden in (
        lambda: add_slot(workspace, "Intruso", NEW),
        lambda: reset_password(workspace, protected.slot, NEW),
        lambda: remove_slot(workspace, protected.slot),
    ):
        with pytest.raises(UserError, match="non può compiere"):
            forbidden()
    workspace.archive.close()


def test_that_an_archive_open_to_read_gives_no_access(protected: Protected) -> None:
    workspace = open_workspace(protected.path, protected.key, writing=False)
    with pytest.raises(ArchiveError) as caught:
        reset_password(workspace, protected.slot, NEW)
    assert caught.value.trouble is ArchiveTrouble.READ_ONLY
    workspace.archive.close()


def test_that_the_password_is_written_nowhere(protected: Protected, workspace: Workspace) -> None:
    reset_password(workspace, protected.slot, NEW)
    add_area(workspace, "X")
    assert not [
        path for path in protected.path.parent.rglob("*") if path.is_file() and NEW.encode() in path.read_bytes()
    ]
    assert NEW not in repr(replace(workspace))
    assert protected.key.hex() not in repr(workspace.archive.__dict__)


def test_that_a_restored_copy_is_not_opened_by_a_password_taken_away_since(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    copy = protected.path.with_name("copia.merito")
    workspace.archive.copy_to(copy)
    remove_slot(workspace, protected.other_slot)
    workspace.archive.restore_from(copy)
    assert [slot.id for slot in slots_of(protected.path).slots] == [protected.slot]
    assert opens(protected, protected.slot, PASSWORD, attempts)


def test_that_a_backup_of_a_protected_archive_opens_by_itself_and_shows_nothing(
    protected: Protected, workspace: Workspace, attempts: Attempts, tmp_path: Path
) -> None:
    made = back_up_into(workspace, tmp_path)
    assert unlock(made.path, protected.slot, PASSWORD, attempts) == protected.key
    assert codes_in(made.path, protected.key) == {"PRIMA"}
    assert not traces_of("Quattrocchi", tmp_path)


def test_that_the_ente_under_a_new_name_is_shown_at_the_log_in(
    protected: Protected, workspace: Workspace, attempts: Attempts
) -> None:
    draft = read_municipality(workspace)
    save_municipality(workspace, replace(draft, name="Comune di Nuova Prova"))
    workspace.archive.close()
    assert slots_of(protected.path).name == "Comune di Nuova Prova"
    assert opens(protected, protected.slot, PASSWORD, attempts)

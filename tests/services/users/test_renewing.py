"""A new key for a protected archive: a backup first, the users of now alone, told in the audit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.backups.naming import BackupReason
from app.domain.errors import ArchiveError, UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft
from app.models import protection
from app.models.keys.key_file import LOWEST_COST
from app.services.audit.undoing import check_audit
from app.services.backups.places import list_backups, places_of
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.reading import slots_of
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.users.logging_in import give_password
from app.services.users.renewing import former_users_with_key, renew_key
from app.services.users.users import give_slot, list_users, save_user
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.looking import list_entries
from tests.services.users.people import mayor

PASSWORD, OTHER = "cavallo batteria graffetta", "secchio nuvola tamburo"


@pytest.fixture
def protected(comune: Comune) -> Workspace:
    """A comune with the Segretario, who administers it, and the Sindaco, each with a password."""
    done = protect(comune.workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    opened = open_workspace(comune.workspace.archive.path, done.key)
    first = UserDraft("Neri Ugo", UserRole.SECRETARY, is_administrator=True, valid_from=date(2020, 1, 1))
    save_user(opened, first)
    give_slot(opened, list_users(opened)[0].id, done.slot_id)
    save_user(opened, mayor(opened.today))
    give_password(opened, list_users(opened)[1], OTHER)
    return opened


def slots(workspace: Workspace) -> list[str]:
    return [slot.id for slot in slots_of(workspace.archive.path).slots]


def ended(workspace: Workspace) -> None:
    user = list_users(workspace)[1]
    save_user(workspace, replace(user.draft, valid_to=workspace.today - timedelta(days=1)))


def test_that_there_is_a_backup_of_before_which_opens_as_before(protected: Workspace, attempts: Attempts) -> None:
    old, path = protected.archive.key, protected.archive.path
    first, second = slots(protected)
    renewal = renew_key(protected, first, PASSWORD, attempts)
    opened = open_workspace(path, renewal.protection.key)
    [backup] = list_backups(places_of(opened))
    assert backup.reason is BackupReason.PROTECTION
    assert unlock(backup.path, second, OTHER, attempts) == old
    assert unlock(path, first, PASSWORD, attempts) == renewal.protection.key != old
    [given] = renewal.given
    assert (given.title, given.full_name) == ("Sindaco", "Bianchi Adele")
    assert unlock(path, second, given.password, attempts) == renewal.protection.key
    assert check_audit(opened) is None
    assert list_entries(opened)[0].label == "Nuova chiave dell'archivio"
    opened.archive.close()


def test_that_who_is_no_longer_a_user_has_no_place_in_the_new_key_file(
    protected: Workspace, attempts: Attempts
) -> None:
    first, _second = slots(protected)
    assert former_users_with_key(protected) == []
    ended(protected)
    assert [one.full_name for one in former_users_with_key(protected)] == ["Bianchi Adele"]
    renewal = renew_key(protected, first, PASSWORD, attempts)
    assert renewal.given == ()
    assert slots(protected) == [first]
    opened = open_workspace(protected.archive.path, renewal.protection.key)
    assert [(one.full_name, one.has_password) for one in list_users(opened)] == [
        ("Neri Ugo", True),
        ("Bianchi Adele", False),
    ]
    assert former_users_with_key(opened) == []
    opened.archive.close()


def test_that_a_wrong_password_or_another_person_makes_nothing(protected: Workspace, attempts: Attempts) -> None:
    first, second = slots(protected)
    with pytest.raises(UserError, match="Password non riconosciuta"):
        renew_key(protected, first, OTHER, attempts)
    with pytest.raises(UserError):
        renew_key(replace(protected, actor=Actor("Verdi Anna", UserRole.EQ)), second, OTHER, attempts)
    assert not protected.archive.is_closed
    assert list_backups(places_of(protected)) == []


def test_that_a_full_disk_leaves_the_key_of_before(
    protected: Workspace, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    key, [first, second] = protected.archive.key, slots(protected)
    monkeypatch.setattr(protection, "put_trailer", full)
    with pytest.raises(ArchiveError):
        renew_key(protected, first, PASSWORD, attempts)
    monkeypatch.undo()
    assert unlock(protected.archive.path, second, OTHER, attempts) == key
    open_workspace(protected.archive.path, key).archive.close()

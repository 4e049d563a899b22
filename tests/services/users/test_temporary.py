"""A password given by somebody else opens nothing before its owner has chosen another one; the audit tells each."""

from dataclasses import replace
from datetime import date

import pytest

from app.cli import main
from app.domain.errors import UserError
from app.domain.keys.passwords import TemporaryPassword
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft
from app.models.keys.key_file import LOWEST_COST, KeyFileError, read, written
from app.models.keys.wrapping import is_sealed, unwrap
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.reading import key_file_of, slots_of
from app.services.keys.slots import show_titles
from app.services.opening import open_workspace
from app.services.users.logging_in import change_own_password, enter_first, give_password, log_in, recover
from app.services.users.users import actor_of, give_slot, list_users, save_user
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.looking import list_entries
from tests.services.users.people import mayor

PASSWORD, GIVEN, CHOSEN = "cavallo batteria graffetta", "secchio nuvola tamburo", "finestra limone corda"


@pytest.fixture
def protected(comune: Comune) -> tuple[Workspace, str]:
    """The comune in the hands of who administers it, with a password given to the Sindaco; the recovery key."""
    done = protect(comune.workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    workspace = open_workspace(comune.workspace.archive.path, done.key)
    first = UserDraft("Neri Ugo", UserRole.SECRETARY, is_administrator=True, valid_from=date(2020, 1, 1))
    save_user(workspace, first)
    give_slot(workspace, list_users(workspace)[0].id, done.slot_id)
    workspace = replace(workspace, actor=actor_of(workspace, done.slot_id))
    save_user(workspace, mayor(workspace.today))
    give_password(workspace, list_users(workspace)[1], GIVEN)
    return workspace, done.recovery_key


def last_label(workspace: Workspace) -> str:
    return list_entries(workspace)[0].label


def test_that_a_given_password_is_changed_before_anything_opens(
    protected: tuple[Workspace, str], attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, _ = protected
    path = workspace.archive.path
    own, given = (slot.id for slot in slots_of(path).slots)
    workspace.archive.close()
    before = path.read_bytes()
    with pytest.raises(TemporaryPassword):
        log_in(path, given, GIVEN, attempts)
    monkeypatch.setenv("MERITO_USER", "Sindaco")
    monkeypatch.setenv("MERITO_PASSWORD", GIVEN)
    assert main(["check", str(path)]) == 1
    for chosen in (GIVEN, "corta", "Bianchi Adele"):
        with pytest.raises(UserError):
            enter_first(path, given, GIVEN, chosen, attempts)
    with pytest.raises(UserError, match="Password non riconosciuta"):
        enter_first(path, given, CHOSEN, CHOSEN, attempts)
    assert path.read_bytes() == before
    entered = enter_first(path, given, GIVEN, CHOSEN, attempts)
    assert entered.actor.name == "Bianchi Adele"
    entered.archive.close()
    for again, password in ((given, CHOSEN), (own, PASSWORD)):
        opened = log_in(path, again, password, attempts)
        labels = [one.label for one in list_entries(opened)] if again == own else []
        opened.archive.close()
    assert labels[0] == "Password provvisoria cambiata al primo accesso: Bianchi Adele"
    with pytest.raises(UserError, match="Password non riconosciuta"):
        log_in(path, given, GIVEN, attempts)


def test_that_who_gives_oneself_a_password_and_who_recovers_choose_it_already(
    protected: tuple[Workspace, str], attempts: Attempts
) -> None:
    workspace, recovery_key = protected
    path, [me, other] = workspace.archive.path, list_users(workspace)
    give_password(workspace, other, CHOSEN)
    assert last_label(workspace) == "Nuova password provvisoria: Bianchi Adele"
    give_password(workspace, me, CHOSEN)
    assert last_label(workspace) == "Nuova password: Neri Ugo"
    assert me.slot is not None
    change_own_password(workspace, me.slot, CHOSEN, GIVEN, attempts)
    assert last_label(workspace) == "Password cambiata: Neri Ugo"
    workspace.archive.close()
    log_in(path, me.slot, GIVEN, attempts).archive.close()
    recovered, slot = recover(path, recovery_key, PASSWORD)
    recovered.archive.close()
    log_in(path, slot, PASSWORD, attempts).archive.close()


def test_that_the_key_file_without_its_mark_opens_nothing(protected: tuple[Workspace, str]) -> None:
    workspace, _ = protected
    show_titles(workspace, {slot.id: f"{slot.title} nuovo" for slot in slots_of(workspace.archive.path).slots})
    file = key_file_of(workspace.archive.path)
    assert [slot.is_temporary for slot in file.slots] == [False, True]
    assert read(written(file)) == file
    assert unwrap(file, file.slots[1], GIVEN) == workspace.archive.key
    bare = replace(file, slots=(file.slots[0], replace(file.slots[1], is_temporary=False)))
    assert unwrap(bare, bare.slots[1], GIVEN) is None
    assert workspace.archive.key is not None
    assert not is_sealed(bare, workspace.archive.key)
    for spoiled in (b'"temporary":1', b'"temporary":false'):
        with pytest.raises(KeyFileError):
            read(written(file).replace(b'"temporary":true', spoiled))
    workspace.archive.close()

"""The drill of the recovery key, and the recovery of an archive that two people administer."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.users.user import PasswordState, UserDraft
from app.models.keys.key_file import LOWEST_COST
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.opening import open_workspace
from app.services.users.logging_in import enter_first, give_password, log_in, recover
from app.services.users.recovery_trial import entry_standing, try_recovery_key
from app.services.users.renewing import renew_key
from app.services.users.users import actor_of, give_slot, list_users, save_user
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.looking import list_entries

PASSWORD, GIVEN, CHOSEN = "cavallo batteria graffetta", "secchio nuvola tamburo", "finestra limone corda"
START = date(2020, 1, 1)


@pytest.fixture
def protected(comune: Comune) -> tuple[Workspace, str]:
    """The comune in the hands of the only one who administers it; the recovery key."""
    done = protect(comune.workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    workspace = open_workspace(comune.workspace.archive.path, done.key)
    save_user(workspace, UserDraft("Neri Ugo", UserRole.SECRETARY, is_administrator=True, valid_from=START))
    give_slot(workspace, list_users(workspace)[0].id, done.slot_id)
    return replace(workspace, actor=actor_of(workspace, done.slot_id)), done.recovery_key


def with_vice(workspace: Workspace) -> str:
    """Let somebody else administer too; return the slot, whose password is temporary."""
    save_user(workspace, UserDraft("Amato Vera", UserRole.VICE, is_administrator=True, valid_from=START))
    vice = next(one for one in list_users(workspace) if one.full_name == "Amato Vera")
    return give_password(workspace, vice, GIVEN)


def test_that_the_paper_is_tried_with_nothing_changed_and_the_audit_tells_it(protected: tuple[Workspace, str]) -> None:
    workspace, paper = protected
    before, users = list_entries(workspace)[0], list_users(workspace)
    wrong = paper.split()
    wrong[3] = wrong[3][::-1]
    for text in (" ".join(wrong), paper[:-5], "", paper.replace(paper[0], "U", 1)):
        with pytest.raises(UserError):
            try_recovery_key(workspace, text)
    assert list_entries(workspace)[0] == before
    assert entry_standing(workspace).tried_on is None
    try_recovery_key(workspace, f"  {paper.lower().replace(' ', '-')}\n")
    assert entry_standing(workspace).tried_on == workspace.today
    assert list_entries(workspace)[0].label.startswith("Chiave di recupero provata: è quella giusta")
    assert list_users(workspace) == users
    with pytest.raises(UserError):
        try_recovery_key(replace(workspace, actor=Actor("Verdi Anna", UserRole.EQ)), paper)
    workspace.archive.close()


def test_that_after_a_new_key_the_paper_of_before_is_refused_and_the_trial_is_to_be_done_again(
    protected: tuple[Workspace, str], attempts: Attempts
) -> None:
    workspace, paper = protected
    try_recovery_key(workspace, paper)
    slot = list_users(workspace)[0].slot
    assert slot is not None
    done = renew_key(workspace, slot, PASSWORD, attempts).protection
    again = open_workspace(workspace.archive.path, done.key)
    assert entry_standing(again).tried_on is None
    with pytest.raises(UserError, match="ma non è quella di"):
        try_recovery_key(again, paper)
    try_recovery_key(again, done.recovery_key)
    assert entry_standing(again).tried_on == again.today
    again.archive.close()


def test_that_a_forgotten_password_is_not_the_end_where_two_administer(
    protected: tuple[Workspace, str], attempts: Attempts
) -> None:
    workspace, paper = protected
    path, [me] = workspace.archive.path, list_users(workspace)
    vice = with_vice(workspace)
    assert [(one.full_name, one.password) for one in list_users(workspace)] == [
        ("Amato Vera", PasswordState.TEMPORARY),
        ("Neri Ugo", PasswordState.OWN),
    ]
    assert entry_standing(workspace).waiting == ("Amato Vera",)
    workspace.archive.close()
    entered = enter_first(path, vice, GIVEN, CHOSEN, attempts)
    assert entry_standing(entered).administrators == ("Amato Vera", "Neri Ugo")
    secretary = next(one for one in list_users(entered) if one.full_name == "Neri Ugo")
    give_password(entered, secretary, GIVEN)
    entered.archive.close()
    assert me.slot is not None
    enter_first(path, me.slot, GIVEN, "tre sassi nel fiume", attempts).archive.close()
    recovered, slot = recover(path, paper, "quattro gatti in strada", me.slot)
    assert (recovered.actor.name, slot) == ("Neri Ugo", me.slot)
    recovered.archive.close()
    log_in(path, vice, CHOSEN, attempts).archive.close()


def test_that_the_recovery_key_is_of_an_administrator_whoever_was_chosen(protected: tuple[Workspace, str]) -> None:
    workspace, paper = protected
    save_user(workspace, UserDraft("Bianchi Adele", UserRole.MAYOR, valid_from=START))
    mayor = next(one for one in list_users(workspace) if not one.is_administrator)
    slot = give_password(workspace, mayor, GIVEN)
    workspace.archive.close()
    for chosen in (slot, "nessuno", ""):
        recovered, _ = recover(workspace.archive.path, paper, CHOSEN, chosen)
        assert recovered.actor.name == "Neri Ugo"
        assert entry_standing(recovered).tried_on == recovered.today, "who came in with the paper has tried it"
        recovered.archive.close()

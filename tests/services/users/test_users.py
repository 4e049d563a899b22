"""Users kept in an archive: their rules, their names in the audit, who works when one of them logs in."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.ids import OfficialId, UserId
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.evaluators import OfficialDraft
from app.domain.users.user import UserDraft, UserRow
from app.domain.validation import NotValid, present
from app.services.audit.undo_names import undoable
from app.services.structure.area_charges import save_charge
from app.services.structure.evaluators import list_officials, save_official
from app.services.users.users import (
    actor_of,
    give_slot,
    list_offices,
    list_users,
    remove_user,
    save_user,
)
from app.services.workspace import Workspace
from tests.archives.assessor import NAME, charge_of, entrust
from tests.archives.assessor import actor_of as actor_of_assessor
from tests.archives.comune import Comune
from tests.looking import list_entries

START = date(2020, 1, 1)
FIRST = UserDraft("Bianchi Carla", UserRole.SECRETARY, is_administrator=True, valid_from=START)


def added(workspace: Workspace, draft: UserDraft) -> UserId:
    return UserId(save_user(workspace, draft).ids[0])


def row(workspace: Workspace, identity: UserId) -> UserRow:
    return next(one for one in list_users(workspace) if one.id == identity)


def eq(comune: Comune) -> UserDraft:
    return UserDraft("Verdi Anna", UserRole.EQ, comune.people["Verdi"], valid_from=START)


def test_that_users_are_listed_with_their_titles_and_who_they_are(session_open: Comune) -> None:
    workspace = session_open.workspace
    mayor = next(one for one in list_officials(workspace) if one.role is OfficialRole.MAYOR)
    added(workspace, FIRST)
    added(workspace, eq(session_open))
    added(workspace, UserDraft("Gialli Piero", UserRole.MAYOR, official_id=mayor.id, valid_from=START))
    assert [(one.title, one.person, one.has_password) for one in list_users(workspace)] == [
        ("Segretario comunale", "Bianchi Carla", False),
        ("Sindaco", "Gialli Piero", False),
        ("EQ Affari generali", "Verdi Anna", False),
    ]


def test_that_an_assessore_is_a_user_while_an_area_is_theirs(session_open: Comune) -> None:
    workspace = session_open.workspace
    added(workspace, FIRST)
    draft = UserDraft(NAME, UserRole.EQ, None, entrust(workspace), valid_from=START)
    other = save_official(workspace, OfficialDraft(OfficialRole.ASSESSOR, "Sala Ugo", START)).ids[0]
    assert [one.called for one in list_offices(workspace) if one.role is OfficialRole.ASSESSOR] == [
        "Pini Ada, Assessore responsabile di Area Tecnica", "Sala Ugo (Assessore)",
    ]  # fmt: skip
    with pytest.raises(NotValid, match="Sala Ugo non ha la responsabilità di nessuna area"):
        save_user(workspace, replace(draft, full_name="Sala Ugo", official_id=OfficialId(other)))
    pini = added(workspace, draft)
    assert list_entries(workspace, 1)[0].label == "Nuovo utente: Pini Ada"
    assert (row(workspace, pini).title, row(workspace, pini).person) == ("Assessore responsabile di Tecnica", NAME)
    give_slot(workspace, pini, "s2")
    assert actor_of(workspace, "s2") == actor_of_assessor(present(draft.official_id))._replace(user_id=pini)
    charge = charge_of(workspace, present(draft.official_id))
    save_charge(workspace, replace(charge.draft, valid_to=date(2024, 12, 30)))
    assert row(workspace, pini).title == "Assessore"
    assert save_user(workspace, replace(row(workspace, pini).draft, valid_to=date(2024, 12, 31))).entry


def test_that_the_first_user_administers(session_open: Comune) -> None:
    with pytest.raises(NotValid, match="senza amministratore"):
        save_user(session_open.workspace, eq(session_open))
    assert not list_users(session_open.workspace)


def test_that_the_last_administrator_is_neither_ended_nor_removed_nor_demoted(session_open: Comune) -> None:
    workspace = session_open.workspace
    first = added(workspace, FIRST)
    kept = row(workspace, first)
    for take_away in (
        lambda: remove_user(workspace, first),
        lambda: save_user(workspace, replace(kept.draft, valid_to=date(2030, 1, 1))),
        lambda: save_user(workspace, replace(kept.draft, is_administrator=False)),
    ):
        with pytest.raises(NotValid, match="senza amministratore"):
            take_away()
    assert row(workspace, first) == kept
    added(workspace, UserDraft("Gatti Pia", UserRole.VICE, is_administrator=True, valid_from=START))
    assert save_user(workspace, replace(kept.draft, valid_to=date(2024, 12, 31))).entry


def test_that_a_removed_user_gives_back_the_slot(session_open: Comune) -> None:
    workspace = session_open.workspace
    added(workspace, FIRST)
    verdi = added(workspace, eq(session_open))
    give_slot(workspace, verdi, "s2")
    assert row(workspace, verdi).has_password
    assert remove_user(workspace, verdi) == "s2"
    assert [one.full_name for one in list_users(workspace)] == ["Bianchi Carla"]


def test_that_a_user_is_not_ended_before_beginning(session_open: Comune) -> None:
    first = added(session_open.workspace, FIRST)
    with pytest.raises(NotValid, match="viene prima di quella di inizio"):
        save_user(session_open.workspace, replace(row(session_open.workspace, first).draft, valid_to=date(2019, 1, 1)))


def test_that_who_logs_in_is_the_user_of_the_slot_in_the_own_days(session_open: Comune) -> None:
    workspace = session_open.workspace
    added(workspace, FIRST)
    verdi = added(workspace, eq(session_open))
    give_slot(workspace, verdi, "s2")
    expected = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=verdi)
    assert actor_of(workspace, "s2") == expected
    with pytest.raises(UserError, match="non è più di nessun utente"):
        actor_of(workspace, "s9")
    save_user(workspace, replace(row(workspace, verdi).draft, valid_to=date(2024, 6, 30)))
    with pytest.raises(UserError, match="fino al 30/06/2024"):
        actor_of(workspace, "s2")


def test_that_only_an_administrator_manages_users(session_open: Comune) -> None:
    others = (
        Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"]),
        Actor("Gatti Pia", UserRole.VICE),
        Actor("Sindaco", UserRole.MAYOR),
        Actor("Nucleo", UserRole.BODY),
    )
    for actor in others:
        workspace = replace(session_open.workspace, actor=actor)
        for use in (lambda one=workspace: list_users(one), lambda one=workspace: save_user(one, FIRST)):
            with pytest.raises(UserError, match="non può compiere"):
                use()


def test_that_what_was_done_with_users_stays_and_undo_goes_over_it(session_open: Comune) -> None:
    workspace = session_open.workspace
    before = undoable(workspace).undo
    added(workspace, FIRST)
    assert list_entries(workspace, 1)[0].label == "Nuovo utente: Bianchi Carla"
    found = undoable(workspace)
    assert found.undo == before
    assert "gli utenti si cambiano uno per uno" in found.left


def test_that_a_stale_user_is_refused(session_open: Comune) -> None:
    workspace = session_open.workspace
    stale = row(workspace, added(workspace, FIRST)).draft
    save_user(workspace, replace(stale, full_name="Bianchi Carla Maria"))
    with pytest.raises(UserError, match="modificati da un'altra finestra"):
        save_user(workspace, stale)

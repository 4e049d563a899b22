"""What the log-in calls each user follows the archive, and never says a person's name."""

from dataclasses import replace
from datetime import date

import pytest

from app.bootstrap import _close
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.structure.units import AreaDraft
from app.domain.users.user import UserDraft
from app.models.keys.key_file import LOWEST_COST
from app.models.structure import Area
from app.services.access import reading
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.reading import slots_of
from app.services.keys.slots import change_password
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.structure.units import save_area
from app.services.users.logging_in import give_password
from app.services.users.titles import follow_titles
from app.services.users.users import list_users, save_user
from app.services.workspace import Workspace
from tests.archives.comune import Comune

PASSWORD, OTHER, THIRD = "cavallo batteria graffetta", "secchio nuvola tamburo", "finestra limone corda"


@pytest.fixture
def protected(comune: Comune) -> Workspace:
    """The comune, protected, with a password for who heads its Area Affari generali."""
    path = comune.workspace.archive.path
    done = protect(comune.workspace, "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    workspace = open_workspace(path, done.key)
    secretary = UserDraft("Bianchi Carla", UserRole.SECRETARY, is_administrator=True, valid_from=date(2020, 1, 1))
    save_user(workspace, secretary)
    save_user(workspace, UserDraft("Verdi Anna", UserRole.EQ, comune.people["Verdi"], valid_from=date(2020, 1, 1)))
    eq = next(one for one in list_users(workspace) if one.role is UserRole.EQ)
    give_password(workspace, eq, OTHER)
    assert titles(workspace) == ["Segretario comunale", "EQ Affari generali"]
    return workspace


def titles(workspace: Workspace) -> list[str]:
    return [slot.title for slot in slots_of(workspace.archive.path).slots]


def rename(workspace: Workspace, name: str) -> None:
    with reading(workspace, Action.READ) as session:
        area = next(one for one in session.query(Area) if one.code == "AG")
        draft = AreaDraft(area.code, area.name, area.valid_from, area.valid_to, area.position, area.id, area.version)
    save_area(workspace, replace(draft, name=name))


def test_that_a_renamed_area_is_in_the_title_after_the_archive_is_let_go(
    protected: Workspace, attempts: Attempts
) -> None:
    slot = slots_of(protected.archive.path).slots[1].id
    rename(protected, "Area Servizi interni")
    _close(protected)
    assert titles(protected) == ["Segretario comunale", "EQ Servizi interni"]
    assert unlock(protected.archive.path, slot, OTHER, attempts) == protected.archive.key


def test_that_a_password_given_after_it_was_renamed_opens_under_the_new_title(
    protected: Workspace, attempts: Attempts
) -> None:
    slot = slots_of(protected.archive.path).slots[1].id
    rename(protected, "Area Servizi interni")
    follow_titles(protected)
    change_password(protected, slot, OTHER, THIRD, attempts=attempts)
    rename(protected, "Area Affari generali")
    _close(protected)
    assert titles(protected)[1] == "EQ Affari generali"
    assert unlock(protected.archive.path, slot, THIRD, attempts) == protected.archive.key


def test_that_whoever_lets_the_archive_go_brings_the_titles_up(protected: Workspace) -> None:
    rename(protected, "Area Servizi interni")
    _close(replace(protected, actor=Actor("Rossi Mario", UserRole.MAYOR)))
    assert titles(protected)[1] == "EQ Servizi interni"


def test_that_an_area_with_the_name_of_a_person_is_not_in_a_title(protected: Workspace) -> None:
    rename(protected, "Area di Verdi Anna")
    _close(protected)
    assert titles(protected) == ["Segretario comunale", "EQ"]


def test_that_nothing_is_written_where_no_title_changes(protected: Workspace) -> None:
    before = protected.archive.keys
    follow_titles(protected)
    assert protected.archive.keys is before

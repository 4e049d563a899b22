"""The users of now carried into a copy of another time."""

from dataclasses import replace

from app.domain.roles import UserRole
from app.domain.users.user import UserDraft
from app.services.users.carrying import carry_users, users_of
from app.services.users.users import list_users, save_user
from tests.archives.comune import Comune


def test_that_the_same_person_is_known_by_matricola_and_another_is_a_name_alone(comune: Comune) -> None:
    workspace = comune.workspace
    eq = UserDraft("Verdi Anna", UserRole.EQ, comune.people["Verdi"], valid_from=workspace.today)
    save_user(workspace, UserDraft("Neri Ugo", UserRole.SECRETARY, is_administrator=True, valid_from=workspace.today))
    save_user(workspace, eq)
    first, second = users_of(workspace)
    carry_users(workspace, (first, replace(second, known_by="un'altra matricola")))
    assert [one.employee_id for one in list_users(workspace)] == [None, None]
    carry_users(workspace, (first, second))
    assert [one.employee_id for one in list_users(workspace)] == [None, comune.people["Verdi"]]
    carry_users(workspace, (first,))
    assert [one.full_name for one in list_users(workspace)] == ["Neri Ugo"]

"""How many could administer, and whether the recovery key was tried: what the page of the users says of it."""

from datetime import date

import pytest

from app.domain.ids import UserId
from app.domain.roles import UserRole
from app.domain.users.standing import NEVER_TRIED, entry_standing_of
from app.domain.users.user import PasswordState, UserRow

TODAY, TRIED = date(2026, 3, 2), date(2026, 2, 1)
OWN, TEMPORARY, NONE = PasswordState.OWN, PasswordState.TEMPORARY, PasswordState.NONE


def user(name: str, password: PasswordState, *, administers: bool = True, until: date | None = None) -> UserRow:
    return UserRow(UserId(1), 1, name, UserRole.VICE, administers, date(2020, 1, 1), until, password=password)


@pytest.mark.parametrize(
    ("users", "words"),
    [
        ([user("Neri", OWN)], "Può amministrare solo Neri: se dimentica la password resta la sola chiave di recupero."),
        (
            [user("Neri", OWN), user("Verdi", OWN, administers=False), user("Blu", OWN, until=date(2026, 3, 1))],
            "Può amministrare solo Neri: se dimentica la password resta la sola chiave di recupero.",
        ),
        (
            [user("Neri", OWN), user("Verdi", TEMPORARY)],
            "Verdi non ha ancora una password propria: fino ad allora può amministrare solo Neri.",
        ),
        (
            [user("Verdi", NONE), user("Neri", TEMPORARY)],
            "Verdi e Neri non hanno ancora una password propria: fino ad allora non può amministrare nessuno.",
        ),
    ],
)
def test_that_one_administrator_alone_is_told(users: list[UserRow], words: str) -> None:
    standing = entry_standing_of(users, TODAY, TRIED)
    assert standing.administration.startswith(words)
    assert standing.advice.startswith("L'archivio ha un solo amministratore: ")
    untried = entry_standing_of(users, TODAY, None)
    assert untried.advice.startswith("L'archivio ha un solo amministratore, e la chiave di recupero non è mai stata")


def test_that_two_administrators_and_a_key_that_was_tried_are_enough() -> None:
    users = [user("Neri", OWN), user("Verdi", OWN, until=TODAY)]
    standing = entry_standing_of(users, TODAY, TRIED)
    assert standing.administration.startswith("Possono amministrare Neri e Verdi: ")
    assert standing.recovery.startswith("La chiave di recupero è stata provata il 01/02/2026")
    assert standing.advice == ""
    untried = entry_standing_of(users, TODAY, None)
    assert untried.recovery == untried.advice == NEVER_TRIED

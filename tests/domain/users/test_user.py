"""Who may be a user: names, roles, dates, the last administrator; what the log-in says."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole, capacity_of
from app.domain.users.user import (
    OfficeHeld,
    UserDraft,
    UserRow,
    actor_on,
    office_of,
    title_of,
    validate_user,
    with_titles_apart,
    without_administrator,
)

START, TODAY = date(2020, 1, 1), date(2024, 6, 30)
BIANCHI = UserRow(UserId(1), 1, "Bianchi Carla", UserRole.SECRETARY, True, START, None)
VERDI = UserRow(UserId(2), 1, "Verdi Anna", UserRole.EQ, False, START, None, EmployeeId(7))
GOOD = UserDraft("Neri Ugo", UserRole.EQ, EmployeeId(9), None, valid_from=START)
OFFICES = (
    OfficeHeld(OfficialId(1), OfficialRole.SECRETARY),
    OfficeHeld(OfficialId(2), OfficialRole.MAYOR),
    OfficeHeld(OfficialId(3), OfficialRole.BODY_MEMBER),
    OfficeHeld(OfficialId(4), OfficialRole.ASSESSOR, "Pini Ada", None, ("Area Tecnica", "Area Tributi")),
    OfficeHeld(OfficialId(5), OfficialRole.ASSESSOR, "Sala Ugo"),
    OfficeHeld(OfficialId(6), OfficialRole.ASSESSOR, "Re Ivo", None, ("Area Cultura",)),
)
PINI = replace(VERDI, id=UserId(4), full_name="Pini Ada", employee_id=None, official_id=OfficialId(4))


def codes(draft: UserDraft) -> list[tuple[str, str]]:
    return [(one.code, one.field) for one in validate_user(draft, [BIANCHI, VERDI, PINI], OFFICES)]


@pytest.mark.parametrize(
    "draft",
    [
        GOOD,
        UserDraft("Sindaco", UserRole.MAYOR, None, OfficialId(2), valid_from=START),
        UserDraft("Nucleo", UserRole.BODY, valid_from=START, valid_to=START),
        UserDraft("Gatti Pia", UserRole.VICE, EmployeeId(9), is_administrator=True, valid_from=START),
        UserDraft("Dossi Ada", UserRole.SECRETARY, None, OfficialId(1), is_administrator=True, valid_from=START),
        replace(VERDI.draft, valid_to=TODAY),
        UserDraft("Re Ivo", UserRole.EQ, None, OfficialId(6), valid_from=START),
        replace(PINI.draft, official_id=OfficialId(5)),  # who heads no Area any more is still there to be ended
    ],
)
def test_that_a_good_user_has_no_issues(draft: UserDraft) -> None:
    assert codes(draft) == []


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (replace(GOOD, full_name=" "), "required", "full_name"),
        (replace(GOOD, full_name="x" * 201), "too_long", "full_name"),
        (replace(GOOD, role=None), "required", "role"),
        (replace(GOOD, valid_from=None), "required", "valid_from"),
        (replace(GOOD, valid_to=date(2019, 12, 31)), "dates_upside_down", "valid_to"),
        (replace(GOOD, employee_id=None), "no_employee", "employee_id"),
        (replace(GOOD, role=UserRole.VICE, official_id=OfficialId(1)), "two_people", "official_id"),
        (replace(GOOD, role=UserRole.MAYOR), "not_of_staff", "employee_id"),
        (
            replace(GOOD, role=UserRole.MAYOR, employee_id=None, official_id=OfficialId(1)),
            "other_office",
            "official_id",
        ),
        (replace(GOOD, role=UserRole.VICE, employee_id=None, official_id=OfficialId(2)), "other_office", "official_id"),
        (replace(GOOD, is_administrator=True), "not_administrator", "is_administrator"),
        (replace(GOOD, full_name="verdi  ANNA"), "namesake", "full_name"),
        (replace(GOOD, employee_id=EmployeeId(7)), "user_twice", "employee_id"),
        (replace(GOOD, employee_id=None, official_id=OfficialId(4)), "user_twice", "official_id"),
        (replace(GOOD, employee_id=None, official_id=OfficialId(5)), "heads_nothing", "official_id"),
        (replace(GOOD, employee_id=None, official_id=OfficialId(2)), "other_office", "official_id"),
        (replace(GOOD, official_id=OfficialId(4)), "two_people", "official_id"),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field(draft: UserDraft, code: str, field: str) -> None:
    assert (code, field) in codes(draft)


def test_that_the_same_employee_may_be_a_user_again_in_other_days_or_another_role() -> None:
    ended = replace(VERDI, valid_to=date(2022, 12, 31))
    again = UserDraft("Verdi Anna (2)", UserRole.EQ, EmployeeId(7), valid_from=date(2023, 1, 1))
    assert validate_user(again, [BIANCHI, ended]) == []
    assert validate_user(replace(again, role=UserRole.VICE), [BIANCHI, VERDI]) == []


def test_that_the_last_active_administrator_stays() -> None:
    other = replace(BIANCHI, id=UserId(3), full_name="Gatti Pia", role=UserRole.VICE)
    assert without_administrator([BIANCHI, VERDI], TODAY) == []
    assert without_administrator([replace(BIANCHI, valid_to=TODAY), other], TODAY) == []
    for left in (
        [VERDI],
        [replace(BIANCHI, is_administrator=False)],
        [replace(BIANCHI, valid_to=date(2030, 1, 1))],
        [replace(BIANCHI, valid_from=date(2024, 7, 1))],
    ):
        assert [one.code for one in without_administrator(left, TODAY)] == ["last_administrator"]


def test_that_a_user_works_only_in_the_own_days() -> None:
    user = replace(VERDI, valid_from=date(2024, 1, 1), valid_to=date(2024, 6, 30))
    expected = Actor("Verdi Anna", UserRole.EQ, EmployeeId(7), user_id=UserId(2))
    assert actor_on(user, date(2024, 1, 1)) == actor_on(user, date(2024, 6, 30)) == expected
    with pytest.raises(UserError, match="dal 01/01/2024"):
        actor_on(user, date(2023, 12, 31))
    with pytest.raises(UserError, match="fino al 30/06/2024"):
        actor_on(user, date(2024, 7, 1))


def test_that_the_log_in_names_roles_and_areas_and_no_person() -> None:
    assert title_of(UserRole.SECRETARY) == "Segretario comunale"
    assert title_of(UserRole.VICE) == "Vicesegretario"
    assert title_of(UserRole.MAYOR) == "Sindaco"
    assert title_of(UserRole.BODY) == "Nucleo di valutazione"
    assert title_of(UserRole.EQ, ["Area Affari generali"]) == "EQ Affari generali"
    assert title_of(UserRole.EQ, ["Area Tecnica", "Area Tributi"]) == "EQ Tecnica e Tributi"
    assert title_of(UserRole.EQ) == "EQ"
    assert title_of(UserRole.EQ, ["Area Tecnica"], is_official=True) == "Assessore responsabile di Tecnica"
    assert title_of(UserRole.EQ, is_official=True) == "Assessore"


def test_that_an_assessore_is_called_responsible_and_no_eq() -> None:
    called = [one.called for one in OFFICES if one.role is OfficialRole.ASSESSOR]
    assert called[:2] == ["Pini Ada, Assessore responsabile di Area Tecnica e Area Tributi", "Sala Ugo (Assessore)"]
    assert capacity_of(UserRole.EQ, is_official=True) == "Responsabile di area"
    assert capacity_of(UserRole.EQ, is_official=False) == "Titolare di EQ"
    assert capacity_of(UserRole.MAYOR, is_official=True) == "Sindaco"


def test_that_titles_that_several_users_have_are_told_apart_by_initials_and_no_name() -> None:
    names = ("Verdi Anna", "D'Alò Ugo", "Valle-Asti Ada", "Vinci Aldo")
    users = [
        replace(BIANCHI, title="Segretario comunale"),
        *(replace(VERDI, full_name=name, title="EQ") for name in names),
        replace(VERDI, title="EQ Tributi"),
    ]
    apart = with_titles_apart(users)
    expected = ["Segretario comunale", "EQ V.A.", "EQ D.U.", "EQ V.A.A.", "EQ V.A. (2)", "EQ Tributi"]
    assert [one.title for one in apart] == expected
    assert with_titles_apart(users[:2]) == users[:2]


@pytest.mark.parametrize(
    ("name", "role", "office"),
    [
        ("carlo  nesi", UserRole.MAYOR, 4), ("Carlo Nesi", UserRole.SECRETARY, None), ("Ada Bo", UserRole.MAYOR, None),
        ("Ugo Re", UserRole.BODY, None),
    ],
)  # fmt: skip
def test_that_a_user_has_the_only_office_of_that_role_and_name_that_has_not_ended(name, role, office):
    body, ended = OfficialRole.BODY_MEMBER, date(2025, 12, 31)
    held = [
        OfficeHeld(OfficialId(4), OfficialRole.MAYOR, "Carlo Nesi"),
        OfficeHeld(OfficialId(5), OfficialRole.MAYOR, "Ada Bo", ended),
        *(OfficeHeld(OfficialId(number), body, "Ugo Re") for number in (6, 7)),
    ]
    assert office_of(UserDraft(name, role), held, date(2026, 1, 1)) == office
    assert office_of(UserDraft("Carlo Nesi", UserRole.MAYOR, official_id=OfficialId(9)), held, ended) == 9

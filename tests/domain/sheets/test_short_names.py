"""What the rail calls a sheet: the surname, told apart where one is not enough."""

from datetime import date

from app.domain.ids import EmployeeId, SheetId
from app.domain.roles import SheetRole
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.short_names import short_names
from app.domain.workflow import SheetState


def sheet(number: int, person: str, surname: str = "", employee: int | None = None) -> SheetRow:
    days = date(2024, 1, 1), date(2024, 12, 31)
    owner = EmployeeId(employee) if employee else None
    return SheetRow(
        SheetId(number), 1, person, f"{employee or 0:04}", "Area", *days, SheetRole.EMPLOYEE, "Chi valuta",
        SheetState.PREPARED, None, None, 0, employee_id=owner, surname=surname,
    )  # fmt: skip


def test_that_one_sheet_is_called_by_the_surname_of_its_person() -> None:
    assert short_names([sheet(1, "De Luca Sara", "De Luca", 1), sheet(2, "Galli Lia", "Galli", 2)]) == [
        "De Luca",
        "Galli",
    ]


def test_that_the_sheets_of_one_person_are_numbered_in_the_order_shown() -> None:
    rows = [
        sheet(1, "Conti Silvia", "Conti", 1),
        sheet(2, "Costa Lia", "Costa", 2),
        sheet(3, "Conti Silvia", "Conti", 1),
    ]
    assert short_names(rows) == ["Conti 1", "Costa", "Conti 2"]


def test_that_people_with_the_same_surname_are_told_apart() -> None:
    rows = [
        sheet(1, "Conti Silvia", "Conti", 1),
        sheet(2, "Conti Ugo", "Conti", 2),
        sheet(3, "Conti Silvia", "Conti", 1),
    ]
    assert short_names(rows) == ["Conti Silvia 1", "Conti Ugo", "Conti Silvia 2"]


def test_that_an_official_has_the_whole_name() -> None:
    assert short_names([sheet(1, "Bianchi Carla")]) == ["Bianchi Carla"]

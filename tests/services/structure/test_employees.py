"""Hiring, changing, leaving, deleting; the codice fiscale and the twins."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.objectives import ObjectiveKind, ObjectiveScope
from app.domain.roles import Gender
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.postings import PostingDraft
from app.domain.validation import NotValid
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.services.audit import undoing
from app.services.structure.appointments import save_appointment
from app.services.structure.employees import delete_employee, hire, save_employee
from app.services.structure.queries import list_people
from app.services.structure.tax_code import tax_code_issues
from app.services.transaction import unit_of_work
from tests.archives.plain import read_person, read_registry
from tests.archives.town import Town

DAY = date(2024, 12, 31)
MARIO = EmployeeDraft(
    matricola="0900",
    tax_code="rssmra80a01h501u",
    last_name="Rossi",
    first_name="Mario",
    gender=Gender.MALE,
    birth_date=date(1980, 1, 1),
    hired_on=date(2024, 5, 1),
)


def test_that_hiring_gives_a_place_in_one_operation(town: Town) -> None:
    posting = PostingDraft(None, town.sector("A1"), town.contract_area)
    changes = hire(town.workspace, MARIO, posting)
    detail = read_person(town.workspace, changes.ids[0], DAY)
    assert detail.row.tax_code == "RSSMRA80A01H501U"
    assert [(row.unit, row.valid_from) for row in detail.postings] == [
        ("Area Affari generali › Segreteria", date(2024, 5, 1))
    ]
    assert detail.row.evaluator == "Rinaldi Marta"
    undoing.undo_last(town.workspace)
    assert "Rossi Mario" not in {row.full_name for row in list_people(town.workspace, DAY)}


def test_that_a_matricola_belongs_to_one_person(town: Town) -> None:
    with pytest.raises(NotValid, match=r"La matricola 0001 è già di Rinaldi Marta") as refusal:
        save_employee(town.workspace, replace(MARIO, matricola=" 0001 "))
    assert refusal.value.issues[0].field == "matricola"


def test_that_a_codice_fiscale_belongs_to_one_person(town: Town) -> None:
    save_employee(town.workspace, MARIO)
    with pytest.raises(NotValid, match="Il codice fiscale RSSMRA80A01H501U è già di Rossi Mario"):
        save_employee(town.workspace, replace(MARIO, matricola="0901"))


def test_that_a_wrong_codice_fiscale_changes_nothing(town: Town) -> None:
    with pytest.raises(NotValid, match="carattere di controllo"):
        save_employee(town.workspace, replace(MARIO, tax_code="RSSMRA80A01H501X"))
    assert len(list_people(town.workspace, DAY)) == 24


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tax_code": "RSSMRA80A01"}, "16 caratteri"),
        ({"tax_code": "RSSMRA80A01H501X"}, "carattere di controllo"),
        ({"last_name": "Bianchi"}, "al cognome"),
        ({"first_name": "Carlo"}, "al nome"),
        ({"birth_date": date(1980, 1, 2)}, "alla data di nascita"),
        ({"gender": Gender.FEMALE}, "al genere"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_that_a_codice_fiscale_is_read_against_the_person(change: dict[str, object], words: str) -> None:
    [issue] = tax_code_issues(replace(MARIO, **change))
    assert words in issue.sentence
    assert issue.field == "tax_code"


@pytest.mark.parametrize(
    "draft",
    [
        MARIO,
        replace(MARIO, tax_code=""),
        replace(MARIO, tax_code="RSS MRA 80A01 H501U"),
        replace(MARIO, tax_code="RSSMRA80A01H50MM"),
        replace(MARIO, tax_code="DNGMRA80A41H501V", last_name="D'Angelò", first_name="Maria", gender=Gender.FEMALE),
    ],
    ids=["plain", "none", "spaces", "omocodia", "accents"],
)
def test_that_a_right_codice_fiscale_says_nothing(draft: EmployeeDraft) -> None:
    assert tax_code_issues(draft) == []


def test_that_a_codice_fiscale_that_does_not_fit_is_a_warning_and_can_be_kept(town: Town) -> None:
    draft = replace(MARIO, birth_date=date(1981, 1, 1))
    assert [issue.severity for issue in tax_code_issues(draft)] == [Severity.WARNING]
    assert not save_employee(town.workspace, draft).is_empty


def test_that_leaving_ends_what_was_open(town: Town) -> None:
    marta = read_person(town.workspace, town.people["Rinaldi Marta"], DAY)
    save_employee(town.workspace, replace(marta.row.draft, left_on=date(2024, 9, 30)))
    left = read_person(town.workspace, town.people["Rinaldi Marta"], DAY)
    assert {row.valid_to for row in (*left.postings, *left.appointments)} == {date(2024, 9, 30)}
    assert len(list_people(town.workspace, DAY)) == 23


def test_that_service_cannot_end_before_an_appointment_begins(town: Town) -> None:
    parisi = town.people["Parisi Alba"]
    draft = EqAppointmentDraft(parisi, (town.areas["F"],), valid_from=date(2024, 7, 1))
    save_appointment(town.workspace, draft)
    person = read_person(town.workspace, parisi, DAY).row
    with pytest.raises(UserError, match="un incarico di EQ dal 01/07/2024"):
        save_employee(town.workspace, replace(person.draft, left_on=date(2024, 6, 30)))


def test_that_somebody_entered_by_mistake_goes_with_the_postings(town: Town) -> None:
    delete_employee(town.workspace, town.people["Serra Davide"])
    assert town.people["Serra Davide"] not in read_registry(town.workspace).postings_of
    undoing.undo_last(town.workspace)
    assert len(read_registry(town.workspace).postings_of[town.people["Serra Davide"]]) == 1


def test_that_somebody_who_is_spoken_of_cannot_be_deleted(town: Town) -> None:
    marta = town.people["Rinaldi Marta"]
    with unit_of_work(town.workspace, "Obiettivo") as unit:
        cycle = unit.add(Cycle(year=2024, plan_from=2024, plan_to=2026))
        unit.add(
            Objective(
                cycle_id=cycle.id,
                code="1",
                title="Archivio",
                kind=ObjectiveKind.OPERATIONAL,
                scope=ObjectiveScope.INDIVIDUAL,
                owner_id=marta,
            )
        )
    with pytest.raises(UserError, match=r"eliminare Rinaldi Marta\. Dati collegati: 1 obiettivo\.") as refusal:
        delete_employee(town.workspace, marta)
    assert "data di cessazione" in refusal.value.remedy


def test_that_saving_what_is_there_already_writes_nothing(town: Town) -> None:
    person = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    assert save_employee(town.workspace, person.draft).is_empty

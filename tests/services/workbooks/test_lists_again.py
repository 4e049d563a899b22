"""Lists of staff taken in again, or telling people twice: nobody is entered twice, nor changed by what a list lacks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook

from app.domain.errors import UserError
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.units import AreaDraft
from app.domain.workbooks.preview import changed_rows
from app.services.structure.employees import save_employee
from app.services.structure.postings import save_posting
from app.services.structure.units import save_area
from app.services.workbooks.job import import_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.plain import read_registry
from tests.archives.town import Town
from tests.excel.samples import saved, workbook_of
from tests.services.workbooks.test_staff_lists import BY_NAME, preview_of

HEAD = ("Nominativo", "Assunto il", "Cat.", "Settore")


def bring(town: Town, data: bytes) -> None:
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data, answers=BY_NAME)


def people(town: Town, name: str) -> list[EmployeeRow]:
    return [one for one in read_registry(town.workspace).employees if one.full_name.startswith(name)]


def postings(town: Town, name: str) -> list[PostingRow]:
    found = [one for one in read_registry(town.workspace).postings if one.full_name.startswith(name)]
    return sorted(found, key=lambda one: (one.matricola, one.valid_from))


def told(town: Town, data: bytes) -> str:
    return " ".join(note.sentence for note in preview_of(town, data, BY_NAME).notes)


def a_list(*rows: Sequence[str], head: Sequence[str] = HEAD) -> bytes:
    return workbook_of(head, *rows, name="Foglio1")


def test_that_a_list_without_matricole_taken_in_again_enters_nobody_twice(town: Town) -> None:
    """Namesakes are told apart by the day of hiring; a provisional number corrected since changes nothing."""
    data = a_list(
        ("ZENI ANNA", "01/03/1990", "C1", "Tributi"),
        ("ZENI ANNA", "01/03/2022", "C1", "Vigilanza"),
        ("ZENI PIA", "01/03/2023", "C1", "Tributi"),
    )
    bring(town, data)
    assert [(one.matricola, one.sector_code) for one in postings(town, "Zeni")] == [
        ("P-001", "B2"), ("P-002", "E1"), ("P-003", "B2"),
    ]  # fmt: skip
    assert not preview_of(town, data, BY_NAME).has_changes
    first = people(town, "Zeni Anna")[0]
    save_employee(town.workspace, replace(first.draft, matricola="p-077"))
    bring(town, a_list(("ZENI ANNA", "01/03/1990", "C1", "Tributi"), ("ZENI ADA", "01/03/2022", "C1", "Tributi")))
    assert sorted(one.matricola for one in people(town, "Zeni")) == ["P-002", "P-003", "P-079", "p-077"]
    assert not preview_of(town, data, BY_NAME).has_changes


def test_that_a_row_that_may_be_of_two_people_is_refused_and_one_of_another_codice_fiscale_is_new(town: Town) -> None:
    head = ("Nominativo", "Assunto il", "Codice fiscale")
    codes = ("ZNENNA80A41G388M", "ZNENNA70A41G388K")
    for code in codes:
        row = ("ZENI ANNA", "01/03/2020", code)
        assert not preview_of(town, a_list(row, head=head)).questions
        bring(town, a_list(row, head=head))
    assert [one.tax_code for one in people(town, "Zeni")] == list(codes)
    [error] = preview_of(town, a_list(("ZENI ANNA", "01/03/2020", "C1", "Tributi"))).errors
    assert "in archivio può essere Zeni Anna, matricola P-001 o Zeni Anna, matricola P-002" in error.sentence
    assert "colonna Matricola" in error.remedy


def test_that_people_told_twice_in_a_file_are_refused_where_they_are_and_in_other_sheets(town: Town) -> None:
    book = Workbook()
    book.active.title = "Ruolo"
    for row in (HEAD, ("ZENI ANNA", "01/03/2020", "C1", "Tributi"), ("Zeni  Anna", "01/03/2020", "C1", "Vigilanza")):
        book.active.append(row)
    other = book.create_sheet("Part-time")
    for row in (HEAD, ("Zeni Anna", "01/03/2020", "C1", "Tributi"), ("ZENI ANNA", "1/4/2021", "C1", "Tributi")):
        other.append(row)
    errors = preview_of(town, saved(book)).errors
    assert [(one.sheet, one.row, one.problem) for one in errors] == [
        ("Part-time", 2, "è già nella riga 2 del foglio Ruolo"), ("Ruolo", 3, "è già nella riga 2"),
    ]  # fmt: skip
    assert "sceglierne uno da non leggere" in errors[0].remedy


def test_that_a_list_that_lacks_the_gender_leaves_that_of_the_archive(town: Town) -> None:
    """Amato Nicola may be a woman: what a list lets guess is of people who are new."""
    [person] = people(town, "Amato Nicola")
    data = a_list(("AMATO NICOLA", "01/01/2020", "C1", "Vigilanza"))
    bring(town, data)
    assert people(town, "Amato Nicola")[0].gender is person.gender
    assert [row.heading for row in changed_rows(preview_of(town, data, BY_NAME))] == []


def test_that_units_that_are_over_or_not_yet_there_leave_a_posting_out_and_nobody(town: Town) -> None:
    workspace = town.workspace
    for code, name, start, end in (
        ("V", "Area Cimiteri", date(2010, 1, 1), date(2022, 12, 31)),
        ("N", "Area Digitale", date(2024, 7, 1), None),
    ):
        save_area(workspace, AreaDraft(code, name, start, end))
    head = (*HEAD, "Cessato il")
    data = a_list(
        ("ZENI ANNA", "01/03/2015", "C1", "Area Cimiteri", ""),
        ("ZENI OTTO", "01/03/2015", "C1", "Area Cimiteri", "31/12/2020"),
        ("ZENI PIO", "01/03/2015", "C1", "Area Digitale", "31/12/2020"),
        ("ZENI UGO", "01/03/2015", "C1", "Area Digitale", ""),
        ("VILLA CHIARA", "01/01/2020", "C1", "Area Digitale", ""),
        head=head,
    )
    assert not preview_of(town, data, BY_NAME).errors
    said = told(town, data)
    assert "riga 2: l'assegnazione non si legge, perché «Area Cimiteri» ha finito il 31/12/2022" in said
    assert "riga 4: l'assegnazione non si legge, perché la persona è cessata prima" in said
    assert "riga 6: l'assegnazione non si legge, perché «Area Digitale» c'è solo dal 01/07/2024" in said
    bring(town, data)
    assert [(one.full_name, one.area_code, one.valid_from, one.valid_to) for one in postings(town, "Zeni")] == [
        ("Zeni Otto", "V", date(2015, 3, 1), date(2020, 12, 31)), ("Zeni Ugo", "N", date(2024, 7, 1), None),
    ]  # fmt: skip
    [old] = postings(town, "Villa Chiara")
    save_posting(workspace, replace(old.draft, valid_to=date(2024, 9, 30)))
    bring(town, data)
    assert [(one.area_code, one.valid_from, one.profile) for one in postings(town, "Villa Chiara")] == [
        ("B", old.valid_from, old.profile), ("N", date(2024, 10, 1), old.profile),
    ]  # fmt: skip
    assert not preview_of(town, data, BY_NAME).has_changes


def test_that_a_unit_named_as_one_that_is_over_is_the_one_that_is_there_now(town: Town) -> None:
    for code, start, end in (("V1", date(2010, 1, 1), date(2022, 12, 31)), ("V2", date(2023, 1, 1), None)):
        save_area(town.workspace, AreaDraft(code, "Area Cimiteri", start, end))
    bring(town, a_list(("ZENI ANNA", "01/03/2015", "C1", "Cimiteri")))
    [posting] = postings(town, "Zeni")
    assert (posting.area_code, posting.valid_from) == ("V2", date(2023, 1, 1))


def test_that_people_with_the_same_matricola_in_two_sheets_stop_the_file_in_words(town: Town) -> None:
    book = Workbook()
    book.active.title = "Ruolo"
    head = ("Matricola", "Nominativo", "Assunto il")
    for sheet in (book.active, book.create_sheet("Part-time")):
        for row in (head, ("901", "ZENI ANNA", "01/03/2020")):
            sheet.append(row)
    with pytest.raises(UserError, match="901"):
        bring(town, saved(book))
    assert not people(town, "Zeni")


def test_that_a_list_with_the_true_matricola_renumbers_who_had_a_provisional_one(town: Town) -> None:
    """A plan names heads, or a list has no matricole: the list of the office comes later, and it is nobody new."""
    bring(town, a_list(("ZENI PIA", "01/03/2023", "C1", "Tributi")))
    head = ("Matricola", *HEAD)
    again = a_list(
        ("100", "Zeni Pia", "01/03/2023", "C1", "Tributi"),
        ("101", "Zago Ivo", "01/03/2023", "C1", "Tributi"),
        head=head,
    )
    assert "la matricola provvisoria P-001 diventa quella del file" in told(town, again)
    bring(town, again)
    assert [one.matricola for one in people(town, "Zeni")] == ["100"]
    assert [one.sector_code for one in postings(town, "Zeni")] == ["B2"]
    assert [one.matricola for one in people(town, "Zago")] == ["101"]
    other = a_list(("200", "Zeni Pia", "01/03/2023", "C1", "Tributi"), head=head)
    assert "sarebbe una persona nuova" in told(town, other)

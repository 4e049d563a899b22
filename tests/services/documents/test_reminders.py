"""The reminder letters: one for each person who must act, of what that person has to do."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.documents.catalogue import REMINDERS, DocumentRequest
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.reminder import ReminderLetter
from app.domain.duties.duty import Doer, Duty, Place
from app.domain.duties.grouping import Grouping, grouped
from app.domain.duties.letters import letter_rows
from app.domain.duties.reminding import number_of, party_of
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.services.audit.output import print_and_tell
from app.services.documents.printing import print_apart, print_document, requests_for_person, subjects_of
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.comune import Comune
from tests.looking import list_entries
from tests.pdf_words import words_of


@pytest.fixture
def late(session_open: Comune) -> Workspace:
    return session_open.later(date(2025, 6, 12))


def as_verdi(comune: Comune) -> Workspace:
    verdi = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(3))
    return replace(comune.later(date(2025, 6, 12)), actor=verdi)


def test_that_each_person_who_must_act_has_a_letter_of_the_own_things_alone(late: Workspace, tmp_path: Path) -> None:
    texts = {}
    for subject in subjects_of(late, REMINDERS, 2024):
        target = tmp_path / f"{subject.id}.pdf"
        print_document(late, DocumentRequest(REMINDERS, 2024, subject.id), target)
        texts[subject.text] = words_of(target)
    anna = next(text for name, text in texts.items() if name.startswith("Verdi Anna"))
    assert "A: Verdi Anna EQ Affari generali" in anna
    assert "Oggetto: Promemoria: che cosa manca nel 2024" in anna
    assert "Rossi Mario: scheda da cominciare Valutazioni 31/05/2025 12 giorni di ritardo" in anna
    assert "Luogo e data:" in anna
    assert "Il Segretario comunale Bianchi Carla" in anna
    assert all("Rossi Mario: scheda" not in text for name, text in texts.items() if not name.startswith("Verdi"))
    assert len(texts) > 1


def test_that_all_the_letters_are_one_file_or_one_for_each(late: Workspace, tmp_path: Path) -> None:
    count = len(subjects_of(late, REMINDERS, 2024))
    together = print_document(late, DocumentRequest(REMINDERS, 2024), tmp_path / "tutte.pdf")
    assert together.documents == count
    assert words_of(tmp_path / "tutte.pdf").count("Oggetto: Promemoria") == count
    apart = print_apart(late, DocumentRequest(REMINDERS, 2024), tmp_path / "una")
    assert len(apart.files) == count
    assert tmp_path / "una" / "Promemoria_Verdi-Anna.pdf" in apart.files


def test_that_an_eq_prints_only_the_own_letter(session_open: Comune, late: Workspace, tmp_path: Path) -> None:
    verdi = as_verdi(session_open)
    [own] = subjects_of(verdi, REMINDERS, 2024)
    assert own.text.startswith("Verdi Anna")
    print_document(verdi, DocumentRequest(REMINDERS, 2024), tmp_path / "mia.pdf")
    assert words_of(tmp_path / "mia.pdf").count("Oggetto: Promemoria") == 1
    for other in subjects_of(late, REMINDERS, 2024):
        if other.id != own.id:
            with pytest.raises(UserError, match="nessun promemoria"):
                print_document(verdi, DocumentRequest(REMINDERS, 2024, other.id), tmp_path / "altri.pdf")
    assert not (tmp_path / "altri.pdf").exists()


def test_that_a_letter_is_found_by_the_matricola(session_open: Comune, late: Workspace) -> None:
    matricola = next(one for one in ("0001", "0002", "0003", "0004") if _is_of(late, one, session_open.people["Verdi"]))
    [request] = requests_for_person(late, REMINDERS, 2024, matricola)
    assert party_of(request.subject_id or 0) == Party(employee_id=session_open.people["Verdi"])
    with pytest.raises(UserError, match="non ha niente da completare"):
        requests_for_person(late, REMINDERS, 2024, "9999")


def _is_of(workspace: Workspace, matricola: str, person: EmployeeId) -> bool:
    try:
        return [one.subject_id for one in requests_for_person(workspace, REMINDERS, 2024, matricola)] == [person * 2]
    except UserError:
        return False


def test_that_letters_to_some_are_told_by_name_and_counted_on_the_cruscotto(late: Workspace, tmp_path: Path) -> None:
    before = year_standing(late, 2024)
    others = letter_rows(before.duties, late.today)
    among = tuple(row.id for row in others)
    request = DocumentRequest(REMINDERS, 2024, among=among)
    printed = print_and_tell(late, request, tmp_path / "alcune.pdf")
    assert printed.addressees == tuple(row.name for row in others)
    assert words_of(tmp_path / "alcune.pdf").count("Oggetto: Promemoria") == len(others)
    last = list_entries(late)[0]
    assert last.label == "Stampa: Lettere di promemoria 2024 a «Verdi Anna», file alcune.pdf"
    after = grouped(year_standing(late, 2024).duties, Grouping.DOER, late.today)
    notes = {group.title: group.note for group in after}
    assert notes["Verdi Anna"] == "EQ Affari generali, promemoria del 12/06/2025"
    assert "promemoria" not in notes["Bianchi Carla"]


@pytest.mark.parametrize("party", [Party(EmployeeId(1)), Party(None, OfficialId(1)), Party(), Party(EmployeeId(40))])
def test_that_whom_a_letter_is_for_is_told_by_a_number_that_is_never_that_of_everybody(party: Party) -> None:
    assert number_of(party) > 0
    assert party_of(number_of(party)) == party


DUE, LATE_DAY, SOON = date(2025, 5, 31), date(2025, 6, 12), date(2025, 7, 1)
ANNA = Doer(Party(employee_id=EmployeeId(1)), "Verdi Anna", "EQ Affari generali", "EQ")


def letter_of(*days: date | None, to: Doer = ANNA) -> ReminderLetter:
    duties = [Duty(f"Voce {number}", to, Place.SHEETS, due=day) for number, day in enumerate(days)]
    head, imprint = Letterhead("Comune di Prova"), Imprint(LATE_DAY)
    return ReminderLetter(head, imprint, 2024, LATE_DAY, to, duties, "Bianchi Carla")


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ((DUE,), "Si chiede di provvedere quanto prima."),
        ((DUE, None), "Si chiede di provvedere quanto prima."),
        ((DUE, SOON), "ciò che è in ritardo, e il resto entro i giorni indicati."),
        ((SOON,), "Si chiede di provvedere entro i giorni indicati."),
        ((None,), "Si chiede di provvedere."),
    ],
)
def test_that_a_letter_asks_only_for_what_it_lists(days: tuple[date | None, ...], asked: str) -> None:
    assert letter_of(*days).opening.endswith(asked)


def test_that_the_segretario_signs_no_letter_to_oneself(late: Workspace, tmp_path: Path) -> None:
    for subject in subjects_of(late, REMINDERS, 2024):
        target = tmp_path / f"{subject.id}.pdf"
        print_document(late, DocumentRequest(REMINDERS, 2024, subject.id), target)
        assert ("Per ricevuta" in words_of(target)) is not subject.text.startswith("Bianchi Carla")

"""The Fascicolo: all that the archive holds of one person, and nothing of the others."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.documents.catalogue import DOSSIERS, DocumentRequest
from app.domain.documents.dossier import PersonDossier
from app.domain.duties.reminding import number_of
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.services.documents.printing import (
    filled,
    name_of_file,
    print_document,
    requests_for_person,
    subjects_of,
)
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.workspace import Workspace
from tests.archives.closed import SCAN
from tests.archives.comune import Comune
from tests.pdf_words import words_of


def found(workspace: Workspace, subject: int | None = None) -> list[PersonDossier]:
    with filled(workspace, DocumentRequest(DOSSIERS, 2024, subject), parts_of(DOSSIERS, DOCUMENTS)) as documents:
        return list(documents)


def of(workspace: Workspace, surname: str) -> PersonDossier:
    [number] = [one.id for one in subjects_of(workspace, DOSSIERS, 2024) if one.text.startswith(surname)]
    [document] = found(workspace, number)
    return document


def printed(workspace: Workspace, surname: str, target: Path) -> str:
    [number] = [one.id for one in subjects_of(workspace, DOSSIERS, 2024) if one.text.startswith(surname)]
    print_document(workspace, DocumentRequest(DOSSIERS, 2024, number), target)
    return words_of(target)


def test_that_everything_of_a_person_is_there(closed_archive: Workspace, tmp_path: Path) -> None:
    words = printed(closed_archive, "Rossi", tmp_path / "uno.pdf")
    for told in (
        "Fascicolo di Rossi Mario", "0002", "Anagrafe", "Malattia", "01/03/2024", "05/03/2024",
        "Valutazione finale 2024", "definitiva", "02/01/2025: consegna", "Chiede di rivedere un grado.",
        "Il grado resta.", "firmata.pdf", "0123456789ab", "art. 15",
    ):  # fmt: skip
        assert told in words, told
    assert sha256(SCAN).hexdigest()[:20] in words
    document = of(closed_archive, "Rossi")
    assert document.withheld == ""
    assert any("Valutazione" in one.label or "scheda" in one.label.lower() for one in document.entries or ())
    [sheet] = document.sheets
    assert len(list(sheet.lines)) > 3
    assert [title for title, facts in document.facts if facts] == [
        "Assegnazioni", "Lunghe assenze", "Accesso al programma",
    ]  # fmt: skip


def test_that_nothing_of_those_whom_a_person_evaluates_is_there(closed_archive: Workspace, tmp_path: Path) -> None:
    words = printed(closed_archive, "Verdi Anna", tmp_path / "uno.pdf")
    assert "Valutazione finale 2024: valutatore di 2 schede." in words
    for other in ("Rossi", "Neri", "Bruni"):
        assert other not in of(closed_archive, "Verdi Anna").title
        assert f"{other} " not in words.partition("Registro delle attività")[0]


def test_that_somebody_without_sheets_or_facts_has_a_dossier(closed_archive: Workspace, tmp_path: Path) -> None:
    assert "Sindaco" in printed(closed_archive, "Gialli", tmp_path / "uno.pdf")
    mayor = of(closed_archive, "Gialli")
    assert (mayor.sheets, mayor.objectives) == ((), ())
    [own] = [facts for title, facts in mayor.facts if title == "Cariche"]
    assert len(own) == 1


def test_that_who_may_not_take_names_out_prints_the_own_alone(session_open: Comune) -> None:
    anna = session_open.people["Verdi"]
    verdi = Actor("Verdi Anna", UserRole.EQ, anna, user_id=UserId(2))
    workspace = replace(session_open.workspace, actor=verdi)
    assert [one.id for one in subjects_of(workspace, DOSSIERS, 2024)] == [number_of(Party(employee_id=anna))]
    [document] = found(workspace)
    assert document.name == "Verdi Anna"
    assert document.entries is None
    assert "il registro delle attività" in document.withheld
    assert all(one.content is None for one in document.sheets)
    rossi = number_of(Party(employee_id=session_open.people["Rossi"]))
    with pytest.raises(UserError, match="non si può stampare"):
        found(workspace, rossi)
    with pytest.raises(UserError, match="nessun fascicolo"):
        requests_for_person(workspace, DOSSIERS, 2024, "0002")


def test_that_a_mayor_does_not_print_the_dossiers_of_the_staff(session_open: Comune) -> None:
    mayor = Actor("Gialli Piero", UserRole.MAYOR, official_id=None, user_id=UserId(3))
    with pytest.raises(UserError, match="non si può stampare"):
        found(replace(session_open.workspace, actor=mayor))


def test_that_the_file_is_called_after_the_person(session_open: Comune) -> None:
    [request] = requests_for_person(session_open.workspace, DOSSIERS, 2024, "0002")
    assert name_of_file(session_open.workspace, request) == "Fascicolo_Rossi-Mario_0002.pdf"
    gone = replace(request, subject_id=number_of(Party(employee_id=EmployeeId(999))))
    with pytest.raises(UserError):
        found(session_open.workspace, gone.subject_id)


def test_that_an_archive_without_people_says_so(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="nessuna persona"):
        found(workspace)

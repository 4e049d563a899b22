"""The history of a sheet on paper: what its page tells to whoever asks."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents.catalogue import HISTORY, DocumentRequest
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.documents.printing import name_of_file, print_document
from app.services.sheets.scores import NoteDraft, write_note
from app.services.sheets.steps import complete_sheet, reopen_sheet
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import words_of


def printed(workspace: Workspace, request: DocumentRequest, target: Path) -> str:
    print_document(workspace, request, target)
    return words_of(target)


@pytest.fixture
def written(session_open: Comune) -> Comune:
    rossi = session_open.fill("Rossi")
    item = next(one for one in session_open.detail("Rossi").items if one.takes_score)
    write_note(session_open.workspace, NoteDraft(rossi, item.section, item.key, "Sempre puntuale"))
    complete_sheet(session_open.workspace, rossi)
    reopen_sheet(session_open.workspace, rossi, "Errore di battitura")
    return session_open


def test_that_the_history_is_printed_with_its_changes_and_reasons(written: Comune, tmp_path: Path) -> None:
    request = DocumentRequest(HISTORY, 2024, written.sheet_id("Rossi"))
    words = printed(written.workspace, request, tmp_path / "storia.pdf")
    assert "Storia della scheda di Rossi Mario" in words
    assert "Sempre puntuale" in words
    assert "Valutazione finale 2024, dal 01/01/2024 al 31/12/2024; la storia arriva al 31/12/2024." in words
    assert "Errore di battitura" in words
    assert name_of_file(written.workspace, request).startswith("Storia_2024_Rossi_Mario")


def test_that_an_evaluator_prints_the_steps_of_the_own_people_alone(written: Comune, tmp_path: Path) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, written.people["Verdi"], user_id=UserId(2))
    workspace = replace(written.workspace, actor=verdi)
    words = printed(workspace, DocumentRequest(HISTORY, 2024), tmp_path / "mie.pdf")
    assert "Errore di battitura" in words
    assert "Sempre puntuale" not in words
    assert "scheda di Bruni" not in words
    with pytest.raises(UserError):
        print_document(workspace, DocumentRequest(HISTORY, 2024, written.sheet_id("Bruni")), tmp_path / "altrui.pdf")

"""What an assessore who heads an Area prints: the sheets with name and office, and what the archive holds of them."""

from pathlib import Path

import pytest

from app.domain.documents.catalogue import DOSSIERS, ORGANIGRAM, SHEETS, DocumentKind, DocumentRequest
from app.domain.errors import UserError
from app.services.documents.printing import print_document, subjects_of
from app.services.documents.registry import DOCUMENTS
from app.services.workspace import Workspace
from tests.archives.assessor import with_assessor
from tests.archives.comune import Comune
from tests.pdf_words import words_of


def only_one(workspace: Workspace, kind: DocumentKind, folder: Path) -> tuple[str, str]:
    """Print the only document of a kind that is offered; return of whom it is, and its words."""
    [subject] = subjects_of(workspace, kind, 2024, DOCUMENTS)
    target = folder / f"{kind.code}.pdf"
    print_document(workspace, DocumentRequest(kind, 2024, subject.id), target)
    return subject.text, words_of(target)


def test_that_a_sheet_names_the_assessore_with_the_office_and_the_dossier_the_area(
    comune: Comune, tmp_path: Path
) -> None:
    _, own = with_assessor(comune)
    whose, sheet = only_one(own, SHEETS, tmp_path)
    assert (whose, "Valutatore Pini Ada, Assessore" in sheet, "Titolare di EQ" in sheet) == ("Bruni Lia", True, False)
    whose, dossier = only_one(own, DOSSIERS, tmp_path)
    assert whose == "Pini Ada, Assessore"
    assert "Responsabilità di Area Tecnica Delibera 7/2015 01/01/2015" in dossier
    assert "Bruni" not in dossier
    with pytest.raises(UserError, match="non può compiere"):
        print_document(own, DocumentRequest(ORGANIGRAM, 2024), tmp_path / "organigramma.pdf")

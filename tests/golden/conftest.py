"""Documents of a comune, printed once for all that is asked of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.documents.award_kinds import PROGRESSION_EXTRACTS, PROGRESSIONS
from app.domain.documents.catalogue import INTERIM_SHEETS, DocumentKind, DocumentRequest
from app.services.documents.printing import print_document, subjects_of
from app.services.workspace import Workspace

YEAR = 2024
PrintedOne = Callable[[DocumentKind], bytes]


@pytest.fixture(scope="session")
def already_printed() -> dict[str, bytes]:
    return {}


@pytest.fixture
def printed_one(
    closed_archive: Workspace, tmp_path: Path, already_printed: dict[str, bytes], request: pytest.FixtureRequest
) -> PrintedOne:
    """Give the bytes of a document: of the first of its subjects, where it has subjects."""

    def printed(kind: DocumentKind) -> bytes:
        if kind.code not in already_printed:
            workspace = closed_archive
            if kind is INTERIM_SHEETS:
                workspace = request.getfixturevalue("half_year").workspace
            elif kind in {PROGRESSIONS, PROGRESSION_EXTRACTS}:
                workspace = request.getfixturevalue("ranked")
            subjects = subjects_of(workspace, kind, YEAR)
            target = tmp_path / f"{kind.code}.pdf"
            print_document(workspace, DocumentRequest(kind, YEAR, subjects[0].id if subjects else None), target)
            already_printed[kind.code] = target.read_bytes()
        return already_printed[kind.code]

    return printed

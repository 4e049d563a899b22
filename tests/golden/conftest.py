"""Documents of a comune, printed once for all that is asked of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.documents.award_kinds import AWARD_EXTRACTS, AWARD_TOTALS, AWARDS, PROGRESSION_EXTRACTS, PROGRESSIONS
from app.domain.documents.catalogue import INTERIM_SHEETS, DocumentKind, DocumentRequest
from app.services.documents.printing import print_document, subjects_of
from app.services.workspace import Workspace

YEAR, AWARDED_YEAR = 2024, 2023
OF_AWARDS = frozenset({AWARDS, AWARD_TOTALS, AWARD_EXTRACTS})
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
            workspace, year = closed_archive, YEAR
            if kind is INTERIM_SHEETS:
                workspace = request.getfixturevalue("half_year").workspace
            elif kind in {PROGRESSIONS, PROGRESSION_EXTRACTS}:
                workspace = request.getfixturevalue("ranked")
            elif kind in OF_AWARDS:
                workspace, year = request.getfixturevalue("example"), AWARDED_YEAR
            subjects = subjects_of(workspace, kind, year)
            target = tmp_path / f"{kind.code}.pdf"
            print_document(workspace, DocumentRequest(kind, year, subjects[0].id if subjects else None), target)
            already_printed[kind.code] = target.read_bytes()
        return already_printed[kind.code]

    return printed

"""Every document and every workbook of a comune, word by word and in its place."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.documents.award_kinds import PROGRESSION_EXTRACTS, PROGRESSIONS
from app.domain.documents.catalogue import (
    BLANK,
    INTERIM_SHEETS,
    OBJECTIVE_SHEETS,
    SHEETS,
    TRANSPARENCY,
    DocumentFormat,
    DocumentKind,
    DocumentOption,
    DocumentRequest,
)
from app.domain.workflow import InterimOutcome
from app.services.documents.printing import print_document
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.example.filling import on_day
from app.services.progressions.publishing import publish_provisional, reopen_procedure
from app.services.sheets.scores import TextsDraft, give_outcome, write_texts
from app.services.sheets.steps import complete_sheet
from app.services.workbooks.job import owner_bytes, owners_of, workbook_bytes
from app.services.workbooks.registry import (
    OBJECTIVES_WORKBOOK,
    PROGRESSIONS_WORKBOOK,
    SCORES_WORKBOOK,
    WORKBOOKS,
    WorkbookRow,
)
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.office import Office
from tests.golden.conftest import AWARDED_YEAR, OF_AWARDS
from tests.golden.kept import compare, text_of_pdf, text_of_workbook

YEAR = 2024
PRINTED_ON = date(2025, 6, 30)


@pytest.mark.parametrize(
    "row",
    [row for row in DOCUMENTS if row.kind not in {INTERIM_SHEETS, PROGRESSION_EXTRACTS, PROGRESSIONS} | OF_AWARDS],
    ids=lambda row: row.kind.code,
)
def test_that_a_document_says_what_it_said(closed_archive: Workspace, tmp_path: Path, row: DocumentRow) -> None:
    target = tmp_path / "documento.pdf"
    print_document(closed_archive, DocumentRequest(row.kind, YEAR), target)
    compare(row.kind.code, text_of_pdf(target.read_bytes()))


@pytest.mark.parametrize("kind", sorted(OF_AWARDS, key=lambda kind: kind.code), ids=lambda kind: kind.code)
def test_that_the_papers_of_the_awards_say_what_they_said(
    example: Workspace, tmp_path: Path, kind: DocumentKind
) -> None:
    target = tmp_path / "documento.pdf"
    print_document(on_day(example, PRINTED_ON), DocumentRequest(kind, AWARDED_YEAR), target)
    compare(kind.code, text_of_pdf(target.read_bytes()))


@pytest.mark.parametrize("kind", [PROGRESSIONS, PROGRESSION_EXTRACTS], ids=lambda kind: kind.code)
def test_that_the_papers_of_the_progressions_say_what_they_said(
    ranked: Workspace, tmp_path: Path, kind: DocumentKind
) -> None:
    target = tmp_path / "documento.pdf"
    print_document(ranked, DocumentRequest(kind, YEAR), target)
    compare(kind.code, text_of_pdf(target.read_bytes()))
    if kind is PROGRESSIONS:
        data = workbook_bytes(ranked, PROGRESSIONS_WORKBOOK, YEAR, "x")
        compare(f"cartella-{PROGRESSIONS_WORKBOOK.kind.code}", text_of_workbook(data))
        reopen_procedure(ranked, YEAR, "Un ricorso accolto.")
        publish_provisional(ranked, YEAR, date(2025, 3, 3))
        print_document(ranked, DocumentRequest(kind, YEAR), target)
        compare(f"{kind.code}-provvisoria", text_of_pdf(target.read_bytes()))


@pytest.mark.parametrize("options", [frozenset(), BLANK], ids=["", "in-bianco"])
def test_that_the_sheets_of_the_half_year_say_what_they_said(
    half_year: Comune, tmp_path: Path, options: frozenset[DocumentOption]
) -> None:
    rossi = half_year.sheet_id("Rossi")
    write_texts(half_year.workspace, TextsDraft(rossi, general="Bene fin qui.", training="Corso sugli appalti"))
    give_outcome(half_year.workspace, rossi, InterimOutcome.TO_IMPROVE)
    complete_sheet(half_year.workspace, rossi)
    target = tmp_path / "documento.pdf"
    print_document(half_year.workspace, DocumentRequest(INTERIM_SHEETS, YEAR, rossi, options), target)
    compare(f"{INTERIM_SHEETS.code}{'-in-bianco' if options else ''}", text_of_pdf(target.read_bytes()))


def test_that_a_blank_sheet_says_what_it_said(closed_archive: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "documento.pdf"
    print_document(closed_archive, DocumentRequest(SHEETS, YEAR, options=BLANK), target)
    compare(f"{SHEETS.code}-in-bianco", text_of_pdf(target.read_bytes()))


def test_that_the_sheet_of_an_objective_with_all_it_may_carry_says_what_it_said(filled: Office, tmp_path: Path) -> None:
    target = tmp_path / "documento.pdf"
    print_document(filled.workspace, DocumentRequest(OBJECTIVE_SHEETS, YEAR), target)
    compare("obiettivo-pieno", text_of_pdf(target.read_bytes()))


def test_that_the_tables_that_are_published_hold_what_they_held(example: Workspace, tmp_path: Path) -> None:
    """Of the year of the example that is over: in Excel and in Calc the cells are the same."""
    for form in (DocumentFormat.EXCEL, DocumentFormat.CSV):
        target = tmp_path / f"tabelle{form.suffix}"
        print_document(example, DocumentRequest(TRANSPARENCY, 2023, format=form), target)
        data = target.read_bytes()
        is_text = form is DocumentFormat.CSV
        compare(f"trasparenza-{form.value}", data.decode("utf-8-sig") if is_text else text_of_workbook(data))


@pytest.mark.parametrize(
    "workbook",
    [row for row in WORKBOOKS if not row.kind.is_apart and row is not PROGRESSIONS_WORKBOOK],
    ids=lambda workbook: workbook.kind.code,
)
def test_that_a_workbook_holds_what_it_held(closed_archive: Workspace, workbook: WorkbookRow) -> None:
    compare(f"cartella-{workbook.kind.code}", text_of_workbook(workbook_bytes(closed_archive, workbook, YEAR, "x")))


def test_that_the_objectives_with_all_they_may_carry_hold_what_they_held(filled: Office) -> None:
    data = workbook_bytes(filled.workspace, OBJECTIVES_WORKBOOK, YEAR, "x")
    compare("cartella-obiettivi-piena", text_of_workbook(data))


def test_that_the_file_of_an_evaluator_holds_what_it_held(closed_archive: Workspace) -> None:
    owner = owners_of(closed_archive, SCORES_WORKBOOK, YEAR)[0]
    compare("cartella-valutazioni", text_of_workbook(owner_bytes(closed_archive, SCORES_WORKBOOK, owner, "", "x")))

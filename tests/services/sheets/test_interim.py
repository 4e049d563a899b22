"""The check of the half year: an outcome and notes make it complete, scores may be given and none is asked for."""

from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.scoring.missing import MissingKind
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import InterimOutcome, SheetState
from app.services.archive_check import verify_archive
from app.services.documents.sheets import sheet_document, sheet_pdf
from app.services.sheets.results import results
from app.services.sheets.scores import TextsDraft, give_outcome, write_texts
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from tests.archives.comune import Comune

DAY = date(2024, 12, 1)


def test_that_a_check_of_the_half_year_is_complete_with_its_outcome_and_closed_without_scores(
    half_year: Comune,
) -> None:
    workspace, sheet_id = half_year.workspace, half_year.sheet_id("Rossi")
    [missing] = half_year.detail("Rossi").missing
    assert missing.kind is MissingKind.OUTCOME
    with pytest.raises(UserError, match="non è completa: manca 1 cosa"):
        complete_sheet(workspace, sheet_id)
    write_texts(workspace, TextsDraft(sheet_id, general="Bene fin qui.", training="Corso sugli appalti"))
    give_outcome(workspace, sheet_id, InterimOutcome.TO_IMPROVE)
    row = next(one for one in list_sheets(workspace, half_year.round_id) if one.id == sheet_id)
    assert (row.missing, half_year.detail("Rossi").missing) == (0, ())
    assert half_year.detail("Rossi").review.outcome is InterimOutcome.TO_IMPROVE
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, DAY)
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=DAY))
    close_sheet(workspace, sheet_id)
    assert half_year.detail("Rossi").state is SheetState.FINAL
    paper = sheet_document(workspace, sheet_id)
    assert (paper.heading, paper.outcome) == ("Scheda di verifica intermedia", "da migliorare")
    assert sheet_pdf(workspace, sheet_id).startswith(b"%PDF")
    assert results(workspace, 2024) == []
    assert verify_archive(workspace).differences == ()


def test_that_an_outcome_is_taken_away_and_is_only_of_a_check_of_the_half_year(
    half_year: Comune,
) -> None:
    workspace, sheet_id = half_year.workspace, half_year.sheet_id("Neri")
    give_outcome(workspace, sheet_id, InterimOutcome.POSITIVE)
    give_outcome(workspace, sheet_id, None)
    assert half_year.detail("Neri").review.outcome is None
    half_year.fill("Neri")
    assert len(half_year.detail("Neri").missing) == 1


def test_that_a_sheet_of_the_whole_year_has_no_outcome_in_words(session_open: Comune) -> None:
    with pytest.raises(UserError, match="Solo la verifica intermedia"):
        give_outcome(session_open.workspace, session_open.sheet_id("Rossi"), InterimOutcome.POSITIVE)

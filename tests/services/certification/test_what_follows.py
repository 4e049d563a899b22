"""What follows from a certification: the findings of the checks, and the words on a sheet that is printed anew."""

from datetime import date
from decimal import Decimal

from app.domain.certification.checks import CERTIFICATION_CHECKS, CertifiedYear
from app.domain.certification.results import ObjectiveResultRow
from app.domain.certification.standing import StandingCertification
from app.domain.ids import ObjectiveId
from app.domain.issues import Severity
from app.domain.sheets.step_details import StepDetails
from app.services.certification.certifying import certify
from app.services.certification.checks import certification_facts
from app.services.certification.page import read_certification, require_certification
from app.services.certification.papers import minutes_to_open
from app.services.checks import check_year
from app.services.documents.sheets import sheet_pdf
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from tests.archives.comune import Comune
from tests.looking import list_entries
from tests.pdf_words import words_of
from tests.services.certification.test_certifying import DAY, draft_of, later


def test_that_the_checks_remind_of_results_not_certified_where_the_method_wants_them_so(session_open: Comune) -> None:
    workspace, day = later(session_open), date(2024, 12, 1)
    sheet = session_open.fill("Rossi")
    for step in (complete_sheet, lambda one, which: deliver_sheet(one, which, day)):
        step(session_open.workspace, sheet)
    require_certification(workspace, is_wanted=True)
    assert list(certification_facts(workspace, 2024)) == []
    acknowledge_sheet(session_open.workspace, sheet, StepDetails(on=day))
    found = [one for one in check_year(workspace, 2024) if one.code == "certification"]
    assert [one.severity for one in found] == [Severity.WARNING] * 3
    assert any("O3 «Riordino dell'archivio»" in one.sentence and "non ha indicatori" in one.sentence for one in found)
    certify(workspace, draft_of(session_open, "comune", "misurato"))
    assert len([one for one in check_year(workspace, 2024) if one.code == "certification"]) == 1
    require_certification(workspace, is_wanted=False)
    assert not [one for one in check_year(workspace, 2024) if one.code == "certification"]


def test_that_a_degree_that_comes_out_otherwise_is_told() -> None:
    standing = StandingCertification(Decimal(80), DAY)
    row = ObjectiveResultRow(ObjectiveId(1), "O1", "Sportello", "", "", (), Decimal(75), certified=standing)
    found = [one.sentence for check in CERTIFICATION_CHECKS for one in check.issues(CertifiedYear((row,)))]
    assert found == ["O1: certificato con 80,00 %, mentre i valori danno 75,00 %."]


def test_that_a_sheet_printed_anew_says_the_day_and_a_closed_one_stays_as_it_was(session_open: Comune) -> None:
    workspace, day = session_open.workspace, date(2024, 12, 1)
    closed, left = session_open.fill("Rossi"), session_open.fill("Neri")
    for sheet in (closed, left):
        complete_sheet(workspace, sheet)
        deliver_sheet(workspace, sheet, day)
    acknowledge_sheet(workspace, closed, StepDetails(on=day))
    close_sheet(workspace, closed)
    before = sheet_pdf(workspace, closed)
    certify(later(session_open), draft_of(session_open, "comune", "misurato"))
    assert sheet_pdf(workspace, closed) == before
    words = words_of(sheet_pdf(workspace, left))
    assert words.count("Risultato certificato il 20/01/2025.") == 2
    acknowledge_sheet(workspace, left, StepDetails(on=day))  # what it was handed over with is still the same


def test_that_the_scan_comes_out_as_it_was_and_is_told(comune: Comune) -> None:
    workspace = later(comune)
    certify(workspace, draft_of(comune, "misurato"))
    page = read_certification(workspace, 2024)
    written = minutes_to_open(workspace, page.scans[comune.objectives["misurato"]])
    assert (written.name, written.read_bytes()) == ("verbale.pdf", b"%PDF-1.7 verbale firmato")
    assert list_entries(workspace)[0].label == "Esportazione: verbale del Nucleo, file verbale.pdf"

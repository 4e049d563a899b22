"""The Registro delle firme: what each sheet has had, and which papers are still out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.documents.catalogue import SIGNATURE_LEDGER, DocumentRequest, sheet_request
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.review import RemarkDraft
from app.domain.sheets.signature_ledger import LedgerRow, PaperStanding, counted_out
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import AttachmentKind, RemarkKind, SignatureOutcome
from app.services.audit.output import print_and_tell
from app.services.documents.printing import print_document
from app.services.rounds.rounds import list_rounds
from app.services.sheets.attachments import attach_file
from app.services.sheets.review import record_remark
from app.services.sheets.signature_ledger import signature_ledger
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import words_of

DAY, SIGNED_ON = date(2024, 12, 1), date(2024, 12, 5)
SCAN = AttachmentDraft(AttachmentKind.SIGNED, "Scheda firmata.pdf", b"%PDF-1.7\nscheda firmata")


def ledger(comune: Comune, workspace: Workspace | None = None) -> dict[str, LedgerRow]:
    rows = signature_ledger(workspace or comune.workspace, comune.round_id)
    return {row.person.partition(" ")[0]: row for row in rows}


def delivered(comune: Comune, surname: str) -> None:
    complete_sheet(comune.workspace, comune.fill(surname))
    deliver_sheet(comune.workspace, comune.sheet_id(surname), DAY)


def test_that_a_paper_is_out_from_the_delivery_until_it_comes_back(session_open: Comune, tmp_path: Path) -> None:
    rossi, workspace = session_open.sheet_id("Rossi"), session_open.workspace
    assert ledger(session_open)["Rossi"].paper is PaperStanding.TO_DELIVER
    delivered(session_open, "Rossi")
    print_and_tell(workspace, sheet_request(2024, rossi), tmp_path / "scheda.pdf")
    row = ledger(session_open)["Rossi"]
    assert (row.is_out, row.delivered_on, row.signed_on, row.closed_on) == (True, DAY, None, None)
    assert row.code in words_of(tmp_path / "scheda.pdf")
    assert row.code
    assert counted_out([row]) == "1 carta è ancora fuori."
    acknowledge_sheet(workspace, rossi, StepDetails(on=SIGNED_ON))
    row = ledger(session_open)["Rossi"]
    assert (row.paper, row.signed_on, row.signed, row.scan) == (PaperStanding.BACK, SIGNED_ON, "firmata", "no")
    attach_file(workspace, rossi, SCAN)
    assert ledger(session_open)["Rossi"].paper is PaperStanding.KEPT
    close_sheet(workspace, rossi)
    row = ledger(session_open)["Rossi"]
    assert (row.closed_on, row.scan) == (workspace.today, "sì")
    assert counted_out([row]) == "Nessuna carta da riconsegnare."


def test_that_a_refusal_names_its_witnesses_and_brings_the_paper_back(session_open: Comune) -> None:
    delivered(session_open, "Rossi")
    refused = StepDetails(
        on=SIGNED_ON,
        outcome=SignatureOutcome.REFUSED_WITH_WITNESSES,
        first_witness="Neri Ugo",
        second_witness="Bruni Lia",
    )
    acknowledge_sheet(session_open.workspace, session_open.sheet_id("Rossi"), refused)
    row = ledger(session_open)["Rossi"]
    assert (row.signed, row.is_out) == ("firma rifiutata, testimoni Neri Ugo e Bruni Lia", False)


def test_that_what_was_asked_waits_for_its_answer(session_open: Comune) -> None:
    delivered(session_open, "Rossi")
    asked = RemarkDraft(RemarkKind.REMARKS, SIGNED_ON, "Il grado non tiene conto dei mesi")
    record_remark(session_open.workspace, session_open.sheet_id("Rossi"), asked)
    row = ledger(session_open)["Rossi"]
    assert row.review == "Osservazioni del 05/12/2024, senza risposta"
    assert row.is_out


def test_that_an_evaluator_sees_the_own_people_alone_and_nobody_the_own_sheet_too_early(session_open: Comune) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(2))
    own = replace(session_open.workspace, actor=verdi)
    assert set(ledger(session_open, own)) == {"Rossi", "Neri"}
    delivered(session_open, "Verdi")
    assert set(ledger(session_open, own)) == {"Rossi", "Neri", "Verdi"}
    nobody = Actor("Nessuno", UserRole.EQ, None, user_id=UserId(9))
    with pytest.raises(UserError):
        ledger(session_open, replace(session_open.workspace, actor=nobody))


def test_that_the_ledger_is_printed_with_the_papers_out_first(session_open: Comune, tmp_path: Path) -> None:
    delivered(session_open, "Rossi")
    target = tmp_path / "firme.pdf"
    print_document(session_open.workspace, DocumentRequest(SIGNATURE_LEDGER, 2024), target)
    words = words_of(target)
    assert "1 carta è ancora fuori." in words
    assert words.index("Carte ancora fuori") < words.index("Rossi Mario") < words.index("Tutte le schede")
    assert words.count("Rossi Mario") == 2
    assert words.count("Neri Ugo") == 1
    assert words.count("01/12/2024") == 2


def test_that_two_sheets_of_a_person_are_told_apart_by_their_days(example: Workspace) -> None:
    rows = signature_ledger(example, next(one.id for one in list_rounds(example, 2024)))
    found = [row.person for row in rows if row.person.startswith("Conti Silvia")]
    assert found == ["Conti Silvia, dal 01/01/2024", "Conti Silvia, dal 01/07/2024"]
    assert "Barbieri Luca" in {row.person for row in rows}

"""A year is closed on its ground, keeps where the audit stood, and is opened again with the reason."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.closing.checklist import PointStanding, closing_points
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft
from app.domain.cycles import planned
from app.domain.documents.catalogue import REPORT, YEAR_CLOSING, DocumentRequest
from app.domain.errors import UserError
from app.domain.ids import ActId
from app.domain.issues import Link
from app.domain.next_year.choice import EVERYTHING, YearCopy
from app.domain.objectives.records import MonitoringDraft
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.archive_check import verify_archive
from app.services.audit.anchoring import against_printed
from app.services.audit.undoing import undo_last, would_undo
from app.services.closing.reading import closing_facts, read_closing
from app.services.closing.years import close_year, reopen_year
from app.services.cycles import list_cycles
from app.services.documents.printing import print_document
from app.services.next_year.years import begin_year_from
from app.services.objectives.records import save_monitoring
from tests.archives.closing import close_explained, closing_of_year
from tests.archives.comune import Comune
from tests.golden.kept import text_of_pdf
from tests.looking import closing_records, list_entries

NO_CHECKS = ()


def test_that_sheets_not_final_hinder_and_lead_to_the_first(session_open: Comune) -> None:
    page = read_closing(session_open.workspace, 2024)
    [sheets] = [one for one in closing_points(page.facts, page.draft) if one.id == "sheets"]
    assert sheets.standing is PointStanding.MISSING
    assert sheets.link == Link(
        "sheet", min(session_open.sheet_id(name) for name in ("Verdi", "Rossi", "Neri", "Bruni"))
    )
    with pytest.raises(UserError, match="non sono ancora definitive"):
        close_explained(session_open.workspace, 2024)


def test_that_a_closing_keeps_its_ground_and_where_the_audit_stood(comune: Comune, tmp_path) -> None:
    workspace = comune.later(date(2025, 6, 30))
    draft = closing_of_year(workspace, 2024, "Anno senza sessione.")
    with pytest.raises(UserError, match="perché l'anno si chiude così"):
        close_year(workspace, replace(draft, explanation=""), NO_CHECKS)
    before = list_entries(workspace, 1)[0]
    close_year(workspace, draft, NO_CHECKS)
    [record] = closing_records(workspace, 2024)
    assert (record.head_hash, record.head_entry) == (before.hash, before.id)
    assert (record.report_act, record.validation, record.explanation) == (
        "Delibera di Giunta n. 58 del 31/12/2024", "Verbale n. 2", "Anno senza sessione.",
    )  # fmt: skip
    assert against_printed(workspace, record.head_hash[:12]).entry is not None
    target = tmp_path / "chiusura.pdf"
    print_document(workspace, DocumentRequest(YEAR_CLOSING, 2024), target)
    text = text_of_pdf(target.read_bytes())
    assert record.head_hash in text
    assert "Anno senza sessione." in text
    print_document(workspace, DocumentRequest(REPORT, 2024), target)
    assert "l'ha validata il 30/06/2025: Verbale n. 2." in text_of_pdf(target.read_bytes())
    assert verify_archive(workspace).is_sound


def test_that_nothing_is_undone_into_a_closed_year_and_the_reason_opens_it(comune: Comune) -> None:
    workspace = comune.later(date(2025, 6, 30))
    seen = MonitoringDraft(objective_id=comune.objectives["misurato"], on_date=date(2024, 5, 2), notes="In ritardo")
    save_monitoring(workspace, seen)
    close_explained(workspace, 2024)
    done, left = would_undo(workspace)
    assert done is None
    assert left is not None
    assert "ciò che è chiuso si riapre" in left.sentence
    with pytest.raises(UserError, match="si riapre"):
        undo_last(workspace)
    with pytest.raises(UserError, match="2024 è chiuso"):
        save_monitoring(workspace, seen)
    with pytest.raises(UserError, match="serve il motivo"):
        reopen_year(workspace, YearReopeningDraft(2024, " "))
    reopen_year(workspace, YearReopeningDraft(2024, "Un valore da correggere."))
    close_explained(workspace, 2024)
    first, second = closing_records(workspace, 2024)
    assert (first.reopened_reason, first.reopened_on) == ("Un valore da correggere.", date(2025, 6, 30))
    assert second.stands


def test_that_a_closed_year_is_copied_into_the_next(comune: Comune) -> None:
    close_explained(comune.workspace, 2024)
    begin_year_from(comune.workspace, planned(2025), YearCopy(2024, 2025, EVERYTHING))
    assert {one.year: one.is_closed for one in list_cycles(comune.workspace)} == {2024: True, 2025: False}
    assert len(closing_facts(comune.workspace, 2025, NO_CHECKS).found) == 0


def test_that_only_the_segretario_closes_and_opens(comune: Comune) -> None:
    others = (Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"]), Actor("Sala Aldo", UserRole.MAYOR))
    for actor in others:
        with pytest.raises(UserError, match="non può compiere"):
            close_year(replace(comune.workspace, actor=actor), ClosingDraft(2024, ActId(1)), NO_CHECKS)
        with pytest.raises(UserError, match="non può compiere"):
            reopen_year(replace(comune.workspace, actor=actor), YearReopeningDraft(2024, "Motivo"))

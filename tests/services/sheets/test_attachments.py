"""Files kept with a sheet: which are taken, who sees them, how they come out, and that nothing changes them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.changes import Topic
from app.domain.documents.catalogue import sheet_request
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, SheetId, UserId
from app.domain.issues import Link
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import LONGEST_NAME, MOST_BYTES, AttachmentDraft, AttachmentRow, stored_name
from app.domain.sheets.step_details import StepDetails
from app.domain.validation import NotValid
from app.domain.workflow import AttachmentKind, CycleState, RoundState
from app.models.evaluation import EvaluationRound
from app.services.archive_check import verify_archive
from app.services.audit.output import print_and_tell
from app.services.audit.papers import attachment_to_open, take_out_attachment
from app.services.audit.undoing import redo_last, undo_last
from app.services.search import search
from app.services.sheets.attachments import (
    attach_file,
    draft_from,
    read_attachment,
    remove_attachment,
    sheet_of_paper,
)  # fmt: skip
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.looking import list_entries

BODY = b"%PDF-1.7\nscheda firmata"
SIGNED = AttachmentDraft(AttachmentKind.SIGNED, "Scheda firmata.pdf", BODY)
DAY = date(2024, 12, 1)


def attached(comune: Comune, sheet_id: SheetId) -> AttachmentRow:
    attach_file(comune.workspace, sheet_id, SIGNED)
    return sheet_detail(comune.workspace, sheet_id).review.attachments[-1]


def closed(comune: Comune) -> SheetId:
    sheet_id = comune.fill("Rossi")
    complete_sheet(comune.workspace, sheet_id)
    deliver_sheet(comune.workspace, sheet_id, DAY)
    acknowledge_sheet(comune.workspace, sheet_id, StepDetails(on=DAY))
    close_sheet(comune.workspace, sheet_id)
    return sheet_id


def test_that_a_file_comes_out_as_it_was_taken_in_and_both_are_told(session_open: Comune, tmp_path: Path) -> None:
    sheet_id, workspace = session_open.fill("Rossi"), session_open.workspace
    row = attached(session_open, sheet_id)
    assert (row.name, row.size, row.sha256) == ("Scheda firmata.pdf", len(BODY), sha256(BODY).hexdigest())
    assert read_attachment(workspace, row.id).body == BODY
    written = take_out_attachment(workspace, row.id, tmp_path / "copia.pdf")
    assert written.read_bytes() == BODY
    labels = [one.label for one in list_entries(workspace)]
    assert labels[0] == "Esportazione: allegato della scheda di Rossi Mario, file copia.pdf"
    assert labels[1] == "Allegato «Scheda firmata»: Rossi Mario"


REFUSED = [
    (b"", "è vuoto"),
    (b"MZ\x90\x00", "non è un PDF né un'immagine"),
    (b"%PDF-1.7" + bytes(MOST_BYTES), "supera i 10 MB"),
]


@pytest.mark.parametrize(("body", "sentence"), REFUSED)
def test_that_a_file_that_is_no_paper_or_is_too_large_is_refused(
    session_open: Comune, body: bytes, sentence: str
) -> None:
    sheet_id = session_open.fill("Rossi")
    with pytest.raises(UserError, match=sentence):
        attach_file(session_open.workspace, sheet_id, replace(SIGNED, body=body))
    assert sheet_detail(session_open.workspace, sheet_id).review.attachments == ()


def test_that_the_audit_and_the_check_answer_for_the_bytes_without_holding_them(session_open: Comune) -> None:
    row = attached(session_open, session_open.fill("Rossi"))
    path = session_open.workspace.archive.path
    assert verify_archive(session_open.workspace).unfaithful == ()
    with closing(sqlite3.connect(path)) as raw:
        details = "".join(text for (text,) in raw.execute("SELECT details FROM audit_entries"))
        assert row.sha256 in details
        assert "scheda firmata" not in details
        guard = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'attachment_bodies_frozen_update'").fetchone()[
            0
        ]
        with pytest.raises(sqlite3.IntegrityError, match="attachment_frozen"):
            raw.execute("UPDATE attachment_bodies SET body = x'00'")
        raw.execute("DROP TRIGGER attachment_bodies_frozen_update")
        raw.execute("UPDATE attachment_bodies SET body = CAST('%PDF-1.7 altro' AS BLOB)")
        raw.execute(guard)
        raw.commit()
    [sentence] = verify_archive(session_open.workspace).unfaithful
    assert "Contenuto dell'allegato" in sentence
    assert "non ha l'impronta che il registro dice" in sentence
    with pytest.raises(UserError, match="la sua impronta non torna"):
        read_attachment(session_open.workspace, row.id)


def test_that_a_file_is_taken_away_until_the_sheet_is_closed_and_added_after_it_too(session_open: Comune) -> None:
    sheet_id, workspace = session_open.fill("Rossi"), session_open.workspace
    remove_attachment(workspace, attached(session_open, sheet_id).id)
    assert sheet_detail(workspace, sheet_id).review.attachments == ()
    sheet_id = closed(session_open)
    row = attached(session_open, sheet_id)
    assert not row.may_remove
    with pytest.raises(UserError, match="i suoi allegati restano"):
        remove_attachment(workspace, row.id)
    with closing(sqlite3.connect(workspace.archive.path)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        for statement in (
            "DELETE FROM attachment_bodies",
            "DELETE FROM attachments",
            "UPDATE attachments SET name = ''",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="sheet_final"):
                raw.execute(statement)
    assert verify_archive(workspace).unfaithful == ()


def test_that_a_file_is_not_undone_and_what_was_done_before_it_is(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    attached(session_open, sheet_id)
    undone = undo_last(session_open.workspace)
    assert undone.label.startswith("Annulla: Punteggi")
    assert "un allegato si toglie dalla scheda" in undone.passed_over
    assert len(sheet_detail(session_open.workspace, sheet_id).review.attachments) == 1


def test_that_a_file_is_seen_by_who_sees_the_scores_of_its_sheet(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    row = attached(session_open, sheet_id)
    rossi, verdi, neri = (
        Actor(name, UserRole.EQ, EmployeeId(session_open.people[name]), user_id=UserId(9))
        for name in ("Rossi", "Verdi", "Neri")
    )
    assert read_attachment(replace(session_open.workspace, actor=verdi), row.id).body == BODY
    for actor in (rossi, neri, Actor("Gialli", UserRole.MAYOR, user_id=UserId(8))):
        with pytest.raises(UserError, match="non si può vedere"):
            read_attachment(replace(session_open.workspace, actor=actor), row.id)
    complete_sheet(session_open.workspace, sheet_id)
    deliver_sheet(session_open.workspace, sheet_id, DAY)
    assert read_attachment(replace(session_open.workspace, actor=rossi), row.id).body == BODY


def test_that_a_paper_is_found_by_its_code_by_the_whole_qr_and_by_its_number(
    session_open: Comune, tmp_path: Path
) -> None:
    sheet_id, workspace = session_open.fill("Rossi"), session_open.workspace
    complete_sheet(workspace, sheet_id)
    print_and_tell(workspace, sheet_request(2024, sheet_id), tmp_path / "scheda.pdf")
    with closing(sqlite3.connect(workspace.archive.path)) as raw:
        [(code,)] = raw.execute("SELECT code FROM sheet_papers").fetchall()
    print_and_tell(workspace, sheet_request(2024, sheet_id), tmp_path / "scheda.pdf")
    assert sheet_of_paper(workspace, code) == sheet_id
    assert sheet_of_paper(workspace, f"MERITO 2024 n. 2024/{sheet_id} matricola 0002 totale 80,00 {code}") == sheet_id
    assert sheet_of_paper(workspace, f"n. 2024/{sheet_id}") == sheet_id
    [found] = search(workspace, 2024, code)
    assert (found.text, found.link) == ("Rossi Mario", Link("sheet", sheet_id))
    assert search(workspace, 2024, "ffffffffffff") == []
    assert sheet_of_paper(workspace, "ffffffffffff") is None
    deliver_sheet(workspace, sheet_id, DAY)
    assert sheet_of_paper(workspace, code.upper()) == sheet_id
    neri = Actor("Neri", UserRole.EQ, EmployeeId(session_open.people["Neri"]), user_id=UserId(9))
    assert sheet_of_paper(replace(workspace, actor=neri), code) is None


def test_that_the_scan_of_a_paper_that_comes_back_when_the_session_is_over_is_kept_until_the_year_is_closed(
    session_open: Comune,
) -> None:
    sheet_id, workspace = closed(session_open), session_open.workspace
    with unit_of_work(workspace, "Sessione chiusa", Topic.ROUNDS, action=Action.CLOSE) as unit:
        unit.get(EvaluationRound, session_open.round_id).state = RoundState.CLOSED
    before = len(sheet_detail(workspace, sheet_id).review.attachments)
    attached(session_open, sheet_id)
    assert len(sheet_detail(workspace, sheet_id).review.attachments) == before + 1
    with unit_of_work(workspace, "Anno chiuso", Topic.ROUNDS, action=Action.CLOSE) as unit:
        unit.get(EvaluationRound, session_open.round_id).cycle.state = CycleState.CLOSED
    with pytest.raises(UserError, match="2024"):
        attached(session_open, sheet_id)


def test_that_printing_a_sheet_bars_neither_the_undo_nor_the_redo_of_what_was_done_before(
    session_open: Comune, tmp_path: Path
) -> None:
    workspace, sheet_id = session_open.workspace, session_open.fill("Rossi")
    complete_sheet(workspace, sheet_id)
    print_and_tell(workspace, sheet_request(2024, sheet_id), tmp_path / "scheda.pdf")
    undone = undo_last(workspace)
    assert undone.label.startswith("Annulla: Scheda compilata")
    print_and_tell(workspace, sheet_request(2024, sheet_id), tmp_path / "ancora.pdf")
    assert redo_last(workspace).label.startswith("Ripristina: Scheda compilata")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("è" * 200 + ".pdf", "è" * 98 + ".pdf"),
        ("x" * 300 + ".tiff", "x" * 195 + ".tiff"),
        ("scheda: «bozza»? .pdf", "scheda_ «bozza»_.pdf"),
        ("C:\\carte\\firmata.pdf", "firmata.pdf"),
        ("../../etc/passwd", "passwd"),
        ("...", "allegato"),
        (".pdf", "pdf"),
        ("firma\u202egpj.pdf", "firma_gpj.pdf"),
        ("senza punto " + "y" * 300, "senza punto " + "y" * 188),
    ],
)
def test_that_a_file_is_kept_under_a_name_that_every_disk_takes(name: str, kept: str) -> None:
    assert stored_name(name) == kept
    assert len(stored_name(name).encode()) <= LONGEST_NAME


def test_that_a_file_with_the_longest_name_is_written_again_and_opened(session_open: Comune, tmp_path: Path) -> None:
    sheet_id = session_open.sheet_id("Rossi")
    draft = AttachmentDraft(AttachmentKind.SIGNED, "à" * 200 + ".pdf", b"%PDF-1.7 firmata")
    attach_file(session_open.workspace, sheet_id, draft)
    [row] = sheet_detail(session_open.workspace, sheet_id).review.attachments
    assert take_out_attachment(session_open.workspace, row.id, tmp_path / row.name).read_bytes() == draft.body
    assert attachment_to_open(session_open.workspace, row.id).read_bytes() == draft.body
    with pytest.raises(UserError, match="il nome è troppo lungo"):
        take_out_attachment(session_open.workspace, row.id, tmp_path / ("à" * 200 + ".pdf"))


def test_that_a_file_too_large_is_told_under_its_field(tmp_path: Path) -> None:
    large = tmp_path / "enorme.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(NotValid) as refused:
        draft_from(large, AttachmentKind.SIGNED)
    assert [one.field for one in refused.value.issues] == ["attachment"]
    assert "10 MB" in refused.value.sentence

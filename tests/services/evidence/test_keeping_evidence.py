"""Evidences are kept, pointed to and cited; what vanished or changed is told; locks hold."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.acts import ActDraft, ActKind
from app.domain.certification.certifying import CertificationDraft, MinutesScan, ReopeningDraft
from app.domain.documents.catalogue import OBJECTIVE_SHEETS, DocumentRequest
from app.domain.errors import UserError
from app.domain.evidence import EvidenceDraft, EvidenceKind, EvidenceStanding
from app.domain.ids import ActId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.keys.key_file import LOWEST_COST
from app.services.archive_check import verify_archive
from app.services.audit.undoing import undo_last
from app.services.certification.certifying import certify, reopen_certified
from app.services.certification.reading import list_results
from app.services.checks import check_year
from app.services.documents.printing import print_document
from app.services.evidence.keeping import add_evidence, evidence_to_open, remove_evidence
from app.services.evidence.reading import read_evidence
from app.services.keys.protecting import protect
from app.services.objectives.editing import delete_objectives
from app.services.objectives.indicators import delete_indicators
from app.services.opening import open_workspace
from app.services.structure.acts import save_act
from tests.archives.closing import close_explained
from tests.archives.comune import Comune
from tests.golden.kept import text_of_pdf

PDF = b"%PDF-1.7 elenco delle pratiche"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "pratiche chiuse.pdf"
    path.write_bytes(PDF)
    return path


def give(comune: Comune, kind: EvidenceKind, path: Path | str = "", **more: object) -> None:
    add_evidence(comune.workspace, EvidenceDraft(comune.objectives["misurato"], kind, str(path), **more))


def page(comune: Comune):
    return read_evidence(comune.workspace, comune.objectives["misurato"])


def test_that_a_file_is_kept_in_the_archive_shown_opened_printed_and_undone(
    comune: Comune, scan: Path, tmp_path: Path
) -> None:
    give(comune, EvidenceKind.COPIED, scan, indicator_id=page(comune).indicators[0][0])
    renamed = scan.rename(tmp_path / "altro nome.pdf")
    with pytest.raises(UserError, match="è già fra le evidenze, con il nome «pratiche chiuse"):
        give(comune, EvidenceKind.COPIED, renamed, indicator_id=page(comune).indicators[0][0])
    give(comune, EvidenceKind.COPIED, renamed)  # of the objective as a whole it is another thing
    undo_last(comune.workspace)
    renamed.unlink()
    [row] = page(comune).rows
    assert (row.name, row.sha256, row.author) == (scan.name, sha256(PDF).hexdigest(), comune.workspace.actor.name)
    assert (row.indicator, row.standing) == ("Pratiche chiuse", EvidenceStanding.SOUND)
    assert evidence_to_open(comune.workspace, row.id).read_bytes() == PDF
    shown = {one.id: one.values for one in list_results(comune.workspace, 2024)}
    assert shown[comune.objectives["misurato"]].endswith(f"evidenze: {scan.name}")
    target = tmp_path / "scheda.pdf"
    print_document(comune.workspace, DocumentRequest(OBJECTIVE_SHEETS, 2024, comune.objectives["misurato"]), target)
    assert row.sha256[:12] in text_of_pdf(target.read_bytes())
    delete_indicators(comune.workspace, [page(comune).indicators[0][0]])
    assert [one.indicator for one in page(comune).rows] == [""]
    assert verify_archive(comune.workspace).is_sound
    undo_last(comune.workspace)
    assert page(comune).rows[0].indicator == "Pratiche chiuse"


def test_that_a_file_is_encrypted_with_the_archive_that_keeps_it(comune: Comune, scan: Path) -> None:
    give(comune, EvidenceKind.COPIED, scan)
    [row] = page(comune).rows
    path = comune.workspace.archive.path
    assert PDF in path.read_bytes()
    done = protect(comune.workspace, "Segretario comunale", "cavallo batteria graffetta", cost=LOWEST_COST)
    assert PDF not in path.read_bytes()
    protected = open_workspace(path, done.key)
    assert evidence_to_open(protected, row.id).read_bytes() == PDF
    protected.archive.close()


def test_that_a_file_pointed_to_is_told_when_it_changes_or_vanishes(comune: Comune, tmp_path: Path) -> None:
    path = tmp_path / "registro.ods"
    path.write_bytes(b"prima")
    give(comune, EvidenceKind.POINTED, path)
    assert evidence_to_open(comune.workspace, page(comune).rows[0].id) == path
    assert not [one for one in check_year(comune.workspace, 2024) if one.code == "evidence"]
    path.write_bytes(b"dopo!")
    assert page(comune).rows[0].standing is EvidenceStanding.CHANGED
    with pytest.raises(UserError, match="è cambiato"):
        evidence_to_open(comune.workspace, page(comune).rows[0].id)
    path.unlink()
    [found] = [one for one in check_year(comune.workspace, 2024) if one.code == "evidence"]
    assert "non si trova più" in found.sentence
    assert found.link is not None
    with pytest.raises(UserError, match="non si trova"):
        evidence_to_open(comune.workspace, page(comune).rows[0].id)


def test_that_an_act_is_cited_and_bad_files_change_nothing(comune: Comune, tmp_path: Path) -> None:
    made = save_act(comune.workspace, ActDraft(kind=ActKind.DETERMINA, number="7", on_date=date(2024, 9, 1))).ids[0]
    give(comune, EvidenceKind.ACT, act_id=ActId(made))
    words, empty = tmp_path / "appunti.txt", tmp_path / "vuoto.pdf"
    words.write_text("ciao")
    empty.write_bytes(b"")
    bad = ((EvidenceKind.COPIED, words), (EvidenceKind.COPIED, empty), (EvidenceKind.COPIED, tmp_path / "manca.pdf"))
    for kind, path in (*bad, (EvidenceKind.POINTED, tmp_path), (EvidenceKind.POINTED, empty), (EvidenceKind.ACT, "")):
        with pytest.raises(UserError):
            give(comune, kind, path)
    with pytest.raises(UserError, match="è già fra le evidenze, dal"):
        give(comune, EvidenceKind.ACT, act_id=ActId(made))
    [row] = page(comune).rows
    assert row.name == "Determina n. 7 del 01/09/2024"
    with pytest.raises(UserError, match="non ha un file"):
        evidence_to_open(comune.workspace, row.id)
    delete_objectives(comune.workspace, [comune.objectives["misurato"]])
    assert verify_archive(comune.workspace).is_sound


def test_that_a_certified_result_and_a_closed_year_keep_their_evidences(comune: Comune, scan: Path) -> None:
    later = replace(comune, workspace=comune.later(date(2025, 1, 20)))
    give(later, EvidenceKind.COPIED, scan)
    [row] = page(later).rows
    goal = comune.objectives["misurato"]
    minutes = MinutesScan("verbale.pdf", b"%PDF-1.7 verbale")
    certify(later.workspace, CertificationDraft(2024, (goal,), date(2025, 1, 20), "Verbale n. 3", None, minutes))
    for change in (lambda: give(later, EvidenceKind.COPIED, scan), lambda: remove_evidence(later.workspace, row.id)):
        with pytest.raises(UserError, match="certificato dal Nucleo"):
            change()
    assert page(later).certified
    reopen_certified(later.workspace, ReopeningDraft((goal,), "Un valore da correggere."))
    close_explained(later.workspace, 2024)
    with pytest.raises(UserError, match="2024 è chiuso"):
        remove_evidence(later.workspace, row.id)
    assert evidence_to_open(later.workspace, row.id).read_bytes() == PDF


def test_that_who_heads_the_area_adds_and_others_do_not(comune: Comune, scan: Path) -> None:
    nobody = replace(comune.workspace, actor=Actor("Sala Aldo", UserRole.MAYOR))
    draft = EvidenceDraft(comune.objectives["misurato"], EvidenceKind.COPIED, str(scan))
    with pytest.raises(UserError, match="non può"):
        add_evidence(nobody, draft)
    assert page(comune).rows == ()

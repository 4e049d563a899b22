"""Certificazione in the window: the Nucleo certifies a whole list, the Segretario needs the scan, others only look."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from app.bootstrap import make_services
from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.ui.certification import certification_dialog
from app.ui.certification.certification_dialog import NOT_BODY, CertificationDialog
from app.ui.evidence.evidence_dialog import EvidenceDialog
from tests.looking import list_certifications
from tests.ui.driving import dialog_over
from tests.ui.window.test_by_role import opened

BODY = Actor("Nucleo", UserRole.BODY, user_id=UserId(3))
MAYOR = Actor("Gialli Piero", UserRole.MAYOR, user_id=UserId(2))


@pytest.fixture
def window(request, session_open, open_program):
    workspace = session_open.workspace
    if request.param is not None:
        workspace = replace(workspace, actor=request.param)
    return open_program(workspace.archive.path, make_services()._replace(open_archive=lambda _: opened(workspace)))


def opened_list(window, wait) -> CertificationDialog:
    action = next(one for one in window.findChildren(QAction) if "Certifica&zione" in one.text())
    assert action.isEnabled()
    action.trigger()
    wait()
    return next(one for one in window.findChildren(QDialog) if isinstance(one, CertificationDialog))


@pytest.mark.parametrize("window", [BODY], indirect=True)
def test_that_the_nucleo_certifies_a_list_at_once_and_opens_one_again(window, wait):
    listed = opened_list(window, wait)
    assert listed.words.text() == "0 risultati certificati · 2 da certificare · 1 non misurato"
    assert not listed.minutes_button.isEnabled()
    listed.certify_listed()
    form = listed.dialog.form
    listed.dialog.submit()
    assert "Mancano gli estremi del verbale" in form.fields["minutes"].message.text
    form.fields["minutes"].editor.setText("Verbale n. 3")
    listed.dialog.submit()
    wait()
    assert listed.words.text() == "2 risultati certificati · 0 da certificare · 1 non misurato"
    assert listed.all_button.toolTip() == "Nell'elenco non c'è niente da certificare."
    row = next(one for one in listed.table.rows() if one.certified)
    listed.table.select(row.id)
    listed.reopen()
    listed.dialog.submit()
    assert listed.dialog.isVisible()
    listed.dialog.form.fields["reason"].editor.setPlainText("Errore nel registro.")
    listed.dialog.submit()
    wait()
    assert listed.words.text() == "1 risultato certificato · 1 da certificare · 1 non misurato"
    assert not listed.wanted.isEnabled()
    [record] = list_certifications(window.desk.workspace, 2024)
    assert record.is_of_body
    listed.standings.setCurrentText("Certificato")
    listed.standings.activated.emit(0)
    assert [one.code for one in listed.table.rows()] == ["O2"]


@pytest.mark.parametrize("window", [None], indirect=True)
def test_that_the_segretario_certifies_with_the_scan_and_the_objective_shows_it(
    window, wait, tmp_path, session_open, monkeypatch
):
    listed = opened_list(window, wait)
    listed.table.select(session_open.objectives["misurato"])
    listed.certify_chosen()
    dialog = listed.dialog
    dialog.form.fields["minutes"].editor.setText("Verbale n. 3")
    dialog.submit()
    assert dialog.isVisible()
    scan = tmp_path / "verbale.pdf"
    scan.write_bytes(b"%PDF-1.7 verbale")
    dialog.file.take(scan)
    dialog.submit()
    wait()
    listed.table.select(session_open.objectives["misurato"])
    opened = []
    monkeypatch.setattr(certification_dialog, "open_place", opened.append)
    listed.minutes_button.click()
    wait()
    assert [path.read_bytes() for path in opened] == [scan.read_bytes()]
    listed.evidence_button.click()
    wait()
    evidences = dialog_over(listed, EvidenceDialog)
    assert evidences.identity == session_open.objectives["misurato"]
    evidences.done(0)
    listed.wanted.click()
    wait()
    listed.show_objective()
    wait()
    objectives = window.pages.current_tab()
    assert "Certificato il" in objectives.details.objective.lock.words.text()
    rows = [row for row in objectives._tree.places() if row.certified]
    assert [row.code for row in rows] == ["O2"]
    assert rows[0].certified.badge.startswith("Cert. ")


@pytest.mark.parametrize("window", [MAYOR], indirect=True)
def test_that_others_only_look_and_are_told_why(window, wait):
    listed = opened_list(window, wait)
    assert (listed.all_button.isEnabled(), listed.all_button.toolTip()) == (False, NOT_BODY)
    assert listed.show_button.isEnabled()

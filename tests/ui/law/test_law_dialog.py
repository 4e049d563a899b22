"""Norme e soglie in the window: the Segretario chooses a value and goes back to the source; others only look."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel

from app.bootstrap import make_services
from app.domain.ids import UserId
from app.domain.issues import Link
from app.domain.permissions import ONLY_SECRETARY, Actor
from app.domain.roles import UserRole
from app.ui.law.law_dialog import NO_FIGURE, LawDialog
from app.ui.methods.dialog import MethodsDialog
from tests.ui.window.test_by_role import opened

MAYOR = Actor("Gialli Piero", UserRole.MAYOR, user_id=UserId(2))


@pytest.fixture
def window(request, session_open, open_program):
    workspace = session_open.workspace
    if request.param is not None:
        workspace = replace(workspace, actor=request.param)
    return open_program(workspace.archive.path, make_services()._replace(open_archive=lambda _: opened(workspace)))


def opened_dialog(window, wait, kind):
    wait()
    return next(one for one in window.findChildren(QDialog) if isinstance(one, kind))


def opened_list(window, wait) -> LawDialog:
    next(one for one in window.findChildren(QAction) if "Norm&e" in one.text()).trigger()
    return opened_dialog(window, wait, LawDialog)


@pytest.mark.parametrize("window", [None], indirect=True)
def test_that_the_segretario_chooses_a_value_and_goes_back_to_the_source(window, wait):
    listed = opened_list(window, wait)
    listed.table.select("norma 0")
    assert listed.change_button.toolTip() == NO_FIGURE
    listed.table.select("soglia quota_tempi_di_pagamento")
    assert "La fonte dice: 30 %." in listed.words.text()
    assert not listed.back_button.isEnabled()
    listed.change()
    asked = [label.text() for label in listed.dialog.findChildren(QLabel)]
    assert any("pagamento, almeno: 30 % (D.L. 13/2023 art. 4-bis c. 2). " in one for one in asked)
    form = listed.dialog.form
    form.fields["value"].editor.setText("20")
    listed.dialog.submit()
    assert "Si può scegliere da 30 % a 100 %" in form.fields["value"].message.text
    form.fields["value"].editor.setText("40")
    listed.dialog.submit()
    wait()
    assert listed.table.current_row().own_text == "40 %, dal 2024"
    listed.back_button.click()
    wait()
    assert listed.table.current_row().holding == "30 %"
    window.show_place(Link("method", 0))
    assert opened_dialog(window, wait, MethodsDialog).isVisible()


@pytest.mark.parametrize("window", [MAYOR], indirect=True)
def test_that_the_sindaco_only_looks(window, wait):
    listed = opened_list(window, wait)
    listed.table.select("soglia quota_tempi_di_pagamento")
    assert listed.change_button.toolTip() == ONLY_SECRETARY
    assert len(listed.table.rows()) > 10

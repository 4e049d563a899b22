"""Tempi di pagamento in the window: figures of each EQ, the certificate written, the objective opened."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from app.bootstrap import make_services
from app.domain.issues import Link
from app.domain.objectives.value import IndicatorValueDraft
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import record_value
from app.ui.payment_times.payment_dialog import NO_OBJECTIVE, PaymentDialog
from tests.services.payment_times.test_payment_year import add_objective, delay_indicator, later
from tests.ui.window.test_by_role import opened


@pytest.fixture
def window(session_open, open_program):
    workspace = later(session_open)
    return open_program(workspace.archive.path, make_services()._replace(open_archive=lambda _: opened(workspace)))


def test_that_the_figure_is_written_with_its_certificate_and_the_objective_opened(window, wait, session_open):
    next(one for one in window.findChildren(QAction) if one.text() == "&Tempi di pagamento…").trigger()
    wait()
    listed = next(one for one in window.findChildren(QDialog) if isinstance(one, PaymentDialog))
    [head] = listed.table.rows()
    assert (head.name, head.practice) == ("Verdi Anna", "–")
    assert listed.words.text() == "L'indicatore di ritardo annuale non è ancora scritto."
    assert listed.objective_button.toolTip() == NO_OBJECTIVE
    goal = add_objective(session_open)
    delay_indicator(session_open, goal)
    listed.reload()
    wait()
    assert listed.table.rows()[0].removed == 900
    [indicator] = objective_detail(session_open.workspace, goal.id).indicators
    draft = IndicatorValueDraft(indicator.id, on_date=date(2024, 12, 31), value=Decimal(-2), source="PCC")
    record_value(session_open.workspace, draft)
    listed.reload()
    wait()
    assert "Indicatore di ritardo annuale: -2 giorni" in listed.words.text().replace("−", "-")
    assert "per ora è il consuntivo di" in listed.words.text()
    listed.write_delay()
    form = listed.dialog.form
    assert form.fields["delay_days"].value() == Decimal(-2)
    form.fields["delay_days"].editor.setText("-3,2")
    form.fields["auditor"].editor.setText("dott.ssa Neri")
    listed.dialog.submit()
    assert "Manca il giorno del certificato" in form.fields["certified_on"].message.text
    form.fields["certified_on"].editor.setText("20/01/2025")
    listed.dialog.submit()
    wait()
    assert listed.words.text().endswith("certificato il 20/01/2025 da dott.ssa Neri: obiettivo raggiunto.")
    listed.show_objective()
    wait()
    assert window.pages.current_title() == "Obiettivi"
    listed = PaymentDialog(window, window.desk)
    listed.open()
    wait()
    listed.table.select(listed.table.rows()[0].id)
    asked = []
    window.desk.hub.place_asked.connect(asked.append)
    listed.weights_button.click()
    wait()
    assert asked == [Link("person_weights", head.employee_id)]
    assert window.pages.current_title() == "Obiettivi"

"""Certified data written, pasted and deleted, events added, changed and deleted, from their dialog."""

from datetime import date
from decimal import Decimal

import pytest

from app.ui.certified_data.certified_dialog import CertifiedDialog
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.services.certified_data.test_certified import asked

__all__ = ["asked"]
CERTIFIED = {"on_date": date(2024, 12, 1), "certified_by": "Revisore", "source": "Verbale 3"}


@pytest.fixture
def dialog(qtbot, asked, runner, settle):
    shown = CertifiedDialog(None, Desk(asked.workspace, runner, Hub(2024)))
    qtbot.addWidget(shown)
    shown.open()
    settle()
    return shown


def figures(dialog, code):
    return {row.of_whom.partition(" (")[0]: row.value for row in dialog.figures.rows() if row.datum.code == code}


def test_that_figures_are_written_pasted_and_deleted_and_events_added_changed_and_deleted(dialog, settle):
    def submit(**values):
        dialog.dialog.form.fill_values(values)
        dialog.dialog.submit()
        settle()

    [ente] = [row for row in dialog.figures.rows() if row.datum.code == "ente"]
    dialog.figures.select(ente.id)
    dialog.write_button.click()
    submit(value=Decimal(80), on_date=None, certified_by="", source="")
    assert dialog.dialog.isVisible(), "a figure says who certified it and when"
    submit(**CERTIFIED)
    assert figures(dialog, "ente") == {"Ente": Decimal(80)}
    dialog.paste_button.click()
    names = list(figures(dialog, "area"))
    submit(code="area", lines=f"{names[0]}\t70\nNessuno\t1", **CERTIFIED)
    assert dialog.dialog.isVisible(), "all the lines are taken or none"
    submit(lines="\n".join(f"{name}\t{70 + place}" for place, name in enumerate(names)))
    assert figures(dialog, "area") == {name: Decimal(70 + place) for place, name in enumerate(names)}
    dialog.figures.select(ente.id)
    dialog.delete_button.click()
    settle()
    assert figures(dialog, "ente") == {"Ente": None}
    dialog.views.chosen.emit(1)
    dialog.new_button.click()
    form = dialog.dialog.form
    people = [value for value, _ in dialog._page.people]
    form.fill_values({"code": "richiamo", "employee_id": people[0]})
    submit(on_date=date(2024, 5, 2), source="Lettera", description="Ritardo")
    [row] = dialog.events.rows()
    dialog.events.select(row.id)
    dialog.edit_button.click()
    submit(on_date=date(2024, 5, 3))
    assert [one.on_date for one in dialog.events.rows()] == [date(2024, 5, 3)]
    dialog.events.select(row.id)
    dialog.drop_button.click()
    settle()
    assert dialog.events.rows() == []

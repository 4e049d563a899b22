"""The presa visione written from the page, the one question that a change waits for afterwards, and the own log-in."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel

from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.objectives.acknowledging import own_to_see
from app.services.objectives.assignments import assign_people
from app.services.objectives.detail import objective_detail
from app.services.objectives.patching import change_objective
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.objectives.tab import ObjectivesTab
from tests.archives.office import YEAR
from tests.ui.driving import agree, dialog_over, press


def test_that_what_was_seen_is_changed_with_one_question_and_seen_anew(tab, show, office, settle):
    identity = office.objective()
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    people = show(identity, "Persone e pesi")
    press(people, "Presa visione…")
    dialog = dialog_over(tab)
    settle()
    assert [row.person for row in dialog.table.selected_rows()] == ["Arcuri Ada"]
    dialog.form.fill_values({"on": date(2023, 12, 31)})
    dialog.submit()
    assert "prima del 2024" in dialog.form.fields["on"].message.text
    dialog.form.fill_values({"on": date(2024, 2, 12)})
    dialog.submit()
    settle()
    [row] = people.table.rows()
    assert (row.acknowledged_on, row.seen) == (date(2024, 2, 12), "su carta, annotata da Segretario comunale")
    tab.desk.save(change_objective, identity, {"title": "Sportello al mattino"})
    settle()
    asked = QApplication.activeModalWidget()
    assert asked is not None
    assert "AG-SEG-01" in " ".join(one.text() for one in asked.findChildren(QLabel))
    asked.form.fill_values({"reason": "Nuovo orario", "act": "Delibera GC n. 12"})
    asked.submit()
    settle()
    [revision] = objective_detail(office.workspace, identity).revisions
    assert (revision.reason, revision.decided_by) == ("Nuovo orario", "Delibera GC n. 12")
    assert revision.details == "Obiettivo, titolo: da «Nuovo sportello» a «Sportello al mattino»"
    [row] = people.table.rows()
    assert row.seen == "vista il 12/02/2024, cambiata dopo"


def test_that_who_logs_in_says_to_have_seen_the_own_objectives(office, runner, open_page, settle):
    identity = office.objective()
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    workspace = replace(office.workspace, actor=Actor("Arcuri Ada", UserRole.VICE, office.people["Arcuri"]))
    tab = open_page(ObjectivesTab(Desk(workspace, runner, Hub(YEAR))), 1200)
    settle()
    assert tab.controls.own.isVisible()
    press(tab, "Presa visione…")
    agree(tab, "Li ho visti")
    settle()
    assert own_to_see(workspace, YEAR) is None
    settle()
    assert not tab.controls.own.isVisible()

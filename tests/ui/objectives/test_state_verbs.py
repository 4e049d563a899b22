"""Setting an objective aside from where it is: the menu of the row, *Altro*; how many a menu says it is about."""

from datetime import date

from app.domain.objectives import ObjectiveState
from app.domain.objectives.records import RevisionDraft
from app.services.objectives.states import withdraw_objective
from app.ui.kit.context_menu import verbs_of
from app.ui.kit.dialogs import FormDialog
from app.ui.objectives.state_dialog import StateDialog
from app.ui.objectives.verbs import NEUTRALISE, RESUME, REVISE, WITHDRAW

STATES = (REVISE, NEUTRALISE, WITHDRAW, RESUME)


def offered(tab):
    words = [verb.words() for verb in verbs_of(tab.tree.view).shown()]
    return [one for one in STATES if one in words]


def in_menu(tab):
    return [one for one in STATES if tab.details.objective.actions_of_menu[one].isVisible()]


def test_that_an_objective_is_changed_and_set_aside_from_its_row_and_from_altro(tab, office, show, settle, notices):
    identity = office.objective("Uno")
    show(identity)
    assert offered(tab) == in_menu(tab) == [REVISE, NEUTRALISE, WITHDRAW]
    verbs = verbs_of(tab.tree.view)
    for words, kind in ((REVISE, FormDialog), (NEUTRALISE, StateDialog), (WITHDRAW, StateDialog)):
        [verb] = [one for one in verbs.shown() if one.words() == words]
        assert verbs.why_off(verb) == ""
        verb.slot()
        [dialog] = [one for one in tab.findChildren(kind) if one.isVisible()]
        dialog.reject()
    settle()
    draft = RevisionDraft(objective_id=identity, on_date=date(2024, 5, 2), what="Stralcio", reason="Non finanziato")
    withdraw_objective(office.workspace, draft)
    show(identity)
    assert tab.chosen.only.state is ObjectiveState.WITHDRAWN
    assert offered(tab) == in_menu(tab) == [REVISE, RESUME]


def test_that_a_menu_counts_objectives_and_not_the_units_above_them(tab, office, settle):
    for title in ("Uno", "Due"):
        office.objective(title)
    tab.make_stale()
    settle()
    tab.tree.view.expandAll()
    tab.tree.view.selectAll()
    settle()
    verbs = verbs_of(tab.tree.view)
    assert verbs.rows() > 2
    assert len(tab.chosen.rows) == 2
    words = [verbs.words_of(one) for one in verbs.shown()]
    assert {"Duplica 2 obiettivi", "Elimina 2 obiettivi…", "Assegna 2 obiettivi al personale delle loro unità…"} <= {
        *words
    }
    assert tab.details.several.assign.text() == "Assegna 2 obiettivi al personale delle loro unità…"

"""What the menus of objectives, of their indicators and of their people do, each to its end."""

from datetime import date
from decimal import Decimal

from app.domain.objectives import ObjectiveState
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.recipients import Recipients
from app.domain.objectives.records import RevisionDraft
from app.models.objectives import Objective
from app.services.objectives.assignments import assign_people
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.states import withdraw_objective
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_text
from app.services.transaction import unit_of_work
from app.ui.catalogue.catalogue_dialog import CatalogueDialog
from app.ui.certification.certification_dialog import CertificationDialog
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.context_menu import verbs_of
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.indicator_dialog import IndicatorDialog
from app.ui.objectives.people_dialog import PeopleDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.recipients_dialog import RecipientsDialog
from app.ui.objectives.state_dialog import StateDialog
from app.ui.objectives.verbs import CERTIFICATION, RESUME, SEEN
from app.ui.objectives.year_lists import NAMED
from tests.archives.office import YEAR
from tests.services.objectives.test_named_people import PLAN, call, given
from tests.ui.driving import dialog_over, press
from tests.ui.objectives.conftest import answer_notice


def do(view, words):
    """Choose a verb in the menu of a view."""
    verbs = verbs_of(view)
    [verb] = [one for one in verbs.shown() if one.words() == words]
    assert verbs.why_off(verb) == ""
    verb.slot()


def test_that_the_menu_of_an_objective_measures_gives_and_shows_it_and_has_it_reviewed(tab, office, show, settle):
    identity, workspace = office.objective(), office.workspace
    with unit_of_work(workspace, "Copiato") as unit:
        unit.get(Objective, identity).is_untouched = True
    show(identity)
    view = tab.tree.view
    do(view, "Segna come rivisto")
    settle()
    with unit_of_work(workspace, "Letto") as unit:
        assert not unit.get(Objective, identity).is_untouched
    do(view, "Nuovo indicatore…")
    settle()
    measured = dialog_over(tab, IndicatorDialog)
    measured.form.fill_values({"name": "Avvisi", "unit": "n.", "target": Decimal(5), "source": "Protocollo"})
    measured.submit()
    settle()
    assert [one.name for one in objective_detail(workspace, identity).indicators] == ["Avvisi"]
    do(view, "Assegna a…")
    settle()
    people = dialog_over(tab, PeopleDialog)
    people.table.select(office.people["Conti"])
    people.accept()
    settle()
    assert [one.person for one in objective_detail(workspace, identity).assignments] == ["Conti Carla"]
    do(view, SEEN)
    settle()
    seen = dialog_over(tab, AcknowledgementDialog)
    seen.form.fill_values({"on": date(2024, 3, 4)})
    seen.submit()
    settle()
    [row] = objective_detail(workspace, identity).assignments
    assert row.acknowledged_on == date(2024, 3, 4)
    do(view, CERTIFICATION)
    settle()
    listed = dialog_over(tab, CertificationDialog)
    assert listed.table.current_row().id == identity
    listed.done(0)
    withdraw_objective(
        workspace, RevisionDraft(objective_id=identity, on_date=date(2024, 5, 2), what="Stralcio", reason="Fondi")
    )
    show(identity)
    do(view, RESUME)
    settle()
    resumed = dialog_over(tab, StateDialog)
    resumed.form.fill_values({"on_date": date(2024, 6, 2), "reason": "Finanziato"})
    resumed.submit()
    settle()
    assert objective_detail(workspace, identity).state is ObjectiveState.ACTIVE


def test_that_indicators_have_their_evidences_and_the_catalogue_at_hand(tab, office, show, settle):
    identity = office.objective("Piano neve")
    page = show(identity, "Indicatori")
    page.proposals.search_asked.emit()
    settle()
    found = dialog_over(tab, CatalogueDialog)
    assert (found.search.text(), found.entry.code) == ("Piano neve", "man-neve")
    found.verbs.use.click()
    settle()
    assert len(objective_detail(office.workspace, identity).indicators) == len(found.entry.indicators)
    found.done(0)
    press(page, "Evidenze…")
    settle()
    evidences = dialog_over(tab, EvidenceDialog)
    assert "Piano neve" in evidences.title.text()
    evidences.done(0)


def test_that_an_objective_goes_to_a_contract_area_and_a_person_says_to_have_seen_it(
    tab, office, show, settle, notices
):
    identity = office.objective()
    page = show(identity, "Persone e pesi")
    do(page.table.view, "Assegna a un'area contrattuale…")
    dialog = dialog_over(tab, RecipientsDialog)
    assert dialog.form.draft_values()["to"] == Recipients(contract_area=page.choices.contract_areas[0][0])
    dialog.submit()
    settle()
    assert notices[-1].words.endswith("3 persone che non ce l'hanno.")
    answer_notice(notices[-1], "Assegna")
    settle()
    [arcuri, *_] = rows = page.table.rows()
    assert [row.person for row in rows] == ["Arcuri Ada", "Bassi Bruno", "Conti Carla"]
    page.table.select(arcuri.id)
    weights = page.show_person()
    settle()
    assert isinstance(weights, PersonWeightsDialog)
    press(weights, "Presa visione…")
    settle()
    seen = dialog_over(weights, AcknowledgementDialog)
    seen.form.fill_values({"on": date(2024, 3, 4)})
    seen.submit()
    settle()
    weights.done(0)
    days = {row.person: row.acknowledged_on for row in objective_detail(office.workspace, identity).assignments}
    assert days == {"Arcuri Ada": date(2024, 3, 4), "Bassi Bruno": None, "Conti Carla": None}


def test_that_who_is_named_by_the_plan_gets_its_objectives_from_the_menu_after_a_yes(tab, office, settle, notices):
    [action] = [one for one in tab.controls.new_button.menu().actions() if one.text() == NAMED]
    action.trigger()
    settle()
    assert notices[-1].words.startswith("Fra le risorse umane degli obiettivi non c'è il nome di nessuno")
    call(office, "Altra")
    import_plan(office.workspace, plan_of_text(PLAN), YEAR)
    call(office, "Arcuri")
    action.trigger()
    settle()
    assert notices[-1].words.startswith("Il piano nomina 1 persona in servizio in 2 obiettivi")
    answer_notice(notices[-1], "Assegna")
    settle()
    assert [row[0] for row in given(office)["Sportello del sabato"]] == ["Arcuri Ada"]


def test_that_the_grid_shares_weights_among_indicators_and_sorts_by_the_column_in_hand(tab, office, settle):
    first, second = office.objective("Zebre"), office.objective("Api")
    for name in ("Una", "Due"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=first, name=name, unit="n.", weight=Decimal(10)))
    assign_people(office.workspace, second, [office.people["Conti"]])
    tab.make_stale()
    settle()
    tab.show_view(is_grid=True)
    settle()
    view = tab.grid.view
    row = next(one for one in tab.grid.model.rows if one.title == "Zebre")
    view.select(row.id, "title")
    do(view, "Indicatori con pesi uguali")
    settle()
    assert [one.weight for one in objective_detail(office.workspace, first).indicators] == [50, 50]
    view.select(row.id, "title")
    do(view, "Ordina per questa colonna")
    assert view.columns.sort == ("title", False)
    assert tab.grid.model.rows[0].title == "Api"
    assert KEYS[view.currentIndex().column()] == "title"

"""Objectives made, changed, copied, deleted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, PhaseId
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft, NeutralisationDraft, ResourceDraft, RevisionDraft
from app.domain.roles import SheetRole
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound, Sheet
from app.models.sheet_parts import SheetScore
from app.services.audit import undoing
from app.services.cycles import required_cycle
from app.services.methods.keeping import keep_method
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.objectives.assignments import assign_people
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective, delete_objectives, duplicate_objectives
from app.services.objectives.history import objective_history
from app.services.objectives.indicators import delete_indicators, save_indicator, share_indicator_weights
from app.services.objectives.patching import change_objective
from app.services.objectives.phases import delete_phases, save_phase, share_phase_weights, toggle_phase_month
from app.services.objectives.records import delete_resources, save_monitoring, save_resource
from app.services.objectives.states import add_revision, neutralise_objective, resume_objective, withdraw_objective
from app.services.transaction import unit_of_work
from tests.archives.closing import close_explained
from tests.archives.office import YEAR, Office, list_objectives
from tests.looking import list_entries, objective_tree

D = Decimal


def test_that_a_new_objective_takes_the_next_code_of_its_unit(office: Office) -> None:
    office.objective("Primo")
    office.objective("Secondo")
    office.objective("Altrove", "Tributi")
    office.objective("Insieme", "Segreteria", "Tributi")
    office.objective("Di tutti", kind=ObjectiveKind.STRATEGIC_COMMON)
    codes = [row.code for row in list_objectives(office.workspace, YEAR)]
    assert codes == ["AG-SEG-01", "AG-SEG-02", "OC-TRI-01", "T-01", "SC1"]


def test_that_an_invalid_objective_changes_nothing(office: Office) -> None:
    before = len(list_entries(office.workspace))
    with pytest.raises(UserError, match="Manca il titolo"):
        create_objective(office.workspace, YEAR, ObjectiveDraft(units=(UnitShare(office.units["Tributi"]),)))
    assert len(list_entries(office.workspace)) == before


def test_that_a_code_already_taken_is_refused_by_name(office: Office) -> None:
    office.objective("Primo", code="X1")
    with pytest.raises(UserError, match="X1 è già dell'obiettivo «Primo»"):
        office.objective("Secondo", code="X1")


def test_that_a_closed_year_is_not_touched(office: Office) -> None:
    identity = office.objective()
    close_explained(office.workspace, YEAR)
    with pytest.raises(UserError, match="2024 è chiuso"):
        delete_objectives(office.workspace, [identity])
    with pytest.raises(UserError, match="2024 è chiuso"):
        office.objective("Altro")
    closing = objective_detail(office.workspace, identity).closing
    assert closing is not None
    assert (closing.year, closing.by) == (YEAR, office.workspace.actor.name)
    assert objective_tree(office.workspace, YEAR).closing == closing


def test_that_an_update_keeps_weights_of_units_that_stay_and_makes_it_cross(office: Office) -> None:
    identity = office.objective()
    draft = objective_detail(office.workspace, identity).draft
    units = (replace(draft.units[0], weight=D(40)), UnitShare(office.units["Tributi"]))
    changes = change_objective(office.workspace, identity, {"title": "Sportello unico", "units": units})
    assert changes.label == "Modifica obiettivo AG-SEG-01"
    assert Topic.OBJECTIVES in changes.topics
    [row] = list_objectives(office.workspace, YEAR)
    assert (row.title, row.is_cross, row.units) == ("Sportello unico", True, "Settore Segreteria; Settore Tributi")
    groups = {group.title: group for branch in objective_tree(office.workspace, YEAR).groups for group in branch.walk()}
    assert groups["Settore Segreteria"].rows[0].weight == D(40)
    assert groups["Settore Tributi"].rows[0].weight is None


def test_that_a_field_saved_as_it_was_read_changes_nothing(office: Office) -> None:
    identity = office.objective(description="Testo lungo")
    assert change_objective(office.workspace, identity, {"description": "Testo lungo"}).is_empty


def test_that_several_objectives_are_copied_and_deleted_as_one_operation_each(office: Office) -> None:
    first, second = office.objective("Uno"), office.objective("Due")
    before = len(list_entries(office.workspace))
    twins = duplicate_objectives(office.workspace, [first, second])
    assert twins.label == "Copia di 2 obiettivi"
    assert [objective_detail(office.workspace, one).draft.code for one in twins.ids] == ["AG-SEG-03", "AG-SEG-04"]
    assert delete_objectives(office.workspace, twins.ids).label == "Eliminazione di 2 obiettivi"
    assert [row.title for row in list_objectives(office.workspace, YEAR)] == ["Uno", "Due"]
    assert len(list_entries(office.workspace)) == before + 2


def test_that_a_copy_has_the_plan_but_not_people_nor_progress(office: Office) -> None:
    identity = office.objective()
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande", target=D(80)))
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio", months=7, progress=D(50)))
    save_resource(office.workspace, ResourceDraft(objective_id=identity, description="Fondi", amount=D(100)))
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    copy = objective_detail(office.workspace, duplicate_objectives(office.workspace, [identity]).ids[0])
    assert (copy.draft.code, copy.draft.title) == ("AG-SEG-02", "Copia di Nuovo sportello")
    assert [one.name for one in copy.indicators] == ["Domande"]
    assert [(one.months, one.progress) for one in copy.phases] == [(7, D(0))]
    assert [one.description for one in copy.resources] == ["Fondi"]
    assert copy.assignments == ()


def test_that_a_deleted_objective_comes_back_with_all_it_carried(office: Office) -> None:
    identity = office.objective()
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande"))
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    delete_objectives(office.workspace, [identity])
    assert list_objectives(office.workspace, YEAR) == []
    undoing.undo_last(office.workspace)
    back = objective_detail(office.workspace, identity)
    assert (len(back.indicators), len(back.assignments)) == (1, 1)


def test_that_deleting_a_common_objective_frees_those_that_descend_from_it(office: Office) -> None:
    parent = office.objective("Tempi di pagamento", kind=ObjectiveKind.STRATEGIC_COMMON)
    child = office.objective("Pagare in tempo", parent_id=parent)
    delete_objectives(office.workspace, [parent])
    assert objective_detail(office.workspace, child).draft.parent_id is None


def test_that_an_objective_with_a_score_is_not_deleted(office: Office) -> None:
    identity = office.objective()
    _score(office, identity)
    with pytest.raises(UserError, match="ha già un punteggio"):
        delete_objectives(office.workspace, [identity])


def test_that_neutralising_needs_reason_and_opinion_and_can_be_taken_back(office: Office) -> None:
    identity = office.objective()
    with pytest.raises(UserError, match="parere dell'organo di valutazione"):
        neutralise_objective(office.workspace, NeutralisationDraft(identity, None, date(2024, 9, 1), "Alluvione"))
    draft = NeutralisationDraft(identity, None, date(2024, 9, 1), "Alluvione", "Favorevole")
    assert neutralise_objective(office.workspace, draft).ids == (identity,)
    detail = objective_detail(office.workspace, identity)
    assert (detail.state, detail.neutralised_reason) == (ObjectiveState.NEUTRALISED, "Alluvione")
    back = RevisionDraft(None, identity, date(2024, 10, 1), "Ripresa", "Finita l'emergenza")
    with pytest.raises(UserError, match="motivazione"):
        resume_objective(office.workspace, replace(back, reason=" "))
    resume_objective(office.workspace, back)
    detail = objective_detail(office.workspace, identity)
    assert (detail.neutralised_on, [one.reason for one in detail.revisions]) == (None, ["Finita l'emergenza"])


def test_that_what_is_recorded_of_a_year_is_not_before_it_nor_still_to_come(office: Office) -> None:
    revision = RevisionDraft(None, office.objective(), date(2023, 12, 31), "Termine", "Gara deserta")
    with pytest.raises(UserError, match="prima del 2024"):
        add_revision(office.workspace, revision)
    with pytest.raises(UserError, match="nel futuro"):
        withdraw_objective(office.workspace, replace(revision, on_date=date(9999, 1, 1)))


def test_that_withdrawing_leaves_a_revision_with_its_reason(office: Office) -> None:
    identity = office.objective()
    add_revision(office.workspace, RevisionDraft(None, identity, date(2024, 7, 1), "Termine", "Gara deserta", "GC 12"))
    withdraw_objective(office.workspace, RevisionDraft(None, identity, date(2024, 9, 1), "Stralcio", "Fondi revocati"))
    detail = objective_detail(office.workspace, identity)
    assert detail.state is ObjectiveState.WITHDRAWN
    assert [(one.what, one.reason) for one in detail.revisions] == [
        ("Termine", "Gara deserta"),
        ("Stralcio", "Fondi revocati"),
    ]


def test_that_the_history_of_an_objective_holds_its_own_operations_only(office: Office) -> None:
    identity, other = office.objective("Primo"), office.objective("Altro")
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande"))
    save_indicator(office.workspace, IndicatorDraft(objective_id=other, name="Altre"))
    labels = [row.label for row in objective_history(office.workspace, identity)]
    assert labels == ["Nuovo indicatore dell'obiettivo AG-SEG-01", "Nuovo obiettivo: Primo"]


def test_that_the_audit_names_the_objective_of_everything_that_happens_to_it_in_the_year(office: Office) -> None:
    office.objective("Primo")
    workspace, identity = office.workspace, office.objective("Secondo")
    revision = RevisionDraft(None, identity, date(2024, 7, 1), "Termine", "Gara deserta")
    save_resource(workspace, ResourceDraft(objective_id=identity, description="Fondi"))
    save_monitoring(workspace, MonitoringDraft(objective_id=identity, on_date=date(2024, 6, 30), notes="Avviato"))
    add_revision(workspace, revision)
    neutralise_objective(workspace, NeutralisationDraft(identity, None, date(2024, 9, 1), "Alluvione", "Favorevole"))
    resume_objective(workspace, revision)
    withdraw_objective(workspace, revision)
    assert [entry.label for entry in reversed(list_entries(workspace, 6))] == [
        "Nuova risorsa dell'obiettivo AG-SEG-02",
        "Nuovo monitoraggio dell'obiettivo AG-SEG-02",
        "Variazione dell'obiettivo AG-SEG-02",
        "Neutralizzazione dell'obiettivo AG-SEG-02",
        "Ripresa dell'obiettivo AG-SEG-02",
        "Stralcio dell'obiettivo AG-SEG-02",
    ]


def test_that_the_audit_names_the_objective_of_the_parts_that_are_changed_shared_and_deleted(office: Office) -> None:
    workspace, identity = office.workspace, office.objective("Primo")
    indicator = save_indicator(workspace, IndicatorDraft(objective_id=identity, name="Domande")).ids[0]
    phase = save_phase(workspace, PhaseDraft(objective_id=identity, title="Avvio")).ids[0]
    resource = save_resource(workspace, ResourceDraft(objective_id=identity, description="Fondi")).ids[0]
    save_indicator(workspace, IndicatorDraft(objective_id=identity, name="Altre"))
    save_phase(workspace, PhaseDraft(objective_id=identity, title="Fine"))
    save_resource(workspace, ResourceDraft(id=resource, description="Fondi propri"))
    share_indicator_weights(workspace, identity)
    toggle_phase_month(workspace, PhaseId(phase), 3)
    share_phase_weights(workspace, identity)
    delete_resources(workspace, [resource])
    delete_phases(workspace, [PhaseId(phase)])
    delete_indicators(workspace, [IndicatorId(indicator)])
    assert [entry.label for entry in reversed(list_entries(workspace, 7))] == [
        "Modifica risorsa dell'obiettivo AG-SEG-01",
        "Pesi uguali agli indicatori dell'obiettivo AG-SEG-01",
        "Mesi di una fase dell'obiettivo AG-SEG-01",
        "Pesi uguali alle fasi dell'obiettivo AG-SEG-01",
        "Eliminazione risorsa dell'obiettivo AG-SEG-01",
        "Eliminazione fase dell'obiettivo AG-SEG-01",
        "Eliminazione indicatore dell'obiettivo AG-SEG-01",
    ]


def test_that_the_lists_of_the_forms_offer_units_people_and_parents(office: Office) -> None:
    office.objective("Tempi", kind=ObjectiveKind.STRATEGIC_COMMON)
    choices = objective_choices(office.workspace, YEAR)
    assert [unit.code for unit in choices.units] == ["AG", "AG-SEG", "AG-CUL", "OC", "OC-TRI"]
    assert [(one.name, one.unit) for one in choices.people] == [
        ("Arcuri Ada", "Settore Segreteria"),
        ("Bassi Bruno", "Settore Segreteria"),
        ("Conti Carla", "Settore Tributi"),
    ]
    assert [name for _, name in choices.parents] == ["SC1 Tempi"]


def _score(office: Office, identity: int) -> None:
    with unit_of_work(office.workspace, "Scheda di prova") as unit:
        version_id = keep_method(unit, read_preset(DEFAULT_PRESET))
        cycle = required_cycle(unit.session, YEAR)
        opened = unit.add(
            EvaluationRound(
                cycle_id=cycle.id, kind=RoundKind.FINAL, method_version_id=version_id, opened_on=date(2025, 1, 1)
            )
        )
        sheet = unit.add(
            Sheet(
                round_id=opened.id, employee_id=office.people["Arcuri"], valid_from=date(2024, 1, 1),
                valid_to=date(2024, 12, 31), role=SheetRole.EMPLOYEE, template_code="istruttori",
            )
        )  # fmt: skip
        unit.add(SheetScore(sheet_id=sheet.id, section="s", item=f"objective:{identity}", value=D(80)))


def test_that_the_indicators_of_several_objectives_are_given_equal_weights_in_one_operation(office: Office) -> None:
    workspace, goals = office.workspace, [office.objective("Primo"), office.objective("Secondo")]
    for goal, name in product(goals, ("Domande", "Altre")):
        save_indicator(workspace, IndicatorDraft(objective_id=goal, name=name, weight=D(70)))
    changes = share_indicator_weights(workspace, *goals)
    assert changes.label.endswith("di 2 obiettivi")
    assert [[one.weight for one in objective_detail(workspace, goal).indicators] for goal in goals] == [[D(50)] * 2] * 2

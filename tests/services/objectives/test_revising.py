"""From the presa visione on, what changes of an objective is a Variazione with its reason, whoever makes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.acts import ActKind
from app.domain.changes import Changes, Topic
from app.domain.errors import ReasonNeeded, UserError
from app.domain.ids import ActId, ObjectiveId
from app.domain.objectives import AcknowledgementMeans, ObjectiveState
from app.domain.objectives.acknowledgement import AcknowledgementDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import NeutralisationDraft, RevisionDraft
from app.domain.permissions import Action
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, ObjectiveRevision, RevisionChange
from app.models.plans import Act
from app.services.access import reading
from app.services.audit.undoing import redo_last, undo_last
from app.services.objectives.acknowledging import acknowledge
from app.services.objectives.assignments import assign_people, set_assignment_weights, unassign
from app.services.objectives.checks import objective_facts
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives, duplicate_objectives
from app.services.objectives.indicators import save_indicator
from app.services.objectives.patching import change_assignments, change_indicators, change_phases
from app.services.objectives.phases import save_phase
from app.services.objectives.states import add_revision, neutralise_objective, resume_objective, withdraw_objective
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune

SEEN = date(2024, 2, 12)
WHY = "Il fondo regionale è stato ridotto"


@pytest.fixture
def seen(comune: Comune) -> Comune:
    """The comune in which Rossi and Neri have seen their objectives."""
    people = tuple(comune.people[one] for one in ("Rossi", "Neri"))
    acknowledge(comune.workspace, AcknowledgementDraft(2024, SEEN, people))
    return comune


def measured(comune: Comune) -> ObjectiveId:
    return comune.objectives["misurato"]


def assignments(comune: Comune, objective: ObjectiveId) -> dict[int, Any]:
    """Return the assignments of an objective by person, with id, weight, day and means."""
    table = ObjectiveAssignment.__table__.c
    columns = table.id, table.employee_id, table.weight, table.acknowledged_on, table.acknowledged_means
    with reading(comune.workspace, Action.READ) as session:
        query = select(*columns).where(table.objective_id == objective)
        return {one.employee_id: one for one in session.execute(query)}


def put(comune: Comune, workspace: Workspace, **values: object) -> None:
    """Change the objective measured: the comune gives its objectives no unit, which a form would ask for."""
    with unit_of_work(workspace, "Modifica", Topic.OBJECTIVES) as unit:
        objective = unit.get(Objective, measured(comune))
        for key, value in values.items():
            setattr(objective, key, value)


def new_target(workspace: Workspace, comune: Comune, value: int = 91) -> Changes:
    return change_indicators(workspace, {comune.indicators["misurato"]: {"target": Decimal(value)}})


def test_that_before_the_presa_visione_nothing_is_asked(comune: Comune) -> None:
    new_target(comune.workspace, comune)
    put(comune, comune.workspace, title="Altro titolo")
    assert objective_detail(comune.workspace, measured(comune)).revisions == ()


def test_that_afterwards_a_change_waits_for_its_reason_and_keeps_before_and_after(seen: Comune) -> None:
    before = objective_detail(seen.workspace, measured(seen))
    with pytest.raises(ReasonNeeded, match="variazione di 1 obiettivo già visto") as needed:
        new_target(seen.workspace, seen)
    [(_, people)] = needed.value.revised
    assert "Rossi Mario" in people
    assert objective_detail(seen.workspace, measured(seen)) == before
    with unit_of_work(seen.workspace, "Atto") as unit:
        act = unit.add(
            Act(kind=ActKind.GIUNTA, number="12", on_date=date(2024, 6, 20), subject="Variazione del PEG")
        ).id
    new_target(seen.workspace.because(WHY, "PEG", act), seen)
    after = objective_detail(seen.workspace, measured(seen))
    [revision] = after.revisions
    [changed] = revision.changed
    assert (revision.reason, revision.author) == (WHY, seen.workspace.actor.name)
    assert "n. 12" in revision.decided_by
    assert (changed.field, changed.after) == ("Valore atteso", "91")
    assert changed.part.startswith("Indicatore «")
    assert revision.details == f"{changed.part}, valore atteso: da «{changed.before}» a «91»"
    [facts] = objective_facts(seen.workspace, 2024)
    assert {one.revised_on for one in facts.people if one.revised} == {revision.on_date}
    rossi = assignments(seen, measured(seen))[seen.people["Rossi"]]
    assert (rossi.acknowledged_on, rossi.acknowledged_means) == (SEEN, AcknowledgementMeans.UNSAID)
    assert next(one.seen for one in after.assignments if one.employee_id == seen.people["Rossi"]) == (
        "vista il 12/02/2024, cambiata dopo"
    )


CHANGES: dict[str, Callable[[Comune, Workspace], object]] = {
    "target": lambda comune, workspace: new_target(workspace, comune),
    "title": lambda comune, workspace: put(comune, workspace, title="Altro"),
    "description": lambda comune, workspace: put(comune, workspace, description="Più"),
    "source": lambda comune, workspace: change_indicators(workspace, {comune.indicators["misurato"]: {"source": "X"}}),
    "new indicator": lambda comune, workspace: save_indicator(
        workspace, IndicatorDraft(objective_id=measured(comune), name="Nuovo")
    ),
    "new phase": lambda comune, workspace: save_phase(workspace, PhaseDraft(objective_id=measured(comune), title="X")),
    "person's weight": lambda comune, workspace: set_assignment_weights(
        workspace, {assignments(comune, measured(comune))[comune.people["Rossi"]].id: Decimal(33)}
    ),
    "taken from a person": lambda comune, workspace: unassign(
        workspace, [assignments(comune, measured(comune))[comune.people["Rossi"]].id]
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_that_whatever_was_agreed_upon_asks_and_is_kept(seen: Comune, name: str) -> None:
    with pytest.raises(ReasonNeeded):
        CHANGES[name](seen, seen.workspace)
    CHANGES[name](seen, seen.workspace.because(WHY))
    [revision] = objective_detail(seen.workspace, measured(seen)).revisions
    assert revision.reason == WHY
    assert revision.changed


def test_that_what_was_not_agreed_upon_asks_nothing(seen: Comune) -> None:
    put(seen, seen.workspace, dup_mission="01", code="AG-77")
    duplicate_objectives(seen.workspace, [measured(seen)])
    save_phase(seen.workspace.because(WHY), PhaseDraft(objective_id=measured(seen), title="Avvio"))
    phase = objective_detail(seen.workspace, measured(seen)).phases[0].id
    change_phases(seen.workspace, {phase: {"progress": Decimal(40)}})


def test_that_the_weight_of_one_person_is_seen_anew_by_that_person_alone(seen: Comune) -> None:
    common = next(one for one in seen.objectives.values() if len(assignments(seen, one)) > 1)
    rows = assignments(seen, common)
    rossi, neri = rows[seen.people["Rossi"]], rows[seen.people["Neri"]]
    set_assignment_weights(seen.workspace.because(WHY), {rossi.id: rossi.weight - 1})
    after = assignments(seen, common)
    assert after[neri.employee_id].acknowledged_means is AcknowledgementMeans.BATCH
    assert after[rossi.employee_id].acknowledged_means is AcknowledgementMeans.UNSAID


def test_that_what_people_have_seen_is_withdrawn_and_not_deleted(seen: Comune) -> None:
    new_target(seen.workspace.because(WHY), seen)
    with pytest.raises(UserError, match="già stato visto"):
        delete_objectives(seen.workspace.because(WHY), [measured(seen)])
    undo_last(seen.workspace)
    with pytest.raises(UserError, match="già stato visto"):
        delete_objectives(seen.workspace.because(WHY), [measured(seen)])
    draft = RevisionDraft(None, measured(seen), date(2024, 9, 1), "Stralcio", WHY)
    withdraw_objective(seen.workspace, draft)
    [revision] = objective_detail(seen.workspace, measured(seen)).revisions
    assert [(one.field, one.before, one.after) for one in revision.changed] == [("Stato", "In corso", "Stralciato")]
    resume_objective(seen.workspace, replace(draft, what="Ripresa"))
    neutralise_objective(seen.workspace, NeutralisationDraft(measured(seen), None, date(2024, 9, 2), "Frana", "Sì"))
    detail = objective_detail(seen.workspace, measured(seen))
    assert (detail.state, [one.reason for one in detail.revisions]) == (ObjectiveState.NEUTRALISED, [WHY, WHY, "Frana"])
    assert detail.revisions[-1].on_date == date(2024, 9, 2), "the day of the neutralisation, not that of recording"
    rossi = assignments(seen, measured(seen))[seen.people["Rossi"]]
    assert rossi.acknowledged_means is AcknowledgementMeans.BATCH, "the words are those that were seen"


def test_that_a_presa_visione_taken_back_is_still_one(seen: Comune) -> None:
    """Emptied, the objective changed and the day typed again: the change is a Variazione with its reason."""
    rows = assignments(seen, measured(seen))
    both = {rows[seen.people[one]].id: {"acknowledged_on": None} for one in ("Rossi", "Neri")}
    change_assignments(seen.workspace, both)
    with pytest.raises(ReasonNeeded, match="obiettivo già visto"):
        new_target(seen.workspace, seen)
    with pytest.raises(ReasonNeeded):
        set_assignment_weights(seen.workspace, {next(iter(both)): Decimal(33)})
    new_target(seen.workspace.because(WHY), seen)
    with pytest.raises(UserError, match="è cambiato il 31/12/2024, dopo il 12/02/2024"):
        change_assignments(seen.workspace, {next(iter(both)): {"acknowledged_on": SEEN}})
    change_assignments(seen.workspace, {next(iter(both)): {"acknowledged_on": date(2024, 12, 31)}})
    [revision] = objective_detail(seen.workspace, measured(seen)).revisions
    assert revision.changed


def test_that_an_objective_once_seen_is_revised_also_when_those_who_saw_it_have_it_no_more(seen: Comune) -> None:
    """Taken from everybody, changed and given again: nobody who saw it is left, and it was agreed all the same."""
    rows = assignments(seen, measured(seen)).values()
    unassign(seen.workspace.because(WHY), [one.id for one in rows])
    with pytest.raises(ReasonNeeded) as needed:
        new_target(seen.workspace, seen)
    assert "da rinnovare" not in needed.value.sentence
    new_target(seen.workspace.because("Meno pratiche"), seen)
    assign_people(seen.workspace, measured(seen), [seen.people["Rossi"]])
    detail = objective_detail(seen.workspace, measured(seen))
    assert [one.reason for one in detail.revisions] == [WHY, "Meno pratiche"]
    unassign(seen.workspace, [one.id for one in assignments(seen, measured(seen)).values()])
    with pytest.raises(UserError, match="è già stato visto: non si può eliminare"):
        delete_objectives(seen.workspace.because(WHY), [measured(seen)])


def test_that_undoing_a_revision_takes_it_back_and_undoing_a_draft_asks_why(seen: Comune) -> None:
    new_target(seen.workspace.because(WHY), seen)
    undo_last(seen.workspace)
    detail = objective_detail(seen.workspace, measured(seen))
    assert detail.revisions == ()
    assert assignments(seen, measured(seen))[seen.people["Rossi"]].acknowledged_means is AcknowledgementMeans.BATCH
    redo_last(seen.workspace)
    with reading(seen.workspace, Action.READ) as session:
        assert len(session.scalars(select(ObjectiveRevision)).all()) == 1
        assert len(session.scalars(select(RevisionChange)).all()) == 1


def test_that_the_change_of_a_cell_fills_the_variazione_written_before_for_the_same_act(seen: Comune) -> None:
    with unit_of_work(seen.workspace, "Atto") as unit:
        act = unit.add(Act(kind=ActKind.GIUNTA, number="12", on_date=date(2024, 6, 20), subject="Variazione")).id

    def written(*, act_id: ActId | None = act, reason: str = "Meno fondi.") -> None:
        day = date(2024, 6, 20)
        add_revision(seen.workspace, RevisionDraft(None, measured(seen), day, "Meno domande", reason, act_id=act_id))

    def told() -> list[tuple[str, str, list[str]]]:
        found = objective_detail(seen.workspace, measured(seen)).revisions
        return [(one.what, one.reason, [part.after for part in one.changed]) for one in found]

    written()
    new_target(seen.workspace.because("meno fondi", act_id=act), seen)
    assert told() == [("Meno domande", "Meno fondi.", ["91"])]
    undo_last(seen.workspace)
    assert told() == [("Meno domande", "Meno fondi.", [])], "taken back without asking why, and as it was written"
    redo_last(seen.workspace)
    assert told() == [("Meno domande", "Meno fondi.", ["91"])]
    new_target(seen.workspace.because("Altra delibera"), seen, 92)
    assert sorted(one[2] for one in told()) == [["91"], ["92"]], "another act, and what is filled stays as it is"
    written(act_id=None, reason="Ricorso")
    new_target(seen.workspace.because("Ricorso"), seen, 93)
    assert ("Meno domande", "Ricorso", ["93"]) in told()
    written()
    new_target(seen.workspace.because("Bando rinviato", act_id=act), seen, 94)
    assert ("Meno domande", "Meno fondi; Bando rinviato", ["94"]) in told()
    assert len(told()) == 4


def test_that_a_change_of_before_the_presa_visione_is_undone_with_a_reason_only(comune: Comune) -> None:
    new_target(comune.workspace, comune)
    with unit_of_work(comune.workspace, "Chiusura", Topic.OBJECTIVES, action=Action.CLOSE) as unit:
        unit.can_undo = False
        for one in unit.session.scalars(select(ObjectiveAssignment)):
            one.acknowledged_on = SEEN
    with pytest.raises(ReasonNeeded):
        undo_last(comune.workspace)
    undo_last(comune.workspace.because(WHY))
    [revision] = objective_detail(comune.workspace, measured(comune)).revisions
    assert revision.what.startswith("Annulla")
    with reading(comune.workspace, Action.READ) as session:
        assert session.get_one(Indicator, comune.indicators["misurato"]).target != 91

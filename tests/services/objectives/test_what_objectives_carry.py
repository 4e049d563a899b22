"""Ambits of art. 8, measures against corruption, chapters, shares of time, kinds of phases."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.objectives import PerformanceAmbit, PhaseKind, ResourceKind
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.prevention import MeasureDraft
from app.domain.objectives.records import ResourceDraft, validate_resource
from app.domain.objectives.time_shares import busiest, is_too_much
from app.domain.periods import Period
from app.domain.validation import NotValid
from app.services.audit.undoing import undo_last
from app.services.objectives.assignments import assign_people
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import duplicate_objectives
from app.services.objectives.patching import change_assignments, change_objective, change_phases, change_resources
from app.services.objectives.phases import save_phase
from app.services.objectives.prevention import delete_measures, list_measures, save_measures
from app.services.objectives.records import save_resource
from tests.archives.closing import close_explained
from tests.archives.office import YEAR, Office, list_objectives

D = Decimal


def detail(office: Office, identity: int) -> ObjectiveDetail:
    return objective_detail(office.workspace, identity)  # type: ignore[arg-type]  # a number is enough here


def test_that_an_objective_has_its_ambits_and_carries_out_measures(office: Office) -> None:
    w, one = office.workspace, office.objective("Sportello")
    drafts = [MeasureDraft(code=" M1 ", text="Rotazione"), MeasureDraft(code="M2", text="Formazione")]
    first, second = save_measures(w, YEAR, drafts).ids
    assert [row.code for row in objective_choices(w, YEAR).measures] == ["M1", "M2"]
    ambits = (PerformanceAmbit.SERVICES, PerformanceAmbit.NEEDS)
    change_objective(w, one, {"ambits": ambits, "measures": (second, first)})
    change_objective(w, one, {"title": "Sportello nuovo"})
    found = detail(office, one).draft
    assert (set(found.ambits), set(found.measures)) == (set(ambits), {first, second})
    [row] = list_objectives(w, YEAR)
    assert row.ambits == "g) Qualità e quantità dei servizi; a) Bisogni della collettività"
    assert row.measures in {"M1, M2", "M2, M1"}
    twin = duplicate_objectives(w, [one]).ids[0]
    assert set(detail(office, twin).draft.measures) == {first, second}
    assert [row.objectives for row in list_measures(w, YEAR)] == ["AG-SEG-01, AG-SEG-02"] * 2
    delete_measures(w, [first])
    assert detail(office, one).draft.measures == (second,)
    undo_last(w)
    assert set(detail(office, one).draft.measures) == {first, second}
    change_objective(w, one, {"ambits": ()})
    assert detail(office, one).draft.ambits == ()


def test_that_a_measure_is_refused_whose_code_is_taken_or_whose_year_is_closed(office: Office) -> None:
    w = office.workspace
    save_measures(w, YEAR, [MeasureDraft(code="M1", text="Rotazione")])
    with pytest.raises(UserError, match="M1 è già della misura «Rotazione»"):
        save_measures(w, YEAR, [MeasureDraft(code="M2", text="Altra"), MeasureDraft(code="M1", text="Doppia")])
    assert [row.code for row in list_measures(w, YEAR)] == ["M1"]
    with pytest.raises(NotValid, match="Manca il codice"):
        save_measures(w, YEAR, [MeasureDraft(code=" ", text="Senza codice")])
    [row] = list_measures(w, YEAR)
    close_explained(w, YEAR)
    with pytest.raises(UserError, match="è chiuso"):
        save_measures(w, YEAR, [row.draft])
    with pytest.raises(UserError, match="è chiuso"):
        delete_measures(w, [row.id])


def test_that_a_resource_has_its_chapter_and_an_exact_amount(office: Office) -> None:
    w, one = office.workspace, office.objective("Sportello")
    save_resource(w, ResourceDraft(None, one, ResourceKind.FINANCIAL, "Arredi", "1030/2", D("1234.56")))
    [kept] = detail(office, one).resources
    assert (kept.amount, kept.chapter) == (D("1234.56"), "1030/2")
    change_resources(w, {kept.id or 0: {"chapter": "1031"}})
    assert detail(office, one).resources[0].chapter == "1031"
    assert [issue.field for issue in validate_resource(ResourceDraft(description="x", chapter="9" * 51))] == ["chapter"]
    assert [issue.field for issue in validate_resource(ResourceDraft(description="x", amount=D("0.005")))] == ["amount"]


def test_that_the_share_of_time_is_told_for_each_person_and_in_all(office: Office) -> None:
    w = office.workspace
    one, other = office.objective("Uno"), office.objective("Due")
    arcuri, bassi = office.people["Arcuri"], office.people["Bassi"]
    for objective in (one, other):
        assign_people(w, objective, [arcuri])
    change_assignments(w, {detail(office, one).assignments[0].id: {"time_share": D("60.5")}})
    change_assignments(w, {detail(office, other).assignments[0].id: {"time_share": D(50)}})
    [row] = detail(office, one).assignments
    assert (row.time_share, row.time_total) == (D("60.5"), D("110.5"))
    assert row.time_total is not None
    assert is_too_much(row.time_total)
    change_assignments(w, {}, [AssignmentDraft(one, bassi, time_share=D(20))])
    assert [row.time_total for row in detail(office, one).assignments] == [D("110.5"), D(20)]
    with pytest.raises(NotValid, match="La quota di tempo va da 0 a 100"):
        change_assignments(w, {row.id: {"time_share": D(101)}})


def test_that_shares_of_other_months_do_not_add_up() -> None:
    spring = Period(date(2024, 1, 1), date(2024, 6, 30))
    autumn = Period(date(2024, 7, 1), date(2024, 12, 31))
    whole = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert busiest([(spring, D(80)), (autumn, D(90))]) == D(90)
    assert busiest([(spring, D(80)), (autumn, D(90)), (whole, D(10))]) == D(100)
    assert busiest([]) == D(0)
    assert not is_too_much(D(100))


def test_that_a_step_of_the_work_is_a_phase_or_an_activity(office: Office) -> None:
    w, one = office.workspace, office.objective("Sportello")
    made = save_phase(w, PhaseDraft(objective_id=one, title="Avvio")).ids[0]
    assert detail(office, one).phases[0].kind is PhaseKind.PHASE
    change_phases(w, {made: {"kind": PhaseKind.ACTIVITY}})  # type: ignore[dict-item]  # a number is enough here
    twin = duplicate_objectives(w, [one]).ids[0]
    assert [detail(office, which).phases[0].kind for which in (one, twin)] == [PhaseKind.ACTIVITY] * 2

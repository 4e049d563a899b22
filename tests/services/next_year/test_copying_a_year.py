"""A year copied into the one after: what goes, what stays, what is said, and all of it undone at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.cycles import CycleDraft
from app.domain.errors import UserError
from app.domain.ids import IndicatorId
from app.domain.next_year.choice import EVERYTHING, CopiedPart, YearCopy
from app.domain.objectives import (
    IndicatorRule,
    ObjectiveKind,
    PerformanceAmbit,
    ResourceKind,
    ValueKind,
)
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import ResourceDraft, RevisionDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.domain.year_steps import year_steps
from app.models.cycles import Cycle, MandateLine
from app.models.methods import MethodVersion
from app.models.objectives import Objective, ObjectiveAmbit, ObjectiveAssignment, ObjectiveMeasure
from app.models.people import Employee
from app.models.plans import OwnPlanText, PreventionMeasure
from app.models.structure import Sector
from app.services.access import reading
from app.services.audit.undoing import redo_last, undo_last
from app.services.checks import check_year
from app.services.cycles import edit_year, list_cycles, open_year
from app.services.methods.keeping import ensure_preset
from app.services.methods.versions import copy_version, version_in_use
from app.services.next_year.years import begin_year_from, copy_year, preview_copy
from app.services.objectives.assignments import assign_people, assign_unit
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives, mark_reviewed
from app.services.objectives.indicators import record_value, save_indicator
from app.services.objectives.patching import change_indicators, change_objective
from app.services.objectives.phases import save_phase
from app.services.objectives.records import save_resource
from app.services.objectives.states import withdraw_objective
from app.services.objectives.units import set_unit_weight
from app.services.rounds.rounds import open_round
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.closing import close_explained
from tests.archives.office import YEAR, Office, list_objectives
from tests.archives.plain import copied
from tests.journeys.terminal import Terminal

D = Decimal
NEXT = YEAR + 1
COPY = YearCopy(YEAR, NEXT)


@pytest.fixture(scope="module")
def planned_made(office_made: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    path = tmp_path_factory.mktemp("archives") / "planned.merito"
    with copied(office_made.workspace.archive.path, path) as workspace:
        return _plan(replace(office_made, workspace=workspace))


@pytest.fixture
def planned(planned_made: Office, tmp_path: Path) -> Iterator[Office]:
    """An objective with all it may carry, a common one, and one withdrawn."""
    with copied(planned_made.workspace.archive.path, tmp_path / "piano.merito") as workspace:
        yield replace(planned_made, workspace=workspace)


def _plan(office: Office) -> Office:
    w = office.workspace
    office.objective("Trasparenza del sito", kind=ObjectiveKind.STRATEGIC_COMMON)
    one = office.objective("Sportello del 2024", owner_id=office.people["Bassi"])
    with unit_of_work(w, "Misure") as unit:
        cycle = unit.session.scalars(select(Cycle)).one()
        line = unit.add(MandateLine(code="L1", title="Servizi", mandate_from=2019, mandate_to=2024))
        measure = unit.add(PreventionMeasure(cycle_id=cycle.id, code="M1", text="Rotazione"))
        unit.add(OwnPlanText(cycle_id=cycle.id, part="introduzione", title="Premessa", body="Il piano."))
        objective = unit.get(Objective, one)
        objective.mandate_line_id = line.id
        unit.add(ObjectiveMeasure(objective_id=one, measure_id=measure.id))
        unit.add(ObjectiveAmbit(objective_id=one, ambit=PerformanceAmbit.SERVICES))
    base = IndicatorDraft(objective_id=one, name="Giorni", source="Protocollo", rule=IndicatorRule.BASELINE_TO_TARGET)
    reached = save_indicator(w, replace(base, baseline=D(10), target=D(20))).ids[0]
    save_indicator(w, replace(base, name="Senza valore", baseline=D(1), target=D(2)))
    day = IndicatorDraft(objective_id=one, name="Entro", source="S", rule=IndicatorRule.BY_DATE)
    save_indicator(w, replace(day, target_on=date(2024, 2, 29)))
    final = IndicatorValueDraft(
        IndicatorId(reached), ValueKind.FINAL, on_date=date(2024, 12, 31), value=D(20), source="P"
    )
    record_value(w, final)
    phase = PhaseDraft(objective_id=one, title="Avvio", months=1, starts_on=date(2024, 2, 29), progress=D(50))
    save_phase(w, phase)
    save_resource(
        w, ResourceDraft(objective_id=one, kind=ResourceKind.FINANCIAL, description="Spesa", amount=D("10.50"))
    )
    assign_people(w, one, [office.people["Arcuri"], office.people["Bassi"]])
    set_unit_weight(w, one, office.units["Segreteria"], D(100))
    gone = office.objective("Da stralciare")
    withdraw_objective(w, RevisionDraft(objective_id=gone, on_date=date(2024, 6, 1), what="Tolto", reason="Fondi"))
    with unit_of_work(w, "Bassi se ne va") as unit:
        unit.get(Employee, office.people["Bassi"]).left_on = date(2024, 12, 31)
        for row in unit.session.scalars(select(ObjectiveAssignment)):
            row.weight, row.time_share = D(100), D(25)
    return office


def begun(workspace: Workspace, copy: YearCopy = COPY) -> dict[str, ObjectiveRow]:
    begin_year_from(workspace, CycleDraft(copy.target, copy.target, copy.target + 2), copy)
    return {row.title: row for row in list_objectives(workspace, copy.target)}


def detail_of(workspace: Workspace, row: ObjectiveRow) -> ObjectiveDetail:
    return objective_detail(workspace, row.id)


def sentences(workspace: Workspace, copy: YearCopy = COPY) -> str:
    return " ".join(note.sentence for note in preview_copy(workspace, copy).notes)


def test_that_a_year_begins_with_what_the_one_before_planned(planned: Office) -> None:
    w = planned.workspace
    found = begun(w)
    assert set(found) == {"Trasparenza del sito", "Sportello del 2024"}
    detail = detail_of(w, found["Sportello del 2024"])
    assert (detail.draft.code, detail.origin, detail.is_untouched) == ("AG-SEG-01", "AG-SEG-01 del 2024", True)
    assert detail.draft.units[0].weight == D(100)
    aims = [(one.baseline, one.target, one.target_on, one.final, one.last_year) for one in detail.indicators]
    assert aims == [
        (D(20), None, None, "–", "20"), (None, D(2), None, "–", ""), (None, None, date(2025, 2, 28), "–", ""),
    ]  # fmt: skip
    [phase] = detail.phases
    assert (phase.starts_on, phase.progress, phase.months) == (date(2025, 2, 28), D(0), 1)
    assert detail.resources[0].amount == D("10.50")
    assert [(row.person, row.weight, row.acknowledged_on) for row in detail.assignments] == [
        ("Arcuri Ada", D(100), None)
    ]
    assert (detail.draft.owner_id, detail.draft.mandate_line_id) == (None, None)
    with reading(w, Action.READ) as session:
        made = session.get_one(Objective, detail.draft.id)
        assert [one.ambit for one in made.ambits] == [PerformanceAmbit.SERVICES]
        cycles = {one.year: one.id for one in session.scalars(select(Cycle))}
        measure = session.scalars(select(PreventionMeasure).where(PreventionMeasure.cycle_id == cycles[NEXT])).one()
        assert [one.measure_id for one in made.measures] == [measure.id]
        assert made.assignments[0].time_share == D(25)
        text = session.scalars(select(OwnPlanText).where(OwnPlanText.cycle_id == cycles[NEXT])).one()
        assert text.body == "Il piano."


def test_that_the_preview_says_what_the_copy_then_does_and_writes_nothing(planned: Office) -> None:
    w = planned.workspace
    preview = preview_copy(w, COPY)
    assert list_cycles(w)[0].year == YEAR
    said = sentences(w)
    for part in (
        "Bassi Bruno non è in servizio nel 2025: non riceve AG-SEG-01.",
        "Bassi Bruno non è in servizio nel 2025: resta senza responsabile AG-SEG-01.",
        "Il mandato della loro linea è finito: AG-SEG-01 resta da collegare.",
        "1 valore atteso è già stato raggiunto: da scrivere in AG-SEG-01.",
        "1 indicatore senza consuntivo 2024: il valore di partenza resta da scrivere in AG-SEG-01.",
        "Stralciati nel 2024, non si copiano: AG-SEG-02.",
        "Nominano il 2024 nelle loro parole: AG-SEG-01.",
    ):
        assert part in said
    found = begun(w)
    assert [row.code for row in preview.rows] == [row.code for row in found.values()]
    assert preview.summary == ("2 obiettivi, 3 indicatori, 1 fase, 1 assegnazione, 1 misura anticorruzione e 1 testo")


def test_that_nothing_is_copied_into_a_year_that_is_not_there_and_none_begins_for_it(planned: Office) -> None:
    workspace = planned.workspace
    before = list_cycles(workspace)
    for act in (
        lambda: copy_year(workspace, COPY),
        lambda: begin_year_from(workspace, CycleDraft(NEXT, NEXT, NEXT + 2), YearCopy(YEAR, NEXT + 1)),
    ):
        with pytest.raises(UserError, match="non contiene l'anno"):
            act()
        assert list_cycles(workspace) == before


def test_that_copying_twice_is_told_and_doubles_nothing(planned: Office) -> None:
    w = planned.workspace
    begun(w)
    entries = list_objectives(w, NEXT)
    assert "2 obiettivi sono già stati copiati nel 2025: restano come sono." in sentences(w)
    assert preview_copy(w, COPY).is_empty
    assert copy_year(w, COPY).is_empty
    assert list_objectives(w, NEXT) == entries
    later = planned.objective("Nuovo nel 2024", "Cultura")
    assert copy_year(w, COPY).ids
    assert len(list_objectives(w, NEXT)) == len(entries) + 1
    change_objective(w, later, {"title": "Nuovo, con altre parole"})
    assert copy_year(w, COPY).is_empty


def test_that_one_undo_takes_the_whole_year_away_and_one_redo_brings_it_back(planned: Office) -> None:
    w = planned.workspace
    found = begun(w)
    undo_last(w)
    assert [row.year for row in list_cycles(w)] == [YEAR]
    redo_last(w)
    assert {row.title: row for row in list_objectives(w, NEXT)} == found


def test_that_the_year_copied_stays_as_it_was_also_closed(planned: Office) -> None:
    w = planned.workspace
    before = [detail_of(w, row) for row in list_objectives(w, YEAR)]
    close_explained(w, YEAR)
    begun(w)
    after = [detail_of(w, row) for row in list_objectives(w, YEAR)]
    assert [replace(one, closing=None, measuring=None) for one in after] == before
    close_explained(w, NEXT)
    with pytest.raises(UserError, match="2025 è chiuso"):
        copy_year(w, COPY)
    with pytest.raises(UserError, match="anno precedente"):
        preview_copy(w, YearCopy(NEXT, YEAR))


def test_that_only_what_is_chosen_is_copied(planned: Office) -> None:
    w = planned.workspace
    chosen = frozenset({CopiedPart.OBJECTIVES, CopiedPart.PEOPLE})
    detail = detail_of(w, begun(w, YearCopy(YEAR, NEXT, chosen))["Sportello del 2024"])
    assert (detail.indicators, detail.phases, detail.resources) == ((), (), ())
    assert [(row.weight, row.person) for row in detail.assignments] == [(D(0), "Arcuri Ada")]
    assert detail.draft.units[0].weight is None
    without = YearCopy(YEAR, NEXT, EVERYTHING - {CopiedPart.OBJECTIVES})
    assert preview_copy(w, without).rows == ()


def test_that_what_is_copied_is_told_until_it_is_touched(planned: Office) -> None:
    w = planned.workspace
    found = begun(w)
    assert all(Lack.REVIEW in row.lacks for row in found.values())
    told = [one.sentence for one in check_year(w, NEXT) if "copiat" in one.sentence]
    assert told == [
        "SC1 «Trasparenza del sito» è copiato e non rivisto.",
        "AG-SEG-01 «Sportello del 2024» è copiato e non rivisto.",
    ]
    one = found["Sportello del 2024"].id
    first = detail_of(w, found["Sportello del 2024"]).indicators[0]
    change_indicators(w, {first.id: {"target": D(30)}})
    rows = {row.id: row for row in list_objectives(w, NEXT)}
    assert Lack.REVIEW not in rows[one].lacks
    assert [row.review for row in objective_detail(w, one).indicators] == ["", "no", "no"]
    assert sum("copiato e non rivisto" in issue.sentence for issue in check_year(w, NEXT)) == 3
    undo_last(w)
    assert objective_detail(w, one).is_untouched
    mark_reviewed(w, [row.id for row in found.values()])
    assert not any("copiato" in issue.sentence for issue in check_year(w, NEXT))
    assert all(Lack.REVIEW not in row.lacks for row in list_objectives(w, NEXT))


def test_that_what_is_only_copied_is_neither_planned_nor_given_until_it_is_looked_at_or_approved(
    planned: Office,
) -> None:
    w = planned.workspace
    found = begun(w)

    def steps() -> list[tuple[int, int]]:
        with w.archive.glancing() as glance:
            facts = glance.year_facts(NEXT)
        assert facts is not None
        return [(one.done, one.total) for one in year_steps(facts, date(NEXT, 1, 2))][:4]

    copied = steps()
    assert [done for done, _ in copied] == [0, 0, 0, 0]
    assert copied[0][1] == len(found)
    mark_reviewed(w, [row.id for row in found.values()])
    reviewed = steps()
    assert reviewed[0][0] > 0 < reviewed[1][0]
    undo_last(w)
    assert steps() == copied
    edit_year(w, CycleDraft(NEXT, NEXT, NEXT + 2, plan_act="Delibera di Giunta n. 3 del 30/01/2025"))
    assert steps()[:2] == reviewed[:2]


def test_that_an_objective_written_already_and_a_code_taken_are_told(planned: Office) -> None:
    w = planned.workspace
    open_year(w, NEXT)
    with unit_of_work(w, "Già scritti") as unit:
        cycle = unit.session.scalars(select(Cycle).where(Cycle.year == NEXT)).one()
        kinds = {"kind": ObjectiveKind.STRATEGIC_COMMON, "scope": unit.session.scalars(select(Objective)).first().scope}
        unit.add(Objective(cycle_id=cycle.id, code="X", title="TRASPARENZA DEL SITO.", **kinds))
        unit.add(Objective(cycle_id=cycle.id, code="AG-SEG-01", title="Tutt'altro", **kinds))
    said = sentences(w)
    assert "1 obiettivo è già scritto nel 2025, con le stesse parole: SC1." in said
    assert "Prendono un altro codice: AG-SEG-01 → AG-SEG-02." in said
    copy_year(w, COPY)
    assert sorted(row.code for row in list_objectives(w, NEXT)) == ["AG-SEG-01", "AG-SEG-02", "X"]


def test_that_what_descends_from_another_follows_its_copy(office: Office) -> None:
    w = office.workspace
    parent = office.objective("Linea strategica", kind=ObjectiveKind.STRATEGIC)
    child = office.objective("Azione", parent_id=parent)
    rows = begun(w)
    assert objective_detail(w, rows["Azione"].id).draft.parent_id == rows["Linea strategica"].id
    undo_last(w)
    withdraw_objective(w, RevisionDraft(objective_id=parent, on_date=date(2024, 6, 1), what="Tolto", reason="Fondi"))
    assert "AG-SEG-01 discende da un obiettivo che non si copia" in sentences(w)
    rows = begun(w)
    assert objective_detail(w, rows["Azione"].id).draft.parent_id is None
    assert objective_detail(w, child).draft.parent_id == parent


def test_that_who_changes_unit_and_a_unit_that_ends_are_told(office: Office) -> None:
    w = office.workspace
    culture = office.objective("Rassegna", "Cultura", "Tributi")
    assign_unit(w, culture, office.units["Cultura"])
    only = office.objective("Biblioteca", "Cultura")
    assign_unit(w, only, office.units["Cultura"])
    with unit_of_work(w, "Cultura finisce") as unit:
        sector = unit.get(Sector, office.units["Cultura"].sector_id)
        sector.valid_to = date(2024, 12, 31)
    said = sentences(w)
    assert "Conti Carla nel 2025 non è più nell'unità: non riceve AG-CUL-01." in said
    assert "Settore Cultura nel 2025 non c'è più: si toglie da T-01 e AG-CUL-01." in said
    rows = begun(w)
    assert [row.unit_refs for row in rows.values()] == [(office.units["Tributi"],), ()]


def test_that_the_method_goes_with_the_year_or_what_took_its_place(office: Office) -> None:
    w = office.workspace
    version = ensure_preset(w)
    open_round(w, RoundDraft(YEAR, RoundKind.FINAL, version))
    office.objective("Uno")
    newer = copy_version(w, version).ids[0]
    begun(w)
    assert version_in_use(w, NEXT) == version
    undo_last(w)
    with unit_of_work(w, "In vigore") as unit:
        unit.get(MethodVersion, newer).valid_from = date(2025, 1, 1)
    begun(w)
    assert version_in_use(w, NEXT) == newer
    undo_last(w)
    undo_last(w)
    with unit_of_work(w, "Non vale più") as unit:
        unit.get(MethodVersion, version).valid_to = date(2024, 12, 31)
    assert "nel 2025 non vale più" in sentences(w)


def test_that_the_last_objective_of_a_year_may_go_and_its_copy_stays(planned: Office) -> None:
    w = planned.workspace
    found = begun(w)
    delete_objectives(w, [row.id for row in list_objectives(w, YEAR)])
    detail = detail_of(w, found["Sportello del 2024"])
    assert (detail.origin, detail.is_untouched, detail.indicators[0].last_year) == ("", True, "")
    undo_last(w)
    assert detail_of(w, found["Sportello del 2024"]).origin == "AG-SEG-01 del 2024"


def test_that_the_command_line_copies_a_year(planned: Office, capsys: pytest.CaptureFixture[str]) -> None:
    merito = Terminal(capsys)
    path = planned.workspace.archive.path
    planned.workspace.archive.close()
    code, out, err = merito("next", path, "--dry-run")
    assert code == 0, err
    assert (code, out.splitlines()[1]) == (0, "AG-SEG-01\tSportello del 2024\t3\t1\t1\t1 persona in meno")
    assert "Dal 2024 al 2025: 2 obiettivi" in err
    assert merito("next", path, "--from", 2030)[0] == 1
    assert merito("next", path, "--without", "gatti")[0] == 1
    code, _, err = merito("next", path, "--without", "persone,testi")
    assert code == 0
    assert "Fatto: Apertura dell'anno 2025 con copia del 2024: 2 obiettivi." in err
    assert "Nessuna novità" in merito("next", path, "--year", 2025, "--without", "persone,testi")[2]

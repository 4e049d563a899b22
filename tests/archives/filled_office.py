"""What the small office pursues: an objective of each kind, with all that an objective may carry."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import ObjectiveId
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import (
    Direction,
    IndicatorRule,
    ObjectiveKind,
    PerformanceAmbit,
    PhaseKind,
    ResourceKind,
    ValueKind,
)
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.parameters import parameters_text
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.prevention import MeasureDraft
from app.domain.objectives.records import ResourceDraft
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep, Lateness
from app.domain.objectives.value import IndicatorValueDraft
from app.models.objectives import Objective
from app.services.cycles import required_cycle
from app.services.objectives.assignments import put_assignment
from app.services.objectives.detail import draft_of
from app.services.objectives.editing import add_objective, write_objective
from app.services.objectives.indicators import INDICATOR, put_value
from app.services.objectives.parts import write_part
from app.services.objectives.phases import PHASE
from app.services.objectives.prevention import put_measure
from app.services.objectives.records import RESOURCE
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.archives.plain import copied

LAST_DAY = date(YEAR, 12, 31)
STEPS = IndicatorParameters(
    Decimal("1.5"),
    Lateness.MONTH,
    (IndicatorStep(Decimal(10), Decimal(100)), IndicatorStep(Decimal(5), Decimal(50))),
    cap=Decimal(120),
    missing=MissingPolicy.ZERO,
)


@pytest.fixture(scope="session")
def filled_made(office_made: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    path = tmp_path_factory.mktemp("archives") / "filled.merito"
    with copied(office_made.workspace.archive.path, path) as workspace:
        return _fill(replace(office_made, workspace=workspace))


@pytest.fixture
def filled(workspace: Workspace, filled_made: Office) -> Office:
    """The office with a common objective, a cross one that has everything, and one of a settore without a mark."""
    return replace(filled_made, workspace=workspace)


def _fill(office: Office) -> Office:
    with unit_of_work(office.workspace, "Obiettivi di prova") as unit:
        common = ObjectiveDraft(title="Comune digitale", kind=ObjectiveKind.STRATEGIC_COMMON)
        cross = _cross(unit, office, add_objective(unit, YEAR, common).id)
        of_settore = UnitShare(office.units["Cultura"], Decimal(60))
        add_objective(unit, YEAR, ObjectiveDraft(code="BIB/1", title="Biblioteca aperta", units=(of_settore,)))
        _measure(unit, cross)
        _carry_out(unit, cross, office)
    return office


def _cross(unit: Unit, office: Office, parent: ObjectiveId) -> ObjectiveId:
    shares = UnitShare(office.units["Segreteria"], Decimal("33.33")), UnitShare(office.units["Tributi"])
    draft = ObjectiveDraft(
        title="=Sportello «unico»",
        description="Prima riga\nSeconda riga",
        units=shares,
        parent_id=parent,
        owner_id=office.people["Arcuri"],
        dup_mission="01",
    )
    return add_objective(unit, YEAR, draft).id


def _measure(unit: Unit, objective: ObjectiveId) -> None:
    by_steps = IndicatorDraft(
        objective_id=objective,
        name="Pratiche concluse",
        unit="n.",
        rule=IndicatorRule.STEPS,
        source="Protocollo",
        baseline=Decimal("12.5"),
        target=Decimal(20),
        weight=Decimal("66.67"),
        parameters=parameters_text(STEPS),
    )
    by_date = IndicatorDraft(
        objective_id=objective,
        name="Avvio",
        rule=IndicatorRule.BY_DATE,
        direction=Direction.LOWER,
        target_on=date(YEAR, 2, 29),
        weight=Decimal("33.33"),
    )
    counted, dated = (write_part(INDICATOR, unit, draft).id for draft in (by_steps, by_date))
    final = IndicatorValueDraft(
        counted, ValueKind.FINAL, on_date=LAST_DAY, value=Decimal("18.25"), source="Protocollo", evidence="Elenco"
    )
    half_year = IndicatorValueDraft(
        dated, ValueKind.INTERIM, on_date=date(YEAR, 6, 30), done_on=date(YEAR, 3, 1), source="Verbale"
    )
    put_value(unit, final)
    put_value(unit, half_year)


def _carry_out(unit: Unit, objective: ObjectiveId, office: Office) -> None:
    tender = PhaseDraft(objective_id=objective, title="Gara", months=0b111, starts_on=date(YEAR, 1, 7))
    listening = PhaseDraft(
        objective_id=objective, title="Ascolto", kind=PhaseKind.ACTIVITY, progress=Decimal("12.5"), ends_on=LAST_DAY
    )
    for phase in (tender, listening):
        write_part(PHASE, unit, phase)
    people = office.people
    put_assignment(unit, AssignmentDraft(objective, people["Arcuri"], weight=Decimal(40), time_share=Decimal(15)))
    put_assignment(unit, AssignmentDraft(objective, people["Conti"], weight=Decimal(60), valid_from=date(YEAR, 7, 1)))
    cycle = required_cycle(unit.session, YEAR)
    rota, training = (put_measure(unit, cycle, MeasureDraft(code=code, text="Misura")).id for code in ("M1", "M2"))
    ambits = (PerformanceAmbit.NEEDS, PerformanceAmbit.SERVICES)
    carried = replace(draft_of(unit.get(Objective, objective)), ambits=ambits, measures=(training, rota))
    write_objective(unit, replace(carried, version=None))
    fee = ResourceDraft(None, objective, ResourceKind.FINANCIAL, "Canone", "0103/2", Decimal("1234.50"))
    write_part(RESOURCE, unit, fee)

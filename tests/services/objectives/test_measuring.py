"""Indicators, values, phases, monitoring and the degree that comes of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.objectives import Direction, IndicatorRule, ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Action
from app.models.objectives import IndicatorValue
from app.services.access import reading
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import (
    delete_indicators,
    record_value,
    save_indicator,
    share_indicator_weights,
)
from app.services.objectives.patching import change_phases
from app.services.objectives.phases import (
    delete_phases,
    save_phase,
    share_phase_weights,
    toggle_phase_month,
)
from app.services.objectives.records import delete_monitorings, save_monitoring
from tests.archives.office import YEAR, Office, list_objectives

D = Decimal
DAY = date(2024, 12, 31)


def indicator(office: Office, identity: int, **more: object) -> int:
    fields = {"name": "Domande evase", "baseline": D(60), "target": D(80), "source": "Protocollo"} | more
    return save_indicator(office.workspace, IndicatorDraft(objective_id=identity, **fields)).ids[0]


def measure(office: Office, identity: int, value: Decimal, kind: ValueKind = ValueKind.FINAL) -> None:
    record_value(office.workspace, IndicatorValueDraft(identity, kind, on_date=DAY, value=value, source="Registro"))


def test_that_the_degree_comes_from_the_weighted_indicators(office: Office) -> None:
    identity = office.objective()
    first = indicator(office, identity, rule=IndicatorRule.BASELINE_TO_TARGET, weight=D(60))
    second = indicator(
        office, identity, name="Giorni", target=D(10), direction=Direction.LOWER, baseline=None, weight=D(40)
    )
    measure(office, first, D(75))
    assert objective_detail(office.workspace, identity).degree is None
    measure(office, second, D(12))
    detail = objective_detail(office.workspace, identity)
    assert [one.degree for one in detail.indicators] == [D("75.00"), D("80.00")]
    assert detail.degree == D("77.00")
    assert detail.indicator_total.sentence == "i pesi sommano a 100"
    assert list_objectives(office.workspace, YEAR)[0].progress == D("77.00")


def test_that_an_interim_value_is_kept_but_measures_nothing(office: Office) -> None:
    identity = office.objective()
    measure(office, indicator(office, identity), D(40), ValueKind.INTERIM)
    detail = objective_detail(office.workspace, identity)
    assert (detail.indicators[0].interim, detail.indicators[0].final, detail.degree) == ("40", "–", None)


def test_that_a_value_written_again_replaces_the_old_one(office: Office) -> None:
    identity = office.objective()
    made = indicator(office, identity)
    measure(office, made, D(40))
    measure(office, made, D(80))
    [value] = objective_detail(office.workspace, identity).values
    assert value.value == D(80)


def test_that_a_value_without_source_is_refused(office: Office) -> None:
    made = indicator(office, office.objective())
    with pytest.raises(UserError, match="Manca la fonte"):
        record_value(office.workspace, IndicatorValueDraft(made, on_date=DAY, value=D(1)))


def test_that_parameters_that_cannot_be_read_are_refused(office: Office) -> None:
    with pytest.raises(UserError):
        indicator(office, office.objective(), parameters="{rotto")


def test_that_indicators_are_changed_shared_and_deleted(office: Office) -> None:
    identity = office.objective()
    made = [indicator(office, identity, name=name) for name in ("Uno", "Due", "Tre")]
    share_indicator_weights(office.workspace, identity)
    detail = objective_detail(office.workspace, identity)
    assert detail.indicator_total.is_right
    row = detail.indicators[0]
    save_indicator(
        office.workspace,
        IndicatorDraft(made[0], row.version, identity, "Nuovo nome", weight=row.weight, source="Albo"),
    )
    delete_indicators(office.workspace, [made[1]])
    assert [one.name for one in objective_detail(office.workspace, identity).indicators] == ["Nuovo nome", "Tre"]


def test_that_phases_move_on_the_months_and_make_the_progress(office: Office) -> None:
    identity = office.objective()
    first = save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio")).ids[0]
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Chiusura"))
    share_phase_weights(office.workspace, identity)
    toggle_phase_month(office.workspace, first, 3)
    toggle_phase_month(office.workspace, first, 4)
    toggle_phase_month(office.workspace, first, 3)
    row = objective_detail(office.workspace, identity).phases[0]
    assert row.months == 0b1000
    change_phases(office.workspace, {row.id: {"progress": D(100)}})
    assert list_objectives(office.workspace, YEAR)[0].progress == D("50.00")
    delete_phases(office.workspace, [first])
    assert len(objective_detail(office.workspace, identity).phases) == 1
    with pytest.raises(UserError, match="da gennaio a dicembre"):
        toggle_phase_month(office.workspace, first, 13)


def test_that_an_indicator_by_phases_is_measured_by_their_progress(office: Office) -> None:
    identity = office.objective()
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio", progress=D(60)))
    indicator(office, identity, rule=IndicatorRule.PHASES, target=None, baseline=None)
    assert objective_detail(office.workspace, identity).degree == D("60.00")


def test_that_the_last_monitoring_is_the_progress_until_something_is_measured(office: Office) -> None:
    identity = office.objective()
    save_monitoring(office.workspace, MonitoringDraft(None, None, identity, date(2024, 9, 30), D(70), "Bene"))
    save_monitoring(office.workspace, MonitoringDraft(None, None, identity, date(2024, 6, 30), D(30), "Avviato"))
    assert list_objectives(office.workspace, YEAR)[0].progress == D(70)
    last = objective_detail(office.workspace, identity).monitorings[-1]
    save_monitoring(office.workspace, replace(last, progress=D(80)))
    assert list_objectives(office.workspace, YEAR)[0].progress == D(80)
    delete_monitorings(office.workspace, [last.id])
    assert list_objectives(office.workspace, YEAR)[0].progress == D(30)


def test_that_a_new_value_replaces_the_one_of_its_kind_and_a_stale_one_is_refused(office: Office) -> None:
    first = indicator(office, office.objective())
    measure(office, first, D(70))
    measure(office, first, D(60), ValueKind.INTERIM)
    draft = IndicatorValueDraft(first, ValueKind.FINAL, on_date=DAY, value=D(75), source="Registro", version=1)
    record_value(office.workspace, draft)
    with pytest.raises(UserError):
        record_value(office.workspace, replace(draft, value=D(80)))
    with reading(office.workspace, Action.READ) as session:
        kept = {one.kind: one.value for one in session.scalars(select(IndicatorValue))}
    assert kept == {ValueKind.FINAL: D(75), ValueKind.INTERIM: D(60)}


def test_that_what_is_gone_or_not_said_is_told_in_words(office: Office) -> None:
    with pytest.raises(UserError, match="L'obiettivo non c'è più"):
        objective_detail(office.workspace, ObjectiveId(999))
    with pytest.raises(UserError, match="Quello che si voleva modificare non c'è più"):
        record_value(office.workspace, IndicatorValueDraft(IndicatorId(999), on_date=DAY, value=D(1), source="x"))
    with pytest.raises(UserError, match="non è indicato"):
        save_phase(office.workspace, PhaseDraft(title="Avvio"))

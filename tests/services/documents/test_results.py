"""The papers on what the objectives have reached, filled from the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.certification.certifying import CertificationDraft, MinutesScan, ReopeningDraft
from app.domain.certification.results import ObjectiveResultRow
from app.domain.changes import Topic
from app.domain.documents.catalogue import MINUTES, STATE, DocumentKind, DocumentRequest
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.objectives.parameters import parameters_of, parameters_text
from app.domain.objectives.value import measuring_day
from app.models.objectives import Indicator, IndicatorValue, Monitoring, Objective, ObjectiveRevision
from app.models.readings import IndicatorReading
from app.services.certification.certifying import certify, reopen_certified
from app.services.certification.reading import list_results
from app.services.documents.achieved import COMMON, CROSS
from app.services.documents.printing import filled
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.services.documents.conftest import PlannedTown


@pytest.fixture
def measured(planned: PlannedTown) -> PlannedTown:
    """The plan of the comune, half done: a value of the half year and one of its end, a critical point, a change."""
    with unit_of_work(planned.workspace, "Risultati", Topic.OBJECTIVES) as unit:
        every = {one.code: one for one in unit.session.scalars(select(Objective))}
        archive, aside = every["A1-01"], every["B2-01"]
        for kind, values in ((ValueKind.INTERIM, (600, 0)), (ValueKind.FINAL, (1200, 2))):
            day = measuring_day(kind, 2024, date(2025, 1, 31))
            for row, value in zip(archive.indicators[:2], values, strict=True):
                row.values.append(IndicatorValue(kind=kind, on_date=day, value=Decimal(value), source="x"))
        for row in archive.indicators[2:]:
            unit.session.delete(row)
        archive.monitorings.append(Monitoring(on_date=date(2024, 6, 30), critical_points="Manca uno scaffale."))
        change = {"what": "Nuovo termine", "reason": "Gara deserta", "act": "G.C. n. 5"}
        archive.revisions.append(ObjectiveRevision(on_date=date(2024, 9, 1), **change))
        aside.state, aside.neutralised_on, aside.neutralised_reason = (
            ObjectiveState.NEUTRALISED, date(2024, 8, 1), "Ricorso pendente."
        )  # fmt: skip
    return planned


def document(workspace: Workspace, kind: DocumentKind, day: date | None = None) -> Iterator[object]:
    with filled(workspace, DocumentRequest(kind, 2024, on_day=day), parts_of(kind, DOCUMENTS)) as found:
        yield found


def test_that_each_objective_is_in_one_group_and_what_is_withdrawn_in_none(measured: PlannedTown) -> None:
    [found] = document(measured.workspace, STATE)
    listed = {group.title: [one.code for one in group.objectives] for group in found.groups}
    assert listed[COMMON] == ["S1"]
    assert listed[CROSS] == ["T1"]
    assert sorted(code for codes in listed.values() for code in codes) == ["A-01", "A1-01", "B2-01", "S1", "T1"]


def test_that_on_a_day_the_last_values_found_by_then_count(measured: PlannedTown) -> None:
    with unit_of_work(measured.workspace, "Rilevazioni", Topic.OBJECTIVES) as unit:
        row = unit.session.scalars(select(Indicator).where(Indicator.name.contains("fascicoli"))).first()
        for day, value in ((date(2024, 3, 31), 200), (date(2024, 10, 1), 900)):
            unit.add(
                IndicatorReading(indicator_id=row.id, on_date=day, value=Decimal(value), critical_points="Carta finita")
            )

    def first(day: date) -> object:
        [told] = document(measured.workspace, STATE, day)
        return next(one for group in told.groups for one in group.objectives if one.code == "A1-01")

    days = (date(2024, 1, 31), date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 2), date(2024, 12, 31))
    assert [first(day).indicators[0].found for day in days] == [
        "–", "200 fascicoli", "600 fascicoli", "900 fascicoli", "1.200 fascicoli",
    ]  # fmt: skip
    assert [len(first(day).critical_points) for day in days] == [0, 1, 2, 3, 3]
    with unit_of_work(measured.workspace, "Chi manca vale zero", Topic.OBJECTIVES) as unit:
        for row in unit.session.scalars(select(Indicator)):
            row.parameters = parameters_text(replace(parameters_of(row.parameters), missing=MissingPolicy.ZERO))
    assert (first(days[0]).degree, first(days[0]).light, first(days[4]).degree) == (None, None, Decimal(100))
    assert (first(days[0]).seen_on, first(days[3]).seen_on, len(first(days[2]).changes)) == (None, date(2024, 10, 1), 0)


def test_that_half_way_the_values_of_the_half_year_count(measured: PlannedTown) -> None:
    [found] = document(measured.workspace, STATE, date(2024, 9, 30))
    one = next(one for group in found.groups for one in group.objectives if one.code == "A1-01")
    assert [row.found for row in one.indicators] == ["600 fascicoli", "0 reclami"]
    assert [(note.critical_points, change.reason) for note, change in zip(one.notes, one.changes, strict=True)] == [
        ("Manca uno scaffale.", "Gara deserta")
    ]
    assert (found.total.critical, found.total.changes) == (1, 1)


def test_that_the_minutes_hold_the_degrees_of_the_end_of_the_year(measured: PlannedTown) -> None:
    [found] = document(measured.workspace, MINUTES)
    by_code = {one.code: one for group in found.groups for one in group.objectives}
    assert [row.found for row in by_code["A1-01"].indicators] == ["1.200 fascicoli", "2 reclami"]
    assert by_code["B2-01"].why_not_measurable == "Neutralizzato: Ricorso pendente"
    assert (found.total.objectives, found.total.neutralised) == (5, 1)
    assert found.body == "Nucleo di valutazione"


def test_that_the_minutes_say_what_was_certified_and_when(comune: Comune) -> None:
    """What the Nucleo certified stands with its day; of what was opened again nothing is told."""
    workspace = comune.later(date(2025, 1, 20))
    measured = [one for one in list_results(workspace, 2024) if not one.lacking]
    scan = MinutesScan("verbale.pdf", b"%PDF-1.7 firmato")
    objectives = tuple(one.id for one in measured)
    certify(workspace, CertificationDraft(2024, objectives, date(2025, 1, 20), "Verbale n. 3", scan=scan))
    [found] = document(workspace, MINUTES)
    assert [(one.minutes, one.on_date, one.objectives) for one in found.recorded] == [
        ("Verbale n. 3", date(2025, 1, 20), len(measured))
    ]
    listed = {one.code: one.certified_on for group in found.groups for one in group.objectives}
    assert listed == {
        one.code: date(2025, 1, 20) if one in measured else None for one in list_results_before(workspace, measured)
    }
    reopen_certified(workspace, ReopeningDraft(objectives, "errore"))
    [again] = document(workspace, MINUTES)
    assert (again.recorded, again.total.certified) == ((), 0)


def list_results_before(workspace: Workspace, measured: Sequence[ObjectiveResultRow]) -> list[ObjectiveResultRow]:
    """Return the rows of now, those of before in the place of the ones that were measured."""
    before = {one.id: one for one in measured}
    return [before.get(one.id, one) for one in list_results(workspace, 2024)]

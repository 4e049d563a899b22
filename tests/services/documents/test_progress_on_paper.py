"""At which point an objective is said to be on paper: what was monitored, else what its phases say."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.documents.achievement import ObjectiveResult
from app.domain.ids import ObjectiveId, PhaseId
from app.domain.method.definition import Process
from app.domain.objectives import ObjectiveState
from app.models.objectives import Monitoring, Objective, Phase
from app.services.documents.standing import StandingWriter, progress_of
from app.services.objectives.known_on_day import KnownOnDay

JUNE = date(2024, 6, 30)
HALF, MOST = (50, 20), (50, 80)
"""Phases: the weight and the progress."""


@pytest.mark.parametrize(
    ("monitored", "phases", "now", "then"),
    [
        ([], [], None, None),
        ([], [HALF, MOST], 50, 50),
        ([(3, 30)], [HALF, MOST], 30, 30),
        ([(3, 30), (5, 45)], [HALF, MOST], 45, 45),
        ([(3, 30), (9, 90)], [HALF, MOST], 90, 30),  # what is found later is not known yet
        ([(9, 90)], [HALF, MOST], 90, 50),
        ([(3, 30), (5, None)], [HALF, MOST], 30, 30),  # a note that says no degree takes none away
        ([(3, None)], [HALF, MOST], 50, 50),
        ([(3, None)], [], None, None),
        ([(3, 0)], [HALF, MOST], 0, 0),  # nothing done is something said
        ([(6, 60)], [], 60, 60),  # on that very day
        ([], [(50, 0), (50, 0)], 0, None),  # phases of which nobody has said anything
        ([(9, 90)], [(50, 0), (50, 0)], 90, None),
        ([], [(0, 40)], None, None),
        ([], [(25, 100), (75, 0)], 25, 25),
    ],
)
def test_that_what_was_monitored_last_comes_before_the_phases(monitored, phases, now, then) -> None:
    one = Objective(id=ObjectiveId(1), state=ObjectiveState.ACTIVE)
    one.monitorings = [
        Monitoring(on_date=date(2024, month, 30), progress=None if done is None else Decimal(done), notes="Detto")
        for month, done in monitored
    ]
    one.phases = [
        Phase(id=PhaseId(place), title="Fase", weight=Decimal(weight), progress=Decimal(done))
        for place, (weight, done) in enumerate(phases)
    ]
    assert progress_of(one) == now
    writer = StandingWriter(KnownOnDay(JUNE, {}, {}), Process(), 2024)
    result = ObjectiveResult("S1", "Sportello", progress=progress_of(one), state=one.state)
    found = writer.on_the_day(one, result)
    assert found.progress == then
    assert [note.on_date for note in found.notes] == [date(2024, month, 30) for month, _ in monitored if month <= 6]
    assert found.seen_on == max((note.on_date for note in found.notes), default=None)

"""Laws of the preparation: no overlap, no hole, and nothing more to do the second time."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import SheetId
from app.domain.periods import DAY, Period
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.planning import PresentSheet, plan_sheets
from app.domain.rounds.spans import year_of_person
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from tests.domain.rounds.comune import (
    AFFARI,
    ANAGRAFE,
    FUNZIONARI,
    ISTRUTTORI,
    LAVORI,
    NERI,
    ROSSI,
    TECNICA,
    TRIBUTI,
    VERDI,
    YEAR,
    Person,
    applied,
    comune,
    heads,
    override,
    person,
    posting,
)

dates = st.integers(0, YEAR.days - 1).map(lambda offset: YEAR.start + timedelta(offset))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    return Period(*sorted((draw(dates), draw(dates))))


@st.composite
def disjoint(draw: st.DrawFn, at_most: int = 4) -> list[Period]:
    days = sorted(draw(st.sets(dates, max_size=at_most * 2)))
    return [Period(first, last) for first, last in zip(days[::2], days[1::2], strict=False)]


@st.composite
def people(draw: st.DrawFn) -> Person:
    service = draw(periods())
    firsts = sorted({service.start, *(day for day in draw(st.sets(dates, max_size=4)) if day in service)})
    lasts = [*(day - DAY for day in firsts[1:]), service.end]
    places = st.sampled_from([(AFFARI, ANAGRAFE), (AFFARI, TRIBUTI), (TECNICA, LAVORI)])
    postings = tuple(
        posting(Period(first, last), *draw(places), draw(st.sampled_from([ISTRUTTORI, FUNZIONARI])))
        for first, last in zip(firsts, lasts, strict=True)
    )
    return replace(person(*postings, service=service), not_evaluable=tuple(draw(disjoint(2))))


@st.composite
def comuni(draw: st.DrawFn) -> RoundFacts:
    owners, areas = st.sampled_from([ROSSI, VERDI, NERI]), st.sampled_from([AFFARI, TECNICA])
    appointments = [
        heads(draw(owners), draw(areas), period=draw(periods()), ad_interim=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 4)))
    ]
    overrides = [override(NERI, period) for period in draw(disjoint(2))]
    return comune(draw(people()), appointments=appointments, overrides=overrides)


@st.composite
def worked_on(draw: st.DrawFn, sheets: list[PresentSheet]) -> list[PresentSheet]:
    states = st.sampled_from([SheetState.PREPARED, SheetState.IN_PROGRESS, SheetState.FINAL])
    drawn = [(sheet, draw(states)) for sheet in sheets]
    return [replace(sheet, state=state, is_filled=state is not SheetState.PREPARED) for sheet, state in drawn]


def all_days(found: list[Period]) -> set[date]:
    return {period.start + timedelta(offset) for period in found for offset in range(period.days)}


def periods_of(sheets: list[PresentSheet]) -> list[Period]:
    return [sheet.period for sheet in sheets if sheet.state is not SheetState.SUPERSEDED]


def are_apart(periods: Iterable[Period]) -> bool:
    return not any(one.overlaps(other) for one, other in itertools.combinations(periods, 2))


@given(comuni())
def test_that_sheets_never_overlap_and_cover_exactly_the_days_in_service(facts: RoundFacts) -> None:
    [(one, service)] = facts.service.items()
    sheets = periods_of(applied([], plan_sheets(facts, [])))
    assert are_apart(sheets)
    excluded = all_days([common for gap in facts.not_evaluable[one] if (common := gap.intersection(service))])
    assert all_days(sheets) | excluded == all_days([service])
    assert not all_days(sheets) & excluded


@given(comuni())
def test_that_planning_twice_finds_no_difference(facts: RoundFacts) -> None:
    sheets = applied([], plan_sheets(facts, []))
    assert plan_sheets(facts, sheets).is_empty


@given(comuni())
def test_that_sheets_that_follow_each_other_differ_and_nobody_evaluates_himself(facts: RoundFacts) -> None:
    [one] = facts.service
    spans = year_of_person(one, facts).spans
    assert all(span.key.evaluator != Party(ROSSI) for span in spans)
    for first, second in itertools.pairwise(spans):
        assert first.key != second.key or not first.period.touches(second.period)


@settings(max_examples=60)
@given(st.data(), comuni(), comuni())
def test_that_a_changed_structure_is_followed_without_touching_what_is_done(
    data: st.DataObject, before: RoundFacts, after: RoundFacts
) -> None:
    sheets = data.draw(worked_on(applied([], plan_sheets(before, []))))
    confirmed = {SheetId(number) for number in data.draw(st.sets(st.integers(1, 6)))}
    done = applied(sheets, plan_sheets(after, sheets, confirmed))
    assert are_apart(periods_of(done))
    for sheet in sheets:
        if sheet.state is SheetState.FINAL or (sheet.is_filled and sheet.id not in confirmed):
            assert sheet in done
    assert plan_sheets(after, done, confirmed).is_empty

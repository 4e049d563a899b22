"""The year of a person as lanes: what holds when, who evaluates, and the days that lack something."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import EmployeeId, SheetId
from app.domain.periods import DAY, Period, year_period
from app.domain.roles import SheetRole
from app.domain.structure.absences import AbsenceRow
from app.domain.structure.person_year import HoleReason, Lane, PersonFacts, PersonSheet, PersonYear, person_year
from app.domain.structure.registry import Registry
from app.domain.workflow import SheetState
from tests.domain.structure.people import LAST, NEW_YEAR, SUMMER, area, chosen, head, person, posting, secretary, sector

YEAR = year_period(2024)
UNITS = (area(1), sector(1, 11), area(2))
RIVA = person(1, "Riva Andrea")
SHEET = PersonSheet(SheetId(9), SheetRole.EMPLOYEE, SheetState.COMPLETED, NEW_YEAR, LAST)


def registry(**more) -> Registry:
    known = {"units": UNITS, "employees": (RIVA, person(2, "Colombo Marco")), "officials": (secretary(),)}
    return Registry(**known | {"postings": (posting(1, 1),), "appointments": (head(2, 1),)} | more)


def year(facts: Registry | None = None, **more) -> PersonYear:
    return person_year(PersonFacts(RIVA, facts or registry(), **more), 2024)


def bars(found: PersonYear, lane: Lane) -> list[tuple[str, str, date, date]]:
    return [(one.name, one.note, one.days.start, one.days.end) for one in found.facts if one.lane is lane]


def test_that_a_year_without_changes_is_covered_by_one_bar_in_each_lane():
    found = year(sheets=(SHEET,), needs_sheets=True)
    assert bars(found, Lane.POSTING) == [("1", "100 %", NEW_YEAR, LAST)]
    assert bars(found, Lane.EVALUATOR) == [("Colombo Marco", "EQ dell'Area", NEW_YEAR, LAST)]
    assert bars(found, Lane.SHEET) == [("Scheda dipendente", "01/01 – 31/12, 366 giorni, compilata", NEW_YEAR, LAST)]
    assert found.coverage == "Anno coperto: 366 giorni su 366, nessun buco"


def test_that_a_move_is_two_bars_and_says_when_it_was():
    moved = (posting(1, 1, end=date(2024, 6, 30)), replace(posting(1, 2, SUMMER), profile="Istruttore tecnico"))
    found = year(registry(postings=moved, appointments=(head(2, 1, 2),)))
    assert bars(found, Lane.POSTING) == [
        ("1", "100 %", NEW_YEAR, date(2024, 6, 30)),
        ("2", "dal 01/07, Istruttore tecnico, 100 %", SUMMER, LAST),
    ]
    assert [one.days.days for one in found.facts if one.lane is Lane.EVALUATOR] == [366]


def test_that_a_new_head_changes_the_evaluator_and_an_override_goes_before():
    heads = (head(2, 1, end=date(2024, 9, 30)), replace(head(1, 1, start=date(2024, 10, 1)), is_ad_interim=True))
    found = year(registry(appointments=heads))
    assert bars(found, Lane.APPOINTMENT) == [("1", "ad interim dal 01/10", date(2024, 10, 1), LAST)]
    assert bars(found, Lane.EVALUATOR) == [
        ("Colombo Marco", "EQ dell'Area", NEW_YEAR, date(2024, 9, 30)),
        ("Giusti Laura", "Segretario comunale", date(2024, 10, 1), LAST),
    ]
    override = replace(chosen(1, 2, SUMMER), reason="parentela")
    [first, second] = [one for one in year(registry(overrides=(override,))).facts if one.lane is Lane.EVALUATOR]
    assert (first.row, second.row, second.note) == (None, override, "scelto: parentela")
    assert (first.moves_at_end, second.moves_at_start, second.moves_at_end) == (False, True, True)


def test_that_an_absence_says_its_days_of_the_year_and_whether_it_weighs():
    away = AbsenceRow(1, 1, EmployeeId(1), "Congedo parentale", True, date(2023, 12, 20), date(2024, 1, 26))
    ill = replace(away, id=2, kind="Malattia", is_neutral=False, valid_from=SUMMER, valid_to=SUMMER)
    assert [one[:2] for one in bars(year(absences=(away, ill)), Lane.ABSENCE)] == [
        ("Congedo parentale", "26 giorni, non pesa"),
        ("Malattia", "1 giorno, pesa"),
    ]
    [first, second] = [one for one in year(absences=(away, ill)).facts if one.lane is Lane.ABSENCE]
    assert (first.moves_at_start, first.moves_at_end, second.moves_at_start) == (False, True, True)
    kinds = frozenset({"malattia"})
    assert [one.is_neutral for one in year(absences=(ill,), neutral_kinds=kinds).facts if one.row == ill] == [True]


def test_that_each_hole_is_named_with_its_days():
    postings = (posting(1, 1, end=date(2024, 6, 30)), posting(1, 1, date(2024, 7, 15)))
    found = year(registry(postings=postings))
    assert [(hole.reason, hole.days) for hole in found.holes] == [
        (HoleReason.NO_POSTING, Period(SUMMER, date(2024, 7, 14)))
    ]
    assert found.coverage == "Coperti 352 giorni su 366: nessuna assegnazione dal 01/07 al 14/07"
    alone = year(registry(officials=(), appointments=(head(2, 1, end=date(2024, 12, 30)),)))
    assert alone.coverage == "Coperti 365 giorni su 366: nessun valutatore il 31/12"
    short = replace(SHEET, valid_to=date(2024, 11, 30))
    excused = (Period(date(2024, 12, 1), date(2024, 12, 10)),)
    unprepared, prepared = year(sheets=(short,)), year(sheets=(short,), excused=excused, needs_sheets=True)
    assert unprepared.holes == ()
    assert prepared.coverage == "Coperti 345 giorni su 366: nessuna scheda dal 11/12 al 31/12"


def test_that_only_the_days_of_service_are_asked_for():
    hired = RIVA._replace(hired_on=date(2024, 9, 1))
    facts = registry(employees=(hired, person(2)), postings=(posting(1, 1, date(2024, 9, 1)),))
    found = person_year(PersonFacts(hired, facts), 2024)
    assert found.coverage == "Servizio coperto: 122 giorni su 122, nessun buco"
    assert person_year(PersonFacts(hired, facts), 2023).coverage == "Non è in servizio nel 2023"


def test_that_bars_that_overlap_lie_in_rows_of_their_own():
    heads = (head(1, 1, start=NEW_YEAR), head(1, 2, start=SUMMER, end=date(2024, 8, 31)))
    found = year(registry(appointments=heads))
    assert [[one.name for one in row] for row in found.rows_of(Lane.APPOINTMENT)] == [["1"], ["2"]]
    assert found.rows_of(Lane.ABSENCE) == [[]]


dates = st.integers(-60, 425).map(lambda offset: YEAR.start + timedelta(offset))


@st.composite
def disjoint(draw: st.DrawFn) -> list[Period]:
    days = sorted(draw(st.sets(dates, max_size=8)))
    return [Period(first, last) for first, last in zip(days[::2], days[1::2], strict=False)]


@st.composite
def people_of_a_year(draw: st.DrawFn) -> PersonFacts:
    hired, left = sorted((draw(dates), draw(dates)))
    who = RIVA._replace(hired_on=hired, left_on=draw(st.sampled_from([None, left])))
    heads = [head(2, 1, start=one.start, end=one.end) for one in draw(disjoint())]
    own = [head(1, 2, start=one.start, end=one.end) for one in draw(disjoint())]
    facts = registry(
        employees=(who, person(2)),
        postings=tuple(posting(1, draw(st.sampled_from([1, 2])), one.start, one.end) for one in draw(disjoint())),
        appointments=(*heads, *own),
        overrides=tuple(chosen(1, 2, one.start, one.end) for one in draw(disjoint())),
        officials=(secretary(start=one[0].start, end=one[-1].end),) if (one := draw(disjoint())) else (),
    )
    sheets = tuple(replace(SHEET, valid_from=one.start, valid_to=one.end) for one in draw(disjoint()))
    return PersonFacts(who, facts, (), sheets, tuple(draw(disjoint())), draw(st.booleans()))


@given(people_of_a_year())
def test_that_days_covered_and_holes_are_the_days_of_service_of_the_year(facts: PersonFacts):
    found = person_year(facts, 2024)
    service = facts.person.service.intersection(YEAR)
    assert found.covered + sum(hole.days.days for hole in found.holes) == (service.days if service else 0)
    assert all(service and hole.days.intersection(service) == hole.days for hole in found.holes)
    for before, after in pairwise(found.holes):
        assert before.days.end < after.days.start
        assert before.reason is not after.reason or before.days.end + DAY < after.days.start


@given(people_of_a_year())
def test_that_a_day_is_a_hole_exactly_when_it_lacks_something(facts: PersonFacts):
    found = person_year(facts, 2024)
    for offset in range(YEAR.days):
        day = YEAR.start + timedelta(offset)
        if day not in facts.person.service:
            continue
        lanes = {one.lane for one in found.facts if day in one.days}
        wanted = {Lane.POSTING, Lane.EVALUATOR} | ({Lane.SHEET} if facts.needs_sheets else set())
        lanes |= {Lane.SHEET} if any(day in one for one in facts.excused) else set()
        assert any(day in hole.days for hole in found.holes) == (not wanted <= lanes)


@given(people_of_a_year())
def test_that_no_bar_lies_over_another_in_its_row(facts: PersonFacts):
    found = person_year(facts, 2024)
    for lane in Lane:
        rows = found.rows_of(lane)
        shown = Counter(one.key for row in rows for one in row)
        assert shown == Counter(one.key for one in found.facts if one.lane is lane)
        for row in rows:
            assert all(one.days.end < other.days.start for one, other in pairwise(row))

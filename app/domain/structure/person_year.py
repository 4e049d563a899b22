"""The year of a person as lanes of dated facts, with the days covered and the holes named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from app.domain.ids import SheetId
from app.domain.italian import listed
from app.domain.italian_enum import ItalianEnum
from app.domain.periods import Lasting, Period, cut, year_period
from app.domain.roles import SheetRole
from app.domain.structure.absences import AbsenceRow
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow
from app.domain.structure.hierarchy import Party, evaluator_on
from app.domain.structure.lane_words import (
    Words,
    absence_words,
    appointment_words,
    posting_words,
    sheet_words,
    span_words,
)
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry, on_day
from app.domain.structure.units import UnitKey
from app.domain.workflow import SheetState


class Lane(ItalianEnum):
    """The kinds of dated facts of a person, in the order in which they are drawn."""

    POSTING = "posting", "Assegnazione"
    APPOINTMENT = "appointment", "Incarico di EQ"
    ABSENCE = "absence", "Assenze"
    EVALUATOR = "evaluator", "Valutatore"
    SHEET = "sheet", "Schede"


class HoleReason(Enum):
    """What a day of service lacks."""

    NO_POSTING = "nessuna assegnazione"
    NO_EVALUATOR = "nessun valutatore"
    NO_SHEET = "nessuna scheda"


@dataclass(frozen=True, slots=True)
class PersonSheet(Lasting):
    """A sheet of the person in the round of the year."""

    id: SheetId
    role: SheetRole
    state: SheetState
    valid_from: date
    valid_to: date


FactRow = PostingRow | EqAppointmentRow | AbsenceRow | EvaluatorOverrideRow | PersonSheet
Row = TypeVar("Row", bound=FactRow)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the year of a person is made from.

    `excused` are days of service that ask for no sheet; `needs_sheets` once the sheets of the year are prepared;
    `neutral_kinds` are the absences that the method of the round does not let weigh.
    """

    person: EmployeeRow
    registry: Registry
    absences: tuple[AbsenceRow, ...] = ()
    sheets: tuple[PersonSheet, ...] = ()
    excused: tuple[Period, ...] = ()
    needs_sheets: bool = False
    neutral_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LaneFact:
    """A bar: its days in the year, its days from first to last, its words, and its row (None: the structure's)."""

    lane: Lane
    days: Period
    whole: Period
    name: str
    note: str
    row: FactRow | None = None
    is_neutral: bool = False

    @property
    def key(self) -> tuple[Lane, object]:
        """What tells the bar from the others, and stays when its days change."""
        return self.lane, self.row.id if self.row else self.days.start

    @property
    def moves_at_start(self) -> bool:
        """Tell whether its first day is one of the year, and kept as such."""
        return self._can_move and self.days.start == self.whole.start

    @property
    def moves_at_end(self) -> bool:
        return self._can_move and self.row is not None

    @property
    def _can_move(self) -> bool:
        return self.row is not None and self.lane is not Lane.SHEET


@dataclass(frozen=True, slots=True)
class YearHole:
    """Days of service in the year that lack something."""

    days: Period
    reason: HoleReason

    @property
    def sentence(self) -> str:
        return f"{self.reason.value} {span_words(self.days)}"


@dataclass(frozen=True, slots=True)
class PersonYear:
    """The lanes of a year; `service` are the days of it in which the person is employed, None when there is none."""

    year: int
    service: Period | None
    facts: tuple[LaneFact, ...] = ()
    holes: tuple[YearHole, ...] = ()

    @property
    def covered(self) -> int:
        return self.days_of_service - sum(hole.days.days for hole in self.holes)

    @property
    def days_of_service(self) -> int:
        return self.service.days if self.service else 0

    @property
    def coverage(self) -> str:
        """Say in one sentence what of the year is covered."""
        if self.service is None:
            return f"Non è in servizio nel {self.year}"
        done = f"{self.covered} giorni su {self.days_of_service}"
        if self.holes:
            return f"Coperti {done}: {'; '.join(hole.sentence for hole in self.holes)}"
        what = "Anno coperto" if self.service == year_period(self.year) else "Servizio coperto"
        return f"{what}: {done}, nessun buco"

    def rows_of(self, lane: Lane) -> list[list[LaneFact]]:
        """Return the bars of a lane in rows, so that none lies over another; a lane without bars has one row."""
        rows: list[list[LaneFact]] = [[]]
        for fact in sorted((one for one in self.facts if one.lane is lane), key=_first_day):
            free = next((row for row in rows if not row or row[-1].days.end < fact.days.start), None)
            if free is None:
                rows.append(free := [])
            free.append(fact)
        return rows


def person_year(facts: PersonFacts, year: int) -> PersonYear:
    """Return the year of a person: what holds on each day of it, and which days of service lack something."""
    within = year_period(year)
    service = facts.person.service.intersection(within)
    evaluators = _evaluators(facts, service) if service else []
    lanes = (*_postings(facts, within), *_appointments(facts, within), *_absences(facts, within))
    sheets = tuple(_sheets(facts, within))
    holes = _holes(facts, service, evaluators) if service else ()
    return PersonYear(year, service, (*lanes, *evaluators, *sheets), tuple(holes))


def _postings(facts: PersonFacts, within: Period) -> Iterator[LaneFact]:
    for row, days in _in_year(facts.registry.postings_of.get(facts.person.id, ()), within):
        words = posting_words(row, facts.registry.short_names.get(row.unit_key, row.unit), days)
        yield _fact(Lane.POSTING, row, days, words)


def _appointments(facts: PersonFacts, within: Period) -> Iterator[LaneFact]:
    for row, days in _in_year(facts.registry.appointments_of.get(facts.person.id, ()), within):
        areas = (facts.registry.short_names.get(UnitKey(area_id), "") for area_id in row.area_ids)
        yield _fact(Lane.APPOINTMENT, row, days, appointment_words(row, listed(filter(None, areas)), days))


def _absences(facts: PersonFacts, within: Period) -> Iterator[LaneFact]:
    for row, days in _in_year(facts.absences, within):
        is_neutral = row.is_neutral or row.kind.casefold().strip() in facts.neutral_kinds
        words = absence_words(row, days, is_neutral=is_neutral)
        yield LaneFact(Lane.ABSENCE, days, row.period, *words, row, is_neutral)


def _sheets(facts: PersonFacts, within: Period) -> Iterator[LaneFact]:
    for row, days in _in_year(facts.sheets, within):
        yield _fact(Lane.SHEET, row, days, sheet_words(row.role, row.state, days))


def _evaluators(facts: PersonFacts, service: Period) -> list[LaneFact]:
    """Return who evaluates on each day of service: the days of one evaluator in a row are one bar."""
    person, registry = facts.person.id, facts.registry
    bars: list[tuple[Period, Party, EvaluatorOverrideRow | None]] = []
    for piece in cut(service, registry.breaks_of(person)):
        posting = registry.posting_on(person, piece.start)
        party = evaluator_on(piece.start, person, posting.unit_key.area_id if posting else None, registry)
        if party is None:
            continue
        chosen = on_day(registry.overrides_of.get(person, ()), piece.start)
        row = chosen if chosen and chosen.party == party else None
        last = bars[-1] if bars else None
        if last and last[1:] == (party, row) and last[0].touches(piece):
            bars[-1] = (Period(last[0].start, piece.end), party, row)
        else:
            bars.append((piece, party, row))
    return [_evaluator(registry, *bar) for bar in bars]


def _evaluator(registry: Registry, days: Period, party: Party, row: EvaluatorOverrideRow | None) -> LaneFact:
    name = registry.name_of(party)
    if row is not None:
        return LaneFact(Lane.EVALUATOR, days, row.period, name, f"scelto: {row.reason}", row)
    official = registry.official_by_id.get(party.official_id) if party.official_id else None
    note = official.role.italian if official else "EQ dell'Area"
    return LaneFact(Lane.EVALUATOR, days, days, name, note)


def _holes(facts: PersonFacts, service: Period, evaluators: Sequence[LaneFact]) -> list[YearHole]:
    """Name the days of service without a place, without an evaluator, or without a sheet where sheets are due."""
    placed = [row.period for row in facts.registry.postings_of.get(facts.person.id, ())]
    evaluated = [fact.days for fact in evaluators]
    with_sheet = [*facts.excused, *(row.period for row in facts.sheets)] if facts.needs_sheets else [service]
    wants = (
        (HoleReason.NO_POSTING, placed),
        (HoleReason.NO_EVALUATOR, evaluated),
        (HoleReason.NO_SHEET, with_sheet),
    )
    found: list[YearHole] = []
    for piece in cut(service, [period for _, periods in wants for period in periods]):
        lacking = (reason for reason, periods in wants if not any(piece.start in period for period in periods))
        if (reason := next(lacking, None)) is not None:
            _add(found, YearHole(piece, reason))
    return found


def _add(holes: list[YearHole], hole: YearHole) -> None:
    """Add a hole, or lengthen the last one when it is the same."""
    last = holes[-1] if holes else None
    if last and last.reason is hole.reason and last.days.touches(hole.days):
        holes[-1] = YearHole(Period(last.days.start, hole.days.end), hole.reason)
    else:
        holes.append(hole)


def _in_year(rows: Iterable[Row], within: Period) -> Iterator[tuple[Row, Period]]:
    for row in rows:
        if days := row.period.intersection(within):
            yield row, days


def _fact(lane: Lane, row: FactRow, days: Period, words: Words) -> LaneFact:
    return LaneFact(lane, days, row.period, *words, row)


def _first_day(fact: LaneFact) -> Period:
    return fact.days

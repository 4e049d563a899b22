"""Which sheets a round needs against those it has: the differences, never more (rules (a) to (l) of the session)."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from app.domain.ids import SheetId
from app.domain.periods import Period, holes
from app.domain.roles import OfficialRole, SheetRole
from app.domain.rounds.differences import DifferenceKind, RoundPreview, SheetDifference
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.reasons import sentence_for
from app.domain.rounds.spans import (
    PLAIN,
    SheetDetails,
    SheetKey,
    Span,
    YearOfPerson,
    year_of_person,
    year_of_secretary,
)
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState


@dataclass(frozen=True, slots=True)
class PresentSheet:
    """A sheet that the round has already; `is_filled` when somebody has worked on it."""

    id: SheetId
    party: Party
    period: Period
    key: SheetKey
    details: SheetDetails = PLAIN
    state: SheetState = SheetState.PREPARED
    is_filled: bool = False

    @property
    def is_final(self) -> bool:
        return self.state is SheetState.FINAL


def plan_sheets(
    facts: RoundFacts, present: Iterable[PresentSheet], confirmed: Container[SheetId] | None = None
) -> RoundPreview:
    """Return what preparing the round would do.

    A filled sheet changes only when it is among `confirmed` (None: show everything as if it were): otherwise it
    keeps its days, and what would take them is held back. A final sheet is never touched, only reported.
    """
    by_party: dict[Party, list[PresentSheet]] = {}
    for sheet in present:
        if sheet.state is not SheetState.SUPERSEDED:
            by_party.setdefault(sheet.party, []).append(sheet)
    years = {year.party: year for year in _years(facts)}
    absent = [YearOfPerson(party, ()) for party in by_party if party not in years]
    ordered = sorted((*years.values(), *absent), key=lambda year: facts.names.people.get(year.party, ""))
    differences = [
        _in_words(difference, year, facts)
        for year in ordered
        for difference in plan_person(year, by_party.get(year.party, []), confirmed)
    ]
    uncovered = tuple((year.party, gap) for year in ordered for gap in year.uncovered)
    secretaries = tuple(_secretaries_without_sheet(facts))
    return RoundPreview(tuple(differences), uncovered, facts.names.people, secretaries=secretaries)


def _secretaries_without_sheet(facts: RoundFacts) -> Iterable[tuple[Party, Period]]:
    """Yield the Segretari in office for whom the method has no model of sheet, with their days."""
    if facts.method.template_for(SheetRole.SECRETARY) is not None:
        return
    for one in facts.registry.officials:
        days = one.period.intersection(facts.period) if one.role is OfficialRole.SECRETARY else None
        if days is not None:
            yield Party(official_id=one.id), days


def difference_of(facts: RoundFacts, present: Iterable[PresentSheet], sheet_id: SheetId) -> SheetDifference | None:
    """Return what preparing the round would change of one sheet; None when it follows the structure.

    `present` are all the sheets of its person in the round. Of one that was handed over what only its heading would
    say otherwise (a profile, the name of an Area) is none: its paper says what was so then.
    """
    sheets = list(present)
    own = next((one for one in sheets if one.id == sheet_id), None)
    if own is None:
        return None
    year = _year_of(own.party, facts) or YearOfPerson(own.party, ())
    found = next((one for one in plan_person(year, sheets, None) if one.sheet_id == sheet_id), None)
    if found is None or not found.is_behind or (found.kind is DifferenceKind.UPDATE and own.state.is_handed_over):
        return None
    return _in_words(found, year, facts)


def _year_of(party: Party, facts: RoundFacts) -> YearOfPerson | None:
    if party.employee_id is not None:
        return year_of_person(party.employee_id, facts) if party.employee_id in facts.service else None
    official = facts.registry.official_by_id.get(party.official_id) if party.official_id is not None else None
    is_secretary = official is not None and official.role is OfficialRole.SECRETARY
    return year_of_secretary(official, facts) if official is not None and is_secretary else None


def _years(facts: RoundFacts) -> Iterable[YearOfPerson]:
    for person in facts.service:
        yield year_of_person(person, facts)
    for official in facts.registry.officials:
        if official.role is OfficialRole.SECRETARY and (year := year_of_secretary(official, facts)):
            yield year


def _in_words(difference: SheetDifference, year: YearOfPerson, facts: RoundFacts) -> SheetDifference:
    name = facts.names.people.get(year.party, "")
    return replace(difference, name=name, sentence=sentence_for(difference, year, facts))


def plan_person(
    year: YearOfPerson, present: list[PresentSheet], confirmed: Container[SheetId] | None
) -> list[SheetDifference]:
    """Return the differences of one person, holding back what is filled and not confirmed."""
    held: frozenset[SheetId] = frozenset()
    while True:
        found = _compare(year, present, held)
        if confirmed is None:
            return found
        stopped = {one.sheet_id for one in found if one.needs_confirmation and one.sheet_id not in confirmed}
        if not stopped - held:
            return found
        held |= {sheet_id for sheet_id in stopped if sheet_id}


def _compare(year: YearOfPerson, present: list[PresentSheet], held: frozenset[SheetId]) -> list[SheetDifference]:
    fixed = [sheet for sheet in present if sheet.is_final or sheet.id in held]
    movable = [sheet for sheet in present if sheet not in fixed]
    free = [piece for span in year.spans for piece in _free_of(span, fixed)]
    pairs = _matched(free, movable)
    matched = {sheet.id for _span, sheet in pairs}
    found = [_fixed(sheet, year.spans) for sheet in fixed]
    found += [_kept(span, sheet) for span, sheet in pairs]
    found += [_unneeded(sheet, year.party) for sheet in movable if sheet.id not in matched]
    taken = {span.period for span, _sheet in pairs}
    found += [
        SheetDifference(DifferenceKind.CREATE, year.party, span.period, span)
        for span in free
        if span.period not in taken
    ]
    return sorted(found, key=_first_day)


def _free_of(span: Span, fixed: list[PresentSheet]) -> list[Span]:
    return [replace(span, period=gap) for gap in holes([sheet.period for sheet in fixed], span.period)]


def _matched(wanted: list[Span], present: list[PresentSheet]) -> list[tuple[Span, PresentSheet]]:
    """Pair each wanted span with the sheet that is the same and shares most days with it, each once."""
    candidates = [
        (common.days, span, sheet)
        for span in wanted
        for sheet in present
        if sheet.key == span.key and (common := span.period.intersection(sheet.period))
    ]
    candidates.sort(key=lambda one: (-one[0], one[1].period, one[2].id))
    pairs: list[tuple[Span, PresentSheet]] = []
    for _days, span, sheet in candidates:
        if all(span.period != taken.period and sheet.id != used.id for taken, used in pairs):
            pairs.append((span, sheet))
    return pairs


def _kept(span: Span, sheet: PresentSheet) -> SheetDifference:
    kind = _kind(span, sheet)
    asks = sheet.is_filled and kind is not DifferenceKind.LEAVE
    return SheetDifference(kind, sheet.party, span.period, span, sheet.id, sheet.period, needs_confirmation=asks)


def _kind(span: Span, sheet: PresentSheet) -> DifferenceKind:
    old, new = sheet.period, span.period
    if old == new:
        return DifferenceKind.LEAVE if span.details == sheet.details else DifferenceKind.UPDATE
    if old.start == new.start and new.end < old.end:
        return DifferenceKind.END_EARLIER
    if new.start <= old.start and old.end <= new.end:
        return DifferenceKind.EXTEND
    return DifferenceKind.CHANGE_DATES


def _fixed(sheet: PresentSheet, wanted: Iterable[Span]) -> SheetDifference:
    """A sheet that stays as it is: silently when it is as it should be, reported when it is not."""
    fitting = next((span for span in wanted if span.key == sheet.key and span.period == sheet.period), None)
    kind = DifferenceKind.FINAL if sheet.is_final else DifferenceKind.HELD
    if fitting is not None and (sheet.is_final or fitting.details == sheet.details):
        kind = DifferenceKind.LEAVE
    return SheetDifference(kind, sheet.party, sheet.period, fitting, sheet.id, sheet.period)


def _unneeded(sheet: PresentSheet, party: Party) -> SheetDifference:
    kind = DifferenceKind.SUPERSEDE if sheet.is_filled else DifferenceKind.REMOVE
    return SheetDifference(kind, party, sheet.period, None, sheet.id, sheet.period, needs_confirmation=sheet.is_filled)


def _first_day(difference: SheetDifference) -> tuple[Period, int]:
    return difference.period, difference.sheet_id or 0

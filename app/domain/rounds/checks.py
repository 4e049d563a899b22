"""Checks on the sheets of a round: W6, W7, W8, W9, W18, holes in the year, closed sheets that changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.acting import Acting
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.ids import EmployeeId, RoundId, SheetId
from app.domain.issues import Link, Severity
from app.domain.italian import format_date
from app.domain.periods import Period
from app.domain.structure.hierarchy import Party
from app.domain.year_windows import StepKey

ART_18_CCNL = "CCNL 16.11.2022 art. 18"
ART_55 = "v. D.Lgs. 165/2001 art. 55-quater"
EQUAL_TOTALS = "D.Lgs. 150/2009 art. 9 c. 1 lett. d); v. art. 18 c. 2"
ART_9 = "D.Lgs. 150/2009 art. 9 c. 3"


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What the checks read of a sheet; `in_office` is when its evaluator is in service or in office, if ever."""

    id: SheetId
    person: str
    evaluated: Party
    evaluator: Party
    evaluator_name: str
    period: Period
    in_office: Period | None


@dataclass(frozen=True, slots=True)
class NegativeSheet:
    """A negative evaluation: whether its hearing is due and not there, and how many there are in a row with it."""

    id: SheetId
    person: str
    is_eq: bool
    lacks_hearing: bool
    in_a_row: int


@dataclass(frozen=True, slots=True)
class CheckedRound:
    """A round as its checks read it.

    `holes` are the days in service that no sheet covers; `short` who has too few days to be evaluated, in words;
    `equal` the evaluators who gave everybody the same total, with how many, `equal_units` the units in which everybody
    has it; `changed` the closed sheets that come
    out otherwise, with what differs; `outdated` those of which lists show another total than what comes out now.
    """

    id: RoundId
    opened_on: date
    method_number: int
    method_from: date | None = None
    method_to: date | None = None
    holes: tuple[tuple[EmployeeId, str, Period], ...] = ()
    sheets: tuple[CheckedSheet, ...] = ()
    changed: tuple[tuple[SheetId, str, str], ...] = ()
    outdated: tuple[tuple[SheetId, str], ...] = ()
    negative: tuple[NegativeSheet, ...] = ()
    short: tuple[tuple[EmployeeId, str], ...] = ()
    equal: tuple[tuple[str, int], ...] = ()
    equal_units: tuple[tuple[str, int], ...] = ()


def _method(one: CheckedRound) -> Iterator[Finding]:
    """W18: the version of the method is valid on the day the round was opened."""
    day = one.opened_on
    if day < (one.method_from or day) or day > (one.method_to or day):
        sentence = (
            f"La sessione è stata aperta il {format_date(day)}, quando la versione {one.method_number} della"
            " metodologia non era in vigore."
        )
        yield Finding(sentence, Link("round", one.id))


def _coverage(one: CheckedRound) -> Iterator[Finding]:
    """Name the days in service that no sheet and no period not evaluable cover."""
    for employee_id, name, hole in one.holes:
        sentence = f"{name}: i giorni dal {format_date(hole.start)} al {format_date(hole.end)} non hanno una scheda."
        yield Finding(sentence, Link("employee", employee_id))


def _evaluators(one: CheckedRound) -> Iterator[Finding]:
    """W6: every sheet has an evaluator, who is not the person evaluated and is in office in the period."""
    for sheet in one.sheets:
        if sentence := _wrong_evaluator(sheet):
            yield Finding(sentence, Link("sheet", sheet.id))


def _wrong_evaluator(sheet: CheckedSheet) -> str:
    if sheet.evaluator == Party():
        return f"La scheda di {sheet.person} non ha un valutatore."
    if sheet.evaluator == sheet.evaluated:
        return f"{sheet.person} si valuterebbe da sé."
    office = sheet.in_office
    if office is None or sheet.period.start not in office or sheet.period.end not in office:
        return f"{sheet.evaluator_name} valuta {sheet.person} in giorni nei quali non è in carica."
    return ""


def _closed(one: CheckedRound) -> Iterator[Finding]:
    """What was signed must never come out otherwise."""
    for sheet_id, name, difference in one.changed:
        yield Finding(f"Scheda definitiva di {name}: {difference}.", Link("sheet", sheet_id))


def _outdated(one: CheckedRound) -> Iterator[Finding]:
    """What lists show must be what comes out."""
    for sheet_id, name in one.outdated:
        yield Finding(other_outcome(name), Link("sheet", sheet_id))


def other_outcome(name: str) -> str:
    """Say that the outcome kept of the sheet of `name` is not what the engine gives."""
    return f"Scheda di {name}: il totale degli elenchi non è quello ricalcolato. Riscrivere un punteggio lo aggiorna."


def _unheard(one: CheckedRound) -> Iterator[Finding]:
    """W8: a negative evaluation has the hearing its sheet asks for: of an EQ the contract does, else the method."""
    for sheet in one.negative:
        if sheet.lacks_hearing:
            sentence = f"La valutazione negativa di {sheet.person} non ha il contraddittorio."
            yield Finding(sentence, Link("sheet", sheet.id), ART_18_CCNL if sheet.is_eq else BY_METHOD)


def _in_a_row(one: CheckedRound) -> Iterator[Finding]:
    """W8: the second and the third negative evaluation in a row are flagged."""
    for sheet in one.negative:
        if sheet.in_a_row > 1:
            place = "seconda" if sheet.in_a_row == 2 else "terza"
            yield Finding(f"{sheet.person} ha la {place} valutazione negativa di seguito.", Link("sheet", sheet.id))


def _short(one: CheckedRound) -> Iterator[Finding]:
    """W7: who has fewer days of service than the method asks, and still a sheet to be filled."""
    for employee_id, sentence in one.short:
        yield Finding(sentence, Link("employee", employee_id))


def _equal(one: CheckedRound) -> Iterator[Finding]:
    """W9: where all scores of an evaluator are equal, awards would not be differentiated."""
    for evaluator, given in one.equal:
        sentence = f"{evaluator} ha dato lo stesso totale a tutte le {given} persone valutate."
        yield Finding(sentence, Link("distribution", one.id))


def _equal_units(one: CheckedRound) -> Iterator[Finding]:
    """W9: the same where all totals of a unit are equal, whoever gave them."""
    for unit, given in one.equal_units:
        yield Finding(f"{unit}: le {given} schede hanno tutte lo stesso totale.", Link("distribution", one.id))


_WARNING = Severity.WARNING
ROUND_CHECKS: tuple[Check[CheckedRound], ...] = (
    Check("W18", _method, source=BY_METHOD),
    Check("coverage", _coverage, "periodi di servizio senza scheda"),
    Check("W6", _evaluators, "valutatori da correggere", source=BY_METHOD),
    Check("closed_sheet", _closed, "schede definitive che non si ricalcolano uguali"),
    Check("outcome", _outdated, "totali degli elenchi che non si ricalcolano uguali"),
    Check("W8", _unheard, "valutazioni negative senza contraddittorio", acting=Acting.EVALUATOR, step=StepKey.CLOSING),
    Check("W8", _in_a_row, "valutazioni negative di seguito", _WARNING, ART_55),
    Check("W7", _short, "persone con troppo pochi giorni di servizio", _WARNING, ART_9),
    Check("W9", _equal, "valutatori che hanno dato a tutti lo stesso totale", _WARNING, EQUAL_TOTALS),
    Check("W9", _equal_units, "unità in cui tutti hanno lo stesso totale", _WARNING, EQUAL_TOTALS),
)

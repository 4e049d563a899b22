"""Checks on the sheets of a round: W6, W7b, W8, W9, W18, W25, holes in the year, closed sheets that changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.acting import Acting
from app.domain.checks import BY_METHOD, OF_THE_ENTE, Check, Finding
from app.domain.ids import EmployeeId, RoundId, SheetId
from app.domain.issues import Link, Severity
from app.domain.italian import format_date, format_percent
from app.domain.periods import Period
from app.domain.structure.hierarchy import Party
from app.domain.year_windows import StepKey


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
    """A negative evaluation: whether its hearing is due and not there, or was held after the delivery, and how many
    there are in a row with it."""

    id: SheetId
    person: str
    is_eq: bool
    lacks_hearing: bool
    in_a_row: int
    is_heard_late: bool = False


@dataclass(frozen=True, slots=True)
class CheckedRound:
    """A round as its checks read it.

    `holes` are the days in service that no sheet covers; `short` who has too few days to be evaluated, in words;
    `equal` the evaluators who gave everybody the same total, with how many, `equal_units` the units in which everybody
    has it; `changed` the closed sheets that come out otherwise, with what differs; `behind` those still open that the
    structure wants otherwise, with what changes; `outdated` those of which lists show another total than what comes
    out now; `top` the percentage of sheets in the highest band, `top_quota` how many the ente wants there at most;
    `quotas` says which quotas of merit of the method are passed.
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
    behind: tuple[tuple[SheetId, str, str], ...] = ()
    top: Decimal | None = None
    top_quota: Decimal | None = None
    quotas: tuple[str, ...] = ()


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


def _behind(one: CheckedRound) -> Iterator[Finding]:
    """Name the open sheets whose days, unit or evaluator are no more those of the structure."""
    for sheet_id, name, change in one.behind:
        sentence = f"Scheda di {name}: la struttura è cambiata dopo che è stata preparata ({change})."
        yield Finding(f"{sentence} «Prepara sessione…» la adegua.", Link("sheet", sheet_id))


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


def _unheard_heads(one: CheckedRound) -> Iterator[Finding]:
    """W8: a negative evaluation of an EQ has the hearing before it: the contract asks for it."""
    yield from _unheard(sheet for sheet in one.negative if sheet.is_eq)


def _unheard_others(one: CheckedRound) -> Iterator[Finding]:
    """W8: a negative evaluation of others has the hearing where the method asks for it."""
    yield from _unheard(sheet for sheet in one.negative if not sheet.is_eq)


def _unheard(sheets: Iterable[NegativeSheet]) -> Iterator[Finding]:
    for sheet in sheets:
        if sheet.lacks_hearing:
            sentence = f"La valutazione negativa di {sheet.person} non ha il contraddittorio."
            yield Finding(sentence, Link("sheet", sheet.id, "review"))
        elif sheet.is_heard_late:
            sentence = f"Il contraddittorio con {sheet.person} è di un giorno dopo la consegna: va tenuto prima."
            yield Finding(sentence, Link("sheet", sheet.id, "review"))


def _in_a_row(one: CheckedRound) -> Iterator[Finding]:
    """W8: the second and the third negative evaluation in a row are flagged."""
    for sheet in one.negative:
        if sheet.in_a_row > 1:
            place = "seconda" if sheet.in_a_row == 2 else "terza"
            yield Finding(f"{sheet.person} ha la {place} valutazione negativa di seguito.", Link("sheet", sheet.id))


def _short(one: CheckedRound) -> Iterator[Finding]:
    """W7b: who has fewer days of service than the method asks, and still a sheet to be filled."""
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


def _too_many_at_the_top(one: CheckedRound) -> Iterator[Finding]:
    """W25: where the ente sets a quota of the highest scores, no more sheets are in the top band."""
    if one.top_quota is not None and one.top is not None and one.top > one.top_quota:
        sentence = (
            f"Nella fascia più alta c'è il {format_percent(one.top, 2)} delle schede; la quota dell'ente è del"
            f" {format_percent(one.top_quota, None)}."
        )
        yield Finding(sentence, Link("distribution", one.id))


def _quotas(one: CheckedRound) -> Iterator[Finding]:
    """W25: where the method sets quotas of merit, no group passes them."""
    for sentence in one.quotas:
        yield Finding(sentence, Link("distribution", one.id))


_WARNING = Severity.WARNING
ROUND_CHECKS: tuple[Check[CheckedRound], ...] = (
    Check("W18", _method, source=BY_METHOD),
    Check("coverage", _coverage, "periodi di servizio senza scheda"),
    Check("behind", _behind, "schede che non seguono più la struttura", _WARNING),
    Check("W6", _evaluators, "valutatori da correggere", source=BY_METHOD),
    Check("closed_sheet", _closed, "schede definitive che non si ricalcolano uguali"),
    Check("outcome", _outdated, "totali degli elenchi che non si ricalcolano uguali"),
    Check(
        "W8", _unheard_heads, "valutazioni negative di EQ senza contraddittorio", norm="contraddittorio",
        acting=Acting.EVALUATOR, step=StepKey.CLOSING,
    ),
    Check(
        "W8", _unheard_others, "valutazioni negative senza contraddittorio", source=BY_METHOD,
        acting=Acting.EVALUATOR, step=StepKey.CLOSING,
    ),
    Check("W8", _in_a_row, "valutazioni negative di seguito", _WARNING, norm="negative_di_seguito"),
    Check("W7b", _short, "persone con troppo pochi giorni di servizio", _WARNING, BY_METHOD),
    Check("W9", _equal, "valutatori che hanno dato a tutti lo stesso totale", _WARNING, norm="differenziazione"),
    Check("W9", _equal_units, "unità in cui tutti hanno lo stesso totale", _WARNING, norm="differenziazione"),
    Check("W25", _too_many_at_the_top, severity=_WARNING, source=OF_THE_ENTE),
    Check("W25", _quotas, "quote di merito superate", _WARNING, BY_METHOD),
)  # fmt: skip

"""The results of a year by person: the totals of the sheets of the final round, weighted by their days."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.exact import HUNDRED
from app.domain.ids import EmployeeId, SheetId
from app.domain.italian import format_decimal, plural
from app.domain.method.definition import ServiceRules
from app.domain.periods import Period, holes
from app.domain.permissions import Action, Actor, PerSheet
from app.domain.roles import SheetRole
from app.domain.scoring.numbers import as_fraction, mean_of
from app.domain.scoring.service import AbsenceSpell, is_neutral, weight_in_year
from app.domain.scoring.steps import ABSENT, Step, excluded, figure_of, unknown
from app.domain.scoring.year import INDIVIDUAL, TOTAL, YearMeasure, YearSheet, year_step
from app.domain.sheets.rows import YearResultRow
from app.domain.sheets.snapshot import Outcome
from app.domain.sheets.year import YearDetail, YearFigures, YearSheetRow
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Absence
from app.models.sessions import whole_session
from app.services.access import reading
from app.services.methods.presets import method_of
from app.services.sheets.of_round import round_of
from app.services.sheets.outcomes import fill_years, stored_standings
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import listed_sheets
from app.services.sheets.standing import Standing, explanation_of, standings
from app.services.sheets.totals_shown import shown_tree
from app.services.workspace import Workspace

_Trees = Mapping[SheetId, Step | None]
_NO_TREES: _Trees = {}


@dataclass(frozen=True, slots=True)
class _PersonYear:
    """The sheets of one person that may be seen, by date; `is_whole` when no other sheet counts for the year.

    `away` are the days of absences that must not weigh on the person (D.Lgs. 150/2009 art. 9 c. 3).
    """

    rules: ServiceRules
    person: Party
    own: Sequence[Standing]
    is_whole: bool
    away: Sequence[Period] = ()

    def days(self, one: Standing) -> int:
        """Return the days for which a sheet weighs; one that would have none left keeps them all."""
        period = one.person.period
        return sum(stretch.days for stretch in holes(self.away, period)) or period.days

    def weight(self, one: Standing) -> Fraction:
        part_time = HUNDRED if one.person.part_time is None else one.person.part_time
        return weight_in_year(self.rules, self.days(one), part_time)

    @property
    def counting(self) -> list[Standing]:
        return [one for one in self.own if one.counts]

    @property
    def digits(self) -> int:
        """The decimals of the year: where the sheets round to different ones, the most of them."""
        return max(one.digits for one in self.own)


def year_results(workspace: Workspace, year: int) -> list[YearResultRow]:
    """Return the result of each person of whom a sheet that counts may be seen."""
    fill_years(workspace, PerSheet(Action.SEE_SCORES), [year])
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        evaluation_round = round_of(session, year, RoundKind.FINAL)
        sheets = listed_sheets(whole_session(session), evaluation_round.id) if evaluation_round else ()
        seen = partial(can, workspace.actor, Action.SEE_SCORES)
        years = _years(seen, session, evaluation_round, sheets, stored_standings) if evaluation_round else ()
        rows = [_row(one) for one in years if one.counting]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.matricola))


def year_detail(workspace: Workspace, year: int, person: Party) -> YearDetail | None:
    """Return the year of one person with its explanation; None when there is nothing that may be seen."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        evaluation_round = round_of(session, year, RoundKind.FINAL)
        sheets = _sheets_of_person(whole_session(session), evaluation_round, person) if evaluation_round else ()
        seen = partial(can, workspace.actor, Action.SEE_SCORES)
        found = list(_years(seen, session, evaluation_round, sheets, standings)) if evaluation_round else []
        if not found or not found[0].counting:
            return None
        one = found[0]
        return YearDetail(
            _row(one),
            tuple(_sheet_row(one, sheet) for sheet in one.own),
            tuple(_explanation(workspace.actor, session, one)),
        )


def results_of_everybody(session: Session, evaluation_round: EvaluationRound) -> Iterator[tuple[SheetRole, Decimal]]:
    """Yield the role of the longest sheet and the result of each person, whoever asks: for figures that name nobody."""
    whole = whole_session(session)
    sheets = listed_sheets(whole, evaluation_round.id)
    for one in _years(lambda _sheet: True, whole, evaluation_round, sheets, stored_standings):
        total = figure_of(_step(one, TOTAL), one.digits)
        if one.counting and total is not None:
            yield max(one.counting, key=one.days).sheet.role, total


def figures_of_everybody(session: Session, evaluation_round: EvaluationRound) -> Iterator[YearFigures]:
    """Yield the figures of each person in each role, whoever asks: for the awards, which show each the own alone."""
    whole = whole_session(session)
    sheets = listed_sheets(whole, evaluation_round.id)
    for year in _years(lambda _sheet: True, whole, evaluation_round, sheets, stored_standings):
        for role in dict.fromkeys(one.sheet.role for one in year.own):
            yield _figures(replace(year, own=[one for one in year.own if one.sheet.role is role]), role)


def final_individuals(session: Session, evaluation_round: EvaluationRound) -> Iterator[tuple[EmployeeId, Decimal]]:
    """Yield the individual performance of the year of each employee whose sheets are all closed: what rankings read."""
    whole = whole_session(session)
    sheets = listed_sheets(whole, evaluation_round.id)
    for year in _years(lambda _sheet: True, whole, evaluation_round, sheets, stored_standings):
        value = figure_of(_step(year, INDIVIDUAL), year.digits)
        is_final = all(one.sheet.state is SheetState.FINAL for one in year.counting)
        if year.person.employee_id is not None and year.counting and is_final and value is not None:
            yield year.person.employee_id, value


def _figures(year: _PersonYear, role: SheetRole) -> YearFigures:
    begun = [(year.weight(one), one.outcome) for one in year.counting if one.is_begun]
    codes = dict.fromkeys(section.code for _, outcome in begun for section in outcome.sections)
    means = ((code, mean_of(_terms_of_section(begun, code))) for code in codes)
    shares = [(weight, as_fraction(outcome.share)) for weight, outcome in begun if outcome.share is not None]
    return YearFigures(
        year.person,
        role,
        figure_of(_step(year, TOTAL), year.digits),
        figure_of(_step(year, INDIVIDUAL), year.digits),
        tuple((code, mean) for code, mean in means if mean is not None),
        mean_of(shares) if len(shares) == len(year.counting) else None,
        any(one.outcome.is_negative for one in year.counting),
        bool(year.counting),
        all(one.sheet.state.is_settled for one in year.own),
    )


def _terms_of_section(begun: Sequence[tuple[Fraction, Outcome]], code: str) -> list[tuple[Fraction, Fraction]]:
    found = ((weight, one.degree) for weight, outcome in begun for one in outcome.sections if one.code == code)
    return [(weight, as_fraction(degree)) for weight, degree in found if degree is not None]


def _years(
    is_seen: Callable[[Sheet], bool],
    session: Session,
    evaluation_round: EvaluationRound,
    sheets: Sequence[Sheet],
    numbers: Callable[[Session, Sequence[Sheet]], Iterator[Standing]],
) -> Iterator[_PersonYear]:
    """Yield each person of whom something may be seen; of the sheets that may not be, only that they are there."""
    rules = method_of(session, evaluation_round.method_version_id).service
    visible = [sheet for sheet in sheets if is_seen(sheet)]
    seen = {sheet.id for sheet in visible}
    hidden = {one.evaluated_party for one in sheets if one.id not in seen and one.state is not SheetState.NOT_EVALUABLE}
    people: dict[Party, list[Standing]] = {}
    for standing in numbers(session, visible):
        people.setdefault(standing.sheet.evaluated_party, []).append(standing)
    away = _neutral_days(session, rules)
    for person, own in people.items():
        ordered = sorted(own, key=lambda one: one.person.period)
        yield _PersonYear(rules, person, ordered, person not in hidden, away.get(person, ()))


def _neutral_days(session: Session, rules: ServiceRules) -> Mapping[Party, Sequence[Period]]:
    """Return the days of each person that are out of the mean; there are few absences in an ente."""
    found: dict[Party, list[Period]] = {}
    for one in whole_session(session).scalars(select(Absence)):
        spell = AbsenceSpell(one.kind, Period(one.valid_from, one.valid_to), one.is_neutral)
        if is_neutral(rules, spell):
            found.setdefault(Party(one.employee_id), []).append(spell.period)
    return found


def _sheets_of_person(session: Session, evaluation_round: EvaluationRound, person: Party) -> Sequence[Sheet]:
    query = select(Sheet).where(
        Sheet.round_id == evaluation_round.id,
        Sheet.state != SheetState.SUPERSEDED,
        Sheet.employee_id == person.employee_id,
        Sheet.official_id == person.official_id,
    )
    return session.scalars(query).all()


def _row(year: _PersonYear) -> YearResultRow:
    counting, person = year.counting, year.own[0].person
    return YearResultRow(
        id=year.person,
        person=person.full_name,
        matricola=person.matricola,
        sheets=len(counting),
        days=sum(year.days(one) for one in counting),
        total=figure_of(_step(year, TOTAL), year.digits),
        individual=figure_of(_step(year, INDIVIDUAL), year.digits),
        is_provisional=any(one.missing or not one.is_begun for one in counting),
        note=_note(year),
        begun=sum(one.is_begun for one in counting),
    )


def _note(year: _PersonYear) -> str:
    """Say why there is no result yet, or why it may change."""
    if not year.is_whole:
        return "Non tutte le schede dell'anno sono visibili: la media non si mostra"
    waiting = sum(not one.is_begun for one in year.counting)
    if waiting:
        return f"{plural(waiting, 'scheda ancora da compilare', 'schede ancora da compilare')}"
    lacking = sum(bool(one.missing) for one in year.counting)
    return f"{plural(lacking, 'scheda a cui manca qualcosa', 'schede a cui manca qualcosa')}" if lacking else ""


def _sheet_row(year: _PersonYear, one: Standing) -> YearSheetRow:
    return YearSheetRow(
        id=one.sheet.id,
        valid_from=one.sheet.valid_from,
        valid_to=one.sheet.valid_to,
        days=year.days(one),
        total=one.outcome.total if one.is_begun else None,
        individual=one.outcome.individual if one.is_begun else None,
        state=one.sheet.state,
        answer=one.sheet.answer,
        is_provisional=one.counts and (bool(one.missing) or not one.is_begun),
        evaluator=one.person.evaluator,
        unit=one.person.unit,
    )


def _explanation(actor: Actor, session: Session, year: _PersonYear) -> Iterator[Step]:
    """Yield the tree of the result, and that of individual performance where a sheet has it."""
    trees = {one.sheet.id: _shown(actor, session, one) for one in year.own}
    yield _step(year, TOTAL, trees)
    individual = _step(year, INDIVIDUAL, trees)
    if individual.shown != ABSENT:
        yield individual


def _shown(actor: Actor, session: Session, one: Standing) -> Step | None:
    tree = explanation_of(one)
    return tree and shown_tree(session, actor, one.sheet, tree)


def _step(year: _PersonYear, measure: YearMeasure, trees: _Trees = _NO_TREES) -> Step:
    """Weigh a figure over the year, with the explanation of each sheet below it where there is one."""
    sheets = [_year_sheet(year, one, measure, trees.get(one.sheet.id)) for one in year.own]
    return year_step(sheets, year.rules, year.digits, measure, is_whole=year.is_whole)


def _year_sheet(year: _PersonYear, one: Standing, measure: YearMeasure, tree: Step | None) -> YearSheet:
    part_time = HUNDRED if one.person.part_time is None else one.person.part_time
    figure = _figure(one, measure, tree)
    key, label, days = f"sheet:{one.sheet.id}", _sheet_row(year, one).label, year.days(one)
    away = one.person.period.days - days
    return YearSheet(key, label, days, figure, part_time, is_provisional=bool(one.missing), away=away)


def _figure(one: Standing, measure: YearMeasure, tree: Step | None) -> Step:
    """Return the step of the figure in its sheet, or why there is none."""
    key, label = measure.own, measure.what.capitalize()
    value = one.outcome.total if measure is TOTAL else one.outcome.individual
    if not one.counts:
        return excluded(key, label, "scheda non valutabile: i suoi giorni non contano")
    if not one.is_begun:
        return unknown(key, label, "scheda ancora da compilare")
    if value is None:
        return _no_figure(one, measure, tree)
    own = _own_step(tree, key) if tree else None
    return own or Step(key, label, "", result=as_fraction(value), shown=format_decimal(value, one.digits))


def _no_figure(one: Standing, measure: YearMeasure, tree: Step | None) -> Step:
    """Tell what is missing from what does not apply: in a closed sheet nothing is missing."""
    label = measure.what.capitalize()
    if one.has_total if measure is TOTAL else one.has_individual:
        own = _own_step(tree or one.result.tree, measure.own) if one.result else None
        return own or unknown(measure.own, label, "manca qualcosa")
    return excluded(measure.own, label, f"{measure.what} non prevista: i giorni non contano")


def _own_step(tree: Step, key: str) -> Step | None:
    """Return the step of the sheet's own figure, at the top of its tree."""
    return next((step for step in tree.children if step.key == key), None)

"""What is wrong with the sheets of a year: holes, evaluators, negative and equal scores, method, closed sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId, OfficialId, RoundId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import format_date
from app.domain.periods import Period, holes, period_between
from app.domain.roles import SheetRole
from app.domain.rounds.facts import RoundFacts
from app.domain.sheets.distribution import distribution
from app.domain.sheets.snapshot import what_differs
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RemarkKind, RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod, Sheet
from app.models.people import Employee
from app.models.sheet_parts import SheetSnapshot
from app.services.rounds.facts import load_facts
from app.services.rounds.service_days import short_service
from app.services.sheets.sheet_content import sheets_of
from app.services.sheets.sheets import list_sheets
from app.services.sheets.standing import negative_sheets
from app.services.workspace import Workspace, reading


@dataclass(frozen=True, slots=True)
class _RoundUnderCheck:
    """A round with its sheets and the structure it was prepared from."""

    evaluation_round: EvaluationRound
    sheets: Sequence[Sheet]
    facts: RoundFacts

    def name(self, sheet: Sheet) -> str:
        return self.facts.names.people.get(Party(sheet.employee_id, sheet.official_id), "")


def check_evaluation(workspace: Workspace, year: int) -> list[Issue]:
    """Return the findings on the rounds of `year` (none when no round is open)."""
    issues: list[Issue] = []
    with reading(workspace) as session:
        rounds = session.scalars(select(EvaluationRound).join(Cycle).where(Cycle.year == year)).all()
        round_ids = [evaluation_round.id for evaluation_round in rounds]
        for evaluation_round in rounds:
            found = _RoundUnderCheck(
                evaluation_round, sheets_of(session, evaluation_round.id), load_facts(session, evaluation_round)
            )
            issues += [
                *_method(found),
                *_coverage(session, found),
                *_evaluators(session, found),
                *_closed(session, found),
            ]
            if evaluation_round.kind is RoundKind.FINAL:
                issues += _negative(session, found, year)
                issues += short_service(session, evaluation_round, found.facts, found.sheets)
    for round_id in round_ids:
        issues += _equal(workspace, round_id)
    return issues


def _method(found: _RoundUnderCheck) -> Iterator[Issue]:
    """W18: the version of the method is valid on the day the round was opened."""
    version, day = found.evaluation_round.method_version, found.evaluation_round.opened_on
    if version.valid_from is None and version.valid_to is None:
        return
    if day < (version.valid_from or day) or day > (version.valid_to or day):
        yield Issue(
            "W18",
            f"La sessione è stata aperta il {format_date(day)}, quando la versione {version.number} della metodologia"
            " non era in vigore.",
            link=Link("round", found.evaluation_round.id),
        )


def _coverage(session: Session, found: _RoundUnderCheck) -> Iterator[Issue]:
    """Name the days in service that no sheet and no period not evaluable cover."""
    covered: dict[EmployeeId, list[Period]] = {}
    for sheet in found.sheets:
        if sheet.employee_id:
            covered.setdefault(sheet.employee_id, []).append(Period(sheet.valid_from, sheet.valid_to))
    query = select(NotEvaluablePeriod).where(NotEvaluablePeriod.round_id == found.evaluation_round.id)
    for gap in session.scalars(query):
        covered.setdefault(gap.employee_id, []).append(Period(gap.valid_from, gap.valid_to))
    for person in found.facts.people:
        name = found.facts.names.people[Party(employee_id=person.id)]
        for hole in holes(covered.get(person.id, []), person.service):
            yield Issue(
                "coverage",
                f"{name}: i giorni dal {format_date(hole.start)} al {format_date(hole.end)} non hanno una scheda.",
                link=Link("employee", person.id),
            )


def _evaluators(session: Session, found: _RoundUnderCheck) -> Iterator[Issue]:
    """W6: every sheet has an evaluator, who is not the person evaluated and is in office in the period."""
    employed = {row.id: period_between(row.hired_on, row.left_on) for row in session.scalars(select(Employee))}
    officials = {one.id: one.period for one in found.facts.officials}
    for sheet in found.sheets:
        if sentence := _wrong_evaluator(sheet, found, employed, officials):
            yield Issue("W6", sentence, link=Link("sheet", sheet.id))


def _wrong_evaluator(
    sheet: Sheet, found: _RoundUnderCheck, employed: Mapping[EmployeeId, Period], officials: Mapping[OfficialId, Period]
) -> str | None:
    name = found.name(sheet)
    evaluator = Party(sheet.evaluator_id, sheet.evaluator_official_id)
    if evaluator == Party():
        return f"La scheda di {name} non ha un valutatore."
    if evaluator == Party(sheet.employee_id, sheet.official_id):
        return f"{name} si valuterebbe da sé."
    official, employee = evaluator.official_id, evaluator.employee_id
    office = (employed.get(employee) if employee else None) or (officials.get(official) if official else None)
    if office is None or sheet.valid_from not in office or sheet.valid_to not in office:
        who = found.facts.names.people.get(evaluator, "")
        return f"{who} valuta {name} in giorni nei quali non è in carica."
    return None


def _negative(session: Session, found: _RoundUnderCheck, year: int) -> Iterator[Issue]:
    """W8: a negative evaluation has the hearing its sheet asks for; the second and the third in a row are flagged."""
    now = negative_sheets(session, found.sheets)
    past = [_negative_people(session, year - back) for back in (1, 2)]
    for sheet in now:
        name = found.name(sheet)
        heard = any(remark.kind is RemarkKind.HEARING for remark in sheet.remarks)
        if found.facts.method.template(sheet.template_code).asks_for_hearing and not heard:
            yield Issue(
                "W8",
                f"La valutazione negativa di {name} non ha il contraddittorio.",
                link=Link("sheet", sheet.id),
                article="CCNL 16.11.2022 art. 18" if sheet.role is SheetRole.EQ else "",
            )
        in_a_row = 1 + (sheet.employee_id in past[0]) + (sheet.employee_id in past[0] & past[1])
        if in_a_row > 1:
            yield Issue(
                "W8",
                f"{name} ha la {'seconda' if in_a_row == 2 else 'terza'} valutazione negativa di seguito.",
                severity=Severity.WARNING,
                link=Link("sheet", sheet.id),
                article="D.Lgs. 165/2001 art. 55-quater",
            )


def _negative_people(session: Session, year: int) -> set[EmployeeId | None]:
    query = select(EvaluationRound).join(Cycle)
    evaluation_round = session.scalar(query.where(Cycle.year == year, EvaluationRound.kind == RoundKind.FINAL))
    sheets = sheets_of(session, evaluation_round.id) if evaluation_round else []
    return {sheet.employee_id for sheet in negative_sheets(session, sheets)}


def _equal(workspace: Workspace, round_id: RoundId) -> Iterator[Issue]:
    """W9: where all scores of an evaluator are equal, awards would not be differentiated."""
    rows = distribution(list_sheets(workspace, round_id))
    for row in rows:
        if row.id and row.are_all_equal:
            yield Issue(
                "W9",
                f"{row.evaluator} ha dato lo stesso totale a tutte le {row.given} persone valutate.",
                severity=Severity.WARNING,
                article="D.Lgs. 150/2009 art. 18",
                link=Link("round", round_id),
            )


def _closed(session: Session, found: _RoundUnderCheck) -> Iterator[Issue]:
    """Recompute every closed sheet from its snapshot: what was signed must never come out otherwise."""
    query = select(SheetSnapshot).join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
    rows = session.scalars(query.where(Sheet.round_id == found.evaluation_round.id).execution_options(yield_per=100))
    names = {sheet.id: found.name(sheet) for sheet in found.sheets}
    for row in rows:
        if difference := what_differs(row.body, row.sha256):
            sentence = f"Scheda definitiva di {names.get(row.sheet_id, '')}: {difference}."
            yield Issue("closed_sheet", sentence, link=Link("sheet", row.sheet_id))

"""The sheets of a year as their checks read them: holes, evaluators, negative and equal scores, closed sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId, SheetId
from app.domain.objectives.objective import UnitRef
from app.domain.periods import Period, holes
from app.domain.permissions import Action, InScope, may
from app.domain.roles import SheetRole
from app.domain.rounds.checks import CheckedRound, CheckedSheet, NegativeSheet
from app.domain.rounds.facts import RoundFacts
from app.domain.sheets.distribution import DistributionRow, distribution, equal_units
from app.domain.sheets.recomputed import what_differs
from app.domain.sheets.rows import SheetRow
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RemarkKind, RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod, Sheet
from app.models.sheet_parts import SheetSnapshot
from app.services.access import reading
from app.services.law.limits import limits_of
from app.services.rounds.behind import behind_in_round
from app.services.rounds.facts import load_facts
from app.services.rounds.service_days import short_service
from app.services.sheets.outcomes import differing_sheets, fill_years, negative_sheets
from app.services.sheets.quotas import SPREAD_LIMIT, load_quotas
from app.services.sheets.reviewed import sealed_review
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import sheets_of
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace


def round_facts(workspace: Workspace, year: int) -> Iterator[CheckedRound]:
    """Yield each round of `year` (none when no round is open)."""
    fill_years(workspace, InScope(Action.READ), [year, year - 1, year - 2])
    with reading(workspace, InScope(Action.READ), year=year) as session:
        rounds = session.scalars(select(EvaluationRound).join(Cycle).where(Cycle.year == year)).all()
        limits = limits_of(session, workspace, year)
        quota, least = limits.value("quota_punteggi_massimi"), limits.value(SPREAD_LIMIT)
        readers = [_RoundReader(session, one, workspace, least) for one in rounds]
        found = [(reader, reader.read(year)) for reader in readers]
    for reader, one in found:
        rows = list_sheets(workspace, one.id)
        units = tuple(equal_units(reader.whole_units(rows), reader.unit_name))
        spread = distribution(rows)
        top = spread[0].top if spread and reader.sees_every_score else None
        passed = reader.quotas(rows) if reader.sees_every_score else ()
        yield replace(one, equal=tuple(_equal(spread)), equal_units=units, top=top, top_quota=quota, quotas=passed)


def _equal(spread: Sequence[DistributionRow]) -> Iterator[tuple[str, int]]:
    for row in spread:
        if row.party is not None and row.are_all_equal:
            yield row.evaluator, row.given


class _RoundReader:
    """Reads a round with its sheets and the structure it was prepared from."""

    def __init__(
        self, session: Session, evaluation_round: EvaluationRound, workspace: Workspace, least_spread: Decimal | None
    ) -> None:
        actor = workspace.actor
        self._session, self._workspace = session, workspace
        self._reads_all = may(actor, Action.READ)
        self._round = evaluation_round
        self._sheets: Sequence[Sheet] = sheets_of(session, evaluation_round.id)
        self._seen = [sheet for sheet in self._sheets if can(actor, Action.SEE_SCORES, sheet)]
        self._facts: RoundFacts = load_facts(session, evaluation_round)
        self.quotas = load_quotas(session, evaluation_round, least_spread)
        unseen = {sheet.area_id for sheet in self._sheets if sheet not in self._seen}
        self._known_areas = {sheet.area_id for sheet in self._sheets} - unseen

    @property
    def sees_every_score(self) -> bool:
        return self._reads_all and len(self._seen) == len(self._sheets)

    def whole_units(self, rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
        """Return the rows of the Aree of which whoever asks may see every score: of the others not all is known."""
        known = self._known_areas if self._reads_all else set()
        return [row for row in rows if row.unit_ref is not None and row.unit_ref.area_id in known]

    def unit_name(self, unit: UnitRef) -> str:
        names = self._facts.names
        return names.sectors.get(unit.sector_id, "") if unit.sector_id else names.areas.get(unit.area_id, "")

    def read(self, year: int) -> CheckedRound:
        version, changed = self._round.method_version, tuple(self._changed())
        spoiled = {sheet_id for sheet_id, _name, _difference in changed}
        sound = [sheet for sheet in self._seen if sheet.id not in spoiled]
        found = CheckedRound(
            self._round.id,
            self._round.opened_on,
            version.number,
            version.valid_from,
            version.valid_to,
            tuple(self._holes()) if self._reads_all else (),
            tuple(self._checked_sheets()),
            changed,
            tuple((sheet.id, self._name(sheet)) for sheet in differing_sheets(self._session, sound)),
        )
        if self._reads_all:
            found = replace(found, behind=tuple(self._behind()))
        if self._round.kind is not RoundKind.FINAL:
            return found
        negative = tuple(self._negative(year))
        if not self._reads_all:
            return replace(found, negative=negative)  # the days that others evaluate are not seen: no hole is known
        evaluated = {one.employee_id for one in self._sheets if one.state is not SheetState.NOT_EVALUABLE}
        left_out = self._facts.service.keys() - evaluated
        short = short_service(self._session, self._round, self._facts, left_out)
        return replace(found, negative=negative, short=tuple(short))

    def _name(self, sheet: Sheet) -> str:
        return self._facts.names.people.get(sheet.evaluated_party, "")

    def _behind(self) -> Iterator[tuple[SheetId, str, str]]:
        """Yield the open sheets that preparing the round now would change."""
        found = behind_in_round(self._workspace, self._session, self._round)
        yield from ((one.sheet_id, one.name, one.change) for one in found)

    def _holes(self) -> Iterator[tuple[EmployeeId, str, Period]]:
        """Yield the days in service that no sheet and no period not evaluable cover."""
        covered: dict[EmployeeId, list[Period]] = {}
        for sheet in self._sheets:
            if sheet.employee_id:
                covered.setdefault(sheet.employee_id, []).append(Period(sheet.valid_from, sheet.valid_to))
        query = select(NotEvaluablePeriod).where(NotEvaluablePeriod.round_id == self._round.id)
        for gap in self._session.scalars(query):
            covered.setdefault(gap.employee_id, []).append(Period(gap.valid_from, gap.valid_to))
        for person, service in self._facts.service.items():
            for hole in holes(covered.get(person, []), service):
                yield person, self._facts.registry.employee_by_id[person].full_name, hole

    def _checked_sheets(self) -> Iterator[CheckedSheet]:
        for sheet in self._sheets:
            evaluator = sheet.evaluator_party
            yield CheckedSheet(
                sheet.id,
                self._name(sheet),
                sheet.evaluated_party,
                evaluator,
                self._facts.names.people.get(evaluator, ""),
                Period(sheet.valid_from, sheet.valid_to),
                self._in_office(evaluator),
            )

    def _in_office(self, party: Party) -> Period | None:
        """Return when a possible evaluator is in service or in office."""
        registry = self._facts.registry
        employee = registry.employee_by_id.get(party.employee_id) if party.employee_id else None
        official = registry.official_by_id.get(party.official_id) if party.official_id else None
        return employee.service if employee else official.period if official else None

    def _negative(self, year: int) -> Iterator[NegativeSheet]:
        past = [_negative_people(self._session, year - back) for back in (1, 2)]
        for sheet in negative_sheets(self._session, self._seen):
            heard = [remark.on_date for remark in sheet.remarks if remark.kind is RemarkKind.HEARING]
            asks = self._facts.method.template(sheet.template_code).asks_for_hearing
            is_late = bool(heard and sheet.delivered_on and min(heard) > sheet.delivered_on)
            in_a_row = 1 + (sheet.employee_id in past[0]) + (sheet.employee_id in past[0] & past[1])
            is_eq = sheet.role is SheetRole.EQ
            yield NegativeSheet(sheet.id, self._name(sheet), is_eq, asks and not heard, in_a_row, is_late)

    def _changed(self) -> Iterator[tuple[SheetId, str, str]]:
        """Recompute every closed sheet from its snapshot."""
        query = select(SheetSnapshot).join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
        rows = self._session.scalars(query.where(Sheet.round_id == self._round.id).execution_options(yield_per=100))
        sheets = {sheet.id: sheet for sheet in self._sheets}
        for row in rows:
            sheet = sheets.get(row.sheet_id) or self._session.get_one(Sheet, row.sheet_id)
            if difference := what_differs(row.body, row.sha256, sealed_review(sheet)):
                yield row.sheet_id, self._name(sheet), difference


def _negative_people(session: Session, year: int) -> set[EmployeeId | None]:
    query = select(EvaluationRound).join(Cycle)
    evaluation_round = session.scalar(query.where(Cycle.year == year, EvaluationRound.kind == RoundKind.FINAL))
    sheets = sheets_of(session, evaluation_round.id) if evaluation_round else []
    return {sheet.employee_id for sheet in negative_sheets(session, sheets)}

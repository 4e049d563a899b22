"""The content of many sheets read together: as many queries for a thousand as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.sheet import SheetDates, SheetPerson, SheetTexts
from app.domain.ids import EmployeeId, MethodVersionId, RoundId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import ObjectiveKind
from app.domain.periods import DAY, Period
from app.domain.roles import OfficialRole, SheetRole
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.objective_parts import Memory
from app.domain.sheets.content import ItemNote, SheetContent, Signed, lacking, method_for, scored
from app.domain.structure.hierarchy import Party
from app.domain.structure.names import Names
from app.domain.workflow import RemarkKind, SheetState
from app.models.evaluation import EvaluationRound, Sheet
from app.models.municipality import Official
from app.models.people import Employee
from app.services.methods.presets import method_of
from app.services.sheets.closed import closed_outcomes
from app.services.sheets.giving import WrittenMarks, section_inputs
from app.services.sheets.pursued import Pursued, counting, load_pursued
from app.services.sheets.shared import SharedSection, load_shared
from app.services.structure.names import load_names

_PARTS = (
    selectinload(Sheet.scores),
    selectinload(Sheet.weights),
    selectinload(Sheet.choices),
    selectinload(Sheet.exclusions),
    selectinload(Sheet.adjustments),
    selectinload(Sheet.signatures),
    selectinload(Sheet.remarks),
)


@dataclass(frozen=True, slots=True)
class _RoundContext:
    """What the sheets of a round have in common, read once."""

    evaluation_round: EvaluationRound
    method: MethodDefinition
    cut_methods: Mapping[str, MethodDefinition]
    method_title: str
    names: Names
    employees: Mapping[EmployeeId, Employee]
    officials: Mapping[int, Official]
    pursued: Mapping[EmployeeId, Sequence[Pursued]]
    shared: Mapping[SheetId, Mapping[str, SharedSection]]


def sheets_of(session: Session, round_id: RoundId) -> list[Sheet]:
    """Return the live sheets of a round with all their parts."""
    query = select(Sheet).where(Sheet.round_id == round_id, Sheet.state != SheetState.SUPERSEDED)
    return list(session.scalars(query.options(*_PARTS).order_by(Sheet.id)))


def load_contents(
    session: Session, sheets: Sequence[Sheet], above: frozenset[EmployeeId] = frozenset()
) -> dict[SheetId, SheetContent]:
    """Return what each sheet is made of now, whatever its state.

    `above` are the evaluators whose totals given are being found: of one of them they are not asked again, or two
    who evaluate each other would never be done.
    """
    found: dict[SheetId, SheetContent] = {}
    for round_id in {sheet.round_id for sheet in sheets}:
        evaluation_round = session.get_one(EvaluationRound, round_id)
        own = [sheet for sheet in sheets if sheet.round_id == round_id]
        shelf = _shelf(session, evaluation_round, own)
        found |= {sheet.id: _content(shelf, sheet) for sheet in own}
        _differentiate(session, [sheet for sheet in own if sheet.employee_id not in above], found, above)
    return found


def content_of(session: Session, sheet: Sheet) -> SheetContent:
    return load_contents(session, [sheet])[sheet.id]


def method_title(evaluation_round: EvaluationRound) -> str:
    version = evaluation_round.method_version
    return f"{version.method.name}, versione {version.number}"


def _shelf(session: Session, evaluation_round: EvaluationRound, sheets: Sequence[Sheet]) -> _RoundContext:
    method = method_of(session, MethodVersionId(evaluation_round.method_version_id))
    names = load_names(session)
    return _RoundContext(
        evaluation_round,
        method,
        {template.code: method_for(method, template.code) for template in method.templates},
        method_title(evaluation_round),
        names,
        {row.id: row for row in session.scalars(select(Employee))},
        {row.id: row for row in session.scalars(select(Official))},
        load_pursued(session, evaluation_round, {sheet.employee_id for sheet in sheets if sheet.employee_id}),
        load_shared(session, evaluation_round, method, sheets, names),
    )


def _content(shelf: _RoundContext, sheet: Sheet) -> SheetContent:
    template = shelf.method.template(sheet.template_code)
    period = Period(sheet.valid_from, sheet.valid_to)
    mine = shelf.pursued.get(sheet.employee_id, ()) if sheet.employee_id else ()
    codes = {kind: section.code for kind in ObjectiveKind if (section := template.section_for(kind))}
    pursued = counting(mine, period, codes.get)
    shared = shelf.shared.get(sheet.id, {})
    contract_area = _contract_area(shelf, sheet)
    return SheetContent(
        year=shelf.evaluation_round.cycle.year,
        round_kind=shelf.evaluation_round.kind,
        role=sheet.role,
        person=_person(shelf, sheet, period, contract_area),
        method_title=shelf.method_title,
        method=shelf.cut_methods[template.code],
        template_code=template.code,
        given=SheetInput(section_inputs(template, WrittenMarks.of(sheet), pursued, shared), contract_area),
        objectives=(
            *(one.words for one in pursued if template.section_for(one.objective.kind)),
            *(words for section in shared.values() for words in section.words),
        ),
        texts=_texts(sheet),
        dates=_dates(sheet, shelf.method),
        notes=tuple(ItemNote(one.section, one.item, one.note) for one in sheet.scores if one.note),
        signatures=tuple(Signed(one.kind, one.name, one.outcome.italian, one.on_date) for one in sheet.signatures),
    )


def _contract_area(shelf: _RoundContext, sheet: Sheet) -> str:
    return shelf.names.contract_areas.get(sheet.contract_area_id, "") if sheet.contract_area_id else ""


def _person(shelf: _RoundContext, sheet: Sheet, period: Period, contract_area: str) -> SheetPerson:
    employee = shelf.employees[sheet.employee_id] if sheet.employee_id else None
    evaluator = Party(sheet.evaluator_id, sheet.evaluator_official_id)
    return SheetPerson(
        surname=employee.last_name if employee else shelf.names.people[Party(official_id=sheet.official_id)],
        given_name=employee.first_name if employee else "",
        matricola=employee.matricola if employee else "",
        period=period,
        contract_area=contract_area,
        profile=sheet.profile,
        unit=shelf.names.unit(sheet.area_id, sheet.sector_id),
        assignment=sheet.assignment,
        part_time=sheet.part_time,
        evaluator=shelf.names.people.get(evaluator, ""),
        evaluator_role=_evaluator_role(shelf, evaluator),
    )


def _evaluator_role(shelf: _RoundContext, evaluator: Party) -> str:
    labels = shelf.method.labels
    if evaluator.employee_id:
        return labels.eq
    official = shelf.officials.get(evaluator.official_id or 0)
    if official is None:
        return ""
    return {OfficialRole.SECRETARY: labels.secretary, OfficialRole.MAYOR: labels.mayor}.get(official.role, labels.body)


def _texts(sheet: Sheet) -> SheetTexts:
    remarks = [one.text for one in sheet.remarks if one.kind is RemarkKind.REMARKS]
    return SheetTexts(sheet.general_note, sheet.strengths, sheet.improvements, sheet.training, "\n\n".join(remarks))


def _dates(sheet: Sheet, method: MethodDefinition) -> SheetDates:
    days = method.process.remarks_days
    until = sheet.delivered_on + days * DAY if sheet.delivered_on else None
    return SheetDates(sheet.interview_on, sheet.delivered_on, until, days)


def _differentiate(
    session: Session, sheets: Sequence[Sheet], found: dict[SheetId, SheetContent], above: frozenset[EmployeeId]
) -> None:
    """Give each evaluator the totals of the sheets given (D.Lgs. 150/2009 art. 9 c. 1 lett. d), where it counts."""
    for sheet in sheets:
        sections = found[sheet.id].template.sections
        codes = [section.code for section in sections if section.kind is SectionKind.DIFFERENTIATION]
        if codes and sheet.employee_id and sheet.role is SheetRole.EQ:
            totals = _totals_given(session, sheet.round_id, sheet.employee_id, above)
            found[sheet.id] = _with_totals(found[sheet.id], codes, totals)


def _totals_given(
    session: Session, round_id: RoundId, evaluator: EmployeeId, above: frozenset[EmployeeId]
) -> tuple[Decimal, ...] | None:
    """Return the totals of the sheets that count, closed ones as they were frozen; None while one may change."""
    own = [sheet for sheet in sheets_of(session, round_id) if sheet.evaluator_id == evaluator]
    given = [sheet for sheet in own if sheet.state is not SheetState.NOT_EVALUABLE]
    closed = closed_outcomes(session, given)
    contents = load_contents(session, [sheet for sheet in given if sheet.id not in closed], above | {evaluator})
    memory = Memory()
    results = {sheet: scored(content, memory) for sheet, content in contents.items()}
    totals = {sheet: one.outcome.total for sheet, one in closed.items()}
    totals |= {sheet: None if lacking(contents[sheet], one) else one.total for sheet, one in results.items()}
    found = tuple(total for sheet in given if (total := totals[sheet.id]) is not None)
    if len(found) < len(given):
        return None
    is_of_many = len({sheet.employee_id for sheet in given}) > 1
    return found if is_of_many else found[:1]  # the sheets of one person are no spread among people


def _with_totals(content: SheetContent, codes: Sequence[str], totals: tuple[Decimal, ...] | None) -> SheetContent:
    sections = tuple(
        replace(section, totals_given=totals) if section.code in codes else section
        for section in content.given.sections
    )
    return replace(content, given=replace(content.given, sections=sections))

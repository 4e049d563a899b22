"""The content of many sheets read together: as many queries for a thousand as for one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.ids import EmployeeId, MethodVersionId, RoundId, SheetId
from app.domain.method.definition import Labels, MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import ObjectiveKind
from app.domain.periods import Period
from app.domain.roles import OfficialRole, SheetRole
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.objective_parts import Memory
from app.domain.sheets.content import SheetContent, Signed, lacking, method_for, scored
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts
from app.domain.sheets.review_terms import last_days
from app.domain.workflow import RemarkKind, SheetState
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.sessions import whole_session
from app.services.methods.presets import method_of
from app.services.sheets.charged import evaluated_parts
from app.services.sheets.closed import closed_outcomes
from app.services.sheets.figures import Figures, load_figures, whole_sections
from app.services.sheets.giving import section_inputs
from app.services.sheets.marks import NO_MARKS, WrittenMarks, load_marks
from app.services.sheets.named import NamesForSheets, PersonNames, load_sheet_names
from app.services.sheets.of_group import Contents, reads_others, settled
from app.services.sheets.pursued import Pursued, counting, load_pursued
from app.services.sheets.shared import SharedSection, load_shared

_PARTS = selectinload(Sheet.signatures), selectinload(Sheet.remarks), selectinload(Sheet.attachments)

_ROUND = (
    joinedload(Sheet.round).joinedload(EvaluationRound.cycle),
    joinedload(Sheet.round).joinedload(EvaluationRound.method_version).joinedload(MethodVersion.method),
)

WHOLE_SHEET = (
    *_ROUND,
    joinedload(Sheet.employee),
    joinedload(Sheet.evaluator_official),
    joinedload(Sheet.contract_area),
    joinedload(Sheet.signatures),
    joinedload(Sheet.remarks),
    joinedload(Sheet.adjustments),
    joinedload(Sheet.section_evaluators),
    joinedload(Sheet.events),
    joinedload(Sheet.attachments),
)
"""What to load of one sheet that is shown or changed: a few short rows, so that one query brings them all."""


@dataclass(frozen=True, slots=True)
class _RoundContext:
    """What the sheets of a round have in common, read once."""

    evaluation_round: EvaluationRound
    method: MethodDefinition
    cut_methods: Mapping[str, MethodDefinition]
    method_title: str
    names: NamesForSheets
    marks: Mapping[SheetId, WrittenMarks]
    pursued: Mapping[EmployeeId, Sequence[Pursued]]
    shared: Mapping[SheetId, Mapping[str, SharedSection]]
    figures: Figures


def sheets_of(session: Session, round_id: RoundId) -> list[Sheet]:
    """Return the live sheets of a round with their signatures and remarks."""
    return list(session.scalars(_live(round_id).options(*_PARTS)))


def listed_sheets(session: Session, round_id: RoundId) -> list[Sheet]:
    """Return the live sheets of a round and nothing of what is on them, but how people answered to those that came
    back, which is part of where they stand."""
    found = list(session.scalars(_live(round_id)))
    if any(one.state is SheetState.ACKNOWLEDGED for one in found):
        came_back = _live(round_id).where(Sheet.state == SheetState.ACKNOWLEDGED)
        session.scalars(came_back.options(selectinload(Sheet.signatures))).all()
    return found


def sheets_by_id(session: Session, ids: Collection[SheetId]) -> list[Sheet]:
    """Return some sheets, superseded ones apart, with all that their contents are read from."""
    options = WHOLE_SHEET if len(ids) == 1 else (*_PARTS, *_ROUND)
    query = select(Sheet).where(Sheet.id.in_(ids), Sheet.state != SheetState.SUPERSEDED)
    return list(session.scalars(query.options(*options).order_by(Sheet.id)).unique())


def _live(round_id: RoundId) -> Select[Sheet]:
    return select(Sheet).where(Sheet.round_id == round_id, Sheet.state != SheetState.SUPERSEDED).order_by(Sheet.id)


def load_contents(
    session: Session, sheets: Sequence[Sheet], above: frozenset[EmployeeId] = frozenset(), *, is_alone: bool = False
) -> dict[SheetId, SheetContent]:
    """Return what each sheet is made of now, whatever its state.

    `above` are the evaluators whose totals given are being found: of one of them they are not asked again, or two
    who evaluate each other would never be done. `is_alone`: without what the other sheets of the session decide.
    """
    session = whole_session(session)
    found: dict[SheetId, SheetContent] = {}
    for round_id in {sheet.round_id for sheet in sheets}:
        evaluation_round = session.get_one(EvaluationRound, round_id)
        own = [sheet for sheet in sheets if sheet.round_id == round_id]
        shelf = _shelf(session, evaluation_round, own)
        found |= {sheet.id: _content(shelf, sheet) for sheet in own}
        _differentiate(session, [sheet for sheet in own if sheet.employee_id not in above], found, above, is_alone)
        if not is_alone:
            found |= _settled(session, round_id, {sheet.id: found[sheet.id] for sheet in own})
    return found


def _settled(session: Session, round_id: RoundId, asked: Mapping[SheetId, SheetContent]) -> Contents:
    """Give what the other sheets of the session decide of those asked, where the method makes it count."""
    if not any(reads_others(one.template) and one.takes_scores for one in asked.values()):
        return asked
    sheets = sheets_of(session, round_id)
    open_ones = [sheet for sheet in sheets if sheet.state is not SheetState.FINAL or sheet.id in asked]
    return settled(session, asked, sheets, load_contents(session, open_ones, is_alone=True))


def given_on(session: Session, sheet: Sheet, marks: WrittenMarks, *, with_objectives: bool) -> SheetInput:
    """Return what is given on one sheet; the objectives of the person only when they are asked for, and no others."""
    template = method_of(session, sheet.round.method_version_id).template(sheet.template_code)
    pursued = load_pursued(session, sheet.round, [sheet.employee_id]) if with_objectives and sheet.employee_id else {}
    mine = pursued.get(sheet.employee_id, ()) if sheet.employee_id else ()
    area = sheet.contract_area.name if sheet.contract_area else ""
    return SheetInput(section_inputs(template, marks, _counting(template, mine, sheet), {}), area)


def _counting(template: SheetTemplate, mine: Sequence[Pursued], sheet: Sheet) -> list[Pursued]:
    codes = {kind: section.code for kind in ObjectiveKind if (section := template.section_for(kind))}
    return counting(mine, Period(sheet.valid_from, sheet.valid_to), codes.get)


def content_of(session: Session, sheet: Sheet) -> SheetContent:
    return load_contents(session, [sheet])[sheet.id]


def method_title(evaluation_round: EvaluationRound) -> str:
    version = evaluation_round.method_version
    return f"{version.method.name}, versione {version.number}"


def _shelf(session: Session, evaluation_round: EvaluationRound, sheets: Sequence[Sheet]) -> _RoundContext:
    method = method_of(session, MethodVersionId(evaluation_round.method_version_id))
    marks = load_marks(session, sheets)
    charged = (part.party.employee_id for one in marks.values() for part in one.parts.values())
    names = load_sheet_names(session, sheets, {one for one in charged if one is not None})
    return _RoundContext(
        evaluation_round,
        method,
        {template.code: method_for(method, template.code) for template in method.templates},
        method_title(evaluation_round),
        names,
        marks,
        load_pursued(session, evaluation_round, {sheet.employee_id for sheet in sheets if sheet.employee_id}),
        load_shared(session, evaluation_round, method, sheets, names.units),
        load_figures(session, evaluation_round, method, sheets, names.units),
    )


def _content(shelf: _RoundContext, sheet: Sheet) -> SheetContent:
    template = shelf.method.template(sheet.template_code)
    mine = shelf.pursued.get(sheet.employee_id, ()) if sheet.employee_id else ()
    pursued = _counting(template, mine, sheet)
    shared, marks = shelf.shared.get(sheet.id, {}), shelf.marks.get(sheet.id, NO_MARKS)
    counted = marks.counted(template)
    contract_area, figures = _contract_area(shelf.names, sheet), tuple(shelf.figures.get(sheet.id, ()))
    return SheetContent(
        year=shelf.evaluation_round.cycle.year,
        round_kind=shelf.evaluation_round.kind,
        role=sheet.role,
        person=sheet_person(shelf.names, shelf.method.labels, sheet),
        method_title=shelf.method_title,
        method=shelf.cut_methods[template.code],
        template_code=template.code,
        given=SheetInput(
            section_inputs(template, counted, pursued, shared, whole_sections(template, figures)),
            contract_area,
            figures,
        ),
        objectives=(
            *(one.words for one in pursued if template.section_for(one.objective.kind)),
            *(words for section in shared.values() for words in section.words),
        ),
        texts=_texts(sheet),
        dates=_dates(sheet, shelf.method),
        notes=counted.notes,
        signatures=tuple(Signed(one.kind, one.name, one.outcome.italian, one.on_date) for one in sheet.signatures),
        parts=evaluated_parts(shelf.method, template, marks, shelf.names),
    )


def _contract_area(names: NamesForSheets, sheet: Sheet) -> str:
    return names.units.contract_areas.get(sheet.contract_area_id, "") if sheet.contract_area_id else ""


def sheet_person(names: NamesForSheets, labels: Labels, sheet: Sheet) -> SheetPerson:
    """Return who is evaluated and by whom, as they are called now."""
    person = names.people[sheet.evaluated_party]
    evaluator = names.people.get(sheet.evaluator_party)
    return SheetPerson(
        surname=person.surname,
        given_name=person.given_name,
        matricola=person.matricola,
        period=Period(sheet.valid_from, sheet.valid_to),
        contract_area=_contract_area(names, sheet),
        profile=sheet.profile,
        unit=names.units.unit(sheet.area_id, sheet.sector_id),
        assignment=sheet.assignment,
        part_time=sheet.part_time,
        evaluator=evaluator.full_name if evaluator else "",
        evaluator_role=_evaluator_role(labels, evaluator),
    )


def _evaluator_role(labels: Labels, evaluator: PersonNames | None) -> str:
    if evaluator is None:
        return ""
    if evaluator.role is None:
        return labels.eq
    called = {OfficialRole.SECRETARY: labels.secretary, OfficialRole.MAYOR: labels.mayor}
    called[OfficialRole.ASSESSOR] = OfficialRole.ASSESSOR.italian
    return called.get(evaluator.role, labels.body)


def _texts(sheet: Sheet) -> SheetTexts:
    remarks = [one.text for one in sheet.remarks if one.kind is RemarkKind.REMARKS]
    return SheetTexts(sheet.general_note, sheet.strengths, sheet.improvements, sheet.training, "\n\n".join(remarks))


def _dates(sheet: Sheet, method: MethodDefinition) -> SheetDates:
    days = method.process.review_days
    until = last_days(days, sheet.delivered_on).get(RemarkKind.REMARKS)
    return SheetDates(sheet.interview_on, sheet.delivered_on, until, days.remarks)


def _differentiate(
    session: Session,
    sheets: Sequence[Sheet],
    found: dict[SheetId, SheetContent],
    above: frozenset[EmployeeId],
    is_alone: bool,
) -> None:
    """Give each evaluator the totals of the sheets given (D.Lgs. 150/2009 art. 9 c. 1 lett. d), where it counts."""
    for sheet in sheets:
        sections = found[sheet.id].template.sections
        codes = [section.code for section in sections if section.kind is SectionKind.DIFFERENTIATION]
        if codes and sheet.employee_id and sheet.role is SheetRole.EQ:
            totals = _totals_given(session, sheet.round_id, sheet.employee_id, above, is_alone)
            found[sheet.id] = _with_totals(found[sheet.id], codes, totals)


def _totals_given(
    session: Session, round_id: RoundId, evaluator: EmployeeId, above: frozenset[EmployeeId], is_alone: bool
) -> tuple[Decimal, ...] | None:
    """Return the totals of the sheets that count, closed ones as they were frozen; None while one may change."""
    own = [sheet for sheet in sheets_of(session, round_id) if sheet.evaluator_id == evaluator]
    given = [sheet for sheet in own if sheet.state is not SheetState.NOT_EVALUABLE]
    closed = closed_outcomes(session, given)
    still_open = [sheet for sheet in given if sheet.id not in closed]
    contents = load_contents(session, still_open, above | {evaluator}, is_alone=is_alone)
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

"""The parts of a sheet that others score: who is named for them, their signature, opening them again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import SectionEvaluator
from app.domain.method.template import Section
from app.domain.permissions import Action, PerSheet, require
from app.domain.rounds.facts import RoundFacts
from app.domain.scoring.second_scores import has_two_scores
from app.domain.sheets.content import gives_scores
from app.domain.sheets.evaluated_parts import is_scored_by_another, party_of_default, section_of, whose
from app.domain.structure.hierarchy import Party, superior_on
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.models.people import Employee
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.access import reading
from app.services.methods.presets import method_of
from app.services.sheets.charged import forget_charged
from app.services.sheets.named import sheet_subject
from app.services.sheets.sheet_access import can, in_question, permitted_sheet, readable
from app.services.sheets.sheet_content import sheets_of
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def charge(sheet: Sheet, method: MethodDefinition, kind: RoundKind, facts: RoundFacts | None = None) -> None:
    """Put on a sheet who scores the parts that its evaluator does not, as the structure says."""
    if not gives_scores(kind, method):
        return
    evaluator = sheet.evaluator_party
    superior = superior_on(facts.period.end, evaluator, facts.registry) if facts and evaluator != Party() else None
    if superior == sheet.evaluated_party:
        superior = None
    for section in method.template(sheet.template_code).sections:
        if is_scored_by_another(section):
            sheet.section_evaluators.append(_row(section, party_of_default(section, superior)))


def _row(section: Section, party: Party) -> SheetSectionEvaluator:
    return SheetSectionEvaluator(
        section=section.code,
        kind=section.evaluator,
        is_whole=not has_two_scores(section),
        evaluator_id=party.employee_id,
        evaluator_official_id=party.official_id,
        signed_by="",
        recorded_by="",
        reason="",
        signed_sha256="",
    )


def name_evaluators(workspace: Workspace, sheet_id: SheetId, named: Mapping[str, Party]) -> Changes:
    """Say who scores each part of a sheet that is not for its evaluator; nobody in particular is the Nucleo.

    What somebody has signed is for them to keep: their part is opened again before another is named.
    """
    with unit_of_work(workspace, "Chi valuta le parti", Topic.SHEETS, action=PerSheet(Action.DECIDE)) as unit:
        sheet = permitted_sheet(unit, sheet_id, Action.DECIDE)
        unit.label = f"Chi valuta le parti della scheda di {sheet_subject(unit.session, sheet)}"
        _name(unit, sheet, named)
        forget_charged(unit.session)
    return unit.changes


def _name(unit: Unit, sheet: Sheet, named: Mapping[str, Party]) -> None:
    template = method_of(unit.session, sheet.round.method_version_id).template(sheet.template_code)
    rows = {one.section: one for one in sheet.section_evaluators}
    for code, party in named.items():
        section = section_of(template, code)
        if section is None or not is_scored_by_another(section):
            raise UserError("Questa parte non è valutata da altri.", "Ripartire da ciò che la pagina mostra ora.")
        _refuse_wrong(sheet, section, party)
        row = rows.get(code)
        if row is None:
            sheet.section_evaluators.append(_row(section, party))
        elif row.party != party:
            if row.signed_on is not None:
                raise UserError(
                    f"«{section.title}» è già firmata da {row.signed_by}.", "Prima riaprirla, con il motivo."
                )
            row.evaluator_id, row.evaluator_official_id = party
    unit.session.flush()
    unit.touched(sheet.id)


@dataclass(frozen=True, slots=True)
class PartToName:
    """A part that somebody is to be named for: whose it is, who is named, and that nobody may be for the Nucleo."""

    section: str
    title: str
    whose: str
    party: Party
    is_of_body: bool


@dataclass(frozen=True, slots=True)
class PartsToName:
    """What the question *Chi valuta le parti* shows: the parts, and who may be named for them."""

    parts: tuple[PartToName, ...]
    people: tuple[tuple[Party, str], ...]


def parts_to_name(workspace: Workspace, sheet_id: SheetId) -> PartsToName:
    """Return the parts of a sheet that others score, and the people and officials who may be named for them."""
    with reading(workspace, PerSheet(Action.DECIDE)) as session:
        sheet = readable(session, workspace.actor, sheet_id)
        require(workspace.actor, Action.DECIDE, in_question(workspace.actor, sheet))
        template = method_of(session, sheet.round.method_version_id).template(sheet.template_code)
        rows = {one.section: one.party for one in sheet.section_evaluators}
        parts = tuple(
            PartToName(one.code, one.title, whose(one), rows.get(one.code, Party()), one.evaluator is _BODY)
            for one in template.sections
            if is_scored_by_another(one)
        )
        kept_out = {sheet.evaluated_party, sheet.evaluator_party}
        people = [(party, name) for party, name in _people(session) if party not in kept_out]
    return PartsToName(parts, tuple(people))


def _people(session: Session) -> Iterator[tuple[Party, str]]:
    for official in session.scalars(select(Official).order_by(Official.full_name)):
        yield Party(official_id=official.id), f"{official.full_name} ({official.role.italian})"
    for one in session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name)):
        yield Party(employee_id=one.id), f"{one.full_name} ({one.matricola})"


_BODY = SectionEvaluator.BODY


def name_everywhere(workspace: Workspace, sheet_id: SheetId, named: Mapping[str, Party]) -> Changes:
    """Say who scores the parts of a sheet, and the same on the other sheets of its session still to be signed there.

    A sheet of which they are the evaluator, or the person evaluated, keeps who it has.
    """
    with unit_of_work(workspace, "Chi valuta le parti", Topic.SHEETS, action=PerSheet(Action.DECIDE)) as unit:
        first = permitted_sheet(unit, sheet_id, Action.DECIDE)
        unit.label = f"Chi valuta le parti delle schede: {first.round.kind.italian} {first.round.cycle.year}"
        _name(unit, first, named)
        for sheet in sheets_of(unit.session, first.round_id):
            if sheet.id != first.id and can(workspace.actor, Action.DECIDE, sheet) and sheet.state.is_open_to_scores:
                _name(unit, sheet, _fitting(unit, sheet, named))
        forget_charged(unit.session)
    return unit.changes


def _fitting(unit: Unit, sheet: Sheet, named: Mapping[str, Party]) -> Mapping[str, Party]:
    """Return what of the choice is for a sheet: its sections, not signed, and nobody who has to do with it."""
    template = method_of(unit.session, sheet.round.method_version_id).template(sheet.template_code)
    codes = {one.code for one in template.sections if is_scored_by_another(one)}
    signed = {one.section for one in sheet.section_evaluators if one.signed_on is not None}
    concerned = {sheet.evaluated_party, sheet.evaluator_party}
    return {code: party for code, party in named.items() if code in codes - signed and party not in concerned}


def _refuse_wrong(sheet: Sheet, section: Section, party: Party) -> None:
    if party == Party():
        return
    if party == sheet.evaluated_party:
        raise UserError("Nessuno valuta la propria scheda.", f"Scegliere un'altra persona per «{section.title}».")
    if party == sheet.evaluator_party:
        raise UserError(
            f"Per «{section.title}» è scelto il valutatore della scheda, che compila già il resto.",
            "Scegliere un'altra persona.",
        )

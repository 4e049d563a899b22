"""What sheets take from outside themselves: certified data, results of ente and units, days of presence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.certified_data.cited import cited_data, figures_read
from app.domain.certified_data.figures import OF_THE_ENTITY, FigureOwner
from app.domain.exact import round_half_up
from app.domain.ids import EmployeeId, SheetId
from app.domain.italian import format_date, listed, plural
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind, DatumOwner, FigureSource
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.periods import Period
from app.domain.scoring.inputs import FigureInput, SectionInput, SheetInput
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.sections import section_outcome
from app.domain.scoring.service import AbsenceSpell, counted_days
from app.domain.structure.names import Names
from app.models.certified_data import CertifiedFigure, PenaltyEvent
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Absence
from app.services.sheets.shared import SharedSection, share_out

Figures = Mapping[SheetId, Sequence[FigureInput]]

_RESULTS: Mapping[FigureSource, Section] = {
    FigureSource.ENTITY: Section(
        "risultato_ente", "Risultato dell'ente", SectionKind.ORGANISATION_ENTITY,
        objective_source=ObjectiveSource.ENTITY,
    ),
    FigureSource.UNIT: Section(
        "risultato_unita", "Risultato dell'unità", SectionKind.ORGANISATION_UNIT, objective_source=ObjectiveSource.UNIT
    ),
}  # fmt: skip
"""The sections that would count the same objectives: the result is their degree."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is certified in a year, and the days of absence, read once for many sheets."""

    figures: Mapping[tuple[str, FigureOwner], CertifiedFigure] = field(default_factory=dict)
    events: Mapping[tuple[str, FigureOwner], Sequence[PenaltyEvent]] = field(default_factory=dict)
    absences: Mapping[EmployeeId, Sequence[AbsenceSpell]] = field(default_factory=dict)


def load_figures(
    session: Session, evaluation_round: EvaluationRound, method: MethodDefinition, sheets: Sequence[Sheet], names: Names
) -> Figures:
    """Return, for each sheet whose template reads some, the figures from outside it; one not known has no value."""
    read = {one.code: (figures_read(one), cited_data(method, one)) for one in method.templates}
    asked = [sheet for sheet in sheets if any(read[sheet.template_code])]
    if not asked:
        return {}
    facts = _load(session, evaluation_round, asked)
    wanted = [
        (sheet, _RESULTS[source]) for sheet in asked for source, _ in read[sheet.template_code][0] if source in _RESULTS
    ]
    results = _results(method, wanted, share_out(session, evaluation_round, wanted, names))
    return {sheet.id: tuple(_of_sheet(sheet, method, read[sheet.template_code], facts, results)) for sheet in asked}


def whole_sections(template: SheetTemplate, figures: Sequence[FigureInput]) -> Mapping[str, FigureInput]:
    """Return the figures that give the degree of a whole section of kind dato certificato, by its code."""
    codes = {one.code for one in template.sections if one.kind is SectionKind.EXTERNAL}
    return {one.datum: one for one in figures if one.datum in codes}


def _of_sheet(
    sheet: Sheet,
    method: MethodDefinition,
    read: tuple[Sequence[tuple[FigureSource, str]], Sequence[CertifiedDatum]],
    facts: _Facts,
    results: Mapping[tuple[SheetId, str], Decimal | None],
) -> Iterable[FigureInput]:
    yield from (_certified(sheet, datum, facts) for datum in read[1])
    for source, _ in read[0]:
        if source in _RESULTS:
            words = "media dei gradi degli obiettivi, al centesimo"
            yield FigureInput(source, "", results.get((sheet.id, _RESULTS[source].code)), words)
        elif source is FigureSource.PRESENCE:
            yield _presence(sheet, method, facts)


def _certified(sheet: Sheet, datum: CertifiedDatum, facts: _Facts) -> FigureInput:
    if datum.kind is DatumKind.EVENT:
        return _counted(sheet, datum, facts)
    found = (facts.figures.get((datum.code, owner)) for owner in _owners(sheet, datum.owner))
    row = next((one for one in found if one is not None), None)
    if row is None:
        return FigureInput(FigureSource.CERTIFIED, datum.code)
    by = f"{row.certified_by}, {format_date(row.on_date)}"
    return FigureInput(FigureSource.CERTIFIED, datum.code, row.value, f"{row.source} ({by})" if row.source else by)


def _owners(sheet: Sheet, owner: DatumOwner) -> Iterable[FigureOwner]:
    """Yield whose figure counts on a sheet: of a settore that has none, that of its Area."""
    if owner is DatumOwner.ENTITY:
        yield OF_THE_ENTITY
    elif owner is DatumOwner.PERSON:
        yield FigureOwner(employee_id=sheet.employee_id, official_id=sheet.official_id)
    elif sheet.area_id is not None:
        if sheet.sector_id is not None:
            yield FigureOwner(sheet.area_id, sheet.sector_id)
        yield FigureOwner(sheet.area_id)


def _counted(sheet: Sheet, datum: CertifiedDatum, facts: _Facts) -> FigureInput:
    """Count the events of the days of the sheet: those of other days are on the person's other sheets."""
    owner, days = FigureOwner(employee_id=sheet.employee_id, official_id=sheet.official_id), _days(sheet)
    own = [one for one in facts.events.get((datum.code, owner), ()) if one.on_date in days]
    told = listed(f"{format_date(one.on_date)} ({one.source})" for one in own)
    words = f"{plural(len(own), 'evento', 'eventi')}{f': {told}' if own else ''}"
    return FigureInput(FigureSource.CERTIFIED, datum.code, Decimal(len(own)), words)


def _presence(sheet: Sheet, method: MethodDefinition, facts: _Facts) -> FigureInput:
    """Return the days at work out of those of the sheet, in percent; neutral absences count as days at work."""
    days = _days(sheet)
    spells = facts.absences.get(sheet.employee_id, ()) if sheet.employee_id is not None else ()
    present = counted_days(method.service, [days], spells)
    percent = round_half_up(Fraction(100 * present, days.days))
    return FigureInput(FigureSource.PRESENCE, "", percent, f"{present} giorni su {days.days}, al centesimo")


def _days(sheet: Sheet) -> Period:
    return Period(sheet.valid_from, sheet.valid_to)


def _results(
    method: MethodDefinition,
    wanted: Collection[tuple[Sheet, Section]],
    shared: Mapping[SheetId, Mapping[str, SharedSection]],
) -> Mapping[tuple[SheetId, str], Decimal | None]:
    """Return the degree of the objectives of ente and units for each sheet; None while something is missing."""
    memory, found = Memory(), {}
    for sheet, section in wanted:
        here = shared[sheet.id][section.code]
        given = SectionInput(section.code, objectives=here.counting_for(()), unit_totals=here.totals)
        template = method.template(sheet.template_code)
        part = section_outcome(method, template, section, SheetInput((given,)), memory).part
        known = part.degree is not None and not part.missing
        found[sheet.id, section.code] = round_half_up(part.degree) if known and part.degree is not None else None
    return found


def _load(session: Session, evaluation_round: EvaluationRound, sheets: Sequence[Sheet]) -> _Facts:
    cycle = evaluation_round.cycle_id
    figures = {
        (row.code, FigureOwner(row.area_id, row.sector_id, row.employee_id, row.official_id)): row
        for row in session.scalars(select(CertifiedFigure).where(CertifiedFigure.cycle_id == cycle))
    }
    events: dict[tuple[str, FigureOwner], list[PenaltyEvent]] = defaultdict(list)
    counted = select(PenaltyEvent).where(PenaltyEvent.cycle_id == cycle).order_by(PenaltyEvent.on_date, PenaltyEvent.id)
    for event in session.scalars(counted):
        owner = FigureOwner(employee_id=event.employee_id, official_id=event.official_id)
        events[event.code, owner].append(event)
    absences: dict[EmployeeId, list[AbsenceSpell]] = defaultdict(list)
    last: date = max(sheet.valid_to for sheet in sheets)
    for row in session.scalars(select(Absence).where(Absence.valid_from <= last)):
        spell = AbsenceSpell(row.kind, Period(row.valid_from, row.valid_to), row.is_neutral)
        absences[row.employee_id].append(spell)
    return _Facts(figures, events, absences)

"""A person who changed place in the year: several sheets, on a method whose totals can be worked out by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import ScaleMode, SectionKind
from app.domain.periods import DAY
from app.domain.permissions import Action
from app.domain.roles import SheetRole
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Posting
from app.models.structure import Sector
from app.services.access import reading
from app.services.methods.keeping import keep_method
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.rounds.rounds import prepare_round
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

PERCENT = Scale("percento", "Da 0 a 100", ScaleMode.PERCENT)
RESULTS, BEHAVIOURS = "risultati", "condotta"


def halves(
    definition: MethodDefinition, *, is_marked: bool = True, does_part_time_count: bool = False, apart: str = ""
) -> MethodDefinition:
    """Return the method with employees' sheets of two halves, of which the second is individual performance.

    In the unit `apart` no section is marked so, and the total has one decimal.
    """
    others = [one for one in definition.templates if one.role is not SheetRole.EMPLOYEE]
    own = [one for one in definition.templates if one.role is SheetRole.EMPLOYEE]
    made = [replace(one, sections=_halves(one, is_marked=is_marked)) for one in own]
    unmarked = [_apart(one, apart) for one in own] if apart else []
    service = replace(definition.service, does_part_time_count=does_part_time_count)
    templates = (*others, *made, *unmarked)
    return replace(definition, scales=(*definition.scales, PERCENT), templates=templates, service=service)


def use_halves(comune: Comune, *, is_marked: bool = True, does_part_time_count: bool = False, apart: str = "") -> None:
    """Let the round be held with that method."""
    definition = read_preset(DEFAULT_PRESET)
    made = halves(definition, is_marked=is_marked, does_part_time_count=does_part_time_count, apart=apart)
    with unit_of_work(comune.workspace, "Metodo di prova", Topic.METHODS) as unit:
        unit.get(EvaluationRound, comune.round_id).method_version_id = keep_method(unit, made)


def change_place(comune: Comune, surname: str, sector: str, day: date, **more: Decimal) -> None:
    """Send a person to another settore from a day on, and bring the session up to date."""
    with unit_of_work(comune.workspace, "Nuova assegnazione", Topic.STRUCTURE) as unit:
        own = select(Posting).where(Posting.employee_id == comune.people[surname]).order_by(Posting.valid_from)
        old = unit.session.scalars(own).all()[-1]
        place = unit.session.scalars(select(Sector).where(Sector.name == sector)).one()
        old.valid_to = day - DAY
        unit.session.flush()
        where = {"area_id": place.area_id, "sector_id": place.id, "contract_area_id": old.contract_area_id}
        unit.add(Posting(employee_id=old.employee_id, valid_from=day, **where, **more))
    prepare_round(comune.workspace, comune.round_id)


def sheets_of(comune: Comune, surname: str) -> Sequence[SheetId]:
    """The sheets of a person, by date."""
    with reading(comune.workspace, Action.READ) as session:
        own = select(Sheet.id).where(Sheet.round_id == comune.round_id, Sheet.employee_id == comune.people[surname])
        return session.scalars(own.order_by(Sheet.valid_from)).all()


def give(comune: Comune, sheet_id: SheetId, results: str, behaviours: str = "") -> None:
    """Score the two halves of a sheet; the total is their mean."""
    given = {RESULTS: results, BEHAVIOURS: behaviours}
    drafts = [ScoreDraft(sheet_id, section, "F1", Decimal(value)) for section, value in given.items() if value]
    give_scores(comune.workspace, drafts)


def example_4(comune: Comune) -> Sequence[SheetId]:
    """Two sheets of Rossi in 2024: 182 days at 85,53 and 184 at 78,40; individual performance 81,06 and 76,80."""
    use_halves(comune)
    change_place(comune, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    first, second = sheets_of(comune, "Rossi")
    give(comune, first, "90", "81.06")
    give(comune, second, "80", "76.80")
    return first, second


def _apart(template: SheetTemplate, unit: str) -> SheetTemplate:
    sections, rounding = _halves(template, is_marked=False), replace(template.rounding, digits=1)
    return replace(template, code=f"{template.code}-apart", units=(unit,), sections=sections, rounding=rounding)


def _halves(template: SheetTemplate, *, is_marked: bool) -> tuple[Section, ...]:
    titled = ((RESULTS, "Risultati", False), (BEHAVIOURS, "Comportamenti", is_marked))
    return tuple(
        Section(
            code,
            title,
            SectionKind.BEHAVIOURS,
            template.weights_total / 2,
            scale=PERCENT.code,
            factors=(Factor("F1", title),),
            is_individual=is_individual,
        )
        for code, title, is_individual in titled
    )

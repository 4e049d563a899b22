"""The grade of the year before beside each factor: of the same person, on the same scale, where it may be seen."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import select

from app.domain.ids import RoundId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.year_before import NOTHING_BEFORE
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound, Sheet
from app.services.access import reading
from app.services.cycles import open_year
from app.services.methods.presets import method_of
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.year_before import grades_before
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.services.queries import queries

D = Decimal


def rows_of(workspace: Workspace, year: int) -> dict[str, SheetRow]:
    [first, *_] = list_rounds(workspace, year)
    return {row.person: row for row in list_sheets(workspace, RoundId(first.id))}


def sheet_of(workspace: Workspace, person: str, year: int) -> SheetId:
    return rows_of(workspace, year)[person].id


def with_section(method: MethodDefinition, template: str, old: Section, new: Section) -> MethodDefinition:
    """Return the method with a section of a template in the place of another."""
    templates = [
        replace(one, sections=tuple(new if each is old else each for each in one.sections))
        if one.code == template
        else one
        for one in method.templates
    ]
    return replace(method, templates=tuple(templates))


def test_that_each_factor_has_the_grade_of_the_final_sheet_of_the_year_before(example: Workspace) -> None:
    before = sheet_detail(example, sheet_of(example, "Barbieri Luca", 2023))
    now = sheet_detail(example, sheet_of(example, "Barbieri Luca", 2024))
    factors = {item.place for item in now.items if item.scale and not item.key.startswith("objective:")}
    given = {item.place: item.value for item in before.items if item.place in factors}
    assert len(given) >= 5
    assert {place: now.before.mark_of(place) for place in factors} == given
    assert now.before.year == 2023
    assert now.before.factors.keys() == factors
    words = {
        item.place: f"Nel 2023: {value:f}".replace(".", ",") + f", {label}"
        for item in before.items
        if item.place in given and item.scale is not None and (value := item.value) is not None
        for label in [row.label for row in item.scale.rows if row.value == value]
    }
    assert {place: now.before.words_of(place) for place in words} == words
    assert words.keys() == given.keys()
    assert now.year == 2024


def test_that_whoever_may_not_see_the_sheet_of_then_sees_no_grade_of_it(example: Workspace) -> None:
    stranger = replace(example, actor=Actor("Altri", UserRole.EQ, None))
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        method = method_of(session, sheet.round.method_version_id)
        assert grades_before(session, example.actor, sheet, method).year == 2023
        assert grades_before(session, stranger.actor, sheet, method) == NOTHING_BEFORE


def test_that_a_factor_graded_on_another_scale_has_no_grade_of_before(example: Workspace) -> None:
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        method = method_of(session, sheet.round.method_version_id)
        other = tuple(replace(scale, rows=scale.rows[:-1]) for scale in method.scales)
        found = grades_before(session, example.actor, sheet, replace(method, scales=other))
        assert found.marked_year == 0
        assert len(found.factors) >= 5
        assert all(found.words_of(place).endswith("(su un'altra scala)") for place in found.factors)


def test_that_a_factor_that_was_not_there_is_said_and_one_that_moved_is_found_by_its_code(example: Workspace) -> None:
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        method = method_of(session, sheet.round.method_version_id)
        [scored, *_] = [one for one in method.template(sheet.template_code).sections if one.factors]
        first, *others = scored.factors
        renamed = replace(scored, code="altra", factors=(first, replace(others[0], code="nuovo"), *others[1:]))
        found = grades_before(session, example.actor, sheet, with_section(method, sheet.template_code, scored, renamed))
        assert found.mark_of(("altra", first.code)) is not None
        assert found.words_of(("altra", "nuovo")) == "Nel 2023 questo fattore non c'era"
        assert found.words_of(("altra", "objective:1")) == ""


def test_that_only_a_closed_sheet_of_then_counts(closed_archive: Workspace) -> None:
    """In 2024 the sheet of Rossi is final and that of Neri only filled."""
    workspace = replace(closed_archive, now=lambda: datetime(2026, 1, 10, 11, 0, tzinfo=UTC))
    with reading(workspace, Action.READ) as session:
        version = session.scalars(select(EvaluationRound)).one().method_version_id
    open_year(workspace, 2025)
    open_round(workspace, RoundDraft(2025, RoundKind.FINAL, version))
    prepare_round(workspace, list_rounds(workspace, 2025)[0].id)
    rossi, neri = (sheet_detail(workspace, sheet_of(workspace, one, 2025)) for one in ("Rossi Mario", "Neri Ugo"))
    assert rossi.before.marked_year == 2024
    assert neri.before == NOTHING_BEFORE


def test_that_it_takes_one_query(example: Workspace) -> None:
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.scalars(select(Sheet).where(Sheet.id == sheet_id)).one()
        method = method_of(session, sheet.round.method_version_id)
        assert sheet.round.cycle.year == 2024
        with queries() as asked:
            grades_before(session, example.actor, sheet, method)
    assert len(asked) == 1, asked


def test_that_the_first_year_has_no_grades_of_before(session_open: Comune) -> None:
    assert session_open.detail("Rossi").before == NOTHING_BEFORE

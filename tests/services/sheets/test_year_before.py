"""The grade of the year before beside each factor: of the same person, on the same scale, where it may be seen."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.rows import SheetRow
from app.models.evaluation import Sheet
from app.services.access import reading
from app.services.methods.presets import method_of
from app.services.rounds.rounds import list_rounds
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


def test_that_each_factor_has_the_grade_of_the_final_sheet_of_the_year_before(example: Workspace) -> None:
    before = sheet_detail(example, sheet_of(example, "Barbieri Luca", 2023))
    now = sheet_detail(example, sheet_of(example, "Barbieri Luca", 2024))
    factors = {item.place for item in now.items if item.scale and not item.key.startswith("objective:")}
    given = {item.place: item.value for item in before.items if item.place in factors}
    assert len(given) >= 5
    assert now.before == given
    assert now.year == 2024


def test_that_whoever_may_not_see_the_sheet_of_then_sees_no_grade_of_it(example: Workspace) -> None:
    stranger = replace(example, actor=Actor("Altri", UserRole.EQ, None))
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        method = method_of(session, sheet.round.method_version_id)
        assert grades_before(session, example.actor, sheet, method)
        assert grades_before(session, stranger.actor, sheet, method) == {}


def test_that_a_factor_graded_on_another_scale_has_no_grade_of_before(example: Workspace) -> None:
    sheet_id = sheet_of(example, "Barbieri Luca", 2024)
    with reading(example, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        method = method_of(session, sheet.round.method_version_id)
        other = tuple(replace(scale, rows=scale.rows[:-1]) for scale in method.scales)
        assert grades_before(session, example.actor, sheet, replace(method, scales=other)) == {}


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
    assert session_open.detail("Rossi").before == {}

"""Rounds opened and prepared on a real archive."""

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.documents.catalogue import INTERIM_SHEETS, SHEETS
from app.domain.errors import UserError
from app.domain.ids import RoundId
from app.domain.periods import Period
from app.domain.permissions import Action
from app.domain.roles import SheetRole
from app.domain.rounds.differences import DifferenceKind
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.models.people import Employee, Posting
from app.models.structure import Sector
from app.services.access import reading
from app.services.audit import undoing
from app.services.documents.sheets import sheet_choices
from app.services.methods.keeping import ensure_preset
from app.services.rounds.absences import exclude_days
from app.services.rounds.checks import round_facts
from app.services.rounds.rounds import list_rounds, open_round, prepare_round, preview_preparation
from app.services.sheets.opened import read_round
from app.services.sheets.sheets import list_sheets
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.checking import check_evaluation
from tests.looking import list_entries


def move(comune: Comune, surname: str, sector: str, day: date) -> None:
    """End the posting of a person the day before and start another one in `sector`."""
    with unit_of_work(comune.workspace, "Nuova assegnazione", Topic.STRUCTURE) as unit:
        old = unit.session.scalars(select(Posting).where(Posting.employee_id == comune.people[surname])).one()
        place = unit.session.scalars(select(Sector).where(Sector.name == sector)).one()
        old.valid_to = day.replace(day=day.day - 1) if day.day > 1 else date(day.year, day.month - 1, 30)
        unit.session.flush()
        unit.add(
            Posting(
                employee_id=old.employee_id,
                area_id=place.area_id,
                sector_id=place.id,
                contract_area_id=old.contract_area_id,
                valid_from=day,
            )
        )


def test_that_preparing_makes_a_sheet_for_everybody_with_its_evaluator(session_open: Comune) -> None:
    rows = list_sheets(session_open.workspace, session_open.round_id)
    assert [(row.person, row.role, row.evaluator) for row in rows] == [
        ("Bruni Lia", SheetRole.EMPLOYEE, "Bianchi Carla"),
        ("Neri Ugo", SheetRole.EMPLOYEE, "Verdi Anna"),
        ("Rossi Mario", SheetRole.EMPLOYEE, "Verdi Anna"),
        ("Verdi Anna", SheetRole.EQ, "Bianchi Carla"),
    ]
    assert all(row.state is SheetState.PREPARED and row.days == 366 for row in rows)
    assert rows[0].unit == "Area Tecnica, Lavori pubblici"


def test_that_preparing_again_changes_nothing(session_open: Comune) -> None:
    assert preview_preparation(session_open.workspace, session_open.round_id).is_empty
    entries = len(list_entries(session_open.workspace))
    assert prepare_round(session_open.workspace, session_open.round_id).is_empty
    assert len(list_entries(session_open.workspace)) == entries


def test_that_a_move_is_proposed_and_carried_out_as_one_operation(session_open: Comune) -> None:
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    preview = preview_preparation(session_open.workspace, session_open.round_id)
    assert len(preview.of_kind(DifferenceKind.END_EARLIER)) == 1
    assert len(preview.of_kind(DifferenceKind.CREATE)) == 1
    prepare_round(session_open.workspace, session_open.round_id)
    rows = [row for row in list_sheets(session_open.workspace, session_open.round_id) if row.person == "Rossi Mario"]
    assert [(row.valid_from, row.valid_to, row.evaluator) for row in rows] == [
        (date(2024, 1, 1), date(2024, 6, 30), "Verdi Anna"),
        (date(2024, 7, 1), date(2024, 12, 31), "Bianchi Carla"),
    ]
    undoing.undo_last(session_open.workspace)
    assert len(list_sheets(session_open.workspace, session_open.round_id)) == 4


def test_that_a_filled_sheet_is_changed_only_when_confirmed(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    assert prepare_round(session_open.workspace, session_open.round_id).is_empty
    prepare_round(session_open.workspace, session_open.round_id, [sheet_id])
    rows = [row for row in list_sheets(session_open.workspace, session_open.round_id) if row.person == "Rossi Mario"]
    assert [(row.days, row.state) for row in rows] == [(182, SheetState.IN_PROGRESS), (184, SheetState.PREPARED)]


def test_that_the_round_wanted_is_opened_or_that_of_the_sheet_wanted(session_open: Comune) -> None:
    workspace = session_open.workspace
    interim = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.INTERIM, ensure_preset(workspace))).ids[0])
    prepare_round(workspace, interim)
    of_round = {one.id: list_sheets(workspace, one.id)[0].id for one in list_rounds(workspace, 2024)}
    assert of_round.keys() == {session_open.round_id, interim}
    for wanted, sheet in of_round.items():
        assert read_round(workspace, 2024, wanted).current.id == wanted
        for other in (None, *of_round):
            assert read_round(workspace, 2024, other, sheet).current.id == wanted
        assert sheet in {row.id for row in read_round(workspace, 2024, wanted).sheets}
    for kind, wanted in ((SHEETS, session_open.round_id), (INTERIM_SHEETS, interim)):
        printable = {one.id for one in sheet_choices(workspace, 2024, kind)}
        assert printable == {row.id for row in list_sheets(workspace, wanted)}


def test_that_there_is_one_final_round_a_year(session_open: Comune) -> None:
    version = ensure_preset(session_open.workspace)
    with pytest.raises(UserError, match="«Valutazione finale 2024» è già aperta"):
        open_round(session_open.workspace, RoundDraft(2024, RoundKind.FINAL, version))
    [row] = list_rounds(session_open.workspace, 2024)
    assert (row.title, row.progress) == ("Valutazione finale 2024", "0/4")
    assert row.method == "Obiettivi comuni e specifici, versione 1"


def test_that_an_interim_round_looks_at_the_first_half_of_the_year(session_open: Comune) -> None:
    version = ensure_preset(session_open.workspace)
    interim = open_round(session_open.workspace, RoundDraft(2024, RoundKind.INTERIM, version)).ids[0]
    preview = preview_preparation(session_open.workspace, interim)
    assert {one.ends_on for one in preview.differences} == {date(2024, 6, 30)}


def test_that_days_not_evaluable_leave_no_sheet_and_no_hole(session_open: Comune) -> None:
    spring = Period(date(2024, 3, 1), date(2024, 5, 31))
    rossi = session_open.people["Rossi"]
    exclude_days(session_open.workspace, session_open.round_id, rossi, spring, "Congedo di maternità")
    prepare_round(session_open.workspace, session_open.round_id)
    rows = [row for row in list_sheets(session_open.workspace, session_open.round_id) if row.person == "Rossi Mario"]
    assert [(row.valid_from, row.valid_to) for row in rows] == [
        (date(2024, 1, 1), date(2024, 2, 29)),
        (date(2024, 6, 1), date(2024, 12, 31)),
    ]
    assert check_evaluation(session_open.workspace, 2024) == []
    with pytest.raises(UserError, match="già indicati come non valutabili"):
        exclude_days(session_open.workspace, session_open.round_id, rossi, spring, "Ancora")
    with pytest.raises(UserError, match="Manca il motivo"):
        exclude_days(session_open.workspace, session_open.round_id, rossi, spring, " ")


@pytest.mark.parametrize(
    "days",
    [Period(date(2023, 12, 1), date(2024, 1, 31)), Period(date(2024, 12, 1), date(2025, 1, 31))],
)
def test_that_days_outside_the_round_are_not_excluded_from_it(session_open: Comune, days: Period) -> None:
    rossi = session_open.people["Rossi"]
    with pytest.raises(UserError, match="i giorni dal 01/01/2024 al 31/12/2024"):
        exclude_days(session_open.workspace, session_open.round_id, rossi, days, "Aspettativa")


def test_that_a_filled_sheet_of_which_nothing_is_left_is_put_aside_with_its_reason(session_open: Comune) -> None:
    workspace, sheet_id = session_open.workspace, session_open.fill("Rossi")
    with unit_of_work(workspace, "Cessazione", Topic.STRUCTURE) as unit:
        rossi = unit.get(Employee, session_open.people["Rossi"])
        rossi.left_on = rossi.postings[0].valid_to = date(2023, 12, 31)
    assert prepare_round(workspace, session_open.round_id).is_empty
    prepare_round(workspace, session_open.round_id, [sheet_id])
    with reading(workspace, Action.READ) as session:
        sheet = session.get_one(Sheet, sheet_id)
        event = sheet.events[-1]
        assert sheet.state is SheetState.SUPERSEDED
        assert (event.from_state, event.to_state) == (SheetState.IN_PROGRESS, SheetState.SUPERSEDED)
        assert (event.actor, event.reason) == (workspace.actor.name, "Non corrisponde più alla struttura.")
        assert sheet.scores
    assert "Rossi Mario" not in [row.person for row in list_sheets(workspace, session_open.round_id)]
    undoing.undo_last(workspace)
    assert session_open.detail("Rossi").state is SheetState.IN_PROGRESS


def test_that_an_empty_sheet_of_which_nothing_is_left_is_thrown_away(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Cessazione", Topic.STRUCTURE) as unit:
        rossi = unit.get(Employee, session_open.people["Rossi"])
        rossi.left_on = rossi.postings[0].valid_to = date(2023, 12, 31)
    prepare_round(session_open.workspace, session_open.round_id)
    assert session_open.sheet_id("Rossi") == 0


def test_that_a_session_that_is_gone_is_told_in_words(session_open: Comune) -> None:
    with pytest.raises(UserError, match="La sessione di valutazione non c'è più"):
        preview_preparation(session_open.workspace, RoundId(99))


def test_that_who_moved_since_is_told_until_the_round_is_prepared_again(session_open: Comune) -> None:
    def behind() -> list[tuple[str, str]]:
        return [one[1:] for facts in round_facts(session_open.workspace, 2024) for one in facts.behind]

    assert behind() == []
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    assert behind() == [("Rossi Mario", "finisce prima")]
    prepare_round(session_open.workspace, session_open.round_id)
    assert behind() == []

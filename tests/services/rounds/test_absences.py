"""Days in service that are not evaluated, on a real archive."""

from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.periods import Period
from app.domain.workflow import SheetState
from app.services.audit import undoing
from app.services.rounds.absences import exclude_days, include_days, list_absences, people_in_service
from app.services.rounds.rounds import prepare_round
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import close_round, mark_not_evaluable, reopen_sheet
from tests.archives.comune import PEOPLE, Comune

SPRING = Period(date(2024, 3, 1), date(2024, 4, 30))


def exclude(comune: Comune, days: Period = SPRING, reason: str = "Aspettativa") -> int:
    return exclude_days(comune.workspace, comune.round_id, comune.people["Rossi"], days, reason).ids[0]


def sheets_of_rossi(comune: Comune) -> int:
    prepare_round(comune.workspace, comune.round_id)
    return sum(row.person == "Rossi Mario" for row in list_sheets(comune.workspace, comune.round_id))


def test_that_whoever_is_in_service_may_have_days_excluded(session_open: Comune) -> None:
    people = people_in_service(session_open.workspace, session_open.round_id)
    assert people[0].name == "Bruni Lia (0004)"
    assert len(people) == len(PEOPLE)
    assert people[0].service == Period(date(2024, 1, 1), date(2024, 12, 31))


def test_that_days_taken_back_are_evaluated_again(session_open: Comune) -> None:
    excluded = exclude(session_open)
    assert sheets_of_rossi(session_open) == 2
    [row] = list_absences(session_open.workspace, session_open.round_id)
    assert (row.id, row.person, row.valid_from, row.valid_to) == (excluded, "Rossi Mario", SPRING.start, SPRING.end)
    include_days(session_open.workspace, row.id, row.version)
    assert sheets_of_rossi(session_open) == 1


def test_that_an_exclusion_is_undone_by_name(session_open: Comune) -> None:
    exclude(session_open)
    assert undoing.undo_last(session_open.workspace).label == "Annulla: Giorni non valutabili: Rossi Mario"
    assert list_absences(session_open.workspace, session_open.round_id) == []


def test_that_days_before_the_hiring_are_not_excluded(session_open: Comune) -> None:
    with pytest.raises(UserError, match="in servizio dal 01/01/2015"):
        exclude(session_open, Period(date(2014, 12, 1), date(2014, 12, 31)))


def test_that_a_closed_session_excludes_and_reopens_nothing(session_open: Comune) -> None:
    excluded = exclude(session_open)
    for surname, *_ in PEOPLE:
        mark_not_evaluable(session_open.workspace, session_open.sheet_id(surname), "Assente")
    close_round(session_open.workspace, session_open.round_id)
    with pytest.raises(UserError, match="La sessione è chiusa"):
        include_days(session_open.workspace, excluded)
    with pytest.raises(UserError, match="La sessione è chiusa"):
        reopen_sheet(session_open.workspace, session_open.sheet_id("Rossi"), "Rientro")
    assert session_open.detail("Rossi").state is SheetState.NOT_EVALUABLE

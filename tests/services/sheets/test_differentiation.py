"""How differently an EQ has evaluated (D.Lgs. 150/2009 art. 9 c. 1 lett. d): the totals given, on a real archive."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import RoundId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.scoring.steps import Step
from app.domain.sheets.step_details import StepDetails
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.models.objectives import IndicatorValue, ObjectiveAssignment
from app.models.people import EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.checks import check_year
from app.services.documents.sheets import sheet_document
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.opened import read_round
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import (
    acknowledge_sheet,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    mark_not_evaluable,
)
from app.services.sheets.year import year_detail, year_results
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.comune import STARTED, Comune
from tests.archives.plain import copied
from tests.archives.several import change_place, sheets_of
from tests.services.scoping.test_leaks import words_in


@pytest.fixture(scope="module")
def opened_made(comune_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Comune:
    path = tmp_path_factory.mktemp("archives") / "differenze.merito"
    with copied(comune_made.workspace.archive.path, path) as workspace:
        return _open(replace(comune_made, workspace=workspace))


@pytest.fixture
def opened(opened_made: Comune, tmp_path: Path) -> Iterator[Comune]:
    """A session in which Verdi, who heads an Area, evaluates Rossi and Neri, both with the same objectives.

    Bruni heads the other Area and evaluates nobody.
    """
    with copied(opened_made.workspace.archive.path, tmp_path / "prova.merito") as workspace:
        yield replace(opened_made, workspace=workspace)


def _open(comune: Comune) -> Comune:
    with unit_of_work(comune.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        common = ObjectiveAssignment.objective_id == comune.objectives["comune"]
        for row in unit.session.scalars(select(ObjectiveAssignment).where(common)):
            row.weight = Decimal(0)
        area = unit.session.scalars(select(Area.id).where(Area.code == "TE")).one()
        appointment = unit.add(
            EqAppointment(employee_id=comune.people["Bruni"], valid_from=STARTED, act="Decreto 2/2015")
        )
        unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=area))
    version = ensure_preset(comune.workspace, "articolo-9")
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


def differentiation(comune: Comune) -> Step:
    step = comune.detail("Verdi").result.tree.find("section:differenziazione")
    assert step is not None
    return step


def test_that_the_spread_is_that_of_the_totals_given_once_all_are_there(opened: Comune) -> None:
    # Rossi: (60 × 80 + 40 × 75) : 100 = 78, behaviours 3 of 4; (78 + 75) : 2 = 76,5.
    opened.fill("Rossi", 3)
    assert differentiation(opened).formula.endswith("mancano i totali delle schede dei collaboratori")
    # Neri: (60 × 80 + 40 × 50) : 100 = 68, behaviours 2 of 4; (68 + 50) : 2 = 59. Both are 8,75 off their mean.
    opened.fill("Neri", 2)
    step = differentiation(opened)
    assert step.values == (("totali dati", "59; 76,5"), ("scarto quadratico medio", "8,75"))
    assert step.result == 100


def test_that_a_sheet_whose_weights_do_not_sum_gives_no_total_yet(opened: Comune) -> None:
    opened.fill("Rossi", 3)
    opened.fill("Neri", 2)
    with unit_of_work(opened.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        for row in unit.session.scalars(
            select(ObjectiveAssignment).where(ObjectiveAssignment.employee_id == opened.people["Rossi"])
        ):
            row.weight += 1
    assert differentiation(opened).formula.endswith("mancano i totali delle schede dei collaboratori")


@pytest.mark.parametrize("is_scored", [False, True])
def test_that_a_sheet_that_is_not_evaluable_gives_no_total_and_keeps_nobody_waiting(
    opened: Comune, *, is_scored: bool
) -> None:
    opened.fill("Rossi", 3)
    if is_scored:
        opened.fill("Neri", 2)
    mark_not_evaluable(opened.workspace, opened.sheet_id("Neri"), "Assente tutto l'anno")
    step = differentiation(opened)
    assert (step.formula, step.result) == ("meno di due persone valutate", None)
    assert not any(one.section == "differenziazione" for one in opened.detail("Verdi").missing)


def test_that_two_sheets_of_one_person_are_not_two_people(opened: Comune) -> None:
    mark_not_evaluable(opened.workspace, opened.sheet_id("Neri"), "Assente tutto l'anno")
    change_place(opened, "Rossi", "Tributi", date(2024, 7, 1))
    for sheet_id, step in zip(sheets_of(opened, "Rossi"), (3, 2), strict=True):
        items = [item for item in sheet_detail(opened.workspace, sheet_id).items if item.takes_score]
        give_scores(opened.workspace, [ScoreDraft(sheet_id, one.section, one.key, Decimal(step)) for one in items])
    assert differentiation(opened).formula == "meno di due persone valutate"


def test_that_a_closed_sheet_gives_the_total_with_which_it_was_closed(opened: Comune) -> None:
    workspace = opened.workspace
    rossi = opened.fill("Rossi", 3)
    complete_sheet(workspace, rossi)
    deliver_sheet(workspace, rossi, date(2024, 12, 1), date(2024, 12, 1))
    acknowledge_sheet(workspace, rossi, StepDetails(on=date(2024, 12, 5)))
    close_sheet(workspace, rossi)
    opened.fill("Neri", 2)
    with unit_of_work(workspace.because("Dato corretto"), "Valori", Topic.OBJECTIVES) as unit:
        for value in unit.session.scalars(select(IndicatorValue)):
            value.value = Decimal(20)
    # The indicator is now worth 100: Neri (60 × 100 + 40 × 50) : 100 = 80, (80 + 50) : 2 = 65; Rossi would be 82,5.
    assert differentiation(opened).values[0] == ("totali dati", "65; 76,5")


def test_that_two_who_evaluate_each_other_wait_for_the_totals_of_the_other(opened: Comune) -> None:
    evaluators = {opened.sheet_id("Verdi"): opened.people["Bruni"], opened.sheet_id("Bruni"): opened.people["Verdi"]}
    with unit_of_work(opened.workspace, "Valutatori", Topic.SHEETS) as unit:
        for sheet_id, evaluator in evaluators.items():
            sheet = unit.get(Sheet, sheet_id)
            sheet.evaluator_id, sheet.evaluator_official_id = evaluator, None
    assert differentiation(opened).result is None
    assert len(list_sheets(opened.workspace, opened.round_id)) == 4


GIVEN = ("59", "76,5")
"""The totals that Verdi gave."""
READS: tuple[Callable[[Workspace, Comune], Any], ...] = (
    lambda workspace, comune: sheet_detail(workspace, comune.sheet_id("Verdi")),
    lambda workspace, comune: sheet_document(workspace, comune.sheet_id("Verdi")),
    lambda workspace, comune: year_detail(workspace, 2024, Party(comune.people["Verdi"])),
    lambda workspace, comune: list_sheets(workspace, comune.round_id),
    lambda workspace, _: read_round(workspace, 2024, None),
    lambda workspace, _: year_results(workspace, 2024),
    lambda workspace, _: year_standing(workspace, 2024),
    lambda workspace, _: check_year(workspace, 2024),
)


def handed_over(opened: Comune) -> Comune:
    """The sheet of Verdi delivered, those that she gave still open: the Sindaco sees hers and none of them."""
    with unit_of_work(opened.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        query = select(ObjectiveAssignment).where(
            ObjectiveAssignment.employee_id == opened.people["Verdi"],
            ObjectiveAssignment.objective_id == opened.objectives["comune"],
        )
        unit.session.scalars(query).one().weight = Decimal(100)
    opened.fill("Rossi", 3)
    opened.fill("Neri", 2)
    verdi = opened.fill("Verdi", 3)
    complete_sheet(opened.workspace, verdi)
    deliver_sheet(opened.workspace, verdi, date(2024, 12, 1), date(2024, 12, 1))
    return opened


def close(opened: Comune, surname: str) -> None:
    acknowledge_sheet(opened.workspace, opened.sheet_id(surname), StepDetails(on=date(2024, 12, 5)))
    close_sheet(opened.workspace, opened.sheet_id(surname))


@pytest.mark.parametrize("is_closed", [False, True])
def test_that_the_totals_given_are_read_only_by_who_may_see_their_sheets(opened: Comune, *, is_closed: bool) -> None:
    handed_over(opened)
    if is_closed:
        close(opened, "Verdi")
    for role in UserRole:
        employee = opened.people["Verdi"] if role is UserRole.EQ else None
        actor = Actor("Chi legge", role, employee, user_id=UserId(9))
        workspace = replace(opened.workspace, actor=actor)
        words = {word for read in READS for word in words_in(read(workspace, opened))}
        told = {word for word in words for total in GIVEN if re.search(rf"(?<!\w){total}(?!\w)", word)}
        assert bool(told) is (role is not UserRole.MAYOR), role
        if role is UserRole.MAYOR:
            assert any("2 schede di altre persone" in word for word in words)

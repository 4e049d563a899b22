"""An assessore who heads an Area and logs in: the people and the objectives of that Area, as long as it is theirs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.decision_proposals import ProposalKind
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, SheetId
from app.domain.objectives import ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Action
from app.domain.workflow import SheetState
from app.services.access import is_permitted
from app.services.audit.undo_names import undoable
from app.services.audit.undoing import undo_last
from app.services.awards.reading import read_awards
from app.services.cycles import list_cycles
from app.services.objectives.detail import objective_detail
from app.services.objectives.grid import objective_grid
from app.services.objectives.indicators import record_value, save_indicator
from app.services.proposals.proposing import propose_of_objective
from app.services.search import search
from app.services.sheets.scores import ScoreDraft, give_score, give_scores
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import close_sheet, complete_sheet, deliver_sheet, mark_not_evaluable
from app.services.structure.area_charges import save_charge
from app.services.structure.lists import read_people
from app.services.structure.overview import read_overview
from app.services.training.reading import read_training
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.assessor import NAME, actor_of, charge_of, entrust, share_out, with_assessor
from tests.archives.comune import Comune
from tests.looking import list_entries, objective_tree

YEAR, DAY = 2024, date(2024, 12, 31)


@pytest.fixture
def held(comune: Comune) -> tuple[Comune, Workspace]:
    share_out(comune)
    return with_assessor(comune)


def measured(comune: Comune) -> list[tuple[str, IndicatorId]]:
    """Give an indicator to the objective of each Area."""
    found = []
    for name in ("giudicato", "misurato"):
        draft = IndicatorDraft(
            objective_id=comune.objectives[name], name="Domande", target=Decimal(80), source="Protocollo"
        )
        found.append((name, IndicatorId(save_indicator(comune.workspace, draft).ids[0])))
    return found


def write(workspace: Workspace, indicator: IndicatorId) -> None:
    draft = IndicatorValueDraft(indicator, ValueKind.FINAL, on_date=DAY, value=Decimal(75), source="Registro")
    record_value(workspace, draft)


def fill(workspace: Workspace, sheet: SheetId) -> None:
    items = [one for one in sheet_detail(workspace, sheet).items if one.takes_score]
    give_scores(workspace, [ScoreDraft(sheet, one.section, one.key, Decimal(4)) for one in items])


def names(workspace: Workspace) -> list[str]:
    return [row.last_name for row in read_people(workspace, YEAR).rows]


def titles(workspace: Workspace) -> list[str]:
    return [row.title for group in objective_tree(workspace, YEAR).groups for row in group.rows]


def test_that_of_the_comune_only_the_own_area_is_there(held: tuple[Comune, Workspace]) -> None:
    comune, own = held
    comune.fill("Bruni")
    comune.fill("Rossi")
    assert [cycle.year for cycle in list_cycles(own)] == [YEAR]
    assert (names(own), [row.surname for row in list_sheets(own, comune.round_id)]) == (["Bruni"], ["Bruni"])
    assert titles(own) == ["Trasparenza del sito", "Riordino dell'archivio"]
    assert [unit.name for unit in read_overview(own, YEAR).units] == ["Area Tecnica", "Lavori pubblici"]
    for foreign in (comune.sheet_id("Rossi"), comune.sheet_id("Verdi")):
        with pytest.raises(UserError, match="non può compiere"):
            sheet_detail(own, foreign)
    with pytest.raises(UserError):
        objective_detail(own, comune.objectives["misurato"])
    assert search(own, YEAR, "Rossi") == []
    assert (read_awards(own, YEAR).funds, read_awards(own, YEAR).is_own) == ((), True)
    assert "Rossi" not in str(read_training(own, YEAR))
    denied = (Action.READ, Action.ACKNOWLEDGE, Action.SEE_AWARDS, Action.READ_AUDIT, Action.EXPORT, Action.EDIT_ARCHIVE)
    assert not any(is_permitted(own.actor, one) for one in denied)


def test_that_the_people_of_the_area_are_evaluated_and_the_audit_says_by_whom(comune: Comune) -> None:
    comune, own = with_assessor(comune)
    sheet = comune.sheet_id("Bruni")
    detail = sheet_detail(own, sheet)
    assert (detail.person.evaluator, detail.person.evaluator_role) == (NAME, "Assessore")
    assert detail.visible_to == "visibile a te, al Segretario e al Nucleo"
    assert comune.detail("Bruni").visible_to == "visibile a te, al valutatore e al Nucleo"
    standing = year_standing(own, YEAR)
    assert (standing.facts.areas, standing.facts.people, standing.facts.sheets) == (1, 1, 1)
    assert standing.next_step.verb == "Compila 1 scheda"
    spring = replace(comune.later(date(2025, 4, 1)), actor=own.actor)
    told = {(one.doer.name, one.doer.role, one.doer.is_user) for one in year_standing(spring, YEAR).duties}
    assert told == {(NAME, "Assessore", True)}
    item = next(one for one in detail.items if one.takes_score)
    give_score(own, ScoreDraft(sheet, item.section, item.key, Decimal(3)))
    assert undoable(own).undo == "Punteggio di Bruni Lia"
    undo_last(own)
    fill(own, sheet)
    complete_sheet(own, sheet)
    deliver_sheet(own, sheet, DAY)
    assert sheet_detail(own, sheet).state is SheetState.DELIVERED
    assert {one.actor for one in list_entries(comune.workspace, 3)} == {NAME}
    for refused in (lambda: close_sheet(own, sheet), lambda: mark_not_evaluable(own, sheet, "Assente.")):
        with pytest.raises(UserError):
            refused()


def test_that_what_was_measured_is_written_of_the_own_objectives_alone(held: tuple[Comune, Workspace]) -> None:
    comune, own = held
    (name, mine), (other, foreign) = measured(comune)
    write(own, mine)
    objective = comune.objectives[name]
    assert objective_detail(own, objective).measuring is None
    grid = objective_grid(own, YEAR)
    assert (grid.measuring, grid.measurable) == (None, frozenset({objective}))
    propose_of_objective(own, objective, ProposalKind.NEUTRALISE, "Fondi mancati")
    with pytest.raises(UserError, match="non è di un'area che guida"):
        write(own, foreign)
    with pytest.raises(UserError, match="non può compiere"):
        propose_of_objective(own, comune.objectives[other], ProposalKind.NEUTRALISE, "Fondi mancati")


def test_that_from_the_day_after_its_end_nothing_of_the_area_is_there(held: tuple[Comune, Workspace]) -> None:
    """What stays are the sheets that are theirs to evaluate, with whom they are of."""
    comune, own = held
    (name, mine), _ = measured(comune)
    charge = charge_of(comune.workspace, own.actor.official_id)
    save_charge(comune.workspace, replace(charge.draft, valid_to=DAY))
    assert "Riordino dell'archivio" in titles(own)
    write(own, mine)
    after = replace(comune.later(date(2025, 1, 1)), actor=own.actor)
    assert titles(after) == ["Trasparenza del sito"]
    for refused in (
        lambda: write(after, mine),
        lambda: objective_detail(after, comune.objectives[name]),
        lambda: propose_of_objective(after, comune.objectives[name], ProposalKind.NEUTRALISE, "Fondi mancati"),
    ):
        with pytest.raises(UserError):
            refused()
    assert objective_grid(after, YEAR).measuring is not None
    assert [row.surname for row in list_sheets(after, comune.round_id)] == ["Bruni"]
    assert sheet_detail(after, comune.sheet_id("Bruni")).person.evaluator == NAME
    again = replace(charge.draft, id=None, version=None, valid_from=date(2025, 1, 1))
    save_charge(comune.workspace, again)
    assert "Riordino dell'archivio" in titles(after), "the Area given again is read with its days of then"
    write(after, mine)


def test_that_who_has_no_area_any_more_and_no_sheet_reads_of_nobody(comune: Comune) -> None:
    share_out(comune)
    official = entrust(comune.workspace, until=date(2024, 12, 30))
    own = replace(comune.workspace, actor=actor_of(official))
    assert (names(own), titles(own), read_overview(own, YEAR).units) == ([], ["Trasparenza del sito"], ())
    assert year_standing(own, YEAR).facts.people == 0
    day_before = replace(comune.later(date(2024, 12, 30)), actor=own.actor)
    assert names(day_before) == ["Bruni"]

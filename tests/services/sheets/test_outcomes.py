"""The outcomes kept beside the sheets are what scoring them again gives, whatever was done."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import settings
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.ids import RoundId
from app.domain.objectives import ObjectiveState
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.outcomes import SheetOutcome
from app.models.people import EqAppointmentArea, Posting
from app.models.schema import Base
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit import undoing
from app.services.checks import check_year
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets import affected, outcomes
from app.services.sheets.affected_facts import OF_FACTS
from app.services.sheets.composition import apply_part, choose_weight, exclude_part
from app.services.sheets.results import results
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheet_content import sheets_of
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import mark_not_evaluable
from app.services.sheets.year import year_results
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.archives.shared import ANAGRAFE, ENTITY, OWN, UNIT, Shared
from tests.services.queries import queries, scorings

STEPS = 14


def kept(comune: Comune) -> int:
    with closing(sqlite3.connect(comune.workspace.archive.path)) as raw:
        return int(raw.execute("SELECT COUNT(*) FROM sheet_outcomes").fetchone()[0])


def differing(comune: Comune) -> list[int]:
    """Return the sheets of the round whose outcome is not there, or is not what comes out now."""
    with reading(comune.workspace, Action.READ) as session:
        sheets = sheets_of(session, comune.round_id)
        absent = {one.id for one in sheets} - set(session.scalars(select(SheetOutcome.sheet_id)))
        return sorted({*absent, *(one.id for one in outcomes.differing_sheets(session, sheets))})


class Hand:
    """Does something at random to a comune; what is refused is not done."""

    def __init__(self, comune: Comune, seed: int) -> None:
        self.comune, self.chance = comune, random.Random(seed)  # noqa: S311 (a test that repeats itself)

    def surname(self) -> str:
        return self.chance.choice(list(self.comune.people))

    def score(self) -> None:
        items = [item for item in self.comune.detail(self.surname()).items if item.takes_score]
        item, value = self.chance.choice(items), self.chance.choice([None, Decimal(1), Decimal(3), Decimal(5)])
        give_score(
            self.comune.workspace, ScoreDraft(self.comune.sheet_id(self.surname()), item.section, item.key, value)
        )

    def fill(self) -> None:
        self.comune.fill(self.surname(), self.chance.choice([2, 4]))

    def weight(self) -> None:
        detail = self.comune.detail(self.surname())
        choose_weight(self.comune.workspace, detail.id, detail.sections[0].code, Decimal(self.chance.randrange(100)))

    def exclude(self) -> None:
        detail = self.comune.detail(self.surname())
        part = self.chance.choice(detail.composition.parts)
        exclude_part(self.comune.workspace, detail.id, part.section, part.item, "Non è il suo lavoro.")

    def apply(self) -> None:
        detail = self.comune.detail(self.surname())
        part = self.chance.choice(detail.composition.parts)
        apply_part(self.comune.workspace, detail.id, part.section, part.item)

    def change(self, kind: type[Base], **values: object) -> None:
        with unit_of_work(self.comune.workspace, "A mano") as unit:
            row = self.chance.choice(unit.session.scalars(select(kind)).all())
            for name, value in values.items():
                setattr(row, name, value)

    def value(self) -> None:
        self.change(IndicatorValue, value=Decimal(self.chance.randrange(12)))

    def title(self) -> None:
        self.change(Objective, title=f"Obiettivo {self.chance.random()}")

    def neutralise(self) -> None:
        self.change(Objective, state=ObjectiveState.WITHDRAWN)

    def assigned_weight(self) -> None:
        self.change(ObjectiveAssignment, weight=Decimal(self.chance.randrange(100)))

    def unassign(self) -> None:
        with unit_of_work(self.comune.workspace, "Tolta") as unit:
            unit.session.delete(self.chance.choice(unit.session.scalars(select(ObjectiveAssignment)).all()))

    def indicator(self) -> None:
        self.change(Indicator, name=f"Indicatore {self.chance.random()}", weight=Decimal(self.chance.randrange(1, 100)))

    def headed(self) -> None:
        with unit_of_work(self.comune.workspace, "Incarico più largo") as unit:
            if 2 not in unit.session.scalars(select(EqAppointmentArea.area_id)).all():
                unit.add(EqAppointmentArea(appointment_id=1, area_id=2))

    def structure(self) -> None:
        self.change(Posting, part_time=Decimal(self.chance.choice([50, 100])))
        prepare_round(self.comune.workspace, self.comune.round_id)

    def not_evaluable(self) -> None:
        mark_not_evaluable(self.comune.workspace, self.comune.sheet_id(self.surname()), "In aspettativa.")

    def undo(self) -> None:
        undoing.undo_last(self.comune.workspace)

    def redo(self) -> None:
        undoing.redo_last(self.comune.workspace)

    def act(self) -> str:
        acts: list[Callable[[], None]] = [
            self.score, self.fill, self.fill, self.weight, self.exclude, self.apply, self.value, self.title,
            self.neutralise, self.assigned_weight, self.unassign, self.indicator, self.headed, self.structure,
            self.not_evaluable, self.undo, self.undo, self.redo,
        ]  # fmt: skip
        done = self.chance.choice(acts)
        with suppress(UserError, IndexError):
            done()
        return done.__name__


@pytest.fixture
def spread(comune: Comune) -> Comune:
    """The comune with a round where the EQ is evaluated for the differences among the totals given too."""
    version = ensure_preset(comune.workspace, "articolo-9")
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


@pytest.fixture
def counted(shared: Shared) -> Comune:
    """A comune whose sheets count the objectives of the unit and of the ente."""
    shared.pursue("Sportello", "80", (ANAGRAFE, "100"))
    shared.pursue("Bilancio", "60", ("Tributi", "100"))
    return shared.opened(UNIT, ENTITY, OWN)


def hold_after_anything(comune: Comune, seed: int) -> None:
    """Do one thing after the other, and score everything again after each."""
    list_sheets(comune.workspace, comune.round_id)
    hand, done = Hand(comune, seed), list[str]()
    for _ in range(STEPS):
        done.append(hand.act())
        assert differing(comune) == [], done


COURSES = settings().max_examples // 15
"""Two, and many more in `make fuzz`, which takes the tests with this mark."""


def any_course(test: Callable[[Comune, int], None]) -> Callable[[Comune, int], None]:
    return pytest.mark.hypothesis(pytest.mark.parametrize("seed", range(COURSES))(test))


@any_course
def test_that_outcomes_are_what_scoring_again_gives_whatever_was_done(session_open: Comune, seed: int) -> None:
    hold_after_anything(session_open, seed)


@any_course
def test_that_so_they_are_where_the_totals_given_count(spread: Comune, seed: int) -> None:
    hold_after_anything(spread, seed)


@any_course
def test_that_so_they_are_where_objectives_of_unit_and_ente_count(counted: Comune, seed: int) -> None:
    hold_after_anything(counted, seed)


@any_course
def test_that_so_they_are_on_sheets_composed_person_by_person(composed: Comune, seed: int) -> None:
    hold_after_anything(composed, seed)


def test_that_every_table_says_whether_a_total_reads_it() -> None:
    own = affected.OF_SHEET | affected.OF_OBJECTIVE | affected.OF_STRUCTURE | OF_FACTS
    read = own | {"sheets", "evaluation_rounds"}
    assert not read & affected.UNREAD_TABLES
    assert read | affected.UNREAD_TABLES == set(Base.metadata.tables)


def test_that_lists_score_nothing_and_ask_the_same_whatever_the_sheets(session_open: Comune) -> None:
    workspace, round_id = session_open.workspace, session_open.round_id
    for surname in session_open.people:
        session_open.fill(surname)
    with queries() as asked, scorings() as scored:
        list_sheets(workspace, round_id)
    assert not scored
    assert len(asked) <= 9
    with scorings() as scored:
        assert [row.total for row in results(workspace, 2024)]
        assert year_results(workspace, 2024)
    assert not scored


def test_that_a_list_costs_the_same_whatever_the_objectives_of_the_ente(shared: Shared) -> None:
    costs = []
    shared.pursue("Primo", "80", (ANAGRAFE, "100"))
    opened = shared.opened(UNIT, ENTITY, OWN)
    for number in range(3):
        for place in range(10 * number):
            shared.pursue(f"Obiettivo {number} {place}", "60", (ANAGRAFE, None))
        with queries() as asked, scorings() as scored:
            list_sheets(opened.workspace, opened.round_id)
        costs.append((len(asked), len(scored)))
        assert differing(opened) == []
    assert len(set(costs)) == 1


def test_that_a_change_of_many_sheets_leaves_them_to_the_next_list(
    session_open: Comune, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_sheets(session_open.workspace, session_open.round_id)
    before = kept(session_open)
    monkeypatch.setattr(outcomes, "AT_ONCE", 2)
    hand = Hand(session_open, 1)
    with scorings() as scored:
        hand.value()
    assert not scored
    assert kept(session_open) < before
    gone = before - kept(session_open)
    with scorings() as scored:
        list_sheets(session_open.workspace, session_open.round_id)
        list_sheets(session_open.workspace, session_open.round_id)
    assert len(scored) == gone
    assert kept(session_open) == before
    assert differing(session_open) == []


def test_that_what_was_kept_is_in_no_entry_of_the_audit(session_open: Comune) -> None:
    session_open.fill("Rossi")
    with closing(sqlite3.connect(session_open.workspace.archive.path)) as raw:
        [found] = raw.execute("SELECT COUNT(*) FROM audit_entries WHERE details LIKE '%sheet_outcomes%'").fetchone()
    assert kept(session_open)
    assert not found


def test_that_the_checks_name_the_sheet_whose_outcome_is_not_what_comes_out(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    with session_open.workspace.archive.writing() as session:
        change = "UPDATE sheet_outcomes SET total = 1000000 WHERE sheet_id = ?"
        session.connection().exec_driver_sql(change, (sheet_id,))
    [issue] = [one for one in check_year(session_open.workspace, 2024) if one.code == "outcome"]
    assert "Rossi Mario" in issue.sentence
    [difference] = verify_archive(session_open.workspace).differences
    assert "Rossi Mario" in difference
    session_open.fill("Rossi", 3)
    assert verify_archive(session_open.workspace).differences == ()

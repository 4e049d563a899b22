"""Random walks by random users over the table of the steps: what is allowed and what is not keep the year whole."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.ids import SheetId, UserId
from app.domain.periods import Period
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.review import AnswerDraft, HearingDraft, RemarkDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.transitions import transition
from app.domain.workflow import AttachmentKind, RemarkKind, SheetState
from app.models.archive import open_archive
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetRemark
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import redo_last, undo_last
from app.services.sheets.attachments import attach_file
from app.services.sheets.review import answer_remark, record_hearing, record_remark, substitute_evaluator
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import complete_sheet, step_sheet
from app.services.workspace import SECRETARY, Workspace
from tests.archives.comune import Comune

START = date(2025, 1, 2)
SCAN = AttachmentDraft(AttachmentKind.SIGNED, "carta.pdf", b"%PDF-1.7")
Move = Callable[["Walk", SheetId], object]


@dataclass
class Walk:
    """An archive on its way: who is at the keyboard, which day it is."""

    comune: Comune
    actor: Actor = SECRETARY
    days: int = 0

    @property
    def today(self) -> date:
        return START + timedelta(self.days)

    @property
    def workspace(self) -> Workspace:
        moment = datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)
        return replace(self.comune.workspace, actor=self.actor, now=lambda: moment)

    def sheets(self) -> list[tuple[SheetId, SheetState, int, Period]]:
        """Return the live sheets: which, where they stand, whose, for which days."""
        with reading(replace(self.workspace, actor=SECRETARY), Action.READ) as session:
            found = session.scalars(select(Sheet).where(Sheet.state != SheetState.SUPERSEDED).order_by(Sheet.id))
            return [(one.id, one.state, one.employee_id or 0, Period(one.valid_from, one.valid_to)) for one in found]

    def state(self, sheet_id: SheetId) -> SheetState:
        with reading(replace(self.workspace, actor=SECRETARY), Action.READ) as session:
            return session.get_one(Sheet, sheet_id).state


def _score(walk: Walk, sheet_id: SheetId) -> None:
    items = sheet_detail(walk.workspace, sheet_id).items
    drafts = [ScoreDraft(sheet_id, one.section, one.key, one.scale.rows[-1].value) for one in items if one.scale]
    give_scores(walk.workspace, drafts)


def _answer(walk: Walk, sheet_id: SheetId) -> None:
    waiting = sheet_detail(walk.workspace, sheet_id).review.unanswered
    if waiting:
        answer_remark(walk.workspace, sheet_id, AnswerDraft(waiting[0].id, walk.today, "Resta com'è."))


def _ask(kind: RemarkKind) -> Move:
    return lambda walk, sheet_id: record_remark(
        walk.workspace, sheet_id, RemarkDraft(kind, walk.today, "Chiede.", "Ammessa per malattia.")
    )


def _step(target: SheetState) -> Move:
    details = {"reason": "Perché sì"}
    return lambda walk, sheet_id: step_sheet(walk.workspace, sheet_id, target, StepDetails(on=walk.today, **details))


MOVES: dict[str, Move] = {
    "score": _score,
    "substitute": lambda walk, one: substitute_evaluator(walk.workspace, one, "Assente"),
    "complete": lambda walk, one: complete_sheet(walk.workspace, one),
    "hear": lambda walk, one: record_hearing(walk.workspace, one, HearingDraft(walk.today, "Tutti", "Sentita.")),
    "answer": _answer,
    "attach": lambda walk, one: attach_file(walk.workspace, one, SCAN),
    "undo": lambda walk, _one: undo_last(walk.workspace),
    "redo": lambda walk, _one: redo_last(walk.workspace),
    **{f"ask {kind.value}": _ask(kind) for kind in RemarkKind if kind.is_request},
    **{f"to {state.value}": _step(state) for state in SheetState},
}
"""What somebody may try, whoever they are and however the sheet stands; towards the end of a sheet more often."""

LEADING = ("score", "complete", "to delivered", "to acknowledged", "to final", "to superseded", "answer")


@pytest.fixture(scope="module")
def prepared(session_made: Comune) -> Comune:
    return session_made


def actors(comune: Comune) -> list[Actor]:
    eq = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2))
    person = Actor("Rossi Mario", UserRole.EQ, comune.people["Rossi"], user_id=UserId(3))
    mayor, body = (
        Actor("Gialli", UserRole.MAYOR, user_id=UserId(4)),
        Actor("Nucleo", UserRole.BODY, user_id=UserId(5)),
    )
    secretary = Actor("Bianchi Carla", UserRole.SECRETARY, user_id=UserId(1))
    return [SECRETARY, SECRETARY, secretary, eq, eq, person, mayor, body]


_MOVES = st.one_of(st.sampled_from(LEADING), st.sampled_from(sorted(MOVES)))
_TRIES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 1), _MOVES, st.integers(0, 9)), min_size=8, max_size=30)


@given(tries=_TRIES)
@settings(
    max_examples=settings().max_examples // 10,  # each walk is an archive, and each step a transaction
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_that_no_walk_leaves_the_year_uncovered_a_closed_sheet_changed_or_the_audit_short(
    tries: list[tuple[int, int, str, int]], prepared: Comune, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(prepared.workspace.archive.path, tmp_path / "cammino.merito"))
    archive = open_archive(path)
    try:
        walk = Walk(replace(prepared, workspace=Workspace(archive)))
        covered, frozen = coverage(walk), {}
        for who, which, move, later in tries:
            walk.actor, walk.days = actors(prepared)[who], walk.days + later
            tried(walk, which, move)
            assert coverage(walk) == covered
            now = closed(walk)
            assert {one: now.get(one) for one in frozen} == frozen
            frozen = now
        verdict = verify_archive(replace(walk.workspace, actor=SECRETARY))
        assert (verdict.damage, verdict.differences, verdict.unfaithful, verdict.guards) == ((), (), (), ())
    finally:
        archive.close()


def tried(walk: Walk, which: int, move: str) -> None:
    """Try something on a sheet; what is refused changes no state, and what is done is in the table."""
    sheet_id, before, *_ = walk.sheets()[which]
    try:
        MOVES[move](walk, sheet_id)
    except UserError:
        assert walk.state(sheet_id) is before, move
        return
    after = walk.state(sheet_id)
    if after is not before and move not in {"undo", "redo", "complete", "score"}:
        assert transition(before, after) is not None, (move, before, after)
    assert_closed_rightly(walk)


def coverage(walk: Walk) -> dict[int, list[Period]]:
    """Return the days that the live sheets of each person cover."""
    found: dict[int, list[Period]] = {}
    for _sheet, _state, person, days in walk.sheets():
        found.setdefault(person, []).append(days)
    return found


def closed(walk: Walk) -> dict[int, str]:
    """Return the hash of every sheet that was frozen: no walk changes one, nor takes one away."""
    with reading(replace(walk.workspace, actor=SECRETARY), Action.READ) as session:
        return {one.id: one.snapshot.sha256 for one in session.scalars(select(Sheet)) if one.snapshot}


def assert_closed_rightly(walk: Walk) -> None:
    """Nothing is final while the person waits for an answer, has not signed, or may still speak."""
    with reading(replace(walk.workspace, actor=SECRETARY), Action.READ) as session:
        for one in session.scalars(select(Sheet).where(Sheet.state == SheetState.FINAL)):
            assert one.signatures
            remarks = session.scalars(select(SheetRemark).where(SheetRemark.sheet_id == one.id)).all()
            answered = {row.answers_id for row in remarks}
            assert all(row.id in answered for row in remarks if row.kind.is_request)

"""Whatever anybody tries, in any order: the year stays covered, what is closed stays, the audit tells it all.

Random users of every role try random actions, allowed and forbidden, on a small comune with its session open.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Actor
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.models.archive import open_archive
from app.services.archive_check import verify_archive
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.workspace import SECRETARY, Workspace
from tests.archives.comune import Comune
from tests.archives.plain import copied
from tests.services.sheets.any_order.laws import (
    Loose,
    assert_allowed_rightly,
    assert_closed_stay,
    assert_covered,
    assert_final_complete,
    assert_in_hand_stay,
    assert_proposals_wait_where_they_can,
    assert_refused_rightly,
    assert_revisions_follow,
    assert_steps_follow,
)
from tests.services.sheets.any_order.moves import MOVES, onward
from tests.services.sheets.any_order.rights import is_evaluator, is_oneself, rights
from tests.services.sheets.any_order.seen import Tables, seen
from tests.services.sheets.any_order.walk import Idle, Walk, actors

Try = tuple[int, int, str, int, int]

MOST = 24
"""The highest number of who tries: see `whoever`."""

_MOVES = st.one_of(st.just(""), st.sampled_from(sorted(MOVES)))
_TRY = st.tuples(st.integers(0, MOST), st.integers(0, 40), _MOVES, st.integers(0, 999), st.sampled_from((0, 0, 1, 20)))
_DAYS = st.lists(_TRY, min_size=25, max_size=60)


@pytest.fixture(scope="module")
def starts(comune_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Comune]:
    """The comune with its session prepared, handed over and closed, by a method that has the Segretario's sheet too."""
    found, source = {}, comune_made
    for name, arrive in (("prepared", _open), ("delivered", _hand_over), ("closed", _close)):
        path = tmp_path_factory.mktemp("archives") / f"{name}.merito"
        with copied(source.workspace.archive.path, path) as workspace:
            source = found[name] = arrive(replace(source, workspace=workspace))
    return found


def _open(comune: Comune) -> Comune:
    version = ensure_preset(comune.workspace, "obiettivi-comuni-e-specifici+segretario")
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


def _hand_over(comune: Comune) -> Comune:
    """Score everybody and deliver every sheet; half of them are signed."""
    path = comune.workspace.archive.path
    walk = Walk(comune, seen(path), days=-1, number=1)
    for sheet_id in map(SheetId, sorted(walk.before["sheets"])):
        walk.actor = whoever(walk, MOST, sheet_id)
        is_secretarys = walk.before["sheets"][sheet_id]["role"] == "secretary"
        moves = ("score", *(["no objectives"] if is_secretarys else []), "complete", "to delivered")
        for move in (*moves, *(["to acknowledged"] if sheet_id % 2 else [])):
            MOVES[move](walk, sheet_id)
    return comune


def _close(comune: Comune) -> Comune:
    """Close what was signed."""
    walk = Walk(comune, seen(comune.workspace.archive.path), days=30)
    for sheet_id in map(SheetId, sorted(walk.before["sheets"])):
        if sheet_id % 2:
            walk.actor = next(one for one in actors(comune) if "close" in rights(one, walk.before["sheets"][sheet_id]))
            MOVES["to final"](walk, sheet_id)
    return comune


@given(start=st.sampled_from(("prepared", "delivered", "closed")), tries=_DAYS)
@settings(
    max_examples=settings().max_examples // 10,  # each walk is an archive, and each step a transaction
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_that_no_order_of_actions_breaks_what_the_session_keeps(
    start: str, tries: list[Try], starts: Mapping[str, Comune], tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(starts[start].workspace.archive.path, tmp_path / "cammino.merito"))
    archive = open_archive(path)
    try:
        walk = Walk(replace(starts[start], workspace=Workspace(archive)), seen(path), days=31)
        loose = Loose()
        for one in tries:
            take(walk, one, path, loose)
    finally:
        archive.close()


def take(walk: Walk, what: Try, path: Path, loose: Loose) -> None:
    """Try something, and hold every law to what came of it."""
    who, which, named, walk.number, later = what
    walk.days += later
    sheet_id = chosen(walk.before, which)
    move = named or onward(walk, sheet_id)
    walk.actor = whoever(walk, who, sheet_id)
    try:
        MOVES[move](walk, sheet_id)
    except Idle:
        return
    except UserError as error:
        assert_refused_rightly(walk, sheet_id, move, error, seen(path))
        return
    before, after = walk.before, seen(path)
    loose.add(after)
    assert_allowed_rightly(walk, move, after)
    assert_steps_follow(walk, move, after)
    assert_closed_stay(before, after, move)
    assert_in_hand_stay(before, after, move)
    assert_final_complete(after)
    assert_proposals_wait_where_they_can(after)
    assert_revisions_follow(after)
    assert_covered(after, loose, move)
    verdict = verify_archive(replace(walk.workspace, actor=SECRETARY))
    found = (verdict.damage, verdict.differences, verdict.unfaithful, verdict.guards)
    assert found == ((), (), (), ()), (move, walk.actor.name)
    assert verdict.audit is not None
    assert verdict.audit.broken is None
    walk.before = after


def chosen(tables: Tables, which: int) -> SheetId:
    """Return one of the sheets; the first two more often, so that some go a long way."""
    sheets = sorted(tables["sheets"])
    return SheetId(sheets[which % 2] if which > 20 else sheets[which % len(sheets)])


def whoever(walk: Walk, who: int, sheet_id: SheetId) -> Actor:
    """Return one of the users, whose sheet it is (who may do nearly nothing), or its evaluator, who brings it far."""
    users, sheet = actors(walk.comune), walk.before["sheets"][sheet_id]
    if who < len(users):
        return users[who]
    is_wanted = is_oneself if who < len(users) + 4 else is_evaluator
    return next((one for one in users if is_wanted(one, sheet)), users[0])

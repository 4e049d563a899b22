"""What no action breaks, whoever does it: each law compares the archive before it with the archive after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.errors import ReasonNeeded, UserError
from tests.services.sheets.any_order.plan_moves import PLAN_MOVES
from tests.services.sheets.any_order.rights import HANDED_OVER, OPEN, STEPS, WITH_REASON, is_oneself, rights
from tests.services.sheets.any_order.seen import IN_PLACE, PARTS, TEXTS, WRITTEN, Row, Tables, live, new_rows, parts
from tests.services.sheets.any_order.walk import Walk

YEAR = {date(2024, 1, 1) + timedelta(one) for one in range(366)}
Party = tuple[int | None, int | None]
_FREE = {"state", "version", "area_id", "sector_id"}
"""What may change on a closed sheet: it gives its place, and its unit follows a Settore that moves."""

_ASKED = {
    **dict.fromkeys(("score", "score one", "note", "texts", "compose", "substitute"), "score"),
    **dict.fromkeys(("hear", "ask remarks", "ask reconsideration", "ask conciliation"), "remark"),
    "attach": "attach",
    **dict.fromkeys(("propose", "unpropose"), "propose"),
    **dict.fromkeys(("accept", "reject"), "decide"),
}
"""What each move asks of its sheet, besides the steps."""


@dataclass
class Loose:
    """The days that somebody left out of the evaluation at some time: until the next preparation no sheet has them."""

    days: dict[Party, set[date]] = field(default_factory=dict)

    def add(self, tables: Tables) -> None:
        for row in tables["not_evaluable_periods"].values():
            self.days.setdefault((row["employee_id"], None), set()).update(_days(row))


def assert_refused_rightly(walk: Walk, sheet_id: int, move: str, error: UserError, after: Tables) -> None:
    """What is refused has changed nothing; who is told that they may not, may not."""
    assert after == walk.before, (move, walk.actor.name, str(error))
    assert not isinstance(error, ReasonNeeded) or not walk.reason, (move, str(error))
    if "non può compiere questa operazione" in str(error):
        sheet = walk.before["sheets"][sheet_id]
        asked = _ASKED.get(move) or STEPS.get((sheet["state"], move.removeprefix("to ")))
        assert asked not in rights(walk.actor, sheet), (move, sheet["state"], walk.actor, str(error))


def assert_allowed_rightly(walk: Walk, move: str, after: Tables) -> None:
    """What was done, whoever did it might: on each sheet that it changed, as it stood."""
    before = walk.before
    if move in PLAN_MOVES:
        assert walk.actor.role.value in {"secretary", "vice"}, (move, walk.actor.name)
    undone = _undone(before, after)
    is_secretary = walk.actor.role.value in {"secretary", "vice"}
    assert undone is None or is_secretary or undone["actor"] == walk.actor.name, (move, walk.actor.name, undone)
    for key, sheet in before["sheets"].items():
        if key not in after["sheets"]:
            assert move in {"prepare", "prepare all", "undo", "redo"}, (move, sheet["state"])
            continue
        done = set(_done(before, after, key))
        if undone is not None:
            asked = set(str(undone["action"] or "").split()) & {*STEPS.values(), "attach", "propose"} if done else set()
            held = rights(walk.actor, sheet) | rights(walk.actor, after["sheets"][key])
            assert asked <= held, (move, asked - held, walk.actor.name, sheet["state"], undone["label"])
        elif move in PLAN_MOVES:  # whose steps are told by `assert_steps_follow`
            assert not _is_written(before, after, key), move
        else:
            assert done <= _held(walk, sheet, after, key), (move, done, walk.actor.name, sheet["state"])
        if is_oneself(walk.actor, sheet):
            assert not _is_written(before, after, key), (move, walk.actor.name, "the own sheet")


def _held(walk: Walk, sheet: Row, after: Tables, key: int) -> set[str]:
    """Return what may be done on the sheet in each of the states that it went through."""
    states = {sheet["state"], *(one["to_state"] for one in new_rows(walk.before, after, "sheet_events", key))}
    return {right for state in states for right in rights(walk.actor, {**sheet, "state": state})}


def _undone(before: Tables, after: Tables) -> Row | None:
    added = [row for key, row in after["audit_entries"].items() if key not in before["audit_entries"]]
    target = next((row["undoes"] for row in added if row["undoes"] is not None), None)
    return after["audit_entries"][target] if target is not None else None


def _done(before: Tables, after: Tables, key: int) -> Iterator[str]:
    """Yield what each change of a sheet asks, or what it is when only the plan can do it."""
    old, new = before["sheets"][key], after["sheets"][key]
    if _is_written(before, after, key):
        yield "score"
    for remark in new_rows(before, after, "sheet_remarks", key):
        yield "remark" if remark["kind"] != "answer" else "close" if remark["level"] == 2 else "answer"
    said = {remark["attachment_id"] for remark in new_rows(before, after, "sheet_remarks", key)}
    kept = {one: row for one, row in parts(after, "attachments", key).items() if one not in said}
    if parts(before, "attachments", key) != kept:  # the paper of a remark comes with it, whoever may record one
        yield "attach"
    old_proposals, proposals = parts(before, "proposals", key), parts(after, "proposals", key)
    if old_proposals.keys() != proposals.keys():
        yield "propose"
    if any(old_proposals[one] != row for one, row in proposals.items() if one in old_proposals):
        yield "decide"
    steps = [(one["from_state"], one["to_state"]) for one in new_rows(before, after, "sheet_events", key)]
    for step in steps:
        yield STEPS.get(step, f"{step[0]} > {step[1]}")
    if old["state"] != new["state"] and not steps:
        yield "without an event"


def _is_written(before: Tables, after: Tables, key: int) -> bool:
    old, new = before["sheets"][key], after["sheets"][key]
    is_told = any(old[name] != new[name] for name in (*TEXTS, *IN_PLACE))
    return is_told or any(parts(before, table, key) != parts(after, table, key) for table in WRITTEN)


def assert_steps_follow(walk: Walk, move: str, after: Tables) -> None:
    """Each state comes from the one before by a step of the table, and going back says why."""
    if move in {"undo", "redo"}:
        return
    for key, sheet in walk.before["sheets"].items():
        if key not in after["sheets"]:
            continue
        state = sheet["state"]
        for event in new_rows(walk.before, after, "sheet_events", key):
            step = (event["from_state"], event["to_state"])
            assert step[0] == state, (move, step, state)
            is_of_plan = step[1] == "superseded" or (step[0] in HANDED_OVER and step[1] == "completed")
            assert step in STEPS or (move in PLAN_MOVES and is_of_plan), (move, step)
            is_explained = step in WITH_REASON or (move in PLAN_MOVES and step[1] == "completed")
            assert not is_explained or event["reason"].strip(), (move, step)
            state = step[1]
        assert after["sheets"][key]["state"] == state, (move, state)


def assert_closed_stay(before: Tables, after: Tables, move: str) -> None:
    """A sheet that was closed keeps its paper, its hash and every row; it only gives its place to a revision."""
    for snapshot in before["sheet_snapshots"].values():
        key = snapshot["sheet_id"]
        old, new = before["sheets"][key], after["sheets"][key]
        assert {name for name in old if old[name] != new[name]} <= _FREE, (move, key)
        assert new["state"] in {"superseded", old["state"]}, (move, old["state"], new["state"])
        for table in PARTS:
            assert parts(before, table, key) == parts(after, table, key), (move, table)
        kept = parts(after, "attachments", key)
        assert parts(before, "attachments", key).items() <= kept.items(), move
        outcomes = before["sheet_outcomes"].get(key), after["sheet_outcomes"].get(key)
        assert None in outcomes or outcomes[0] == outcomes[1], (move, outcomes)


def assert_in_hand_stay(before: Tables, after: Tables, move: str) -> None:
    """The numbers of a sheet that the person has in hand never change while it stays in their hands."""
    for key, old in before["sheets"].items():
        new = after["sheets"].get(key)
        if new is None or old["state"] not in HANDED_OVER or new["state"] not in HANDED_OVER:
            continue
        kept, now = before["sheet_outcomes"].get(key), after["sheet_outcomes"].get(key)
        if kept and now and old["delivered_on"] == new["delivered_on"]:
            assert (kept["total"], kept["band"]) == (now["total"], now["band"]), (move, key)


def assert_final_complete(after: Tables) -> None:
    """Nothing is final that was not signed, waits for an answer, or is transcribed from a paper that nobody keeps."""
    for key, sheet in after["sheets"].items():
        if sheet["state"] != "final":
            continue
        signed = {row["kind"] for row in parts(after, "sheet_signatures", key).values()}
        assert {"evaluator", "evaluated"} <= signed
        remarks = parts(after, "sheet_remarks", key)
        answered = {row["answers_id"] for row in remarks.values()}
        assert all(one in answered for one, row in remarks.items() if row["kind"] not in {"answer", "hearing"})
        kinds = {row["kind"] for row in parts(after, "attachments", key).values()}
        assert not sheet["transcribed_by"] or "transcribed" in kinds
        assert len([1 for row in after["sheet_snapshots"].values() if row["sheet_id"] == key]) == 1


def assert_proposals_wait_where_they_can(after: Tables) -> None:
    """What the evaluator proposes waits on a sheet still to be filled: no other step was taken past it."""
    for proposal in after["proposals"].values():
        if proposal["outcome"] == "" and proposal["sheet_id"] is not None:
            assert after["sheets"][proposal["sheet_id"]]["state"] in OPEN, proposal
        assert (proposal["outcome"] == "") == (proposal["decision_reason"] == ""), proposal


def assert_revisions_follow(after: Tables) -> None:
    """A revision takes the place of one sheet, that was frozen and is kept, and of no other."""
    frozen = {row["sheet_id"] for row in after["sheet_snapshots"].values()}
    replaced = [row["supersedes_id"] for row in after["sheets"].values() if row["supersedes_id"] is not None]
    assert len(replaced) == len(set(replaced))
    for sheet in after["sheets"].values():
        if (key := sheet["supersedes_id"]) is not None:
            old = after["sheets"][key]
            assert (old["state"], old["revision"] + 1) == ("superseded", sheet["revision"]), key
            assert key in frozen, key


def assert_covered(tables: Tables, loose: Loose, move: str) -> None:
    """Every day of service of each person is on one sheet that holds, and on no other."""
    taken: dict[Party, list[date]] = {party: [] for party in _parties(tables)}
    for row in live(tables).values():
        taken[row["employee_id"], row["official_id"]] += _days(row)
    for party, days in taken.items():
        assert len(days) == len(set(days)), (move, party)
        lacking = YEAR - set(days) - loose.days.get(party, set())
        assert not lacking, (move, party, min(lacking), max(lacking))


def _parties(tables: Tables) -> list[Party]:
    secretaries = (key for key, row in tables["officials"].items() if row["role"] == "secretary")
    return [*((key, None) for key in tables["employees"]), *((None, key) for key in secretaries)]


def _days(row: Row) -> set[date]:
    first, last = (date.fromisoformat(row[name]) for name in ("valid_from", "valid_to"))
    return {first + timedelta(one) for one in range((last - first).days + 1)}

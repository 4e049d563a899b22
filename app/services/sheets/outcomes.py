"""The outcomes of sheets, kept beside them: lists read them, the transaction that changes a sheet writes them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, insert, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.errors import ArchiveError
from app.domain.exact import round_half_up
from app.domain.ids import EmployeeId, MethodVersionId, RoundId, SheetId
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.format_1.sheet import PERSON
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.rows import SectionDegree
from app.domain.sheets.snapshot import Outcome
from app.domain.workflow import SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.outcomes import SheetOutcome
from app.models.sessions import whole_session
from app.services.access import Question, reading, writing
from app.services.methods.presets import method_of
from app.services.sheets.affected import affected_sheets, evaluators_sheets, sheets_beside
from app.services.sheets.left_behind import LeftBehind, left_behind
from app.services.sheets.named import load_sheet_names
from app.services.sheets.sheet_content import sheet_person, sheets_by_id
from app.services.sheets.standing import Standing, standings
from app.services.workspace import Workspace

AT_ONCE = 50
"""A transaction that changes more sheets than these leaves them to the next list, which scores them together: a value
of an objective of everybody would else take seconds for each key pressed."""

_TABLE: Table = SheetOutcome.metadata.tables[SheetOutcome.__tablename__]


def follow(session: Session, changes: Sequence[RowChange]) -> tuple[list[Standing], list[LeftBehind]]:
    """Bring the outcomes up to what a transaction has changed.

    Return the sheets that were scored for that, and those in somebody's hands that are others now.

    Everything is read anew from what was written: the session of the use case may hold older rows and lists.
    """
    with Session(session.connection(), autoflush=False) as fresh:
        affected = affected_sheets(fresh, changes)
        sheets = sheets_by_id(fresh, affected) if 0 < len(affected) <= AT_ONCE else []
        pairs = _evaluated(fresh, affected, sheets)
        beside = evaluators_sheets(fresh, pairs, changes) | sheets_beside(fresh, pairs, changes)
        above = beside - affected
        if sheets and len(affected | above) <= AT_ONCE:
            sheets += sheets_by_id(fresh, above) if above else []
        else:
            sheets = []
        found = list(standings(fresh, sheets))
        _forget(fresh.connection(), (affected | above) - {sheet.id for sheet in sheets})
        _keep(fresh.connection(), found)
        return found, list(left_behind(fresh, affected | above, found, changes))


def stored_standings(session: Session, sheets: Sequence[Sheet]) -> Iterator[Standing]:
    """Yield where each sheet stands as it is kept, in the order given; one without its row is scored now."""
    rows = _rows(session, sheets)
    absent = [sheet.id for sheet in sheets if sheet.id not in rows]
    whole = whole_session(session)
    computed = {one.sheet.id: one for one in standings(whole, sheets_by_id(whole, absent))} if absent else {}
    people = _people(session, [sheet for sheet in sheets if sheet.id in rows and not rows[sheet.id]["person"]])
    for sheet in sheets:
        yield computed.get(sheet.id) or _read(sheet, rows[sheet.id], people)


def negative_sheets(session: Session, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with a negative total and nothing missing."""
    found = stored_standings(session, sheets)
    return [one.sheet for one in found if one.counts and one.outcome.is_negative and not one.missing]


def fill_round(workspace: Workspace, asking: Question, round_id: RoundId) -> None:
    """Score and keep the sheets of a round that have no outcome, before a list that asks `asking` (see `AT_ONCE`)."""
    _fill(workspace, asking, EvaluationRound.id == round_id)


def fill_years(workspace: Workspace, asking: Question, years: Collection[int]) -> None:
    """Score and keep the sheets of the rounds of some years that have no outcome."""
    _fill(workspace, asking, Cycle.year.in_(years))


def differing_sheets(session: Session, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Yield the sheets whose outcome is kept and, computed again, is another."""
    rows = _rows(session, sheets)
    for one in standings(session, [sheet for sheet in sheets if sheet.id in rows]):
        if dict(rows[one.sheet.id]) != _values(one):
            yield one.sheet


def _fill(workspace: Workspace, asking: Question, which: ColumnElement[bool]) -> None:
    """An archive that cannot be written, or a disk that refuses, is no reason not to list: all is scored each time."""
    with reading(workspace, asking) as session:
        query = select(Sheet.id).join(EvaluationRound, EvaluationRound.id == Sheet.round_id).join(Cycle)
        query = query.outerjoin(SheetOutcome, SheetOutcome.sheet_id == Sheet.id)
        live = Sheet.state != SheetState.SUPERSEDED
        absent = list(session.scalars(query.where(which, live, SheetOutcome.sheet_id.is_(None))))
    if absent and workspace.archive.is_writable:
        with suppress(ArchiveError), writing(workspace, asking) as session:
            _keep(session.connection(), standings(session, sheets_by_id(session, absent)))


def _evaluated(
    session: Session, affected: Collection[SheetId], sheets: Sequence[Sheet]
) -> list[tuple[RoundId, EmployeeId | None]]:
    """Return the round and the evaluator of each sheet, asked for only where the sheets are too many to be loaded."""
    if sheets or not affected:
        return [(sheet.round_id, sheet.evaluator_id) for sheet in sheets]
    query = select(Sheet.round_id, Sheet.evaluator_id).where(Sheet.id.in_(affected)).distinct()
    return [(round_id, evaluator) for round_id, evaluator in session.execute(query)]


def _rows(session: Session, sheets: Iterable[Sheet]) -> Mapping[SheetId, RowMapping]:
    rounds = {sheet.round_id for sheet in sheets}
    query = select(_TABLE).join(Sheet, Sheet.id == SheetOutcome.sheet_id).where(Sheet.round_id.in_(rounds))
    return {row["sheet_id"]: row for row in session.execute(query).mappings()}


def _keep(connection: Connection, found: Iterable[Standing]) -> None:
    if values := [_values(one) for one in found]:
        connection.execute(insert(_TABLE).prefix_with("OR REPLACE"), values)


def _forget(connection: Connection, sheets: Collection[SheetId]) -> None:
    if sheets:
        connection.execute(delete(_TABLE).where(_TABLE.c.sheet_id.in_(sheets)))


def _values(one: Standing) -> dict[str, Any]:
    outcome = one.outcome
    return {
        "sheet_id": one.sheet.id,
        "person": to_json(PERSON, one.person) if one.sheet.state is SheetState.FINAL else "",
        "total": outcome.total,
        "exact_total": outcome.exact_total,
        "individual": outcome.individual,
        "band": outcome.band,
        "share": outcome.share,
        "is_negative": outcome.is_negative,
        "is_top": outcome.is_top,
        "has_total": one.has_total,
        "has_individual": one.has_individual,
        "digits": one.digits,
        "missing": one.missing,
        "things": one.things,
        "sections": json.dumps([[part.code, part.title, _written(part.degree)] for part in outcome.sections]),
    }


def _written(degree: Decimal | None) -> str | None:
    return None if degree is None else str(degree)


def _read(sheet: Sheet, row: RowMapping, people: Mapping[SheetId, SheetPerson]) -> Standing:
    degrees = json.loads(row["sections"])
    sections = tuple(SectionDegree(code, title, Decimal(it) if it else None) for code, title, it in degrees)
    outcome = Outcome(
        _shown(row["total"], row["digits"]),
        row["exact_total"],
        _shown(row["individual"], row["digits"]),
        row["band"],
        row["share"],
        row["is_negative"],
        row["is_top"],
        sections,
    )
    person = people.get(sheet.id) or from_json(PERSON, row["person"])
    expected = row["has_total"], row["has_individual"]
    return Standing(sheet, person, outcome, row["digits"], None, row["missing"], row["things"], *expected)


def _shown(number: Decimal | None, digits: int) -> Decimal | None:
    return None if number is None else round_half_up(number, digits)


def _people(session: Session, sheets: Sequence[Sheet]) -> Mapping[SheetId, SheetPerson]:
    """Return who is on the sheets that are not closed, as they are called now."""
    if not sheets:
        return {}
    names, labels = load_sheet_names(session, sheets), {}
    for round_id in {sheet.round_id for sheet in sheets}:
        version = session.get_one(EvaluationRound, round_id).method_version_id
        labels[round_id] = method_of(session, MethodVersionId(version)).labels
    return {sheet.id: sheet_person(names, labels[sheet.round_id], sheet) for sheet in sheets}

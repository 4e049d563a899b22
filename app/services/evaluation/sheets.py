"""The sheets of a round, listed and opened."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.evaluation.detail import HistoryLine, SheetDetail, sections_of
from app.domain.evaluation.matter import SheetMatter, scored
from app.domain.evaluation.rows import SheetRow
from app.domain.evaluation.snapshot import Outcome, outcome_of, read_outcome, read_snapshot
from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, Actor
from app.domain.workflow import RemarkKind, SheetState
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSnapshot
from app.services.evaluation.matters import load_matters, matter_of, sheets_of
from app.services.evaluation.reach import can, readable
from app.services.workspace import Workspace, reading


def list_sheets(workspace: Workspace, round_id: RoundId) -> list[SheetRow]:
    """Return the sheets of a round by person; totals only where the person at the keyboard may see them."""
    with reading(workspace) as session:
        sheets = [one for one in sheets_of(session, round_id) if can(workspace.actor, Action.READ, one)]
        matters, frozen = load_matters(session, sheets), frozen_outcomes(session, sheets)
        rows = [_row(workspace.actor, sheet, matters[sheet.id], frozen.get(sheet.id)) for sheet in sheets]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.valid_from))


def sheet_detail(workspace: Workspace, sheet_id: SheetId) -> SheetDetail:
    """Return a sheet in full: a final one as it was frozen."""
    with reading(workspace) as session:
        sheet = readable(session, workspace.actor, sheet_id)
        matter = current_matter(session, sheet)
        result = scored(matter)
        return SheetDetail(
            id=sheet.id,
            version=sheet.version,
            state=sheet.state,
            person=matter.person,
            title=matter.template.title,
            round_title=matter.round_title,
            method_title=matter.method_title,
            sections=sections_of(matter, result),
            result=result,
            texts=matter.texts,
            not_evaluable_reason=sheet.not_evaluable_reason,
            sha256=sheet.snapshot.sha256 if sheet.snapshot else "",
            history=tuple(HistoryLine(e.at, e.actor, e.from_state, e.to_state, e.reason) for e in sheet.events),
            has_hearing=any(remark.kind is RemarkKind.HEARING for remark in sheet.remarks),
            may_score=can(workspace.actor, Action.SCORE, sheet),
            may_close=can(workspace.actor, Action.CLOSE, sheet),
        )


def current_matter(session: Session, sheet: Sheet) -> SheetMatter:
    """Return what a sheet is made of: a closed one is as it was frozen, whatever happened since."""
    return read_snapshot(sheet.snapshot.body).matter if sheet.snapshot else matter_of(session, sheet)


def frozen_outcomes(session: Session, sheets: Sequence[Sheet]) -> Mapping[SheetId, Outcome]:
    """Return the numbers of the closed sheets, read from their snapshots."""
    closed = [sheet.id for sheet in sheets if sheet.state is SheetState.FINAL]
    if not closed:
        return {}
    rounds = {sheet.round_id for sheet in sheets}
    query = select(SheetSnapshot.sheet_id, SheetSnapshot.body).join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
    return {
        sheet_id: read_outcome(body)
        for sheet_id, body in session.execute(query.where(Sheet.round_id.in_(rounds), Sheet.state == SheetState.FINAL))
    }


def _row(actor: Actor, sheet: Sheet, matter: SheetMatter, frozen: Outcome | None) -> SheetRow:
    person = matter.person
    result = None if frozen or not _counts(sheet) else scored(matter)
    outcome = frozen or (outcome_of(result, matter.template) if result else None)
    is_visible = outcome is not None and can(actor, Action.SEE_SCORES, sheet)
    return SheetRow(
        id=sheet.id,
        version=sheet.version,
        person=person.full_name,
        matricola=person.matricola,
        unit=person.unit,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
        role=sheet.role,
        evaluator=person.evaluator,
        state=sheet.state,
        total=outcome.total if outcome and is_visible else None,
        band=outcome.band if outcome and is_visible else None,
        missing=len(result.missing) if result else 0,
        is_top=outcome is not None and is_visible and outcome.is_top,
        employee_id=sheet.employee_id,
    )


def _counts(sheet: Sheet) -> bool:
    return sheet.state is not SheetState.NOT_EVALUABLE

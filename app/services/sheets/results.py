"""The results of a year, one row for each sheet."""

from fractions import Fraction

from sqlalchemy.orm import Session

from app.domain.permissions import Action
from app.domain.sheets.rows import ResultRow
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.services.access import reading
from app.services.sheets.of_round import round_of
from app.services.sheets.outcomes import fill_years, stored_standings
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import sheets_of
from app.services.sheets.standing import Standing, explanation_of, standings
from app.services.workspace import Workspace


def results(
    workspace: Workspace, year: int, kind: RoundKind = RoundKind.FINAL, *, with_explanation: bool = False
) -> list[ResultRow]:
    """Return the result of every sheet of a round, by person; `with_explanation` adds the tree of each."""
    fill_years(workspace, Action.EXPORT, [year])
    with reading(workspace, Action.EXPORT) as session:
        sheets = _sheets(workspace, session, year, kind)
        found = standings(session, sheets) if with_explanation else stored_standings(session, sheets)
        rows = [_row(one, with_explanation=with_explanation) for one in found]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.valid_from))


def _sheets(workspace: Workspace, session: Session, year: int, kind: RoundKind) -> list[Sheet]:
    evaluation_round = round_of(session, year, kind)
    sheets = sheets_of(session, evaluation_round.id) if evaluation_round else []
    return [sheet for sheet in sheets if can(workspace.actor, Action.SEE_SCORES, sheet)]


def _row(standing: Standing, *, with_explanation: bool) -> ResultRow:
    sheet, person, outcome = standing.sheet, standing.person, standing.outcome
    return ResultRow(
        id=sheet.id,
        person=person.full_name,
        matricola=person.matricola,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
        state=sheet.state,
        answer=sheet.answer,
        sections=outcome.sections,
        individual=outcome.individual,
        exact_total=Fraction(outcome.exact_total) if outcome.exact_total else None,
        total=outcome.total,
        band=outcome.band,
        share=outcome.share,
        is_provisional=bool(standing.missing),
        explanation=explanation_of(standing) if with_explanation else None,
    )

"""How the totals of a round are spread, beside those of the round of the same kind of the year before."""

from dataclasses import dataclass

from app.domain.ids import RoundId
from app.domain.permissions import Action, PerSheet, may
from app.domain.sheets.distribution import EVERYBODY, THOSE_SEEN, RoundDistribution, compared, distribution
from app.models.evaluation import EvaluationRound
from app.services.access import reading
from app.services.law.limits import limits_of
from app.services.sheets.of_round import round_of
from app.services.sheets.quotas import SPREAD_LIMIT, load_quotas
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace


def read_distribution(workspace: Workspace, round_id: RoundId) -> RoundDistribution:
    """Return the totals by evaluator; of both years only what the person at the keyboard may see counts."""
    with reading(workspace, PerSheet(Action.READ)) as session:
        evaluation_round = session.get_one(EvaluationRound, round_id)
        year, kind = evaluation_round.cycle.year, evaluation_round.kind
        past = round_of(session, year - 1, kind)
        past_id = past.id if past is not None else None
        quotas = load_quotas(session, evaluation_round, limits_of(session, workspace, year).value(SPREAD_LIMIT))
    whole = EVERYBODY if may(workspace.actor, Action.SEE_SCORES) else THOSE_SEEN
    rows = list_sheets(workspace, round_id)
    now = distribution(rows, whole)
    passed = quotas(rows) if whole == EVERYBODY else ()
    before = distribution(list_sheets(workspace, past_id), whole) if past_id is not None else []
    return RoundDistribution(f"{kind.italian} {year}", year, year - 1 if before else 0, compared(now, before), passed)


@dataclass(frozen=True, slots=True)
class DrawnDistribution:
    """The drawing that the print embeds, as SVG, and what it says in words."""

    svg: bytes
    words: str
    has_totals: bool
    quotas: str = ""


def draw_distribution(workspace: Workspace, round_id: RoundId) -> DrawnDistribution:
    """Draw the totals of a round for the screen."""
    from app.reports.distribution_chart import distribution_svg

    totals = read_distribution(workspace, round_id)
    words = "; ".join(f"{row.now.evaluator}: {row.now.figures}" for row in totals.rows if row.now.given)
    return DrawnDistribution(distribution_svg(totals).encode(), words, bool(words), " ".join(totals.quotas))

"""What a plan would change, as the window and the command line see it before the yes."""

from app.domain.plan_text.answers import NO_ANSWERS, PlanAnswers
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.preview import PlanPreview
from app.services.plan_text.rehearsing import read_ground, rehearse_plan
from app.services.workspace import Workspace


def previewed(
    workspace: Workspace, document: SourceDocument, year: int, answers: PlanAnswers = NO_ANSWERS
) -> PlanPreview:
    return rehearse_plan(document, answers, read_ground(workspace, year)).preview

"""Writing a plan as it was confirmed: all of it in one transaction, with one entry in the audit."""

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes, Topic
from app.domain.permissions import Action
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.outcome import indicators_of_lines
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.services.access import ask
from app.services.backups.making import back_up_before
from app.services.catalogue.accepting import add_indicators
from app.services.objectives.common import open_cycle
from app.services.plan_text.importing import compared, label_of, refuse_errors
from app.services.plan_text.layouts import keep_layout
from app.services.plan_text.writing import PlanWriter
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def import_confirmed(workspace: Workspace, document: SourceDocument, answers: PlanAnswers, year: int) -> Changes:
    """Write what the lines become with these answers; the same document again changes nothing."""
    ask(workspace.actor, Action.IMPORT)
    plan = proposed(document, recognised(document, answers.layout))
    back_up_before(workspace, BackupReason.IMPORT)
    topics = (Topic.STRUCTURE, Topic.OBJECTIVES, Topic.MUNICIPALITY)
    with unit_of_work(workspace, "Importazione del piano", *topics, action=Action.IMPORT) as unit:
        cycle = open_cycle(unit.session, year)
        preview = compared(unit.session, plan, cycle, answers.accepted_cross)
        refuse_errors(preview)
        keep_layout(unit, document, answers.layout)
        made = PlanWriter(unit, cycle, document.name).write(preview)
        indicators = indicators_of_lines(plan, preview.accepted, answers.indicators)
        for line, objective in made.items():
            if line in indicators:
                add_indicators(unit, objective, [indicators[line]])
        unit.label = label_of(preview, document.name, document.sha256)
    return unit.changes

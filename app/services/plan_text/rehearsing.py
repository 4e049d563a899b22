"""What a plan would become with the answers given so far, without writing anything."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.permissions import Action
from app.domain.plan_text.acts import approval_findings
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.belonging import ASKED, belonging_findings, without_what_is_of_others
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.by_cells import read_by_cells
from app.domain.plan_text.edited_lines import edit_findings, edited
from app.domain.plan_text.outcome import OutcomeNode, outcome_of
from app.domain.plan_text.preview import PlanPreview, PresentPlan
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import asks_about_activities, recognised
from app.domain.plan_text.roles import RoleGuess
from app.domain.plan_text.shapes import PlanFacts, ReadPlan
from app.domain.plan_text.spans import spans_of, with_spans
from app.domain.plan_text.tables import with_headings
from app.domain.plan_text.target_findings import target_findings
from app.domain.plan_text.unknown_words import WordRead
from app.domain.plan_text.year_columns import year_finding
from app.models.municipality import Municipality
from app.services.access import ask, reading
from app.services.cycles import open_cycle
from app.services.plan_text.comparing import compared_with, present_plan
from app.services.workspace import Workspace

SHAPELESS = "plan_without_shape"
"""The code of the finding that a document has no unit, or no objective: roles given by hand may mend it."""


@dataclass(frozen=True, slots=True)
class PlanRehearsal:
    """The roles of the lines, the plan they make, what it would change, and the same as a tree."""

    guesses: tuple[RoleGuess, ...]
    plan: ReadPlan
    preview: PlanPreview
    outcome: tuple[OutcomeNode, ...]
    spans: tuple[str, ...] = ()
    words: tuple[WordRead, ...] = ()
    """The words over columns and before colons that are read by what stands under them."""

    @property
    def asked(self) -> tuple[Issue, ...]:
        """The findings that want a yes before anything is written."""
        return tuple(issue for issue in self.preview.issues if issue.code in ASKED)

    @property
    def asks_about_activities(self) -> bool:
        return asks_about_activities(self.guesses)

    @property
    def refusal(self) -> str:
        """Why the lines make no plan yet; empty when they do."""
        return next((issue.sentence for issue in self.plan.issues if issue.code == SHAPELESS), "")


@dataclass(frozen=True, slots=True)
class RehearsalGround:
    """What a plan is compared with: what the archive holds of `year`, and whose archive it is."""

    present: PresentPlan
    municipality: str
    year: int


def read_ground(workspace: Workspace, year: int) -> RehearsalGround:
    """Read once what every rehearsal of a plan for `year` is compared with."""
    ask(workspace.actor, Action.IMPORT)
    with reading(workspace, Action.IMPORT) as session:
        present = present_plan(session, open_cycle(session, year))
        return RehearsalGround(present, session.scalar(select(Municipality.name)) or "", year)


def rehearse_plan(document: SourceDocument, answers: PlanAnswers, ground: RehearsalGround) -> PlanRehearsal:
    """Say what the lines are and what they would change; a document that is no plan yet is a finding."""
    read = edited(document, answers.layout.edits)
    document = read.document
    guesses = recognised(document, answers.layout, ground.year)
    try:
        plan = proposed(document, guesses, ground.municipality, answers.layout.words)
    except UserError as error:
        plan = _without_shape(error)
    spans = spans_of(plan)
    plan = with_spans(plan, answers.spans)
    own = without_what_is_of_others(plan, ground.municipality)
    preview = compared_with(ground.present, own, answers)
    findings = belonging_findings(plan, ground.municipality, ground.year)
    years = year_finding(with_headings(document.blocks, answers.layout.words)[0], ground.year)
    approval = approval_findings(own.facts.acts, preview.approval, ground.year)
    issues = (*findings, *preview.issues, *target_findings(plan, ground.year), *years, *approval, *edit_findings(read))
    preview = replace(preview, issues=issues)
    words = read_by_cells(document.blocks, answers.layout.words).words
    return PlanRehearsal(guesses, plan, preview, outcome_of(own, preview.accepted, answers.indicators), spans, words)


def _without_shape(error: UserError) -> ReadPlan:
    finding = Issue(SHAPELESS, error.sentence, severity=Severity.ERROR)
    return ReadPlan(PlanFacts(), (), (), (), (finding,))

"""Taking in a plan: all that its lines become with the answers given, in one transaction with one undo."""

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import errors_of
from app.domain.italian import listed, plural
from app.domain.permissions import Action
from app.domain.plan_text.answers import NO_ANSWERS, PlanAnswers
from app.domain.plan_text.belonging import unagreed, without_what_is_of_others
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.edited_lines import edit_findings, edited
from app.domain.plan_text.outcome import indicators_of_lines
from app.domain.plan_text.preview import PlanPart, PlanPreview
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.spans import with_spans
from app.services.access import ask, reading
from app.services.backups.making import back_up_before
from app.services.catalogue.accepting import add_indicators
from app.services.cycles import open_cycle
from app.services.objectives.responsibles import give_to_heads
from app.services.plan_text.comparing import compared_with, present_plan
from app.services.plan_text.layouts import keep_layout
from app.services.plan_text.writing import PlanWriter
from app.services.structure.municipality import load_municipality
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_WORDS: dict[PlanPart, tuple[str, str]] = {
    PlanPart.AREA: ("area", "aree"),
    PlanPart.SECTOR: ("settore", "settori"),
    PlanPart.COMMON: ("obiettivo strategico comune", "obiettivi strategici comuni"),
    PlanPart.STRATEGIC: ("obiettivo strategico", "obiettivi strategici"),
    PlanPart.CROSS: ("obiettivo trasversale", "obiettivi trasversali"),
    PlanPart.OPERATIONAL: ("obiettivo operativo", "obiettivi operativi"),
    PlanPart.POPULATION: ("anno di popolazione", "anni di popolazione"),
    PlanPart.COST: ("spesa per il personale", "spese per il personale"),
    PlanPart.DECLARED: ("dato dichiarato", "dati dichiarati"),
    PlanPart.ACT: ("atto", "atti"),
    PlanPart.APPROVAL: ("atto che approva il piano", "atti che approvano il piano"),
    PlanPart.TEXT: ("testo", "testi"),
    PlanPart.MANDATE: ("mandato", "mandati"),
    PlanPart.MEASURE: ("misura anticorruzione", "misure anticorruzione"),
    PlanPart.APPOINTMENT: ("incarico di EQ", "incarichi di EQ"),
}
_TOPICS = (Topic.STRUCTURE, Topic.OBJECTIVES, Topic.MUNICIPALITY)
_LONGEST_NAME = 80
_LONGEST_LABEL = 300


def import_plan(
    workspace: Workspace, document: SourceDocument, year: int, answers: PlanAnswers = NO_ANSWERS
) -> Changes:
    """Write what the lines become with these answers; the same document again changes nothing.

    `UserError` where it is no plan, where something would be lost, and where it is of another ente or of other years
    and nobody has agreed to that.
    """
    ask(workspace.actor, Action.IMPORT)
    ente = _name_of_ente(workspace)
    read = edited(document, answers.layout.edits)
    guesses = recognised(read.document, answers.layout, year)
    plan = with_spans(proposed(read.document, guesses, ente, answers.layout.words), answers.spans)
    back_up_before(workspace, BackupReason.IMPORT)
    with unit_of_work(workspace, "Importazione del piano", *_TOPICS, action=Action.IMPORT) as unit:
        cycle = open_cycle(unit.session, year)
        asked = unagreed(plan, ente, year, answers.agreed)
        if asked:
            raise UserError(" ".join(issue.sentence for issue in asked), "Confermarlo prima di importare.")
        own = without_what_is_of_others(plan, ente)
        preview = compared_with(present_plan(unit.session, cycle), own, answers)
        _refuse_errors(preview)
        keep_layout(unit, document, answers.layout)
        made = PlanWriter(unit, cycle, document.name).write(preview)
        indicators = indicators_of_lines(plan, preview.accepted, answers.indicators)
        for line, objective in made.items():
            if line in indicators:
                add_indicators(unit, objective, [indicators[line]])
        give_to_heads(unit, cycle, [one.person.id for one in preview.appointments])
        unit.label = _label_of(preview, document, sum(1 for _ in edit_findings(read)))
    return unit.changes


def _name_of_ente(workspace: Workspace) -> str:
    with reading(workspace, Action.IMPORT) as session:
        return load_municipality(session).name


def counts_sentence(preview: PlanPreview) -> str:
    """Say what is new, in words: `6 aree, 11 settori e 7 obiettivi strategici comuni`."""
    new = [plural(count.new, *_WORDS[count.part]) for count in preview.counts if count.new]
    changed = sum(count.changed for count in preview.counts)
    wider = [f"{plural(changed, 'obiettivo', 'obiettivi')} in altre unità"] if changed else []
    return listed([*new, *wider]) or "nessuna novità"


def _refuse_errors(preview: PlanPreview) -> None:
    if errors := errors_of(preview.issues):
        raise UserError(
            " ".join(issue.sentence for issue in errors), "Correggere il testo del piano e importarlo di nuovo."
        )


def _label_of(preview: PlanPreview, document: SourceDocument, by_hand: int) -> str:
    """Say what was taken in, from which file, and how many of its lines are not as the file has them."""
    source = f"da {document.name[-_LONGEST_NAME:]}" if document.name else "da testo incollato"
    written = f", {plural(by_hand, 'riga scritta', 'righe scritte')} a mano" if by_hand else ""
    tail = f"{written} (SHA-256 {document.sha256})"
    return f"Importazione del piano {source}: {counts_sentence(preview)}"[: _LONGEST_LABEL - len(tail)] + tail

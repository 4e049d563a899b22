"""What must hold before a sheet may go on: each guard yields what stands in the way, and where it is mended."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from app.domain.italian import format_date, some_of
from app.domain.obstacles import Obstacle
from app.domain.proposing import ProposalLine, waiting_in
from app.domain.scoring.missing import MissingKind
from app.domain.scoring.results import Missing, SheetResult
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.interim import lacking_in
from app.domain.sheets.review import RemarkLine
from app.domain.sheets.step_words import (
    ACCEPT,
    ANSWER,
    DELIVER,
    FOLLOW,
    HEARING,
    REVISE,
    SCAN,
    SIGN,
    TAKE_BACK,
)
from app.domain.workflow import InterimOutcome, RemarkKind, RoundKind, SheetState

_SHOWN = 8
"""How many missing things a sentence lists."""


@dataclass(frozen=True)
class SheetFacts:
    """What guards look at, loaded already: nothing here asks the archive.

    `has_changed`: what was delivered is not what the sheet says now; `unanswered` are the requests of the person that
    wait, `terms` the last day for each kind of them; `lacks_scan`: it was transcribed from a paper that is not kept
    with it; `proposed_objectives` are the keys of those of which something is proposed and not decided; `behind` says
    what the structure wants otherwise since the sheet was prepared (empty: nothing). The sheet is scored at most once,
    only if a guard asks and `known` does not say its result.
    """

    content: SheetContent
    today: date
    has_hearing: bool
    has_changed: bool
    known: SheetResult | None = None
    state: SheetState = SheetState.PREPARED
    is_signed: bool = False
    unanswered: tuple[RemarkLine, ...] = ()
    terms: Mapping[RemarkKind, date] = field(default_factory=dict)
    lacks_scan: bool = False
    outcome: InterimOutcome | None = None
    proposals: tuple[ProposalLine, ...] = ()
    proposed_objectives: frozenset[str] = frozenset()
    behind: str = ""

    @cached_property
    def result(self) -> SheetResult:
        return self.known or scored(self.content)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        return lacking_in(self.content, self.result, self.outcome)

    @property
    def proposal(self) -> ProposalLine | None:
        return waiting_in(self.proposals)

    @property
    def person(self) -> str:
        return self.content.person.full_name


Guard: TypeAlias = Callable[[SheetFacts], Iterator[Obstacle]]


def proposal_decided(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nothing goes on while the evaluator proposes that the sheet be not evaluable."""
    if facts.proposal is not None:
        yield Obstacle(
            f"Sulla scheda di {facts.person} aspetta una proposta di {facts.proposal.kind.italian}.",
            "La decide il Segretario; chi l'ha fatta può ritirarla.",
            mended_by=ACCEPT.name,
        )


def objectives_decided(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nothing is closed with an objective of which it is not decided whether it counts."""
    for section in facts.content.given.sections:
        for one in section.objectives:
            if one.key in facts.proposed_objectives:
                label = f"Sull'obiettivo «{one.label}» aspetta una proposta"
                missing = Missing(section.code, one.key, label, MissingKind.VALUE)
                yield Obstacle(f"{label}.", "La decide il Segretario.", missing=(missing,))


def nothing_missing(facts: SheetFacts) -> Iterator[Obstacle]:
    missing, count = facts.missing, len(facts.missing)
    if not missing:
        return
    names = some_of([one.label for one in missing], _SHOWN, "altre {}", "; ")
    begun = f"La scheda di {facts.person} non è completa"
    if count == 1:
        yield Obstacle(f"{begun}. {names}.", "Completarla, poi riprovare.", missing=missing)
    else:
        yield Obstacle(f"{begun}: mancano {count} cose.", f"{names}.", missing=missing)


def evaluator_named(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nobody is handed a sheet that nobody answers for."""
    if not facts.content.person.evaluator:
        yield Obstacle(
            f"La scheda di {facts.person} non ha un valutatore.",
            "Scrivere in Struttura chi lo è (il titolare di EQ o il Segretario), poi «Prepara sessione…».",
        )


def follows_structure(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nobody is handed a sheet of other days, of another unit, evaluator or heading than the structure says."""
    if facts.behind:
        yield Obstacle(
            f"La struttura è cambiata dopo che la scheda di {facts.person} è stata preparata. {facts.behind}",
            "«Prepara sessione…», in Valutazioni, la adegua: la usa il Segretario.",
            mended_by=FOLLOW.name,
        )


def hearing_recorded(facts: SheetFacts) -> Iterator[Obstacle]:
    """A negative evaluation waits for the hearing (contraddittorio), where the sheet asks for it."""
    asks = facts.content.template.asks_for_hearing and facts.content.round_kind is RoundKind.FINAL
    if asks and not facts.has_hearing and facts.result.is_negative:
        yield Obstacle(
            f"La valutazione di {facts.person} è negativa e manca il contraddittorio.",
            "Sentire la persona e registrare il contraddittorio prima di completare la scheda.",
            mended_by=HEARING.name,
        )


def term_passed(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nothing closes while the person may still say something of it: the longest of the terms counts."""
    if not facts.terms:
        yield Obstacle("Manca la data di consegna della scheda.", "Registrare la consegna.", mended_by=DELIVER.name)
        return
    kind, until = max(facts.terms.items(), key=lambda one: one[1])
    if facts.today <= until:
        sentence = f"Il termine per {_TERM_FOR[kind]} scade il {format_date(until)}."
        yield Obstacle(sentence, "Chiudere la scheda dopo quel giorno.")


_TERM_FOR = {
    RemarkKind.REMARKS: "le osservazioni",
    RemarkKind.RECONSIDERATION: "la richiesta di riesame",
    RemarkKind.CONCILIATION: "la richiesta di conciliazione",
}


def as_delivered(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nobody signs, and nothing closes, numbers that are not those of the paper handed over."""
    if not facts.has_changed:
        return
    problem = f"I dati della scheda di {facts.person} sono cambiati dopo la consegna."
    if facts.state is SheetState.UNDER_REVIEW:
        remedy = "Riaprirla con una nuova revisione, che si controlla e si consegna."
        yield Obstacle(problem, remedy, mended_by=REVISE.name)
    else:
        remedy = "Annullare la consegna, controllare la scheda e consegnarla di nuovo."
        yield Obstacle(problem, remedy, mended_by=TAKE_BACK.name)


def answered(facts: SheetFacts) -> Iterator[Obstacle]:
    """What the person has said waits for an answer, whatever it is."""
    for one in facts.unanswered[:1]:
        yield Obstacle(
            f"{one.kind.italian} di {facts.person} del {format_date(one.on)}: manca la risposta.",
            "Rispondere, o riaprire i punteggi.",
            mended_by=ANSWER.name,
        )


def signed(facts: SheetFacts) -> Iterator[Obstacle]:
    """A sheet is closed once the person has signed it, refused before witnesses or was notified of it."""
    if not facts.is_signed:
        yield Obstacle(f"Manca la firma di {facts.person} per presa visione.", "Registrarla.", mended_by=SIGN.name)


def scan_kept(facts: SheetFacts) -> Iterator[Obstacle]:
    """A sheet written down from a paper is closed with the image of that paper."""
    if facts.lacks_scan:
        yield Obstacle(
            f"La scheda di {facts.person} è trascritta e manca la scansione di quella firmata dal Sindaco.",
            "Allegarla.",
            mended_by=SCAN.name,
        )

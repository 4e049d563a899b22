"""The table of what can be done with a whole session: who may, what must hold, the words of the button."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from app.domain.cycles import closed_year
from app.domain.italian import plural
from app.domain.obstacles import Obstacle
from app.domain.permissions import Action, Actor, may_some, why_not
from app.domain.rounds.rounds import RoundRow
from app.domain.workflow import RoundKind, RoundState, SheetState


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """What the guards of a session look at; `opened` are the kinds of session that the year has already.

    `handed` are the sheets delivered, or signed too, and not closed yet.
    """

    year: int
    is_year_open: bool
    opened: Collection[RoundKind]
    state: RoundState = RoundState.OPEN
    total: int = 0
    prepared: int = 0
    completed: int = 0
    settled: int = 0
    handed: int = 0


def progress_of(row: RoundRow, rounds: Collection[RoundRow] = ()) -> RoundProgress:
    """Return how far a session is; `rounds` are those of its year."""
    opened = frozenset(one.kind for one in rounds)
    return RoundProgress(
        row.year,
        row.is_year_open,
        opened,
        row.state,
        row.total,
        row.prepared,
        row.completed,
        row.settled,
        row.delivered + row.signed,
    )


Guard: TypeAlias = Callable[[RoundProgress], Iterator[Obstacle]]


@dataclass(frozen=True, slots=True)
class RoundStep:
    """An action on a session: `action` is what the policy is asked, `label` names it in the audit.

    `opens_list`: it opens a list that may be read also when nothing in it may change.
    """

    name: str
    text: str
    help: str
    action: Action
    label: str
    guards: tuple[Guard, ...] = field(kw_only=True)
    opens_list: bool = False

    def obstacles(self, progress: RoundProgress) -> Iterator[Obstacle]:
        for guard in self.guards:
            yield from guard(progress)


def year_open(progress: RoundProgress) -> Iterator[Obstacle]:
    if not progress.is_year_open:
        yield closed_year(progress.year)


def still_open(progress: RoundProgress) -> Iterator[Obstacle]:
    """In a closed year or a closed session nothing changes any more."""
    yield from year_open(progress)
    if progress.state is RoundState.CLOSED:
        yield Obstacle("La sessione è chiusa.", "Per correggere una scheda definitiva il Segretario la riapre.")


def has_sheets(progress: RoundProgress) -> Iterator[Obstacle]:
    if not progress.total:
        yield Obstacle("La sessione non ha ancora schede: usare «Prepara sessione…».", mended_by=PREPARE.name)


def some_prepared(progress: RoundProgress) -> Iterator[Obstacle]:
    if not progress.prepared:
        yield Obstacle("Gli obiettivi sono già stati assegnati in tutte le schede.")


def some_to_finish(progress: RoundProgress) -> Iterator[Obstacle]:
    if not progress.completed and not progress.handed:
        yield Obstacle("Nessuna scheda è compilata e da consegnare, o consegnata e da chiudere.")


def all_settled(progress: RoundProgress) -> Iterator[Obstacle]:
    if left := progress.total - progress.settled:
        sentence = plural(left, "scheda non è ancora definitiva", "schede non sono ancora definitive")
        yield Obstacle(f"{sentence}.", "Chiudere prima tutte le schede della sessione.")


def kind_left(progress: RoundProgress) -> Iterator[Obstacle]:
    if len(progress.opened) >= len(RoundKind):
        yield Obstacle("Le due sessioni dell'anno sono già aperte.")


FINISHED = {
    SheetState.DELIVERED: "Consegna delle schede",
    SheetState.ACKNOWLEDGED: "Consegna e firma delle schede",
    SheetState.FINAL: "Consegna, firma e chiusura delle schede",
}
"""What has been done to the sheets that came so far together, in the audit."""

OPEN = RoundStep(
    "open",
    "Apri un'altra sessione…",
    "L'altra sessione dell'anno, intermedia o finale",
    Action.EDIT_ARCHIVE,
    "Apertura",
    guards=(year_open, kind_left),
)
PREPARE = RoundStep(
    "prepare",
    "Prepara sessione…",
    "Crea e aggiorna le schede secondo la struttura",
    Action.EDIT_ARCHIVE,
    "Preparazione della sessione",
    guards=(still_open,),
)
ASSIGN = RoundStep(
    "assign",
    "Assegna a tutti…",
    "Registra la presa visione degli obiettivi per tutte le schede",
    Action.SCORE,
    "Presa visione degli obiettivi",
    guards=(still_open, has_sheets, some_prepared),
)
FINISH = RoundStep(
    "finish",
    "Concludi le schede compilate…",
    "Registra colloquio, consegna e firma delle schede compilate; dopo i giorni del riesame le rende definitive",
    Action.CLOSE,
    FINISHED[SheetState.FINAL],
    guards=(still_open, has_sheets, some_to_finish),
)
EXCLUDE = RoundStep(
    "exclude",
    "Escludi giorni…",
    "Periodi in servizio che non si valutano, con il motivo",
    Action.EDIT_ARCHIVE,
    "Giorni non valutabili",
    guards=(still_open,),
    opens_list=True,
)
CLOSE = RoundStep(
    "close",
    "Chiudi la sessione…",
    "Quando tutte le schede sono definitive o non valutabili",
    Action.CLOSE,
    "Chiusura della sessione",
    guards=(still_open, has_sheets, all_settled),
)


def why_not_for(actor: Actor, step: RoundStep) -> str:
    """Say why a step of the session is not for `actor`; empty when it is. Assigning asks of each sheet."""
    is_of_sheets = step is ASSIGN and may_some(actor, step.action)
    return "" if is_of_sheets else why_not(actor, step.action)


SESSION_STEPS = (ASSIGN, FINISH, EXCLUDE, CLOSE, OPEN)
"""Those in the menu of the session, in order; preparing has a button of its own."""

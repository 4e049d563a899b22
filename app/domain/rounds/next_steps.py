"""What can be done with a whole session, and why not now."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.italian import plural
from app.domain.rounds.rounds import RoundRow
from app.domain.workflow import RoundKind, RoundState


@dataclass(frozen=True, slots=True)
class SessionStep:
    """An action of the menu of the session."""

    name: str
    text: str
    icon: str
    help: str
    begins_a_group: bool = False


SESSION_STEPS = (
    SessionStep("assign", "Assegna a tutti…", "eye", "Registra la presa visione degli obiettivi per tutte le schede"),
    SessionStep(
        "finish",
        "Concludi le schede compilate…",
        "handshake",
        "Registra colloquio, consegna e firma delle schede compilate e le rende definitive",
    ),
    SessionStep("exclude", "Escludi giorni…", "calendar-x", "Periodi in servizio che non si valutano, con il motivo"),
    SessionStep(
        "close", "Chiudi la sessione…", "lock", "Quando tutte le schede sono definitive o non valutabili", True
    ),
    SessionStep("open", "Apri un'altra sessione…", "plus", "L'altra sessione dell'anno, intermedia o finale"),
)


def why_not(name: str, evaluation_round: RoundRow, rounds: Sequence[RoundRow]) -> str:
    """Return why an action must wait; empty when it can be done now."""
    if name == "open":
        return "Le due sessioni dell'anno sono già aperte." if len(rounds) >= len(RoundKind) else ""
    if name == "exclude":
        return ""
    if not evaluation_round.is_open:
        return "La sessione è chiusa." if evaluation_round.state is RoundState.CLOSED else "L'anno è chiuso."
    if evaluation_round.total == 0:
        return "La sessione non ha ancora schede: usare «Prepara sessione…»."
    return _waiting(name, evaluation_round)


def _waiting(name: str, evaluation_round: RoundRow) -> str:
    left = evaluation_round.total - evaluation_round.settled
    return {
        "assign": "" if evaluation_round.prepared else "Gli obiettivi sono già stati assegnati in tutte le schede.",
        "finish": "" if evaluation_round.completed else "Nessuna scheda è compilata e da consegnare.",
        "close": f"{plural(left, 'scheda non è ancora definitiva', 'schede non sono ancora definitive')}."
        if left
        else "",
    }[name]

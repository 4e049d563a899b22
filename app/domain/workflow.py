"""States of years, rounds and sheets, what each state means for whoever asks, and the words of what is recorded."""

from collections.abc import Callable

from app.domain.italian_enum import ItalianEnum


class RoundKind(ItalianEnum):
    """The check of the summer or the evaluation of the year."""

    INTERIM = "interim", "Verifica intermedia"
    FINAL = "final", "Valutazione finale"


class RoundState(ItalianEnum):
    """An evaluation round is open until all its sheets are final and the Segretario closes it."""

    OPEN = "open", "aperta"
    CLOSED = "closed", "chiusa"


class CycleState(ItalianEnum):
    """A year is open until its report is approved."""

    OPEN = "open", "aperto"
    CLOSED = "closed", "chiuso"


class EventOrigin(ItalianEnum):
    """Where a step of a sheet was made: in the program, or in a file that was taken in."""

    PROGRAM = "program", "nel programma"
    FILE = "file", "nel file Valutazioni"


class SheetState(ItalianEnum):
    """Where a sheet stands, from prepared to final."""

    PREPARED = "prepared", "predisposta"
    ASSIGNED = "assigned", "obiettivi assegnati"
    IN_PROGRESS = "in_progress", "in compilazione"
    COMPLETED = "completed", "compilata"
    DELIVERED = "delivered", "consegnata"
    ACKNOWLEDGED = "acknowledged", "firmata"
    UNDER_REVIEW = "under_review", "in riesame"
    FINAL = "final", "definitiva"
    NOT_EVALUABLE = "not_evaluable", "non valutabile"
    SUPERSEDED = "superseded", "sostituita"

    @property
    def is_open_to_scores(self) -> bool:
        return self in {SheetState.PREPARED, SheetState.ASSIGNED, SheetState.IN_PROGRESS}

    @property
    def is_begun(self) -> bool:
        """Tell whether somebody has begun to fill: before that what is measured is no total yet."""
        return self not in {SheetState.PREPARED, SheetState.ASSIGNED}

    @property
    def is_complete(self) -> bool:
        """Tell whether the sheet was declared complete, whatever came after."""
        return self in {
            SheetState.COMPLETED,
            SheetState.DELIVERED,
            SheetState.ACKNOWLEDGED,
            SheetState.UNDER_REVIEW,
            SheetState.FINAL,
        }

    @property
    def is_delivered(self) -> bool:
        """Tell whether the sheet was handed over to the person, whatever came after."""
        return self.is_complete and self is not SheetState.COMPLETED

    @property
    def is_handed_over(self) -> bool:
        """Tell whether the person has the sheet, and it is not final yet."""
        return self.is_delivered and self is not SheetState.FINAL

    @property
    def is_answered(self) -> bool:
        """Tell whether the person has answered to the sheet, and it is not final yet."""
        return self in {SheetState.ACKNOWLEDGED, SheetState.UNDER_REVIEW}

    @property
    def is_evaluated(self) -> bool:
        """Tell whether the sheet counts among those to fill, to deliver and to close."""
        return self not in {SheetState.NOT_EVALUABLE, SheetState.SUPERSEDED}

    @property
    def is_done(self) -> bool:
        """Tell whether nobody has to fill it any more."""
        return self.is_complete or not self.is_evaluated

    @property
    def is_frozen(self) -> bool:
        """Tell whether nothing that happens elsewhere changes the sheet: it was closed, or another took its place."""
        return self in {SheetState.FINAL, SheetState.SUPERSEDED}

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing has to happen to it any more."""
        return self is SheetState.FINAL or not self.is_evaluated


HANDING = (SheetState.COMPLETED, SheetState.DELIVERED, SheetState.ACKNOWLEDGED, SheetState.FINAL)
"""The states through which the sheets of a session go together, once they are completed."""


def states_where(holds: Callable[[SheetState], bool]) -> tuple[SheetState, ...]:
    """Return the states of which something is true, for a query: `Sheet.state.in_(states_where(...))`."""
    return tuple(state for state in SheetState if holds(state))


class SignatureKind(ItalianEnum):
    """Who signs a sheet, and as what."""

    EVALUATOR = "evaluator", "Valutatore"
    EVALUATED = "evaluated", "Valutato, per presa visione"
    SECRETARY = "secretary", "Segretario comunale"
    BODY = "body", "Nucleo di valutazione"


class SignatureOutcome(ItalianEnum):
    """Signed, or refusal recorded with two witnesses or by notification."""

    SIGNED = "signed", "firmata"
    REFUSED_WITH_WITNESSES = "refused_with_witnesses", "firma rifiutata, con due testimoni"
    NOTIFIED = "notified", "notificata"


def standing_words(state: SheetState, answer: SignatureOutcome | None) -> str:
    """Say where a sheet stands: one that came back without a signature is not called signed."""
    if state is SheetState.ACKNOWLEDGED and answer is SignatureOutcome.REFUSED_WITH_WITNESSES:
        return "firma rifiutata"
    return answer.italian if state is SheetState.ACKNOWLEDGED and answer is not None else state.italian


class RemarkKind(ItalianEnum):
    """What the evaluated person, or the answer to them, is about."""

    REMARKS = "remarks", "Osservazioni"
    RECONSIDERATION = "reconsideration", "Richiesta di riesame"
    CONCILIATION = "conciliation", "Richiesta di conciliazione"
    ANSWER = "answer", "Risposta"
    HEARING = "hearing", "Contraddittorio"

    @property
    def is_request(self) -> bool:
        """Tell whether it is something that the person evaluated says of the sheet, which waits for an answer."""
        return self in {RemarkKind.REMARKS, RemarkKind.RECONSIDERATION, RemarkKind.CONCILIATION}


class AttachmentKind(ItalianEnum):
    """What paper a file kept with a sheet is the image of."""

    SIGNED = "signed", "Scheda firmata"
    REMARKS = "remarks", "Osservazioni o richiesta della persona"
    HEARING = "hearing", "Verbale del contraddittorio"
    TRANSCRIBED = "transcribed", "Scheda firmata dal Sindaco, da cui è trascritta"


class InterimOutcome(ItalianEnum):
    """How somebody stands half way through the year."""

    POSITIVE = "positive", "positivo"
    TO_IMPROVE = "to_improve", "da migliorare"

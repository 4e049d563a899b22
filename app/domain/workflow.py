"""States of years, rounds and sheets, what each state means for whoever asks, and the words of what is recorded."""

from collections.abc import Callable
from enum import Enum


class RoundKind(Enum):
    """The check of the summer or the evaluation of the year."""

    INTERIM = "interim"
    FINAL = "final"

    @property
    def italian(self) -> str:
        return {"interim": "Verifica intermedia", "final": "Valutazione finale"}[self.value]


class RoundState(Enum):
    """An evaluation round is open until all its sheets are final and the Segretario closes it."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def italian(self) -> str:
        return {"open": "aperta", "closed": "chiusa"}[self.value]


class CycleState(Enum):
    """A year is open until its report is approved."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def italian(self) -> str:
        return {"open": "aperto", "closed": "chiuso"}[self.value]


class SheetState(Enum):
    """Where a sheet stands, from prepared to final."""

    PREPARED = "prepared"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    UNDER_REVIEW = "under_review"
    FINAL = "final"
    NOT_EVALUABLE = "not_evaluable"
    SUPERSEDED = "superseded"

    @property
    def italian(self) -> str:
        return {
            "prepared": "predisposta",
            "assigned": "obiettivi assegnati",
            "in_progress": "in compilazione",
            "completed": "compilata",
            "delivered": "consegnata",
            "acknowledged": "firmata",
            "under_review": "in riesame",
            "final": "definitiva",
            "not_evaluable": "non valutabile",
            "superseded": "sostituita",
        }[self.value]

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


def states_where(holds: Callable[[SheetState], bool]) -> tuple[SheetState, ...]:
    """Return the states of which something is true, for a query: `Sheet.state.in_(states_where(...))`."""
    return tuple(state for state in SheetState if holds(state))


class SignatureKind(Enum):
    """Who signs a sheet, and as what."""

    EVALUATOR = "evaluator"
    EVALUATED = "evaluated"
    SECRETARY = "secretary"
    BODY = "body"

    @property
    def italian(self) -> str:
        return {
            "evaluator": "Valutatore",
            "evaluated": "Valutato, per presa visione",
            "secretary": "Segretario comunale",
            "body": "Nucleo di valutazione",
        }[self.value]


class SignatureOutcome(Enum):
    """Signed, or refusal recorded with two witnesses or by notification."""

    SIGNED = "signed"
    REFUSED_WITH_WITNESSES = "refused_with_witnesses"
    NOTIFIED = "notified"

    @property
    def italian(self) -> str:
        return {
            "signed": "firmata",
            "refused_with_witnesses": "firma rifiutata, con due testimoni",
            "notified": "notificata",
        }[self.value]


class RemarkKind(Enum):
    """What the evaluated person, or the answer to them, is about."""

    REMARKS = "remarks"
    RECONSIDERATION = "reconsideration"
    CONCILIATION = "conciliation"
    ANSWER = "answer"
    HEARING = "hearing"

    @property
    def italian(self) -> str:
        return {
            "remarks": "Osservazioni",
            "reconsideration": "Richiesta di riesame",
            "conciliation": "Richiesta di conciliazione",
            "answer": "Risposta",
            "hearing": "Contraddittorio",
        }[self.value]

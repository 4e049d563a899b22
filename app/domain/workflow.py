"""States of rounds and sheets (the transitions are a table, not scattered conditions)."""

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


class SignatureKind(Enum):
    """Who signs a sheet, and as what."""

    EVALUATOR = "evaluator"
    EVALUATED = "evaluated"
    SECRETARY = "secretary"
    BODY = "body"


class SignatureOutcome(Enum):
    """Signed, or refusal recorded with two witnesses or by notification."""

    SIGNED = "signed"
    REFUSED_WITH_WITNESSES = "refused_with_witnesses"
    NOTIFIED = "notified"


class RemarkKind(Enum):
    """What the evaluated person, or the answer to them, is about."""

    REMARKS = "remarks"
    RECONSIDERATION = "reconsideration"
    CONCILIATION = "conciliation"
    ANSWER = "answer"

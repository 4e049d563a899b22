"""What somebody may propose to whoever decides: that a person is not evaluable, that an objective does not count."""

from app.domain.italian_enum import ItalianEnum


class ProposalKind(ItalianEnum):
    """What is proposed: the first of a sheet, the others of an objective."""

    NOT_EVALUABLE = "not_evaluable", "non valutabilità"
    NEUTRALISE = "neutralise", "neutralizzazione"
    WITHDRAW = "withdraw", "stralcio"


class ProposalOutcome(ItalianEnum):
    """How a proposal was decided."""

    WAITING = "", "da decidere"
    ACCEPTED = "accepted", "accolta"
    REJECTED = "rejected", "respinta"

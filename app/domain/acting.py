"""Who must act on what is missing, as a rule; the structure of the year says who that is."""

from enum import Enum, auto


class Acting(Enum):
    """In which capacity somebody must act on a thing."""

    SECRETARY = auto()
    """The Segretario, who answers for the structure, the session and the archive."""
    OWNER = auto()
    """Whoever answers for the objective: its Responsabile, or who heads its area."""
    HEAD = auto()
    """Who heads the area of the unit."""
    EVALUATOR = auto()
    """Who evaluates the person, or the sheet."""
    BODY = auto()
    """The Nucleo, which certifies the results."""

"""What a block of a plan becomes: its role, how sure the guess is and why, and the choices kept for a layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from app.domain.italian_enum import ItalianEnum


class LineRole(ItalianEnum):
    """What a block of a plan is for whoever takes it in."""

    AREA = "area", "Area"
    SECTOR = "sector", "Settore o servizio"
    HEAD = "head", "Responsabile"
    COMMON_OBJECTIVE = "common_objective", "Obiettivo comune"
    STRATEGIC_OBJECTIVE = "strategic_objective", "Obiettivo strategico"
    OBJECTIVE = "objective", "Obiettivo"
    PHASE = "phase", "Fase"
    ACTIVITY = "activity", "Attività"
    INDICATOR = "indicator", "Indicatore"
    TARGET = "target", "Atteso"
    WEIGHT = "weight", "Peso"
    DEADLINE = "deadline", "Scadenza"
    PERSON = "person", "Persona"
    RESOURCE = "resource", "Risorsa"
    DESCRIPTION = "description", "Descrizione"
    PROGRAMME = "programme", "Missione e programma"
    BASELINE = "baseline", "Valore di partenza"
    TEXT = "text", "Testo"
    FIGURE = "figure", "Dato dichiarato"
    ACT = "act", "Atto"
    CONTINUED = "continued", "Continua la riga sopra"
    CLOSING = "closing", "Da qui in giù niente"
    NOTHING = "nothing", "Niente"

    @property
    def is_text(self) -> bool:
        """Whether the block is told as it is written: prose, or what describes the objective above."""
        return self in {LineRole.TEXT, LineRole.DESCRIPTION, LineRole.PROGRAMME, LineRole.BASELINE}


@dataclass(frozen=True, slots=True)
class CarriedFact:
    """Something that a block says besides its own text: the weight in «(peso 30)», the head beside an Area.

    A target that follows an indicator belongs to it.
    """

    role: LineRole
    text: str


class TextOwner(Enum):
    """Whose a text is, where it is not of the part or of the unit in which it stands."""

    ABOVE = "above"
    """Of the objective above, be it an item of a list: the sentence that describes it."""
    BELOW = "below"
    """Of the objectives below: the mission and the programme that head them."""


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """The role of one block (`block` is its number), from 0 to 100 how sure, and why, in Italian.

    `text` is what the block becomes: the name of the unit, the title, without marks, labels and the `facts`.
    `chosen`: the user, or the layout of an earlier file, said so.
    """

    block: int
    role: LineRole
    confidence: int
    reason: str
    text: str = ""
    facts: tuple[CarriedFact, ...] = ()
    chosen: bool = False
    owner: TextOwner | None = None


@dataclass(frozen=True, slots=True)
class LineSigns:
    """What makes lines alike: kind and style, shape of the marker, level, columns, words before the colon."""

    kind: str
    style: str = ""
    marker: str = ""
    level: int = 0
    columns: str = ""
    label: str = ""


class LineWords(NamedTuple):
    """A line of a document by what it says: which of the lines that say the same (from 0), and how many those are.

    `is_of_columns`: a line of the cells of a table that is columns of text, which are counted apart.
    """

    words: str
    nth: int = 0
    of: int = 1
    is_of_columns: bool = False


PieceCells = tuple[str, ...]
"""What the user writes in the place of a line: its text alone, or that of each cell of a row."""
LineEdits = Mapping[LineWords, tuple[PieceCells, ...]]
"""The lines corrected (one piece) and divided (more); a table whose first row has no piece is columns of text."""


class ActivitiesChoice(ItalianEnum):
    """What the items under a parent line are: its activities, or objectives each of its own."""

    ACTIVITIES = "activities", "attività"
    OBJECTIVES = "objectives", "obiettivi"


@dataclass(frozen=True, slots=True)
class WordChoices:
    """What the user says of the words over columns and before colons (their keys).

    `plain` are those that are not to be read by what stands under them, `named` those that say a role.
    """

    plain: frozenset[str] = frozenset()
    named: tuple[tuple[str, LineRole], ...] = ()


NO_WORDS = WordChoices()


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """The choices made for a layout: by signs (all lines like it) and by single block (its number).

    `plain` are the words over columns, or before colons, that are not to be read by what stands under them; `named`
    are those that say what a role does. `edits` are the lines that the user has written otherwise: they hold for
    the lines of the next file that say the same, as many times.
    """

    choices: Mapping[LineSigns, LineRole] = field(default_factory=dict)
    lines: Mapping[int, LineRole] = field(default_factory=dict)
    activities: ActivitiesChoice | None = None
    plain: frozenset[str] = frozenset()
    named: Mapping[str, LineRole] = field(default_factory=dict)
    edits: LineEdits = field(default_factory=dict)

    @property
    def words(self) -> WordChoices:
        return WordChoices(self.plain, tuple(sorted(self.named.items(), key=lambda one: one[0])))

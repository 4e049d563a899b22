"""How the roles of the lines are called and coloured on this page, and the key of each."""

from typing import NamedTuple

from app.domain.plan_text.roles import LineRole
from app.ui.kit.tokens import ToneName

DOUBT_BELOW, SMALL_DOUBT_BELOW = 80, 60
"""Under this certainty a line is a doubt: its figure is shown, F8 goes to it. Of a line that becomes nothing of its own
only the second counts: in a plan most lines are plain text, and none of them would be gone through."""
CELLS = (50, 80, 95)
"""From these certainties on the second, third and fourth of the four cells are full."""
CERTAINTIES = ("molto incerta", "incerta", "buona", "piena")


class RoleLook(NamedTuple):
    """The word of a tag, the colours, the key, what it is called in a list to choose from, how deep its lines are."""

    tag: str
    tone: ToneName
    depth: int
    key: str = ""
    words: str = ""


LOOKS: dict[LineRole, RoleLook] = {
    LineRole.AREA: RoleLook("Area", ToneName.AREA, 0, "A", "Area, unità di primo livello"),
    LineRole.SECTOR: RoleLook("Settore", ToneName.SECTOR, 1, "S", "Settore o servizio"),
    LineRole.OBJECTIVE: RoleLook("Obiettivo", ToneName.OBJECTIVE, 2, "O", "Obiettivo"),
    LineRole.PHASE: RoleLook("Fase", ToneName.PHASE, 3, "F", "Fase dell'obiettivo sopra"),
    LineRole.ACTIVITY: RoleLook("Attività", ToneName.PHASE, 3, "T", "Attività dell'obiettivo sopra"),
    LineRole.INDICATOR: RoleLook("Indicatore", ToneName.INDICATOR, 3, "I", "Indicatore dell'obiettivo sopra"),
    LineRole.WEIGHT: RoleLook("Peso", ToneName.INDICATOR, 3, "P", "Peso dell'obiettivo sopra"),
    LineRole.HEAD: RoleLook("Responsabile", ToneName.PERSON, 1, "R", "Responsabile dell'unità sopra"),
    LineRole.NOTHING: RoleLook("Niente", ToneName.NOTHING, 2, "N", "Niente: la riga non si importa"),
    LineRole.CONTINUED: RoleLook("Unita", ToneName.NOTHING, 3, "U", "Unisci: continua la riga sopra"),
    LineRole.CLOSING: RoleLook("Fine", ToneName.NOTHING, 1, "G", "Da qui in giù niente"),
    LineRole.COMMON_OBJECTIVE: RoleLook("Comune", ToneName.OBJECTIVE, 1, "", "Obiettivo strategico comune a tutti"),
    LineRole.STRATEGIC_OBJECTIVE: RoleLook("Strategico", ToneName.OBJECTIVE, 2, "", "Obiettivo strategico"),
    LineRole.TARGET: RoleLook("Atteso", ToneName.INDICATOR, 4, "", "Valore atteso dell'indicatore sopra"),
    LineRole.DEADLINE: RoleLook("Scadenza", ToneName.PHASE, 3, "", "Scadenza dell'obiettivo o della fase sopra"),
    LineRole.PERSON: RoleLook("Persona", ToneName.PERSON, 3, "", "Persona assegnata all'obiettivo sopra"),
    LineRole.RESOURCE: RoleLook("Risorsa", ToneName.NOTHING, 3, "", "Risorsa dell'obiettivo sopra"),
    LineRole.DESCRIPTION: RoleLook("Descrizione", ToneName.NOTHING, 3, "", "Descrizione dell'obiettivo sopra"),
    LineRole.PROGRAMME: RoleLook("Missione", ToneName.NOTHING, 3, "", "Missione e programma dell'obiettivo sopra"),
    LineRole.BASELINE: RoleLook("Partenza", ToneName.INDICATOR, 4, "", "Valore di partenza dell'indicatore sopra"),
    LineRole.TEXT: RoleLook("Testo", ToneName.NOTHING, 1, "", "Testo di una parte del piano"),
    LineRole.FIGURE: RoleLook("Dato", ToneName.NOTHING, 1, "", "Dato dichiarato dal piano"),
    LineRole.ACT: RoleLook("Atto", ToneName.NOTHING, 1, "", "Atto citato"),
}
"""In the order in which they are offered: first those that have a key."""

BY_KEY = {look.key: role for role, look in LOOKS.items() if look.key}


RIVALS = {
    LineRole.AREA: LineRole.SECTOR,
    LineRole.SECTOR: LineRole.AREA,
    LineRole.OBJECTIVE: LineRole.PHASE,
    LineRole.PHASE: LineRole.OBJECTIVE,
    LineRole.ACTIVITY: LineRole.OBJECTIVE,
    LineRole.INDICATOR: LineRole.ACTIVITY,
    LineRole.TARGET: LineRole.INDICATOR,
    LineRole.COMMON_OBJECTIVE: LineRole.OBJECTIVE,
    LineRole.STRATEGIC_OBJECTIVE: LineRole.OBJECTIVE,
    LineRole.NOTHING: LineRole.OBJECTIVE,
}
"""What a doubtful line most often is when it is not what was guessed."""


PARTS = frozenset(LineRole) - {LineRole.NOTHING, LineRole.TEXT, LineRole.FIGURE, LineRole.ACT, LineRole.CLOSING}
"""The roles of lines that become something in the tree, or say something of what is above them."""


def is_doubt(role: LineRole, confidence: int) -> bool:
    """Tell whether so little certainty about a role is worth a question."""
    return confidence < (DOUBT_BELOW if role in PARTS else SMALL_DOUBT_BELOW)


def rival_of(role: LineRole) -> LineRole:
    return RIVALS.get(role, LineRole.NOTHING)


def cells_of(confidence: int) -> int:
    """Return how many of the four cells are full."""
    return 1 + sum(confidence >= least for least in CELLS)


def certainty_words(confidence: int) -> str:
    return f"certezza {CERTAINTIES[cells_of(confidence) - 1]}, {confidence} %"

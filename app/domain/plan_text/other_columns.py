"""Words over columns of numbers, days and people that are nothing of an objective, whatever their cells look like."""

import re
from collections.abc import Mapping

from app.domain.matching import text_key
from app.domain.plan_text.roles import LineRole

_NUMBERS = re.compile(
    r"\b(?:euro|cost[oi]|import[oi]|spes[ae]|stanziam\w*|budget|capitol\w*|finanziam\w*|deliber\w*|determin\w*|protocoll\w*"
    r"|att[oi]|pagin\w*|fogli[oa]?|articol\w*|allegat\w*|codic\w*|cod|fascia|class[ei]|annual\w*|esercizi\w*|ann[oi]"
    r"|ordine|priorit\w*|rischi\w*|organico|addett\w*|ore|fte|dipendent\w*|storic\w*|baseline|partenza|inizial\w*"
    r"|consuntiv\w*|avanzament\w*)\b"
)
_DAYS = re.compile(
    r"\b(?:avvi|inizi|decorr|approv|aggiorn|riunion|protocoll|deliber|determin|firm|redatt|compil|monitor|verific|rilev"
    r"|pubblicat|notific|partenz)\w*"
)
_PEOPLE = re.compile(
    r"\b(?:sindac|consiglier|revisor|fornitor|delegat|assessor|amministrator|firm|vist[oi]|approv|utent|cittadin|ditt[ae]"
    r"|impres|consulent)\w*"
)
_OF_ANOTHER: Mapping[LineRole, re.Pattern[str]] = {
    LineRole.WEIGHT: _NUMBERS, LineRole.TARGET: _NUMBERS, LineRole.DEADLINE: _DAYS,
    **dict.fromkeys((LineRole.PERSON, LineRole.HEAD, LineRole.DESCRIPTION, LineRole.OBJECTIVE), _PEOPLE),
}  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")


def says_another(role: LineRole, heading: str) -> bool:
    """Whether a heading says that what is under it is not of this role: «Punti organico» are no weights."""
    words = _OF_ANOTHER.get(role)
    return words is not None and words.search(text_key(heading)) is not None


def is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip(" .")) is not None

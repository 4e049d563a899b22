"""Headings over the number and the title of an objective: «Obiettivi» over «n. 1» and «Archivio riordinato»."""

import re
from collections.abc import Sequence

from app.domain.plan_text.blocks import CellText
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole

_ORDER = re.compile(
    r"(?:(?:n|nr|ob)\.?\s?)?\d{1,3}(?:\.\d{1,3})*[.)°]?|[A-Z]{1,4}[._-]?\d{1,3}|[IVX]{1,5}", re.IGNORECASE
)
_NUMBER = "N."


def over_titles(names: Sequence[str], cells: Sequence[CellText]) -> tuple[str, ...]:
    """Return the headings, that of objectives moved from over their number to over their title, where nothing was."""
    found = list(names)
    for place, name in enumerate(names[:-1]):
        title = cells[place + 1].text
        is_parted = not names[place + 1] and any(map(str.isalpha, title)) and not _ORDER.fullmatch(title)
        if is_parted and column_role(name) is LineRole.OBJECTIVE and _ORDER.fullmatch(cells[place].text):
            found[place], found[place + 1] = _NUMBER, name
    return tuple(found)

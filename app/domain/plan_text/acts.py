"""Acts that a plan cites: kind, number and date of resolutions and decrees."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.domain.acts import ActKind
from app.domain.dates import parse_date
from app.domain.italian import NotReadable


@dataclass(frozen=True, slots=True)
class ActText:
    """An act as it is cited: `written` is its date as in the plan, `block` is where it was first found."""

    kind: ActKind
    number: str
    written: str
    block: int = 0

    @property
    def key(self) -> tuple[ActKind, str, date | None]:
        """What tells an act from the others: who took it, its number, its day."""
        return self.kind, self.number, self.on

    @property
    def on(self) -> date | None:
        with suppress(NotReadable, ValueError):
            return parse_date(self.written, _CENTURY)
        return None

    @property
    def italian(self) -> str:
        return f"{self.kind.italian} n. {self.number} del {self.written}"


_CENTURY = 2020
"""The year from which one of two digits is counted."""
_DELIBERA = r"(?:delib(?:era(?:zione)?)?\.?|atto|provvedimento)"
_BODIES: tuple[tuple[ActKind, str], ...] = (
    (
        ActKind.GIUNTA,
        rf"(?:{_DELIBERA}\s+(?:del(?:la)?\s+|di\s+)?(?:giunta(?:\s+\w+)?|g\.?\s?[cm]\.?)|\b(?:D\.)?G\.\s?[CM]\.)",
    ),
    (ActKind.CONSIGLIO, rf"(?:{_DELIBERA}\s+(?:del\s+|di\s+)?(?:consiglio(?:\s+\w+)?|c\.?\s?c\.?)|\bC\.\s?C\.)"),
    (ActKind.DECRETO, r"decret[oi]\s+(?:del\s+sindaco|sindacal[ei])"),
    (
        ActKind.DETERMINA,
        r"determin(?:a(?:zione)?|\.)(?:\s+(?:del\s+)?(?:responsabile|dirigenzial[ei]|dirigente|segretario)(?:\s+\w+){0,3})?",
    ),
)
_DATE = r"(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}°?\s+[a-z]+\s+20\d\d)"
_ACTS = tuple(
    (
        kind,
        re.compile(
            rf"{body}\s*,?\s*n\s?[.°r]*\s*(?P<number>\d{{1,4}}(?:/\d{{2,4}})?)\s*,?\s*(?:del|in\s+data|-)\s*{_DATE}",
            re.IGNORECASE,
        ),
    )
    for kind, body in _BODIES
)


def acts_in(text: str, block: int = 0) -> Iterator[ActText]:
    """Yield the acts that a text cites with number and date, in the order of the kinds."""
    for kind, pattern in _ACTS:
        for found in pattern.finditer(text):
            yield ActText(kind, found["number"], found["date"], block)

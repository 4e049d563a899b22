"""Acts that a plan cites: kind, number and date of resolutions and decrees."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.domain.acts import ActKind, act_name
from app.domain.dates import parse_date
from app.domain.issues import Issue, Severity
from app.domain.italian import NotReadable


@dataclass(frozen=True, slots=True)
class ActText:
    """An act as it is cited: `written` is its date as in the plan, `block` is where it was first found."""

    kind: ActKind
    number: str
    written: str
    block: int = 0
    approves: bool = False
    """Whether the plan says that this is the act that approved it, or that it is annexed to it."""

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

    def fits(self, year: int) -> bool:
        """Whether an act of this day may have approved the plan of `year`: in it, or in the December before."""
        return self.on is not None and (self.on.year == year or (self.on.year, self.on.month) == (year - 1, 12))


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


_APPROVED = re.compile(
    r"(?:^|\b(?:piano|piao|peg|pdo|documento|sezione|sottosezione)\b[^.;:,]{0,60}[\s,(]+)"
    r"\(?\s*(?:approvat[oa]|adottat[oa])\s+(?:con|dalla|mediante)\s+(?:la\s+|atto\s+di\s+)?$"
    r"|^\(?\s*(?:allegat[oa](?:\s+[a-z0-9]{1,3}\)?|\s+sub\s+[a-z0-9]{1,3}\)?|\s+n[.°]\s*\d+)?\s+)"
    r"(?:alla|a|della)\s+(?:proposta\s+di\s+)?$",
    re.IGNORECASE,
)
"""What stands before the act that approves the document itself: nothing, or the plan by name, and «approvato con»."""
_OTHER_PLAN = re.compile(
    r"\b(?:triennale\s+(?:dei|del)|fabbisogn|anticorruzion|prevenzion|formazion|pari\s+opportunit|azioni\s+positive"
    r"|dup|unico\s+di\s+programmazione|strategic[oa]|lavori|bilanci)",
    re.IGNORECASE,
)


def acts_in(text: str, block: int = 0) -> Iterator[ActText]:
    """Yield the acts that a text cites with number and date, in the order of the kinds."""
    for kind, pattern in _ACTS:
        for found in pattern.finditer(text):
            approves = kind is ActKind.GIUNTA and _approves(text[: found.start()])
            yield ActText(kind, found["number"], found["date"], block, approves)


def _approves(before: str) -> bool:
    """Whether the words before an act of the Giunta say that it approves the plan that is read, not another one."""
    return (said := _APPROVED.search(before)) is not None and _OTHER_PLAN.search(said[0]) is None


def approval_of(acts: Iterable[ActText], year: int) -> ActText | None:
    """Return the act that a plan says it was approved with, where it may be that of the plan of `year`."""
    return next((one for one in acts if one.approves and one.fits(year)), None)


def is_of_older_plan(act: ActText, year: int, first_year: int | None) -> bool:
    """Whether an act approved the plan that is read, when that was the plan of a year before `year`.

    It says nothing of the plan of `year`, for which the older one is only a model.
    """
    is_of_that = first_year is None or act.fits(first_year)
    return act.approves and is_of_that and not act.fits(year) and act.on is not None and act.on.year < year


def approval_findings(acts: Sequence[ActText], approval: ActText | None, year: int) -> Iterator[Issue]:
    """Say which act becomes the approval of the plan, and which one does not because it is of another year."""
    if approval is not None:
        name = act_name(approval.kind, approval.number, approval.on)
        sentence = f"Atto che approva il piano del {year}: {name}, come dice il piano. Si cambia in Dati dell'anno."
        yield Issue("plan_approval", sentence, severity=Severity.NOTE)
    others = [one for one in acts if one.approves and not one.fits(year)]
    if others and approval_of(acts, year) is None:
        name = act_name(others[0].kind, others[0].number, others[0].on)
        sentence = (
            f"Il piano si dice approvato con {name}, che non è del {year}: scrivere quello giusto in Dati dell'anno."
        )
        yield Issue("approval_of_another_year", sentence, severity=Severity.WARNING)

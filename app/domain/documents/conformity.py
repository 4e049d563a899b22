"""The Controllo di conformità: what the registry of checks finds in a year, by how much it weighs and where it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.checks import Check
from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.duties.duty import Place
from app.domain.duties.found import place_of
from app.domain.issues import Issue, Severity
from app.domain.italian import plural
from app.domain.payment_times.year import PaymentYear

OF_THE_ARCHIVE = "coerenza dell'archivio"
"""The source of what no law and no method asks: any archive must be so."""


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """One finding: in words, where it is mended, who asks for it."""

    sentence: str
    mended: str
    source: str


FINDING_COLUMNS: tuple[Column, ...] = (
    Column("sentence", "Rilievo", width=66),
    Column("mended", "Dove si corregge", width=26),
    Column("source", "Fonte", width=34),
)


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """A rule that was checked, and how many findings it has given."""

    code: str
    what: str
    source: str
    findings: int


RULE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Regola", Format.CODE, 11),
    Column("what", "Che cosa si cerca", width=62),
    Column("source", "Fonte", width=40),
    Column("findings", "Rilievi", Format.INTEGER, 11),
)


@dataclass(frozen=True, slots=True)
class FoundPart:
    """The findings of one weight in one part of the program: `Errori, Obiettivi`."""

    severity: Severity
    subject: str
    findings: tuple[PrintedFinding, ...]

    @property
    def title(self) -> str:
        return f"{_MANY[self.severity]}: {self.subject}"


_MANY = {Severity.ERROR: "Errori", Severity.WARNING: "Avvisi", Severity.NOTE: "Note"}
_COUNTED = {
    Severity.ERROR: ("errore", "errori"),
    Severity.WARNING: ("avviso", "avvisi"),
    Severity.NOTE: ("nota", "note"),
}


@dataclass(frozen=True, slots=True)
class ConformityDocument:
    """What was found in `year` until a day, the rules that were looked at, and the payment times where there are EQ."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    issues: Sequence[Issue]
    rules: Sequence[CheckedRule]
    payments: PaymentYear | None = None

    @property
    def summary(self) -> str:
        """Say how many findings there are of each weight."""
        counts = ((one, sum(issue.severity is one for issue in self.issues)) for one in Severity)
        found = [plural(count, *_COUNTED[severity]) for severity, count in counts if count]
        return f"{', '.join(found)}." if found else "nessun rilievo."

    @property
    def parts(self) -> Iterator[FoundPart]:
        """Yield the findings by weight, then by the part of the program in which they are mended."""
        for (severity, subject), issues in groupby(sorted(self.issues, key=_order), key=_part):
            yield FoundPart(severity, subject, tuple(map(_printed, issues)))


def checked_rules(checks: Iterable[Check[object]], issues: Sequence[Issue]) -> tuple[CheckedRule, ...]:
    """Return the rules of law, of contract and of method among `checks` (those with a number), each once."""
    known: dict[str, list[Check[object]]] = {}
    for check in checks:
        if _RULE.fullmatch(check.code):
            known.setdefault(check.code, []).append(check)
    rules = (_rule(code, own, issues) for code, own in known.items())
    return tuple(sorted(rules, key=lambda one: (int(one.code[1:].rstrip("ab")), one.code)))


_RULE = re.compile(r"W[0-9]+[ab]?")


def _rule(code: str, checks: Sequence[Check[object]], issues: Sequence[Issue]) -> CheckedRule:
    what = "; ".join(dict.fromkeys(check.alike for check in checks if check.alike)) or _WHAT.get(code, "")
    source = "; ".join(dict.fromkeys(check.source for check in checks if check.source))
    return CheckedRule(code, what[:1].upper() + what[1:], source, sum(issue.code == code for issue in issues))


_WHAT = {
    "W18": "metodologia non valida alla data della sessione",
    "W20": "personale dichiarato diverso da quello dell'anagrafica",
    "W25": "troppe schede nella fascia più alta, dove l'ente ha scelto una quota",
}
"""What is looked for, where a check gives one finding a year and so is not counted with others."""


def _order(issue: Issue) -> tuple[int, int]:
    return list(Severity).index(issue.severity), list(Place).index(place_of(issue.link))


def _part(issue: Issue) -> tuple[Severity, str]:
    return issue.severity, place_of(issue.link).subject


def _printed(issue: Issue) -> PrintedFinding:
    return PrintedFinding(issue.sentence, place_of(issue.link).italian, issue.article or OF_THE_ARCHIVE)

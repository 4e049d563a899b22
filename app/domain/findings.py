"""Many findings as a few lines: those alike are told together, with their count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.issues import Issue, Severity
from app.domain.italian import listed, plural

MANY = 4
"""How many findings alike are told together rather than one by one."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings alike, of one severity; one alone is its own group."""

    title: str
    findings: tuple[Issue, ...]

    @property
    def severity(self) -> Severity:
        return self.findings[0].severity

    @property
    def article(self) -> str:
        """The source that all of them cite, or nothing."""
        articles = {one.article for one in self.findings}
        return articles.pop() if len(articles) == 1 else ""

    @property
    def is_single(self) -> bool:
        return len(self.findings) == 1


def grouped(findings: Iterable[Issue]) -> list[FindingGroup]:
    """Tell together the findings that are alike and `MANY`; the heaviest come first, else the order is kept."""
    alike: dict[tuple[Severity, str], list[Issue]] = {}
    for finding in dict.fromkeys(findings):
        alike.setdefault((finding.severity, finding.alike or finding.sentence), []).append(finding)
    groups = [group for (_, title), some in alike.items() for group in _groups(title, some)]
    return sorted(groups, key=lambda group: list(Severity).index(group.severity))


def counts_by_severity(findings: Sequence[Issue]) -> str:
    """Write how many findings there are of each weight: `2 errori, 1 avviso e 3 note`."""
    names = {
        Severity.ERROR: ("errore", "errori"),
        Severity.WARNING: ("avviso", "avvisi"),
        Severity.NOTE: ("nota", "note"),
    }
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    return listed(plural(counts[severity], *words) for severity, words in names.items() if counts[severity])


def _groups(title: str, alike: Sequence[Issue]) -> Iterator[FindingGroup]:
    if len(alike) < MANY:
        yield from (FindingGroup(one.sentence, (one,)) for one in alike)
    else:
        yield FindingGroup(f"{len(alike)} {title}", tuple(alike))

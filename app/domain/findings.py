"""Many findings as a few lines: those alike are told together, with their count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.issues import Issue, Severity
from app.domain.italian import listed, plural

MANY = 4
"""How many findings alike are told together rather than one by one."""

_TITLES = {
    "W1/objective": "pesi di indicatori o di fasi da correggere",
    "W1/area": "pesi degli obiettivi delle unità da correggere",
    "W1/sector": "pesi degli obiettivi delle unità da correggere",
    "W1/employee": "pesi degli obiettivi delle persone da correggere",
    "W2/indicators": "obiettivi senza indicatori",
    "W2/target": "indicatori definiti solo in parte",
    "W2/source": "risultati senza la fonte",
    "W5/error": "persone senza obiettivi",
    "W5/warning": "persone che non hanno preso visione di tutti gli obiettivi",
    "W6": "valutatori da correggere",
    "W8/error": "valutazioni negative senza contraddittorio",
    "W8/warning": "valutazioni negative di seguito",
    "W9": "valutatori che hanno dato a tutti lo stesso totale",
    "W16": "obiettivi con lo stesso testo dell'anno precedente",
    "W19": "obiettivi non collegati al mandato o al DUP",
    "area_with_two_eq": "periodi con due titolari di EQ nella stessa area",
    "area_without_eq": "periodi di aree senza titolare di EQ",
    "closed_sheet": "schede definitive che non si ricalcolano uguali",
    "coverage": "periodi di servizio senza scheda",
    "eq_without_staff": "titolari di EQ senza nessuno da valutare",
    "outside_service": "assegnazioni o incarichi fuori dal periodo di servizio",
    "posting_hole": "periodi di servizio senza assegnazione",
    "tax_code_check": "codici fiscali sbagliati",
    "tax_code_misfit": "codici fiscali che non corrispondono alla persona",
    "tax_code_missing": "persone senza codice fiscale",
    "tax_code_shape": "codici fiscali sbagliati",
}
"""What findings alike are called, by code; after the stroke their field, the kind of their place or their severity."""


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
        alike.setdefault((finding.severity, _title(finding) or finding.sentence), []).append(finding)
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


def _title(finding: Issue) -> str:
    place = finding.link.kind if finding.link else ""
    keys = [f"{finding.code}/{part}" for part in (finding.field, place, finding.severity.value)]
    return next((_TITLES[key] for key in (*keys, finding.code) if key in _TITLES), "")

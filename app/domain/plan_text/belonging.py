"""Whether a plan is of this ente and of this year: one of others is taken in only after a yes."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.matching import text_key
from app.domain.plan_text.shapes import AreaText, PlanFacts, ReadPlan
from app.domain.plan_text.whole_ente import WHOLE_ENTE

OTHER_MUNICIPALITY, OTHER_YEARS = "plan_of_other_municipality", "plan_of_other_years"
ASKED = frozenset({OTHER_MUNICIPALITY, OTHER_YEARS, WHOLE_ENTE})
"""The codes of the findings that want a yes before anything is written."""
_KINDS = ("comune di ", "citta di ", "unione dei comuni ", "unione di comuni ", "provincia di ")


def belonging_findings(plan: ReadPlan, municipality: str, year: int) -> Iterator[Issue]:
    """Yield what tells that the plan is of another ente, or of years without `year`."""
    facts = plan.facts
    if _is_of_another(facts, municipality):
        sentence = (
            f"Il piano è {_of(facts.municipality)}, questo archivio {_of(municipality)}: importarlo lo stesso?"
            f"{_left_out(plan)}"
        )
        yield Issue(OTHER_MUNICIPALITY, sentence, severity=Severity.WARNING)
    first, last = facts.first_year, facts.last_year
    if first is not None and not first <= year <= (last or first):
        years = f"{first}–{last}" if last and last != first else f"{first}"
        sentence = f"Il piano è del {years}, qui si lavora al {year}: importarlo in questo anno?"
        yield Issue(OTHER_YEARS, sentence, severity=Severity.WARNING)


def without_what_is_of_others(plan: ReadPlan, municipality: str) -> ReadPlan:
    """Leave out what the plan of another ente says of that ente: it would be printed in the own one as its own.

    Texts, acts, figures and who heads its units go; units, objectives and measures of prevention are a model for
    anybody and stay.
    """
    facts = plan.facts
    if not _is_of_another(facts, municipality):
        return plan
    own = PlanFacts(facts.municipality, facts.province, facts.first_year, facts.last_year, measures=facts.measures)
    return replace(plan, facts=own, areas=tuple(map(_headless, plan.areas)))


def _headless(area: AreaText) -> AreaText:
    return replace(area, head="", sectors=tuple(replace(sector, head="") for sector in area.sectors))


def _left_out(plan: ReadPlan) -> str:
    """Say what of the plan stays out because it speaks of the other ente."""
    facts = plan.facts
    told = {
        "i testi": facts.texts,
        "gli atti": facts.acts,
        "i dati dichiarati": facts.staff or facts.headlines,
        "la popolazione": facts.population,
        "la spesa per il personale": facts.cost,
        "gli anni del mandato": facts.mandate,
        "i responsabili": any(area.head or any(one.head for one in area.sectors) for area in plan.areas),
    }
    words = [name for name, is_there in told.items() if is_there]
    return f" Restano fuori, perché parlano di quell'ente: {listed(words)}." if words else ""


def _is_of_another(facts: PlanFacts, municipality: str) -> bool:
    return bool(facts.municipality and municipality) and not _is_within(facts.municipality, municipality)


def unagreed(plan: ReadPlan, municipality: str, year: int, agreed: Collection[str]) -> list[Issue]:
    """Return what wants a yes and has not got it."""
    own = (issue for issue in plan.issues if issue.code in ASKED)
    found = (*belonging_findings(plan, municipality, year), *own)
    return [issue for issue in found if issue.code not in agreed]


def _is_within(name: str, whole: str) -> bool:
    """Tell whether a name is in another by whole words: «Prova» in «Prova (BS)», not in «Provaglio»."""
    return f" {_bare(name)} " in f" {_bare(whole)} "


def _of(name: str) -> str:
    """Say whose something is: «del Comune di Prova», «dell'Unione dei Comuni …», «di Prova»."""
    kind = text_key(name).split(" ", maxsplit=1)[0]
    return {"comune": "del ", "unione": "dell'", "provincia": "della ", "citta": "della "}.get(kind, "di ") + name


def _bare(name: str) -> str:
    """Write the name without what an ente is called: «Comune di Prova» and «Prova» are the same."""
    key = text_key(name)
    return next((key.removeprefix(kind) for kind in _KINDS if key.startswith(kind)), key)

"""The years of the archive as forms edit them: the year, its three-year plan and the acts behind it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.dates import no_day_in
from app.domain.ids import CycleId
from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, format_date, plural
from app.domain.obstacles import Obstacle

PLAN_YEARS = 3
"""How many years a plan lasts (D.Lgs. 150/2009 art. 10)."""

FIRST_YEAR, LAST_YEAR = 2010, 2100
"""The ciclo della performance exists since D.Lgs. 150/2009."""

LONGEST_PLAN = 10
LONGEST_ACT = 300


@dataclass(frozen=True, slots=True)
class CycleDraft:
    """A year to open or to change; the acts may come later, and so may the years of the mandate it is in."""

    year: int
    plan_from: int
    plan_to: int
    plan_act: str = ""
    dup_act: str = ""
    mandate_from: int | None = None
    mandate_to: int | None = None
    id: CycleId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class YearClosing:
    """When a year was closed, and by whom."""

    year: int
    on: date | None = None
    by: str = ""

    @property
    def sentence(self) -> str:
        return f"Anno {self.year} chiuso" + (f" il {format_date(self.on)} da {self.by}" if self.on else "")


@dataclass(frozen=True, slots=True)
class ReadingOnly:
    """Why somebody may only read a year that is open."""

    sentence: str


Lock = YearClosing | ReadingOnly
"""Why nothing of a year can be changed by whoever looks at it."""


CYCLE_COLUMNS = (
    Column("year", "Anno", Format.INTEGER, 6, required=True),
    Column("plan_from", "Primo anno del piano", Format.INTEGER, 6, required=True),
    Column("plan_to", "Ultimo anno del piano", Format.INTEGER, 6, required=True),
    Column("mandate_from", "Mandato dal", Format.INTEGER, 6, help="Il primo anno del mandato del Sindaco"),
    Column("mandate_to", "Mandato al", Format.INTEGER, 6),
    Column(
        "plan_act", "Atto che approva il piano", width=44, help="Per esempio: delibera di Giunta n. 12 del 30/01/2024"
    ),
    Column(
        "dup_act", "Atto che approva il DUP", width=44, help="Per esempio: delibera di Consiglio n. 40 del 20/12/2023"
    ),
)


def proposed(years: Collection[int], today: int) -> CycleDraft:
    """Propose the year after the last one, or `today`'s when there is none, with the plan that begins with it."""
    return planned(max(years) + 1 if years else today)


def planned(year: int) -> CycleDraft:
    return CycleDraft(year, year, year + PLAN_YEARS - 1)


def closed_year(year: int) -> Obstacle:
    return Obstacle(
        f"L'anno {year} è chiuso: non si può modificare.",
        "Scegliere un anno aperto; il Segretario può riaprire questo con il motivo: menu Strumenti.",
    )


def validate(draft: CycleDraft, others: Collection[int] = ()) -> list[Issue]:
    """Say what is wrong with a year; `others` are the years that the archive holds already."""
    return [*_year_issues(draft.year, others), *_plan_issues(draft), *_mandate_issues(draft), *_act_issues(draft)]


def _year_issues(year: int, others: Collection[int]) -> Iterator[Issue]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield Issue("year", f"{year} non è un anno possibile: scriverlo con quattro cifre, per esempio 2024.", "year")
    elif year in others:
        yield Issue("year", f"L'anno {year} è già nell'archivio: sceglierlo dall'elenco degli anni.", "year")
    elif missing := years_missing(year, others):
        yield Issue("gap", f"{missing}.", "year", Severity.WARNING)


def years_missing(year: int, others: Collection[int]) -> str:
    """Say how many years are left out between `year` and those of the archive; empty where none is."""
    gap = _gap(year, others) if others else 0
    if not gap:
        return ""
    return f"Fra il {year} e gli anni dell'archivio {agreeing(gap, 'manca', 'mancano')} {plural(gap, 'anno', 'anni')}"


def _gap(year: int, others: Collection[int]) -> int:
    """Count the years left out between `year` and those there are."""
    return max(year - max(others), min(others) - year, 1) - 1


def _plan_issues(draft: CycleDraft) -> Iterator[Issue]:
    first, last = draft.plan_from, draft.plan_to
    if last < first:
        yield Issue("plan", f"Il piano finirebbe nel {last}, prima di cominciare nel {first}.", "plan_to")
    elif last - first >= LONGEST_PLAN:
        yield Issue("plan", f"Un piano dal {first} al {last} è troppo lungo: di solito dura tre anni.", "plan_to")
    elif draft.year < first:
        yield Issue("plan", f"Il {draft.year} viene prima del piano {first}-{last}.", "plan_from")
    elif draft.year > last:
        yield Issue("plan", f"Il {draft.year} viene dopo il piano {first}-{last}.", "plan_to")


def _mandate_issues(draft: CycleDraft) -> Iterator[Issue]:
    first, last = draft.mandate_from, draft.mandate_to
    if first is None and last is None:
        return
    if first is None or last is None:
        missing = "mandate_from" if first is None else "mandate_to"
        yield Issue("mandate", "Del mandato servono il primo e l'ultimo anno.", missing)
    elif not first <= draft.year <= last:
        yield Issue("mandate", f"Il {draft.year} non è negli anni del mandato {first}-{last}.", "mandate_to")
    elif last - first >= LONGEST_PLAN:
        yield Issue("mandate", f"Un mandato dal {first} al {last} è troppo lungo: dura cinque anni.", "mandate_to")


def _act_issues(draft: CycleDraft) -> Iterator[Issue]:
    for key in ("plan_act", "dup_act"):
        if len(getattr(draft, key)) > LONGEST_ACT:
            yield Issue("act", f"Il testo supera i {LONGEST_ACT} caratteri: riportare solo gli estremi dell'atto.", key)
        elif why := no_day_in(getattr(draft, key)):
            yield Issue("act", f"{why}.", key)

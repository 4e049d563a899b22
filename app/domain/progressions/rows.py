"""The lists of a procedure: candidates, places of the rankings, who is excluded, remarks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, round_half_up
from app.domain.ids import ProgressionRemarkId
from app.domain.italian import DASH, format_date, format_decimal
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.results import ProgressionResult, RankedPerson
from app.domain.progressions.vocabulary import RankStanding

ADMITTED, EXCLUDED, TO_COMPLETE = "ammesso", "escluso", "da completare"


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in the list: the facts that count, whether admitted, why not or what is missing."""

    candidate: Candidate
    outcome: str
    why: str

    @property
    def id(self) -> int:
        return self.candidate.id

    @property
    def name(self) -> str:
        return self.candidate.name

    @property
    def matricola(self) -> str:
        return self.candidate.matricola

    @property
    def contract_area(self) -> str:
        return f"{self.candidate.contract_area}{' (EQ)' if self.candidate.is_eq else ''}"

    @property
    def last(self) -> str:
        if self.candidate.last_on is not None:
            return format_date(self.candidate.last_on)
        return "mai" if self.candidate.has_none else ""

    @property
    def years(self) -> str:
        return "; ".join(f"{one.year}: {format_decimal(one.value)}" for one in self.candidate.years)

    @property
    def service_days(self) -> int:
        return self.candidate.service_days

    @property
    def sanction_on(self) -> date | None:
        return self.candidate.sanction_on


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place in a ranking: the same on screen, on paper and in an export."""

    ranking: str
    person: RankedPerson

    @property
    def id(self) -> int:
        return self.person.candidate.id

    @property
    def position(self) -> int:
        return self.person.position

    @property
    def name(self) -> str:
        return self.person.candidate.name

    @property
    def matricola(self) -> str:
        return self.person.candidate.matricola

    @property
    def performance(self) -> Decimal:
        return round_half_up(self.person.points.performance)

    @property
    def experience(self) -> Decimal:
        return round_half_up(self.person.points.experience)

    @property
    def other(self) -> Decimal:
        return round_half_up(self.person.points.other)

    @property
    def extra(self) -> Decimal:
        return round_half_up(self.person.points.extra)

    @property
    def score(self) -> Decimal:
        return self.person.score

    @property
    def standing(self) -> RankStanding:
        return self.person.standing

    @property
    def cost(self) -> Decimal | None:
        """The euros a year of the increment, of who has it."""
        return Decimal(self.person.cost) / HUNDRED if self.person.standing is RankStanding.CHOSEN else None

    @property
    def tie(self) -> str:
        return self.person.tie


@dataclass(frozen=True, slots=True)
class ExcludedRow:
    """Somebody who is in no ranking."""

    id: int
    matricola: str
    name: str
    contract_area: str
    reasons: str


@dataclass(frozen=True, slots=True)
class ProgressionRemarkRow:
    """A remark on the ranking, with its answer."""

    id: ProgressionRemarkId
    version: int
    employee_id: int
    name: str
    on_date: date
    text: str
    answer: str
    answered_on: date | None


RANK_COLUMNS: tuple[Column, ...] = (
    Column("ranking", "Graduatoria", width=18),
    Column("position", "Posto", Format.INTEGER, 5),
    Column("name", "Persona", width=20),
    Column("score", "Punteggio", Format.DECIMAL, 9),
    Column("standing", "Esito", Format.CHOICE, 15),
    Column("performance", "Performance", Format.DECIMAL, 10),
    Column("experience", "Esperienza", Format.DECIMAL, 10),
    Column("other", "Altri criteri", Format.DECIMAL, 9),
    Column("extra", "Maggiorazione", Format.DECIMAL, 11),
    Column("cost", "Importo annuo", Format.MONEY, 12),
    Column("tie", "A parità", width=26),
    Column("matricola", "Matricola", Format.CODE, 9),
)
CANDIDATE_COLUMNS: tuple[Column, ...] = (
    Column("name", "Persona", width=20),
    Column("outcome", "Requisiti", width=14),
    Column("why", "Perché, o che cosa manca", width=46),
    Column("contract_area", "Area contrattuale", width=18),
    Column("last", "Ultima progressione", width=12),
    Column("sanction_on", "Sanzione", Format.DATE, 10),
    Column("service_days", "Giorni netti", Format.INTEGER, 9),
    Column("years", "Performance individuale", width=34),
    Column("matricola", "Matricola", Format.CODE, 9),
)
EXCLUDED_COLUMNS: tuple[Column, ...] = (
    Column("name", "Persona", width=24),
    Column("matricola", "Matricola", Format.CODE, 9),
    Column("contract_area", "Area contrattuale", width=18),
    Column("reasons", "Motivi", width=60),
)
REMARK_COLUMNS: tuple[Column, ...] = (
    Column("name", "Persona", width=24),
    Column("on_date", "Del", Format.DATE, 10),
    Column("text", "Osservazione", Format.LONG_TEXT, 40),
    Column("answer", "Risposta", Format.LONG_TEXT, 40),
    Column("answered_on", "Risposta del", Format.DATE, 10),
)


def rank_rows(result: ProgressionResult) -> tuple[RankRow, ...]:
    return tuple(RankRow(ranking.title, one) for ranking in result.rankings for one in ranking.people)


def excluded_rows(result: ProgressionResult) -> tuple[ExcludedRow, ...]:
    return tuple(
        ExcludedRow(
            one.candidate.id, one.candidate.matricola, one.candidate.name, one.candidate.contract_area or DASH,
            " ".join(one.reasons),
        )
        for one in result.excluded
    )  # fmt: skip


def candidate_rows(candidates: tuple[Candidate, ...], result: ProgressionResult) -> tuple[CandidateRow, ...]:
    """Say of each candidate whether admitted, in the order of the names."""
    reasons = {one.candidate.id: " ".join(one.reasons) for one in result.excluded}
    missing: dict[int, str] = {}
    for lack in result.lacks:
        if lack.link is not None:
            told = lack.sentence.split(": ", 1)[-1]
            missing[lack.link.id] = f"{missing.get(lack.link.id, '')} {told[:1].upper()}{told[1:]}".strip()
    rows = []
    for one in sorted(candidates, key=lambda it: (it.name, it.matricola)):
        outcome = EXCLUDED if one.id in reasons else TO_COMPLETE if one.id in missing else ADMITTED
        rows.append(CandidateRow(one, outcome, reasons.get(one.id) or missing.get(one.id, "")))
    return tuple(rows)

"""The *Graduatoria* of the progressions of a year, provisional or final, and the extract of one person."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead
from app.domain.documents.transparency import PublishedTable
from app.domain.italian import format_date, format_money
from app.domain.progressions.places import euros
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.rows import (
    EXCLUDED_COLUMNS,
    RANK_COLUMNS,
    ExcludedRow,
    ProgressionRemarkRow,
    RankRow,
    rank_rows,
)
from app.domain.progressions.vocabulary import ProcedureState

SANCTION_APART = "Manca il requisito sulle sanzioni: il motivo è nell'estratto della persona."
"""What a paper that others read says of who has a sanction."""


@dataclass(frozen=True, slots=True)
class ProcedureHeading:
    """What stands at the head of a paper of a procedure: its rules, their act, its days and its state."""

    year: int
    rules: str
    act: str
    state: ProcedureState
    effective_on: date
    reference_on: date
    last_year: int
    published_on: date | None = None
    remarks_until: date | None = None
    final_on: date | None = None

    @property
    def sentence(self) -> str:
        """Say where the ranking stands, and until when one may remark."""
        match self.state:
            case ProcedureState.PREPARING:
                return "In preparazione: non è pubblicata e può cambiare."
            case ProcedureState.PROVISIONAL:
                until = format_date(self.remarks_until)
                return f"Provvisoria, pubblicata il {format_date(self.published_on)}: osservazioni fino al {until}."
            case ProcedureState.FINAL:
                return f"Definitiva dal {format_date(self.final_on)}; vale per la procedura del {self.year}."


@dataclass(frozen=True, slots=True)
class RankingDocument:
    """The rankings of a year, who is excluded, how many remarks were answered; `lacks` is why there is no ranking.

    Without a `heading` no procedure was begun.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    heading: ProcedureHeading | None = None
    result: ProgressionResult = field(default_factory=ProgressionResult)
    excluded: tuple[ExcludedRow, ...] = ()
    remarks: tuple[ProgressionRemarkRow, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        state = self.heading.state if self.heading else ProcedureState.PREPARING
        kind = {ProcedureState.PROVISIONAL: " provvisoria", ProcedureState.FINAL: " definitiva"}
        return f"Graduatoria{kind.get(state, '')} delle progressioni {self.year}"

    @property
    def sentence(self) -> str:
        """Say where the ranking stands; in a year without a procedure, that there is none."""
        return self.heading.sentence if self.heading else f"Nel {self.year} non c'è una procedura di progressione."

    @property
    def rows(self) -> tuple[RankRow, ...]:
        return rank_rows(self.result)

    @property
    def remarks_words(self) -> str:
        answered = sum(bool(one.answer) for one in self.remarks)
        return f"Osservazioni ricevute: {len(self.remarks)}, con risposta: {answered}."

    @property
    def spent(self) -> str:
        return format_money(None) if not self.result.rankings else euros(self.result.spent)

    @property
    def tables(self) -> tuple[PublishedTable, ...]:
        """Return the tables for payroll and for whoever works on them."""
        note = self.sentence
        return (
            PublishedTable("graduatoria", "Graduatoria", RANK_COLUMNS, self.rows, note),
            PublishedTable("esclusi", "Esclusi", EXCLUDED_COLUMNS, self.excluded),
        )


@dataclass(frozen=True, slots=True)
class ProgressionExtract:
    """What the ranking says of one person: the place, or why there is none, each point explained, the own remarks."""

    letterhead: Letterhead
    imprint: Imprint
    heading: ProcedureHeading
    person: str
    matricola: str
    ranking: str
    outcome: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    explanation: tuple[ExplanationLine, ...]
    remarks: tuple[ProgressionRemarkRow, ...] = ()

    @property
    def title(self) -> str:
        return f"Estratto della graduatoria delle progressioni {self.heading.year}"


def told_to_others(rows: tuple[ExcludedRow, ...], sanctioned: frozenset[int]) -> tuple[ExcludedRow, ...]:
    """Leave a sanction out of what others read of somebody."""
    return tuple(
        ExcludedRow(one.id, one.matricola, one.name, one.contract_area, SANCTION_APART) if one.id in sanctioned else one
        for one in rows
    )

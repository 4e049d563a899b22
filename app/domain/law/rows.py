"""What the law asks in a year, as a list shows it: texts and thresholds by rule, with what the ente has set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.italian import DASH, format_date
from app.domain.law.limits import LegalLimits, LimitRow
from app.domain.law.norms import Law, Norm


@dataclass(frozen=True, slots=True)
class LawRow:
    """A text in force, or a threshold with what holds in the year (`limit`)."""

    id: str
    rule: str
    title: str
    source: str
    text: str
    limit: LimitRow | None = None

    @property
    def holding(self) -> str:
        return self.limit.holding if self.limit is not None else DASH

    @property
    def own_text(self) -> str:
        return self.limit.own_text if self.limit is not None else ""


LAW_COLUMNS: tuple[Column, ...] = (
    Column("rule", "Regola", Format.CODE, 8),
    Column("title", "Che cosa", width=52),
    Column("holding", "Vale nell'anno", width=16),
    Column("own_text", "Scelto dall'ente", width=20),
    Column("source", "Fonte", width=40),
)


def law_rows(law: Law, limits: LegalLimits, day: date) -> list[LawRow]:
    """Return the texts in force on a day and the thresholds of its year, in the order of the rules."""
    return sorted([*_of_norms(law, day), *_of_limits(limits)], key=lambda one: (_number(one.rule), one.rule))


def _of_norms(law: Law, day: date) -> Iterator[LawRow]:
    in_force = [norm for norm in law.norms if norm.is_in_force(day)]
    for place, norm in enumerate(in_force):
        yield LawRow(f"norma {place}", norm.rule, norm.title, norm.citation, f"{norm.text} {_days(norm)}")


def _days(norm: Norm) -> str:
    until = f" al {format_date(norm.valid_to)}" if norm.valid_to else ""
    return f"In vigore dal {format_date(norm.valid_from)}{until}."


def _of_limits(limits: LegalLimits) -> Iterator[LawRow]:
    for row in limits.rows.values():
        one = row.threshold
        legal = f"La fonte dice: {row.legal_text}." if row.source else "Nessuna fonte la prevede in quest'anno."
        yield LawRow(f"soglia {one.code}", one.rule, one.title, row.source, f"{one.note} {legal}".strip(), row)


def _number(rule: str) -> int:
    return int(rule[1:].rstrip("ab"))

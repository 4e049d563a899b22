"""The papers of the awards: the prospetto of every person, the totals for the determina, each person's own extract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.awards.rows import FUND_COLUMNS, GROUP_COLUMNS, PERSON_COLUMNS, AwardFundRow, AwardPersonRow
from app.domain.columns import Column, Format
from app.domain.documents.common import ExplanationLine, Imprint, Letterhead
from app.domain.documents.names import safe_word
from app.domain.documents.transparency import PublishedTable
from app.domain.scoring.steps import Step
from app.domain.structure.hierarchy import Party

PROSPETTO_TITLE, TOTALS_TITLE, EXTRACT_TITLE = "Prospetto dei premi", "Totali dei premi", "Estratto dei premi"
PROVISIONAL = "Provvisorio: non tutte le valutazioni sono definitive, e gli importi possono cambiare."
KEPT = "Gli importi sono quelli conservati con la chiusura dell'anno."
NO_RULES = "Per quest'anno non ci sono regole dei premi."

_AMOUNT = Column("amount", "Premio", Format.MONEY, 13)
TOTAL_COLUMNS: tuple[Column, ...] = tuple(one for one in FUND_COLUMNS if one.key not in {"kind", "standing"})
_PAPER_KEYS = ("name", "score", "weight", "payout", "base", "increase", "shared_residual", "interim", "amount")
DUE_COLUMNS: tuple[Column, ...] = tuple(next(one for one in PERSON_COLUMNS if one.key == key) for key in _PAPER_KEYS)
EXCLUDED_COLUMNS: tuple[Column, ...] = (Column("name", "Persona", width=24), Column("note", "Perché", width=70))


class PayrollLine(NamedTuple):
    """What one person is due from one fund, for who works on the payroll: one line each."""

    code: str
    name: str
    fund: str
    amount: Decimal | None


PAYROLL_COLUMNS: tuple[Column, ...] = (
    Column("code", "Matricola", Format.CODE, 10),
    Column("name", "Persona", width=30),
    Column("fund", "Fondo", width=34),
    _AMOUNT,
)


@dataclass(frozen=True, slots=True)
class FundTotal:
    """The sum of the funds of a year, in euros."""

    name: str = "In tutto"
    nature: str = ""
    amount: Decimal | None = None
    paid: Decimal | None = None
    residual: Decimal | None = None
    residual_use: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class DueTotal:
    """The last line of a fund: what it gives to all."""

    name: str
    base: Decimal
    increase: Decimal
    shared_residual: Decimal
    interim: Decimal
    amount: Decimal
    score: None = None
    weight: None = None
    payout: None = None


@dataclass(frozen=True, slots=True)
class AwardsDocument:
    """The awards of a year on the day of the imprint; `rules` names those that hold, empty where there are none."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    rules: str
    funds: tuple[AwardFundRow, ...]
    is_kept: bool = False

    @property
    def standing(self) -> str:
        """Say from which rules the amounts come and whether they may still change."""
        if not self.rules:
            return NO_RULES
        how = KEPT if self.is_kept else PROVISIONAL if any(one.is_provisional for one in self.funds) else ""
        return f"Regole: {self.rules}. {how}".strip()

    @property
    def total(self) -> FundTotal | None:
        """The sum of all the funds; None while one of them is not computed."""
        if not self.funds or any(one.paid is None for one in self.funds):
            return None
        sums = (sum((getattr(one, key) or Decimal(0) for one in self.funds), Decimal(0)) for key in _SUMMED)
        amount, paid, residual = sums
        return FundTotal(amount=amount, paid=paid, residual=residual)

    @property
    def payroll(self) -> list[PayrollLine]:
        return [PayrollLine(one.code, one.name, fund.name, one.amount) for fund in self.funds for one in fund.due]

    @property
    def tables(self) -> tuple[PublishedTable, ...]:
        """Return the tables for whoever works on the figures: the payroll first, then each fund."""
        found = [PublishedTable("premi", PROSPETTO_TITLE, PAYROLL_COLUMNS, self.payroll, self.standing)]
        found.append(PublishedTable("totali", TOTALS_TITLE, TOTAL_COLUMNS, self.funds))
        found += [PublishedTable(fund.id, fund.name, PERSON_COLUMNS, fund.people) for fund in self.funds]
        return tuple(found)

    @property
    def total_tables(self) -> tuple[PublishedTable, ...]:
        """Return the tables without names."""
        found = [PublishedTable("totali", TOTALS_TITLE, TOTAL_COLUMNS, self.funds, self.standing)]
        found += [PublishedTable(one.id, one.name, GROUP_COLUMNS, one.groups) for one in self.funds if has_groups(one)]
        return tuple(found)


_SUMMED = ("amount", "paid", "residual")


WHOLE_NUMBERS = (
    "I numeri hanno tutte le loro cifre, senza arrotondamenti; i puntini dicono che continuano. A rifare i conti con"
    " quelli scritti si trovano gli stessi centesimi."
)


def award_lines(step: Step, depth: int = 0) -> Iterator[ExplanationLine]:
    """Yield how an amount came, each step before those it is made of, with the numbers as they are on screen.

    No number is rounded: the sums of who redoes them must come to the cents that are paid.
    """
    values = "; ".join(f"{name} {value}" for name, value in step.values)
    yield ExplanationLine(depth, step.label, f"{step.formula} ({values})" if values else step.formula, step.shown)
    for child in step.children:
        yield from award_lines(child, depth + 1)


def has_groups(fund: AwardFundRow) -> bool:
    """Tell whether the fund was divided among groups before it was shared."""
    return len(fund.groups) > 1


def due_total(fund: AwardFundRow) -> DueTotal:
    due = fund.due
    return DueTotal(
        "In tutto",
        _summed(due, "base"),
        _summed(due, "increase"),
        _summed(due, "shared_residual"),
        _summed(due, "interim"),
        _summed(due, "amount"),
    )


def _summed(rows: Sequence[AwardPersonRow], key: str) -> Decimal:
    return sum((getattr(one, key) or Decimal(0) for one in rows), Decimal(0))


def due_columns(fund: AwardFundRow) -> tuple[Column, ...]:
    """Return the columns of a fund on paper: without those that nobody has anything in."""
    always = {"name", "amount"}
    return tuple(one for one in DUE_COLUMNS if one.key in always or any(getattr(row, one.key) for row in fund.due))


@dataclass(frozen=True, slots=True)
class AwardExtract:
    """What one person is told: of each fund the own line, with how it came."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    party: Party
    name: str
    code: str
    rules: str
    funds: tuple[AwardFundRow, ...]

    @property
    def title(self) -> str:
        return f"{EXTRACT_TITLE} – anno {self.year}"

    @property
    def on_day(self) -> date:
        return self.imprint.printed_on

    @property
    def file_name(self) -> str:
        return extract_file_name(self.name, self.code)

    @property
    def lines(self) -> Iterator[tuple[AwardFundRow, AwardPersonRow]]:
        return ((fund, one) for fund in self.funds for one in fund.people if one.id == self.party)

    @property
    def total(self) -> Decimal:
        return sum((one.amount for _, one in self.lines if one.amount is not None), Decimal(0))

    @property
    def is_provisional(self) -> bool:
        return any(fund.is_provisional for fund in self.funds)


def extract_file_name(name: str, code: str) -> str:
    """Return a name like `Estratto-premi_Rossi-Mario_0123.pdf`."""
    return "_".join(filter(None, map(safe_word, ("Estratto premi", name, code)))) + ".pdf"

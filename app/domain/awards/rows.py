"""Awards as lists show them and as papers and exports will write them; amounts in euros, read off cents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from app.domain.awards.definition import FundRule
from app.domain.awards.result import FundResult, PersonAward
from app.domain.awards.vocabulary import FundKind, FundNature
from app.domain.columns import Column, Format
from app.domain.exact import from_units, round_half_up
from app.domain.ids import ActId, AwardRulesId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import DASH, agreeing, plural
from app.domain.periods import EARLIEST_YEAR, LATEST_YEAR
from app.domain.scoring.steps import Step
from app.domain.structure.hierarchy import Party
from app.domain.validation import at_most, at_most_cents, required


@dataclass(frozen=True, slots=True)
class AwardRulesRow:
    """A version of the rules: from which year, adopted by which act, in which closed years it was used."""

    id: AwardRulesId
    version: int
    name: str
    year_from: int
    act: str = ""
    act_id: ActId | None = None
    uses: tuple[int, ...] = ()

    @property
    def used_in(self) -> str:
        return ", ".join(map(str, self.uses))


RULES_COLUMNS: tuple[Column, ...] = (
    Column("year_from", "Dall'anno", Format.CODE, 10),
    Column("name", "Regole", width=40),
    Column("act", "Atto che le adotta", width=44),
    Column("used_in", "Anni chiusi con queste regole", width=18),
)


@dataclass(frozen=True, slots=True)
class AwardRulesDraft:
    """From which year a version holds and which act adopted it (contratto integrativo and its authorisation)."""

    id: AwardRulesId | None = None
    year_from: int | None = None
    act_id: ActId | None = None
    version: int | None = None


YEAR_FROM = Column("year_from", "Dall'anno", Format.INTEGER, 8, required=True)
ACT = Column("act_id", "Atto che le adotta", Format.CHOICE, 60)


def validate_rules_draft(draft: AwardRulesDraft) -> list[Issue]:
    year = draft.year_from
    if year is None:
        return required(year, "year_from", "Manca l'anno da cui valgono.")
    if EARLIEST_YEAR <= year <= LATEST_YEAR:
        return []
    return [Issue("year", f"{year} non è un anno possibile.", "year_from")]


@dataclass(frozen=True, slots=True)
class AwardFundDraft:
    """The money of a fund in a year, as its form edits it; None: not known yet."""

    code: str
    amount: Decimal | None = None
    act_id: ActId | None = None
    note: str = ""
    version: int | None = None


AMOUNT = Column("amount", "Importo", Format.MONEY, 16, help="Vuoto: non ancora stabilito")
FUND_ACT = Column("act_id", "Atto che lo stabilisce", Format.CHOICE, 60)
NOTE = Column("note", "Note", width=60)


def validate_fund(draft: AwardFundDraft) -> list[Issue]:
    found = [*at_most_cents(draft.amount, "amount", "Importo"), *at_most(draft.note, 300, "note", "Note")]
    if draft.amount is not None and draft.amount < 0:
        found.append(Issue("negative", "Un fondo non può essere negativo: controllare il segno.", "amount"))
    elif draft.amount == 0:
        sentence = "L'importo è zero: non c'è che cosa dividere. Se non è ancora stabilito, lasciarlo vuoto."
        found.append(Issue("zero", sentence, "amount", Severity.WARNING))
    return found


@dataclass(frozen=True, slots=True)
class AwardPersonRow:
    """One person in one fund: what is due and how it is made up, or why nothing is.

    `weight` is w, `payout` f(S) in percent; amounts are None for who takes no part, whose `note` says why.
    """

    id: Party
    name: str
    code: str = ""
    group: str = ""
    score: Decimal | None = None
    weight: Decimal | None = None
    payout: Decimal | None = None
    base: Decimal | None = None
    interim: Decimal | None = None
    increase: Decimal | None = None
    shared_residual: Decimal | None = None
    amount: Decimal | None = None
    note: str = ""
    explanation: Step | None = None
    position: int = 0
    is_chosen: bool = False

    @property
    def takes_part(self) -> bool:
        return self.amount is not None


PERSON_COLUMNS: tuple[Column, ...] = (
    Column("name", "Persona", width=24),
    Column("amount", "Premio", Format.MONEY, 13),
    Column("score", "Valutazione", Format.DECIMAL, 11),
    Column("weight", "Coefficiente", Format.QUANTITY, 11, digits=None),
    Column("payout", "Quota", Format.PERCENT, 9),
    Column("base", "Di base", Format.MONEY, 12),
    Column("increase", "Maggiorazione", Format.MONEY, 13),
    Column("shared_residual", "Dal residuo", Format.MONEY, 12),
    Column("interim", "Ad interim", Format.MONEY, 12),
    Column("group", "Gruppo", width=20),
    Column("code", "Matricola", Format.CODE, 10),
    Column("note", "Note", width=40),
)


class AwardLackRow(NamedTuple):
    """One thing without which nothing is computed, of one fund, with the place that mends it."""

    id: int
    fund: str
    sentence: str
    link: Link | None = None


LACK_COLUMNS: tuple[Column, ...] = (Column("fund", "Fondo", width=24), Column("sentence", "Che cosa manca", width=80))


@dataclass(frozen=True, slots=True)
class AwardFundRow:
    """A fund of a year: its money, what it gives and to how many, what is left and what becomes of it.

    `people` are all those who may take part, who does and who does not; `lacks` what is missing, and then no amount is
    there. `is_provisional`: some evaluation is not final yet. `other_scale` says in what the fund pays another share
    than the sheet says, where it does.
    """

    id: str
    name: str
    kind: FundKind
    nature: FundNature
    amount: Decimal | None = None
    paid: Decimal | None = None
    residual: Decimal | None = None
    residual_use: str = ""
    people: tuple[AwardPersonRow, ...] = ()
    lacks: tuple[AwardLackRow, ...] = ()
    groups: tuple["AwardGroupRow", ...] = ()
    steps: Step | None = None
    act: str = ""
    draft: AwardFundDraft = AwardFundDraft("")
    is_provisional: bool = False
    other_scale: str = ""

    @property
    def due(self) -> tuple[AwardPersonRow, ...]:
        return tuple(one for one in self.people if one.takes_part)

    @property
    def count(self) -> int | None:
        return None if self.lacks else len(self.due)

    @property
    def standing(self) -> str:
        if self.lacks:
            return f"{agreeing(len(self.lacks), 'manca', 'mancano')} {plural(len(self.lacks), 'dato', 'dati')}"
        return "provvisorio" if self.is_provisional else "calcolato"


FUND_COLUMNS: tuple[Column, ...] = (
    Column("name", "Fondo", width=30),
    Column("kind", "Per", Format.CHOICE, 24),
    Column("nature", "Risorse", Format.CHOICE, 10),
    Column("amount", "Importo", Format.MONEY, 15),
    Column("paid", "Assegnato", Format.MONEY, 15),
    Column("residual", "Resta", Format.MONEY, 13),
    Column("residual_use", "Dove va", width=16),
    Column("count", "Persone", Format.INTEGER, 9),
    Column("standing", "A che punto", width=20),
)


class AwardGroupRow(NamedTuple):
    """The part of a fund of one group."""

    id: str
    amount: Decimal
    people: int
    residual: Decimal


GROUP_COLUMNS: tuple[Column, ...] = (
    Column("id", "Gruppo", width=36),
    Column("amount", "Importo", Format.MONEY, 15),
    Column("people", "Persone", Format.INTEGER, 9),
    Column("residual", "Resta", Format.MONEY, 13),
)


def euros(cents: int) -> Decimal:
    return from_units(cents)


def person_rows(result: FundResult) -> tuple[AwardPersonRow, ...]:
    """Return who takes part, in the order of the people, then who does not, with why."""
    return (*(map(_person, result.lines)), *_excluded(result))


def _person(line: PersonAward) -> AwardPersonRow:
    return AwardPersonRow(
        line.party,
        line.name,
        line.code,
        line.group,
        None if line.score is None else round_half_up(line.score),
        round_half_up(line.weight, 4),
        round_half_up(line.payout * 100),
        euros(line.base),
        euros(line.interim) if line.interim else None,
        euros(line.increase) if line.increase else None,
        euros(line.shared_residual) if line.shared_residual else None,
        euros(line.amount),
        "maggiorazione" if line.is_chosen else "",
        line.explanation,
        line.position,
        line.is_chosen,
    )


def _excluded(result: FundResult) -> Iterator[AwardPersonRow]:
    for one in result.excluded:
        yield AwardPersonRow(one.party, one.name, note=f"Non partecipa: {one.reason}")


def fund_row(
    rule: FundRule, result: FundResult, draft: AwardFundDraft, lacks: Sequence[AwardLackRow] = (), act: str = ""
) -> AwardFundRow:
    """Return a fund as it was computed; with `lacks` only what is missing."""
    blank = AwardFundRow(rule.code, rule.name, rule.kind, rule.nature, draft.amount, draft=draft, act=act)
    if lacks:
        return replace(blank, lacks=tuple(lacks), people=tuple(_excluded(result)))
    groups = [
        AwardGroupRow(one.name or DASH, euros(one.cents), one.people, euros(one.residual)) for one in result.groups
    ]
    return replace(
        blank,
        paid=euros(result.paid),
        residual=euros(result.residual),
        residual_use=result.residual_use.italian if result.residual else "",
        people=person_rows(result),
        groups=tuple(groups),
        steps=result.steps,
    )

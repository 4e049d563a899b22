"""What the awards of a year read and nothing else of the archive says: of a person, or of the ente."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.awards.vocabulary import Sanction
from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import AwardFactId, EmployeeId, OfficialId
from app.domain.issues import Issue
from app.domain.italian import DASH, format_date, format_decimal, format_money, plural
from app.domain.italian_enum import ItalianEnum
from app.domain.validation import at_most, at_most_cents, required


class FactUnit(ItalianEnum):
    """What the figure of a fact counts; `NONE`: it has none, it is enough that the fact is there."""

    EURO = "euro", "euro"
    PERCENT = "percent", "%"
    TIMES = "times", "volte"
    NUMBER = "number", ""
    NONE = "none", ""


class AwardFactKind(ItalianEnum):
    """What one fact says; its code is kept in the archive."""

    SALARY = "salary", "Monte salari della persona"
    POST_WEIGHT = "post_weight", "Peso della posizione"
    CONVENTION = "convention", "Quota a carico dell'ente"
    OTHER_INCENTIVES = "other_incentives", "Altri incentivi"
    SANCTION = "sanction", "Sanzione disciplinare"
    FIXED_TERM = "fixed_term", "Rapporto a termine"
    MISSED_ASSIGNMENT = "missed_assignment", "Obiettivi non assegnati"
    MISSED_INTERVIEW = "missed_interview", "Colloqui non fatti"
    MISSED_EVALUATION = "missed_evaluation", "Valutazioni non fatte"
    FIGURE = "figure", "Dato per l'ordine"
    VARIABLE_RESOURCES = "variable_resources", "Risorse variabili che contano"
    PAID = "paid", "Premi pagati"

    @property
    def unit(self) -> FactUnit:
        return _UNITS.get(self, FactUnit.NONE)

    @property
    def is_of_ente(self) -> bool:
        """Whether it says something of the ente and of nobody."""
        return self in _OF_ENTE

    @property
    def is_dated(self) -> bool:
        return self in {AwardFactKind.SANCTION, AwardFactKind.PAID}


DECLARED = "Valutazione"
"""The name of the figure (0..100) that says how a Segretario without a sheet was evaluated, elsewhere or on paper."""

_UNITS = {
    AwardFactKind.SALARY: FactUnit.EURO,
    AwardFactKind.POST_WEIGHT: FactUnit.NUMBER,
    AwardFactKind.CONVENTION: FactUnit.PERCENT,
    AwardFactKind.OTHER_INCENTIVES: FactUnit.EURO,
    AwardFactKind.MISSED_ASSIGNMENT: FactUnit.TIMES,
    AwardFactKind.MISSED_INTERVIEW: FactUnit.TIMES,
    AwardFactKind.MISSED_EVALUATION: FactUnit.TIMES,
    AwardFactKind.FIGURE: FactUnit.NUMBER,
    AwardFactKind.VARIABLE_RESOURCES: FactUnit.EURO,
}
_OF_ENTE = frozenset({AwardFactKind.VARIABLE_RESOURCES, AwardFactKind.PAID})
_SEVERAL = frozenset({AwardFactKind.SANCTION, AwardFactKind.FIGURE, AwardFactKind.PAID})
"""Of what there may be several of the same person in a year."""


@dataclass(frozen=True, slots=True)
class AwardFactDraft:
    """A fact as its form edits it: of one person, or of the ente where the kind is; `source` says where it is from."""

    kind: AwardFactKind | None = None
    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None
    value: Decimal | None = None
    sanction: Sanction | None = None
    text: str = ""
    on_date: date | None = None
    source: str = ""
    id: AwardFactId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AwardFactRow:
    """A fact in a list; `person` is empty where it says something of the ente."""

    id: AwardFactId
    version: int
    kind: AwardFactKind
    person: str
    employee_id: EmployeeId | None
    official_id: OfficialId | None
    value: Decimal | None
    sanction: Sanction | None
    text: str
    on_date: date | None
    source: str

    @property
    def draft(self) -> AwardFactDraft:
        return AwardFactDraft(
            self.kind, self.employee_id, self.official_id, self.value, self.sanction, self.text, self.on_date,
            self.source, self.id, self.version,
        )  # fmt: skip

    @property
    def whose(self) -> str:
        return self.person or "Ente"

    @property
    def figure(self) -> str:
        """Write what the fact says: its figure with its unit, or that it is there."""
        return self.sanction.italian if self.sanction else figure_words(self.kind, self.value)


FACT_COLUMNS: tuple[Column, ...] = (
    Column("whose", "Di chi", width=26),
    Column("kind", "Che cosa", Format.CHOICE, 30),
    Column("figure", "Quanto", width=16, with_figures=True),
    Column("text", "In particolare", width=28),
    Column("on_date", "Dal", Format.DATE, 12),
    Column("source", "Fonte", width=34),
)

FACT_VALUE = Column("value", "Quanto", Format.QUANTITY, 16, digits=None)
FACT_TEXT = Column("text", "In particolare", width=40)
FACT_DAY = Column("on_date", "Dal", Format.DATE, 12, help="Di una sanzione: il giorno in cui è stata inflitta")
FACT_SOURCE = Column("source", "Fonte", width=40, required=True, help="L'atto o l'ufficio che lo dice")


def figure_words(kind: AwardFactKind, value: Decimal | None) -> str:
    if value is None:
        return "sì" if kind.unit is FactUnit.NONE else DASH
    match kind.unit:
        case FactUnit.EURO:
            return format_money(value)
        case FactUnit.PERCENT:
            return f"{format_decimal(value, None)} %"
        case FactUnit.TIMES:
            return plural(int(value), "volta", "volte")
        case FactUnit.NUMBER | FactUnit.NONE:
            return format_decimal(value, None)


def validate_fact(draft: AwardFactDraft, year: int) -> list[Issue]:
    """Check a fact by itself: whose it is, its figure within what its kind counts, where it comes from."""
    kind = draft.kind
    if kind is None:
        return required(kind, "kind", "Scegliere che cosa si scrive.")
    return [
        *_whose(draft, kind),
        *_figure(draft, kind),
        *_words(draft, kind),
        *at_most(draft.text, 200, "text", "In particolare"),
        *_day(draft, kind, year),
        *required(draft.source, "source", "Manca la fonte: l'atto o l'ufficio che lo dice."),
        *at_most(draft.source, 300, "source", "Fonte"),
    ]


def _whose(draft: AwardFactDraft, kind: AwardFactKind) -> list[Issue]:
    is_named = draft.employee_id is not None or draft.official_id is not None
    if kind.is_of_ente:
        return [Issue("of_ente", f"«{kind.italian}» è un dato dell'ente: non ha una persona.", "person")] * is_named
    return [] if is_named else required(None, "person", "Scegliere la persona.")


def _figure(draft: AwardFactDraft, kind: AwardFactKind) -> list[Issue]:
    unit, value = kind.unit, draft.value
    if unit is FactUnit.NONE:
        return []
    if value is None:
        return required(None, "value", f"Manca la cifra ({unit.italian})." if unit.italian else "Manca la cifra.")
    if value < ZERO:
        return [Issue("negative", "La cifra non può essere negativa.", "value")]
    if unit is FactUnit.PERCENT and value > HUNDRED:
        return [Issue("percent", "La percentuale non può superare 100.", "value")]
    if unit is FactUnit.TIMES and value != int(value):
        return [Issue("times", "Le volte sono un numero intero.", "value")]
    return at_most_cents(value, "value", kind.italian)


def _day(draft: AwardFactDraft, kind: AwardFactKind, year: int) -> list[Issue]:
    if not kind.is_dated:
        return []
    if draft.on_date is None:
        return required(None, "on_date", f"Manca il giorno («{kind.italian}»).")
    if kind is AwardFactKind.SANCTION and draft.on_date.year != year:
        sentence = f"Il {format_date(draft.on_date)} non è del {year}: la sanzione si scrive nel suo anno."
        return [Issue("other_year", sentence, "on_date")]
    return []


def _words(draft: AwardFactDraft, kind: AwardFactKind) -> list[Issue]:
    if kind is AwardFactKind.SANCTION:
        return required(draft.sanction, "sanction", "Scegliere quale sanzione.")
    if kind is AwardFactKind.FIGURE:
        return required(draft.text, "text", "Manca il nome del dato, come lo scrivono le regole.")
    return []


def once_each(draft: AwardFactDraft, others: Sequence[AwardFactRow]) -> list[Issue]:
    """Refuse a second fact of the same kind of the same person, but for those that may be several."""
    if draft.kind is None or draft.kind in _SEVERAL:
        return []
    same = [
        one
        for one in others
        if one.id != draft.id
        and (one.kind, one.employee_id, one.official_id) == (draft.kind, draft.employee_id, draft.official_id)
    ]
    if not same:
        return []
    sentence = f"{same[0].whose}: «{draft.kind.italian}» c'è già ({same[0].figure}). Modificare quello."
    return [Issue("twice", sentence, "kind")]

"""The Scheda obiettivo: one objective with all that it carries, as it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead, dup_words
from app.domain.documents.names import safe_word
from app.domain.italian import DASH, format_date, format_decimal
from app.domain.objectives import IndicatorRule, PhaseKind, ValueKind
from app.domain.objectives.assignment import AssignmentRow
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import IndicatorRow
from app.domain.objectives.months import months_text
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.phase import PhaseRow
from app.domain.objectives.target_words import target_words
from app.domain.objectives.value import IndicatorValueDraft, value_text


@dataclass(frozen=True, slots=True)
class PursuingUnit:
    """A unit of the objective, with the weight that it has there once it is given."""

    name: str
    weight: Decimal | None = None

    @property
    def words(self) -> str:
        return f"{self.name} (peso {format_decimal(self.weight, None)})" if self.weight is not None else self.name


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """A person of the objective: the days in which it is theirs, where they are not the whole year."""

    person: str
    unit: str
    days: str
    weight: Decimal
    time_share: Decimal | None


PERSON_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", width=32),
    Column("unit", "Unità", width=36),
    Column("days", "Periodo", width=24),
    Column("weight", "Peso", Format.DECIMAL, 10, digits=None),
    Column("time_share", "Tempo", Format.PERCENT, 12, digits=None),
)


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """An indicator with its unit beside the name, so that the figures stand alone; `about` is how it is read."""

    name: str
    about: str
    baseline: str
    target: str
    interim: str
    final: str
    weight: Decimal
    degree: Decimal | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPhase:
    """A phase in words, for whoever does not read the drawing."""

    title: str
    months: str
    actual: str
    starts_on: date | None
    ends_on: date | None
    weight: Decimal
    progress: Decimal


PRINTED_PHASE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Fase o attività", width=28),
    Column("months", "Mesi previsti", width=28),
    Column("actual", "Mesi effettivi", width=28),
    Column("starts_on", "Dal", Format.DATE, 17),
    Column("ends_on", "Al", Format.DATE, 17),
    Column("weight", "Peso", Format.DECIMAL, 9, digits=None),
    Column("progress", "Avanzamento", Format.PERCENT, 19, digits=None),
)


@dataclass(frozen=True, slots=True)
class ObjectiveSheetDocument:
    """The sheet of one objective; `units` empty: it is of the whole ente.

    `owner`, `mandate_line`, `parent` are the names of what the objective is tied to, empty where there is none;
    `measures` those of prevention, each with its code.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    detail: ObjectiveDetail
    units: tuple[PursuingUnit, ...] = ()
    owner: str = ""
    mandate_line: str = ""
    parent: str = ""
    measures: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The code and the title, as the outline and the margins say them."""
        return f"{self.detail.draft.code} {self.detail.draft.title}".strip()

    @property
    def file_name(self) -> str:
        return objective_file_name(self.year, self.detail.draft.code)

    @property
    def kind(self) -> str:
        draft = self.detail.draft
        words = [draft.kind.italian, *(["trasversale"] if draft.is_cross else [])]
        return f"{', '.join(words)} ({draft.scope.italian.lower()})"

    @property
    def description(self) -> str:
        """What the title does not say yet: empty where the description repeats it."""
        draft = self.detail.draft
        same = draft.description.strip().casefold().rstrip(".") == draft.title.strip().casefold().rstrip(".")
        return "" if same else draft.description.strip()

    @property
    def dup(self) -> str:
        return dup_words(self.detail.draft.dup_mission, self.detail.draft.dup_programme)

    @property
    def people(self) -> Iterator[PrintedPerson]:
        for one in self.detail.assignments:
            yield PrintedPerson(one.person, one.unit, _days(one), one.weight, one.time_share)

    @property
    def has_time_shares(self) -> bool:
        return any(one.time_share is not None for one in self.detail.assignments)

    @property
    def indicators(self) -> Iterator[PrintedIndicator]:
        values = {(one.indicator_id, one.kind): one for one in self.detail.values}
        for row in self.detail.indicators:
            interim, final = (values.get((row.id, kind)) for kind in (ValueKind.INTERIM, ValueKind.FINAL))
            yield _indicator(row, interim, final)

    @property
    def phases(self) -> Iterator[PrintedPhase]:
        for one in self.detail.phases:
            months, actual = months_text(one.months), months_text(one.actual_months)
            title = one.title if one.kind is PhaseKind.PHASE else f"{one.title} ({one.kind.italian})"
            yield PrintedPhase(title, months, actual, one.starts_on, one.ends_on, one.weight, one.progress)

    @property
    def gantt(self) -> tuple[PhaseRow, ...]:
        return self.detail.phases


def objective_file_name(year: int, code: str) -> str:
    """Return a name like `Obiettivo_2024_AG-01.pdf`."""
    return "_".join(filter(None, ("Obiettivo", str(year), safe_word(code)))) + ".pdf"


def _days(one: AssignmentRow) -> str:
    if one.valid_from and one.valid_to:
        return f"{format_date(one.valid_from)} – {format_date(one.valid_to)}"
    if one.valid_from:
        return f"dal {format_date(one.valid_from)}"
    return f"fino al {format_date(one.valid_to)}" if one.valid_to else "tutto l'anno"


def _indicator(
    row: IndicatorRow, interim: IndicatorValueDraft | None, final: IndicatorValueDraft | None
) -> PrintedIndicator:
    name = f"{row.name} ({row.unit})" if row.unit else row.name
    given = parameters_of(row.parameters)
    target = target_words(row.rule, row.direction, row.target, row.target_on, parameters=given) or DASH
    source = next((one.source for one in (final, interim) if one is not None and one.source), row.source)
    about = [row.rule.italian, *([row.direction.italian] if row.rule.wants_target else [])]
    return PrintedIndicator(
        name=name,
        about=", ".join(about).capitalize(),
        baseline=_quantity(row.baseline),
        target=target,
        interim=_reached(row.rule, interim),
        final=_reached(row.rule, final),
        weight=row.weight,
        degree=row.degree,
        source=source,
    )


def _reached(rule: IndicatorRule, value: IndicatorValueDraft | None) -> str:
    if value is None:
        return DASH
    is_plain = value.value is not None and rule not in {IndicatorRule.YES_NO, IndicatorRule.BY_DATE}
    return _quantity(value.value) if is_plain else value_text(rule, value.value, value.done_on, value.choice)


def _quantity(value: Decimal | None) -> str:
    return DASH if value is None else format_decimal(value, None, grouped=True)

"""What is noted about an objective along the year: resources, monitoring, changes with their reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import ActId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.objectives.rules import measure_issues, percent_issues, text_issues
from app.domain.objectives.vocabulary import ResourceKind


@dataclass(frozen=True, slots=True)
class ResourceDraft:
    """What the objective needs, in words and, when known, in euros, with the chapter that pays it; also a row."""

    id: int | None = None
    objective_id: ObjectiveId | None = None
    kind: ResourceKind = ResourceKind.FINANCIAL
    description: str = ""
    chapter: str = ""
    amount: Decimal | None = None


RESOURCE_COLUMNS: tuple[Column, ...] = (
    Column("kind", "Tipo", Format.CHOICE, 14, editable=True, choices=tuple(kind.italian for kind in ResourceKind)),
    Column("description", "Risorsa", Format.TEXT, 44, editable=True, required=True, synonyms=("Descrizione",)),
    Column("amount", "Importo", Format.MONEY, 14, editable=True, synonyms=("Euro", "Costo")),
    Column("chapter", "Capitolo", Format.CODE, 14, editable=True, synonyms=("Cap.", "Capitolo di spesa", "PEG")),
)


def validate_resource(draft: ResourceDraft) -> list[Issue]:
    return [
        *text_issues(draft.description, "description", "la descrizione della risorsa", longest=300, required=True),
        *text_issues(draft.chapter, "chapter", "il capitolo", longest=50),
        *measure_issues(draft.amount, "amount", "L'importo", 2),
        *_amount_issues(draft),
    ]


def _amount_issues(draft: ResourceDraft) -> Iterator[Issue]:
    if draft.amount is not None and draft.amount < 0:
        yield Issue("amount_negative", "L'importo non può essere negativo.", "amount")


@dataclass(frozen=True, slots=True)
class MonitoringDraft:
    """What was found on a day of the year: progress in percent, notes, critical points; as a row it is the same."""

    id: int | None = None
    version: int | None = None
    objective_id: ObjectiveId | None = None
    on_date: date | None = None
    progress: Decimal | None = None
    notes: str = ""
    critical_points: str = ""
    author: str = ""


MONITORING_COLUMNS: tuple[Column, ...] = (
    Column("on_date", "Data", Format.DATE, 11, editable=True, required=True),
    Column("progress", "Avanzamento", Format.PERCENT, 11, editable=True, digits=None),
    Column("notes", "Note", Format.LONG_TEXT, 36, editable=True),
    Column("critical_points", "Criticità", Format.LONG_TEXT, 36, editable=True),
    Column("author", "Chi", Format.TEXT, 14),
)


def validate_monitoring(draft: MonitoringDraft) -> list[Issue]:
    return [
        *_date_issues(draft.on_date, "Manca la data del monitoraggio."),
        *percent_issues(draft.progress, "progress", "L'avanzamento"),
        *_content_issues(draft),
    ]


def _content_issues(draft: MonitoringDraft) -> Iterator[Issue]:
    if draft.progress is None and not draft.notes.strip() and not draft.critical_points.strip():
        yield Issue("nothing_noted", "Indicare almeno l'avanzamento, una nota o una criticità.", "notes")


OF_PEOPLE = "Persone"
"""The part of an objective that is of its people: on papers that are published it is not told."""


_NUMBER = re.compile(r"-?\d+(,\d+)?")
_IN_THE_UNIT = {"Valore atteso", "Valore di partenza"}
"""The fields of an indicator that are said in what it counts."""
_BARE = {"", "n.", "numero"}


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One thing that a Variazione changed, before and after, in words."""

    part: str
    field: str
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        what = f"{self.part}, {self.field.lower()}" if self.part != OF_PEOPLE else self.field
        if not self.before:
            return f"{what}: aggiunto ({self.after})" if self.after else what
        return f"{what}: da «{self.before}» a «{self.after}»" if self.after else f"{what}: tolto («{self.before}»)"

    def told(self, unit: str = "") -> str:
        """Say it as a person would: `…, valore atteso da 180.000 a 170.000 €`, in the unit of what is measured."""
        before, after = _number(self.before), _number(self.after)
        if before is None or after is None:
            return self.words
        what = f"{self.part}, {self.field.lower()}"
        return f"{what}: da {before} a {after}{f' {unit}' if self.field in _IN_THE_UNIT and unit not in _BARE else ''}"


def _number(text: str) -> str | None:
    """Write a number of the audit with its thousands apart; None where the text is no number."""
    if not _NUMBER.fullmatch(text):
        return None
    return format_decimal(Decimal(text.replace(",", ".")), None, grouped=True)


@dataclass(frozen=True, slots=True)
class RevisionDraft:
    """A Variazione of the objective: what changed, why, by which act; as a row it is the same.

    `act_id` is an act of the ente, `decided_by` its name with the words of `act`; `changed` is what it changed.
    """

    id: int | None = None
    objective_id: ObjectiveId | None = None
    on_date: date | None = None
    what: str = ""
    reason: str = ""
    act: str = ""
    act_id: ActId | None = None
    decided_by: str = ""
    author: str = ""
    changed: tuple[ChangedPart, ...] = ()

    @property
    def details(self) -> str:
        """Write what changed, before and after, one thing on each line."""
        return "\n".join(one.words for one in self.changed)


_WHEN, _WHAT, _WHY, _ACT = (
    Column("on_date", "Data", Format.DATE, 11, required=True),
    Column("what", "Che cosa cambia", Format.LONG_TEXT, 36, required=True),
    Column("reason", "Motivazione", Format.LONG_TEXT, 36, required=True),
    Column("act", "Atto", Format.TEXT, 24),
)
REVISION_COLUMNS: tuple[Column, ...] = (_WHEN, _WHAT, _WHY, _ACT)
REVISION_ROW_COLUMNS: tuple[Column, ...] = (
    _WHEN,
    _WHAT,
    Column("details", "Prima e dopo", Format.LONG_TEXT, 40),
    _WHY,
    Column("decided_by", "Atto", Format.TEXT, 24),
)
"""The revisions as they are shown and printed."""


def validate_revision(draft: RevisionDraft) -> list[Issue]:
    return [
        *_date_issues(draft.on_date, "Manca la data della variazione."),
        *text_issues(draft.what, "what", "la descrizione di che cosa cambia", longest=10_000, required=True),
        *text_issues(draft.reason, "reason", "la motivazione", longest=10_000, required=True),
        *text_issues(draft.act, "act", "l'atto", longest=300),
    ]


@dataclass(frozen=True, slots=True)
class NeutralisationDraft:
    """An objective set aside for causes outside the owner's control: reason, opinion of the Nucleo, date."""

    objective_id: ObjectiveId
    version: int | None = None
    on_date: date | None = None
    reason: str = ""
    opinion: str = ""


def validate_neutralisation(draft: NeutralisationDraft) -> list[Issue]:
    return [
        *_date_issues(draft.on_date, "Manca la data della neutralizzazione."),
        *text_issues(draft.reason, "reason", "la motivazione", longest=10_000, required=True),
        *text_issues(draft.opinion, "opinion", "il parere dell'organo di valutazione", longest=10_000, required=True),
    ]


def _date_issues(day: date | None, sentence: str) -> Iterator[Issue]:
    if day is None:
        yield Issue("on_date_missing", sentence, "on_date")
